"""What the page of two entities shows: what is between them, as it holds, happened or is only said."""

from collections import Counter
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.network import Pair
from kg.page.words.citations import Citations, Note
from kg.service.site.axis import Drawing, drawing
from kg.service.site.entity import Part, Saying, part, saying
from kg.service.site.links import Link
from kg.service.site.state import State
from kg.service.site.statements import Happening, Stated, Writer, by_event, grouped, holds, split
from kg.store.explain import explain


@dataclass(frozen=True, slots=True)
class PairPage:
    """All that the page of two entities shows; ``tie`` is None where nothing counts between them."""

    one: Link
    other: Link
    tie: Pair | None
    facts: Part[Stated]
    former: Part[Stated]
    events: Part[Happening]
    axis: Drawing | None
    claims: Part[Stated]
    sayings: Part[Saying]
    texts: int
    outlets: tuple[tuple[str, int], ...]
    notes: tuple[Note, ...]

    def __bool__(self) -> bool:
        return bool(self.notes)


def pair_page(state: State, one: str, other: str) -> PairPage:
    """Return what the page of two entities shows, by their IRIs.

    Raises:
        UnknownNameError: If the graph does not hold one of them.
    """
    rows = explain(state.graph.store, [one, other], reader=state.reader)
    writer = Writer(state, Citations())
    now, once, claimed = split(grouped(rows, about=one), lambda key: holds(state, *key))
    about = by_event(rows)
    found = (state.reader.event(NamedNode(iri)) for iri in about)
    dated = sorted(found, key=lambda event: (event.time or "9999", event.label, event.iri))
    facts, former = part(now, writer.stated), part(once, lambda group: writer.stated(group, former=True))
    events = part(dated, lambda event: writer.happening(event, about[event.iri]))
    claims = part(claimed, writer.stated)
    sayings = part([row for row in rows if row.kind == "attribution"], lambda row: saying(writer, row))
    outlets = Counter(state.reader.source(graph).outlet or "no outlet named" for graph in {row.graph for row in rows})
    tie = next((pair for pair in state.ties.get(one, ()) if other in {pair.a, pair.b}), None)
    return PairPage(
        one=writer.link(one),
        other=writer.link(other),
        tie=tie,
        facts=facts,
        former=former,
        events=events,
        axis=drawing(list(zip(dated, events.shown, strict=False))),
        claims=claims,
        sayings=sayings,
        texts=len({row.graph for row in rows}),
        outlets=tuple(sorted(outlets.items(), key=lambda item: (-item[1], item[0]))),
        notes=tuple(writer.citations.listed()),
    )
