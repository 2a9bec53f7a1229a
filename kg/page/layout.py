"""Where actors stand on the page: communities apart, friends near, nothing on top of anything; the same every time.

A force layout after Fruchterman and Reingold (1991) in which each actor is also drawn to the centre of its bloc; the
centres come from a small layout of the blocs themselves. Coordinates are pixels at zoom 1, origin in the middle.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

type Points = NDArray[np.float64]

STEPS = 260
BLOC_STEPS = 300
GOLDEN_ANGLE = np.pi * (3 - np.sqrt(5))
ASPECT = 1.35  # width to height of the room on a common screen


@dataclass(frozen=True, slots=True)
class Place:
    """An actor to be placed: its bloc, its radius in pixels, and the width of its label in pixels (0 for none)."""

    key: str
    bloc: int
    radius: float
    label: float = 0.0


def positions(places: Sequence[Place], ties: Mapping[tuple[str, str], float]) -> dict[str, tuple[float, float]]:
    """Return x and y of each actor.

    Args:
        places: The actors, the most important first.
        ties: Attraction of pairs by their keys; negative where they shun each other.
    """
    if not places:
        return {}
    number = {place.key: index for index, place in enumerate(places)}
    pairs = sorted((number[a], number[b], weight) for (a, b), weight in ties.items() if a in number and b in number)
    edges = np.array([(a, b) for a, b, _ in pairs], dtype=np.int64).reshape(-1, 2)
    pull = np.array([weight for *_, weight in pairs], dtype=np.float64)
    home = _bloc_centres(places, edges, pull)
    points = _settle(home + _spiral(places), home, places, edges, pull)
    points = _part(points * np.array([ASPECT**0.5, ASPECT**-0.5]), places)
    points -= (points.max(axis=0) + points.min(axis=0)) / 2
    return {place.key: (round(float(x), 1), round(float(y), 1)) for place, (x, y) in zip(places, points, strict=True)}


def _spiral(places: Sequence[Place]) -> Points:
    """Return a start around the bloc's centre: a sunflower, the most important in the middle."""
    seen: dict[int, int] = {}
    start = []
    for place in places:
        rank = seen[place.bloc] = seen.get(place.bloc, -1) + 1
        angle, reach = rank * GOLDEN_ANGLE + place.bloc, 42 * np.sqrt(rank)
        start.append((reach * np.cos(angle), reach * np.sin(angle)))
    return np.array(start)


def _bloc_centres(places: Sequence[Place], edges: NDArray[np.int64], pull: Points) -> Points:
    """Return for each actor the centre of its bloc: blocs as discs, tied ones near, none overlapping."""
    names = sorted({place.bloc for place in places})
    index = {bloc: number for number, bloc in enumerate(names)}
    member = np.array([index[place.bloc] for place in places])
    radius = 22 + 40 * np.sqrt(np.bincount(member, minlength=len(names)).astype(np.float64))
    tied = np.zeros((len(names), len(names)))
    if len(edges):
        np.add.at(tied, (member[edges[:, 0]], member[edges[:, 1]]), np.abs(pull))
    tied = np.log1p(tied + tied.T)
    np.fill_diagonal(tied, 0)
    angle = np.arange(len(names)) * GOLDEN_ANGLE
    centre = np.stack([np.cos(angle), np.sin(angle)], axis=1) * (np.sqrt(np.arange(len(names))) * 160)[:, None]
    for step in range(BLOC_STEPS):
        cooling = 1 - step / BLOC_STEPS
        gap = centre[:, None] - centre[None]
        far = np.sqrt((gap**2).sum(axis=2)) + 1e-9
        need = radius[:, None] + radius[None]
        apart = np.where(far < need, (need - far) / 2, 0)
        np.fill_diagonal(apart, 0)
        push = (gap / far[..., None] * apart[..., None]).sum(axis=1) * 0.6
        draw = -(gap / far[..., None] * (tied * np.maximum(far - need, 0) * 0.012)[..., None]).sum(axis=1)
        centre += push + cooling * (draw - centre * 0.02)
    return np.asarray(centre[member])


def _settle(points: Points, home: Points, places: Sequence[Place], edges: NDArray[np.int64], pull: Points) -> Points:
    """Let repulsion, ties and the pull of the bloc's centre come to rest."""
    room = np.array([place.radius for place in places]) + 26
    ideal = room[:, None] + room[None]
    strength, reach = ideal**2 / 16, 3.5 * ideal
    a, b = edges[:, 0], edges[:, 1]
    spring = np.clip(pull, -0.3, 3) * 0.02
    steps = int(np.clip(30_000 // len(places), 80, STEPS))
    for step in range(steps):
        heat = 14 * (1 - step / steps) + 0.5
        across, along = (points[:, None, axis] - points[None, :, axis] for axis in (0, 1))
        squared = across * across + along * along + 1e-9
        push = np.where(squared < reach * reach, strength / squared, 0)
        force = np.stack([(across * push).sum(axis=1), (along * push).sum(axis=1)], axis=1)
        between = points[b] - points[a]
        length = np.sqrt((between**2).sum(axis=1)) + 1e-6
        drawn = (spring * (length - ideal[a, b]) / length)[:, None] * between
        np.add.at(force, a, drawn)
        np.add.at(force, b, -drawn)
        force += (home - points) * 0.11
        size = np.sqrt((force**2).sum(axis=1)) + 1e-9
        points = points + force / size[:, None] * np.minimum(size, heat)[:, None]
    return points


def _part(points: Points, places: Sequence[Place]) -> Points:
    """Push apart what overlaps: each actor a box as wide as its label, as high as its disc and label."""
    half = np.array(
        [(max(place.radius, place.label / 2) + 7, place.radius + (15 if place.label else 6)) for place in places]
    )
    order = np.sign(np.arange(len(places))[:, None] - np.arange(len(places))[None])
    need = [half[:, None, axis] + half[None, :, axis] for axis in (0, 1)]
    for _ in range(120):
        gap = [points[:, None, axis] - points[None, :, axis] for axis in (0, 1)]
        overlap = [need[axis] - np.abs(gap[axis]) for axis in (0, 1)]
        hit = (overlap[0] > 0) & (overlap[1] > 0)
        np.fill_diagonal(hit, val=False)
        if not hit.any():
            break
        sideways = overlap[0] < overlap[1]
        for axis, chosen in ((0, hit & sideways), (1, hit & ~sideways)):
            direction = np.where(gap[axis] == 0, order, np.sign(gap[axis]))
            points[:, axis] += np.where(chosen, overlap[axis] * direction, 0).sum(axis=1) * 0.3
    return points
