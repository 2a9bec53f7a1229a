"""What `kg network --series` and `--over-time` print: series of a pair, ranks by period, who heats up or cools down."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from kg.cli import console

if TYPE_CHECKING:
    from kg.network import Network, Series

SHOWN = 3  # pairs listed of each course
PERIODS = 6  # of a rank

type Label = Callable[["Network", str], str]


def series_of(found: "Network", pair: Sequence[str], step: Any) -> "tuple[Series | None, list[int]]":
    """Return the series of a pair, and how many reports of all pairs there are in each period."""
    from kg.network import series

    every = series(found, step=step)
    totals = [sum(counts) for counts in zip(*(one.counts for one in every), strict=True)]
    return next((one for one in every if {one.a, one.b} == set(pair)), None), totals


def print_series(found: "Network", pair: Sequence[str], step: str, label: Label) -> None:
    """Print the series of a pair by period, with its bursts and changes."""
    from kg.network import bursts, change_points

    one, totals = series_of(found, pair, step)
    if one is None:
        console.none(f"no dated act between {', '.join(label(found, iri) for iri in pair)}")
        return
    sums, numbers = (one.cooperation, one.conflict, one.net), (one.counts, one.published, one.texts)
    rows = zip(one.periods, zip(*sums, strict=True), zip(*numbers, strict=True), strict=True)
    console.table(
        (step, "cooperation", "conflict", "net", "reports", "undated", "texts"),
        [(start, *(f"{value:.1f}" for value in told), *n) for start, told, n in rows if n[0] or n[2]],
    )
    print(
        f"{len(one.periods)} {step}s from {one.periods[0]} to {one.periods[-1]}; those without report or text left out"
    )
    print(f"undated: reports whose time is only that of publication; texts: published in the {step}, telling of both")
    for burst in bursts(one, totals=totals):
        print(f"burst: {burst.count} reports from {burst.start} to {burst.end}")
    for change in change_points(one):
        print(f"change: {change.start}, net {change.before:.1f} before and {change.after:.1f} after, per {step}")
    if one.undated:
        print(f"{one.undated} more reports have no date as exact as a {step}, or one before {one.periods[0]}")
    if one.retold:
        print(f"{one.retold} more reports have no date and stand in texts that look back")


def print_over_time(found: "Network", step: Any, top: int, label: Label) -> None:
    """Print the ranks of the last periods with the texts that tell of each actor, then who heats up or cools down."""
    from kg.network import ranks_over_time, texts
    from kg.network.periods import period

    rows = ranks_over_time(found, step=step)
    if not rows:
        console.none(f"no act with a date as exact as a {step}")
        return
    shown = rows[0].periods[-PERIODS:]
    published = [period(text.date, step) for text in texts(found)]
    cells = [(label(found, row.actor), *map(_rank, row.ranks[-PERIODS:], row.texts[-PERIODS:])) for row in rows[:top]]
    console.table(("actor", *shown), [*cells, ("texts", *(published.count(start) for start in shown))])
    print(f"(3): a rank from before, as no text of that {step} tells of the actor")
    _print_trends(found, step, label)


def _rank(rank: int | None, texts: int) -> str:
    return "" if rank is None else str(rank) if texts else f"({rank})"


def _print_trends(found: "Network", step: Any, label: Label) -> None:
    from kg.network import trends

    hot = trends(found, step=step)
    if not hot:
        return
    windows = [f"{window.first} to {window.last}" for window in (hot[0].after, hot[0].before)]
    print(f"conflict that texts of {windows[0]} tell of, against texts of {windows[1]}:")
    for title, pairs in (("heating up", hot), ("cooling down", hot[::-1])):
        clear = [heat for heat in pairs if heat.course == title]
        for heat in clear[:SHOWN]:
            told = f"{heat.before.conflict:.1f} a text in {heat.before.texts} before"
            now = f"{heat.after.conflict:.1f} in {heat.after.texts} now (chance {heat.chance:.2g})"
            print(f"{title}: {label(found, heat.a)} and {label(found, heat.b)}, {told}, {now}")
        if not clear:
            print(f"{title}: no pair clearly")
    apart = [heat for heat in hot if heat.chance is None]
    for heat in apart[:SHOWN]:
        told = f"texts that tell of both: {heat.before.texts} before, {heat.after.texts} now"
        print(f"not compared: {label(found, heat.a)} and {label(found, heat.b)}, {heat.course} ({told})")
    if len(apart) > SHOWN:
        print(f"not compared: {len(apart) - SHOWN} more pairs")
