"""Factuality of events against sentences of our own, and the frames it is written into."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from kg.annotated import pipeline
from kg.extractors.factuality import annotate
from kg.language import annotations
from kg.language.factuality.facts import factuality, holders
from kg.model import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

CASES = Path(__file__).parents[1] / "data" / "factuality.tsv"


class Case(NamedTuple):
    text: str
    trigger: int
    expected: tuple[str, ...]
    part: str


def read_cases() -> list[Case]:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    found = []
    for line in lines[1:]:
        marked, *expected, part = line.split("\t")
        found.append(Case(marked.replace("*", ""), marked.index("*"), tuple(expected), part))
    return found


@pytest.fixture(scope="module")
def nlp(pipeline_of: "Callable[..., Language]") -> "Language":
    return pipeline_of("kg_morphology", "kg_attribution")


@pytest.fixture(scope="module")
def judged(nlp: "Language") -> list[tuple[Case, tuple[str, ...]]]:
    found = []
    for case in read_cases():
        doc = nlp(pipeline.make_doc(nlp, Document(id="d", text=case.text)))
        token = next(t for t in doc if t.idx == case.trigger)
        attributions = annotations.attributions(doc)
        fact = factuality(token, attributions, holders(attributions, [token.i])[0])
        voice = "author" if fact["attribution"] is None or fact["factive"] else "source"
        found.append((case, (fact["polarity"], fact["certainty"], fact["status"], voice)))
    return found


def is_fact(values: tuple[str, ...]) -> bool:
    polarity, certainty, status, voice = values
    return (polarity, certainty, voice) == ("Affirmed", "Certain", "author") and status in {"Happened", "Ongoing"}


@pytest.mark.parametrize(
    ("part", "count", "floor"),
    [
        ("dev", 102, 0.95),
        ("test", 209, 0.93),
        ("hard", 70, 0.85),
        ("fresh", 60, 0.93),
        ("news", 71, 0.9),
        ("status", 40, 0.85),
    ],
)
def test_polarity_certainty_status_and_voice_are_right(
    judged: list[tuple[Case, tuple[str, ...]]], part: str, count: int, floor: float
) -> None:
    cases = [(case, values) for case, values in judged if case.part == part]
    assert len(cases) == count
    wrong = [(case.text, values) for case, values in cases if values != case.expected]
    assert 1 - len(wrong) / count >= floor, wrong


def test_nothing_imagined_denied_or_reported_becomes_a_fact(judged: list[tuple[Case, tuple[str, ...]]]) -> None:
    false = [case.text for case, values in judged if is_fact(values) and not is_fact(case.expected)]
    assert len(judged) == 552
    assert len(false) <= 1, false


NESTED = [  # text, trigger, source of the innermost attribution, polarity, certainty, status, factive
    ("Berg said that Norland had told Sudria that its fleet had sailed.", "sailed", "Norland",
     "Affirmed", "Certain", "Happened", False),
    ("Berg said that Norland had told Sudria that its fleet had sailed.", "told", "Berg",
     "Affirmed", "Certain", "Happened", False),
    ("Berg said that Norland had denied that it shelled the port.", "shelled", "Norland",
     "Denied", "Certain", "Denied", False),
    ("Berg said that Norland had denied shelling the port.", "shelling", "Norland",
     "Denied", "Certain", "Denied", False),
    ("Berg denied that Norland had said Sudria shelled the port.", "shelled", "Norland",
     "Affirmed", "Unknown", "Hypothetical", False),
    ("Berg confirmed that Norland had said Sudria shelled the port.", "shelled", "Norland",
     "Affirmed", "Certain", "Happened", False),
    ("Berg said that Norland had confirmed that Sudria shelled the port.", "shelled", "Norland",
     "Affirmed", "Certain", "Happened", False),
    ("Berg confirmed that Norland had admitted that it shelled the port.", "shelled", "Norland",
     "Affirmed", "Certain", "Happened", True),
    ("Berg said that Norland had threatened to shell the port.", "shell", "Norland",
     "Affirmed", "Unknown", "Threatened", False),
    ("Berg said that Norland might have told Sudria that its fleet had sailed.", "sailed", "Norland",
     "Affirmed", "Unknown", "Hypothetical", False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "source", "polarity", "certainty", "status", "factive"), NESTED)
def test_what_a_speaker_inside_reported_speech_says_is_his(
    nlp: "Language", text: str, trigger: str, source: str, polarity: str, certainty: str, status: str, factive: bool
) -> None:
    assert len(NESTED) == 10
    doc = nlp(pipeline.make_doc(nlp, Document(id="d", text=text)))
    token = next(t for t in doc if t.text == trigger)
    found = annotations.attributions(doc)
    holder = holders(found, [token.i])[0]
    assert holder is not None
    said_by = found[holder]["source"]
    assert said_by is not None
    assert doc[slice(*said_by)].text == source
    fact = factuality(token, found, holder)
    assert (fact["polarity"], fact["certainty"], fact["status"]) == (polarity, certainty, status)
    assert fact["factive"] is factive


STATUSES = [  # text, trigger, status: what the wording around an event makes of it
    ("Should Norland attack the harbour?", "attack", "Hypothetical"),
    ("Norland scrambled to evacuate the harbour.", "evacuate", "Planned"),
    ("Norland should attack the harbour.", "attack", "Demanded"),
    ("If Norland, which attacked the harbour, returns, we will fight.", "attacked", "Happened"),
    ("If Norland came and attacked the harbour, we would fight.", "attacked", "Hypothetical"),
    ("Norland went on to attack the harbour.", "attack", "Happened"),
    ("Norland joined Sudria to attack the harbour.", "attack", "Happened"),
    ("Norland wants to attack the harbour.", "attack", "Planned"),
    ("Norland wants Sudria to attack the harbour.", "attack", "Demanded"),
]


@pytest.mark.parametrize(("text", "trigger", "status"), STATUSES)
def test_the_status_follows_the_wording_around_an_event(nlp: "Language", text: str, trigger: str, status: str) -> None:
    assert len(STATUSES) == 9
    doc = nlp(pipeline.make_doc(nlp, Document(id="d", text=text)))
    token = next(t for t in doc if t.text == trigger)
    found = annotations.attributions(doc)
    assert factuality(token, found, holders(found, [token.i])[0])["status"] == status


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
    }  # fmt: skip


def test_a_document_without_frames_stays_as_it_is(nlp: "Language") -> None:
    doc = nlp(pipeline.make_doc(nlp, Document(id="d", text="")))
    annotate(doc)
    assert annotations.relations(doc) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Berg said that Sudrian Foreign Minister Ana Lund may resign.", "Minister"),
        ("Ana Lund, the treasurer of Sudria, may resign.", "treasurer"),
        ("The envoy claimed that Ana Lund, the treasurer, had resigned.", "treasurer"),
    ],
)
def test_titles_and_appositions_are_the_authors_own(nlp: "Language", text: str, word: str) -> None:
    doc = nlp(pipeline.make_doc(nlp, Document(id="d", text=text)))
    token = next(t for t in doc if t.text == word)
    found = annotations.attributions(doc)
    fact = factuality(token, found, holders(found, [token.i])[0])
    assert (fact["polarity"], fact["certainty"], fact["attribution"]) == ("Affirmed", "Certain", None)


def test_a_title_inside_a_direct_quotation_stays_the_speakers(nlp: "Language") -> None:
    doc = nlp(pipeline.make_doc(nlp, Document(id="d", text="“Minister Ana Lund lied,” Berg said.")))
    token = next(t for t in doc if t.text == "Minister")
    found = annotations.attributions(doc)
    assert factuality(token, found, holders(found, [token.i])[0])["attribution"] == 0


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("The envoy flew to Oslo last week to meet the ministers.", "meet", ""),
        ("The envoy will fly to Oslo to meet the ministers.", "meet", "Planned"),
        ("The miners worked late to meet the inspectors.", "meet", "Planned"),
        ("It is harder for the party to attack the premier.", "attack", "Hypothetical"),
        ("She said that she would meet the rebels.", "meet", "Planned"),
        ("She said that she would meet the rebels if they disarmed.", "meet", "Hypothetical"),
    ],
)
def test_purposes_of_going_and_the_future_in_the_past(nlp: "Language", text: str, trigger: str, status: str) -> None:
    doc = nlp(pipeline.make_doc(nlp, Document(id="d", text=text)))
    token = next(t for t in doc if t.text == trigger)
    attributions = annotations.attributions(doc)
    assert factuality(token, attributions, holders(attributions, [token.i])[0])["status"] == (status or "Happened")
