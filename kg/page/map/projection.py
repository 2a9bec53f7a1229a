"""From the globe to the page: equal-area projections, the part of the globe to open with, and where its map ends.

A region is drawn in Lambert's azimuthal equal-area projection about its centre (Snyder, Map Projections: A Working
Manual, USGS 1395, 1987, equations 24-2 to 24-4), the whole world in Equal Earth (Savric, Patterson and Jenny,
International Journal of Geographical Information Science 33(3), 2019).
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from kg.page.map.shapes import Point, unbroken

WIDTH, HEIGHT = 1160.0, 720.0  # of the drawing
SHARE = 0.8  # part of all weight that the region must hold
SMALLEST, LARGEST = 7.0, 55.0  # degrees about the centre; beyond, the world is shown
NEAR = 1.5  # times the radius that holds the share: what lies within is shown as well
MARGIN = 0.2
ROWS = 256  # centres that are tried at once
HORIZON = 100.0  # degrees from the centre of a region: its map reaches no farther
_RIM = 2 * math.sin(math.radians(HORIZON) / 2)
_FINE, _COARSE, _FADE = 0.35, 2.5, 0.0015  # least distance of two points in view, most elsewhere, growth on the way
_A = (1.340264, -0.081106, 0.000893, 0.003796)  # of Equal Earth


@dataclass(frozen=True, slots=True)
class Frame:
    """A projection and the window of it that the drawing opens with.

    Attributes:
        centre: Of the region; None for the whole world.
        left: Left side of the window, in units of the projection.
        top: Its upper side.
        scale: Units of the drawing to one of the projection.
        inside: Left, upper, right and lower end of what the window must hold, in units of the drawing.
    """

    centre: Point | None
    left: float
    top: float
    scale: float
    inside: tuple[float, float, float, float] = (0.0, 0.0, WIDTH, HEIGHT)

    @property
    def extent(self) -> float:
        """Width of all that is drawn, in units of the drawing."""
        return WIDTH if self.centre is None else 2 * _RIM * self.scale

    def place(self, point: Point) -> Point:
        """Return where a point of the globe lies in the drawing, y downwards."""
        x, y = equal_earth(point) if self.centre is None else lambert(point, self.centre)
        return (x - self.left) * self.scale, (self.top - y) * self.scale


def lambert(point: Point, centre: Point) -> Point:
    """Return a point in Lambert's azimuthal equal-area projection of the unit sphere about a centre."""
    (lon, lat), (lon0, lat0) = (tuple(map(math.radians, p)) for p in (point, centre))
    cosine = math.sin(lat0) * math.sin(lat) + math.cos(lat0) * math.cos(lat) * math.cos(lon - lon0)
    stretch = math.sqrt(2 / max(1e-9, 1 + cosine))
    y = math.cos(lat0) * math.sin(lat) - math.sin(lat0) * math.cos(lat) * math.cos(lon - lon0)
    return stretch * math.cos(lat) * math.sin(lon - lon0), stretch * y


def equal_earth(point: Point) -> Point:
    """Return a point in the Equal Earth projection of the unit sphere."""
    lon, lat = map(math.radians, point)
    angle = math.asin(math.sqrt(3) / 2 * math.sin(lat))
    a1, a2, a3, a4 = _A
    square = angle * angle
    sixth = square**3
    slope = a1 + 3 * a2 * square + sixth * (7 * a3 + 9 * a4 * square)
    return (
        2 * math.sqrt(3) * lon * math.cos(angle) / (3 * slope),
        angle * (a1 + a2 * square + sixth * (a3 + a4 * square)),
    )


def frame(weights: Mapping[Point, float]) -> Frame:
    """Return the frame that shows where the weight lies: the smallest region about one point that holds most of it."""
    region = _region(weights)
    if region is None:
        x, y = equal_earth((180.0, 0.0))[0], equal_earth((0.0, 90.0))[1]
        scale = min(WIDTH / (2 * x), HEIGHT / (2 * y)) * 0.98
        return Frame(None, -WIDTH / scale / 2, HEIGHT / scale / 2, scale)
    centre, inside = region
    flat = [lambert(point, centre) for point in inside]
    least = 2 * math.sin(math.radians(SMALLEST) / 2)
    low, high = ([side(p[axis] for p in flat) for axis in (0, 1)] for side in (min, max))
    middle = [(a + b) / 2 for a, b in zip(low, high, strict=True)]
    half = [max(least, (b - a) / 2 * (1 + 2 * MARGIN)) for a, b in zip(low, high, strict=True)]
    scale = min(WIDTH / (2 * half[0]), HEIGHT / (2 * half[1]))
    to_side, to_top = (size * scale / (1 + 2 * MARGIN) for size in half)
    held = (WIDTH / 2 - to_side, HEIGHT / 2 - to_top, WIDTH / 2 + to_side, HEIGHT / 2 + to_top)
    return Frame(centre, middle[0] - WIDTH / scale / 2, middle[1] + HEIGHT / scale / 2, scale, held)


