"""The network as one undirected, signed tie per pair of actors, and as igraph sees it."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import igraph

from kg.network.evidence import Network


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
    def sign(self) -> str:
        """``cooperation``, ``hostility``, ``mixed`` or ``neutral``.

        Mixed: the weaker of cooperation and hostility has at least a quarter of the weight of both.
        """
        if not self.positive and not self.negative:
            return "neutral"
        if min(self.positive, self.negative) >= (self.positive + self.negative) / 4:
            return "mixed"
        return "cooperation" if self.positive > self.negative else "hostility"


def pairs(graph: Network) -> list[Pair]:
    """Return one pair for any two actors with an edge, sorted; the two arcs of a symmetric relation count once."""
    sums: dict[tuple[str, str], list[float]] = {}
    for u, v, data in graph.edges(data=True):
        ends = (u, v) if u < v else (v, u)
        share = data["weight"] / 2 if data.get("symmetric") else data["weight"]
        sums.setdefault(ends, [0.0, 0.0, 0.0])[(2, 0, 1)[data["sign"]]] += share
    return [Pair(a, b, *sums[a, b]) for a, b in sorted(sums)]


def numbering(graph: Network) -> tuple[list[str], dict[str, int]]:
    """Return the actors in sorted order and the number of each: the ids that igraph uses."""
    nodes = sorted(graph.nodes)
    return nodes, {node: number for number, node in enumerate(nodes)}


def directed(graph: Network, *, reverse: bool = False, acts: bool = False) -> igraph.Graph:
    """Return a simple directed igraph graph with edge attribute ``weight``: the weights of parallel edges summed.

    ``reverse`` turns every edge round; ``acts`` leaves out office, affiliation and the like.
    """
    nodes, number = numbering(graph)
    sums: dict[tuple[int, int], float] = {}
    for u, v, data in graph.edges(data=True):
        if acts and not data.get("acts", True):
            continue
        arc = (number[v], number[u]) if reverse else (number[u], number[v])
        sums[arc] = sums.get(arc, 0.0) + data["weight"]
    arcs = sorted(sums)
    return igraph.Graph(len(nodes), arcs, directed=True, edge_attrs={"weight": [sums[arc] for arc in arcs]})


def undirected(graph: Network, *, found: list[Pair] | None = None) -> igraph.Graph:
    """Return a simple undirected igraph graph with edge attributes ``weight``, ``positive``, ``negative``, ``net``."""
    nodes, number = numbering(graph)
    found = pairs(graph) if found is None else found
    return igraph.Graph(
        len(nodes),
        [(number[pair.a], number[pair.b]) for pair in found],
        edge_attrs={
            "weight": [pair.total for pair in found],
            "positive": [pair.positive for pair in found],
            "negative": [pair.negative for pair in found],
            "net": [pair.net for pair in found],
        },
    )


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Let igraph draw its random numbers from a generator with this seed, and from Python's own afterwards."""
    source: Any = random
    igraph.set_random_number_generator(random.Random(seed))
    try:
        yield
    finally:
        igraph.set_random_number_generator(source)
