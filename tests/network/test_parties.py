"""Who counts as an actor of the network."""

import pyoxigraph as ox
import pytest
from actors import arcs, written

from kg.namespaces import BASE_IRI, KG
from kg.network import events, parties, project, settled

ACTORS = [
    ("state/NO", "Norland"),
    ("state/SU", "Sudria"),
    ("person/hill", "Ann Hill"),
    ("organization/post", "Norland Post"),
    ("organization/bank", "Norland Bank"),
    ("group/d/companies", "companies"),
    ("armed-force/guard", "Norland Guard"),
]
OURS = ("state/NO", "ACCUSE", "state/SU")


@pytest.mark.parametrize("act", [("group/d/companies", "ACCUSE", "state/SU"), ("state/NO", "AID", "group/d/companies")])
def test_who_has_no_name_is_out_until_asked_for(act):
    graph = written(ACTORS, (), [OURS, act])
    assert arcs(graph) == [OURS]
    assert arcs(graph, unnamed=True) == sorted([OURS, act])
    assert project(graph, unnamed=True).nodes[BASE_IRI + "group/d/companies"]["aside"] == "unnamed"


@pytest.mark.parametrize(
    "act",
    [
        ("person/hill", "CONSULT", "organization/post"),
        ("organization/post", "CONSULT", "person/hill"),
        ("organization/post", "ACCUSE", "person/hill"),
        ("organization/post", "SUPPORT", "person/hill"),
    ],
)
def test_a_paper_that_speaks_and_is_spoken_to_is_out_until_asked_for(act):
    graph = written(ACTORS, (), [OURS, act])
    assert arcs(graph) == [OURS]
    assert len(arcs(graph, unnamed=True)) == 2
    assert project(graph, unnamed=True).nodes[BASE_IRI + "organization/post"]["aside"] == "reporting"


@pytest.mark.parametrize(
    "act",
    [
        ("person/hill", "SANCTION", "organization/post"),
        ("organization/post", "AID", "person/hill"),
        ("organization/bank", "ACCUSE", "person/hill"),
        ("person/hill", "CONSULT", "organization/bank"),
        ("armed-force/guard", "CONSULT", "state/NO"),
    ],
)
def test_a_paper_that_is_party_to_something_counts_as_other_bodies_do(act):
    assert act in arcs(written(ACTORS, (), [OURS, act]))


def test_what_is_only_planned_makes_no_party_of_a_paper():
    graph = written(ACTORS, (), [OURS, ("person/hill", "SANCTION", "organization/post")])
    planned = ox.NamedNode(KG + "Planned")
    for node in ("event/e1", "r1"):
        for quad in list(graph.raw.quads_for_pattern(ox.NamedNode(BASE_IRI + node), ox.NamedNode(KG + "status"), None)):
            graph.raw.remove(quad)
            graph.raw.add(ox.Quad(quad.subject, quad.predicate, planned, quad.graph_name))
    assert arcs(graph, claims=True) == [OURS]
    assert len(arcs(graph, claims=True, unnamed=True)) == 2


def test_who_belongs_to_a_paper_makes_no_party_of_it():
    graph = written(ACTORS, [("person/hill", "memberOf", "organization/post")], [OURS])
    assert arcs(graph) == [OURS]


def test_a_happening_among_the_nameless_alone_is_told_of_on_request():
    actors = [*ACTORS, ("group/d/crowd", "crowd")]
    graph = written(actors, (), [OURS, ("group/d/crowd", "ASSAULT", "group/d/companies")])
    assert len(events(project(graph))) == 1
    assert len(events(project(graph, unnamed=True))) == 2
    half = written(actors, (), [OURS, ("group/d/crowd", "ASSAULT", "state/NO")])
    assert [event.arcs for event in events(project(half))][1:] == [()]  # it befell somebody with a name


@pytest.mark.parametrize(("harm", "told"), [("displaced", 2), ("injured", 1)])
def test_a_mass_flight_of_the_nameless_is_told_of(harm, told):
    graph = written(ACTORS, (), [OURS, ("group/d/companies", "ASSAULT", "group/d/companies")])
    number = ox.Literal("40000", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer"))
    for node in ("event/e1", "r1"):
        for quad in list(graph.raw.quads_for_pattern(ox.NamedNode(BASE_IRI + node), ox.NamedNode(KG + "status"), None)):
            graph.raw.add(ox.Quad(quad.subject, ox.NamedNode(KG + harm), number, quad.graph_name))
    assert len(events(project(graph))) == told


def test_a_network_of_all_gives_the_parties_later_too():
    graph = written(ACTORS, (), [OURS, ("group/d/companies", "ACCUSE", "person/hill")])
    later, at_once = parties(project(graph, unnamed=True)), project(graph)
    assert list(later.nodes(data=True)) == list(at_once.nodes(data=True))
    assert list(later.edges(keys=True, data=True)) == list(at_once.edges(keys=True, data=True))


def test_lone_actors_stay_where_they_are_asked_for():
    graph = written(ACTORS, (), [("group/d/companies", "ACCUSE", "person/hill")])
    assert BASE_IRI + "person/hill" not in project(graph)
    assert BASE_IRI + "person/hill" in project(graph, isolates=True)


def test_a_part_of_a_network_holds_what_its_edges_hold_once_and_leaves_the_network_as_it_is():
    graph = project(written(ACTORS, (), [OURS, ("group/d/companies", "ACCUSE", "person/hill")]), unnamed=True)
    before = [*graph.nodes(data=True)], [*graph.edges(keys=True, data=True)], dict(graph.graph)
    for found in (parties(graph), settled(graph)):
        assert {*found.edges(keys=True)} <= {*graph.edges(keys=True)}
        assert all(data is graph.edges[u, v, term] for u, v, term, data in found.edges(keys=True, data=True))
        found.remove_nodes_from([*found])
        found.graph["into"] = {}
    assert ([*graph.nodes(data=True)], [*graph.edges(keys=True, data=True)], dict(graph.graph)) == before
