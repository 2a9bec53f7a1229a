"""Why an actor ranks where it does: the edges, and the sentences behind them, that carry its influence."""

from collections import defaultdict
from dataclasses import dataclass

from kg.errors import UnknownNameError
from kg.evidence import Evidence
from kg.network.graph import Network, counted
from kg.network.measures import influence


@dataclass(frozen=True, slots=True)
class Contribution:
    """One edge, an act of the actor on another, and what it adds to the actor's influence.

    Attributes:
        target: IRI of whom the actor acts on.
        label: Name of the same.
        term: Relation or PLOVER root.
        sign: +1, 0 or -1.
        weight: Weight of the edge.
        contribution: Part of the actor's score that comes over this edge.
        share: The same over the whole score, 0 to 1.
        evidence: The passages that the edge's weight rests on, sorted.
    """

    target: str
    label: str
    term: str
    sign: int
    weight: float
    contribution: float
    share: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ActorExplanation:
    """The parts of an actor's influence.

    Attributes:
        actor: IRI.
        label: Name.
        score: Influence, 0 to 1: ``base`` and all contributions together.
        rank: Rank among all actors, 1 for the highest; equal scores share the better rank.
        actors: How many actors there are.
        base: What every actor has, without any act: its even part of chance, and of the scores of those nobody acts on.
        edges: What each act adds, the largest first (ties by target, then term).
    """

    actor: str
    label: str
    score: float
    rank: int
    actors: int
    base: float
    edges: tuple[Contribution, ...]


def explain_actor(graph: Network, actor: str, *, damping: float = 0.85) -> ActorExplanation:
    """Return which edges carry an actor's influence score, and by which sentences.

    Influence is PageRank on the reversed network (`kg.network.measures.influence`), a sum over the acts of actor u::

        PR(u) = base + sum over acts e from u to v of d * PR(v) * w(e) / (sum of the weights of all acts on v)

    so that each act has an exact part in it.

    Args:
        graph: A network as `kg.network.project` makes it.
        actor: IRI of a node.
        damping: d, as in `influence`.

    Raises:
        UnknownNameError: If the actor is not in the network.
    """
    if actor not in graph:
        raise UnknownNameError(f"{actor} is not in the network", hint="it has no edge, or the switches leave it out")
    scores = influence(graph, damping=damping)
    received: dict[str, float] = defaultdict(float)
    acts = [(u, v, key, data) for u, v, key, data in graph.edges(keys=True, data=True) if data.get("acts", True)]
    for _, v, _, data in acts:
        received[v] += data["weight"]
    score = scores[actor]
    found = []
    for u, v, key, data in acts:
        if u != actor or not received[v]:
            continue
        part = damping * scores[v] * data["weight"] / received[v]
        label = graph.nodes[v].get("label", v)
        basis = tuple(counted(data.get("evidence", ())))
        found.append(Contribution(v, label, str(key), data["sign"], data["weight"], part, part / score, basis))
    found.sort(key=lambda edge: (-edge.contribution, edge.target, edge.term))
    return ActorExplanation(
        actor,
        graph.nodes[actor].get("label", actor),
        score,
        1 + sum(other > score + 1e-9 for other in scores.values()),
        len(scores),
        score - sum(edge.contribution for edge in found),
        tuple(found),
    )
