"""People, ministries and armies taken for their states."""

import pyoxigraph as ox
import pytest
from actors import arcs, written

from kg.namespaces import BASE_IRI, KG
from kg.network import folded, in_network, project

STATES = [("state/NO", "Norland"), ("state/SU", "Sudria"), ("state/WE", "Westria")]
ACTORS = [
    *STATES,
    ("person/hill", "Ann Hill"),
    ("person/marsh", "Otto Marsh"),
    ("organization/ministry", "Ministry of Defence"),
    ("organization/mill", "Mill Works"),
    ("armed-force/army", "Norland Army"),
    ("alliance/pact", "Pact"),
    ("group/d/officials", "officials"),
    ("organization/office", "Press Office"),
    ("organization/desk", "Desk"),
    ("organization/room", "Room"),
    ("organization/rebels", "Norland Rebel Council"),
    ("organization/hezbollah", "Hezbollah"),
    ("organization/times", "Norland Times"),
]
ACTS_OF_HILL = [("person/hill", "ACCUSE", "state/SU")]
TO_NORLAND = [
    [("person/hill", "headOfStateOf", "state/NO")],
    [("person/hill", "leads", "state/NO"), ("person/hill", "affiliatedWith", "state/WE")],  # the more telling tie
    [("person/hill", "leads", "organization/ministry"), ("organization/ministry", "affiliatedWith", "state/NO")],
    [
        ("person/hill", "spokespersonOf", "person/marsh"),
        ("person/marsh", "leads", "organization/ministry"),
        ("organization/ministry", "partOf", "state/NO"),
    ],
    [("person/hill", "memberOf", "organization/ministry"), ("organization/ministry", "partOf", "state/NO")],
    [("person/hill", "spokespersonOf", "person/marsh"), ("person/marsh", "headOfStateOf", "state/NO")],
]
NOWHERE = [
    [],
    [("person/hill", "citizenOf", "state/NO")],
    [("person/hill", "spokespersonOf", "organization/rebels"), ("organization/rebels", "affiliatedWith", "state/NO")],
    [("person/hill", "leads", "organization/hezbollah"), ("organization/hezbollah", "affiliatedWith", "state/NO")],
    [("person/hill", "affiliatedWith", "organization/times"), ("organization/times", "affiliatedWith", "state/NO")],
    [("person/hill", "leads", "state/NO"), ("person/hill", "leads", "state/WE")],
    [("person/hill", "leads", "alliance/pact"), ("alliance/pact", "partOf", "state/NO")],
    [("person/hill", "memberOf", "organization/mill"), ("organization/mill", "leads", "state/NO")],
    [
        ("person/hill", "affiliatedWith", "organization/room"),
        ("organization/room", "partOf", "organization/desk"),
        ("organization/desk", "partOf", "organization/office"),
        ("organization/office", "partOf", "state/NO"),
    ],
]


@pytest.mark.parametrize("ties", TO_NORLAND)
def test_who_acts_for_a_state_is_folded_into_it(ties):
    assert arcs(written(ACTORS, ties, ACTS_OF_HILL)) == [("state/NO", "ACCUSE", "state/SU")]


@pytest.mark.parametrize("ties", NOWHERE)
def test_who_acts_for_none_or_for_two_is_not(ties):
    assert arcs(written(ACTORS, ties, ACTS_OF_HILL)) == [("person/hill", "ACCUSE", "state/SU")]


def test_who_asks_for_each_by_name_gets_nobody_folded():
    assert arcs(written(ACTORS, TO_NORLAND[0], ACTS_OF_HILL), to_states=False) == [
        ("person/hill", "ACCUSE", "state/SU")
    ]


def test_a_body_acts_for_its_state_and_not_for_its_owners():
    ties = [("organization/mill", "ownedBy", "person/hill"), ("person/hill", "leads", "state/NO")]
    acts = [("organization/mill", "ACCUSE", "state/SU"), ("armed-force/army", "ASSAULT", "state/SU")]
    graph = written(ACTORS, [*ties, ("armed-force/army", "affiliatedWith", "state/NO")], acts)
    assert arcs(graph) == [
        ("organization/mill", "ACCUSE", "state/SU"),
        ("state/NO", "ASSAULT", "state/SU"),
    ]


def test_officials_without_a_name_act_for_their_state():
    graph = written(
        ACTORS, [("group/d/officials", "affiliatedWith", "state/NO")], [("group/d/officials", "ACCUSE", "state/SU")]
    )
    assert arcs(graph) == [("state/NO", "ACCUSE", "state/SU")]
    assert arcs(graph, to_states=False) == []
    assert arcs(graph, to_states=False, unnamed=True) == [("group/d/officials", "ACCUSE", "state/SU")]


