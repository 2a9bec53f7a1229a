"""A graph at a glance."""

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass

from kg.evidence import Source
from kg.network import Summary

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
        """Return counts, sources, dates, key actors, and what to ask next."""
        from kg.notebook.html import render

        top = max((influence for _, _, influence in self.actors), default=1.0) or 1.0
        actors = [(label, kind, influence, round(100 * influence / top)) for label, kind, influence in self.actors]
        return render("overview.html.jinja", graph=self, actors=actors)


def overview(
    path: str, counts: dict[str, int], sources: Collection[Source], ranking: Callable[[], Summary]
) -> Overview:
    """Return what is in a graph.

    Args:
        path: Its folder.
        counts: Its documents, entities, facts and events.
        sources: Its documents.
        ranking: Gives the measures of its network; called only where the graph is small enough.
    """
    outlets = Counter(source.outlet for source in sources)
    dates = sorted(source.date for source in sources if source.date)
    small = counts["facts"] + counts["events"] <= MOST_RANKED
    actors = ranking().actors if small else ()
    return Overview(
        path=path,
        **counts,
        sources=tuple(sorted(outlets.items(), key=lambda pair: (-pair[1], pair[0]))),
        since=dates[0] if dates else "",
        until=dates[-1] if dates else "",
        undated=len(sources) - len(dates),
        actors=tuple((row.label, row.kind, row.influence) for row in actors[:TOP]),
    )
