"""Factuality of events against sentences of our own, and the frames it is written into."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from kg.annotated import pipeline
from kg.assertions import collect
from kg.extractors.factuality import annotate, make_factuality
from kg.language import annotations
from kg.language.factuality.facts import factuality, holders
from kg.model import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

CASES = Path(__file__).parents[1] / "data" / "factuality.tsv"
type Verdict = tuple[str, ...]  # polarity, certainty, status, voice


class Case(NamedTuple):
    """A sentence with its trigger's first character, how it should be read, and how it is if that is wrong, and why."""

    text: str
    trigger: int
    expected: Verdict
    today: Verdict
    why: str


def read_cases() -> list[Case]:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    found = []
    for line in lines[1:]:
        marked, *expected, _part, today, why = (*line.split("\t"), "", "")[:8]
        wrong = tuple(today.split())
        found.append(Case(marked.replace("*", ""), marked.index("*"), tuple(expected), wrong, why))
    return found


SENTENCES = read_cases()


@pytest.fixture(scope="module")
def nlp(pipeline_of: "Callable[..., Language]") -> "Language":
    return pipeline_of("kg_morphology", "kg_attribution")


@pytest.fixture(scope="module")
def verdicts(nlp: "Language") -> dict[tuple[str, int], Verdict]:
    """The verdict on each sentence, all of them parsed in one go."""
    docs = nlp.pipe(pipeline.make_doc(nlp, Document(id="d", text=case.text)) for case in SENTENCES)
    found = {}
    for case, doc in zip(SENTENCES, docs, strict=True):
        token = next(t for t in doc if t.idx == case.trigger)
        attributions = annotations.attributions(doc)
        fact = factuality(token, attributions, holders(attributions, [token.i])[0])
        voice = "author" if fact["attribution"] is None or fact["factive"] else "source"
        found[case.text, case.trigger] = (fact["polarity"], fact["certainty"], fact["status"], voice)
    return found


def is_fact(values: Verdict) -> bool:
    polarity, certainty, status, voice = values
    return (polarity, certainty, voice) == ("Affirmed", "Certain", "author") and status in {"Happened", "Ongoing"}


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=case.text, marks=[pytest.mark.xfail(strict=True, reason=case.why)] if case.why else [])
        for case in SENTENCES
    ],
)
def test_polarity_certainty_status_and_voice_are_right(case: Case, verdicts: dict[tuple[str, int], Verdict]) -> None:
    assert verdicts[case.text, case.trigger] == case.expected


@pytest.mark.parametrize("case", [pytest.param(case, id=case.text) for case in SENTENCES if case.why])
def test_what_is_read_wrongly_is_read_as_ever(case: Case, verdicts: dict[tuple[str, int], Verdict]) -> None:
    assert verdicts[case.text, case.trigger] == case.today


def test_nothing_imagined_denied_or_reported_becomes_a_fact(verdicts: dict[tuple[str, int], Verdict]) -> None:
    false = [c.text for c in SENTENCES if is_fact(verdicts[c.text, c.trigger]) and not is_fact(c.expected)]
    assert len(SENTENCES) == len(verdicts) == 555
    assert false == []


def test_every_frame_gets_its_fact(nlp: "Language") -> None:
    text = "Norland denied attacking the harbour."
    doc = nlp(pipeline.make_doc(nlp, Document(id="d", text=text)))
    doc._.kg_relations = [{"relation": "fights", "trigger": 2, "start": 0, "end": 6}]
    doc._.kg_measures = [{"kind": "harbours", "trigger": 4, "start": 0, "end": 6}]
    doc._.kg_events = [{"root": "REJECT", "trigger": 1, "start": 0, "end": 6}]
    annotate(doc)
    assert doc._.kg_relations[0]["fact"]["polarity"] == "Denied"
    assert doc._.kg_measures[0]["fact"]["attribution"] == 0
    assert doc._.kg_events[0]["fact"] == {
        "polarity": "Affirmed", "certainty": "Certain", "status": "Happened", "attribution": None, "factive": False,
        "told": True,
    }  # fmt: skip


def test_what_is_only_left_open_leaves_the_doc_with_no_report(nlp: "Language") -> None:
    document = Document(id="d", text="It is wrong to shell the harbour. Norland shelled the pier.")
    doc = nlp(pipeline.make_doc(nlp, document))
    at = [t.i for t in doc if t.text in {"shell", "shelled"}]
    event = {
        "root": "ASSAULT", "mode": None, "actor": [], "recipient": [], "place": None, "time": None, "casualties": {},
        "start": 0, "end": 1, "confidence": 0.5,
    }  # fmt: skip
    doc._.kg_events = [{**event, "trigger": i, "trigger_start": i, "trigger_end": i + 1} for i in at]
    doc._.kg_events[1] |= {"response_to": [0], "caused_by": [0], "denies": 0}
    annotate(doc)
    (report,) = collect(document, doc).events
    assert report.id == "v2"
    assert not report.in_response_to
    assert not report.caused_by
    assert not report.denies


def test_a_document_without_frames_stays_as_it_is(nlp: "Language") -> None:
    doc = nlp(pipeline.make_doc(nlp, Document(id="d", text="")))
    annotate(doc)
    assert annotations.relations(doc) == []


def test_the_component_says_what_it_changes(nlp: "Language") -> None:
    made = nlp.get_factory_meta("kg_factuality")
    assert set(made.assigns) == {"doc._.kg_relations", "doc._.kg_measures", "doc._.kg_events"}
    assert set(made.assigns) < set(made.requires)
    assert make_factuality(nlp, "kg_factuality") is annotate