@pytest.mark.parametrize(
    ("group", "acts"),
    [
        ("officials", True),
        ("border guards", True),
        ("embassies of it", True),
        ("coastguardsmen", False),
        ("serviceman", True),
        ("servicemen", True),
        ("refugees", False),
        ("people", False),
        ("mining company", False),
        ("former officials", False),
        ("ex-ministers", False),
        ("pro-Norland officials", False),
        ("opposition leaders", False),
    ],
)
def test_of_those_without_a_name_organs_and_officials_alone_act_for_a_state(group, acts):
    graph = written(
        [*STATES, ("group/d/x", group)],
        [("group/d/x", "affiliatedWith", "state/NO")],
        [("group/d/x", "AID", "state/SU")],
    )
    assert arcs(graph) == ([("state/NO", "AID", "state/SU")] if acts else [])


@pytest.mark.parametrize(("force", "acts"), [("army", True), ("rebels", False), ("opposition fighters", False)])
def test_of_forces_without_a_name_rebels_act_for_nobody(force, acts):
    actors = [*STATES, ("armed-force/x", force)]
    graph = written(actors, [("armed-force/x", "affiliatedWith", "state/NO")], [("armed-force/x", "AID", "state/SU")])
    assert arcs(graph) == ([("state/NO", "AID", "state/SU")] if acts else [])


def test_a_newspaper_acts_for_the_state_that_owns_it_alone():
    acts = [("state/SU", "SANCTION", "organization/times")]
    said, owned = ([("organization/times", relation, "state/NO")] for relation in ("affiliatedWith", "ownedBy"))
    assert arcs(written(ACTORS, said, acts)) == [("state/SU", "SANCTION", "organization/times")]
    assert arcs(written(ACTORS, owned, acts)) == [("state/SU", "SANCTION", "state/NO")]


OFFICE = """
@prefix kg: <https://w3id.org/influence-kg/ontology#> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix schema: <https://schema.org/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@base <https://w3id.org/influence-kg/id/> .
<background> {{ <office/{n}> a rdf:Statement ; rdf:subject <person/hill> ; rdf:predicate kg:affiliatedWith ;
    rdf:object <state/{state}> ; kg:validFrom "{since}"^^xsd:date {until} . }}
<document/d0> {{ <document/d0> schema:datePublished "2024-05-02"^^xsd:date .
    <document/d0#char=0,4> kg:refersTo <person/hill> . {former} }}
"""


FORMER = """<past> a kg:Assertion ; rdf:subject <person/hill> ; rdf:predicate kg:headOfStateOf ; rdf:object <state/NO> ;
    kg:former true ; prov:wasDerivedFrom <document/d0#char=0,9> ."""


def known(*terms, ties=(), dated=True, former=""):
    """Hill accuses Sudria in a text of 2 May 2024; the background knows these terms: state, since, until."""
    graph = written(ACTORS, ties, ACTS_OF_HILL)
    for n, (state, since, until) in enumerate(terms):
        end = f'; kg:validUntil "{until}"^^xsd:date' if until else ""
        text = OFFICE.format(n=n, state=state, since=since, until=end, former=former)
        graph.raw.load(text.encode(), format=ox.RdfFormat.TRIG)
    if not dated:
        published = ox.NamedNode("https://schema.org/datePublished")
        for quad in list(graph.raw.quads_for_pattern(None, published, None)):
            graph.raw.remove(quad)
    return arcs(graph)[0][0]


def test_an_office_that_the_background_knows_for_the_time_of_the_texts_takes_its_holder_to_the_state():
    assert known(("NO", "2020-01-01", "")) == "state/NO"
    assert known(("NO", "2020-01-01", "2024-06-01"), ("NO", "2022-01-01", "")) == "state/NO"
    assert known(("NO", "2020-01-01", "2024-05-02")) == "state/NO"
    assert known(("NO", "2020-01-01", "2024")) == "state/NO"
    party = [("person/hill", "affiliatedWith", "organization/mill")]
    assert known(("NO", "2020-01-01", ""), ties=party) == "state/NO"


def test_an_office_of_another_time_of_two_states_or_of_undated_texts_does_not():
    assert known(("NO", "2020-01-01", "2024-05-01")) == "person/hill"
    assert known(("NO", "2024-05-03", "")) == "person/hill"
    assert known(("NO", "2020-01-01", ""), ("WE", "2021-01-01", "")) == "person/hill"
    assert known(("NO", "2020-01-01", ""), dated=False) == "person/hill"


def test_an_office_that_a_text_calls_former_or_that_one_who_leads_others_held_does_not():
    assert known(("NO", "2020-01-01", ""), former=FORMER) == "person/hill"
    assert known(("WE", "2020-01-01", ""), former=FORMER) == "state/WE"
    for other in ("alliance/pact", "organization/rebels"):
        assert known(("NO", "2020-01-01", ""), ties=[("person/hill", "leads", other)]) == "person/hill"


