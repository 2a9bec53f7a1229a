"""Blocs: communities of the signed network."""

from collections import Counter
from dataclasses import replace

import numpy as np

from kg.network.graph import Network
from kg.network.pairs import Columns, columns, seeded, undirected

BINDING = 0.2  # least cooperation that binds a pair, as weight; talks that one text tells of weigh .1
LARGE = 20_000  # above so many actors Leiden runs twice, not ten times, over the network


def blocs(graph: Network | Columns, *, seed: int = 1, resolution: float = 1.0) -> dict[str, int]:
    """Return the bloc of each actor, 0 for the largest, in sorted order of actors.

    Leiden (Traag, Waltman and van Eck 2019, as in igraph) maximises, over pairs in the same bloc::

        sum of (w+(i, j) - w-(i, j)) - resolution * k+(i) * k+(j) / 2m+

    the weight of cooperation less hostility, less the cooperation expected by chance (Newman 2006; k+ is an actor's
    cooperation, m+ that of all). Office and affiliation count as cooperation here, so that a person stands with the
    state it leads; acts of neither sign (requests, mediation) bind nobody, and no more does a pair with less
    cooperation than `BINDING`: who once talked is no bloc. Actors tied by hostility alone end up apart.
    """
    table = columns(graph)
    nodes = table.nodes
    if not nodes:
        return {}
    ties = undirected(replace(table, weight=np.where(table.acts & (table.sign == 0), 0.0, table.weight)))
    whole, positive, hostile = (np.array(ties.es[name]) for name in ("weight", "positive", "negative"))
    office = np.maximum(whole - positive - hostile, 0.0)
    friendly = office + np.where(positive < BINDING, 0.0, positive)
    total = friendly.sum()
    if not total:
        return {node: number for number, node in enumerate(nodes)}
    degree = ties.strength(weights=friendly.tolist())
    with seeded(seed):
        found = ties.community_leiden(
            objective_function="CPM",
            weights=(friendly - hostile).tolist(),
            node_weights=degree,
            resolution=resolution / (2 * total),
            n_iterations=10 if len(nodes) <= LARGE else 2,
        )
    sizes = Counter(found.membership)
    first: dict[int, int] = {}
    for position, bloc in enumerate(found.membership):
        first.setdefault(bloc, position)
    order = {bloc: rank for rank, bloc in enumerate(sorted(sizes, key=lambda bloc: (-sizes[bloc], first[bloc])))}
    return {node: order[bloc] for node, bloc in zip(nodes, found.membership, strict=True)}
