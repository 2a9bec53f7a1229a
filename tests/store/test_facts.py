"""The default graph as a function of the evidence."""

from collections import Counter
from dataclasses import replace

import pytest
from pyoxigraph import NamedNode, Quad, Store

from kg.model import Assertion, Document, Entity, EventReport, Extraction, Mention, Span
from kg.namespaces import BASE_IRI
from kg.network import project
from kg.quads import document_quads
from kg.quads import terms as t
from kg.store import GraphStore
from kg.store.evidence import DEFAULT
from kg.store.facts import Touched, _most_given, borne_out, derive, ended
from kg.store.matching import evidence_in


def default_graph(*extractions):
    store = Store()
    for extraction in extractions:
        store.extend(document_quads(extraction))
    return list(derive(store))


def of(quads, path):
    subject = NamedNode(BASE_IRI + path)
    return {
        (t.local_name(q.predicate), getattr(q.object, "value", "").replace(BASE_IRI, ""))
        for q in quads
        if q.subject == subject
    }


def events(quads):
    found = {}
    for quad in quads:
        if "/event/" in quad.subject.value:
            found.setdefault(quad.subject, {}).setdefault(t.local_name(quad.predicate), []).append(quad.object)
    return sorted(found.values(), key=lambda event: event["label"][0].value)


def test_each_quad_is_derived_once(samples):
    quads = default_graph(samples.first(), samples.second())
    assert len(quads) == len(set(quads)) > 30


def test_what_is_in_the_default_graph_already_is_no_evidence(samples):
    store = Store()
    store.extend(document_quads(samples.first()))
    once = list(derive(store))
    store.extend(once)
    store.add(Quad(NamedNode(BASE_IRI + "state/AZ"), t.LABEL, t.string("Other"), NamedNode(BASE_IRI + "background")))
    assert list(derive(store)) == once


def test_the_longer_of_two_equally_frequent_names_is_the_label_and_the_other_is_kept(samples):
    quads = default_graph(samples.first(), samples.second())
    assert {("label", "Lena Marsh"), ("altLabel", "Marsh")} <= of(quads, "person/lena-marsh")


def test_a_name_in_capitals_gives_way_to_the_same_name_in_other_letters():
    assert _most_given(Counter({"PORT VELL": 2, "Port Vell": 1, "Karst": 2})) == "Port Vell"
    assert _most_given(Counter({"UN": 2, "United Nations": 1})) == "UN"


def test_a_symmetric_fact_is_stated_once(samples):
    quads = default_graph(samples.first(), samples.second())
    assert ("alliedWith", "state/TR") in of(quads, "state/AZ")
    assert "alliedWith" not in {name for name, _ in of(quads, "state/TR")}


def test_what_somebody_only_says_is_possible_is_no_fact(samples):
    assert "opposes" not in {name for name, _ in of(default_graph(samples.second()), "state/AZ")}


def test_a_figure_is_described_beside_the_fact(samples):
    quads = default_graph(samples.first())
    (node,) = [value for name, value in of(quads, "state/AZ") if name == "measure"]
    assert {("value", "66000"), ("quantityKind", "soldiers"), ("unit", "person")} <= of(quads, node)


def test_an_unnamed_force_belongs_to_its_state(samples):
    found = of(default_graph(samples.first()), "group/first.txt/air-defences")
    assert {("affiliatedWith", "state/XO"), ("named", "false"), ("label", "air defences")} <= found


def test_two_reports_of_one_downing_are_one_event_with_the_most_exact_date(samples):
    downing = events(default_graph(samples.first(), samples.second()))[-1]
    assert downing["label"] == [t.string("ASSAULT: Orlavia -> Azerbaijan (2024-12-25)")]
    assert len(downing["reportedIn"]) == 2
    assert downing["actor"] == [NamedNode(BASE_IRI + "state/XO")]
    assert downing["fatalities"] == [t.integer(38)]
    assert downing["status"] == [t.STATUSES["Happened"]]
    assert "attributedTo" not in downing


def test_a_denied_event_stands_with_its_status_and_speaker(samples):
    denied, _ = events(default_graph(samples.first()))
    assert denied["status"] == [t.STATUSES["Denied"]]
    assert denied["attributedTo"] == [NamedNode(BASE_IRI + "person/lena-marsh")]


def with_event(extraction, **change):
    return replace(extraction, events=(replace(extraction.events[0], **change), *extraction.events[1:]))


