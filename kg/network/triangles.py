"""Triangles of the network, as arrays."""

import numpy as np
from numpy.typing import NDArray

type Ints = NDArray[np.int64]
type Floats = NDArray[np.float64]


def triangles(ends: Ints, size: int) -> Ints:
    """Return the triangles of an undirected graph, shape (T, 3), each and all sorted.

    Args:
        ends: Positions of the two ends of each tie, shape (E, 2).
        size: Number of positions.
    """
    import igraph

    found = np.sort(np.array(igraph.Graph(size, ends).list_triangles(), dtype=np.int64).reshape(-1, 3), axis=1)
    return found[np.lexsort(found.T[::-1])]


def between(ends: Ints, values: Floats, size: int, a: Ints, b: Ints) -> Floats:
    """Return the values of the ties between a and b, in either order.

    Args:
        ends: Positions of the two ends of each tie, shape (E, 2), the lower first, sorted.
        values: A value of each tie, shape (E,).
        size: Number of positions.
        a: One end of ties that are there, shape (N,).
        b: The other end, shape (N,).
    """
    keys = ends[:, 0] * size + ends[:, 1]
    found: Floats = values[np.searchsorted(keys, np.minimum(a, b) * size + np.maximum(a, b))]
    return found
