"""The same network with people and bodies folded into their states, as the page shows it when it is asked to."""

from dataclasses import dataclass

from kg.network import Network, Pair, blocs, folded, influence, pairs, parties, settled


@dataclass(frozen=True, slots=True)
class Folding:
    """What differs when a network is folded.

    Attributes:
        shares: Influence of each actor that counts, by IRI, as part of the greatest.
        blocs: The bloc of each of them, 0 for the largest.
        pairs: Pairs of actors, all claims included, sorted.
        ties: How many edges there are among those that count, a symmetric relation counted once.
        inner: How many edges are between those who act for one state.
        counted: Those that count, as a network.
        states: Looks of the states that have no edge of their own in the network.
    """

    shares: dict[str, float]
    blocs: dict[str, int]
    pairs: tuple[Pair, ...]
    ties: int
    inner: int
    counted: Network
    states: dict[str, dict[str, object]]

    @property
    def figures(self) -> tuple[int, int, int, int, str, str]:
        """How many actors, edges, edges inside one state and texts; first and last day of publication, or empty."""
        told = [said for *_, data in self.counted.edges(data=True) for said in data.get("evidence", ())]
        days = sorted({said.date for said in told if said.date}) or [""]
        return len(self.shares), self.ties, self.inner, len({said.graph for said in told}), days[0], days[-1]


def folding(graph: Network) -> Folding | None:
    """Return how a network looks when it is folded; None where nobody in it acts for a state."""
    if not any(data.get("state") for _, data in graph.nodes(data=True)):
        return None
    whole = folded(graph)
    counted = parties(settled(whole))
    scores = influence(counted)
    top = max(scores.values(), default=1.0) or 1.0
    return Folding(
        {iri: score / top for iri, score in scores.items()},
        blocs(counted),
        tuple(pairs(whole)),
        sum(1 for u, v, data in counted.edges(data=True) if not (data.get("symmetric") and v < u)),
        _inner(settled(graph), whole.graph["into"]),
        counted,
        {iri: data for iri, data in whole.nodes(data=True) if iri not in graph},
    )


def _inner(graph: Network, into: dict[str, str]) -> int:
    """Return how many edges that count are between those who act for one state; a symmetric relation counts once."""
    edges = ((u, v) for u, v, data in graph.edges(data=True) if not (data.get("symmetric") and v < u))
    return sum(into.get(u, u) == into.get(v, v) for u, v in edges)