@pytest.mark.parametrize(
    ("change", "status", "attributed"),
    [
        ({}, "Happened", False),
        ({"attributed_to": "m7", "attribution": "a1"}, "Happened", True),
        ({"attributed_to": "m7", "attribution": "a1", "factive": True}, "Happened", False),
        ({"certainty": "Possible"}, "Hypothetical", False),
        ({"polarity": "Denied"}, "Denied", False),
        ({"polarity": "Denied", "status": "Hypothetical"}, "Hypothetical", False),
        ({"polarity": "Denied", "status": "Demanded"}, "Hypothetical", False),
        ({"status": "Planned"}, "Planned", False),
    ],
)
def test_an_event_has_happened_only_on_sure_word_and_names_whose_word_it_is(samples, change, status, attributed):
    downing = events(default_graph(with_event(samples.first(), **change)))[-1]
    assert downing["status"] == [t.STATUSES[status]]
    assert ("attributedTo" in downing) is attributed


def test_a_report_in_the_authors_voice_outweighs_what_a_speaker_says(samples):
    said = with_event(samples.first(), attributed_to="m7", attribution="a1")
    downing = events(default_graph(said, samples.second()))[-1]
    assert downing["status"] == [t.STATUSES["Happened"]]
    assert "attributedTo" not in downing


def test_the_number_of_dead_is_the_one_most_documents_state(samples):
    third = replace(samples.second(), document=replace(samples.second().document, id="third.txt"))
    exact = with_event(samples.first(), time="2024-12-25", fatalities=40)
    downing = events(default_graph(exact, samples.second(), third))[-1]
    assert downing["fatalities"] == [t.integer(38)]
    assert len(downing["reportedIn"]) == 3


def struck(actor: str, part_of: str | None) -> Extraction:
    """A text in which a state strikes a place that lies in ``part_of``."""
    text = "Ruritania struck Strelsau."
    return Extraction(
        Document("strike", text),
        mentions=(Mention("m1", 0, 9, "State", "e1"), Mention("m2", 17, 25, "Place", "e2")),
        entities=(
            Entity("e1", actor, "Ruritania", "State"),
            Entity("e2", "place/strelsau", "Strelsau", "Place", part_of=part_of),
        ),
        events=(EventReport("v1", "ASSAULT", Span(10, 16), Span(0, 26), actor=("m1",), recipient=("m2",)),),
    )


@pytest.mark.parametrize(
    ("actor", "part_of", "expected"),
    [
        ("state/RU", "state/UA", ["state/UA"]),
        ("state/UA", "state/UA", []),  # a state's own ground
        ("state/RU", None, []),  # nobody knows whose
    ],
)
def test_striking_a_place_is_done_to_the_state_it_lies_in(actor, part_of, expected) -> None:
    quads = default_graph(struck(actor, part_of))
    recipients = [q.object.value.removeprefix(BASE_IRI) for q in quads if q.predicate == t.RECIPIENT]
    assert recipients == expected
    assert [q.object.value for q in quads if q.predicate == t.HAS_PLACE] == [f"{BASE_IRI}place/strelsau"]
    labels = {q.object.value for q in quads if q.predicate == t.LABEL}
    assert ("Ukraine" in labels) == (expected == ["state/UA"])


def office(name, published, **held):
    text = "Lena Marsh and Orlavia."
    mentions = (Mention("m1", 0, 10, "Person", "e1"), Mention("m2", 15, 22, "State", "e2"))
    entities = (
        Entity("e1", "person/lena-marsh", "Lena Marsh", "Person"),
        Entity("e2", "state/XO", "Orlavia", "State"),
    )
    claim = Assertion("leads", "m1", "m2", Span(0, 23), **held)
    return Extraction(Document(id=name, text=text, published=published), mentions, entities, (claim,))


HELD, LATER = office("held", "2014-05-01"), office("later", "2018-01-01")
PAST = office("past", "2016-03-01", polarity="Denied", former=True)


@pytest.mark.parametrize(
    ("told", "holds"), [([HELD], True), ([PAST], False), ([HELD, PAST], False), ([HELD, PAST, LATER], True)]
)
def test_what_a_later_text_calls_former_is_no_fact(tmp_path, told, holds):
    for number, order in enumerate((told, told[::-1])):
        with GraphStore.create_or_open(tmp_path / f"graph{number}") as graph:
            for extraction in order:  # one by one: what is refreshed is what is derived
                graph.put([extraction])
            person = NamedNode(f"{BASE_IRI}person/lena-marsh")
            found = set(graph.raw.quads_for_pattern(person, t.relation("leads"), None, DEFAULT))
            assert bool(found) == holds
            assert found <= set(derive(graph.raw))
            edges = project(graph, isolates=True, to_states=False).edges(keys=True)
            assert any(term == "leads" for *_, term in edges) == holds


