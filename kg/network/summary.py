"""The figures of a network in one value, for the table of ``kg network`` and for the page."""

import math
from dataclasses import asdict, dataclass
from typing import Any

from kg.network.balance import Balance, balance
from kg.network.communities import blocs
from kg.network.graph import Network
from kg.network.measures import (
    Strength,
    betweenness,
    constraint,
    core,
    effective_size,
    hits,
    influence,
    strengths,
)
from kg.network.pairs import Pair, columns, pairs


@dataclass(frozen=True, slots=True)
class ActorRow:
    """One actor with its measures; ``influence`` and ``betweenness`` from 0 to 1, ``bloc`` 0 for the largest.

    ``constraint`` and ``effective_size`` are None for an actor with no tie. ``hub`` is high for who acts on many,
    ``authority`` for who is acted upon by many; each sums to 1 over all actors.
    """

    iri: str
    label: str
    kind: str
    named: bool
    influence: float
    strength: Strength
    betweenness: float
    constraint: float | None
    core: int
    bloc: int
    effective_size: float | None = None
    hub: float = 0.0
    authority: float = 0.0


@dataclass(frozen=True, slots=True)
class Summary:
    """A network in figures.

    Attributes:
        actors: All actors, the most influential first (ties by label, then IRI).
        edges: Number of edges, a symmetric relation counted once.
        documents: Number of documents that the evidence comes from.
        since: First date of publication, or empty.
        until: Last date of publication, or empty.
        blocs: IRIs of the members of each bloc with two or more, the largest first, members by influence.
        brokers: IRIs of actors with betweenness above 0, highest first (ties: lowest constraint).
        dyads: Pairs of actors, the heaviest first.
        balance: Structural balance.
    """

    actors: tuple[ActorRow, ...]
    edges: int
    documents: int
    since: str
    until: str
    blocs: tuple[tuple[str, ...], ...]
    brokers: tuple[str, ...]
    dyads: tuple[Pair, ...]
    balance: Balance

    def as_dict(self) -> dict[str, Any]:
        """Return the same as plain dictionaries and lists, ready for JSON."""
        return asdict(self) | {"balance": asdict(self.balance) | {"share": self.balance.share}}

    def actor(self, iri: str) -> ActorRow:
        """Return the row of an actor; raises KeyError for one that is not in the network."""
        for row in self.actors:
            if row.iri == iri:
                return row
        raise KeyError(iri)


def summary(graph: Network) -> Summary:
    """Return all measures of a network; works on an empty one."""
    table = columns(graph)
    scores, strength, between = influence(table), strengths(table), betweenness(table)
    holes, cores, bloc = constraint(table), core(table), blocs(table)
    sizes, hubs = effective_size(table), hits(table)
    rows = [
        ActorRow(
            iri,
            data.get("label", iri),
            data.get("kind", ""),
            data.get("named", True),
            scores[iri],
            strength[iri],
            between[iri],
            None if math.isnan(holes[iri]) else holes[iri],
            cores[iri],
            bloc[iri],
            None if math.isnan(sizes[iri]) else sizes[iri],
            hubs[iri].hub,
            hubs[iri].authority,
        )
        for iri, data in graph.nodes(data=True)
    ]
    rows.sort(key=lambda row: (-row.influence, row.label, row.iri))
    members: dict[int, list[str]] = {}
    for row in rows:
        members.setdefault(row.bloc, []).append(row.iri)
    brokers = sorted((row for row in rows if row.betweenness > 0), key=_brokerage)
    seen = {
        (passage.graph, passage.date) for _, _, data in graph.edges(data=True) for passage in data.get("evidence", ())
    }
    dates = sorted({date for _, date in seen if date})
    return Summary(
        actors=tuple(rows),
        edges=len(table.source) - int(table.symmetric.sum()) // 2,
        documents=len({document for document, _ in seen}),
        since=dates[0] if dates else "",
        until=dates[-1] if dates else "",
        blocs=tuple(tuple(members[number]) for number in sorted(members) if len(members[number]) > 1),
        brokers=tuple(row.iri for row in brokers),
        dyads=tuple(sorted(pairs(table), key=lambda pair: -pair.total)),
        balance=balance(table),
    )


def measured(graph: Network, figures: Summary | None = None) -> Network:
    """Return a copy of a network whose actors carry their measures, for programs that draw it.

    Node attributes ``influence``, ``hub``, ``authority``, ``betweenness``, ``constraint``, ``effective_size`` (the last
    two missing for an actor without a tie), ``core`` and ``bloc`` (1 for the largest).

    Args:
        graph: A network as `kg.network.project` makes it.
        figures: Its summary, if it is there already.
    """
    copy: Network = graph.copy()
    for row in (figures or summary(graph)).actors:
        values = {
            "influence": row.influence,
            "hub": row.hub,
            "authority": row.authority,
            "betweenness": row.betweenness,
            "constraint": row.constraint,
            "effective_size": row.effective_size,
            "core": row.core,
            "bloc": row.bloc + 1,
        }
        copy.nodes[row.iri].update({name: value for name, value in values.items() if value is not None})
    return copy


def _brokerage(row: ActorRow) -> tuple[float, float, str]:
    return (-row.betweenness, math.inf if row.constraint is None else row.constraint, row.iri)
