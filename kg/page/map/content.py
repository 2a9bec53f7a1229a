"""What the map shows: states with their figures, ties between them, events at their places."""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.evidence import Event
from kg.lexica import gazetteer
from kg.lexica.containment import holders
from kg.network import Network, summary
from kg.page.map.shapes import points
from kg.page.words.citations import Citations
from kg.page.words.events import Telling, tell
from kg.page.words.statements import Statement, StatementWriter

TIES = 60  # pairs drawn
TOLD = 3  # statements of one pair in the list
EVENTS = 200


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
class Spot:
    """A place with its events, in order of time; ``key`` as in the gazetteer."""

    key: str
    name: str
    events: tuple[Telling, ...]


def states(graph: Network, *, base: str) -> list[State]:
    """Return the states of a network of states, the most influential first; those that no map knows are left out."""
    figures = summary(graph)
    top = max((row.influence for row in figures.actors), default=1.0) or 1.0
    return [
        State(
            row.iri,
            row.iri.removeprefix(f"{base}state/"),
            row.label,
            rank,
            row.influence,
            row.influence / top,
            row.strength.positive,
            row.strength.negative,
        )
        for rank, row in enumerate(figures.actors, start=1)
        if row.iri.removeprefix(base) in points()
    ]


def ties(found: Iterable[State], writer: StatementWriter, graph: Network) -> list[StatePair]:
    """Return the pairs of states with signed ties, the heaviest first."""
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


def spots(events: Iterable[Event], citations: Citations, *, base: str) -> tuple[list[Spot], int]:
    """Return the places where events are told to have taken place, and how many events have no known place."""
    found: dict[str, list[Event]] = {}
    elsewhere = 0
    for event in events:
        key = _located(event.place.removeprefix(base))
        if key is None:
            elsewhere += 1
        else:
            found.setdefault(key, []).append(event)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    rows = [
        Spot(key, _place_name(key, group), tuple(tell(event, citations) for event in group)) for key, group in ordered
    ]
    return rows, elsewhere


def _located(key: str) -> str | None:
    """Return the key of a place that has a point: its own, or that of the state it lies in."""
    if key in points():
        return key
    return next((one.holder for one in holders(key) if one.holder in points()), None)


def _place_name(key: str, events: list[Event]) -> str:
    if not key.startswith("state/"):
        return events[0].where
    return f"{gazetteer.entry(key).label}, no place in it known to the map" if gazetteer.known(key) else key
