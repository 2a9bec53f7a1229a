"""Background knowledge: the members of the organisations that texts speak of, and the states that their places lie in.

It comes from no text, so it stands apart, in the graph ``<base>background``, each statement with its source.
"""

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from kg import namespaces
from kg.lexica import gazetteer
from kg.lexica.containment import containment, holders
from kg.quads import terms as t
from kg.quads.documents import entity_node


def background_graph(*, base: str = namespaces.BASE_IRI) -> NamedNode:
    """Return the name of the graph of background knowledge."""
    return NamedNode(f"{base}background")


def organizations(*, base: str = namespaces.BASE_IRI) -> frozenset[NamedNode]:
    """Return the alliances and organisations whose members are known."""
    keys = {membership.organization for membership in gazetteer.memberships()}
    return frozenset(entity_node(key, base=base) for key in keys)


def is_place(node: NamedNode, *, base: str = namespaces.BASE_IRI) -> bool:
    """Tell whether it is known in which state the place of an IRI lies."""
    return containment(node.value.removeprefix(base)) is not None


def background_quads(present: Iterable[NamedNode], *, base: str = namespaces.BASE_IRI) -> Iterator[Quad]:
    """Yield the present members of organisations that the graph holds, and the state that each of its places lies in.

    Each membership and each containment has its source; sorted.

    Args:
        present: Entities of the graph; those of which nothing is known give nothing.
        base: IRI that resources are minted under.
    """
    graph, wanted = background_graph(base=base), {node.value.removeprefix(base) for node in present}
    states = set()
    for membership in sorted(gazetteer.memberships(), key=lambda m: (m.organization, m.state)):
        if membership.until is None and membership.organization in wanted:
            states.add(membership.state)
            ends = (membership.state, membership.organization)
            yield from _statement("membership", t.MEMBER_OF, ends, membership.source, base=base)
    for key in sorted(wanted):
        levels = list(holders(key))
        if levels and levels[-1].holder.startswith("state/"):
            state = levels[-1].holder
            states.add(state)
            yield from _statement("containment", t.LOCATED_IN, (key, state), levels[0].source, base=base)
    for key in sorted(states):
        node = entity_node(key, base=base)
        yield Quad(node, t.TYPE, t.entity_class("State"), graph)
        yield Quad(node, t.TYPE, t.ACTOR_CLASS, graph)
        yield Quad(node, t.LABEL, t.string(gazetteer.entry(key).label), graph)


def _statement(kind: str, predicate: NamedNode, ends: tuple[str, str], source: str, *, base: str) -> Iterator[Quad]:
    """Yield a triple and the statement that tells where it is from."""
    graph = background_graph(base=base)
    subject, target = (entity_node(key, base=base) for key in ends)
    statement = NamedNode(f"{base}{kind}/{namespaces.digest(*reversed(ends))}")
    yield Quad(subject, predicate, target, graph)
    yield Quad(statement, t.TYPE, t.STATEMENT, graph)
    yield Quad(statement, t.SUBJECT, subject, graph)
    yield Quad(statement, t.PREDICATE, predicate, graph)
    yield Quad(statement, t.OBJECT, target, graph)
    yield Quad(statement, t.SOURCE_OF_RECORD, t.string(source), graph)