def _region(weights: Mapping[Point, float]) -> tuple[Point, list[Point]] | None:
    """Return the centre of the region and the points in it, or None if no region is small enough."""
    places = sorted(weights)
    if not places:
        return None
    vectors, weight = np.array([*map(_vector, places)]), np.array([weights[place] for place in places])
    least, centre = math.inf, places[0]
    for start in range(0, len(places), ROWS):
        cosines = np.clip(vectors[start : start + ROWS] @ vectors.T, -1.0, 1.0)
        order = np.argsort(-cosines, axis=1, kind="stable")
        enough = np.argmax(np.cumsum(weight[order], axis=1) >= SHARE * weight.sum() - 1e-9, axis=1)
        rows = np.arange(len(enough))
        # Rounded, so that the last digit of a cosine settles nothing.
        reach = np.round(np.degrees(np.arccos(cosines[rows, order[rows, enough]])), 6)
        nearest = int(np.argmin(reach))
        if reach[nearest] < least:
            least, centre = float(reach[nearest]), places[start + nearest]
    if least > LARGEST:
        return None
    inside = [place for place in places if angle(centre, place) <= least * NEAR + 1e-6]
    return _mean(inside), inside


def angle(a: Point, b: Point) -> float:
    """Return the angle between two points of the globe, in degrees."""
    return math.degrees(math.acos(max(-1.0, min(1.0, sum(x * y for x, y in zip(_vector(a), _vector(b), strict=True))))))


def _vector(point: Point) -> tuple[float, float, float]:
    lon, lat = map(math.radians, point)
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def _mean(found: Sequence[Point]) -> Point:
    x, y, z = (sum(parts) for parts in zip(*map(_vector, found), strict=True))
    return round(math.degrees(math.atan2(y, x)), 4), round(math.degrees(math.atan2(z, math.hypot(x, y))), 4)


def pieces(frame: Frame, ring: Sequence[Point]) -> Iterator[list[Point]]:
    """Yield the outlines that a ring of the globe has in the drawing: of the world, one on each side of 180 degrees."""
    for part in _halves(ring) if frame.centre is None else (ring,):
        if found := outline(frame, part):
            yield found


def _halves(ring: Sequence[Point]) -> Iterator[list[Point]]:
    """Yield the parts of a ring from -180 to 180 degrees, each closed; one about a pole is closed along it."""
    run = unbroken(ring)
    if abs(run[-1][0] - run[0][0]) > 180:
        pole = math.copysign(90.0, run[0][1])
        run += [(run[-1][0], pole), (run[0][0], pole), run[0]]
    low, high = (side(longitude for longitude, _ in run) for side in (min, max))
    for turn in range(math.floor((low + 180) / 360), math.ceil((high + 180) / 360)):
        part = [(longitude - 360 * turn, latitude) for longitude, latitude in run]
        for sign in (1, -1):
            part = _up_to(part, sign)
        if part:
            yield [*part, part[0]]


def _up_to(ring: Sequence[Point], sign: int) -> list[Point]:
    """Return the part of a closed ring west of 180 degrees, or with -1 the part east of -180."""
    found: list[Point] = []
    for before, point in pairwise([*ring, ring[0]] if ring else ()):
        within, was = sign * point[0] <= 180, sign * before[0] <= 180
        if was:
            found.append(before)
        if within != was:
            part = (sign * 180 - before[0]) / (point[0] - before[0])
            found.append((sign * 180.0, before[1] + part * (point[1] - before[1])))
    return found


def outline(frame: Frame, ring: Sequence[Point]) -> list[Point]:
    """Return a ring of the globe in the drawing: cut at the horizon, without points too close to tell apart."""
    if frame.centre is None:
        flat = [equal_earth(point) for point in ring[:-1]]
    else:
        flat = _cut([lambert(point, frame.centre) for point in ring[:-1]])
    kept: list[Point] = []
    for x, y in (((x - frame.left) * frame.scale, (frame.top - y) * frame.scale) for x, y in flat):
        away = max(0.0, -x, x - WIDTH, -y, y - HEIGHT)
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) > min(_COARSE, _FINE + _FADE * away):
            kept.append((x, y))
    return kept if len(kept) > 2 else []


def _cut(ring: Sequence[Point]) -> list[Point]:
    """Return the part of a ring about the origin that lies within the horizon, closed along it."""
    start = next((place for place, point in enumerate(ring) if math.hypot(*point) <= _RIM), None)
    if start is None:
        return []
    turned = [*ring[start:], *ring[:start], ring[start]]
    found, left = [turned[0]], 0.0
    for before, point in pairwise(turned):
        near, far = math.hypot(*before), math.hypot(*point)
        if (near <= _RIM) != (far <= _RIM):
            part = (_RIM - near) / (far - near)
            x, y = (a + part * (b - a) for a, b in zip(before, point, strict=True))
            if far > _RIM:
                left = math.atan2(y, x)
            else:
                turn = math.remainder(math.atan2(y, x) - left, math.tau)
                steps = math.ceil(abs(turn) / math.radians(4))
                angles = (left + turn * step / steps for step in range(1, steps))
                found += [(_RIM * math.cos(angle), _RIM * math.sin(angle)) for angle in angles]
            found.append((x, y))
        if far <= _RIM:
            found.append(point)
    return found[:-1]
