"""The projection of a small hand-written graph (crisis.trig) to the influence network."""

import math
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyoxigraph as ox
import pytest

from kg.errors import UnknownNameError
from kg.namespaces import BASE_IRI, KG, SEM
from kg.network import events, in_network, named_sources, project, settled, sources
from kg.network.reading import content
from kg.network.reports import reports, reweigh
from kg.network.signs import ties
from kg.store.evidence import EvidenceReader

AZ, RU, TR, GE = (f"{BASE_IRI}state/{code}" for code in ("AZ", "RU", "TR", "GE"))
ALIYEV = f"{BASE_IRI}person/ilham-aliyev"
ANALYSTS = f"{BASE_IRI}group/d1/analysts"


@dataclass
class Graph:
    raw: ox.Store
    base_iri: str = BASE_IRI


@pytest.fixture(scope="module")
def store():
    raw = ox.Store()
    raw.load(path=str(Path(__file__).with_name("crisis.trig")), format=ox.RdfFormat.TRIG)
    return Graph(raw)


def edges(graph):
    return sorted((u, v, key) for u, v, key in graph.edges(keys=True))


def test_facts_and_happened_events_are_edges_and_nothing_else_is(store):
    graph = project(store, to_states=False)
    assert edges(graph) == [
        (ALIYEV, AZ, "headOfStateOf"),
        (AZ, GE, "MOBILIZE"),
        (AZ, TR, "alliedWith"),
        (RU, AZ, "ASSAULT"),
        (TR, AZ, "alliedWith"),
    ]


def test_background_facts_without_a_sentence_make_no_edge(store):
    assert not project(store).has_edge(AZ, GE, "borders")


def test_an_unnamed_force_stands_aside_for_its_state(store):
    graph = project(store, claims=True)
    assert [u for u, _, key in graph.in_edges(AZ, keys=True) if key == "ASSAULT"] == [RU]


def test_an_unnamed_army_acts_for_its_state(store):
    assert project(store).edges[AZ, GE, "MOBILIZE"]["evidence"][0].sentence == "The army massed on the border."


def test_weight_is_strength_times_confidence_times_damped_reports(store):
    edge = project(store).edges[RU, AZ, "ASSAULT"]
    assert edge["sign"] == -1
    assert edge["weight"] == pytest.approx(0.9 * (0.8 + 0.6) / 2 * (1 + math.log(2)))
    assert (edge["documents"], edge["origins"]) == (2, 2)
    assert edge["times"] == ("2024-12-25",)
    assert edge["events"] == (f"{BASE_IRI}e1",)


def test_an_edge_is_as_sure_as_its_surest_report_and_unsure_reports_can_be_left_out(store):
    whole = project(store).edges[RU, AZ, "ASSAULT"]
    assert whole["confidence"] == 0.8
    sure = project(store, min_confidence=0.7).edges[RU, AZ, "ASSAULT"]
    assert (sure["confidence"], sure["origins"]) == (0.8, 1)
    assert sure["weight"] < whole["weight"]
    assert not project(store, min_confidence=0.85).has_edge(RU, AZ, "ASSAULT")


def test_a_wire_copy_adds_a_document_but_no_weight():
    raw = ox.Store()
    raw.load(path=str(Path(__file__).with_name("crisis.trig")), format=ox.RdfFormat.TRIG)
    copy, first = (ox.NamedNode(f"{BASE_IRI}document/{name}") for name in ("d2", "d1"))
    raw.add(ox.Quad(copy, ox.NamedNode(f"{KG}origin"), first, ox.NamedNode(f"{BASE_IRI}origins")))
    edge = project(Graph(raw)).edges[RU, AZ, "ASSAULT"]
    assert (edge["documents"], edge["origins"], edge["reports"]) == (2, 1, 1)
    assert edge["weight"] == pytest.approx(0.9 * (0.8 + 0.6) / 2)
    assert {passage.graph: passage.origin for passage in edge["evidence"]} == {
        first.value: "",
        copy.value: first.value,
    }


