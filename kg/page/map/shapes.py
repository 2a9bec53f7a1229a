"""Outlines of states and points of places, from ``kg/lexica/outlines.tsv`` and ``kg/lexica/points.tsv``.

Coordinates are longitude and latitude in degrees.
"""

from functools import cache

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
