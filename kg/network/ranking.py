"""Influence under many weightings of one network at once."""

import numpy as np

from kg.network.reports import Floats, Ints, Reports, sums

TOLERANCE = 1e-9  # summed change of scores at which iteration ends
CELLS = 3_000_000  # edges (or passages) times weightings held at a time


def scores(found: Reports, weights: Floats, *, damping: float = 0.85) -> Floats:
    """Return the influence of each actor, shape (N, D), for weights of shape (E, D).

    The formula is that of `kg.network.measures.influence`, by power iteration. Actors whose edges all weigh nothing
    stay in the network, so that scores under different weightings compare.
    """
    size = len(found.nodes)
    found_scores = [_scores(found, weights[:, part], size, damping) for part in parts(found, weights.shape[1])]
    return np.concatenate(found_scores, axis=1) if found_scores else np.zeros((size, 0))


def parts(found: Reports, count: int) -> list[slice]:
    """Return so many weightings as slices, each small enough to be held in memory at once."""
    width = max(1, CELLS // max(1, len(found.source), len(found.edge)))
    return [slice(at, min(at + width, count)) for at in range(0, count, width)]


def _scores(found: Reports, weights: Floats, size: int, damping: float) -> Floats:
    # Rows sorted by the actor that acts, so that each step is one gather, one product and one reduceat.
    order = np.argsort(found.source, kind="stable")
    source, target = found.source[order], found.target[order]
    starts = np.flatnonzero(np.diff(source, prepend=-1))
    received = sums(found.target, weights, size)
    share = damping * weights[order] / np.where(received, received, 1)[target]
    idle = received == 0
    ranks = np.full((size, weights.shape[1]), 1 / max(1, size))
    for _ in range(200):  # 0.85 ** 200 is far below the tolerance
        after = np.repeat(((1 - damping) + damping * (ranks * idle).sum(axis=0))[None] / size, size, axis=0)
        if len(starts):
            after[source[starts]] += np.add.reduceat(share * ranks[target], starts, axis=0)
        change = np.abs(after - ranks).sum(axis=0).max(initial=0.0)
        ranks = after
        if change < TOLERANCE:
            break
    return ranks


def positions(found: Floats) -> Ints:
    """Return ranks, 1 for the highest score of each column; scores equal to 9 digits share the better rank."""
    rounded = np.round(found, 9)
    ranks = np.empty(rounded.shape, dtype=np.int64)
    for column in range(rounded.shape[1]):
        values = rounded[:, column]
        ranks[:, column] = 1 + len(values) - np.searchsorted(np.sort(values), values, side="right")
    return ranks
