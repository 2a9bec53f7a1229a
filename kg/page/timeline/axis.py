"""The time axis: the days that the time of an event allows, which far ones stand apart, and the ticks."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from kg import dates
from kg.evidence import Event
from kg.page.words.words import MONTHS, day, interval

EARLY_SHARE = 0.2  # at most this part of all dates may stand apart as early
GAP_SHARE = 0.4  # and only across a gap of at least this part of the whole span
BEFORE, AFTER = (0.6, 366), (0.25, 183)  # how far the axis goes beyond most: in parts of their time, and in days
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


type Span = tuple[int, int]  # first and last day, as ordinals


@dataclass(frozen=True, slots=True)
class Reach:
    """The days that the time of an event allows, as ordinals; None where a side is open.

    ``dated`` says that a text tells them; else the last is the day of publication, and the event may be long before.
    """

    first: int | None
    last: int | None
    dated: bool

    @property
    def kind(self) -> Literal["day", "between", "before", "after", "publication"]:
        """How it is drawn: a point, an interval, one that is open on a side, or at most as late as a publication."""
        if not self.dated:
            return "publication"
        if self.first is None or self.last is None:
            return "before" if self.first is None else "after"
        return "day" if self.first == self.last else "between"

    @property
    def span(self) -> Span:
        """What must lie on the axis: both ends, or the one that is known; of a publication its day."""
        ends = [end for end in (self.first, self.last) if end is not None]
        return (ends[-1] if self.kind == "publication" else ends[0], ends[-1])


def reach(event: Event) -> Reach | None:
    """Return the days that the time of an event allows, or None where nothing is known."""
    first, last = (days(end) for end in event.span)
    if first is None and last is None:
        return None
    return Reach(first and first[0], last and last[1], event.dated)


def is_retold(event: Event, back: frozenset[str]) -> bool:
    """Tell whether only texts that look back tell of it, and none tells when it was: publication is no time for it."""
    return (
        bool(event.evidence)
        and not event.dated
        and reach(event) is not None
        and all(said.graph in back for said in event.evidence)
    )


def words(span: Span) -> str:
    """Return days in words: one day, a whole month or year as such, else from when to when."""
    first, last = (datetime.date.fromordinal(end) for end in span)
    held = dates.holding([first, last])
    if held and (held.first, held.last) == (first, last):
        return day(str(held))
    return interval(str(first), str(last))


@dataclass(frozen=True, slots=True)
class Axis:
    """A linear axis from ``first`` to ``last`` (ordinal days) over ``width`` units; ``outside``: spans left out."""

    first: int
    last: int
    width: float
    outside: frozenset[Span]

    def x(self, at: float) -> float:
        """Return the place of a day."""
        return round(self.width * (at - self.first) / max(1, self.last - self.first), 2)

    def ticks(self) -> list[tuple[float, str]]:
        """Return places and words of at most twelve ticks: years, quarters or months."""
        first, last = (datetime.date.fromordinal(end) for end in (self.first, self.last))
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        step = next(s for s in STEPS if months / s <= TICKS)
        found: list[tuple[float, str]] = []
        for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
            if number % step:
                continue
            year, month = divmod(number, 12)
            start = datetime.date(year, month + 1, 1).toordinal()
            if self.first <= start <= self.last:
                told = str(year) if step >= 12 else MONTHS[month][:3] + (f" {year}" if month == 0 or not found else "")
                found.append((self.x(start), told))
        return found


def axis(found: Iterable[Span], width: float) -> Axis | None:
    """Return the axis for spans of days, or None if there is none.

    A few far from all others (the background of a crisis, what is planned) would press the rest into a corner: they
    stand apart.
    """
    spans = sorted(found)
    if not spans:
        return None
    near = sorted(set(_near(spans)))
    kept = near[_start(near) :]
    first, last = kept[0][0], max(span[1] for span in kept)
    room = max(3, (last - first) // 40)
    outside = frozenset(spans) - frozenset(kept)
    return Axis(max(1, first - room), min(datetime.date.max.toordinal(), last + room), width, outside)


def _near(spans: Sequence[Span]) -> list[Span]:
    """Return the spans that are not far from four fifths of all, counted as often as they stand there."""
    low, high = (spans[int(len(spans) * share)][0] for share in (0.1, 0.9))
    first, last = (days + share * (high - low) for share, days in (BEFORE, AFTER))
    return [span for span in spans if span[0] >= low - first and span[1] <= high + last] or list(spans)


def _start(spans: Sequence[Span]) -> int:
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
