"""How sure a report is: its texts, how its events are dated, how many texts bear a tie, how far ranks would move."""

import statistics
from collections.abc import Iterable, Mapping, Sequence

from kg.evidence import Event, Source
from kg.network import Interval, Network, events
from kg.page.report.period import Period, interval
from kg.page.report.principals import Principal
from kg.page.words.words import counted, in_text, name, span
from kg.rules import HAPPENED


def footing(
    whole: Network, settled: Network, found: Sequence[Source], *,
    leading: Sequence[tuple[str, Principal]], ranges: Mapping[str, Interval], period: Period,
) -> tuple[str, ...]:  # fmt: skip
    """Return how sure a report is, in sentences.

    Args:
        whole: The network, with claims.
        settled: The part of it that counts as having happened.
        found: Its documents.
        leading: IRI and what is told of each of the leading actors.
        ranges: How each rank would vary with other texts.
        period: Of which the report tells.
    """
    return tuple(
        sentence
        for sentence in (
            _texts(found, period),
            _dating(events(whole)),
            _ties(settled),
            _ranks(leading, ranges),
        )
        if sentence
    )


def _texts(found: Sequence[Source], period: Period) -> str:
    if not found:
        return ""
    dates = sorted(source.date for source in found if source.date)
    outlets = len({source.outlet for source in found if source.outlet})
    origins = len({source.origin or source.iri for source in found})
    words = f"It rests on {counted(len(found), 'text')}"
    words += f" of {counted(outlets, 'outlet')}" if outlets else ""
    copies = len(found) - origins
    words += f" ({counted(copies, 'copy of another', 'copies of others')})" if copies else ""
    words += " (none a copy of another)" if len(found) > 1 and not copies else ""
    words += f", published {span(dates[0], dates[-1])}" if dates else ", none of them dated"
    undated = len(found) - len(dates)
    words += f"; {counted(undated, 'text')} without a date" if dates and undated else ""
    inside = sum(period.first <= date <= period.last for date in dates)
    if period.asked and inside < len(found):
        words += f". {counted(inside, 'of them was', 'of them were')} published in the period" if inside else (
            ". None of them was published in the period: what is told of it comes from other times"
        )  # fmt: skip
    return words + "."


def _dating(told: Iterable[Event]) -> str:
    happened = [event for event in told if event.status in HAPPENED]
    if not happened:
        return ""
    dated = sum(bool(interval(event)[1]) for event in happened)
    share = f"{100 * dated / len(happened):.0f} %"
    return (
        f"Of {counted(len(happened), 'event')} told to have happened, the program could date {dated:,} ({share}) "
        "by the texts; of the others it knows no more than that they are no later than their text."
    )


def _ties(graph: Network) -> str:
    held = [data for u, v, data in graph.edges(data=True) if not (data.get("symmetric") and v < u)]
    if not held:
        return ""
    single = sum(data.get("origins", 1) <= 1 for data in held)
    sure = statistics.median(data.get("confidence", 1.0) for data in held)
    return (
        f"{single:,} of {counted(len(held), 'tie')} ({100 * single / len(held):.0f} %) rest on one text, "
        f"copies not counted; the median probability that a tie is read rightly is {sure:.2f}."
    )


def _ranks(leading: Sequence[tuple[str, Principal]], ranges: Mapping[str, Interval]) -> str:
    held = [(one, ranges[iri]) for iri, one in leading if iri in ranges]
    if not held:
        return ""
    loosest, range_ = max(held, key=lambda item: (item[1].worst - item[1].best, -item[0].rank))
    others = [other for one, other in held if one is not loosest]
    words = f"Were the texts drawn anew, in 90 of 100 draws {in_text(loosest.name)} would rank "
    words += _between(range_.best, range_.worst)
    if others:
        best, worst = min(one.best for one in others), max(one.worst for one in others)
        words += f", the others of the first {len(held)} {_between(best, worst)}"
    pivot = next(((one, other) for one, other in held if other.pivotal and other.worst_without > one.rank), None)
    if pivot:
        words += f". Without {name(pivot[1].pivotal)}, {in_text(pivot[0].name)} would rank {pivot[1].worst_without}"
    return words + "."


def _between(best: int, worst: int) -> str:
    return f"from {best} to {worst}" if best != worst else f"{best}"
