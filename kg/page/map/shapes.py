"""Outlines of states and points of places, from ``kg/lexica/outlines.tsv`` and ``kg/lexica/points.tsv``.

Coordinates are longitude and latitude in degrees.
"""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from kg.lexica import tables

type Point = tuple[float, float]
type Ring = tuple[Point, ...]

UNIT = 100  # steps of the file in a degree


@cache
def outlines() -> dict[str, tuple[Ring, ...]]:
    """Return the rings of each state by ISO 3166 code, closed by their first point; ``-`` is land without a state."""
    arcs: list[list[Point]] = []
    found: dict[str, tuple[Ring, ...]] = {}
    for row in tables.rows("outlines.tsv"):
        if row["kind"] == "arc":
            arcs.append(_arc(row["value"]))
        else:
            found[row["key"]] = tuple(_ring(words, arcs) for words in row["value"].split("|"))
    return found


@cache
def points() -> dict[str, Point]:
    """Return the points of states (``state/AZ``: the capital) and places (``place/ganja``) by key."""
    return {row["key"]: (float(row["longitude"]), float(row["latitude"])) for row in tables.rows("points.tsv")}


@cache
def middle(code: str) -> Point:
    """Return the centre of a state's largest piece of land; its capital where no outline is known."""
    best: tuple[float, Point] = (0.0, points()[f"state/{code}"])
    for ring in outlines().get(code, ()):
        area = x = y = 0.0
        for (x1, y1), (x2, y2) in pairwise(unbroken(ring)):
            cross = x1 * y2 - x2 * y1
            area, x, y = area + cross / 2, x + (x1 + x2) * cross / 6, y + (y1 + y2) * cross / 6
        if abs(area) > best[0]:
            best = abs(area), (x / area, y / area)
    longitude, latitude = best[1]
    return (longitude + 180) % 360 - 180, latitude


def unbroken(ring: Sequence[Point]) -> list[Point]:
    """Return a ring whose longitudes run on beyond 180 degrees instead of starting anew."""
    found, turns = [ring[0]], 0
    for (before, _), (longitude, latitude) in pairwise(ring):
        turns -= round((longitude - before) / 360)
        found.append((longitude + 360 * turns, latitude))
    return found


def _arc(words: str) -> list[Point]:
    numbers = [int(word) for word in words.split()]
    x = y = 0
    found = []
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        found.append((x / UNIT, y / UNIT))
    return found


def _ring(words: str, arcs: list[list[Point]]) -> Ring:
    found: list[Point] = []
    for word in words.split():
        arc = arcs[int(word[1:])][::-1] if word.startswith("~") else arcs[int(word)]
        found += arc[1:] if found else arc
    return tuple(found)
