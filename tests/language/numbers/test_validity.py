"""Since and until when something holds."""

from collections.abc import Callable

import pytest
from spacy.language import Language

from kg.annotated import pipeline
from kg.language.numbers.time_index import time_index
from kg.language.numbers.validity import dated, validity
from kg.model import Document


@pytest.fixture(scope="module")
def nlp(pipeline_of: Callable[..., Language]) -> Language:
    return pipeline_of("kg_morphology", "kg_time")


def told(
    nlp: Language,
    text: str,
    word: str,
    published: str | None = "2025-08-19",
    *,
    begins: bool = False,
    ended: bool = False,
) -> tuple[str | bool | None, ...]:
    doc = nlp(pipeline.make_doc(nlp, Document(id="t", text=text, published=published)))
    words = [next(token for token in doc if token.text == word)]
    found = validity(doc, words, time_index(doc), begins=begins, ended=ended)
    return found.get("time"), found.get("valid_from"), found.get("valid_until"), found.get("former", False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She led the union.", (None, None, None, False)),
        ("She led the union in 2014.", ("2014", None, None, False)),
        ("She has led the union since May 2014.", (None, "2014-05", None, False)),
        ("She led the union until 2014.", (None, None, "2014", True)),
        ("She led the union from 2010 to 2014.", (None, "2010", "2014", True)),
        ("She led the union between 2010 and 2014.", (None, "2010", "2014", True)),
        ("She led the union from 2010 to 2030.", (None, "2010", "2030", False)),
        ("She led the union until Monday.", (None, None, "2025-08-18", True)),
    ],
)
def test_beginning_and_end_are_told_by_the_words_before_a_date(
    nlp: Language, text: str, expected: tuple[str | bool | None, ...]
) -> None:
    assert told(nlp, text, "led") == expected


def test_a_date_beside_a_beginning_or_an_end_is_its_date(nlp: Language) -> None:
    assert told(nlp, "She joined the union in 2014.", "joined", begins=True) == (None, "2014", None, False)
    assert told(nlp, "She left the union in 2014.", "left", ended=True) == (None, None, "2014", True)
    assert told(nlp, "She left the union.", "left", ended=True) == (None, None, None, True)


def test_a_stated_end_is_past_in_a_text_without_a_date(nlp: Language) -> None:
    assert told(nlp, "She led the union until 2014.", "led", None) == (None, None, "2014", True)


def test_a_relation_takes_it_over(nlp: Language) -> None:
    relation = dated({"relation": "leads", "time": None}, {"valid_from": "2014", "former": True})  # type: ignore[typeddict-item]
    assert relation["valid_from"] == "2014"
    assert relation["former"]
