"""Where actors stand on the page: communities apart, friends near, nothing on top of anything; the same every time.

A force layout after Fruchterman and Reingold (1991) in which each actor is also drawn to the centre of its bloc; the
centres come from a small layout of the blocs themselves. Only actors within reach of each other push, so that time
grows with their number and not with its square. Coordinates are pixels at zoom 1, origin in the middle.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

type Points = NDArray[np.float64]
type Numbers = NDArray[np.int64]

STEPS = 260
BLOC_STEPS = 300
BLOCS = 250  # blocs, the largest, that are laid out by their ties; smaller ones stand in a ring around them
ACROSS = 0.004  # pull of a tie between blocs; 0.02 within one
LOOK_ROUND = 10  # steps between two looks at who is near
GOLDEN_ANGLE = np.pi * (3 - np.sqrt(5))
ASPECT = 1.35  # width to height of the room on a common screen


@dataclass(frozen=True, slots=True)
class Place:
    """An actor to be placed: its bloc, its radius in pixels, and the width of its label in pixels (0 for none)."""

    key: str
    bloc: int
    radius: float
    label: float = 0.0


def positions(
    places: Sequence[Place],
    ties: Mapping[tuple[str, str], float],
    homes: Mapping[str, tuple[float, float]] | None = None,
) -> dict[str, tuple[float, float]]:
    """Return x and y of each actor.

    Args:
        places: The actors, the most important first.
        ties: Attraction of pairs by their keys; negative where they shun each other.
        homes: Where actors are drawn to, by key, in place of the centre of their bloc: those who share a home settle
            around it, and homes keep their places. Whoever has none is drawn to the homes of those it is tied to.
    """
    if not places:
        return {}
    number = {place.key: index for index, place in enumerate(places)}
    pairs = sorted((number[a], number[b], weight) for (a, b), weight in ties.items() if a in number and b in number)
    edges = np.array([(a, b) for a, b, _ in pairs], dtype=np.int64).reshape(-1, 2)
    pull = np.array([weight for *_, weight in pairs], dtype=np.float64)
    if homes:
        home, shape = _homes(places, edges, homes), np.ones(2)
        groups = np.unique(home, axis=0, return_inverse=True)[1].ravel().tolist()
    else:
        home, shape = _bloc_centres(places, edges, pull), np.array([ASPECT**0.5, ASPECT**-0.5])
        groups = [place.bloc for place in places]
    points = _settle(home + _spiral(groups), home, places, edges, pull)
    points = _part(points * shape, places)
    points -= (points.max(axis=0) + points.min(axis=0)) / 2
    return {place.key: (round(float(x), 1), round(float(y), 1)) for place, (x, y) in zip(places, points, strict=True)}


def _homes(places: Sequence[Place], edges: Numbers, homes: Mapping[str, tuple[float, float]]) -> Points:
    """Return the home of each actor; of those that have none, the middle of the homes of those they are tied to."""
    home = np.array([homes.get(place.key, (0.0, 0.0)) for place in places])
    known = np.array([place.key in homes for place in places])
    for index in np.flatnonzero(~known):
        near = np.concatenate([edges[edges[:, 0] == index, 1], edges[edges[:, 1] == index, 0]])
        near = near[known[near]]
        if len(near):
            home[index] = home[near].mean(axis=0)
    return home


def _spiral(groups: Sequence[int]) -> Points:
    """Return a start around the centre of each actor's group: a sunflower, the most important in the middle."""
    seen: dict[int, int] = {}
    start = []
    for group in groups:
        rank = seen[group] = seen.get(group, -1) + 1
        angle, reach = rank * GOLDEN_ANGLE + group, 42 * np.sqrt(rank)
        start.append((reach * np.cos(angle), reach * np.sin(angle)))
    return np.array(start)


def _bloc_centres(places: Sequence[Place], edges: Numbers, pull: Points) -> Points:
    """Return for each actor the centre of its bloc: blocs as discs, tied ones near, none overlapping."""
    names, member, sizes = np.unique([place.bloc for place in places], return_inverse=True, return_counts=True)
    rank = np.empty(len(names), dtype=np.int64)
    rank[np.lexsort((names, -sizes))] = np.arange(len(names))  # 0 for the largest
    member = rank[member]
    largest = np.sort(sizes)[::-1].astype(np.float64)
    radius = np.where(largest > 1, 46 + 50 * np.sqrt(largest), 48)
    core = min(len(names), BLOCS)
    tied = np.zeros((core, core))
    if len(edges):
        a, b = member[edges[:, 0]], member[edges[:, 1]]
        inner = (a < core) & (b < core)
        np.add.at(tied, (a[inner], b[inner]), np.abs(pull[inner]))
    centre = _discs(radius[:core], np.log1p(tied + tied.T))
    if core < len(names):
        rim = float(np.sqrt((centre**2).sum(axis=1)).max() + radius[0])
        turn = np.arange(len(names) - core)
        far = np.sqrt(rim**2 + turn * 70.0**2)  # a sunflower that begins at the rim
        centre = np.concatenate(
            [centre, np.stack([far * np.cos(turn * GOLDEN_ANGLE), far * np.sin(turn * GOLDEN_ANGLE)], axis=1)]
        )
    return np.asarray(centre[member])


