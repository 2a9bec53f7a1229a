"""Measures of actors: influence, hubs and authorities, strength, brokerage, core.

All take a network (edges u to v: u acts on v, with ``weight`` and ``sign``), or its `Columns`, and return a dictionary
by actor in sorted order. The heavy ones run in igraph, deterministic for a given graph.
"""

from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING

import numpy as np

from kg.network.graph import Network
from kg.network.pairs import Columns, columns, tallies, undirected
from kg.network.ranking import shares
from kg.network.reports import sums
from kg.network.triangles import between, triangles

if TYPE_CHECKING:
    import igraph

EXACT = 2_000  # above so many actors betweenness is estimated from pivots
PIVOTS = 64


@dataclass(frozen=True, slots=True)
class Strength:
    """Summed weights of the edges of one actor by direction and sign."""

    out_positive: float = 0.0
    out_negative: float = 0.0
    out_neutral: float = 0.0
    in_positive: float = 0.0
    in_negative: float = 0.0
    in_neutral: float = 0.0

    @property
    def positive(self) -> float:
        """Cooperation done and received."""
        return self.out_positive + self.in_positive

    @property
    def negative(self) -> float:
        """Hostility done and received."""
        return self.out_negative + self.in_negative

    @property
    def out_total(self) -> float:
        """All that the actor does to others."""
        return self.out_positive + self.out_negative + self.out_neutral

    @property
    def in_total(self) -> float:
        """All that others do to the actor."""
        return self.in_positive + self.in_negative + self.in_neutral