@pytest.mark.parametrize("claims", [False, True])
def test_weights_can_be_had_again_from_the_evidence_alone(store, claims):
    graph = project(store, claims=claims)
    found = reports(graph)
    acts = [data for *_, data in graph.edges(data=True) if data["acts"]] + [act[3] for act in graph.graph["beyond"]]
    again = reweigh(found, np.ones((len(found.edge), 1)))[:, 0]
    assert again == pytest.approx([data["weight"] for data in acts])
    assert len(again) == (4 if claims else 2) + len(graph.graph["beyond"])


def test_passages_know_the_time_of_what_they_tell(store):
    evidence = project(store).edges[RU, AZ, "ASSAULT"]["evidence"]
    assert {(passage.date, passage.when) for passage in evidence} == {
        ("2024-12-27", "2024-12-25"),
        ("2025-02-01", "2024-12-25"),
    }
    assert project(store, to_states=False).edges[ALIYEV, AZ, "headOfStateOf"]["evidence"][0].when == "2025-02-01"


def test_a_denial_is_kept_as_a_claim_and_marks_the_edge_disputed(store):
    edge = project(store).edges[RU, AZ, "ASSAULT"]
    assert edge["disputed"]
    assert [passage.kind for passage in edge["evidence"]] == ["event", "event", "claim"]
    assert [passage.polarity for passage in edge["evidence"]] == ["Affirmed", "Affirmed", "Denied"]


def test_evidence_gives_sentence_offsets_outlet_date_and_trigger(store):
    passage = project(store).edges[RU, AZ, "ASSAULT"]["evidence"][0]
    assert passage.sentence == "Russian air defenses hit an airliner."
    assert (passage.start, passage.end, passage.trigger) == (0, 40, (21, 24))
    assert (passage.outlet, passage.date, passage.headline) == ("Caspian Wire", "2024-12-27", "Airliner")
    assert passage.marks == ((0, 7),)
    assert passage.url == "https://example.org/1"


def test_symmetric_relations_run_both_ways_with_the_same_evidence(store):
    graph = project(store)
    there, back = graph.edges[AZ, TR, "alliedWith"], graph.edges[TR, AZ, "alliedWith"]
    assert there == back
    assert there["symmetric"]


def test_claims_add_what_is_said_or_planned_and_who_speaks_about_whom(store):
    graph = project(store, claims=True, unnamed=True)
    assert graph.edges[RU, GE, "SANCTION"]["kind"] == "claim"
    assert graph.edges[RU, GE, "supports"]["kind"] == "claim"
    assert graph.edges[RU, GE, "supports"]["evidence"][0].speaker == "analysts"
    assert sorted(v for _, v, key in graph.out_edges(ANALYSTS, keys=True) if key == "speaksAbout") == sorted([RU, GE])


def test_settled_drops_claims_again(store):
    assert edges(settled(project(store, claims=True))) == edges(project(store))


def test_nodes_carry_label_kind_identity_and_names(store):
    node = project(store).nodes[AZ]
    assert node["label"] == "Azerbaijan"
    assert node["kind"] == "State"
    assert node["same_as"] == ("http://www.wikidata.org/entity/Q227",)
    assert node["aliases"] == ("Baku",)
    assert {"Azerbaijani", "AZE"} <= set(node["other_names"])
    assert "Baku" not in node["other_names"]
    assert (node["aside"], node["state"]) == ("", "")
    analysts = project(store, claims=True, unnamed=True).nodes[ANALYSTS]
    assert (analysts["named"], analysts["aside"]) == (False, "unnamed")


def test_kinds_keep_only_edges_between_these_kinds(store):
    assert ALIYEV not in project(store, kinds={"State"})


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2024-12-25", "2024-12-25", [(RU, AZ, "ASSAULT")]),
        ("2024", "2024", [(AZ, TR, "alliedWith"), (RU, AZ, "ASSAULT"), (TR, AZ, "alliedWith")]),
        ("2025-01", None, [(ALIYEV, AZ, "headOfStateOf")]),
        (None, "2024-11", [(AZ, GE, "MOBILIZE")]),
        ("2022", "2022-12", []),
    ],
)
def test_a_window_keeps_what_overlaps_it(store, since, until, expected):
    assert edges(project(store, since=since, until=until, to_states=False)) == expected


