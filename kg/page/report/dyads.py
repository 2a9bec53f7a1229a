"""Dyads over time: cooperation and conflict of the pairs that matter, and which of them heat up or cool down."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.network import Series, Trend, bursts, change_points, series, trends
from kg.page.words.courses import course
from kg.page.words.statements import Statement, StatementWriter
from kg.page.words.words import day, span

MOST = 8
BARS = 60  # bars that fit into a chart; more periods than that are summed up
WINDOW = 3  # months that count as the latest
WIDTH, ROOM = 380.0, 76.0  # of a chart and of its bars, in its own units
TOLD = 2  # reports that a pair needs for its course to be told


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: left edge, width, top of cooperation with its height, height of conflict; all in units of the chart."""

    x: float
    width: float
    up: float
    down: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of one pair.

    Attributes:
        bars: One for each month, or each few.
        axis: Distance of the axis from the top.
        window: Left edge of the latest months.
        years: Left edges of Januaries, with the year.
        first: First month in words.
        last: Last month in words.
        rows: The table: month, cooperation, conflict, reports; months without a report left out.
    """

    bars: tuple[Bar, ...]
    axis: float
    window: float
    years: tuple[tuple[float, str], ...]
    first: str
    last: str
    rows: tuple[tuple[str, float, float, int], ...]


@dataclass(frozen=True, slots=True)
class Dyad:
    """A pair.

    Attributes:
        a: Name of the one.
        b: Name of the other.
        trend: How its conflict goes (`kg.network.Trend`), or ``none told lately``.
        told: The same in words, with what it rests on.
        chart: Its chart.
        bursts: When it was told of unusually often, in words.
        turns: Months from which cooperation less conflict stands at another level, with its means before and after.
        undated: How many reports have no month.
        ties: Its latest acts.
    """

    a: str
    b: str
    trend: str
    told: str
    chart: Chart
    bursts: tuple[str, ...]
    turns: tuple[tuple[str, float, float], ...]
    undated: int
    ties: tuple[Statement, ...]


def dyads(writer: StatementWriter) -> tuple[Dyad, ...]:
    """Return pairs of actors with dated acts: those whose conflict changed most first, then the busiest."""
    found = [one for one in series(writer.graph) if _named(writer, one)]
    found = [one for one in found if sum(one.counts) >= TOLD and _volume(one)]
    kept = {(one.a, one.b) for one in found}
    heat = {(one.a, one.b): one for one in trends(writer.graph, window=WINDOW) if (one.a, one.b) in kept}
    clear = [one for one in heat.values() if one.course in {"heating up", "cooling down"}]
    changed = sorted(clear, key=lambda one: (-abs(one.change), one.a, one.b))
    order = {(one.a, one.b): place for place, one in enumerate(changed)}
    found.sort(key=lambda one: (order.get((one.a, one.b), len(order)), -_volume(one), one.a, one.b))
    chosen = found[:MOST]
    group = max((-(-len(one.periods) // BARS) for one in chosen), default=1)
    tops = tuple(
        max((value for one in chosen for value in _grouped(getattr(one, side), group)), default=0.0)
        for side in ("cooperation", "conflict")
    )
    return tuple(_dyad(writer, one, heat.get((one.a, one.b)), group, tops) for one in chosen)


def _grouped(values: Sequence[float], group: int) -> list[float]:
    return [sum(values[at : at + group]) for at in range(0, len(values), group)]


def _named(writer: StatementWriter, one: Series) -> bool:
    return all(writer.named(iri) for iri in (one.a, one.b))


def _volume(one: Series) -> float:
    return sum(one.cooperation) + sum(one.conflict)


def _dyad(writer: StatementWriter, one: Series, heat: Trend | None, group: int, tops: tuple[float, ...]) -> Dyad:
    edges = [edge for edge in writer.between(one.a, one.b) if edge[3].get("acts", True)]
    edges.sort(key=lambda edge: max(edge[3].get("times", ()), default=""), reverse=True)
    return Dyad(
        writer.label(one.a),
        writer.label(one.b),
        heat.course if heat else "none told lately",
        course(heat) if heat else "no act of conflict between the two is told of in the latest months",
        chart(one, group, tops),
        tuple(span(burst.start[:7], burst.end[:7]) for burst in bursts(one)),
        tuple((day(change.start[:7]), change.before, change.after) for change in change_points(one)),
        one.undated,
        tuple(writer.tell(edge, most=2) for edge in edges[:3]),
    )


def chart(one: Series, group: int, tops: Sequence[float]) -> Chart:
    """Return the chart of a series.

    Args:
        one: The series.
        group: Months to a bar.
        tops: Highest cooperation and highest conflict of all charts that are to be compared.
    """
    size = len(one.periods)
    scale = ROOM / (sum(tops) or 1.0)
    step = WIDTH / max(1, -(-size // group))
    width = round(max(step - 1.2, step * 0.7), 2)
    sides = zip(_grouped(one.cooperation, group), _grouped(one.conflict, group), strict=True)
    years = [(at, period[:4]) for at, period in enumerate(one.periods) if period[5:7] == "01"]
    apart = max(1, -(-len(years) // 8))
    return Chart(
        tuple(
            Bar(round(place * step, 2), width, round(up * scale, 2), round(down * scale, 2))
            for place, (up, down) in enumerate(sides)
        ),
        round(tops[0] * scale, 2),
        round(WIDTH * (1 - min(WINDOW, size // 2) / max(1, size)), 2),
        tuple((round(at / group * step, 2), year) for at, year in years[::apart]),
        day(one.periods[0][:7]),
        day(one.periods[-1][:7]),
        tuple(
            (day(period[:7]), one.cooperation[at], one.conflict[at], one.counts[at])
            for at, period in enumerate(one.periods)
            if one.counts[at]
        ),
    )
