"""Time expressions, their values relative to the document, and the predicates that they date."""

from typing import TYPE_CHECKING

import pytest

from kg.language import annotations
from kg.language.numbers import time_expressions
from kg.language.numbers.time_attachment import time_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.tokens import Doc

PUBLISHED = "2025-08-19"  # a Tuesday

VALUES = [
    ("In December 2024, troops crossed the river.", "December 2024", "2024-12"),
    ("Officials met on 24 February 2022.", "24 February 2022", "2022-02-24"),
    ("Officials met on Sept. 3, 2021.", "Sept. 3, 2021", "2021-09-03"),
    ("The minister spoke on Monday.", "Monday", "2025-08-18"),
    ("The minister spoke on Tuesday.", "Tuesday", "2025-08-19"),
    ("He resigned last Tuesday.", "last Tuesday", "2025-08-12"),
    ("They will meet on Friday.", "Friday", "2025-08-22"),
    ("They plan to meet in January.", "January", "2026-01"),
    ("The army attacked in August.", "August", "2025-08"),
    ("The army attacked in October.", "October", "2024-10"),
    ("He left two weeks ago.", "two weeks ago", "2025-08"),
    ("He left three days ago.", "three days ago", "2025-08-16"),
    ("He left two years ago.", "two years ago", "2023"),
    ("The truce ended last month.", "last month", "2025-07"),
    ("Earlier this year, Georgia held elections.", "Earlier this year", "2025"),
    ("It was signed yesterday.", "yesterday", "2025-08-18"),
    ("The talks took place on 25.12.2024.", "25.12.2024", "2024-12-25"),
    ("The talks took place on 03/04/2024.", "03/04/2024", "2024"),
    ("The clashes of the 1990s were bloody.", "the 1990s", None),
    ("The shelling began several weeks ago.", "several weeks ago", None),
]


@pytest.fixture(scope="module")
def nlp(pipeline_of: "Callable[..., Language]") -> "Language":
    return pipeline_of("kg_morphology", "kg_time")


def read(nlp: "Language", text: str, published: str | None = PUBLISHED) -> "Doc":
    doc = nlp.make_doc(text)
    doc._.kg_published = published
    return nlp(doc)


def times(doc: "Doc") -> list[tuple[str, str | None, str]]:
    return [(doc[t["start"] : t["end"]].text, t["value"], t["kind"]) for t in annotations.times(doc)]


@pytest.mark.parametrize(("text", "words", "value"), VALUES)
def test_value_is_as_exact_as_the_text(nlp: "Language", text: str, words: str, value: str | None) -> None:
    assert times(read(nlp, text)) == [(words, value, "date")]


def test_count_of_values() -> None:
    assert len(VALUES) == 20


def test_relative_expressions_have_no_value_in_an_undated_text(nlp: "Language") -> None:
    doc = read(nlp, "He left yesterday, on Monday, in May, last year.", None)
    assert {value for _, value, _ in times(doc)} == {None}


def test_absolute_dates_need_no_document_date(nlp: "Language") -> None:
    assert times(read(nlp, "He left on 2 May 2011.", None)) == [("2 May 2011", "2011-05-02", "date")]


def test_document_dated_to_a_month_tells_no_days(nlp: "Language") -> None:
    doc = read(nlp, "He left on Monday. It began last month.", "2025-08")
    assert [value for _, value, _ in times(doc)] == [None, "2025-07"]


def test_durations_and_sets_are_told_from_dates(nlp: "Language") -> None:
    found = times(read(nlp, "The war lasted for three years. They meet every week."))
    assert found == [("three years", None, "duration"), ("every week", None, "set")]


def test_ages_and_counts_are_no_times(nlp: "Language") -> None:
    assert times(read(nlp, "A total of 2000 soldiers and an 18-year-old driver were freed.")) == []


@pytest.mark.parametrize(
    ("text", "word", "value"),
    [
        ("On Monday, rebels attacked the convoy.", "attacked", "2025-08-18"),
        ("A spokesman said on Monday that rebels attacked the convoy.", "attacked", None),
        ("A spokesman said on Monday that rebels attacked the convoy.", "said", "2025-08-18"),
        ("The crisis came in March 2023, when rebels shot down an airliner.", "shot", "2023-03"),
        ("Rebels shelled the port in May 2021, killing nine people.", "killing", "2021-05"),
        ("The March 2024 attack shocked the region.", "attack", "2024-03"),
        ("After rebels attacked the convoy, the two sides met in June.", "attacked", None),
        ("The army has shelled the port for three years.", "shelled", None),
        ("In the night to 4 March 2024, rebels shelled the port.", "shelled", "2024-03-04"),
        ("Rebels shelled the port early on 4 March 2024.", "shelled", "2024-03-04"),
    ],
)
def test_time_belongs_to_the_predicate_of_its_clause(nlp: "Language", text: str, word: str, value: str | None) -> None:
    doc = read(nlp, text)
    trigger = next(token for token in doc if token.text == word)
    assert time_of(doc, trigger) == value


def test_expressions_give_offsets_of_the_text() -> None:
    text = "Signed 5 May 2020 in Geneva."
    (found,) = time_expressions.expressions(text)
    assert text[found.start : found.end] == "5 May 2020"


def test_impossible_days_have_no_value() -> None:
    (found,) = time_expressions.expressions("Signed 31 June 2020.")
    assert time_expressions.resolve(found, None) is None