def test_sources_keep_only_evidence_of_these_outlets(store):
    graph = project(store, sources={"Volga Post"}, to_states=False)
    assert edges(graph) == [(ALIYEV, AZ, "headOfStateOf"), (AZ, GE, "MOBILIZE"), (RU, AZ, "ASSAULT")]
    assert graph.edges[RU, AZ, "ASSAULT"]["documents"] == 1


def test_words_and_deeds_can_be_told_apart(store):
    assert edges(project(store, quad="verbal", claims=True)) == []
    assert edges(project(store, quad="material")) == [
        (AZ, GE, "MOBILIZE"),
        (AZ, TR, "alliedWith"),
        (RU, AZ, "ASSAULT"),
        (TR, AZ, "alliedWith"),
    ]
    assert ALIYEV not in project(store, quad="material")


def test_a_source_that_only_denies_supports_no_edge():
    raw = ox.Store()
    raw.load(path=str(Path(__file__).with_name("crisis.trig")), format=ox.RdfFormat.TRIG)
    report, document = ox.NamedNode(f"{BASE_IRI}r2"), ox.NamedNode(f"{BASE_IRI}document/d2")
    for term, before, after in (("polarity", "Affirmed", "Denied"), ("basis", "Happening", "Claim")):
        raw.remove(ox.Quad(report, ox.NamedNode(KG + term), ox.NamedNode(KG + before), document))
        raw.add(ox.Quad(report, ox.NamedNode(KG + term), ox.NamedNode(KG + after), document))
    assert not project(Graph(raw), sources={"Volga Post"}).has_edge(RU, AZ)
    assert project(Graph(raw), sources={"Volga Post"}, claims=True).edges[RU, AZ, "ASSAULT"]["kind"] == "claim"


def test_sources_are_named_by_outlet_or_document(store):
    d1 = f"{BASE_IRI}document/d1"
    assert named_sources(store, ["volga post", "d1"]) == {"Volga Post", d1}
    assert named_sources(store, [d1]) == {d1}
    with pytest.raises(UnknownNameError, match="did you mean Caspian Wire"):
        named_sources(store, ["Caspian Wires"])
    with pytest.raises(UnknownNameError, match="lists the texts"):
        named_sources(store, ["?"])


def test_a_name_stands_for_who_is_in_the_network(store):
    graph = project(store)
    assert in_network(graph, [ANALYSTS, RU], "Russia") == RU
    with pytest.raises(UnknownNameError, match="'analysts' is not in the network"):
        in_network(graph, [ANALYSTS], "analysts")


def test_who_has_no_name_is_in_the_network_on_request_alone(store):
    assert ANALYSTS not in project(store, claims=True)
    assert ANALYSTS in project(store, claims=True, unnamed=True)


def test_people_act_for_their_states(store):
    graph = project(store)
    assert ALIYEV not in graph
    assert graph.graph["inner"] == 1  # he heads it
    assert in_network(graph, [ALIYEV], "Aliyev") == AZ
    assert edges(graph) == [
        (AZ, GE, "MOBILIZE"),
        (AZ, TR, "alliedWith"),
        (RU, AZ, "ASSAULT"),
        (TR, AZ, "alliedWith"),
    ]


def test_lone_actors_are_nodes_on_request(store):
    assert ANALYSTS not in project(store)
    assert ANALYSTS not in project(store, isolates=True)
    assert ANALYSTS in project(store, isolates=True, unnamed=True)


