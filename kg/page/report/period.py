"""The time that a report tells of, the texts that speak of it, and the time before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from kg import dates
from kg.dates import PartialDate
from kg.evidence import Event, Evidence, Source
from kg.network import Network, events, looking_back
from kg.page.words.words import day, span


@dataclass(frozen=True, slots=True)
class Period:
    """A time: first and last day (ISO 8601, empty where nothing is dated), and whether it was asked for."""

    first: str
    last: str
    asked: bool = False

    @property
    def words(self) -> str:
        """The period in words; one that was not asked for begins with a year."""
        return span(self.first if self.asked else self.first[:4], self.last)

    def holds(self, earliest: str, latest: str) -> bool:
        """Tell whether an interval of days lies in the period; one without a beginning lies where it ends."""
        return bool(latest) and self.first <= (earliest or latest) and latest <= self.last

    def overlaps(self, time: str) -> bool:
        """Tell whether a day, month or year may lie in the period."""
        found = dates.parse(time)
        return found is not None and self.first <= str(found.last) and str(found.first) <= self.last

    def tells_of(self, event: Event) -> bool:
        """Tell whether an event may lie in the period, or where no text gives its time, was told of in it."""
        first, last = interval(event)
        if last:
            return (first or last) <= self.last and self.first <= last
        return any(self.overlaps(said.date) for said in event.evidence)

    def has(self, said: Evidence) -> bool:
        """Tell whether what a sentence tells may lie in the period; nothing lies outside one without dates."""
        told = said.when or said.date
        return not told or not self.last or self.overlaps(told)

    @property
    def months(self) -> int:
        """How many months of the calendar it touches."""
        first, last = dates.parse(self.first), dates.parse(self.last)
        if first is None or last is None:
            return 1
        return max(1, 12 * (last.last.year - first.first.year) + last.last.month - first.first.month + 1)

    def before(self) -> "Period | None":
        """Return the time of the same length before it."""
        first, last = dates.parse(self.first), dates.parse(self.last)
        if first is None or last is None or last.first < first.first:
            return None
        day = timedelta(days=1)
        return Period(str(first.first - (last.first - first.first) - day), str(first.first - day), asked=True)


def whole_time(found: Sequence[Source]) -> Period:
    """Return the time from the year of the first publication to the last publication."""
    published = _published(found)
    return Period(f"{published[0][:4]}-01-01", published[-1]) if published else Period("", "")


def asked(since: PartialDate | None, until: PartialDate | None, found: Sequence[Source]) -> Period:
    """Return the time between two bounds; an open end is where the texts begin or end."""
    open_ends = whole_time(found)
    first = str(since.first) if since else open_ends.first
    last = str(until.last) if until else max(open_ends.last, first)
    return Period(first, last, asked=since is not None or until is not None)


def inside(found: Sequence[Source], graph: Network, period: Period) -> tuple[Source, ...]:
    """Return the texts that were published in a period asked for or tell of it in a network; else all."""
    if not period.asked:
        return tuple(found)
    telling = {said.graph for *_, data in graph.edges(data=True) for said in data.get("evidence", ())}
    telling |= {said.graph for event in events(graph) for said in event.evidence}
    return tuple(s for s in found if s.iri in telling or (s.date and period.overlaps(s.date)))


def histories(graph: Network) -> frozenset[str]:
    """Return the IRIs of the texts that look back, judged by all that they tell where a network is of a period."""
    known: frozenset[str] | None = graph.graph.get("histories")
    return looking_back(graph) if known is None else known


def _published(found: Sequence[Source]) -> list[str]:
    days = (dates.parse(source.date) for source in found)
    return sorted(str(day.last) for day in days if day is not None)


def interval(event: Event) -> tuple[str, str]:
    """Return the first and last day that a text gives an event, or nothing where only the publication dates it.

    What is told of can't be later than the text that tells it as done: such a time was misread, and counts as none.
    """
    found = dates.parse(event.time)
    if found is not None:
        first, last = str(found.first), str(found.last)
        if first <= event.earliest <= event.latest <= last:  # the days that the words allow, within a month or year
            first, last = event.earliest, event.latest
    elif event.dating in {"stated", "relative"}:
        first, last = event.earliest, event.latest
    else:
        return "", ""
    published = [said.date for said in event.evidence if said.date]
    return ("", "") if published and first > max(published) else (first, last)


def when(event: Event) -> str:
    """Return when an event was, in words, as exact as the texts allow."""
    first, last = interval(event)
    if first and first == last:
        return day(first)
    if len(event.time) == len("2025-06") and first[8:] == "01":  # "early July" is told as July
        return day(event.time)
    if first and last and _month(first) == last[:7] and last == _end(last):
        return day(last[:7])
    if first and last:
        return spanning(first, last)
    if last:
        return f"by {day(last)}"
    told = max((said.date for said in event.evidence), default="")
    return f"no later than {day(told)}" if told else "undated"


def spanning(first: str, last: str) -> str:
    """Return two days in words: "13 June 2025", "2 to 3 May 2025", "between 13 and 24 June 2025"."""
    if first == last:
        return day(first)
    same = "day" if first[:7] == last[:7] else "year" if first[:4] == last[:4] else ""
    begin = {"day": str(int(first[8:])), "year": day(first).rpartition(" ")[0]}.get(same, day(first))
    days = days_between(first, last)
    return f"{begin} to {day(last)}" if days == 1 else f"between {begin} and {day(last)}"


def _month(first: str) -> str:
    """Return the month of which a day is the first, or nothing."""
    return first[:7] if first[8:] == "01" else ""


def days_between(first: str, last: str) -> int:
    """Return how many days lie between two days."""
    begin, end = dates.parse(first), dates.parse(last)
    return (end.last - begin.first).days if begin and end else 0


def _end(last: str) -> str:
    """Return the last day of the month of a day."""
    found = dates.parse(last[:7])
    return str(found.last) if found else ""
