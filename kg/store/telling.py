"""Which documents make a statement."""

from collections.abc import Iterable

from pyoxigraph import NamedNode

from kg.ontology import relations
from kg.quads import terms as t
from kg.quads.documents import Node, entity_node
from kg.store.evidence import EvidenceReader
from kg.store.graph import GraphStore


def telling(store: GraphStore, statements: Iterable[tuple[str, str, str]]) -> set[str]:
    """Return the ids of the documents that make one of some statements.

    Args:
        store: The graph.
        statements: Key of the subject, relation or PLOVER root, key of the object (of a position its words).
    """
    reader = EvidenceReader(store.raw, store.base_iri)
    graphs: set[NamedNode] = set()
    for subject, term, target in sorted(statements):
        one = entity_node(subject, base=store.base_iri)
        if term in relations():
            words = not relations()[term].objects
            other: Node = t.string(target) if words else entity_node(target, base=store.base_iri)
            graphs |= _holding(reader, ((t.OBJECT, other), (t.SUBJECT, one), (t.PREDICATE, t.relation(term))))
        else:
            befallen = entity_node(target, base=store.base_iri)
            graphs |= _holding(reader, ((t.RECIPIENT, befallen), (t.ACTOR, one), (t.EVENT_TYPE, t.root(term))))
    return {reader.source(graph.value).id for graph in graphs}


def _holding(reader: EvidenceReader, parts: tuple[tuple[NamedNode, Node], ...]) -> set[NamedNode]:
    """Return the graphs in which one node has all these properties."""
    (first, value), *rest = parts
    return {
        quad.graph_name
        for quad in reader.match(None, first, value, None)
        if all(next(reader.match(quad.subject, p, v, quad.graph_name), None) for p, v in rest)
    }
