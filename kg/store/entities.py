"""All that a graph holds of one entity."""

from pyoxigraph import NamedNode

from kg.evidence import Event
from kg.known import Fact, Known
from kg.namespaces import KG
from kg.ontology import relations
from kg.quads import terms as t
from kg.store.evidence import DEFAULT, EvidenceReader, values
from kg.store.explain import explain
from kg.store.graph import GraphStore
from kg.store.identities import apart_from, corrections_of, names_of
from kg.store.inferred import inferred_of
from kg.store.names import find
from kg.store.queries import select

KINDS = (
    "Person",
    "State",
    "Alliance",
    "ArmedForce",
    "Organization",
    "Group",
    "Place",
    "NamedEvent",
    "Weapon",
    "Agreement",
    "Project",
)


def known(store: GraphStore, name: str, *, reader: EvidenceReader | None = None, speech: bool = True) -> Known:
    """Return what a graph holds of an entity; of several without a name, of the one that is mentioned most.

    Args:
        store: The graph.
        name: Any of its names, or its IRI; see `kg.store.names`.
        reader: Of the same graph, where one is at hand.
        speech: Whether its evidence is to hold what it says, too.

    Raises:
        UnknownNameError: If the graph holds no such entity; the message has names that are near.
        AmbiguousNameError: If several entities bear the name; the message lists them.
    """
    (nodes,) = find(store, [name])
    reader = reader or EvidenceReader(store.raw, store.base_iri)
    mentioned = {node: _mentions(reader, node) for node in nodes}
    node = min(nodes, key=lambda one: (-mentioned[one][0], one.value))
    classes = values(store.raw, node, t.TYPE)
    return Known(
        iri=node.value,
        label=reader.label(node.value) or node.value,
        kind=next((kind for kind in KINDS if KG + kind in classes), ""),
        aliases=values(store.raw, node, t.ALT_LABEL),
        same_as=values(store.raw, node, t.SAME_AS),
        mentions=mentioned[node][0],
        documents=mentioned[node][1],
        facts=_facts(store, node.value),
        events=_events(reader, node),
        evidence=explain(store, [node.value], reader=reader, speech=speech),
        names=names_of(reader, node),
        apart=apart_from(reader, node),
        corrections=corrections_of(store, node),
        inferred=inferred_of(reader, [frozenset({node})]),
    )


def _mentions(reader: EvidenceReader, node: NamedNode) -> tuple[int, int]:
    """Return how many passages refer to an entity, and of how many documents."""
    found = {(quad.subject.value, quad.graph_name.value) for quad in reader.match(None, t.REFERS_TO, node, None)}
    return len(found), len({document for _, document in found})


def _facts(store: GraphStore, iri: str) -> tuple[Fact, ...]:
    listed = " ".join(f"kg:{name}" for name in (*relations(), "measure"))
    query = f"""
    SELECT ?subject ?p ?object (COUNT(DISTINCT ?g) AS ?documents) WHERE {{
      VALUES ?p {{ {listed} }}
      {{ BIND(<{iri}> AS ?s) ?s ?p ?o }} UNION {{ BIND(<{iri}> AS ?o) ?s ?p ?o }}
      GRAPH ?g {{ ?s ?p ?o . ?g a schema:NewsArticle }}
      ?s rdfs:label ?subject .
      OPTIONAL {{ ?o rdfs:label ?name }}
      OPTIONAL {{ ?o kg:value ?value ; kg:unit ?unit ; kg:quantityKind ?kind }}
      BIND(COALESCE(?name, CONCAT(STR(?value), " ", ?unit, " (", ?kind, ")"), STR(?o)) AS ?object)
    }} GROUP BY ?s ?p ?o ?subject ?object"""
    rows = select(store.raw, query).rows
    return tuple(sorted(Fact(str(s), str(p).removeprefix(KG), str(o), int(str(n))) for s, p, o, n in rows))


def _events(reader: EvidenceReader, node: NamedNode) -> tuple[Event, ...]:
    sides = (t.ACTOR, t.RECIPIENT)
    found = {quad.subject for side in sides for quad in reader.store.quads_for_pattern(None, side, node, DEFAULT)}
    events = (reader.event(event) for event in found if isinstance(event, NamedNode))
    return tuple(sorted(events, key=lambda event: (event.time, event.label, event.status, event.iri)))
