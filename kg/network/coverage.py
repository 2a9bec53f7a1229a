"""Which texts tell of whom and when they were published, and which of them look back: what silence and times mean.

That a pair is not told of means something only where texts of the time tell of both; and a report whose time is only
that of its publication is news only in a text that tells news.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from kg import dates
from kg.evidence import Evidence
from kg.network.graph import Network, events, sources
from kg.network.periods import Step, known, period, periods
from kg.rules import HAPPENED

LATE: dict[Step, int] = {"month": 31, "week": 7}  # days before its publication that a text's news is of


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its wire copies: IRI of the original, first publication, outlets, actors that it tells of."""

    iri: str
    date: str
    outlets: frozenset[str]
    actors: frozenset[str]


def texts(graph: Network) -> list[Text]:
    """Return the texts that a network rests on, by date, then IRI; those without a date first.

    A text tells of the actors that stand in a tie or an event of it, with whomever.
    """
    days: dict[str, set[str]] = defaultdict(set)
    outlets: dict[str, set[str]] = defaultdict(set)
    actors: dict[str, set[str]] = defaultdict(set)
    for source in sources(graph):
        days[source.origin or source.iri].add(source.date)
        outlets[source.origin or source.iri].add(source.outlet)
    for ends, said in _told(graph):
        text = said.origin or said.graph
        days[text].add(said.date)
        outlets[text].add(said.outlet)
        actors[text].update(ends)
    found = (
        Text(iri, min(days[iri] - {""}, default=""), frozenset(outlets[iri] - {""}), frozenset(actors[iri]))
        for iri in days
    )
    return sorted(found, key=lambda text: (text.date, text.iri))


def _told(graph: Network) -> Iterator[tuple[tuple[str, ...], Evidence]]:
    for u, v, data in graph.edges(data=True):
        yield from (((u, v), said) for said in data.get("evidence", ()))
    for event in events(graph):
        yield from (((*event.actors, *event.recipients), said) for said in event.evidence)


def looking_back(graph: Network, step: Step = "month") -> frozenset[str]:
    """Return the IRIs of the documents that tell of the past: histories, anniversaries, background.

    More than half of the happenings that such a text dates were over more than 31 days before its publication (7, by
    week). What it gives no date for is as likely as old, so that its publication is no time for it.

    Raises:
        InputError: If the step is unknown.
    """
    known(step)
    lags: dict[str, dict[str, int]] = defaultdict(dict)
    happened = ((event.iri, said) for event in events(graph) if event.status in HAPPENED for said in event.evidence)
    acts = ((said.event, said) for *_, data in graph.edges(data=True) for said in data.get("evidence", ()))
    for event, said in (*happened, *((event, said) for event, said in acts if said.kind == "event")):
        published, last = dates.parse(said.date), dates.parse(said.span[1])
        if said.dated and published and last and last.last <= published.last:
            lags[said.graph][event] = (published.last - last.last).days
    return frozenset(
        text for text, days in lags.items() if 2 * sum(lag > LATE[step] for lag in days.values()) > len(days)
    )


def placed(said: Evidence, step: Step, back: frozenset[str]) -> str | None:
    """Return the first day of the month or week that a report stands in, or None.

    That of what it tells; where no text gives its time, that of its publication, but for texts that look back.
    """
    return None if not said.dated and said.graph in back else period(said.when, step)


def told_of(found: Sequence[Text], step: Step) -> dict[str, dict[str, set[str]]]:
    """Return for each actor by month or week of publication the texts that tell of it."""
    told: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for text in found:
        start = period(text.date, step)
        for actor in text.actors if start else ():
            told[actor][start or ""].add(text.iri)
    return told


def covered(starts: Set[str], told: Mapping[str, Mapping[str, object]], step: Step) -> tuple[str, ...]:
    """Return the periods from the first act to the last act or text (see `told_of`), without a gap."""
    last = max((start for held in told.values() for start in held), default="")
    return periods({*starts, max(last, *starts)} if starts else (), step)


def last_day(start: str, step: Step) -> str:
    """Return the last day of the month or week that begins on a day."""
    first = date.fromisoformat(start)
    if step == "week":
        return str(date.fromordinal(first.toordinal() + 6))
    found = dates.parse(start[:7])
    return str(found.last if found else first)
