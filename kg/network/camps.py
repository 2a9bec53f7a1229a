"""Two camps: the split of a signed network that its ties contradict least."""

import random
from collections import deque
from collections.abc import Sequence

import igraph
import numpy as np
from numpy.typing import NDArray

SMALL = 1_000  # up to so many actors random starts are tried as well
STARTS = 30

type _Near = list[list[tuple[int, float]]]


def camps(ties: igraph.Graph, *, seed: int = 1) -> list[int]:
    """Return the camp of each actor, +1 or -1, so that ties within camps are friendly and ties across are hostile.

    Minimises the weight of the ties that contradict it, the frustration of the network (Harary 1959; Aref and Wilson,
    Journal of Complex Networks 6(2), 2018). The exact minimum is NP-hard; this is the best of some local minima, from
    which no single actor can change sides to advantage: one starts from the camps that the strongest ties demand (along
    a maximum spanning forest, so that a balanced network is solved exactly), and up to 1,000 actors 30 more at random.

    Args:
        ties: One undirected tie per pair, with ``net``, its cooperation less hostility, as edge attribute.
        seed: Of the random starts; the same seed gives the same camps.
    """
    size = ties.vcount()
    if not ties.ecount():
        return [1] * size
    ends = np.array(ties.get_edgelist(), dtype=np.int64)
    weights = np.array(ties.es["net"], dtype=float)
    near: _Near = [[] for _ in range(size)]
    for (a, b), weight in zip(ends.tolist(), weights.tolist(), strict=True):
        near[a].append((b, weight))
        near[b].append((a, weight))
    forest = ties.spanning_tree(weights=(-np.abs(weights)).tolist(), return_tree=False)
    starts = [_along(ends[forest].tolist(), np.sign(weights[forest]).tolist(), size)]
    if size <= SMALL:
        numbers = random.Random(seed)
        starts += [[numbers.choice((1, -1)) for _ in range(size)] for _ in range(STARTS)]
    found = [_settled(start, near, ends, weights) for start in starts]
    return min(found, key=lambda side: _frustration(side, ends, weights))


def _along(forest: Sequence[tuple[int, int]], signs: Sequence[float], size: int) -> list[int]:
    """Return camps that no tie of a forest contradicts."""
    near: _Near = [[] for _ in range(size)]
    for (a, b), sign in zip(forest, signs, strict=True):
        near[a].append((b, sign))
        near[b].append((a, sign))
    side = [0] * size
    for root in range(size):
        if side[root]:
            continue
        side[root] = 1
        waiting = [root]
        while waiting:
            actor = waiting.pop()
            for other, sign in near[actor]:
                if not side[other]:
                    side[other] = side[actor] if sign > 0 else -side[actor]
                    waiting.append(other)
    return side


def _settled(side: list[int], near: _Near, ends: NDArray[np.int64], weights: NDArray[np.float64]) -> list[int]:
    """Let actors change sides as long as one gains by it; each change lowers the frustration, so it ends."""
    signs = np.array(side, dtype=float)
    pulls = sum(np.bincount(ends[:, i], weights * signs[ends[:, 1 - i]], len(side)) for i in (0, 1))
    pull = np.asarray(pulls).tolist()
    side = list(side)
    waiting = deque(np.flatnonzero(np.array(side) * pull < 0).tolist())
    while waiting:
        actor = waiting.popleft()
        if side[actor] * pull[actor] < -1e-9:  # above rounding, or a tie could turn for ever
            side[actor] = -side[actor]
            for other, weight in near[actor]:
                pull[other] += 2 * weight * side[actor]
                waiting.append(other)
    return side


def _frustration(side: list[int], ends: NDArray[np.int64], weights: NDArray[np.float64]) -> float:
    signs = np.array(side, dtype=float)
    return float(np.maximum(0, -weights * signs[ends[:, 0]] * signs[ends[:, 1]]).sum())
