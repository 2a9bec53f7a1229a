"""Structural balance: is the friend of a friend a friend, the enemy of an enemy as well?"""

from dataclasses import dataclass

import numpy as np

from kg.network.frustration import camps
from kg.network.graph import Network
from kg.network.pairs import Columns, columns, tallies
from kg.network.triangles import between, triangles


@dataclass(frozen=True, slots=True)
class Balance:
    """The triads of the signed network.

    Attributes:
        balanced: Triads whose three signs multiply to plus (three friends, or two friends with a common enemy).
        unbalanced: The others.
        unstable: Actors of the unbalanced triads, each sorted; the strongest weakest tie first; at most ``limit``.
        frustration: Weight of the ties that contradict two camps of friends hostile to each other, over that of all
            signed ties, for the best two camps found: 0 in a balanced network; None without a signed tie.
        frustrated: These ties, a pair of actors each, sorted; the heaviest first; at most ``limit``.
    """

    balanced: int
    unbalanced: int
    unstable: tuple[tuple[str, str, str], ...] = ()
    frustration: float | None = None
    frustrated: tuple[tuple[str, str], ...] = ()

    @property
    def share(self) -> float | None:
        """Balanced triads among all, 0 to 1; None without a triad."""
        total = self.balanced + self.unbalanced
        return self.balanced / total if total else None


def balance(graph: Network | Columns, *, limit: int = 100) -> Balance:
    """Return the structural balance (Heider 1946; Cartwright and Harary 1956).

    A tie has the sign of its cooperation less its hostility, summed over all edges of the pair; pairs that come to
    zero have no sign and make no triad. Frustration is the line index of Harary (1959) by weight, as far as
    `kg.network.frustration.camps` finds it.
    """
    table = columns(graph)
    nodes, size = table.nodes, len(table.nodes)
    ends, (positive, negative, _) = tallies(table)
    net = positive - negative
    ends, net = ends[net != 0], net[net != 0]
    if not len(net):
        return Balance(0, 0)
    found = triangles(ends, size)
    one, two, three = found.T
    signed = np.stack([between(ends, net, size, *pair) for pair in ((one, two), (two, three), (one, three))])
    odd = np.flatnonzero(np.prod(np.sign(signed), axis=0) < 0)
    order = np.lexsort((odd, -np.abs(signed[:, odd]).min(axis=0)))[:limit]
    side = np.array(camps(ends, net, size))
    against = np.flatnonzero(net * side[ends[:, 0]] * side[ends[:, 1]] < 0)
    heaviest = against[np.lexsort((against, -np.abs(net[against])))]

    return Balance(
        len(found) - len(odd),
        len(odd),
        tuple((nodes[a], nodes[b], nodes[c]) for a, b, c in found[odd[order]].tolist()),
        float(np.abs(net[against]).sum() / np.abs(net).sum()),
        tuple((nodes[a], nodes[b]) for a, b in ends[heaviest[:limit]].tolist()),
    )
