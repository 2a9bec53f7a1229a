"""What is new: since a date of publication, or against an earlier graph."""

from dataclasses import dataclass
from typing import Any

from kg import dates, namespaces
from kg.dates import PartialDate
from kg.network import Summary, project, settled, summary
from kg.page.words.sources import Source
from kg.page.words.statements import Edge, Statement, Teller
from kg.page.words.words import day, name
from kg.store import GraphStore

MOST = 15
MOVED = 10


@dataclass(frozen=True, slots=True)
class Basis:
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


def since_date(store: GraphStore, since: PartialDate, found: tuple[Source, ...], **switches: Any) -> Basis:
    """Return the basis for what was published on a day or later; undated documents count as old."""
    new = frozenset(source.iri for source in found if (date := dates.parse(source.date)) and date.first >= since.first)
    old = {source.iri for source in found} - new
    return Basis(
        f"published since {day(str(since))}", new, 0, _figures(store, **(switches | {"sources": old})), store.base_iri
    )


def since_graph(store: GraphStore, previous: GraphStore, **switches: Any) -> Basis:
    """Return the basis for what an earlier graph does not hold: documents with another id or another text."""
    held, before = store.documents(), previous.documents()
    new = frozenset(
        namespaces.document_iri(id_, base=store.base_iri) for id_, sha in held.items() if before.get(id_) != sha
    )
    figures = _figures(previous, **switches)
    return Basis(
        "that the earlier graph does not hold", new, len(before.keys() - held.keys()), figures, previous.base_iri
    )


def changes(basis: Basis, figures: Summary, found: tuple[Source, ...], teller: Teller, *, base: str) -> Changes:
    """Return what is new in a network against its basis."""
    fresh = [edge for edge in teller.edges() if _new(edge, basis.documents)]
    fresh.sort(key=lambda edge: (-edge[3]["weight"], edge[:3]))
    before = {row.iri.removeprefix(basis.base): rank for rank, row in enumerate(basis.before.actors, start=1)}
    named = [(rank, row) for rank, row in enumerate(figures.actors, start=1) if row.named]
    moves = [Move(name(row.label), before.get(row.iri.removeprefix(base)), rank) for rank, row in named]
    moved = [move for move in moves[: 3 * MOVED] if move.before not in {None, move.now}]
    return Changes(
        basis.words,
        tuple(source for source in found if source.iri in basis.documents),
        basis.gone,
        tuple(teller.tell(edge, most=3) for edge in fresh[:MOST]),
        max(0, len(fresh) - MOST),
        tuple(move for move in moves if move.before is None)[:MOST],
        tuple(moved[:MOVED]),
    )


def _new(edge: Edge, documents: frozenset[str]) -> bool:
    support = [passage for passage in edge[3].get("evidence", ()) if passage.kind != "claim"]
    return bool(support) and all(passage.document in documents for passage in support)


def _figures(store: GraphStore, **switches: Any) -> Summary:
    return summary(settled(project(store, **switches)))
