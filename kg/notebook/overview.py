"""A graph at a glance."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.network import Summary
from kg.store import GraphStore, select

MOST_RANKED = 50_000  # facts and events; a larger graph is not ranked just to be shown
TOP = 8  # actors named


@dataclass(frozen=True, slots=True)
class Overview:
    """What is in a graph.

    Attributes:
        path: Its folder.
        documents: Number of documents.
        entities: Number of entities.
        facts: Number of facts.
        events: Number of events.
        sources: Outlets with the number of their documents, most first; an empty name where none is stated.
        since: First date of publication, or empty.
        until: Last date of publication, or empty.
        undated: Number of documents that state no date.
        actors: The most influential actors as (label, kind, influence); empty in a graph too large to rank in passing.
    """

    path: str
    documents: int
    entities: int
    facts: int
    events: int
    sources: tuple[tuple[str, int], ...]
    since: str
    until: str
    undated: int
    actors: tuple[tuple[str, str, float], ...]

    def __str__(self) -> str:
        dates = f", {self.since} to {self.until}" if self.since else ""
        top = f"\nmost influential: {', '.join(label for label, _, _ in self.actors)}" if self.actors else ""
        return (
            f"{self.documents} documents of {len(self.sources)} sources{dates}: "
            f"{self.entities} entities, {self.facts} facts, {self.events} events{top}"
        )

    def _repr_html_(self) -> str:
        from kg.notebook.html import overview_html

        return overview_html(self)


def overview(store: GraphStore, counts: dict[str, int], ranking: Callable[[], Summary]) -> Overview:
    """Return what is in a graph.

    Args:
        store: The graph.
        counts: Its documents, entities, facts and events.
        ranking: Gives the measures of its network; called only where the graph is small enough.
    """
    table = select(
        store.raw,
        "SELECT ?source ?date WHERE { GRAPH ?g { ?g a schema:NewsArticle OPTIONAL { ?g schema:publisher ?source } "
        "OPTIONAL { ?g schema:datePublished ?date } } }",
    )
    outlets = [str(row[0] or "") for row in table.rows]
    dates = sorted(str(row[1]) for row in table.rows if row[1])
    small = counts["facts"] + counts["events"] <= MOST_RANKED
    actors = ranking().actors if small else ()
    return Overview(
        path=str(store.folder),
        **counts,
        sources=_counted(outlets),
        since=dates[0] if dates else "",
        until=dates[-1] if dates else "",
        undated=len(outlets) - len(dates),
        actors=tuple((row.label, row.kind, row.influence) for row in actors[:TOP]),
    )


def _counted(names: Sequence[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(((name, names.count(name)) for name in set(names)), key=lambda pair: (-pair[1], pair[0])))
