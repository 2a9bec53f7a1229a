"""The sections of the report on actors: who matters and why, blocs, brokers, balance."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg.network import ActorRow, Interval, Strength, Summary, explain_actor
from kg.page.report.ranks import Course, courses
from kg.page.words.statements import SIGNS, Edge, Statement, StatementWriter
from kg.page.words.words import name

WHY = 4  # ties that tell why an actor ranks where it does
MEMBERS = 14
BLOCS = 8
BROKERS = 5
TRIADS = 6


@dataclass(frozen=True, slots=True)
class KeyActor:
    """An actor and why it matters.

    Attributes:
        rank: From 1, among all actors.
        name: Its name.
        kind: Its kind.
        named: Whether it has a name.
        share: Its part of all influence, 0 to 1.
        length: The same against the highest, 0 to 100.
        strength: Its cooperation and hostility.
        reach: On how many others it acts.
        bloc: Number of its bloc from 1, None if it stands alone.
        why: Acts that carry its influence, each with its part of it (0 to 1).
        interval: Best and worst rank in 90 % of bootstrap samples of the texts.
        pivotal: The outlet without which its rank would move most, or empty.
        without: Its worst rank if one outlet is left out.
        course: Its rank over time, None where too little is dated.
    """

    rank: int
    name: str
    kind: str
    named: bool
    share: float
    length: float
    strength: Strength
    reach: int
    bloc: int | None
    why: tuple[tuple[float, Statement], ...]
    interval: tuple[int, int] | None = None
    pivotal: str = ""
    without: int = 0
    course: Course | None = None


@dataclass(frozen=True, slots=True)
class Bloc:
    """A bloc: its number from 1, members by influence, those not listed, ties inside and against others."""

    number: int
    members: tuple[str, ...]
    more: int
    inside: tuple[Statement, ...]
    against: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Broker:
    """A broker: share of shortest paths (0 to 1), Burt's constraint, names of neighbours by bloc, ties that show it."""

    name: str
    betweenness: float
    constraint: float | None
    sides: tuple[tuple[str, ...], ...]
    ties: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One tie of a triad: its two names, its sign, the statements that make it."""

    a: str
    b: str
    sign: str
    ties: tuple[Statement, ...]


def key_actors(
    figures: Summary, writer: StatementWriter, *, top: int, ranges: Mapping[str, Interval]
) -> tuple[KeyActor, ...]:
    """Return the most influential actors that have a name (all kinds if none has), with the ranges of their ranks."""
    ranked = list(enumerate(figures.actors, start=1))
    chosen = [item for item in ranked if item[1].named][:top] or ranked[:top]
    highest = max((row.influence for row in figures.actors), default=1.0) or 1.0
    several = {iri: number for number, members in enumerate(figures.blocs, start=1) for iri in members}
    ranks = courses(writer.graph)
    return tuple(
        replace(
            _key_actor(rank, row, writer, highest=highest, bloc=several.get(row.iri), ranges=ranges),
            course=ranks.get(row.iri),
        )
        for rank, row in chosen
    )


def _key_actor(
    rank: int,
    row: ActorRow,
    writer: StatementWriter,
    *,
    highest: float,
    bloc: int | None,
    ranges: Mapping[str, Interval],
) -> KeyActor:
    acts = [
        act
        for act in explain_actor(writer.graph, row.iri).edges
        if writer.graph.has_edge(row.iri, act.target, act.term)
    ]
    edges = [(row.iri, act.target, act.term, writer.graph.edges[row.iri, act.target, act.term]) for act in acts[:WHY]]
    held = ranges.get(row.iri)
    return KeyActor(
        rank,
        name(row.label),
        row.kind,
        row.named,
        row.influence,
        round(100 * row.influence / highest, 1),
        row.strength,
        len({act.target for act in acts}),
        bloc,
        tuple((act.share, writer.tell(edge, most=3)) for act, edge in zip(acts, edges, strict=False)),
        (held.best, held.worst) if held else None,
        held.pivotal if held else "",
        held.worst_without if held else rank,
    )


def blocs(figures: Summary, writer: StatementWriter) -> tuple[tuple[Bloc, ...], int]:
    """Return the largest blocs, and how many more there are; actors without a name stand back behind those with one."""
    home = {iri: number for number, members in enumerate(figures.blocs) for iri in members}
    inside: dict[int, list[Edge]] = {}
    against: dict[int, list[Edge]] = {}
    for edge in sorted(writer.edges(), key=lambda edge: (_unnamed(writer, edge), -edge[3]["weight"], *edge[:3])):
        a, b, sign = home.get(edge[0]), home.get(edge[1]), edge[3]["sign"]
        if a is not None and a == b and sign >= 0:
            inside.setdefault(a, []).append(edge)
        if a != b and sign < 0:
            for number in (a, b):
                if number is not None:
                    against.setdefault(number, []).append(edge)
    found = []
    for number, members in enumerate(figures.blocs[:BLOCS]):
        listed = sorted(members, key=lambda iri: not writer.named(iri))[:MEMBERS]
        found.append(
            Bloc(
                number + 1,
                tuple(writer.label(iri) for iri in listed),
                len(members) - len(listed),
                tuple(writer.tell(edge, most=3) for edge in inside.get(number, ())[:WHY]),
                tuple(writer.tell(edge, most=3) for edge in against.get(number, ())[:WHY]),
            )
        )
    return tuple(found), max(0, len(figures.blocs) - BLOCS)


def _unnamed(writer: StatementWriter, edge: Edge) -> int:
    return sum(not writer.named(iri) for iri in edge[:2])


def brokers(figures: Summary, writer: StatementWriter) -> tuple[Broker, ...]:
    """Return the actors that most shortest paths lead through, with the neighbours that they stand between."""
    rows = {row.iri: row for row in figures.actors}
    near: dict[str, list[str]] = defaultdict(list)
    for pair in figures.dyads:
        if pair.bridge:
            near[pair.a].append(pair.b)
            near[pair.b].append(pair.a)
    return tuple(_broker(rows[iri], near[iri], rows, writer) for iri in figures.brokers[:BROKERS])


def _broker(row: ActorRow, near: list[str], rows: dict[str, ActorRow], writer: StatementWriter) -> Broker:
    near = [iri for iri in near if writer.named(iri)] or near
    sides: dict[int, list[str]] = {}
    for iri in sorted(near, key=lambda other: (-rows[other].influence, other)):
        sides.setdefault(rows[iri].bloc, []).append(iri)
    largest = sorted(sides.values(), key=lambda members: (-len(members), members))[:4]
    return Broker(
        name(row.label),
        row.betweenness,
        row.constraint,
        tuple(tuple(writer.label(iri) for iri in members[:4]) for members in largest),
        tuple(writer.tell(writer.between(row.iri, members[0])[0], most=2) for members in largest),
    )


def triads(figures: Summary, writer: StatementWriter) -> tuple[tuple[Side, ...], ...]:
    """Return the unstable triads, the strongest first: three sides each."""
    found = []
    for triad in figures.balance.unstable[:TRIADS]:
        a, b, c = triad
        found.append(tuple(_side(x, y, writer) for x, y in ((a, b), (b, c), (a, c))))
    return tuple(found)


def _side(a: str, b: str, writer: StatementWriter) -> Side:
    edges = [edge for edge in writer.between(a, b) if edge[3]["sign"]]
    net = sum(edge[3]["sign"] * edge[3]["weight"] for edge in edges)
    sign = 1 if net > 0 else -1
    agreeing = [edge for edge in edges if edge[3]["sign"] == sign]
    return Side(
        writer.label(a), writer.label(b), SIGNS[sign], tuple(writer.tell(edge, most=2) for edge in agreeing[:2])
    )
