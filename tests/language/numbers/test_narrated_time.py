"""The date that a text is telling of."""

from collections.abc import Callable

import pytest
from spacy.language import Language

from kg import dates
from kg.annotated import pipeline
from kg.language.numbers.narrated_time import Told, told_after, year_told
from kg.language.numbers.time_expressions import expressions
from kg.language.numbers.time_values import stretch
from kg.model import Document


@pytest.fixture(scope="module")
def nlp(pipeline_of: Callable[..., Language]) -> Language:
    return pipeline_of("kg_morphology")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("They met in June 2023.", "2023-06"),
        ("The talks of June 2023 failed.", None),
        ("The talks will be held in June 2023.", None),
    ],
)
def test_a_past_clause_is_told_of(nlp: Language, text: str, told: str | None) -> None:
    doc = nlp(pipeline.make_doc(nlp, Document(id="t", text=text)))
    [one] = expressions(text)
    start = one.start + (text[one.start : one.start + 3] == "in ") * 3
    span = doc.char_span(start, one.end, alignment_mode="contract")
    found = told_after(span, one, stretch(one, None), None)
    assert (str(found.date) if found else None) == told


def test_a_date_ahead_of_the_text_is_not_told_of(nlp: Language) -> None:
    text = "They met. In October they parted."
    doc = nlp(pipeline.make_doc(nlp, Document(id="t", text=text, published="2025-08-19")))
    [one] = expressions(text)
    first = dates.parse("2025-03")
    assert first is not None
    assert year_told(doc[4:5], one, Told(first, 2)) is None
    assert year_told(doc[4:5], one, Told(dates.given("2024-03", where="here"), 2)) == 2024
