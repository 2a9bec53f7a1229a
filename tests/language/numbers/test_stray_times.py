"""Times at the end of a clause that hang on a name or a thing there, and nouns of events."""

import pytest
from spacy.language import Language

from kg.annotated import pipeline
from kg.language.numbers.stray_times import at_end, is_event
from kg.language.numbers.time_index import time_index
from kg.model import Document


@pytest.mark.parametrize(
    ("text", "verb", "day"),
    [
        ("Kenyan police raided offices run by Somalia in the port of Lamu early on Monday.", "raided", "2025-09-15"),
        ("Kenya seized ships that had carried oil to Somalia on Monday.", "seized", None),
    ],
)
def test_a_day_behind_names_and_things_is_the_verbs(nlp: Language, text: str, verb: str, day: str | None) -> None:
    doc = nlp(pipeline.make_doc(nlp, Document(id="d", text=text, published="2025-09-16")))
    found = at_end(next(token for token in doc if token.text == verb), time_index(doc))
    assert (found.value if found else None) == day


def test_nouns_of_events_are_those_of_the_dictionary(nlp: Language) -> None:
    doc = nlp("The attack hit a table.")
    assert [token.text for token in doc if is_event(token)] == ["attack"]
