"""Whose voice an event stands in, and what saying, demanding, denying or asking makes of it."""

from typing import TYPE_CHECKING

import pytest

from kg.annotated import pipeline
from kg.language import annotations
from kg.language.factuality.facts import factuality, holders
from kg.model import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language


@pytest.fixture(scope="module")
def nlp(pipeline_of: "Callable[..., Language]") -> "Language":
    return pipeline_of("kg_morphology", "kg_attribution")


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
    ("Did Norland attack the harbour?", "attack", "Hypothetical"),
    ("Norland did attack the harbour.", "attack", "Happened"),
    ("Suppose Norland attacked the harbour.", "attacked", "Hypothetical"),
    ("Berg said without evidence that Norland attacked the harbour.", "attacked", "Happened"),
    ("Berg warned of a plan to attack the harbour.", "attack", "Planned"),
    ("Norland scrambled to evacuate the harbour.", "evacuate", "Planned"),
    ("Norland should attack the harbour.", "attack", "Demanded"),
    ("If Norland, which attacked the harbour, returns, we will fight.", "attacked", "Happened"),
    ("If Norland came and attacked the harbour, we would fight.", "attacked", "Hypothetical"),
    ("Norland went on to attack the harbour.", "attack", "Happened"),
    ("Norland joined Sudria to attack the harbour.", "attack", "Happened"),
    ("Norland wants to attack the harbour.", "attack", "Planned"),
    ("Norland wants Sudria to attack the harbour.", "attack", "Demanded"),
    ("I want to thank Norland.", "thank", "Happened"),
    ("Berg wants to thank Norland.", "thank", "Planned"),
    ("We would like to thank Norland.", "thank", "Happened"),
    ("We would like to attack Norland.", "attack", "Hypothetical"),
]


@pytest.mark.parametrize(("text", "trigger", "status"), STATUSES)
def test_the_status_follows_the_wording_around_an_event(nlp: "Language", text: str, trigger: str, status: str) -> None:
    assert len(STATUSES) == 18
    doc = nlp(pipeline.make_doc(nlp, Document(id="d", text=text)))
    token = next(t for t in doc if t.text == trigger)
    found = annotations.attributions(doc)
    assert factuality(token, found, holders(found, [token.i])[0])["status"] == status


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


@pytest.mark.parametrize(
    ("text", "trigger", "told"),
    [
        ("Norland shelled the port.", "shelled", True),
        ("Norland did not shell the port.", "shell", True),
        ("Norland may shell the port.", "shell", True),
        ("Norland may not shell the port.", "shell", False),
        ("Norland should not shell the port.", "shell", False),
        ("Norland plans to shell the port.", "shell", True),
        ("Norland does not plan to shell the port.", "shell", False),
        ("Norland reportedly shelled the port.", "shelled", True),
        ("Norland considered whether to shell the port.", "shell", True),
        ("It is wrong to shell the port.", "shell", False),
        ("Norland has a habit of shelling the port.", "shelling", False),
        ("Norland shells the port whenever it can.", "shells", False),
    ],
)
def test_what_is_only_left_open_is_not_told(nlp: "Language", text: str, trigger: str, told: bool) -> None:
    doc = nlp(pipeline.make_doc(nlp, Document(id="d", text=text)))
    token = next(t for t in doc if t.text == trigger)
    attributions = annotations.attributions(doc)
    assert factuality(token, attributions, holders(attributions, [token.i])[0])["told"] is told