def test_the_network_carries_its_events_with_their_sentences_and_the_parties_names(store):
    told = {event.iri.removeprefix(BASE_IRI): event for event in events(project(store, claims=True))}
    assert [(iri, event.status) for iri, event in told.items()] == [
        ("e3", "Happened"),
        ("e1", "Happened"),
        ("e2", "Planned"),
    ]
    assert (told["e1"].arcs, told["e1"].quad, told["e1"].time) == (((RU, AZ),), "material conflict", "2024-12-25")
    assert told["e1"].names == (("Russia",), ("Azerbaijan",))
    assert [said.kind for said in told["e1"].evidence] == ["event", "event", "claim"]
    assert {said.time for said in told["e1"].evidence} == {"2024-12-25"}
    assert [event.iri for event in events(settled(project(store)))] == [event.iri for event in told.values()]


def test_a_narrowed_network_tells_of_the_events_of_its_edges_alone(store):
    assert [event.iri for event in events(project(store, since="2024-12-25", until="2024-12-25"))] == [f"{BASE_IRI}e1"]


def test_the_network_carries_the_documents_it_rests_on(store):
    assert [source.outlet for source in sources(project(store))] == ["Caspian Wire", "Volga Post"]
    assert [source.outlet for source in sources(project(store, sources={"Volga Post"}))] == ["Volga Post"]


def test_an_empty_store_gives_an_empty_network():
    graph = project(Graph(ox.Store()), claims=True)
    assert graph.number_of_nodes() == graph.number_of_edges() == 0


def test_two_projections_agree_in_content_and_order(store):
    one, two = project(store, claims=True), project(store, claims=True)
    assert list(one.nodes(data=True)) == list(two.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(two.edges(keys=True, data=True))


def test_every_plover_root_has_the_sign_of_its_quad_class_but_requests():
    roots = [tie for tie in ties().values() if tie.kind == "event"]
    assert len(roots) == 15
    assert {tie.term for tie in roots if tie.sign != (1 if tie.quad.endswith("cooperation") else -1)} == {"REQUEST"}


@pytest.mark.parametrize(
    ("since", "until", "there"),
    [("1984", None, True), (None, "1984", True), ("1990", None, False), (None, "1979", False), ("2024", None, False)],
)
def test_a_window_reads_the_days_that_an_undated_event_allows(since, until, there):
    raw = ox.Store()
    raw.load(path=str(Path(__file__).with_name("crisis.trig")), format=ox.RdfFormat.TRIG)
    event = ox.NamedNode(f"{BASE_IRI}e1")
    for quad in list(raw.quads_for_pattern(event, ox.NamedNode(f"{SEM}hasTimeStamp"), None, None)):
        raw.remove(quad)
    day = ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")
    known = {"earliest": ox.Literal("1980-01-01", datatype=day), "latest": ox.Literal("1989-12-31", datatype=day)}
    for name, value in {**known, "dating": ox.Literal("stated")}.items():
        raw.add(ox.Quad(event, ox.NamedNode(KG + name), value, ox.DefaultGraph()))
    assert ((RU, AZ, "ASSAULT") in project(Graph(raw), since=since, until=until).edges(keys=True)) == there


def test_networks_of_one_reader_are_those_of_their_own(store):
    reader = EvidenceReader(store.raw, store.base_iri)
    whole, narrow = (project(store, reader=reader, claims=claims) for claims in (True, False))
    for shared, claims in ((whole, True), (narrow, False)):
        own = project(store, claims=claims)
        assert list(shared.edges(keys=True, data=True)) == list(own.edges(keys=True, data=True))
        assert (list(shared.nodes(data=True)), shared.graph) == (list(own.nodes(data=True)), own.graph)


def test_those_alone_speak_of_somebody_by_whose_word_something_is_known(store):
    held = content(store, belonging=(), speech=True)
    told = (*held.assertions.values(), *held.reports.values())
    assert set(held.attributions) == {iri for said in told for iri in said.attributions}
    assert {said.kind for said in held.attributions.values()} == {"attribution"}
    assert content(store, belonging=()).attributions == {}


def test_timeline_and_map_wait_for_no_library_of_measures_or_drawing():
    asked = "import sys, kg.showing; print('igraph' in sys.modules, 'pyvis' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, timeout=60)
    assert found.stdout.split() == ["False", "False"]
