"""The drawing of the map: land, ties as arcs, places as dots, labels that do not cover each other."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from kg.page.map.content import Spot, State, StatePair
from kg.page.map.projection import HEIGHT, WIDTH, Frame, clipped
from kg.page.map.shapes import Point, outlines, points

EDGE = 26.0  # from the border, where states out of view are named
LETTER = 6.6  # width of a letter of a label


@dataclass(frozen=True, slots=True)
class Land:
    """A state's outline as an SVG path; ``fill`` and ``mood`` are percentages of colour, ``sign`` that of the mood."""

    path: str
    state: State | None
    fill: int = 0
    mood: int = 0
    sign: str = "neutral"


@dataclass(frozen=True, slots=True)
class Arc:
    """A tie as an SVG path of a width."""

    path: str
    width: float
    tie: StatePair


@dataclass(frozen=True, slots=True)
class Dot:
    """A state's point: whether it is in view, and where its label stands (None: no room)."""

    x: float
    y: float
    radius: float
    state: State
    inside: bool
    label: tuple[float, float, str] | None


@dataclass(frozen=True, slots=True)
class Pin:
    """A place with events; ``real`` if one of them has happened, and the sign is that of those that have."""

    x: float
    y: float
    radius: float
    spot: Spot
    sign: str
    real: bool


def land(frame: Frame, found: Sequence[State]) -> list[Land]:
    """Return the outlines within the frame: first all land without a state of the network, then those states."""
    by_code = {state.code: state for state in found}
    plain, owned = [], []
    for code, rings in sorted(outlines().items()):
        path = "".join(_path(clipped([frame.place(point) for point in ring[:-1]])) for ring in rings)
        if path and (state := by_code.get(code)):
            sign = "cooperation" if state.mood > 0 else "hostility" if state.mood < 0 else "neutral"
            # The square root spreads the many small values; a quarter is the least that can be told from bare land.
            fill = round(12 + 78 * math.sqrt(state.relative))
            owned.append(Land(path, state, fill, round(15 + 70 * abs(state.mood)) if state.mood else 0, sign))
        elif path:
            plain.append(path)
    return [Land("".join(plain), None), *owned]


def _path(ring: Sequence[Point]) -> str:
    if not ring:
        return ""
    steps = [f"M{ring[0][0]:.1f} {ring[0][1]:.1f}"]
    steps += [f"L{x:.1f} {y:.1f}" for x, y in ring[1:]]
    return "".join(steps) + "Z"


def arcs(frame: Frame, ties: Sequence[StatePair]) -> list[Arc]:
    """Return the arcs, the heaviest last, so that it lies on top; ends out of view are drawn to the border."""
    drawn = []
    for tie in reversed(ties):
        a, b = (seat(frame, state)[0] for state in (tie.a, tie.b))
        if math.dist(a, b) < 4:
            continue
        bend = 0.18 * (1 if a < b else -1)
        middle = (a[0] + b[0]) / 2 + bend * (b[1] - a[1]), (a[1] + b[1]) / 2 - bend * (b[0] - a[0])
        path = f"M{a[0]:.1f} {a[1]:.1f}Q{middle[0]:.1f} {middle[1]:.1f} {b[0]:.1f} {b[1]:.1f}"
        drawn.append(Arc(path, round(1.2 + 2.2 * math.log1p(tie.positive + tie.negative), 1), tie))
    return drawn


def seat(frame: Frame, state: State) -> tuple[Point, bool]:
    """Return where a state stands in the drawing, and whether it is in view; if not, the border in its direction."""
    x, y = frame.place(points()[f"state/{state.code}"])
    if 0 <= x <= WIDTH and 0 <= y <= HEIGHT:
        return (x, y), True
    cx, cy = WIDTH / 2, HEIGHT / 2
    reach = min(
        (cx - EDGE) / abs(x - cx) if x != cx else math.inf,
        (cy - EDGE) / abs(y - cy) if y != cy else math.inf,
    )
    return (cx + (x - cx) * reach, cy + (y - cy) * reach), False


def dots(frame: Frame, found: Sequence[State]) -> list[Dot]:
    """Return the points of the states; labels of the heavier go first, and one that finds no room is left out."""
    seats = {state.code: seat(frame, state) for state in found}
    taken = [(x - 6, y - 6, x + 6, y + 6) for (x, y), _ in seats.values()]
    drawn = []
    for state in sorted(found, key=lambda state: (-state.total, state.rank)):
        (x, y), inside = seats[state.code]
        radius = round(2.5 + 5 * math.sqrt(state.relative), 1)
        drawn.append(Dot(round(x, 1), round(y, 1), radius, state, inside, _label(x, y, radius, state.name, taken)))
    return drawn


def _label(
    x: float, y: float, radius: float, text: str, taken: list[tuple[float, float, float, float]]
) -> tuple[float, float, str] | None:
    """Return where a label finds room beside its point (place and text-anchor), and take that room."""
    wide, gap = LETTER * min(len(text), 28), radius + 5
    for dx, dy, anchor in (
        (gap, 4, "start"), (-gap, 4, "end"), (0, -gap, "middle"), (0, gap + 11, "middle"),
        (gap - 2, -6, "start"), (gap - 2, 15, "start"), (-gap + 2, -6, "end"), (-gap + 2, 15, "end"),
    ):  # fmt: skip
        left = x + dx - {"start": 0, "end": wide, "middle": wide / 2}[anchor]
        box = (left, y + dy - 11, left + wide, y + dy + 4)
        free = all(box[2] < t[0] or box[0] > t[2] or box[3] < t[1] or box[1] > t[3] for t in taken)
        if free and box[0] >= 2 and box[2] <= WIDTH - 2 and box[1] >= 2 and box[3] <= HEIGHT - 2:
            taken.append(box)
            return round(x + dx, 1), round(y + dy, 1), anchor
    return None


def pins(frame: Frame, found: Sequence[Spot]) -> list[Pin]:
    """Return the places in view, those with most events first, so that lesser ones lie on top."""
    drawn = []
    for spot in found:
        x, y = frame.place(points()[spot.key])
        if 0 <= x <= WIDTH and 0 <= y <= HEIGHT:
            real = [event for event in spot.events if not event.status]
            signs = {event.sign for event in real or spot.events}
            sign = signs.pop() if len(signs) == 1 else "mixed"
            radius = round(4 + 2.4 * math.sqrt(len(spot.events)), 1)
            drawn.append(Pin(round(x, 1), round(y, 1), radius, spot, sign, bool(real)))
    return drawn