def _discs(radius: Points, tied: Points) -> Points:
    """Return centres of discs that don't overlap, tied ones near each other."""
    np.fill_diagonal(tied, 0)
    angle = np.arange(len(radius)) * GOLDEN_ANGLE
    centre = np.stack([np.cos(angle), np.sin(angle)], axis=1) * (np.sqrt(np.arange(len(radius))) * 160)[:, None]
    need = radius[:, None] + radius[None]
    for step in range(BLOC_STEPS):
        cooling = 1 - step / BLOC_STEPS
        gaps = [centre[None, :, axis] - centre[:, None, axis] for axis in (0, 1)]  # from row to column
        far = np.sqrt(gaps[0] ** 2 + gaps[1] ** 2) + 1e-9
        room = far - need
        apart = np.maximum(room / -2, 0)
        np.fill_diagonal(apart, 0)
        pull = tied * np.maximum(room, 0) * 0.012
        for axis, gap in enumerate(gaps):
            way = gap / far
            push, draw = (way * apart).sum(axis=0) * 0.6, -(way * pull).sum(axis=0)
            centre[:, axis] += push + cooling * (draw - centre[:, axis] * 0.02)
    return np.asarray(centre)


def _near(points: Points, reach: float) -> tuple[Numbers, Numbers]:
    """Return all pairs of points that are at most ``reach`` apart on each axis: a sweep along x."""
    order = np.argsort(points[:, 0], kind="stable")
    x = points[order, 0]
    start = np.arange(len(x))
    count = np.searchsorted(x, x + reach, side="right") - start - 1
    first = np.repeat(start, count)
    second = first + 1 + np.arange(len(first)) - np.repeat(np.cumsum(count) - count, count)
    a, b = order[first], order[second]
    close = np.abs(points[a, 1] - points[b, 1]) <= reach
    return a[close], b[close]


def _settle(points: Points, home: Points, places: Sequence[Place], edges: Numbers, pull: Points) -> Points:
    """Let repulsion, ties and the pull of the bloc's centre come to rest."""
    count = len(places)
    room = np.array([place.radius for place in places]) + 26
    a, b = edges[:, 0], edges[:, 1]
    blocs = np.array([place.bloc for place in places])
    hold = np.where(blocs[a] == blocs[b], 0.02, ACROSS)  # blocs stay apart however much they deal with each other
    spring, rest = np.clip(pull, -0.3, 3) * hold, room[a] + room[b]
    steps = int(np.clip(30_000 // count, 80, STEPS))
    for step in range(steps):
        heat = 14 * (1 - step / steps) + 0.5
        if step % LOOK_ROUND == 0:
            u, v = _near(points, 3.5 * 2 * float(np.max(room)))
            ideal = room[u] + room[v]
            strength, reach = ideal**2 / 16, (3.5 * ideal) ** 2
        gap = points[u] - points[v]
        squared = (gap**2).sum(axis=1) + 1e-9
        push = gap * np.where(squared < reach, strength / squared, 0)[:, None]
        between = points[b] - points[a]
        length = np.sqrt((between**2).sum(axis=1)) + 1e-6
        drawn = (spring * (length - rest) / length)[:, None] * between
        force = (home - points) * 0.11 + _sum(u, v, push, count) + _sum(a, b, drawn, count)
        size = np.sqrt((force**2).sum(axis=1)) + 1e-9
        points = points + force / size[:, None] * np.minimum(size, heat)[:, None]
    return points


def _sum(first: Numbers, second: Numbers, forces: Points, count: int) -> Points:
    """Return the force on each point: those of its pairs, added for the first of a pair, taken off for the second."""
    return np.stack(
        [np.bincount(first, forces[:, axis], count) - np.bincount(second, forces[:, axis], count) for axis in (0, 1)],
        axis=1,
    )


def _part(points: Points, places: Sequence[Place]) -> Points:
    """Push apart what overlaps: each actor a box as wide as its label, as high as its disc and label."""
    count = len(places)
    half = np.array(
        [
            (max(place.radius * 1.2, place.label / 2) + 7, place.radius * 1.2 + (15 if place.label else 6))
            for place in places
        ]
    )
    slack = 60.0
    for step in range(160):
        if step % LOOK_ROUND == 0:
            u, v = _near(points, 2 * float(half.max()) + slack)
        need, gap = half[u] + half[v], points[u] - points[v]
        overlap = need - np.abs(gap)
        hit = (overlap > 0).all(axis=1)
        if not hit.any():
            if step % LOOK_ROUND == 0:
                break
            continue
        direction = np.where(gap == 0, np.sign(u - v)[:, None], np.sign(gap))
        sideways = overlap[:, 0] < overlap[:, 1]
        along = np.stack([sideways, ~sideways], axis=1)
        points = points + _sum(u, v, np.where(along & hit[:, None], overlap * direction, 0) * 0.3, count)
    return points
