"""Dates as exact as they are known."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg import dates


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31), "year"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2023-12", date(2023, 12, 1), date(2023, 12, 31), "month"),
        ("2024-12-25", date(2024, 12, 25), date(2024, 12, 25), "day"),
        ("2024-12-25T23:30:00-05:00", date(2024, 12, 25), date(2024, 12, 25), "day"),
    ],
)
def test_a_date_means_the_days_it_leaves_open(text: str, first: date, last: date, precision: str) -> None:
    found = dates.parse(text)
    assert found is not None
    assert (found.first, found.last, found.precision, str(found)) == (first, last, precision, text[:10])


@pytest.mark.parametrize(
    "text",
    [None, "", "soon", "24", "2024-13", "2024-00", "2023-02-29", "2024-1-5", "20241225", "0001-01-01", "9999-12-31"],
)
def test_what_is_no_date_or_stands_for_none_is_none(text: str | None) -> None:
    assert dates.parse(text) is None


def test_dates_sort_by_first_day_the_more_exact_first() -> None:
    known = [dates.parse(text) for text in ("2024", "2024-02", "2023-12-31", "2024-01", "2024-01-01")]
    assert [str(one) for one in sorted(filter(None, known))] == [
        "2023-12-31",
        "2024-01-01",
        "2024-01",
        "2024",
        "2024-02",
    ]


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("2024", "2024-12-31", True),
        ("2024-12-31", "2024", True),
        ("2024-02", "2024-02-29", True),
        ("2024-02", "2024-03-01", False),
        ("2023", "2024", False),
    ],
)
def test_dates_overlap_where_they_may_mean_one_day(one: str, other: str, *, may: bool) -> None:
    first, second = dates.parse(one), dates.parse(other)
    assert first is not None
    assert second is not None
    assert first.overlaps(second) is may


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no error
@given(st.lists(st.dates(date(1000, 1, 1), date(2999, 12, 31)), min_size=1, max_size=4))
def test_the_smallest_unit_holds_all_days_and_no_smaller_one_does(days: list[date]) -> None:
    held = dates.holding(days)
    if held is None:
        assert len({day.year for day in days}) > 1
        return
    assert held.first <= min(days)
    assert max(days) <= held.last
    assert held.precision == (
        "day" if len(set(days)) == 1 else "month" if len({d.month for d in days}) == 1 else "year"
    )


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no error
@given(st.dates())
def test_any_day_of_the_calendar_is_read_or_refused(day: date) -> None:
    found = dates.parse(day.isoformat())
    assert (found is not None) == (1000 <= day.year < 3000)
    assert found is None or str(found) == day.isoformat()
