"""Background knowledge: what is known beforehand of the entities that texts speak of.

Who is a member of their organisations, in which state their places lie, which offices their people hold or held, which
of their states border each other or have a pact. It comes from no text, so it stands apart, in the graph
``<base>background``, each statement with its source and, where they are known, dates. What may have ended is stated
without the plain triple.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from pyoxigraph import NamedNode, Quad

from kg import namespaces
from kg.lexica import gazetteer, leaders, office_kinds
from kg.lexica.containment import containment, holders
from kg.lexica.ties import organizations as organizations_of_ties
from kg.lexica.ties import ties
from kg.quads import terms as t
from kg.quads.documents import entity_node


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement of the background: ``kind`` and ``ids`` make its IRI; ``plain`` if it is said to hold now.

    ``subject`` and ``object`` are keys, ``relation`` is one of the ontology.
    """

    kind: str
    ids: tuple[str, ...]
    subject: str
    relation: str
    object: str
    source: str
    label: str = ""
    since: str | None = None
    until: str | None = None
    plain: bool = True


def background_graph(*, base: str = namespaces.BASE_IRI) -> NamedNode:
    """Return the name of the graph of background knowledge."""
    return NamedNode(f"{base}background")


@cache
def standing(*, base: str = namespaces.BASE_IRI) -> frozenset[NamedNode]:
    """Return the organisations and states of which something is known: they are asked for in every graph."""
    keys = {membership.organization for membership in gazetteer.memberships()} | organizations_of_ties()
    keys |= {key for tie in ties() for key in (tie.subject, tie.object) if key.startswith("state/")}
    return frozenset(entity_node(key, base=base) for key in keys)


def is_known(node: NamedNode, *, base: str = namespaces.BASE_IRI) -> bool:
    """Tell whether the background says something of the thing of an IRI."""
    key = node.value.removeprefix(base)
    return node in standing(base=base) or containment(key) is not None or leaders.leader(key) is not None


def background_quads(present: Iterable[NamedNode], *, base: str = namespaces.BASE_IRI) -> Iterator[Quad]:
    """Yield what is known of entities that a graph holds, each statement with its source; sorted by kind.

    Args:
        present: Entities of the graph; those of which nothing is known give nothing.
        base: IRI that resources are minted under.
    """
    graph, wanted = background_graph(base=base), {node.value.removeprefix(base) for node in present}
    named: set[str] = set()
    for fact in known_facts(wanted):
        named.update(key for key in (fact.subject, fact.object) if key.startswith("state/"))
        yield from _statement(fact, base=base)
    for key in sorted(named):
        node = entity_node(key, base=base)
        yield Quad(node, t.TYPE, t.entity_class("State"), graph)
        yield Quad(node, t.TYPE, t.ACTOR_CLASS, graph)
        yield Quad(node, t.LABEL, t.string(gazetteer.entry(key).label), graph)


def known_facts(wanted: Collection[str]) -> Iterator[Fact]:
    """Yield what is known of the things of some keys, sorted by kind; the other end need not be among them."""
    yield from (*_memberships(wanted), *_containments(wanted), *_offices(wanted), *_ties(wanted))


def _memberships(wanted: Collection[str]) -> Iterator[Fact]:
    for m in sorted(gazetteer.memberships(), key=lambda m: (m.organization, m.state)):
        if m.organization in wanted:
            ids, ends = (m.organization, m.state), (m.state, "memberOf", m.organization)
            yield Fact("membership", ids, *ends, m.source, since=m.since, until=m.until, plain=m.until is None)


def _containments(wanted: Collection[str]) -> Iterator[Fact]:
    for key in sorted(wanted):
        levels = list(holders(key))
        if levels and levels[-1].holder.startswith("state/"):
            state = levels[-1].holder
            yield Fact("containment", (state, key), key, "locatedIn", state, levels[0].source)


def _offices(wanted: Collection[str]) -> Iterator[Fact]:
    """Yield the terms of office of people: never plain, since the sources know no end of what is still held."""
    for key in sorted(wanted):
        for term in leaders.terms(key) if leaders.leader(key) else ():
            relation = office_kinds.kinds()[term.kind].relation
            since, until = str(term.since), str(term.until) if term.until else None
            ids = (term.of, key, term.kind, since)
            source = f"{term.source} ({leaders.TERMS} of kg), as of {term.as_of}"
            yield Fact("office", ids, key, relation, term.of, source, term.office, since, until, plain=False)


def _ties(wanted: Collection[str]) -> Iterator[Fact]:
    """Yield what states are to organisations that are there, and to each other where both are."""
    for tie in ties():
        member = tie.relation == "memberOf"
        if tie.object in wanted and (member or tie.subject in wanted):
            ids = (tie.object, tie.subject, tie.relation, tie.since or "")
            source = f"{tie.source}, as of {tie.as_of}"
            plain = tie.relation == "borders" or (member and tie.note == "member")
            ends = (tie.subject, tie.relation, tie.object)
            kind = "membership" if member else "tie"
            yield Fact(kind, ids, *ends, source, tie.note, tie.since, tie.until, plain=plain)


def _statement(fact: Fact, *, base: str) -> Iterator[Quad]:
    """Yield a fact and the statement that tells where it is from."""
    graph = background_graph(base=base)
    subject, target = (entity_node(key, base=base) for key in (fact.subject, fact.object))
    predicate = t.relation(fact.relation)
    statement = NamedNode(f"{base}{fact.kind}/{namespaces.digest(*fact.ids)}")
    if fact.plain:
        yield Quad(subject, predicate, target, graph)
    yield Quad(statement, t.TYPE, t.STATEMENT, graph)
    yield Quad(statement, t.SUBJECT, subject, graph)
    yield Quad(statement, t.PREDICATE, predicate, graph)
    yield Quad(statement, t.OBJECT, target, graph)
    yield Quad(statement, t.SOURCE_OF_RECORD, t.string(fact.source), graph)
    if fact.label:
        yield Quad(statement, t.LABEL, t.string(fact.label), graph)
    for limit, day in ((t.VALID_FROM, t.time(fact.since)), (t.VALID_UNTIL, t.time(fact.until))):
        if day is not None:
            yield Quad(statement, limit, day, graph)
