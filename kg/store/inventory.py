"""All that the default graph of a store tells, in words."""

from pyoxigraph import NamedNode

from kg.ontology import label, relations
from kg.quads import terms as t
from kg.store.evidence import DEFAULT, EvidenceReader
from kg.store.facts import fact_predicates
from kg.store.graph import GraphStore


def told_in(store: GraphStore) -> frozenset[str]:
    """Return the facts, events and entities of a graph, each as a line: ``fact: Norland is allied with Sudria``."""
    reader = EvidenceReader(store.raw, store.base_iri)
    found = set()
    for quad in store.raw.quads_for_pattern(None, t.LABEL, None, DEFAULT):
        node = quad.subject
        if isinstance(node, NamedNode):
            kind = "event" if node.value.startswith(f"{store.base_iri}event/") else "entity"
            found.add(f"{kind}: {getattr(quad.object, 'value', '')}")
    for predicate in fact_predicates():
        for quad in store.raw.quads_for_pattern(None, predicate, None, DEFAULT):
            if isinstance(quad.subject, NamedNode):
                words = getattr(quad.object, "value", "")
                target = reader.name(words) if isinstance(quad.object, NamedNode) else words
                found.add(f"fact: {reader.name(quad.subject.value)} {phrase(predicate)} {target}")
    return frozenset(found)


def phrase(predicate: NamedNode) -> str:
    """Return what stands between subject and object of a fact in a sentence: "is allied with"."""
    name = t.local_name(predicate)
    return relations()[name].phrase if name in relations() else label(name)