def test_what_ended_is_told_of_those_that_are_asked_about_as_of_all(tmp_path):
    with GraphStore.create_or_open(tmp_path / "graph") as graph:
        graph.put([HELD, PAST, LATER])
        match = evidence_in(graph.raw, base=BASE_IRI)
        every = ended(match)
        assert len(every) == 2  # each way round
        for fact in every:
            assert ended(match, {fact})[fact] == every[fact]
        other = NamedNode(f"{BASE_IRI}person/nobody")
        assert ended(match, {(other, t.relation("leads"), other)}) == {}


def test_a_text_that_called_it_former_and_is_gone_takes_nothing_away(tmp_path):
    with GraphStore.create_or_open(tmp_path / "graph") as graph:
        graph.put([HELD, PAST])
        graph.remove("past")
        person = NamedNode(f"{BASE_IRI}person/lena-marsh")
        assert list(graph.raw.quads_for_pattern(person, t.relation("leads"), None, DEFAULT))


def test_a_text_that_says_something_else_of_one_name_bears_on_that_name_alone(samples):
    told = samples.first()
    renamed = [replace(one, aliases=("Lena M.",)) if one.id == "e5" else one for one in told.entities]
    touched = Touched()
    touched.change(set(document_quads(told)), set(document_quads(replace(told, entities=tuple(renamed)))))
    assert {entity.value for entity in touched.entities} == {BASE_IRI + "person/lena-marsh"}
    assert {fact[1] for fact in touched.facts} == {t.relation("position")}  # all that is said of her
    other = replace(told, document=replace(told.document, published="2025-01-11"))
    touched.change(set(document_quads(told)), set(document_quads(other)))
    assert len(touched.entities) > 3
    assert len(touched.facts) > 2


def test_a_text_that_denies_a_figure_takes_nothing_else_away(tmp_path, samples):
    told = samples.first()
    denied = tuple(replace(one, polarity="Denied") for one in told.measurements)
    other = replace(told, document=replace(told.document, id="denial.txt"), assertions=(), measurements=denied)
    with GraphStore.create_or_open(tmp_path / "graph") as graph:
        graph.put([told])
        graph.put([other])
        assert set(graph.quads(DEFAULT)) == set(default_graph(told, other))


def test_a_text_whose_figure_is_described_otherwise_bears_on_the_fact(samples):
    quads = set(document_quads(samples.first()))
    unit = next(quad for quad in quads if quad.predicate == t.UNIT)
    touched = Touched()
    touched.change(quads, quads - {unit} | {Quad(unit.subject, t.UNIT, t.string("tank"), unit.graph_name)})
    assert {fact[2] for fact in touched.facts if fact[1] == t.MEASURE} == {unit.subject}


@pytest.mark.parametrize(
    ("given", "stays"),
    [
        ([{"label": "Lena Marsh"}], True),
        ([{"label": "Lena Marsh", "altLabel": "Marsh"}, {"label": "Lena Marsh"}], True),
        ([{"label": "Marsh"}], False),
        ([{"label": "Lena Marsh"}, {"label": "Lena Marsh", "altLabel": "Lena M."}], False),
        ([{"label": "Lena Marsh", "named": "false"}], False),
    ],
)
def test_a_description_stays_where_new_texts_say_nothing_else(given, stays):
    node = NamedNode(BASE_IRI + "person/lena-marsh")
    described = [Quad(node, t.LABEL, t.string("Lena Marsh")), Quad(node, t.ALT_LABEL, t.string("Marsh"))]
    terms = {"label": t.LABEL, "altLabel": t.ALT_LABEL, "named": t.NAMED}
    said = [{(terms[name], t.string(value)) for name, value in one.items()} for one in given]
    assert borne_out(described, said) is stays


def test_who_goes_without_a_name_bears_it_no_more_once_a_text_gives_one():
    node = NamedNode(BASE_IRI + "group/x/forces")
    described = [Quad(node, t.LABEL, t.string("forces")), Quad(node, t.NAMED, t.boolean(False))]
    nameless = {(t.LABEL, t.string("forces")), (t.NAMED, t.boolean(False))}
    assert borne_out(described, [nameless, nameless])
    assert not borne_out(described, [nameless, {(t.LABEL, t.string("forces"))}])
