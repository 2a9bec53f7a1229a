"""Dates as exact as they are known: a year, a month or a day in ISO 8601, and the days that each may mean."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

import prefixdate

from kg.errors import InputError

type Precision = Literal["year", "month", "day"]

_SHAPE = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)
_PRECISIONS: dict[prefixdate.Precision, Precision] = {
    prefixdate.Precision.YEAR: "year",
    prefixdate.Precision.MONTH: "month",
    prefixdate.Precision.DAY: "day",
}


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """The days from ``first`` to ``last``, both included: a calendar year, a month of one, or a day.

    Dates sort by their first day, and of two with the same one the more exact comes first.
    """

    first: date
    last: date
    precision: Precision

    def __str__(self) -> str:
        return self.first.isoformat()[: {"year": 4, "month": 7, "day": 10}[self.precision]]

    def overlaps(self, other: "PartialDate") -> bool:
        """Tell whether the two may mean the same day."""
        return self.first <= other.last and other.first <= self.last


@lru_cache(maxsize=16384)
def parse(text: str | None) -> PartialDate | None:
    """Return the date that is written as ``2024``, ``2024-12`` or ``2024-12-25``; None for everything else.

    A time of day after ``T`` or a space is left aside. Years before 1000 and after 2999 are no dates: in data, they
    stand for "unknown" and "never" (0001-01-01, 9999-12-31).

    >>> parse("2024-02").last, parse("2024-12-25T08:00Z").first, parse("2024-13")
    (datetime.date(2024, 2, 29), datetime.date(2024, 12, 25), None)
    """
    written = re.split(r"[T ]", text or "", maxsplit=1)[0]
    if not _SHAPE.fullmatch(written):
        return None
    found = prefixdate.parse(written)
    if found.text != written or found.dt is None:
        return None
    first = found.dt.date()
    precision = _PRECISIONS[found.precision]
    if precision == "day":
        return PartialDate(first, first, precision)
    month = first.month if precision == "month" else 12
    return PartialDate(first, date(first.year, month, monthrange(first.year, month)[1]), precision)


def is_day(text: str) -> bool:
    """Tell whether a date, as exact as it is known, is one of a day; nothing is none.

    >>> is_day("2025-06-13"), is_day("2025-06"), is_day("")
    (True, False, False)
    """
    return len(text) == len("2025-06-13")


def given(text: str, *, where: str) -> PartialDate:
    """Return a date that someone gives as a bound.

    Raises:
        InputError: If it is no year, month or day.
    """
    found = parse(text)
    if found is None or str(found) != text:
        raise InputError(f"{text[:40]!r} is no date", where=where, hint="write 2024, 2024-05 or 2024-05-31")
    return found


def holding(days: Iterable[date]) -> PartialDate | None:
    """Return the smallest of day, month and year that holds all days; None if no year does.

    >>> str(holding([date(2024, 12, 2), date(2024, 12, 8)]))
    '2024-12'
    """
    known = sorted(days)
    first, last = known[0].isoformat(), known[-1].isoformat()
    return next((parse(first[:size]) for size in (10, 7, 4) if first[:size] == last[:size]), None)
