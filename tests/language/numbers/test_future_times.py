"""Times that lie ahead of a text, by the year that a day without one is of."""

import pytest
from spacy.language import Language

from kg.annotated import pipeline
from kg.language.numbers.times import times
from kg.model import Document


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A truce was agreed on 10 November.", "2020-11-10"),
        ("The talks are planned for 10 November.", "2021-11-10"),
        ("They are scheduled to meet on 10 November.", "2021-11-10"),
        ("They met on 10 November.", "2020-11-10"),
        ("They will meet on 10 November.", "2021-11-10"),
        ("Norland said it would withdraw on 10 November.", "2021-11-10"),
    ],
)
def test_what_is_planned_lies_ahead_and_what_was_agreed_does_not(nlp: Language, text: str, day: str) -> None:
    doc = nlp(pipeline.make_doc(nlp, Document(id="d", text=text, published="2020-12-01")))
    assert times(doc)[-1]["first"] == day
