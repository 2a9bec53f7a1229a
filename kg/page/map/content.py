"""What the map shows: states with their figures, ties between them, events at their places."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.evidence import Event
from kg.lexica import gazetteer
from kg.lexica.containment import holders
from kg.network import Network, events, settled, summary
from kg.network.graph import base
from kg.page.map.projection import Frame, frame
from kg.page.map.shapes import Point, middle, points
from kg.page.words.statements import Statement, StatementWriter
from kg.page.words.words import name

PAIRS = 60  # in the list
TOLD = 3  # statements of one pair in the list
EVENTS = 200
ALL = 60  # members from which an alliance tells no camps apart


@dataclass(frozen=True, slots=True)
class State:
    """A state: IRI, ISO 3166 code, name, rank, influence (0 to 1, and against the highest), cooperation, hostility."""

    iri: str
    code: str
    name: str
    rank: int
    influence: float
    relative: float
    positive: float
    negative: float

    @property
    def total(self) -> float:
        """Weight of its signed ties."""
        return self.positive + self.negative

    @property
    def mood(self) -> float:
        """Cooperation less hostility over both, from -1 to 1; 0 without either."""
        return (self.positive - self.negative) / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class StatePair:
    """A pair of states: codes, sign, weights, how many further statements there are, what is stated."""

    a: State
    b: State
    sign: str
    positive: float
    negative: float
    statements: tuple[Statement, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Tie:
    """A signed tie between two states by their positions; ``mutual`` where it holds both ways."""

    source: int
    target: int
    sign: int
    weight: float
    mutual: bool


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with its events, in order of time.

    ``key`` is as in the gazetteer, ``point`` in degrees; ``exact`` where it is the place itself, not just its state.
    """

    key: str
    name: str
    point: Point
    exact: bool
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Alliance:
    """An alliance that the texts tell of: IRI, name, and the codes of the states known to be its members."""

    iri: str
    name: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Survey:
    """What there is to draw.

    Attributes:
        graph: What counts as having happened between states.
        states: The states, the most influential first.
        ties: Signed ties between them.
        spots: Places with events, those with most events first.
        elsewhere: How many events have no place that the map knows.
        alliances: Those whose members it can show, by name.
        frame: What it opens with.
    """

    graph: Network
    states: tuple[State, ...]
    ties: tuple[Tie, ...]
    spots: tuple[Spot, ...]
    elsewhere: int
    alliances: tuple[Alliance, ...]
    frame: Frame


def survey(whole: Network) -> Survey:
    """Return what the map shows of a network, with claims, of states that people, forces and organisations act for."""
    graph = settled(whole)
    shares = {row.iri: row.influence for row in summary(graph).actors}
    graph.remove_nodes_from([iri for iri, data in graph.nodes(data=True) if data["kind"] != "State"])
    graph.remove_nodes_from([iri for iri, degree in graph.degree if not degree])
    shown = states(graph, shares, base=base(whole))
    number = {state.iri: place for place, state in enumerate(shown)}
    between = tuple(
        Tie(number[u], number[v], data["sign"], data["weight"], bool(data.get("symmetric")))
        for u, v, data in graph.edges(data=True)
        if data["sign"] and u in number and v in number and not (data.get("symmetric") and v < u)
    )
    places, elsewhere = spots(events(whole), base=base(whole))
    weights = {points()[f"state/{state.code}"]: state.total + 0.01 for state in shown}
    for spot in places:
        weights[spot.point] = weights.get(spot.point, 0.0) + 0.1 * len(spot.events)
    return Survey(
        graph, tuple(shown), between, tuple(places), elsewhere, tuple(alliances(whole, base(whole))), frame(weights)
    )


def states(graph: Network, shares: Mapping[str, float], *, base: str) -> list[State]:
    """Return the states of a network of states, the most influential first; those that no map knows are left out.

    Args:
        graph: States alone.
        shares: The influence of each among all actors (0 to 1), as every other page gives it.
        base: Prefix of IRIs.
    """
    rows = sorted(summary(graph).actors, key=lambda row: (-shares[row.iri], row.label, row.iri))
    top = max(shares.values(), default=1.0) or 1.0
    return [
        State(
            row.iri,
            row.iri.removeprefix(f"{base}state/"),
            row.label,
            rank,
            shares[row.iri],
            shares[row.iri] / top,
            row.strength.positive,
            row.strength.negative,
        )
        for rank, row in enumerate(rows, start=1)
        if row.iri.removeprefix(base) in points()
    ]


def told_pairs(found: Iterable[State], writer: StatementWriter, graph: Network) -> list[StatePair]:
    """Return the pairs of states with signed ties in words, the heaviest first."""
    by_iri = {state.iri: state for state in found}
    rows = []
    for pair in summary(graph).dyads:
        if pair.a in by_iri and pair.b in by_iri and pair.positive + pair.negative:
            edges = [edge for edge in writer.between(pair.a, pair.b) if edge[3]["sign"]]
            rows.append(
                StatePair(
                    by_iri[pair.a],
                    by_iri[pair.b],
                    pair.sign,
                    pair.positive,
                    pair.negative,
                    tuple(writer.tell(edge, most=3) for edge in edges[:TOLD]),
                    max(0, len(edges) - TOLD),
                )
            )
    return sorted(rows, key=lambda tie: (-tie.positive - tie.negative, tie.a.name, tie.b.name))


def alliances(whole: Network, base: str) -> list[Alliance]:
    """Return the alliances of a network whose members are known, by name."""
    found = []
    for iri, data in whole.nodes(data=True):
        members = gazetteer.members(iri.removeprefix(base)) if data["kind"] == "Alliance" else ()
        if 1 < len(members) <= ALL:
            codes = tuple(key.removeprefix("state/") for key in members)
            found.append(Alliance(iri, name(str(data["label"]), 60), codes))
    return sorted(found, key=lambda alliance: (alliance.name, alliance.iri))


def spots(found: Iterable[Event], *, base: str) -> tuple[list[Spot], int]:
    """Return the places where events are told to have taken place, and how many events have no known place."""
    held: dict[str, list[Event]] = {}
    elsewhere = 0
    for event in found:
        key = _located(event.place.removeprefix(base))
        if key is None:
            elsewhere += 1
        else:
            held.setdefault(key, []).append(event)
    ordered = sorted(held.items(), key=lambda item: (-len(item[1]), item[0]))
    return [_spot(key, tuple(group)) for key, group in ordered], elsewhere


def _located(key: str) -> str | None:
    """Return the key of a place that has a point: its own, or that of the state it lies in."""
    if key in points():
        return key
    return next((one.holder for one in holders(key) if one.holder in points()), None)


def _spot(key: str, group: tuple[Event, ...]) -> Spot:
    """Return a place; of a state alone, in its middle, for that is all that the texts tell."""
    if not key.startswith("state/"):
        return Spot(key, name(group[0].where, 60), points()[key], True, group)
    label = gazetteer.entry(key).label if gazetteer.known(key) else key
    return Spot(key, f"{label}, no closer place known", middle(key.removeprefix("state/")), False, group)
