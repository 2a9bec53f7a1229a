"""Events on a time axis, in one lane: the same marks as those of the timeline."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.evidence import Event
from kg.page.timeline.axis import axis, days
from kg.page.timeline.content import Entry, Mark, marks_of
from kg.service.site.statements import Happening

WIDTH = 1000.0
TOP = 6.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """An axis with its marks: ticks (place and words), height, and the times that stand before it."""

    marks: tuple[Mark, ...]
    ticks: tuple[tuple[float, str], ...]
    height: float
    early: tuple[str, ...]
    width: float = WIDTH


def drawing(events: Sequence[tuple[Event, Happening]]) -> Drawing | None:
    """Return the axis of events with a time of their own, or None if none has one; marks lead to ``#e1`` and so on."""
    numbered = [(number, *pair) for number, pair in enumerate(events, start=1) if days(pair[0].time)]
    scale = axis((event.time for _, event, _ in numbered), WIDTH)
    if scale is None:
        return None
    entries = [Entry(f"e{number}", happening.telling) for number, _, happening in numbered]
    marks, rows = marks_of([event for _, event, _ in numbered], entries, scale)
    return Drawing(marks, tuple(scale.ticks()), TOP + 25 + rows * 17 + 30, tuple(sorted(scale.early)))
