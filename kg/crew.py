"""Who does what can be done apart: this process, several of this machine, or the workers of a Dask cluster."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from kg import cluster, processes
from kg.errors import InputError
from kg.processes import Losses

ENGINES = ("processes", "dask")


@dataclass(frozen=True, slots=True)
class Crew:
    """So many processes of this machine, this one alone where it is one, or the workers of a Dask cluster.

    Attributes:
        jobs: Number of processes of this machine.
        engine: One of `ENGINES`.
        scheduler: Address of a Dask scheduler whose workers work in place of processes of this machine.
        here: The Dask cluster of this machine that works, see `gathered`; without it each work has one of its own.

    Raises:
        InputError: If there are none, or they don't fit together.
    """

    jobs: int = 1
    engine: str = "processes"
    scheduler: str | None = None
    here: cluster.Here | None = field(default=None, compare=False, repr=False)

    def __post_init__(self) -> None:
        if self.jobs < 1:
            raise InputError(f"{self.jobs} processes can't read texts", where="jobs", hint="give 1 or more")
        if self.engine not in ENGINES:
            raise InputError("no such engine", where=self.engine[:80], hint=f"engines are {' and '.join(ENGINES)}")
        if self.scheduler is not None and self.engine != "dask":
            raise InputError("a scheduler is one of dask", where=self.scheduler[:80], hint="add --engine dask")

    @property
    def is_remote(self) -> bool:
        """Whether a pipeline that is loaded in this process is of no use to them."""
        return self.engine == "dask"

    @contextmanager
    def gathered(self) -> "Iterator[Crew]":
        """Give the same crew, for whom one Dask cluster of this machine, if any, does all work within the block."""
        if not self.is_remote or self.scheduler is not None:
            yield self
            return
        with cluster.Here(self.jobs) as here:
            yield replace(self, here=here)

    def spread[T, R](
        self, work: Callable[[Sequence[T]], list[R]], batches: Iterable[Sequence[T]], losses: Losses[T, R]
    ) -> Iterator[R]:
        """Yield the results of each batch, in the order of batches, whoever does the work.

        Args:
            work: What to do with a batch: a pure function, so that the results are the same whoever does it.
            batches: Taken lazily.
            losses: What to do where one of the crew ends.

        Raises:
            KgError: As for `kg.cluster.spread`, where a cluster works.
            BaseException: Whatever the work raises.
        """
        if self.is_remote:
            yield from cluster.spread(
                work, batches, jobs=self.jobs, scheduler=self.scheduler, losses=losses, here=self.here
            )
        elif self.jobs > 1:
            yield from processes.spread(work, batches, jobs=self.jobs, losses=losses)
        else:
            for batch in batches:
                yield from work(batch)


ALONE = Crew()  # this process works
