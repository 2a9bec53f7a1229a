"""Background knowledge: who is a member of the alliances and organisations that the texts speak of.

It comes from no text, so it stands apart, in the graph ``<base>background``, each membership with its source.
"""

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad

from kg import namespaces
from kg.grammar import gazetteer
from kg.quads import terms as t
from kg.quads.documents import entity_node


def background_graph(*, base: str = namespaces.BASE_IRI) -> NamedNode:
    """Return the name of the graph of background knowledge."""
    return NamedNode(f"{base}background")


def organizations(*, base: str = namespaces.BASE_IRI) -> frozenset[NamedNode]:
    """Return the alliances and organisations whose members are known."""
    keys = {membership.organization for membership in gazetteer.memberships()}
    return frozenset(entity_node(key, base=base) for key in keys)


def background_quads(present: Iterable[NamedNode], *, base: str = namespaces.BASE_IRI) -> Iterator[Quad]:
    """Yield the present members of organisations that the graph holds, each membership with its source, sorted.

    Args:
        present: Entities of the graph; those without known members give nothing.
        base: IRI that resources are minted under.
    """
    graph, wanted = background_graph(base=base), {node.value for node in present}
    states = set()
    for membership in sorted(gazetteer.memberships(), key=lambda m: (m.organization, m.state)):
        organization = entity_node(membership.organization, base=base)
        if membership.until is not None or organization.value not in wanted:
            continue
        state = entity_node(membership.state, base=base)
        statement = NamedNode(f"{base}membership/{namespaces.digest(membership.organization, membership.state)}")
        states.add(membership.state)
        yield Quad(state, t.MEMBER_OF, organization, graph)
        yield Quad(statement, t.TYPE, t.STATEMENT, graph)
        yield Quad(statement, t.SUBJECT, state, graph)
        yield Quad(statement, t.PREDICATE, t.MEMBER_OF, graph)
        yield Quad(statement, t.OBJECT, organization, graph)
        yield Quad(statement, t.SOURCE_OF_RECORD, t.string(membership.source), graph)
    for key in sorted(states):
        state = entity_node(key, base=base)
        yield Quad(state, t.TYPE, t.entity_class("State"), graph)
        yield Quad(state, t.TYPE, t.ACTOR_CLASS, graph)
        yield Quad(state, t.LABEL, t.string(gazetteer.entry(key).label), graph)
