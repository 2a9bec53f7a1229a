"""The one reader of evidence: what it gives of assertions, event reports, attributions, documents and events."""

from dataclasses import replace

import pytest
from pyoxigraph import NamedNode, Quad

from kg.model import Attribution
from kg.namespaces import BASE_IRI
from kg.quads import terms as t
from kg.rules import UNNAMED
from kg.store.evidence import EvidenceReader

AZ, XO, MARSH = (f"{BASE_IRI}{key}" for key in ("state/AZ", "state/XO", "person/lena-marsh"))
DEFENCES = f"{BASE_IRI}group/first.txt/air-defences"


@pytest.fixture
def reader(graph):
    return EvidenceReader(graph.raw, graph.base_iri)


def test_a_report_has_all_that_the_text_tells_and_where_it_tells_it(reader, samples):
    (said,) = [r for r in reader.statements(t.EVENT_REPORT) if r.document == "first.txt" and r.status == "Happened"]
    assert samples.FIRST[said.start : said.end] == said.sentence
    assert samples.FIRST[slice(*said.trigger)] == "shot down"
    assert (said.kind, said.term, said.mode, said.time, said.dead) == ("event", "ASSAULT", "aerial", "2024-12", 38)
    assert (said.subjects, said.objects) == ((DEFENCES, XO), (AZ,))
    assert (said.polarity, said.certainty, said.confidence, said.voice) == ("Affirmed", "Certain", 0.8, "author")
    assert (said.outlet, said.headline, said.date) == ("The Lantern", "A downing", "2025-01-10")
    assert (said.when, replace(said, time="").when) == ("2024-12", "2025-01-10")
    assert [samples.FIRST[slice(*spot)] for spot in reader.marks(said, (XO, AZ))] == ["Orlavia"]


def test_what_the_words_of_a_sentence_refer_to_has_its_characters_and_its_name(reader, samples):
    (said,) = [r for r in reader.statements(t.EVENT_REPORT) if r.document == "first.txt" and r.status == "Happened"]
    found = {(samples.FIRST[one.begin : one.end], one.iri, one.name) for one in reader.references(said)}
    assert ("Orlavia", XO, "Orlavia") in found
    assert all(said.start <= one.begin <= one.end <= said.end for one in reader.references(said))
    assert len(reader.references(said)) < len(reader.references(replace(said, start=0, end=len(samples.FIRST))))


def test_a_denial_has_its_speaker_and_is_a_claim(reader):
    (said,) = [r for r in reader.statements(t.EVENT_REPORT) if r.status == "Denied"]
    assert (said.kind, said.speaker, said.speakers, said.voice) == ("claim", "Lena Marsh", (MARSH,), "speaker")


def test_an_attribution_has_its_source_its_stance_and_its_words(reader):
    (said,) = [r for r in reader.statements(t.ATTRIBUTION_CLASS) if r.document == "first.txt"]
    assert (said.kind, said.term, said.subjects, said.speaker) == ("attribution", "denies", (MARSH,), "Lena Marsh")
    assert reader.content(said) == ("Orlavia did not attack anyone,",)


def test_a_text_in_place_of_an_object_and_a_figure_have_their_words(reader):
    held = {r.term: r for r in reader.statements(t.ASSERTION) if r.document == "first.txt"}
    assert (held["position"].objects, held["position"].value) == ((), "defence expert")
    assert reader.name(held["measure"].objects[0]) == "66000 person (soldiers)"


@pytest.mark.parametrize(("words", "speaker"), [("a defence expert", "a defence expert"), (None, UNNAMED)])
def test_a_source_without_a_name_is_told_in_its_words_or_as_unnamed(graph, samples, words, speaker):
    first = samples.first()
    source = samples.span(samples.FIRST, words) if words else None
    said = Attribution("a7", source, None, None, first.attributions[0].content, first.attributions[0].evidence)
    told = replace(first.assertions[0], attribution="a7")
    graph.put([replace(first, assertions=(told,), attributions=(said,), events=())])
    found = {r.speaker for r in EvidenceReader(graph.raw, graph.base_iri).statements(t.ASSERTION) if r.attributions}
    assert speaker in found


def test_statements_come_by_document_and_iri(reader):
    found = [(r.graph, r.iri) for r in reader.statements(t.ASSERTION, t.EVENT_REPORT, t.ATTRIBUTION_CLASS)]
    assert found == sorted(found)
    assert len(found) == 10


