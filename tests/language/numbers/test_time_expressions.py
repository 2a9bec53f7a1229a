"""Time expressions found in a text by their words."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.language.numbers.time_expressions import expressions
from kg.lexica import calendar

FOUND = [
    ("Signed 5 May 2020 in Geneva.", [("5 May 2020", "date")]),
    ("On Friday, March 3rd, 2024, it fell.", [("Friday, March 3rd, 2024", "date")]),
    ("The talks of 12-14 March 2024 failed.", [("12-14 March 2024", "date")]),
    ("It ran from March to May 2022.", [("March to May 2022", "date")]),
    ("It fell in early May 2022 and in June.", [("early May 2022", "date"), ("in June", "date")]),
    ("It fell in mid-2022.", [("mid-2022", "date")]),
    ("It fell late last week, on Monday evening.", [("last week", "date"), ("Monday evening", "date")]),
    ("It fell two weeks ago.", [("two weeks ago", "date")]),
    ("It took three weeks.", [("three weeks", "duration")]),
    ("It took a few weeks.", [("a few weeks", "duration")]),
    ("They meet every Monday and annually.", [("every Monday", "set"), ("annually", "set")]),
    ("It was the summer of 2020.", [("summer of 2020", "date")]),
    ("It was the early 1990s, or the 19th century.", [("early 1990s", "date"), ("19th century", "date")]),
    ("It fell in the Iran-Iraq War, or the Iran–Iraq War.", [("Iran-Iraq War", "date"), ("Iran–Iraq War", "date")]),
    ("It fell in 2020, today at the latest.", [("2020", "date"), ("today", "date")]),
]
NOT_FOUND = [
    "They may march 5 miles in may.",
    "It cost $2020, or 2020% more, or 2,020 or 2020.5.",
    "The team of 2020s",
    "Dial 555-2020 or 2021-2022-1.",
    "May is a name, and so is August.",
    "The sun rose.",
]


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_expressions_stand_where_they_are_written(text: str, words: list[tuple[str, str]]) -> None:
    assert [(text[one.start : one.end], one.kind) for one in expressions(text)] == words


@pytest.mark.parametrize("text", NOT_FOUND)
def test_what_looks_like_a_date_is_none(text: str) -> None:
    assert [text[one.start : one.end] for one in expressions(text) if one.form != "decade"] == []


def test_words_say_month_day_weekday_number_unit_and_shift() -> None:
    (one,) = expressions("It fell on Monday, 3 May 2021.")
    assert (one.weekday, one.days, one.months, one.year) == (0, (3,), (5,), 2021)
    (one,) = expressions("It fell twelve months ago.")
    assert (one.number, one.unit, one.shift) == (12, "month", None)
    assert [one.shift for one in expressions("last week, this week, next week")] == [-1, 0, 1]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no error
@given(st.text(alphabet="0123456789-–./, MayJun Feb.to andago weeks", max_size=60))
def test_expressions_never_overlap_and_stand_in_order(text: str) -> None:
    ends = [end for one in expressions(text) for end in (one.start, one.end)]
    assert ends == sorted(ends)


@pytest.mark.parametrize("name", calendar.spellings("era"))
@pytest.mark.parametrize("joint", ["-", " ", "\n"])
def test_a_war_is_a_time_however_its_name_is_joined(name: str, joint: str) -> None:
    (found,) = expressions(f"It fell during the {name.replace('-', joint).replace(' ', joint)}.")
    assert found.form == "era"
    assert found.bound is not None
    assert found.bound.count("/") == 1


@pytest.mark.parametrize(
    "phrase",
    [
        "a week ago", "half a century ago", "nearly three years ago", "under two weeks ago", "about ten days ago",
        "that week", "the day before,", "each month", "recent weeks", "this spring", "earlier this month",
        "later next year", "the past year", "past two years ago", "last week", "Cold War", "'90s", "yearly", "mid-2022",
    ],
)  # fmt: skip
def test_whatever_a_time_expression_begins_with_it_is_found_there(phrase):
    text = f"It fell, {phrase} so."
    assert [one.start for one in expressions(text)][:1] == [9]
