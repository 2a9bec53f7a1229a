"""The days of seasons, weekends, and of parts of a month or a year."""

from datetime import date

import pytest

from kg.language.numbers.year_parts import season, stage, weekend

SPRING, WINTER = (3, 5), (12, 2)


@pytest.mark.parametrize(
    ("months", "shift", "today", "first", "last"),
    [
        (SPRING, 0, "2025-09-15", "2025-03-01", "2025-05-31"),
        (SPRING, -1, "2025-02-15", "2024-03-01", "2024-05-31"),
        (SPRING, -1, "2025-09-15", "2024-03-01", "2025-05-31"),
        (SPRING, 1, "2025-09-15", "2026-03-01", "2026-05-31"),
        (WINTER, 0, "2025-01-15", "2024-12-01", "2025-02-28"),
        (WINTER, 0, "2025-11-15", "2025-12-01", "2026-02-28"),
        (WINTER, -1, "2024-09-15", "2023-12-01", "2024-02-29"),
    ],
)
def test_a_season_is_that_of_its_year(months: tuple[int, int], shift: int, today: str, first: str, last: str) -> None:
    found = season(months, shift, date.fromisoformat(today))
    assert found == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("shift", "today", "ahead", "first", "last"),
    [
        (None, "2025-09-15", False, "2025-09-13", "2025-09-14"),  # a Monday
        (None, "2025-09-13", False, "2025-09-13", "2025-09-13"),
        (-1, "2025-09-14", False, "2025-09-06", "2025-09-07"),
        (-1, "2025-09-15", False, "2025-09-13", "2025-09-14"),
        (None, "2025-09-15", True, "2025-09-20", "2025-09-21"),
        (None, "2025-09-14", True, "2025-09-13", "2025-09-14"),
    ],
)
def test_a_weekend_is_the_last_that_has_begun(
    shift: int | None, today: str, ahead: bool, first: str, last: str
) -> None:
    found = weekend(shift, date.fromisoformat(today), ahead=ahead)
    assert found == (date.fromisoformat(first), date.fromisoformat(last))


def test_parts_of_a_month_and_a_year_have_room_to_spare() -> None:
    month, year = (date(2025, 2, 1), date(2025, 2, 28)), (date(2025, 1, 1), date(2025, 12, 31))
    assert stage("end", *month) == (date(2025, 2, 16), date(2025, 2, 28))
    assert stage("middle", *month) == (date(2025, 2, 8), date(2025, 2, 23))
    assert stage("beginning", *year) == (date(2025, 1, 1), date(2025, 6, 30))
