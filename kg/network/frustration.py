"""Two camps: the split of a signed network that its ties contradict least."""

import random
from collections import deque
from dataclasses import dataclass
from typing import Self

import numpy as np

from kg.network.triangles import Floats, Ints

SMALL = 1_000  # up to so many actors random starts are tried as well
STARTS = 30


def camps(ends: Ints, net: Floats, size: int, *, seed: int = 1) -> list[int]:
    """Return the camp of each actor, +1 or -1, so that ties within camps are friendly and ties across are hostile.

    Minimises the weight of the ties that contradict it, the frustration of the network (Harary 1959; Aref and Wilson,
    Journal of Complex Networks 6(2), 2018). The exact minimum is NP-hard; this is the best of some local minima, from
    which no single actor can change sides to advantage: one starts from the camps that the strongest ties demand (along
    a maximum spanning forest, so that a balanced network is solved exactly), and up to 1,000 actors 30 more at random.

    Args:
        ends: Positions of the two actors of each tie, shape (E, 2), E at least 1.
        net: Cooperation less hostility of each tie, shape (E,).
        size: Number of actors.
        seed: Of the random starts; the same seed gives the same camps.
    """
    import igraph

    forest = igraph.Graph(size, ends).spanning_tree(weights=(-np.abs(net)).tolist(), return_tree=False)
    starts = [_along(_Ties.of(ends[forest], net[forest], size))]
    if size <= SMALL:
        numbers = random.Random(seed)  # nosec B311  # a sample, no secret
        starts += [[numbers.choice((1, -1)) for _ in range(size)] for _ in range(STARTS)]
    ties = _Ties.of(ends, net, size)
    found = [_settled(start, ties, _pulls(start, ends, net)) for start in starts]
    return min(found, key=lambda side: -_pulls(side, ends, net) @ np.array(side))


@dataclass(frozen=True, slots=True)
class _Ties:
    """The ties of actor i: ``other[first[i]:first[i + 1]]``, and their ``weight``."""

    first: list[int]
    other: list[int]
    weight: list[float]

    @classmethod
    def of(cls, ends: Ints, weight: Floats, size: int) -> Self:
        near, far = np.concatenate([ends[:, 0], ends[:, 1]]), np.concatenate([ends[:, 1], ends[:, 0]])
        order = np.argsort(near, kind="stable")
        first = np.searchsorted(near[order], np.arange(size + 1))
        return cls(first.tolist(), far[order].tolist(), np.concatenate([weight, weight])[order].tolist())


def _along(forest: _Ties) -> list[int]:
    """Return camps that no tie of a forest contradicts."""
    first, neighbour, weight = forest.first, forest.other, forest.weight
    side = [0] * (len(first) - 1)
    for root in range(len(side)):
        if side[root]:
            continue
        side[root] = 1
        waiting = [root]
        while waiting:
            actor = waiting.pop()
            for at in range(first[actor], first[actor + 1]):
                other = neighbour[at]
                if not side[other]:
                    side[other] = side[actor] if weight[at] > 0 else -side[actor]
                    waiting.append(other)
    return side


def _pulls(side: list[int], ends: Ints, net: Floats) -> Floats:
    """Return for each actor the weight of what speaks for camp +1 less that for -1, the others' camps as given."""
    signs = np.array(side, dtype=float)
    found: Floats = np.add.reduce(
        [np.bincount(ends[:, i], net * signs[ends[:, 1 - i]], len(side)) for i in (0, 1)], dtype=float
    )
    return found


def _settled(side: list[int], ties: _Ties, pulls: Floats) -> list[int]:
    """Let actors change sides as long as one gains by it; each change lowers the frustration, so it ends."""
    side, pull = list(side), pulls.tolist()
    first, neighbour, weight = ties.first, ties.other, ties.weight
    waiting = deque(np.flatnonzero(np.array(side) * pulls < 0).tolist())
    while waiting:
        actor = waiting.popleft()
        if side[actor] * pull[actor] < -1e-9:  # above rounding, or a tie could turn for ever
            side[actor] = -side[actor]
            for at in range(first[actor], first[actor + 1]):
                other = neighbour[at]
                pull[other] += 2 * weight[at] * side[actor]
                waiting.append(other)
    return side
