"""The one rule of what counts, and that everything which tells what counts goes by it."""

import pytest

import kg
from kg import rules
from kg.annotated import annotate
from kg.assertions import collect
from kg.evaluation import own
from kg.model import Document
from kg.quads import terms as t
from kg.store import GraphStore, ask

SURE = {"polarity": "Affirmed", "certainty": "Certain", "attributed": False, "factive": False}


@pytest.mark.parametrize(
    ("change", "holds"),
    [
        ({}, True),
        ({"polarity": "Denied"}, False),
        ({"certainty": "Probable"}, False),
        ({"certainty": "Unknown"}, False),
        ({"attributed": True}, False),
        ({"attributed": True, "factive": True}, True),
        ({"factive": True, "certainty": "Possible"}, False),
    ],
)
def test_a_fact_is_affirmed_certain_and_in_the_voice_of_the_author(change, holds):
    assert rules.is_fact(**(SURE | change)) is holds


@pytest.mark.parametrize(
    ("attributed", "factive", "who"),
    [(False, False, "author"), (True, False, "speaker"), (True, True, "author"), (False, True, "author")],
)
def test_the_author_vouches_for_what_is_nobody_elses_word_and_for_what_is_confirmed(attributed, factive, who):
    assert rules.voice(attributed=attributed, factive=factive) == who


@pytest.mark.parametrize(
    ("status", "polarity", "certainty", "amounts_to"),
    [
        ("Happened", "Affirmed", "Certain", "Happened"),
        ("Ongoing", "Affirmed", "Certain", "Ongoing"),
        ("Happened", "Affirmed", "Probable", "Hypothetical"),
        ("Happened", "Denied", "Certain", "Denied"),
        ("Denied", "Denied", "Certain", "Denied"),
        ("Planned", "Affirmed", "Possible", "Planned"),
        ("Planned", "Denied", "Certain", "Hypothetical"),
        ("Hypothetical", "Denied", "Certain", "Hypothetical"),
    ],
)
def test_a_happening_is_sure_and_not_denied(status, polarity, certainty, amounts_to):
    assert rules.standing(status, polarity=polarity, certainty=certainty) == amounts_to
    held = rules.is_happening(status, polarity=polarity, certainty=certainty)
    assert held is (amounts_to in {"Happened", "Ongoing"})


@pytest.mark.parametrize(
    ("status", "certainty", "attributed", "put_forward"),
    [
        ("Happened", "Certain", False, True),
        ("Happened", "Probable", False, True),
        ("Happened", "Possible", False, False),
        ("Hypothetical", "Probable", True, True),
        ("Hypothetical", "Probable", False, False),
        ("Hypothetical", "Possible", True, False),
        ("Planned", "Probable", True, False),
    ],
)
def test_who_accuses_puts_forward_what_has_not_been_told_as_a_happening(status, certainty, attributed, put_forward):
    told = {"polarity": "Affirmed", "certainty": certainty, "attributed": attributed}
    assert rules.is_put_forward(status, **told) is put_forward
    assert not rules.is_put_forward("Hypothetical", **(told | {"polarity": "Denied"}))


STATED = "Turkey is an ally of Azerbaijan."
REPORTED = "It was reported that Turkey is an ally of Azerbaijan."


@pytest.fixture(scope="module")
def graph(nlp, tmp_path_factory):
    """One text that states something, and one that nobody named is said to have reported."""
    folder = tmp_path_factory.mktemp("rules") / "graph"
    documents = [Document(id="stated", text=STATED), Document(id="reported", text=REPORTED)]
    with GraphStore.create_or_open(folder) as store:
        store.put([collect(document, doc) for document, doc in annotate(nlp, documents)])
    with kg.open(folder) as opened:
        yield opened


def test_what_nobody_named_reports_is_a_claim_to_explain(graph):
    told = [row for row in graph.explain("Turkey", "Azerbaijan") if row.kind != "attribution"]
    rows = {row.sentence: (row.kind, row.speaker) for row in told}
    assert rows == {STATED: ("fact", ""), REPORTED: ("claim", rules.UNNAMED)}


def test_what_nobody_named_reports_is_a_claim_in_the_network_and_adds_no_weight(graph):
    data = next(data for *_, term, data in graph.network().edges(keys=True, data=True) if term == "alliedWith")
    kinds = {passage.sentence: (passage.kind, passage.speaker) for passage in data["evidence"]}
    assert kinds == {STATED: ("fact", ""), REPORTED: ("claim", rules.UNNAMED)}
    alone = next(
        data for *_, data in graph.network(sources={f"{graph.store.base_iri}document/stated"}).edges(data=True)
    )
    assert (
        (data["origins"], data["weight"]) == (alone["origins"], alone["weight"]) == (1, pytest.approx(alone["weight"]))
    )


def test_what_nobody_named_reports_is_a_claim_to_the_packaged_questions_and_the_pages(graph):
    assert [row[3] for row in ask(graph.store.raw, name="evidence").table().rows] == [STATED]
    assert [row[3] for row in ask(graph.store.raw, name="facts").table().rows] == [1]
    assert REPORTED not in graph.report()


def test_what_nobody_named_reports_is_no_finding_of_the_evaluation(nlp):
    found = [list(facts) for _, facts in own.predict(nlp, [{"text": STATED}, {"text": REPORTED}])]
    assert [len(facts) for facts in found] == [1, 0]


def test_each_report_and_each_event_says_what_it_counts_as(graph):
    stated = {quad.subject for quad in graph.store.raw.quads_for_pattern(None, t.BASIS, None, None)}
    claims = {q.subject for q in graph.store.raw.quads_for_pattern(None, t.TYPE, t.ASSERTION, None)}
    assert stated == claims != set()