def test_a_sweep_gives_each_statement_and_event_as_it_is_when_it_is_looked_up(reader):
    swept = [*reader.statements(t.ASSERTION, t.EVENT_REPORT, t.ATTRIBUTION_CLASS)]
    assert swept == [reader.read(NamedNode(said.iri), NamedNode(said.graph)) for said in swept]
    events = [*reader.events()]
    assert events == [reader.event(NamedNode(event.iri)) for event in events]
    assert [event.iri for event in events] == sorted({event.iri for event in events})
    assert len(events) > 1


def test_a_statement_that_two_documents_make_is_read_of_each(graph):
    reader = EvidenceReader(graph.raw, graph.base_iri)
    said = next(reader.statements(t.EVENT_REPORT))
    other = NamedNode(f"{BASE_IRI}document/other")
    for quad in list(graph.raw.quads_for_pattern(NamedNode(said.iri), None, None, NamedNode(said.graph))):
        told = NamedNode(f"{t.STATUS.value[: -len('status')]}Planned") if quad.predicate == t.STATUS else quad.object
        graph.raw.add(Quad(quad.subject, quad.predicate, told, other))
    found = {one.graph: one for one in reader.statements(t.EVENT_REPORT) if one.iri == said.iri}
    assert set(found) == {said.graph, other.value}
    assert found[said.graph] == said
    assert found[other.value].status == "Planned"


def test_what_is_no_document_is_no_evidence(graph):
    reader = EvidenceReader(graph.raw, graph.base_iri)
    before = [*reader.statements(t.ASSERTION)]
    said, elsewhere = before[0], NamedNode(f"{BASE_IRI}background")
    for quad in list(graph.raw.quads_for_pattern(NamedNode(said.iri), None, None, NamedNode(said.graph))):
        graph.raw.add(Quad(NamedNode("urn:elsewhere"), quad.predicate, quad.object, elsewhere))
    assert [*reader.statements(t.ASSERTION)] == before


def test_what_is_held_is_read_once(reader, monkeypatch):
    held, told = reader.held(t.EVENT_REPORT), reader.happenings()
    assert list(held.values()) == list(reader.statements(t.EVENT_REPORT))
    monkeypatch.setattr(reader, "store", None)
    assert reader.held(t.EVENT_REPORT) is held
    assert reader.happenings() is told


def test_who_is_named_by_which_documents(reader):
    assert [source.id for source in reader.naming(AZ)] == sorted(
        {said.document for said in reader.statements(t.EVENT_REPORT) if AZ in said.objects}
    )


def test_what_is_gone_is_read_as_nothing(reader):
    assert reader.read(NamedNode("urn:gone"), NamedNode(f"{BASE_IRI}document/first.txt")) is None


def test_events_and_documents_are_read_with_what_is_known_of_them(reader):
    (downing,) = [event for event in reader.events() if event.status == "Happened"]
    assert (downing.root, downing.time, downing.dead) == ("ASSAULT", "2024-12-25", 38)
    assert (downing.actors, downing.recipients, len(downing.reports)) == ((XO,), (AZ,), 2)
    assert [(s.id, s.outlet, s.date) for s in reader.sources()] == [
        ("first.txt", "The Lantern", "2025-01-10"),
        ("second.txt", "The Beacon", "2025-02"),
    ]


def test_what_a_document_itself_calls_somebody_is_no_tie_unless_somebody_says_it(graph, samples):
    first = samples.first()
    graph.put([replace(first, assertions=tuple(replace(said, attribution=None) for said in first.assertions))])
    reader = EvidenceReader(graph.raw, graph.base_iri)
    every = [*reader.statements(t.ASSERTION)]
    assert {said.value for said in every if said.iri not in reader.tied()} == {"defence expert"}
    assert [*reader.held(t.ASSERTION).values()] == every
    said = Attribution("a7", None, None, None, first.attributions[0].content, first.attributions[0].evidence)
    told = tuple(replace(one, attribution="a7") for one in first.assertions)
    graph.put([replace(first, assertions=told, attributions=(said,), events=())])
    reader = EvidenceReader(graph.raw, graph.base_iri)
    assert {one.value for one in reader.tied().values() if one.value} == {"defence expert"}
    assert [*reader.held(t.ASSERTION).values()] == [*reader.tied().values()]
