"""Months and weeks: which one a time falls in, and which ones lie between two."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from kg import dates
from kg.errors import InputError

type Step = Literal["month", "week"]

MOST = 600  # periods of a calendar: 50 years of months, more than 11 of weeks


def known(step: str) -> None:
    """Refuse a step that is neither ``month`` nor ``week`` (`InputError`)."""
    if step not in {"month", "week"}:
        raise InputError(f"unknown step {step!r}", hint="use month or week")


def period(time: str, step: Step) -> str | None:
    """Return the first day of the month or week (from Monday, ISO 8601) that holds a time, as an ISO 8601 date.

    None for what is no date, or not exact enough: a year for either, a month for a week.

    Raises:
        InputError: If the step is neither ``month`` nor ``week``.
    """
    known(step)
    found = dates.parse(time)
    if found is None or found.precision == "year" or (found.precision == "month" and step == "week"):
        return None
    day = found.first
    return str(day.replace(day=1) if step == "month" else day - timedelta(days=day.weekday()))


def periods(starts: Iterable[str], step: Step) -> tuple[str, ...]:
    """Return all months or weeks from the first to the last of those given, without a gap; the last `MOST` at most.

    One mention of a war long past would else make the calendar of today's news a century long.
    """
    ends = sorted(starts)
    if not ends:
        return ()
    first, day = date.fromisoformat(ends[0]), date.fromisoformat(ends[-1])
    found = [day]
    while day > first and len(found) < MOST:
        day = (day - timedelta(days=1)).replace(day=1) if step == "month" else day - timedelta(days=7)
        found.append(day)
    return tuple(map(str, reversed(found)))
