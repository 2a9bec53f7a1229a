"""The default graph, derived key by key from the evidence of the documents.

Three kinds of key: an entity, a fact, and a component of event reports. What is derived for a key depends on the
evidence alone, so keeping the graph up to date and building it anew come to the same.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache

from pyoxigraph import NamedNode, Quad, Store

from kg import namespaces
from kg.model import ACTOR_TYPES, ENTITY_TYPES
from kg.ontology import relations
from kg.quads import terms as t
from kg.quads.documents import Node
from kg.store.events import changes, event_quads, reported
from kg.store.evidence import EvidenceReader
from kg.store.gathering import Gathering, Token, across_documents, in_documents
from kg.store.matching import Found, Match

DESCRIPTION = (t.TYPE, t.LABEL, t.ALT_LABEL, t.SAME_AS, t.NAMED, t.AGREEMENT_KIND, t.PROJECT_KIND)
_ACTOR_CLASSES = frozenset(map(t.entity_class, ACTOR_TYPES))
_ENTITY_CLASSES = frozenset(map(t.entity_class, ENTITY_TYPES))

type Said = tuple[NamedNode, Node]  # a property and its value
type Triple = tuple[NamedNode, NamedNode, Node]


@cache
def fact_predicates() -> frozenset[NamedNode]:
    """Return the properties of facts: the relations, and measures."""
    return frozenset({*map(t.relation, relations()), t.MEASURE})


@dataclass(slots=True)
class Touched:
    """The keys that documents bear on.

    Reports stand with the graph that holds them; ``tokens`` are those of the happenings that documents tell, or told
    before they changed; ``known`` are the things of which the background says something else than before; ``joined``
    is what new documents say of entities, one by one.
    """

    entities: set[NamedNode] = field(default_factory=set)
    joined: dict[NamedNode, list[set[Said]]] = field(default_factory=dict)
    facts: set[Triple] = field(default_factory=set)
    reports: set[tuple[NamedNode, NamedNode]] = field(default_factory=set)
    tokens: set[Token] = field(default_factory=set)
    known: set[NamedNode] = field(default_factory=set)

    def join(self, quads: Collection[Found]) -> None:
        """Take in the keys that a new document bears on, but for its events."""
        self._add(quads)
        given: dict[NamedNode, set[Said]] = {entity: set() for entity in _entities(quads)}
        for quad in quads:
            if quad.subject in given and quad.predicate in DESCRIPTION:
                given[quad.subject].add((quad.predicate, quad.object))
        for entity, said in given.items():
            self.joined.setdefault(entity, []).append(said)

    def change(self, old: AbstractSet[Found], new: AbstractSet[Found]) -> None:
        """Take in the keys that a document bears on where it says something else than before, but for its events.

        A key depends on what is said of the nodes that stand for it and for what is claimed of it, and on the document.
        """
        moved = {quad.subject for quad in old ^ new}
        moved.update(quad.subject for quad in old | new if quad.predicate == t.MEASURE and quad.object in moved)
        whole = any(quad.graph_name in moved for quad in old | new)
        for quads in (old, new):
            held = [quad for quad in quads if whole or quad.subject in moved]
            self.entities |= _entities(held)
            self._add(held)
            self.facts.update(_said(held, moved))

    def _add(self, held: Collection[Found]) -> None:
        denied = t.POLARITIES["Denied"]
        self.facts.update(_said(held, {q.subject for q in held if q.predicate == t.POLARITY and q.object == denied}))
        self.facts.update(_former(held))
        self.facts.update((q.subject, q.predicate, q.object) for q in held if q.predicate in fact_predicates())


def _entities(quads: Iterable[Found]) -> set[NamedNode]:
    return {quad.subject for quad in quads if quad.predicate == t.TYPE and quad.object in _ENTITY_CLASSES}


def borne_out(described: Collection[Quad], given: Iterable[Collection[Said]]) -> bool:
    """Tell whether the description of an entity stays as it is once new documents give theirs.

    It does where each says nothing else: who gives a name and a class that most give leaves them those of most.
    """
    held = {(quad.predicate, quad.object) for quad in described}
    unnamed = t.NAMED in {quad.predicate for quad in described}
    return all(held.issuperset(said) and unnamed in {False, t.NAMED in {p for p, _ in said}} for said in given)


def entity_quads(entity: NamedNode, match: Match) -> Iterator[Quad]:
    """Yield the description of an entity: nothing if no document describes it any more.

    Its class and label are those that most documents give; equal numbers go to the longer label, then to the one that
    sorts first. Every other name is an alternative label.
    """
    given: dict[NamedNode, Counter[Node]] = {predicate: Counter() for predicate in DESCRIPTION}
    for quad in match(entity, None, None, None):  # one look-up for all that every document says of it
        if quad.predicate in given:
            given[quad.predicate][quad.object] += 1
    labels = Counter({name.value: count for name, count in given[t.LABEL].items()})
    label = _most_given(labels)
    if label is None:
        return
    others = {name.value for name in given[t.ALT_LABEL]} | set(labels)
    classes = Counter({node.value: count for node, count in given[t.TYPE].items() if node != t.ACTOR_CLASS})
    kind = NamedNode(min(classes, key=lambda iri: (-classes[iri], iri)))
    yield Quad(entity, t.TYPE, kind)
    if kind in _ACTOR_CLASSES:
        yield Quad(entity, t.TYPE, t.ACTOR_CLASS)
    yield Quad(entity, t.LABEL, t.string(label))
    for name in sorted(others - {label}):
        yield Quad(entity, t.ALT_LABEL, t.string(name))
    for same in sorted(node.value for node in given[t.SAME_AS]):
        yield Quad(entity, t.SAME_AS, NamedNode(same))
    if given[t.NAMED].total() == labels.total():
        yield Quad(entity, t.NAMED, t.boolean(False))
    for sort in (t.AGREEMENT_KIND, t.PROJECT_KIND):
        for named in sorted(given[sort], key=str)[:1]:
            yield Quad(entity, sort, named)


def _former(quads: Collection[Found]) -> set[Triple]:
    """Return what assertions among quads say to hold no more, each way round."""
    return _said(quads, {quad.subject for quad in quads if quad.predicate == t.FORMER})


def _said(quads: Collection[Found], nodes: Collection[NamedNode]) -> set[Triple]:
    """Return what some assertions among quads are about, each way round but for figures, which are of one alone."""
    parts: dict[NamedNode, dict[NamedNode, Node]] = {node: {} for node in nodes}
    for quad in quads if nodes else ():
        if quad.subject in nodes:
            parts[quad.subject][quad.predicate] = quad.object
    found: set[Triple] = set()
    for held in parts.values():
        one, relation, other = held.get(t.SUBJECT), held.get(t.PREDICATE), held.get(t.OBJECT)
        if isinstance(one, NamedNode) and isinstance(relation, NamedNode) and other is not None:
            found.add((one, relation, other))
            if isinstance(other, NamedNode) and relation != t.MEASURE:
                found.add((other, relation, one))
    return found


def ended(match: Match, among: Collection[Triple] | None = None) -> dict[Triple, str]:
    """Return until when facts were told at most: the date of the latest document that says of each that it is past.

    Args:
        match: Looks up evidence.
        among: Facts that are asked about; None asks about all.
    """
    ends = None if among is None else {end for fact in among for end in (fact[0], fact[2])}
    found: dict[Triple, str] = {}
    for graph in sorted({quad.graph_name for quad in match(None, t.FORMER, None, None)}, key=str):
        day = _published(graph, match)
        for node in sorted({quad.subject for quad in match(None, t.FORMER, None, graph)}, key=str):
            if ends is None or any(quad.object in ends for quad in match(node, t.SUBJECT, None, graph)):
                for fact in _former(list(match(node, None, None, graph))):
                    found[fact] = max(found.get(fact, ""), day)
    return found


def _published(graph: NamedNode, match: Match) -> str:
    return next((quad.object.value for quad in match(graph, t.DATE_PUBLISHED, None, graph)), "")


def fact_quads(fact: Triple, match: Match, past: Mapping[Triple, str]) -> Iterator[Quad]:
    """Yield a fact if at least one document states it, with the description of its measurement where it has one.

    What a later document calls former is no fact any more; ``past`` comes from `ended`.
    """
    stated = list(match(*fact, None))
    if not stated:
        return
    if fact in past and all("" < _published(quad.graph_name, match) < past[fact] for quad in stated):
        return
    yield Quad(*fact)
    if fact[1] == t.MEASURE and isinstance(fact[2], NamedNode):
        described = {(quad.predicate, quad.object) for quad in match(fact[2], None, None, None)}
        for predicate, value in sorted(described, key=str):
            yield Quad(fact[2], predicate, value)


def derive(
    store: Store, *, base: str = namespaces.BASE_IRI, keep: Callable[[list[Gathering]], object] | None = None
) -> Iterator[Quad]:
    """Yield the default graph that the evidence amounts to: entities, facts and events, each once, in sorted order.

    Args:
        store: Holds the evidence graphs.
        base: IRI that resources are minted under.
        keep: Called with the happenings as documents tell them, some at a time.
    """
    reader = EvidenceReader(store, base)
    match = reader.match
    classes = sorted(_ENTITY_CLASSES, key=str)
    for entity in sorted({quad.subject for kind in classes for quad in match(None, t.TYPE, kind, None)}, key=str):
        yield from entity_quads(entity, match)
    past = ended(match)
    for predicate in sorted(fact_predicates(), key=str):
        found = {(quad.subject, predicate, quad.object) for quad in match(None, predicate, None, None)}
        for fact in sorted(found, key=str):
            yield from fact_quads(fact, match, past)
    label, changed = cache(names(match)), changes(store, base=base)
    for root in sorted({quad.object.value for quad in match(None, t.EVENT_TYPE, None, None)}):
        told = in_documents(reported(reader, root=NamedNode(root)))
        if keep is not None:
            keep(told)
        yield from event_quads(across_documents(told), label, base=base, changed=changed)


def names(match: Match) -> Callable[[str], str]:
    """Return a function that gives the label of an entity from its IRI, or the end of the IRI where it has none."""

    def label(iri: str) -> str:
        found = _most_given(Counter(quad.object.value for quad in match(NamedNode(iri), t.LABEL, None, None)))
        return found or iri.rpartition("/")[2]

    return label


def _most_given(labels: Counter[str]) -> str | None:
    """Return the name that most documents give; one in capitals counts for the same in other letters, where it is."""
    calm = {name.casefold(): name for name in sorted(labels) if not name.isupper()}
    for name in sorted(labels):
        if name.isupper() and (same := calm.get(name.casefold())):
            labels = labels + Counter({same: labels[name]}) - Counter({name: labels[name]})
    return min(labels, key=lambda name: (-labels[name], -len(name), name), default=None)
