"""The time axis: where a date as exact as the text allows lies, which early ones stand apart, and the ticks."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg import dates
from kg.page.words.words import MONTHS

EARLY_SHARE = 0.2  # at most this part of all dates may stand apart as early
GAP_SHARE = 0.4  # and only across a gap of at least this part of the whole span
TICKS = 12
STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400)  # months; the last spans all years that are read


def days(time: str) -> tuple[int, int] | None:
    """Return the first and last day that an ISO 8601 date, month or year means, as ordinals; None if it is none.

    >>> first, last = days("2024-02")
    >>> last - first
    28
    """
    found = dates.parse(time)
    return (found.first.toordinal(), found.last.toordinal()) if found else None


@dataclass(frozen=True, slots=True)
class Axis:
    """A linear axis from ``first`` to ``last`` (ordinal days) over ``width`` units; ``early``: dates before it."""

    first: int
    last: int
    width: float
    early: frozenset[str]

    def x(self, day: float) -> float:
        """Return the place of a day."""
        return round(self.width * (day - self.first) / max(1, self.last - self.first), 2)

    def ticks(self) -> list[tuple[float, str]]:
        """Return places and words of at most twelve ticks: years, quarters or months."""
        start, end = (datetime.date.fromordinal(day) for day in (self.first, self.last))
        months = (end.year - start.year) * 12 + end.month - start.month + 1
        step = next(s for s in STEPS if months / s <= TICKS)
        found = []
        for number in range(start.year * 12 + start.month - 1, end.year * 12 + end.month):
            if number % step:
                continue
            year, month = divmod(number, 12)
            day = datetime.date(year, month + 1, 1).toordinal()
            if self.first <= day <= self.last:
                words = str(year) if step >= 12 else f"{MONTHS[month][:3]} {year}" if month == 0 else MONTHS[month][:3]
                found.append((self.x(day), words))
        return found


def axis(times: Iterable[str], width: float) -> Axis | None:
    """Return the axis for times, or None if none is a date.

    A few dates far before all others (the background of a crisis) would press the rest into a corner: they stand apart.
    """
    spans = sorted({(*span, time) for time in times if (span := days(time))})
    if not spans:
        return None
    start = _start(spans)
    kept = spans[start:]
    first, last = kept[0][0], max(span[1] for span in kept)
    room = max(3, (last - first) // 40)
    early = frozenset(time for *_, time in spans[:start])
    return Axis(max(1, first - room), min(datetime.date.max.toordinal(), last + room), width, early)


def _start(spans: Sequence[tuple[int, int, str]]) -> int:
    """Return how many of the sorted spans stand apart."""
    whole = spans[-1][1] - spans[0][0]
    best = 0
    for place in range(1, len(spans)):
        if place > EARLY_SHARE * len(spans):
            break
        if spans[place][0] - spans[place - 1][1] > GAP_SHARE * whole:
            best = place
    if best:
        rest = spans[best:]
        return best + (_start(rest) if len(rest) > 1 else 0)
    return 0
