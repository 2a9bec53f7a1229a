"""What the page of an entity shows."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.evidence import Evidence
from kg.known import Inferred, Known
from kg.naming import Corrected
from kg.network import ActorRow, Pair, stands_for
from kg.ontology import phrase, relations
from kg.page.words.citations import Citations, Cites, Note
from kg.page.words.words import name
from kg.quads import terms as t
from kg.quads.background import background_graph
from kg.service.site.axis import Drawing, drawing
from kg.service.site.links import Link, pair_address
from kg.service.site.state import State
from kg.service.site.statements import Happening, Stated, Writer, between, by_event, cue, grouped, holds, marked, split
from kg.store.entities import known

MOST = 60  # of each list that a page shows
SAYINGS = 30


@dataclass(frozen=True, slots=True)
class Saying:
    """One who speaks, by which words (``cue``), and what."""

    who: Link
    cue: str
    words: str
    cites: Cites


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another actor with what is between the two: its sign, and the weights of cooperation and hostility."""

    who: Link
    kind: str
    sign: str
    positive: float
    negative: float
    share: float
    href: str


@dataclass(frozen=True, slots=True)
class Following:
    """What follows from facts, in words: when it holds, by which rules, and what it rests on."""

    statement: str
    when: str
    former: bool
    rules: tuple[str, ...]
    cites: Cites
    background: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part[Thing]:
    """A list of the page, and how many things there was no room for."""

    shown: tuple[Thing, ...]
    left: int = 0

    def __bool__(self) -> bool:
        return bool(self.shown)


@dataclass(frozen=True, slots=True)
class EntityPage:
    """All that the page of an entity shows, in the order of its sections; `kg.evidence.Known` tells the rest."""

    entity: Known
    rank: int | None
    ranked: int
    row: ActorRow | None
    facts: Part[Stated]
    former: Part[Stated]
    inferred: Part[Following]
    beforehand: tuple[tuple[str, Link], ...]
    events: Part[Happening]
    axis: Drawing | None
    claims: Part[Stated]
    speakers: tuple[tuple[Link, int, str], ...]
    about: Part[Saying]
    says: Part[Saying]
    neighbours: Part[Neighbour]
    apart: tuple[tuple[Link, str], ...]
    corrections: tuple[Corrected, ...]
    notes: tuple[Note, ...]


def entity_page(state: State, iri: str) -> EntityPage:
    """Return what the page of an entity shows.

    Raises:
        UnknownNameError: If the graph holds no such entity.
    """
    held = known(state.graph.store, iri, reader=state.reader, speech=False)
    writer = Writer(state, Citations())
    now, once, claimed = split(grouped(held.evidence, about=iri), lambda key: holds(state, *key))
    about = by_event(held.evidence)
    facts, former = part(now, writer.stated), part(once, lambda group: writer.stated(group, former=True))
    dated = sorted(held.events, key=lambda event: (event.time or "9999", event.label, event.iri))
    events = part(dated, lambda event: writer.happening(event, about.get(event.iri, ())))
    claims = part(claimed, writer.stated)
    of_it, by_it = _about(state, iri), _speech(state, t.SOURCE, iri)
    counted = stands_for(state.network, iri)
    place = next((number for number, row in enumerate(state.figures.actors, start=1) if row.iri == counted), None)
    return EntityPage(
        entity=held,
        rank=place,
        ranked=len(state.figures.actors),
        row=state.figures.actors[place - 1] if place else None,
        facts=facts,
        former=former,
        inferred=part(held.inferred, lambda row: _following(writer, row)),
        beforehand=_beforehand(writer, iri),
        events=events,
        axis=drawing(list(zip(dated, events.shown, strict=False))),
        claims=claims,
        speakers=_speakers(writer, of_it),
        about=_sayings(writer, of_it),
        says=_sayings(writer, by_it),
        neighbours=_neighbours(writer, iri),
        apart=tuple((Link(name(other.label), writer.link(other.iri).href), other.ground) for other in held.apart),
        corrections=held.corrections,
        notes=tuple(writer.citations.listed()),
    )


