"""Events on a time axis, in one lane: the same marks as those of the timeline."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.evidence import Event
from kg.page.timeline.axis import axis, reach, words
from kg.page.timeline.content import Entry, Mark, marks_of
from kg.service.site.statements import Happening

WIDTH = 1000.0
TOP = 6.0


@dataclass(frozen=True, slots=True)
class Drawing:
    """An axis with its marks: ticks (place and words), height, and the times that it leaves out."""

    marks: tuple[Mark, ...]
    ticks: tuple[tuple[float, str], ...]
    height: float
    outside: tuple[str, ...]
    width: float = WIDTH


def drawing(events: Sequence[tuple[Event, Happening]]) -> Drawing | None:
    """Return the axis of events whose time is bounded, or None if that of none is; marks lead to ``#e1`` and so on."""
    known = [(number, *pair, place) for number, pair in enumerate(events, start=1) if (place := reach(pair[0]))]
    scale = axis((place.span for *_, place in known), WIDTH)
    if scale is None:
        return None
    entries = [Entry(f"e{number}", happening.telling, event.dated) for number, event, happening, _ in known]
    marks, rows = marks_of([event for _, event, *_ in known], entries, scale)
    outside = tuple(words(span) for span in sorted(scale.outside))
    return Drawing(marks, tuple(scale.ticks()), TOP + 25 + rows * 17 + 30, outside)
