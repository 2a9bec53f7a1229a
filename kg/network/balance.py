"""Structural balance: is the friend of a friend a friend, the enemy of an enemy as well?"""

from dataclasses import dataclass

from kg.network.camps import camps
from kg.network.evidence import Network
from kg.network.pairs import Columns, columns, undirected


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
    `kg.network.camps.camps` finds it.
    """
    table = columns(graph)
    nodes = table.nodes
    ties = undirected(table)
    if not ties.ecount():
        return Balance(0, 0)
    ties.delete_edges([edge for edge, net in enumerate(ties.es["net"]) if not net])
    net = dict(zip(ties.get_edgelist(), ties.es["net"], strict=True))
    balanced = 0
    unstable = []
    for triangle in ties.list_triangles():
        a, b, c = sorted(triangle)
        signed = [net[min(x, y), max(x, y)] for x, y in ((a, b), (b, c), (a, c))]
        if (signed[0] > 0) ^ (signed[1] > 0) ^ (signed[2] > 0):
            balanced += 1
        else:
            unstable.append((-min(map(abs, signed)), (nodes[a], nodes[b], nodes[c])))
    side = camps(ties)
    against = sorted((-abs(w), (nodes[a], nodes[b])) for (a, b), w in net.items() if w * side[a] * side[b] < 0)
    total = sum(map(abs, net.values()))
    return Balance(
        balanced,
        len(unstable),
        tuple(triad for _, triad in sorted(unstable)[:limit]),
        -sum(weight for weight, _ in against) / total if total else None,
        tuple(pair for _, pair in against[:limit]),
    )
