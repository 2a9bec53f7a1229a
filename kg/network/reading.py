"""Reading from the store what the projection needs, as plain values.

Nothing here decides what counts; `kg.network.projection` does.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Store

from kg.evidence import Event, Evidence
from kg.lexica.other_names import codes, other_names
from kg.quads import terms as t
from kg.quads.background import background_graph
from kg.store.evidence import DEFAULT, EvidenceReader, values
from kg.store.graph import GraphStore

KINDS = ("Person", "State", "Alliance", "ArmedForce", "Organization", "Group")  # the more telling class first

type Pairs = Iterator[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Actor:
    """A node to be.

    Its IRI, canonical name, kind, identities elsewhere, other names in the texts, names that only the gazetteer has for
    it, and whether it has a name at all.
    """

    iri: str
    label: str
    kind: str
    same_as: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    named: bool = True


@dataclass(frozen=True, slots=True)
class Content:
    """What the graph holds about actors, in the order of their IRIs; of assertions the tied ones (`EvidenceReader`).

    ``owners`` are what each actor belongs to, and by which relation, in the order of those asked for; statements stand
    by their IRI. ``terms`` are the offices that the background knows people to have held in the time of the texts that
    name them, but for those that a text calls former: the states, sorted. ``acts`` are, by the IRI of each event that
    is told several times over, the one that its tellings make together (`kg.network.retold`).
    """

    actors: dict[str, Actor]
    owners: dict[str, tuple[tuple[str, str], ...]]
    terms: dict[str, tuple[str, ...]]
    events: tuple[Event, ...]
    assertions: dict[str, Evidence]
    reports: dict[str, Evidence]
    attributions: dict[str, Evidence]
    reader: EvidenceReader
    acts: dict[str, Event] = field(default_factory=dict)


def content(
    store: GraphStore, *, belonging: Collection[str], speech: bool = False, reader: EvidenceReader | None = None
) -> Content:
    """Return what the store holds about actors.

    Args:
        store: The graph.
        belonging: The relations by which an actor belongs to another, the most telling first.
        speech: Also read the attributions by which assertions and reports are somebody's word.
        reader: Reads the evidence; one that others use as well reads it once for all.
    """
    reader = reader or EvidenceReader(store.raw, store.base_iri)
    actors = _actors(store.raw, store.base_iri)
    assertions, reports = reader.tied(), reader.held(t.EVENT_REPORT)
    attributions = _attributions((*assertions.values(), *reports.values()), reader) if speech else {}
    owners: dict[str, tuple[tuple[str, str], ...]] = defaultdict(tuple)
    for relation in belonging:
        for subject, target in sorted(_pairs(store.raw, t.relation(relation))):
            if subject in actors and target in actors:
                owners[subject] += ((relation, target),)
    former = {(said.subjects[0], *said.objects) for said in assertions.values() if said.former}
    terms = _terms(store, actors, reader, former)
    return Content(actors, dict(owners), terms, reader.happenings(), assertions, reports, attributions, reader)


def _attributions(told: Iterable[Evidence], reader: EvidenceReader) -> dict[str, Evidence]:
    """Return the attributions of statements by IRI; most attributions are of none, and are not read."""
    graphs = {iri: said.graph for said in told for iri in said.attributions}
    found = (reader.read(NamedNode(iri), NamedNode(graph)) for iri, graph in sorted(graphs.items()))
    return {said.iri: said for said in found if said is not None}


def _terms(
    store: GraphStore, actors: Mapping[str, Actor], reader: EvidenceReader, former: Collection[tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Return of which states people held offices when texts named them, by the background; not of undated texts."""
    found: dict[str, set[str]] = defaultdict(set)
    graph = background_graph(base=store.base_iri)
    for quad in store.raw.quads_for_pattern(None, t.VALID_FROM, None, graph):
        said = {
            q.predicate: str(getattr(q.object, "value", ""))
            for q in store.raw.quads_for_pattern(quad.subject, None, None, graph)
        }
        ends = subject, target = said.get(t.SUBJECT, ""), said.get(t.OBJECT, "")
        if (
            all(end in actors for end in ends)
            and (actors[subject].kind, actors[target].kind) == ("Person", "State")
            and ends not in former
        ):
            until = said.get(t.VALID_UNTIL, "9999")
            days = {source.date for source in reader.naming(subject)} - {""}
            if any(said[t.VALID_FROM] <= day and day[: len(until)] <= until for day in days):
                found[subject].add(target)
    return {person: tuple(sorted(states)) for person, states in found.items()}


def lands(held: Content, place: str) -> frozenset[str]:
    """Return the IRIs of what a place lies in, by the facts."""
    return frozenset(values(held.reader.store, NamedNode(place), t.LOCATED_IN)) if place else frozenset()


def memberships(store: GraphStore) -> list[tuple[str, str]]:
    """Return who is a member of what by the facts and by background knowledge, as pairs of IRIs, sorted."""
    graphs = (DEFAULT, background_graph(base=store.base_iri))
    quads = (quad for graph in graphs for quad in store.raw.quads_for_pattern(None, t.MEMBER_OF, None, graph))
    found = {(quad.subject, quad.object) for quad in quads}
    return sorted((s.value, o.value) for s, o in found if isinstance(s, NamedNode) and isinstance(o, NamedNode))


def publications(store: GraphStore) -> list[tuple[str, str]]:
    """Return the documents as pairs of IRI and outlet (empty where it is not known), sorted."""
    return [(source.iri, source.outlet) for source in EvidenceReader(store.raw, store.base_iri).sources()]


def _pairs(raw: Store, predicate: NamedNode) -> Pairs:
    """Yield subjects and objects of a property in the default graph, as text."""
    for quad in raw.quads_for_pattern(None, predicate, None, DEFAULT):
        if isinstance(quad.subject, NamedNode):
            yield quad.subject.value, str(getattr(quad.object, "value", ""))


def _grouped(raw: Store, predicate: NamedNode) -> dict[str, tuple[str, ...]]:
    found = defaultdict(list)
    for subject, value in sorted(_pairs(raw, predicate)):
        found[subject].append(value)
    return {subject: tuple(values) for subject, values in found.items()}


def _actors(raw: Store, base: str) -> dict[str, Actor]:
    labels, same, aliases, named = (_grouped(raw, p) for p in (t.LABEL, t.SAME_AS, t.ALT_LABEL, t.NAMED))
    kinds: dict[str, str] = {}
    for kind in reversed(KINDS):
        for quad in raw.quads_for_pattern(None, t.TYPE, t.entity_class(kind), DEFAULT):
            if isinstance(quad.subject, NamedNode) and quad.subject.value in labels:
                kinds[quad.subject.value] = kind
    return {
        iri: Actor(
            iri,
            labels[iri][0],
            kind,
            same.get(iri, ()),
            aliases.get(iri, ()),
            tuple(sorted({*_elsewhere(iri.removeprefix(base))} - {*labels[iri], *aliases.get(iri, ())})),
            named[iri] != ("false",) if iri in named else _has_name(iri),
        )
        for iri, kind in sorted(kinds.items())
    }


def _elsewhere(key: str) -> tuple[str, ...]:
    return (*other_names(key), *codes(key))


def _has_name(iri: str) -> bool:
    # Unnamed groups are local to their document, group/<document>/<words>; named ones are group/<name>.
    return iri.rpartition("/group/")[2].count("/") == 0 if "/group/" in iri else True
