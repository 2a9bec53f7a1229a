"""Documents written as quads, each by itself once it is known who is meant in it; so whoever is at hand may do it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice

from kg.annotated import sparing
from kg.assertions import Resolution, apply
from kg.corrections.amendments import amend
from kg.corrections.plan import Statement
from kg.crew import ALONE, Crew
from kg.errors import KgError
from kg.model import Extraction
from kg.processes import Losses
from kg.quads import document_lines
from kg.store import records

_MANY, _FAR = 40, 400  # documents from which on it is worth the while to call processes, or a cluster
_SIZE = 60_000  # bytes of records that are done at once: some 5 articles, whose quads are 2.5 MB


@dataclass(frozen=True, slots=True)
class Settled:
    """A document that is ready to be written.

    Attributes:
        document: Its id.
        record: Its packed record.
        path: Where the record is kept, for messages.
        resolution: Who is meant in it, by all texts and corrections.
        extraction: What the record holds, where it is at hand in this process; then the record may be left out.
    """

    document: str
    record: bytes
    path: str
    resolution: Resolution
    extraction: Extraction | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """The quads of a document, by its id, as N-Quads, and which of its statements are left out as rejected, sorted."""

    document: str
    lines: bytes
    rejected: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """A document, by its id, that can't be written as quads, and why."""

    document: str
    problem: KgError


def write(
    documents: Iterable[Settled],
    *,
    rejected: frozenset[Statement],
    base: str,
    crew: Crew = ALONE,
    on_notice: Callable[[str], None] | None = None,
) -> Iterator[Written | Failed]:
    """Yield the quads of each document, in the order given; the same whoever makes them.

    Args:
        documents: Read lazily, so memory stays flat.
        rejected: Statements that corrections reject, by the keys of entities.
        base: IRI that resources are minted under.
        crew: Who makes them, where they are many.
        on_notice: Called with a line that tells of one of the crew that ended and whose work is done again.

    Raises:
        GraphError: If a record is damaged.
        KgError: As for `Crew.spread`.
    """
    stream = iter(documents)
    many = _FAR if crew.is_remote else _MANY
    first = list(islice(stream, many))
    work = partial(written, rejected=rejected, base=base)
    losses: Losses[Settled, Written | Failed] = Losses(lambda one, _: work([one])[0], on_notice or (lambda _: None))
    hands = crew if len(first) == many else ALONE
    yield from hands.spread(work, portions(chain(first, stream), _SIZE), losses)


def written(documents: Sequence[Settled], *, rejected: frozenset[Statement], base: str) -> list[Written | Failed]:
    """Return what `write` yields, made in this process."""
    return [_written(settled, rejected, base) for settled in documents]


def _written(settled: Settled, rejected: frozenset[Statement], base: str) -> Written | Failed:
    problems = list[KgError]()
    extraction = settled.extraction or records.opened(settled.record, settled.path)
    with sparing(extraction.document, problems.append):
        left, gone = amend(apply(extraction, settled.resolution), rejected)
        return Written(settled.document, document_lines(left, base=base), tuple(sorted(gone)))
    return Failed(settled.document, problems[0])


def portions(documents: Iterable[Settled], most: int) -> Iterator[list[Settled]]:
    """Yield documents, read lazily, in portions of one or of records that have so many bytes at most together."""
    portion: list[Settled] = []
    size = 0
    for settled in documents:
        weight = len(settled.record) if settled.extraction is None else most  # it goes to no other process
        if portion and size + weight > most:
            yield portion
            portion, size = [], 0
        portion.append(settled)
        size += weight
    if portion:
        yield portion
