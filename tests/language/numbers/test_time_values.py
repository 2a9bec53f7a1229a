"""Values of time expressions, relative to a document's date or stated."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg import dates
from kg.language.numbers.time_expressions import expressions
from kg.language.numbers.time_values import resolve


def value(words: str, published: str | None = "2025-08-19", *, future: bool = False) -> str | None:  # a Tuesday
    (expression,) = expressions(f"It began {words}.")
    return resolve(expression, published, future=future)


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("in Feb. 2022", "2022-02"),
        ("in Feb., 2022", "2022-02"),
        ("in Feb. of 2022", "2022-02"),
        ("since Sept. 2021", "2021-09"),
        ("in early Nov. 2023", "2023-11"),
        ("until Dec. 2019", "2019-12"),
        ("Aug. 2008", "2008-08"),
        ("on Jan. 5, 2024", "2024-01-05"),
        ("on 5 Jan. 2024", "2024-01-05"),
        ("on May the 3rd, 2021", "2021-05-03"),
        ("in Mar. 2020", "2020-03"),
        ("in Feb. 2,022 of them left", "2025-02"),
        ("in Feb.", "2025-02"),
        ("in Oct.", "2024-10"),
        ("in May 400 men", "2025-05"),
        ("in may", None),
    ],
)
def test_a_month_is_of_the_year_behind_it_though_its_name_is_cut_short(words: str, iso: str | None) -> None:
    found = [resolve(one, "2025-08-19") for one in expressions(f"It began {words}.")]
    assert found == ([] if iso is None else [iso])


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("on 12-14 March 2024", "2024-03"),
        ("on 12–14 March 2024", "2024-03"),
        ("from 12 to 14 March 2024", "2024-03"),
        ("on 12 and 13 March 2024", "2024-03"),
        ("from the 12th to the 14th of March 2024", "2024-03"),
        ("March 12 to 14, 2024", "2024-03"),
        ("March 12-14, 2024", "2024-03"),
        ("March 12–14, 2024", "2024-03"),
        ("March 12 and 13, 2024", "2024-03"),
        ("March 12 through 14, 2024", "2024-03"),
        ("on October 12-14", "2024-10"),
        ("on 12-14 October", "2024-10"),
        ("on 3-4 August", "2025-08"),
        ("March-May 2022", "2022"),
        ("in March and April 2022", "2022"),
        ("December to January 2022", None),
        ("on 30-31 June 2024", None),
    ],
)
def test_a_stretch_has_the_smallest_unit_that_holds_it(words: str, iso: str | None) -> None:
    found = [resolve(one, "2025-08-19") for one in expressions(f"It lasted {words}.")]
    assert found == [iso]


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("from August 7 to August 12, 2008", ["2008-08-07", "2008-08-12"]),
        ("between 28 February and 2 March 2024", ["2024-02-28", "2024-03-02"]),
        ("from December 30 to January 2, 2024", ["2023-12-30", "2024-01-02"]),
        ("on March 3, April 4 and May 5, 2021", ["2021-03-03", "2021-04-04", "2021-05-05"]),
        ("in March and in May 2021", ["2021-03", "2021-05"]),
        ("on March 12, 14 men died", ["2025-03-12"]),
        ("on March 12 and 14 men died", ["2025-03-12"]),
        ("on May 5. In May 2021 it ended", ["2025-05-05", "2021-05"]),
        ("on Monday and on 3 May 2021", ["2025-08-18", "2021-05-03"]),
        ("on Monday, May 3, 2021", ["2021-05-03"]),
        ("on Monday, 3 May 2021", ["2021-05-03"]),
        ("in 2021 and on 3 May", ["2021", "2025-05-03"]),
    ],
)
def test_joined_dates_share_the_year_of_the_last(words: str, values: list[str]) -> None:
    assert [resolve(one, "2025-08-19") for one in expressions(f"It happened {words}.")] == values


@pytest.mark.parametrize(
    ("words", "iso", "ahead"),
    [
        ("in August", "2025-08", "2025-08"),
        ("in May", "2025-05", "2026-05"),
        ("in October", "2024-10", "2025-10"),
        ("last August", "2024-08", "2024-08"),
        ("next August", "2026-08", "2026-08"),
        ("this October", "2025-10", "2025-10"),
        ("on August 19", "2025-08-19", "2025-08-19"),
        ("on August 20", "2024-08-20", "2025-08-20"),
        ("on August 18", "2025-08-18", "2026-08-18"),
        ("on Monday", "2025-08-18", "2025-08-25"),
        ("on Tuesday", "2025-08-19", "2025-08-19"),
        ("last Tuesday", "2025-08-12", "2025-08-12"),
        ("next Tuesday", "2025-08-26", "2025-08-26"),
        ("yesterday", "2025-08-18", "2025-08-18"),
        ("tomorrow", "2025-08-20", "2025-08-20"),
        ("last night", "2025-08-18", "2025-08-18"),
        ("this evening", "2025-08-19", "2025-08-19"),
        ("three days ago", "2025-08-16", "2025-08-16"),
        ("a week ago", "2025-08", "2025-08"),
        ("three weeks ago", "2025", "2025"),
        ("two months ago", "2025-06", "2025-06"),
        ("nine months ago", "2024-11", "2024-11"),
        ("two years ago", "2023", "2023"),
        ("a decade ago", None, None),
        ("a few weeks ago", None, None),
        ("a couple of days ago", None, None),
        ("several months ago", None, None),
        ("last week", "2025-08", "2025-08"),
        ("this month", "2025-08", "2025-08"),
        ("last month", "2025-07", "2025-07"),
        ("next year", "2026", "2026"),
        ("this summer", "2025", "2025"),
        ("last summer", "2024", "2024"),
        ("summer 2020", "2020", "2020"),
        ("in the 1990s", None, None),
    ],
)
def test_what_is_relative_counts_from_the_documents_date(words: str, iso: str | None, ahead: str | None) -> None:
    assert (value(words), value(words, future=True)) == (iso, ahead)


def test_a_week_has_the_unit_that_holds_its_days() -> None:
    assert value("three weeks ago", "2025-08-30") == "2025-08"
    assert (value("last week", "2025-08-04"), value("last week", "2025-08-05")) == ("2025", "2025")
    assert value("next week", "2025-12-29") == "2026-01"


def test_a_document_dated_to_a_month_or_year_tells_no_more() -> None:
    assert [value(words, "2025-08") for words in ("on Monday", "yesterday", "last week")] == [None] * 3
    assert [value(words, "2025-08") for words in ("last month", "on August 20", "in May")] == [
        "2025-07", "2025-08-20", "2025-05",
    ]  # fmt: skip
    assert [value(words, "2025") for words in ("in May", "last month", "two years ago", "last year")] == [
        None, None, "2023", "2024",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("2024-12-25", "2024-12-25"),
        ("25.12.2024", "2024-12-25"),
        ("03.04.2024", "2024-04-03"),
        ("12/25/2024", "2024-12-25"),
        ("25/12/2024", "2024-12-25"),
        ("03/04/2024", "2024"),
        ("04/04/2024", "2024-04-04"),
        ("32/13/2024", None),
    ],
)
def test_digits_are_read_where_day_and_month_cant_be_swapped(words: str, iso: str | None) -> None:
    assert value(words, None) == iso


def test_impossible_days_and_undated_documents_have_no_value() -> None:
    assert [value(words, None) for words in ("on 31 June 2020", "yesterday", "in May")] == [None] * 3
    assert value("for three years") is None


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


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no error
@given(st.sampled_from(RELATIVE), st.dates().map(str), st.sampled_from([4, 7, 10]), st.booleans())
def test_relative_dates_have_a_value_of_the_calendar_or_none(words: str, day: str, size: int, future: bool) -> None:
    found = value(words, day[:size], future=future)
    assert found is None or dates.parse(found) is not None


@pytest.mark.parametrize("published", ["0001-01-01", "0001", "9999-12-31", "9999-12", "1000-01-01", "2999-12-31", "x"])
@pytest.mark.parametrize("words", RELATIVE)
def test_dates_at_the_ends_of_the_calendar_break_nothing(words: str, published: str) -> None:
    found = value(words, published)
    assert found is None or dates.parse(found) is not None