def influence(graph: Network | Columns) -> dict[str, float]:
    """Return how much each actor does to others, as far as the texts tell; the formula is that of `kg.network.ranking`.

    Acts are the edges that act, and those beyond them: on nobody named, and words about somebody. Scores sum to 1, or
    are all 0 where nobody acts.
    """
    table = columns(graph)
    far, size = table.beyond, len(table.nodes)
    source, target = (np.concatenate([own[table.acts], far[at]]) for at, own in enumerate((table.source, table.target)))
    weight = np.concatenate([table.weight[table.acts], far[2]])
    found = sums(source, shares(source, target, weight[:, None], size), size)
    return dict(zip(table.nodes, found[:, 0].tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class Hits:
    """Hub and authority score of one actor, each from 0 to 1; each sums to 1 over all actors."""

    hub: float = 0.0
    authority: float = 0.0


def hits(graph: Network | Columns, *, tolerance: float = 1e-10, rounds: int = 1000) -> dict[str, Hits]:
    """Return hubs and authorities (Kleinberg, Journal of the ACM 46(5), 1999) over the edges that act.

    In the influence network a hub acts on many whom many act on, and an authority is acted upon by many who act on
    many; with w(u, v) the summed weight of u's acts on v::

        authority(v) = sum over u of w(u, v) * hub(u)        hub(u) = sum over v of w(u, v) * authority(v)

    Sign plays no part; office and affiliation do not count. Power iteration from even scores, until they change by less
    than ``tolerance`` in sum, or ``rounds`` times; all are 0 where nobody acts.
    """
    table = columns(graph)
    size = len(table.nodes)
    acting = table.acts & (table.weight > 0)
    source, target, weight = table.source[acting], table.target[acting], table.weight[acting]
    hub = np.full(size, 1.0 / max(1, size))
    authority = np.zeros(size)
    if not len(weight):
        return dict.fromkeys(table.nodes, Hits())
    for _ in range(rounds):
        before = hub
        authority = np.bincount(target, weight * hub[source], size)
        authority /= authority.sum()
        hub = np.bincount(source, weight * authority[target], size)
        hub /= hub.sum()
        if np.abs(hub - before).sum() < tolerance:
            break
    scores = zip(hub.tolist(), authority.tolist(), strict=True)
    return {node: Hits(*pair) for node, pair in zip(table.nodes, scores, strict=True)}


def strengths(graph: Network | Columns) -> dict[str, Strength]:
    """Return in- and out-strength by sign (Barrat et al. 2004): plain sums of edge weights."""
    table = columns(graph)
    sums = [
        np.bincount(ends, np.where(table.sign == sign, table.weight, 0.0), len(table.nodes)).tolist()
        for ends in (table.source, table.target)
        for sign in (1, -1, 0)
    ]
    return {node: Strength(*values) for node, *values in zip(table.nodes, *sums, strict=True)}


def betweenness(graph: Network | Columns) -> dict[str, float]:
    """Return the share of shortest paths between two others that pass through an actor (Freeman 1977), 0 to 1.

    Paths lead over pairs with more cooperation, mediation, office and the like than hostility, either way: nobody is a
    broker between the enemies it fights. They count steps, not weights. Divided by (N - 1)(N - 2)/2. Above 2,000
    actors estimated from 64 evenly spaced sources in sorted order (Brandes and Pich 2007).
    """
    import igraph

    table = columns(graph)
    nodes = table.nodes
    size = len(nodes)
    if size < 3:
        return dict.fromkeys(nodes, 0.0)
    ends, (positive, negative, neutral) = tallies(table)
    plain = igraph.Graph(size, ends[positive + neutral > negative])
    if size <= EXACT:
        raw, scale = plain.betweenness(directed=False), 1.0
    else:
        sources = sorted({pivot * size // PIVOTS for pivot in range(PIVOTS)})
        raw, scale = plain.betweenness(directed=False, sources=sources), size / len(sources)
    return {node: 2 * score * scale / ((size - 1) * (size - 2)) for node, score in zip(nodes, raw, strict=True)}


def constraint(graph: Network | Columns) -> dict[str, float]:
    """Return Burt's constraint (Structural Holes, 1992, equation 2.4); low for brokers; NaN for actors without a tie.

    With p(i, j) the share of i's ties, by weight, that goes to j::

        C(i) = sum over j of (p(i, j) + sum over q of p(i, q) * p(q, j)) ** 2
    """
    table = columns(graph)
    nodes = table.nodes
    if not nodes:
        return {}
    ties = _weighty(table)
    scores = ties.constraint(weights="weight") if ties.ecount() else [float("nan")] * len(nodes)
    return dict(zip(nodes, scores, strict=True))


def effective_size(graph: Network | Columns) -> dict[str, float]:
    """Return the effective size of each actor's network (Burt 1992); high for brokers; NaN for actors without a tie.

    The number of an actor's ties, each less what it repeats of the others (Burt, Structural Holes, equation 2.2; as
    networkx counts it with weights, and Borgatti, Connections 20(1), 1997, without)::

        ES(i) = sum over j of (1 - sum over q of p(i, q) * m(j, q))

    p(i, q): share of i's ties, by weight, that goes to q; m(j, q): weight of j's tie to q over that of j's heaviest.
    """
    table = columns(graph)
    size = len(table.nodes)
    ends, sums = tallies(table)
    weight = np.add.reduce(sums)
    ends, weight = ends[weight > 0], weight[weight > 0]
    sides = (ends[:, 0], ends[:, 1])
    ties, total = (np.add.reduce([np.bincount(side, w, size) for side in sides]) for w in (None, weight))
    repeated = np.zeros(size)
    heaviest = np.zeros(size)
    for side in sides:
        np.maximum.at(heaviest, side, weight)
    for i, j, q in permutations(triangles(ends, size).T):
        shared = between(ends, weight, size, i, q) * between(ends, weight, size, j, q)
        repeated += np.bincount(i, shared / heaviest[j], size)
    with np.errstate(invalid="ignore"):
        scores = ties - repeated / total  # 0 / 0, not a number, without a tie
    return dict(zip(table.nodes, scores.tolist(), strict=True))


def _weighty(table: Columns) -> "igraph.Graph":
    """Return one tie per pair, without those of weight 0 (citizenship): no ties for brokerage."""
    ties = undirected(table)
    ties.delete_edges([edge for edge, weight in enumerate(ties.es["weight"]) if weight <= 0] if ties.ecount() else [])
    return ties


def core(graph: Network | Columns) -> dict[str, int]:
    """Return the k of the innermost k-core (Seidman 1983) that holds the actor; parallel edges and signs ignored."""
    table = columns(graph)
    nodes = table.nodes
    ties = undirected(table)
    return dict(zip(nodes, ties.coreness() if nodes else [], strict=True))
