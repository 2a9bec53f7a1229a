"""Work spread over the workers of a Dask cluster: batches go out, results come back in order.

Dask's scheduler gives a batch whose worker ended to another one, three times. One that was at four workers that ended
is done once more, item by item and each alone, as Dask blames whatever a worker had, begun or not. Without an address
of a scheduler, workers are processes of this machine.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, nullcontext
from threading import Lock
from typing import TYPE_CHECKING, Any, Self

from kg.errors import EndpointError, InputError, PipelineError, one_line
from kg.processes import Losses, done

if TYPE_CHECKING:
    from distributed import Client, Future, LocalCluster

SECONDS = 10.0  # for a scheduler to answer
_AHEAD = 2  # batches for each worker that wait for it or for an older one
_ONE_AT_A_TIME = Lock()  # a pipeline is not for several threads, which a worker may have
_HERE = "of this machine"


def spread[T, R](
    work: Callable[[Sequence[T]], list[R]],
    batches: Iterable[Sequence[T]],
    *,
    jobs: int,
    scheduler: str | None = None,
    losses: Losses[T, R],
    here: "Here | None" = None,
) -> Iterator[R]:
    """Yield the results of each batch, in the order of batches, done by the workers of a Dask cluster.

    Args:
        work: What to do with a batch; it, items and results are pickled, and what it imports is installed on workers.
        batches: Taken lazily, a few more than there are workers.
        jobs: Number of processes of this machine that are the cluster where there is no scheduler.
        scheduler: Address of a scheduler, as ``tcp://10.0.0.1:8786``; its workers come and go as they like.
        losses: What to do where a worker ends.
        here: In place of such a cluster that is started now and ended with the last result.

    Raises:
        InputError: If the package that this needs is not installed, or the address is none.
        EndpointError: If no scheduler answers, or it goes.
        PipelineError: If workers lack what the work needs.
        BaseException: Whatever the work raises.
    """
    try:
        from distributed import KilledWorker, wait  # noqa: PLC0415  (an extra, and slow to import)
    except ImportError as err:
        raise InputError(
            "the engine dask needs the package distributed", hint="pip install 'influence-kg[dask]'"
        ) from err
    where = scheduler or _HERE
    with _connected(jobs, scheduler, here) as client:
        row: deque[tuple[Sequence[T], Future[Any]]] = deque()
        stream, workers = iter(batches), set[str]()
        while True:
            workers = _present(client, workers, where, losses.on_notice)
            while len(row) < _AHEAD * max(1, len(workers)) and (items := next(stream, None)):
                row.append((items, client.submit(_done, work, items, pure=False)))
            if not row:
                return
            items, future = row.popleft()
            try:
                yield from _result(future, where)
            except KilledWorker:
                losses.on_notice(f"workers ended over the same {len(items)} texts, which are done again, one by one")
                with client.as_current():
                    wait([other for _, other in row])  # type: ignore[no-untyped-call]  # they would be blamed, too
                for item in items:
                    try:
                        yield from _result(client.submit(_done, work, [item], pure=False), where)
                    except KilledWorker:
                        yield losses.given_up(item, "ended, and so did others that were given it")


def _done(work: Callable[[Sequence[Any]], list[Any]], items: Sequence[Any]) -> list[Any] | BaseException:
    with _ONE_AT_A_TIME:
        return done(work, items)


def _result(future: "Future[Any]", where: str) -> list[Any]:
    """Return the results of a batch; errors of the work come as values, so what is raised here is Dask's.

    Raises:
        EndpointError: If the scheduler is gone.
        PipelineError: If the worker can't take the work.
        KilledWorker: If too many workers ended that had the batch.
        BaseException: Whatever the work raises.
    """
    from distributed import KilledWorker  # noqa: PLC0415

    try:
        told = future.result()
    except KilledWorker:
        raise
    except (CancelledError, OSError) as err:
        hint = "start one and run the same command again to go on: what was read is kept"
        raise EndpointError(f"the Dask scheduler is gone ({one_line(err)})", where=where, hint=hint) from err
    except Exception as err:
        hint = "install the same influence-kg[dask] on each worker"
        raise PipelineError(f"a worker can't read texts ({one_line(err)})", where=where, hint=hint) from err
    if isinstance(told, BaseException):
        raise told
    return told  # type: ignore[no-any-return]  # of the work


def _present(client: "Client", before: set[str], where: str, on_notice: Callable[[str], None]) -> set[str]:
    """Return the addresses of the workers that are there now, and tell of those that are not any more."""
    try:
        now = set(client.nthreads())  # type: ignore[no-untyped-call]
    except (CancelledError, OSError):
        return before  # which the next result tells of
    if gone := sorted(before - now):
        on_notice(f"gone: worker {', '.join(gone)}; what it had not done is done by others")
    if not now and not before:
        on_notice(f"{where}: the Dask scheduler has no worker yet, waiting for one")
    return now or before


class Here:
    """A cluster of processes of this machine, started when first needed, ended by the ``with`` that it stands in."""

    def __init__(self, jobs: int) -> None:
        """Prepare to start so many processes."""
        self._jobs, self._held = jobs, ExitStack()
        self._cluster: LocalCluster | None = None

    def started(self) -> "LocalCluster":
        """Return the cluster."""
        from distributed import LocalCluster  # noqa: PLC0415

        if self._cluster is None:
            local = {
                "host": "127.0.0.1",
                "dashboard_address": "127.0.0.1:0",
                "silence_logs": logging.CRITICAL,
                "memory_limit": 0,
            }
            made = LocalCluster(n_workers=self._jobs, threads_per_worker=1, processes=True, **local)  # type: ignore[no-untyped-call]
            self._cluster = self._held.enter_context(made)
        return self._cluster

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._held.close()


@contextmanager
def _connected(jobs: int, scheduler: str | None, here: Here | None) -> "Iterator[Client]":
    from distributed import Client  # noqa: PLC0415

    if scheduler is None:
        with (
            Here(jobs) if here is None else nullcontext(here) as place,
            Client(place.started(), timeout=SECONDS, set_as_default=False) as client,  # type: ignore[no-untyped-call]
        ):
            yield client
        return
    with ThreadPoolExecutor(1) as apart:  # a notebook has a loop of its own in this thread
        apart.submit(asyncio.run, _answers(scheduler)).result()
    with Client(scheduler, timeout=SECONDS, set_as_default=False) as client:  # type: ignore[no-untyped-call]
        yield client


async def _answers(scheduler: str) -> None:
    """Return once a scheduler answers; a client would wait forever for what takes a connection and says nothing.

    Raises:
        InputError: If the address is none.
        EndpointError: If it does not answer in time.
    """
    from distributed.core import rpc  # noqa: PLC0415
    from distributed.security import Security  # noqa: PLC0415

    asked = rpc(scheduler, connection_args=Security().get_connection_args("client"))  # type: ignore[no-untyped-call]
    try:
        told = await asyncio.wait_for(asked.identity(), SECONDS)
    except ValueError as err:
        hint = "give one like tcp://10.0.0.1:8786"
        raise InputError(f"no address of a scheduler ({one_line(err)})", where=scheduler, hint=hint) from err
    except OSError as err:
        hint = "start one with: dask scheduler; its first lines tell the address"
        raise EndpointError(f"no Dask scheduler answers within {SECONDS:g} s", where=scheduler, hint=hint) from err
    finally:
        await asked.close_rpc()  # type: ignore[no-untyped-call]
    if told["type"] != "Scheduler":
        hint = "give that of the scheduler"
        raise InputError(f"the address of a {told['type']} of Dask, not of a scheduler", where=scheduler, hint=hint)