def test_an_office_counts_when_the_texts_that_name_its_holder_were_published():
    graph = written(ACTORS, (), [("state/WE", "AID", "state/SU"), *ACTS_OF_HILL])
    text = OFFICE.format(n=0, state="NO", since="2020-01-01", until="", former="")
    graph.raw.load(text.replace("<document/d0#char=0,4>", "<document/d9#char=0,4>").encode(), format=ox.RdfFormat.TRIG)
    assert arcs(graph)[0][0] == "state/NO"
    elsewhere = next(graph.raw.quads_for_pattern(None, ox.NamedNode(f"{KG}refersTo"), None))
    graph.raw.remove(elsewhere)
    assert arcs(graph)[0][0] == "person/hill"


def test_what_the_texts_say_goes_before_what_the_background_knows():
    assert known(("NO", "2020-01-01", ""), ties=[("person/hill", "leads", "state/WE")]) == "state/WE"
    both = [("person/hill", "leads", state) for state in ("state/WE", "state/NO")]
    assert known(("NO", "2020-01-01", ""), ties=both) == "person/hill"


def test_a_kind_that_is_asked_for_stands_for_itself():
    ties = [("person/hill", "leads", "state/NO"), ("armed-force/army", "affiliatedWith", "state/NO")]
    graph = written(ACTORS, ties, [*ACTS_OF_HILL, ("armed-force/army", "ASSAULT", "state/SU")])
    both = [("state/NO", "ACCUSE", "state/SU"), ("state/NO", "ASSAULT", "state/SU")]
    assert arcs(graph, kinds={"State"}) == both
    assert arcs(graph, kinds={"State", "Person"}) == [("person/hill", "ACCUSE", "state/SU"), both[1]]
    assert arcs(graph, kinds={"State"}, to_states=False) == []


def test_a_people_is_not_its_state():
    actors = [*STATES, ("group/norlanders", "Norlanders")]
    graph = written(actors, [("group/norlanders", "citizenOf", "state/NO")], [("group/norlanders", "AID", "state/SU")])
    assert arcs(graph) == [("group/norlanders", "AID", "state/SU")]


def two_acts():
    """Norland and its president accuse Sudria; its army accuses its ministry."""
    ties = [(one, "affiliatedWith", "state/NO") for one in ("organization/ministry", "armed-force/army")]
    acts = [
        *ACTS_OF_HILL,
        ("state/NO", "ACCUSE", "state/SU"),
        ("armed-force/army", "ACCUSE", "organization/ministry"),
    ]
    return written(ACTORS, [*TO_NORLAND[0], *ties], acts)


def test_acts_are_one_edge_that_weighs_what_its_reports_do_and_names_those_who_act():
    network = project(two_acts())
    (edge,) = [data for *_, data in network.edges(data=True)]
    assert (edge["origins"], edge["documents"]) == (2, 2)
    assert [(said.sentence, said.through) for said in edge["evidence"]] == [("Act 0.", ("Ann Hill",)), ("Act 1.", ())]
    assert network.nodes[BASE_IRI + "state/NO"]["label"] == "Norland"
    assert in_network(network, [BASE_IRI + "person/hill"], "Hill") == BASE_IRI + "state/NO"


def test_what_is_between_parts_of_one_state_is_its_inner_affair_and_counted():
    assert project(two_acts()).graph["inner"] == 1
    assert "inner" not in project(two_acts(), to_states=False).graph


def test_a_network_can_be_folded_later_with_the_same_result():
    later, at_once = folded(project(two_acts(), claims=True, to_states=False)), project(two_acts(), claims=True)
    assert list(later.edges(keys=True, data=True)) == list(at_once.edges(keys=True, data=True))
    assert list(later.nodes) == list(at_once.nodes)


def test_a_state_that_did_nothing_itself_is_there_when_its_people_are_folded_later():
    graph = project(written(ACTORS, TO_NORLAND[0], ACTS_OF_HILL), to_states=False)
    assert BASE_IRI + "state/NO" not in graph
    assert folded(graph).nodes[BASE_IRI + "state/NO"]["kind"] == "State"


def test_a_sentence_that_tells_of_both_stands_once():
    acts = [("person/hill", "ACCUSE", "state/SU")]
    graph = written(ACTORS, TO_NORLAND[0], acts)
    event, state = (ox.NamedNode(BASE_IRI + key) for key in ("event/e0", "state/NO"))
    graph.raw.add(ox.Quad(event, ox.NamedNode(KG + "actor"), state))
    (edge,) = [data for *_, data in project(graph).edges(data=True)]
    assert [said.through for said in edge["evidence"]] == [("Ann Hill",)]


def test_who_is_acted_upon_is_told_from_who_acts():
    graph = written(ACTORS, TO_NORLAND[0], [("state/SU", "ACCUSE", "person/hill")])
    (edge,) = [data for *_, data in project(graph).edges(data=True)]
    assert [(said.through, said.upon) for said in edge["evidence"]] == [((), ("Ann Hill",))]
