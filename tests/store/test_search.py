"""Looking for entities as people type."""

import pyoxigraph as ox
import pytest

from kg.namespaces import BASE_IRI
from kg.store.names import held_iri
from kg.store.search import search, search_index

ENTITIES = """
@prefix kg: <https://w3id.org/influence-kg/ontology#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @base <https://w3id.org/influence-kg/id/> .
<state/TR> a kg:State, kg:Actor ; rdfs:label "Türkiye" .
<state/AZ> a kg:State, kg:Actor ; rdfs:label "Azerbaijan" .
<state/IR> a kg:State ; rdfs:label "Iran" .
<state/IQ> a kg:State ; rdfs:label "Iraq" .
<person/volodymyr-zelensky> a kg:Person ; rdfs:label "Volodymyr Zelensky" .
<person/lena-marsh> a kg:Person ; rdfs:label "Lena Marsh" .
<person/marshall-otto> a kg:Person ; rdfs:label "Otto Marshall" ; skos:altLabel "Marsh" .
<organization/norland-steel> a kg:Organization ; rdfs:label "Norland Steel" .
<event/1> a kg:Event ; rdfs:label "ASSAULT: Iran" .
<document/d> a kg:Nothing .
"""


@pytest.fixture(scope="module")
def raw():
    store = ox.Store()
    store.load(ENTITIES.encode(), format=ox.RdfFormat.TURTLE)
    graph = ox.NamedNode(f"{BASE_IRI}document/d")
    refers = ox.NamedNode("https://w3id.org/influence-kg/ontology#refersTo")
    for number, key in enumerate(("person/marshall-otto", "state/IQ")):
        passage = ox.NamedNode(f"{graph.value}#char={number},9")
        store.add(ox.Quad(passage, refers, ox.NamedNode(BASE_IRI + key), graph))
    return store


@pytest.fixture(scope="module")
def index(raw):
    return search_index(raw)


@pytest.mark.parametrize(
    ("text", "found", "match"),
    [
        ("turkiye", ["state/TR"], "name"),  # without the dots
        ("Turkey", ["state/TR"], "name"),  # as the gazetteer has it, though no text does
        ("azerb", ["state/AZ"], "beginning"),
        ("AZE", ["state/AZ"], "name"),
        ("steel norl", ["organization/norland-steel"], "beginning"),
        ("Azerbiajan", ["state/AZ"], "near"),  # two letters changed places
        ("Zelenskiy", ["person/volodymyr-zelensky"], "near"),
        ("norlund stel", ["organization/norland-steel"], "near"),
        ("Orlavia", [], None),
        ("Irak", ["state/IQ"], "near"),  # by sound; a word this short may have no wrong letter
        ("iran", ["state/IR"], "name"),  # and what fits leaves out what is only near
        ("  ", [], None),
    ],
)
def test_names_are_found_as_they_are_typed(index, text, found, match):
    hits = search(index, text)
    assert [hit.iri.removeprefix(BASE_IRI) for hit in hits] == found
    assert {hit.match for hit in hits} <= {match}


def test_whole_names_come_first_then_the_most_mentioned(index):
    hits = search(index, "Marsh")
    assert [(hit.label, hit.name, hit.match, hit.mentions) for hit in hits] == [
        ("Otto Marshall", "Marsh", "name", 1),
        ("Lena Marsh", "Lena Marsh", "beginning", 0),
    ]
    assert [hit.label for hit in search(index, "ma", most=1)] == ["Otto Marshall"]
    assert [hit.label for hit in search(index, "ira")] == ["Iraq", "Iran"]


def test_an_iri_is_held_if_it_is_an_entitys(raw):
    assert held_iri(raw, "state/AZ", base=BASE_IRI) == ox.NamedNode(f"{BASE_IRI}state/AZ")
    assert held_iri(raw, f"{BASE_IRI}state/AZ", base=BASE_IRI) == ox.NamedNode(f"{BASE_IRI}state/AZ")
    assert held_iri(raw, "event/1", base=BASE_IRI) is held_iri(raw, "Azerbaijan", base=BASE_IRI) is None
