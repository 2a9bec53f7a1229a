"""How far an actor's influence rests on single texts and outlets."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kg.errors import InputError
from kg.network.graph import Network
from kg.network.ranking import CELLS, parts, positions, scores
from kg.network.reports import Floats, Ints, Reports, reports, reweigh


@dataclass(frozen=True, slots=True)
class Interval:
    """The influence of one actor, and how much it would vary with other texts.

    Attributes:
        score: Influence, from 0 to 1.
        low: Lower end of the bootstrap interval of the score.
        high: Its upper end.
        rank: Rank by influence, 1 for the highest.
        best: Best rank in the bootstrap interval.
        worst: Worst rank in it.
        least: Lowest score when any one outlet is left out.
        most: Highest score when any one outlet is left out.
        best_without: Best rank when any one outlet is left out.
        worst_without: Worst rank when any one outlet is left out.
        pivotal: The outlet (or document) whose absence moves the rank most, or empty if none does.
    """

    score: float
    low: float
    high: float
    rank: int
    best: int
    worst: int
    least: float
    most: float
    best_without: int
    worst_without: int
    pivotal: str = ""


def stability(
    graph: Network, *, draws: int = 200, seed: int = 0, level: float = 0.9, outlets: int = 100
) -> dict[str, Interval]:
    """Return bootstrap and leave-one-source-out ranges of influence, by actor in sorted order.

    Bootstrap (Efron 1979): original texts (wire copies count as one) are drawn with replacement, as many as there are,
    the edges weighed anew by what was drawn, with the projection's formula, and influence computed again; an interval
    runs between the (1 - level)/2 and (1 + level)/2 percentiles. Leave-one-out does the same without one outlet at a
    time (Quenouille 1949), where no outlet is known without one document. With a single text, or a single outlet, there
    is nothing to draw from, or to leave out: the ranges are points.

    Args:
        graph: A network as `kg.network.project` makes it.
        draws: How often to draw.
        seed: Of the random numbers; the same seed gives the same ranges.
        level: Share of the draws that an interval holds, between 0 and 1.
        outlets: Leave out at most so many outlets, those with the most passages.

    Raises:
        InputError: If there is no draw to make, or the level is not between 0 and 1.
    """
    if draws < 1 or not 0 < level < 1:
        raise InputError(f"{draws} draws at level {level}", hint="draw at least once, at a level between 0 and 1")
    found = reports(graph)
    if not found.nodes:
        return {}
    plain = scores(found, reweigh(found, np.ones((len(found.edge), 1))))
    drawn, ranks = _drawn(found, draws, seed)
    tails = [(1 - level) / 2, (1 + level) / 2]
    rows = [slice(at, at + CELLS // draws + 1) for at in range(0, len(drawn), CELLS // draws + 1)]
    low, high = np.concatenate([np.quantile(drawn[row], tails, axis=1) for row in rows], axis=1)
    best = np.concatenate([np.quantile(ranks[row], tails[0], axis=1, method="lower") for row in rows])
    worst = np.concatenate([np.quantile(ranks[row], tails[1], axis=1, method="higher") for row in rows])
    left = _largest(found.outlet, outlets)
    others = (left[part] for part in parts(found, len(left)))
    without = np.concatenate([scores(found, reweigh(found, _but(found, some))) for some in others] or [plain], axis=1)
    own, placed = positions(plain)[:, 0], positions(without)
    moved = np.abs(placed - own[:, None])
    pivot = [found.outlets[left[at]] if moved[row, at] else "" for row, at in enumerate(moved.argmax(axis=1).tolist())]
    floats = (plain[:, 0], low, high)
    whole = (own, best, worst)
    columns = zip(
        found.nodes,
        *(column.tolist() for column in floats),
        *(column.astype(int).tolist() for column in whole),
        *(column.tolist() for column in (without.min(axis=1), without.max(axis=1))),
        *(column.tolist() for column in (placed.min(axis=1), placed.max(axis=1))),
        pivot,
        strict=True,
    )
    return {node: Interval(*values) for node, *values in columns}


def _drawn(found: Reports, draws: int, seed: int) -> tuple[Floats, NDArray[np.int32]]:
    """Return scores and ranks of each draw, shape (N, draws) each."""
    numbers = np.random.default_rng(seed)
    size = len(found.origins)
    drawn = np.empty((len(found.nodes), draws))
    ranks = np.empty(drawn.shape, dtype=np.int32)
    for part in parts(found, draws):
        count = part.stop - part.start
        often = numbers.multinomial(size, np.full(size, 1 / size), size=count).T if size else np.zeros((0, count))
        drawn[:, part] = scores(found, reweigh(found, often[found.origin].astype(float)))
        ranks[:, part] = positions(drawn[:, part])
    return drawn, ranks


def _but(found: Reports, outlets: Ints) -> Floats:
    """Return how often each passage counts when one of these outlets at a time is left out."""
    return np.asarray(found.outlet[:, None] != outlets[None], dtype=float)


def _largest(outlet: Ints, most: int) -> Ints:
    """Return the outlets with the most passages, at most so many, in sorted order; none if there is but one."""
    sizes = np.bincount(outlet)
    order = np.lexsort((np.arange(len(sizes)), -sizes))[: most if len(sizes) > 1 else 0]
    return np.sort(order)
