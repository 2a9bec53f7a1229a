"""From the globe to the page: equal-area projections, the part of the globe to show, and clipping to it.

A region is drawn in Lambert's azimuthal equal-area projection about its centre (Snyder, Map Projections: A Working
Manual, USGS 1395, 1987, equations 24-2 to 24-4), the whole world in Equal Earth (Savric, Patterson and Jenny,
International Journal of Geographical Information Science 33(3), 2019).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.page.map.shapes import Point

WIDTH, HEIGHT = 1160.0, 720.0  # of the drawing
SHARE = 0.75  # part of all weight that the region must hold
SMALLEST, LARGEST = 7.0, 55.0  # degrees about the centre; beyond, the world is shown
NEAR = 1.35  # times the radius that holds the share: what lies within is shown as well
MARGIN = 0.2
_A = (1.340264, -0.081106, 0.000893, 0.003796)  # of Equal Earth


@dataclass(frozen=True, slots=True)
class Frame:
    """A projection and the window of it that is shown.

    ``centre`` is None for the whole world; ``left`` and ``top`` are of the window, in units of the projection;
    ``scale`` is units of the drawing to one of the projection.
    """

    centre: Point | None
    left: float
    top: float
    scale: float

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
    return Frame(centre, middle[0] - WIDTH / scale / 2, middle[1] + HEIGHT / scale / 2, scale)


def _region(weights: Mapping[Point, float]) -> tuple[Point, list[Point]] | None:
    """Return the centre of the region and the points in it, or None if no region is small enough."""
    total = sum(weights.values())
    best: tuple[float, Point] | None = None
    for centre in sorted(weights):
        near = sorted((angle(centre, point), point) for point in weights)
        held = 0.0
        for distance, point in near:
            held += weights[point]
            if held >= SHARE * total:
                if best is None or distance < best[0]:
                    best = (distance, centre)
                break
    if best is None or best[0] > LARGEST:
        return None
    inside = [point for point in sorted(weights) if angle(best[1], point) <= best[0] * NEAR]
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


def clipped(ring: Sequence[Point], *, edge: float = 12.0) -> list[Point]:
    """Return the part of a ring in the drawing and a margin (Sutherland and Hodgman 1974), without points too close."""
    found = list(ring)
    bounds = ((0, -edge, 1), (0, WIDTH + edge, -1), (1, -edge, 1), (1, HEIGHT + edge, -1))
    for axis, bound, side in bounds:
        before, found = found, []
        for start, end in zip(before, before[1:] + before[:1], strict=True):
            first, second = (side * (p[axis] - bound) >= 0 for p in (start, end))
            if first != second:
                part = (bound - start[axis]) / (end[axis] - start[axis])
                found.append((start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1])))
            if second:
                found.append(end)
    kept: list[Point] = []
    for point in found:
        if not kept or abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) > 0.7:
            kept.append(point)
    return kept if len(kept) > 2 else []