def part[Row, Thing](rows: Sequence[Row], make: Callable[[Row], Thing], most: int = MOST) -> Part[Thing]:
    """Return the first of these rows, each as what the function makes of it."""
    return Part(tuple(make(row) for row in rows[:most]), max(0, len(rows) - most))


def _following(writer: Writer, row: Inferred) -> Following:
    when = between(row.since, row.until) if row.since or row.until else ""
    cites = writer.citations.cite(row.evidence)
    return Following(row.statement, when, not row.current, row.rules, cites, row.background)


def _beforehand(writer: Writer, iri: str) -> tuple[tuple[str, Link], ...]:
    """Return what is known beforehand of an entity and no text needs to say: phrase and the other, sorted."""
    store, graph = writer.state.graph.store.raw, background_graph(base=writer.state.base)
    found = set()
    for quad in store.quads_for_pattern(NamedNode(iri), None, None, graph):
        if t.local_name(quad.predicate) in relations() and isinstance(quad.object, NamedNode):
            found.add((phrase(t.local_name(quad.predicate)), quad.object.value))
    links = ((words, writer.link(other)) for words, other in found if writer.state.reader.label(other))
    return tuple(sorted(links, key=lambda row: (row[0], row[1].text)))


type Speech = tuple[NamedNode, NamedNode, str, str]
"""An attribution, its document, IRI of its source (or nothing) and stance."""


def _about(state: State, iri: str) -> list[Speech]:
    """Return what others say of an entity, the newest text first."""
    return [row for row in _speech(state, t.SPEAKS_OF, iri) if row[2] != iri]


def _speech(state: State, part: NamedNode, iri: str) -> list[Speech]:
    """Return the attributions in which an entity has a part, the newest text first, then by IRI."""
    match, found = state.reader.match, []
    for quad in match(None, part, NamedNode(iri), None):
        node, graph = quad.subject, quad.graph_name
        source, stance = (
            min((q.object.value for q in match(node, predicate, None, graph)), default="")
            for predicate in (t.SOURCE, t.STANCE)
        )
        if stance:
            found.append((node, graph, source, stance))
    found.sort(key=lambda row: (row[1].value, row[0].value))
    return sorted(found, key=lambda row: state.reader.source(row[1].value).date, reverse=True)


def _sayings(writer: Writer, rows: Sequence[Speech]) -> Part[Saying]:
    read = (writer.state.reader.read(node, graph) for node, graph, _, _ in rows[:SAYINGS])
    return Part(tuple(saying(writer, row) for row in read if row is not None), max(0, len(rows) - SAYINGS))


def _speakers(writer: Writer, rows: Sequence[Speech]) -> tuple[tuple[Link, int, str], ...]:
    """Return who speaks about it, how often, and how: those who do most often first."""
    stances: dict[str, Counter[str]] = {}
    for _, _, source, stance in rows:
        if source:
            stances.setdefault(source, Counter())[stance] += 1
    often = sorted(stances, key=lambda iri: (-stances[iri].total(), writer.link(iri).text))[:SAYINGS]
    told = {iri: sorted(stances[iri].items(), key=lambda item: (-item[1], item[0])) for iri in often}
    return tuple(
        (writer.link(iri), stances[iri].total(), ", ".join(f"{stance} {n}" for stance, n in told[iri])) for iri in often
    )


def saying(writer: Writer, row: Evidence) -> Saying:
    """Return an attribution in words."""
    who, words = writer.in_words(row)[:2]
    cites = writer.citations.cite([marked(writer.state, row)])
    return Saying(Link(name(row.speaker), who.href), cue(row), words.text.partition(": ")[2], cites)


def _neighbours(writer: Writer, iri: str) -> Part[Neighbour]:
    base, ties = writer.state.base, writer.state.ties.get(iri, ())
    heaviest = max((pair.total for pair in ties), default=1.0) or 1.0
    each = writer.state.each.nodes

    def tell(pair: Pair) -> Neighbour:
        other = pair.b if pair.a == iri else pair.a
        return Neighbour(
            writer.link(other),
            each[other]["kind"],
            pair.sign,
            pair.positive,
            pair.negative,
            pair.total / heaviest,
            pair_address(iri, other, base=base),
        )

    return part(ties, tell)
