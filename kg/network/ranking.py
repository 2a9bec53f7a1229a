"""Influence: how much an actor does to others, as far as the texts tell; under one weighting of a network or many.

The measure is an out-strength (Barrat et al. 2004) with two dampings. With w(e) the weight of an act
(`kg.network.projection`), W(u, v) the summed weight of what u does to v and T(u, v) its square root::

    influence(u) = sum over v of T(u, v) * R(v) / (R(v) + M)    R(v) = sum over u of T(u, v)

over the sum of that for all actors. The root lets a second act on the same actor add less than a first one on another.
The fraction shrinks towards nothing what rests on little (as estimates are that rest on few observations, Efron and
Morris 1975): who alone acts on somebody of whom nothing else is told has little for it. All without a name are one
target. Alliance, partnership, membership, office and borders are no acts; to speak about somebody is one of little
weight. Sign plays no part: hostility influences as well.

It is a sum over acts, so each act e from u to v has an exact part in the score of u: w(e) / W(u, v) of the term of v.
docs/measures.md compares it with others.
"""

import numpy as np

from kg.network.reports import Floats, Ints, Reports, sums

DOUBT = 1.0  # M: how much is taken to be untold of each target, in roots of weight; one attack by one text has about .9
CELLS = 300_000  # edges (or passages) times weightings held at a time, in half a dozen arrays
WIDTH = 8  # weightings held at a time at least; fewer are no faster one by one


def shares(source: Ints, target: Ints, weights: Floats, size: int) -> Floats:
    """Return the part of each of E acts in the influence of its actor, shape (E, D), for weights of shape (E, D).

    Args:
        source: Number of the actor that acts, below ``size``; shape (E,).
        target: Number of the one acted upon, ``size`` for nobody named; shape (E,).
        weights: Weights of the acts, a column for each weighting.
        size: Number of actors.

    Returns:
        Parts, which sum to 1 in each column, or are all 0 where no act weighs anything.
    """
    pairs, place = np.unique(source * (size + 1) + target, return_inverse=True)
    whole = sums(place, weights, len(pairs))
    root = np.sqrt(whole)
    received = sums(pairs % (size + 1), root, size + 1)[pairs % (size + 1)]
    value = root * received / (received + DOUBT) / np.where(whole, whole, 1)
    found = weights * value[place]
    total = found.sum(axis=0)
    return np.asarray(found / np.where(total, total, 1))


def scores(found: Reports, weights: Floats) -> Floats:
    """Return the influence of each actor, shape (N, D), for weights of its acts of shape (E, D).

    Actors whose acts all weigh nothing stay, so that scores under different weightings compare.
    """
    size = len(found.nodes)
    columns = [
        sums(found.source, shares(found.source, found.target, weights[:, part], size), size)
        for part in parts(found, weights.shape[1])
    ]
    return np.concatenate(columns, axis=1) if columns else np.zeros((size, 0))


def parts(found: Reports, count: int) -> list[slice]:
    """Return so many weightings as slices, each small enough to be held in memory at once."""
    width = max(WIDTH, CELLS // max(1, len(found.source), len(found.edge)))
    return [slice(at, min(at + width, count)) for at in range(0, count, width)]


def positions(found: Floats) -> Ints:
    """Return ranks, 1 for the highest score of each column; scores equal to 9 digits share the better rank."""
    rounded = np.round(found, 9)
    ranks = np.empty(rounded.shape, dtype=np.int64)
    for column in range(rounded.shape[1]):
        values = rounded[:, column]
        ranks[:, column] = 1 + len(values) - np.searchsorted(np.sort(values), values, side="right")
    return ranks
