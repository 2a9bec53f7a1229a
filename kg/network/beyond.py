"""Acts that make no edge and yet tell of influence: those on nobody named, and who speaks about whom.

A network carries them as `kg.network.graph.beyond` gives them, through folding and through the choice of its actors.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping

from kg.evidence import Evidence
from kg.network.edges import edge
from kg.network.graph import Act, Network, beyond, counted
from kg.network.signs import SPEAKS

type Arc = tuple[str, str, str]


def apart(grouped: Mapping[Arc, Iterable[Evidence]]) -> tuple[Act, ...]:
    """Return of passages by actor, target (empty where nobody is named) and term those that make no edge, as acts."""
    return _gathered((arc, said) for arc, said in grouped.items() if not arc[1] or arc[2] == SPEAKS)


def into_states(graph: Network, into: Mapping[str, str]) -> tuple[Act, ...]:
    """Return the acts beyond the edges of a network when actors stand for others, without those upon themselves."""
    moved = (((into[u], into.get(v, v), term), data["evidence"]) for u, v, term, data in beyond(graph))
    return _gathered((arc, said) for arc, said in moved if arc[0] != arc[1])


def without(graph: Network, leaving: Container[str]) -> tuple[Act, ...]:
    """Return the acts beyond the edges when nameless actors leave a network: what is done to them stays."""
    found = [((u, v, term), data["evidence"]) for u, v, term, data in beyond(graph) if v not in leaving]
    for u, v, term, data in graph.edges(keys=True, data=True):
        if v in leaving and data.get("acts", True) and data["kind"] != "claim":
            found.append(((u, "", term), counted(data.get("evidence", ()))))
    return _gathered((arc, said) for arc, said in found if arc[0] not in leaving)


def alone(graph: Network) -> set[str]:
    """Return the actors of a network that do something to nobody named."""
    return {u for u, v, _, _ in beyond(graph) if not v}


def _gathered(acts: Iterable[tuple[Arc, Iterable[Evidence]]]) -> tuple[Act, ...]:
    found: dict[Arc, set[Evidence]] = defaultdict(set)
    for arc, passages in acts:
        found[arc].update(passages)
    return tuple((*arc, edge(arc[2], passages)) for arc, passages in sorted(found.items()) if passages)
