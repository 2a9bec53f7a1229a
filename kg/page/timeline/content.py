"""The lanes of the timeline: a pair of actors each, with its events in order and their marks on the axis."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.evidence import Event
from kg.page.timeline.axis import Axis, reach
from kg.page.words.citations import Citations
from kg.page.words.events import Telling, tell
from kg.page.words.words import listed, name

LANES = 30
EVENTS = 150  # on one lane
ROW = 17.0  # height of a row of marks
HALF = 7.5  # half the width of a mark
TAIL = 17.0  # of what is open to a side
TOP = 24.0  # room above the lanes
HEAD = 25.0  # room for the name of a lane
LABEL = 70  # characters of it


@dataclass(frozen=True, slots=True)
class Entry:
    """An event of one lane, with its anchor in the page; ``dated``: a text tells its time."""

    anchor: str
    event: Telling
    dated: bool = True


@dataclass(frozen=True, slots=True)
class Mark:
    """An event on the axis: its place, how it is drawn (`kg.page.timeline.axis.Reach`), its ends there, its entry."""

    x: float
    y: float
    kind: str
    start: float
    end: float
    entry: Entry


@dataclass(frozen=True, slots=True)
class Lane:
    """A pair: name, top and height in the drawing, marks, entries in order, how many events there was no room for."""

    name: str
    short: str
    top: float
    height: float
    marks: tuple[Mark, ...]
    entries: tuple[Entry, ...]
    left: int


@dataclass(slots=True)
class Lanes:
    """What is found for the lanes: names, and events with their key; ``anchors`` keeps anchors apart."""

    labels: dict[str, str]
    citations: Citations
    anchors: int = 0

    def group(self, events: Sequence[Event]) -> dict[tuple[str, ...], list[Event]]:
        """Return the events by pair of IRIs, the pairs with most events first; those with one side only come last."""
        found: dict[tuple[str, ...], list[Event]] = {}
        for event in events:
            pairs = {(min(arc), max(arc)) for arc in event.arcs}
            for key in sorted(pairs) or [("", _side(event))]:
                found.setdefault(key, []).append(event)
        keys = sorted(found, key=lambda key: (not key[0], -len(found[key]), self.name(key).casefold(), key))
        return {key: found[key] for key in keys}

    def name(self, key: tuple[str, ...]) -> str:
        """Return a pair in words."""
        if not key[0]:
            return f"{key[1]}, no counterpart named" if key[1] else "no one named"
        return f"{self.labels[key[0]]} and {self.labels[key[1]]}"

    def entry(self, event: Event) -> Entry:
        """Return an event in words, with its references."""
        self.anchors += 1
        return Entry(f"e{self.anchors}", tell(event, self.citations), event.dated)


def _side(event: Event) -> str:
    """Return the names of the one side that is known: rather of one that has a name than of "protesters"."""
    sides = [sorted({name(one) for one in side}) for side in event.names]
    named = [[one for one in side if not one[:1].islower()] for side in sides]
    return listed(next(filter(None, (*named, *sides)), []))


def lanes(found: Lanes, events: Sequence[Event], axis: Axis, *, most: int = LANES) -> tuple[tuple[Lane, ...], int]:
    """Return the lanes of events that have a place on the axis, and how many pairs there was no room for."""
    grouped = found.group(events)
    drawn, top = [], TOP
    for key in list(grouped)[:most]:
        held = grouped[key]
        kept = sorted(held, key=lambda event: (-len(event.evidence), event.iri))[:EVENTS]
        kept.sort(key=lambda event: (_order(event), event.iri))
        entries = [found.entry(event) for event in kept]
        marks, rows = marks_of(kept, entries, axis)
        height = HEAD + rows * ROW + 5 if marks else 0.0
        title = found.name(key)
        short = title if len(title) <= LABEL else title[: LABEL - 1] + "…"
        drawn.append(Lane(title, short, top, height, marks, tuple(entries), len(held) - len(kept)))
        top += height
    return tuple(drawn), max(0, len(grouped) - most)


def _order(event: Event) -> tuple[int, int]:
    found = reach(event)
    return found.span if found else (0, 0)


def marks_of(events: Sequence[Event], entries: Sequence[Entry], axis: Axis) -> tuple[tuple[Mark, ...], int]:
    """Return the marks of a lane, stacked in rows where they would overlap, and the number of rows."""
    reached: list[float] = []
    marks = []
    for event, entry in zip(events, entries, strict=True):
        found = reach(event)
        if found is None or found.span in axis.outside:
            continue
        start, end = axis.x(found.span[0]), axis.x(found.span[1] + (found.kind == "between"))
        if found.kind in {"before", "publication"}:
            start = max(start - TAIL, axis.x(found.first)) if found.first is not None else start - TAIL
        if found.kind == "after":
            end += TAIL
        x = {"day": start, "between": (start + end) / 2, "after": start}.get(found.kind, end)
        left, right = min(start, x - HALF), max(end, x + HALF)
        row = next((number for number, edge in enumerate(reached) if edge <= left), len(reached))
        reached[row : row + 1] = [right]
        marks.append(Mark(round(x, 2), HEAD + row * ROW + ROW / 2, found.kind, round(start, 2), round(end, 2), entry))
    return tuple(marks), max(1, len(reached))


def apart(found: Lanes, events: Sequence[Event], *, most: int = LANES) -> tuple[tuple[Lane, ...], int]:
    """Return events that have no place on the axis, by pair, and how many pairs there was no room for."""
    grouped = found.group(events)
    listed_ = []
    for key in list(grouped)[:most]:
        held = sorted(grouped[key], key=lambda event: (event.evidence[0].date if event.evidence else "", event.iri))
        title = found.name(key)
        entries = tuple(found.entry(event) for event in held[:EVENTS])
        listed_.append(Lane(title, title, 0, 0, (), entries, len(held) - len(entries)))
    return tuple(listed_), max(0, len(grouped) - most)
