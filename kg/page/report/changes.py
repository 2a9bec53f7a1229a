"""What is new: since a date of publication, or against an earlier graph."""

from dataclasses import dataclass

from kg import dates
from kg.dates import PartialDate
from kg.evidence import Source
from kg.network import Network, Summary, settled, sources, summary
from kg.network.graph import base
from kg.page.words.statements import Edge, Statement, StatementWriter
from kg.page.words.words import day, name

MOST = 15
MOVED = 10


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a report is compared with: IRIs of the new documents, how many are gone, earlier figures, in words what."""

    words: str
    documents: frozenset[str]
    gone: int
    before: Summary
    base: str


@dataclass(frozen=True, slots=True)
class Move:
    """An actor whose rank changed; ``before`` is None if it is new."""

    name: str
    before: int | None
    now: int


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new: documents, statements, the most influential new actors, moved ranks; ``words``: against what."""

    words: str
    documents: tuple[Source, ...]
    gone: int
    statements: tuple[Statement, ...]
    more: int
    actors: tuple[Move, ...]
    moves: tuple[Move, ...]


def older(graph: Network, since: PartialDate) -> frozenset[str]:
    """Return the IRIs of the documents published before a day, month or year; undated ones count as old."""
    return frozenset(
        source.iri
        for source in sources(graph)
        if not ((date := dates.parse(source.date)) and date.first >= since.first)
    )


def since_date(graph: Network, since: PartialDate, before: Network) -> Comparison:
    """Return the comparison for what was published on a day or later; ``before`` is the network of what is `older`."""
    new = frozenset(source.iri for source in sources(graph)) - older(graph, since)
    return Comparison(f"published since {day(str(since))}", new, 0, summary(settled(before)), base(before))


def since_graph(graph: Network, before: Network) -> Comparison:
    """Return the comparison for what an earlier graph's network does not hold: documents of another id or text."""
    earlier = {source.id: source.sha256 for source in sources(before)}
    new = frozenset(source.iri for source in sources(graph) if earlier.get(source.id) != source.sha256)
    gone = len(earlier.keys() - {source.id for source in sources(graph)})
    return Comparison("that the earlier graph does not hold", new, gone, summary(settled(before)), base(before))


def changes(against: Comparison, figures: Summary, found: tuple[Source, ...], writer: StatementWriter) -> Changes:
    """Return what is new in a network against an earlier state."""
    own = base(writer.graph)
    fresh = [edge for edge in writer.edges() if _new(edge, against.documents)]
    fresh.sort(key=lambda edge: (-edge[3]["weight"], edge[:3]))
    before = {row.iri.removeprefix(against.base): rank for rank, row in enumerate(against.before.actors, start=1)}
    named = [(rank, row) for rank, row in enumerate(figures.actors, start=1) if row.named]
    moves = [Move(name(row.label), before.get(row.iri.removeprefix(own)), rank) for rank, row in named]
    moved = [move for move in moves[: 3 * MOVED] if move.before not in {None, move.now}]
    return Changes(
        against.words,
        tuple(source for source in found if source.iri in against.documents),
        against.gone,
        tuple(writer.tell(edge, most=3) for edge in fresh[:MOST]),
        max(0, len(fresh) - MOST),
        tuple(move for move in moves if move.before is None)[:MOST],
        tuple(moved[:MOVED]),
    )


def ranks(graph: Network) -> dict[str, int]:
    """Return the rank of each actor of a network by IRI, by what counts as having happened."""
    return {row.iri: rank for rank, row in enumerate(summary(settled(graph)).actors, start=1)}


def _new(edge: Edge, documents: frozenset[str]) -> bool:
    support = [passage for passage in edge[3].get("evidence", ()) if passage.kind != "claim"]
    return bool(support) and all(passage.graph in documents for passage in support)
