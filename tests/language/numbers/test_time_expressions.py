"""Time expressions found in a text, and their values relative to a document's date."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import dates
from kg.language.numbers.time_expressions import expressions, resolve

RELATIVE = [
    "yesterday",
    "tomorrow",
    "last night",
    "on Monday",
    "next Friday",
    "last Tuesday",
    "in May",
    "next December",
    "last January",
    "on 1 January",
    "December 31",
    "29 February",
    "last week",
    "next week",
    "this month",
    "next month",
    "last month",
    "last year",
    "next year",
    "three days ago",
    "two weeks ago",
    "999 days ago",
    "999 weeks ago",
    "999 months ago",
    "999 years ago",
]


@given(st.sampled_from(RELATIVE), st.dates().map(str), st.sampled_from([4, 7, 10]), st.booleans())
def test_relative_dates_have_a_value_of_the_calendar_or_none(words: str, day: str, size: int, future: bool) -> None:
    for expression in expressions(f"It began {words}."):
        value = resolve(expression, day[:size], future=future)
        assert value is None or dates.parse(value) is not None


@pytest.mark.parametrize("published", ["0001-01-01", "0001", "9999-12-31", "9999-12", "1000-01-01", "2999-12-31", "x"])
@pytest.mark.parametrize("words", RELATIVE)
def test_dates_at_the_ends_of_the_calendar_break_nothing(words: str, published: str) -> None:
    (expression,) = expressions(f"It began {words}.")
    value = resolve(expression, published)
    assert value is None or dates.parse(value) is not None
