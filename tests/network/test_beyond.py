"""Acts beyond the edges of a network, and mediators, of a small hand-written graph."""

from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.namespaces import BASE_IRI
from kg.network import influence, project, stability
from kg.network.graph import beyond

MORE = """
@prefix kg: <https://w3id.org/influence-kg/ontology#> .
@prefix plover: <https://w3id.org/influence-kg/plover#> .
@prefix id: <https://w3id.org/influence-kg/id/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<STATE/NO> a kg:State ; rdfs:label "Norland" .
<STATE/OM> a kg:State ; rdfs:label "Omland" .
<ID/group/d3/convoys> a kg:Group ; rdfs:label "convoys" ; kg:named false .
<ID/agreement/truce> a kg:Agreement ; rdfs:label "truce" .
id:e8 a kg:Event ; kg:eventType plover:MOBILIZE ; kg:status kg:Happened ; kg:actor <STATE/NO> ; kg:reportedIn id:r8 .
id:e9 a kg:Event ; kg:eventType plover:ASSAULT ; kg:status kg:Happened ; kg:actor <STATE/NO> ;
    kg:recipient <ID/group/d3/convoys> ; kg:reportedIn id:r9 .
id:e7 a kg:Event ; kg:eventType plover:CONSULT ; kg:status kg:Happened ; kg:actor <STATE/AZ> ; kg:recipient <STATE/RU> ;
    kg:mediator <STATE/OM> ; kg:reportedIn id:r7 .
id:e6 a kg:Event ; kg:eventType plover:MOBILIZE ; kg:status kg:Planned ; kg:actor <STATE/GE> ; kg:reportedIn id:r6 .
<ID/document/d3> {
    <ID/document/d3> a schema:NewsArticle ; schema:publisher "Post" ; schema:datePublished "2025-03-01"^^xsd:date .
    <ID/document/d3#char=0,9> nif:beginIndex 0 ; nif:endIndex 9 ; nif:anchorOf "A matter." .
    id:r6 a kg:EventReport ; kg:basis kg:Claim ; kg:status kg:Planned ; kg:polarity kg:Affirmed ;
        kg:certainty kg:Certain ; kg:confidence 0.9 ; prov:wasDerivedFrom <ID/document/d3#char=0,9> .
    id:r7 a kg:EventReport ; kg:basis kg:Happening ; kg:status kg:Happened ; kg:polarity kg:Affirmed ;
        kg:certainty kg:Certain ; kg:confidence 0.9 ; kg:mediator <STATE/OM> ;
        prov:wasDerivedFrom <ID/document/d3#char=0,9> .
    id:r8 a kg:EventReport ; kg:basis kg:Happening ; kg:status kg:Happened ; kg:polarity kg:Affirmed ;
        kg:certainty kg:Certain ; kg:confidence 0.9 ; prov:wasDerivedFrom <ID/document/d3#char=0,9> .
    id:r9 a kg:EventReport ; kg:basis kg:Happening ; kg:status kg:Happened ; kg:polarity kg:Affirmed ;
        kg:certainty kg:Certain ; kg:confidence 0.8 ; prov:wasDerivedFrom <ID/document/d3#char=0,9> .
    id:a7 a kg:Assertion ; kg:basis kg:Fact ; rdf:subject <STATE/TR> ; rdf:predicate kg:mediatorOf ;
        rdf:object <ID/agreement/truce> ; kg:polarity kg:Affirmed ; kg:certainty kg:Certain ; kg:confidence 0.9 ;
        prov:wasDerivedFrom <ID/document/d3#char=0,9> .
    id:a8 a kg:Assertion ; kg:basis kg:Fact ; rdf:subject <STATE/AZ> ; rdf:predicate kg:partyTo ;
        rdf:object <ID/agreement/truce> ; kg:polarity kg:Affirmed ; kg:certainty kg:Certain ; kg:confidence 0.9 ;
        prov:wasDerivedFrom <ID/document/d3#char=0,9> .
}
""".replace("STATE", f"{BASE_IRI}state").replace("<ID/", f"<{BASE_IRI}")

AZ, RU, TR, GE, NO, OM = (f"{BASE_IRI}state/{code}" for code in ("AZ", "RU", "TR", "GE", "NO", "OM"))


@dataclass
class Graph:
    raw: ox.Store
    base_iri: str = BASE_IRI


@pytest.fixture(scope="module")
def store():
    raw = ox.Store()
    raw.load(path=str(Path(__file__).with_name("crisis.trig")), format=ox.RdfFormat.TRIG)
    raw.load(MORE.encode(), format=ox.RdfFormat.TRIG)
    return Graph(raw)


def test_acts_on_nobody_at_all_or_nobody_named_make_no_edge_but_count(store):
    graph = project(store)
    own = [(v, term, data["weight"]) for u, v, term, data in beyond(graph) if u == NO]
    assert own == [("", "ASSAULT", pytest.approx(0.9 * 0.8)), ("", "MOBILIZE", pytest.approx(0.72 * 0.9))]
    assert not graph.degree(NO)
    assert influence(graph)[NO] > 0
    assert stability(graph, draws=3)[NO].score == pytest.approx(influence(graph)[NO])


def test_what_is_only_planned_counts_for_nobody(store):
    assert GE not in {u for u, v, _, _ in beyond(project(store)) if not v}


def test_who_has_no_name_but_is_asked_for_is_acted_upon_as_anybody(store):
    graph = project(store, unnamed=True)
    assert graph.has_edge(NO, f"{BASE_IRI}group/d3/convoys", "ASSAULT")
    assert [(v, term) for u, v, term, _ in beyond(graph) if u == NO] == [("", "MOBILIZE")]


def test_switches_hold_for_acts_beyond_the_edges(store):
    assert NO not in project(store, until="2025-02")
    assert NO not in project(store, quad="verbal")


def test_speech_is_an_act_of_little_weight_whether_shown_or_not(store):
    for claims in (False, True):
        graph = project(store, claims=claims, unnamed=True, isolates=True)
        words = {v: data["weight"] for u, v, term, data in beyond(graph) if term == "speaksAbout"}
        assert set(words) == {RU, GE}
        assert all(0 < weight <= 0.1 for weight in words.values())


def test_mediators_act_on_those_between_whom_they_stand(store):
    graph = project(store)
    assert {v for _, v, term in graph.out_edges(OM, keys=True) if term == "mediatesBetween"} == {AZ, RU}
    assert {v for _, v, term in graph.out_edges(TR, keys=True) if term == "mediatesBetween"} == {AZ}
