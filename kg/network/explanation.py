"""Why an actor ranks where it does: the acts, and the sentences behind them, that carry its influence."""

from dataclasses import dataclass

import numpy as np

from kg.errors import UnknownNameError
from kg.evidence import Evidence
from kg.network.graph import Network, beyond, counted
from kg.network.ranking import shares

NOBODY = "others without a name"


@dataclass(frozen=True, slots=True)
class Contribution:
    """One act of the actor, an edge or one beyond the edges, and what it adds to the actor's influence.

    Attributes:
        target: IRI of whom the actor acts on, empty where nobody is named.
        label: Name of the same.
        term: Relation or PLOVER root, or ``speaksAbout``.
        sign: +1, 0 or -1.
        weight: Weight of the act.
        contribution: Part of the actor's score that comes by this act.
        share: The same over the whole score, 0 to 1.
        evidence: The passages that the weight rests on, sorted.
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
        score: Influence, 0 to 1: the sum of all contributions.
        rank: Rank among all actors, 1 for the highest; equal scores share the better rank.
        actors: How many actors there are.
        edges: What each act adds, the largest first (ties by target, then term); none for one that does nothing.
    """

    actor: str
    label: str
    score: float
    rank: int
    actors: int
    edges: tuple[Contribution, ...]


def explain_actor(graph: Network, actor: str) -> ActorExplanation:
    """Return which acts carry an actor's influence, and by which sentences.

    Influence is a sum over acts (`kg.network.ranking`), so that each has an exact part in it.

    Args:
        graph: A network as `kg.network.project` makes it.
        actor: IRI of a node.

    Raises:
        UnknownNameError: If the actor is not in the network.
    """
    if actor not in graph:
        raise UnknownNameError(f"{actor} is not in the network", hint="it has no edge, or the switches leave it out")
    nodes = sorted(graph)
    number = {node: at for at, node in enumerate(nodes)}
    acts = [act for act in graph.edges(keys=True, data=True) if act[3].get("acts", True)]
    acts += beyond(graph)
    source = np.array([number[u] for u, _, _, _ in acts], dtype=np.int64)
    target = np.array([number.get(v, len(nodes)) for _, v, _, _ in acts], dtype=np.int64)
    weight = np.array([data["weight"] for _, _, _, data in acts], dtype=float)
    part = shares(source, target, weight[:, None], len(nodes))[:, 0]
    scores = np.bincount(source, part, len(nodes))
    score = float(scores[number[actor]])
    found = []
    for (u, v, key, data), share in zip(acts, part.tolist(), strict=True):
        if u == actor and share > 0:
            label = graph.nodes[v].get("label", v) if v else NOBODY
            basis = tuple(counted(data.get("evidence", ())))
            found.append(Contribution(v, label, str(key), data["sign"], data["weight"], share, share / score, basis))
    found.sort(key=lambda act: (-act.contribution, act.target, act.term))
    return ActorExplanation(
        actor,
        graph.nodes[actor].get("label", actor),
        score,
        1 + int((scores > score + 1e-9).sum()),
        len(nodes),
        tuple(found),
    )
