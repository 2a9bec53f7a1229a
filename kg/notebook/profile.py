"""All that a graph knows of one entity."""

from collections.abc import Callable
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from kg.namespaces import KG
from kg.network import ActorRow, Summary
from kg.notebook.evidence import EvidenceRows
from kg.ontology import relations
from kg.store import GraphStore, explain, select
from kg.store.names import find

KINDS = ("Person", "State", "Alliance", "ArmedForce", "Organization", "Group", "Place", "NamedEvent", "Weapon")


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """A fact: who stands in which relation to whom or what, and how many documents state it."""

    subject: str
    relation: str
    object: str
    documents: int


@dataclass(frozen=True, slots=True, order=True)
class EventRow:
    """An event that the entity took part in, with its status and the number of its reports; time as exact as known."""

    time: str
    event: str
    status: str
    reports: int


@dataclass(frozen=True, slots=True)
class EntityProfile:
    """An entity as the texts show it.

    Attributes:
        iri: Its IRI.
        label: Its canonical name.
        kind: Its class: ``State``, ``Person``, ...
        aliases: Other names seen, sorted.
        same_as: IRIs of the same thing elsewhere, sorted.
        mentions: How often the texts refer to it, by name, description or pronoun.
        documents: How many documents do.
        facts: What holds of it, sorted.
        events: What it did or what was done to it, of every status, in order of time; undated ones first.
        rank: Its place among the actors by influence, from 1; None for what is in no tie.
        ranked: How many actors are ranked.
        row: Its measures (`kg.network.ActorRow`), or None as above.
        evidence: Every sentence about it.
    """

    iri: str
    label: str
    kind: str
    aliases: tuple[str, ...]
    same_as: tuple[str, ...]
    mentions: int
    documents: int
    facts: tuple[Fact, ...]
    events: tuple[EventRow, ...]
    rank: int | None
    ranked: int
    row: ActorRow | None
    evidence: EvidenceRows = field(repr=False)

    def __str__(self) -> str:
        place = f", rank {self.rank} of {self.ranked} by influence" if self.rank else ""
        return (
            f"{self.label} ({self.kind}){place}: {self.mentions} mentions in {self.documents} documents, "
            f"{len(self.facts)} facts, {len(self.events)} events"
        )

    def _repr_html_(self) -> str:
        from kg.notebook.html import profile_html

        return profile_html(self)


def profile(store: GraphStore, name: str, ranking: Callable[[], Summary]) -> EntityProfile:
    """Return what a graph knows of an entity; where several bear the name, of the one that is mentioned most.

    Args:
        store: The graph.
        name: Label, alias or IRI, in upper or lower case.
        ranking: Gives the measures of the network.

    Raises:
        UnknownNameError: If the graph holds no such entity; the message has names that are near.
    """
    (nodes,) = find(store, [name])
    counted = {node: _mentions(store, node) for node in nodes}
    node = min(nodes, key=lambda one: (-counted[one][0], one.value))
    iri = node.value
    figures = ranking()
    place = next((number for number, row in enumerate(figures.actors, start=1) if row.iri == iri), None)
    mentions, documents = counted[node]
    classes = _column(store, f"SELECT ?c WHERE {{ <{iri}> a ?c }}")
    return EntityProfile(
        iri=iri,
        label=next(iter(_column(store, f"SELECT ?l WHERE {{ <{iri}> rdfs:label ?l }}")), iri),
        kind=next((kind for kind in KINDS if KG + kind in classes), ""),
        aliases=_column(store, f"SELECT ?a WHERE {{ <{iri}> skos:altLabel ?a }}"),
        same_as=_column(store, f"SELECT ?a WHERE {{ <{iri}> owl:sameAs ?a }}"),
        mentions=mentions,
        documents=documents,
        facts=_facts(store, iri),
        events=_events(store, iri),
        rank=place,
        ranked=len(figures.actors),
        row=figures.actors[place - 1] if place else None,
        evidence=EvidenceRows(explain(store, [iri])),
    )


def _column(store: GraphStore, query: str) -> tuple[str, ...]:
    return tuple(sorted(str(row[0]) for row in select(store.raw, query).rows))


def _mentions(store: GraphStore, node: NamedNode) -> tuple[int, int]:
    query = (
        "SELECT (COUNT(DISTINCT ?m) AS ?mentions) (COUNT(DISTINCT ?g) AS ?documents) "
        f"WHERE {{ GRAPH ?g {{ ?m kg:refersTo <{node.value}> }} }}"
    )
    ((mentions, documents),) = select(store.raw, query).rows
    return int(str(mentions)), int(str(documents))


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


def _events(store: GraphStore, iri: str) -> tuple[EventRow, ...]:
    query = f"""
    SELECT ?time ?event ?status (COUNT(DISTINCT ?report) AS ?reports) WHERE {{
      {{ ?e kg:actor <{iri}> }} UNION {{ ?e kg:recipient <{iri}> }}
      ?e a kg:Event ; rdfs:label ?event ; kg:status ?status ; kg:reportedIn ?report .
      OPTIONAL {{ ?e sem:hasTimeStamp ?time }}
    }} GROUP BY ?e ?time ?event ?status"""
    rows = select(store.raw, query).rows
    return tuple(sorted(EventRow(str(t or ""), str(e), str(s).removeprefix(KG), int(str(n))) for t, e, s, n in rows))
