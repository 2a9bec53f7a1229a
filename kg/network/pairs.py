"""The network as one undirected, signed tie per pair of actors, and as igraph sees it."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from kg.network.graph import Network, beyond

if TYPE_CHECKING:
    import igraph


@dataclass(frozen=True, slots=True)
class Pair:
    """All edges between two actors, ``a < b``: summed weight of cooperation, of hostility, and of neither."""

    a: str
    b: str
    positive: float
    negative: float
    neutral: float

    @property
    def total(self) -> float:
        """Summed weight of all edges."""
        return self.positive + self.negative + self.neutral

    @property
    def net(self) -> float:
        """Cooperation less hostility."""
        return self.positive - self.negative

    @property
    def bridge(self) -> bool:
        """Whether there is more cooperation, mediation, office and the like between them than hostility."""
        return self.positive + self.neutral > self.negative

    @property
    def sign(self) -> str:
        """``cooperation``, ``hostility``, ``mixed`` or ``neutral``.

        Mixed: the weaker of cooperation and hostility has at least a quarter of the weight of both.
        """
        if not self.positive and not self.negative:
            return "neutral"
        if min(self.positive, self.negative) >= (self.positive + self.negative) / 4:
            return "mixed"
        return "cooperation" if self.positive > self.negative else "hostility"


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """The edges of a network as arrays, in the order of the network; read once, used by every measure.

    ``nodes`` are the actors in sorted order; ``source`` and ``target`` are positions in it. ``beyond`` are the acts
    that are no edge (`kg.network.graph.beyond`): sources, targets (the number of actors for nobody named), weights.
    """

    nodes: list[str]
    source: NDArray[np.int64]
    target: NDArray[np.int64]
    weight: NDArray[np.float64]
    sign: NDArray[np.int64]
    symmetric: NDArray[np.bool_]
    acts: NDArray[np.bool_]
    beyond: tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]


def columns(graph: Network | Columns) -> Columns:
    """Return the edges of a network as arrays; what is arrays already comes back as it is."""
    if isinstance(graph, Columns):
        return graph
    nodes = sorted(graph.nodes)
    number = {node: index for index, node in enumerate(nodes)}
    rows = (
        (number[u], number[v], data["weight"], data["sign"], data.get("symmetric", False), data.get("acts", True))
        for u, v, data in graph.edges(data=True)
    )
    table = np.fromiter(rows, dtype=np.dtype("i8,i8,f8,i8,?,?"))
    far = [(number[u], number.get(v, len(nodes)), data["weight"]) for u, v, _, data in beyond(graph)]
    apart = np.array(far, dtype=np.dtype("i8,i8,f8"))
    source, target, weight, sign, symmetric, acts = (np.ascontiguousarray(table[f"f{column}"]) for column in range(6))
    return Columns(nodes, source, target, weight, sign, symmetric, acts, (apart["f0"], apart["f1"], apart["f2"]))


def pairs(graph: Network | Columns) -> list[Pair]:
    """Return one pair for any two actors with an edge, sorted; the two arcs of a symmetric relation count once."""
    table = columns(graph)
    ends, sums = tallies(table)
    names = table.nodes
    return [
        Pair(names[a], names[b], positive, negative, neutral)
        for (a, b), positive, negative, neutral in zip(ends.tolist(), *(s.tolist() for s in sums), strict=True)
    ]


def tallies(table: Columns) -> tuple[NDArray[np.int64], list[NDArray[np.float64]]]:
    """Return the ends of each pair, sorted, and its summed cooperation, hostility and neither."""
    size = max(1, len(table.nodes))
    low, high = np.minimum(table.source, table.target), np.maximum(table.source, table.target)
    keys, place = np.unique(low * size + high, return_inverse=True)
    share = np.where(table.symmetric, table.weight / 2, table.weight)
    sums = [np.bincount(place, np.where(table.sign == sign, share, 0.0), len(keys)) for sign in (1, -1, 0)]
    return np.stack([keys // size, keys % size], axis=1), sums


def undirected(graph: Network | Columns) -> "igraph.Graph":
    """Return a simple undirected igraph graph with edge attributes ``weight``, ``positive``, ``negative``, ``net``."""
    import igraph

    table = columns(graph)
    ends, (positive, negative, neutral) = tallies(table)
    return igraph.Graph(
        len(table.nodes),
        ends,
        edge_attrs={
            "weight": (positive + negative + neutral).tolist(),
            "positive": positive.tolist(),
            "negative": negative.tolist(),
            "net": (positive - negative).tolist(),
        },
    )


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Let igraph draw its random numbers from a generator with this seed, and from Python's own afterwards."""
    import igraph

    source: Any = random
    igraph.set_random_number_generator(random.Random(seed))  # nosec B311  # no secret
    try:
        yield
    finally:
        igraph.set_random_number_generator(source)
