"""Which of many gatherings could be one with another, by clues that they must share, so that not all are compared.

`kg.store.gathering` says which two are one. For that they share one of these, and only those that do are tried:

- a participant and the day or month, both participants and the year, or a spot and the day;
- a participant and the number of dead, or the words of the sentence;
- the text that tells them;
- for a denial without a time, a participant and the month of the deed; or the report that it points to.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import product
from typing import TYPE_CHECKING

from kg import dates
from kg.store.denials import ANSWERED_WITHIN

if TYPE_CHECKING:
    from kg.store.gathering import Gathering

type Clue = tuple[str, ...]


class Shelf:
    """Gatherings by number, as they are put in; asked for those that one not put in could be one with.

    Gatherings must be asked for from the most exact time to none, as `Gathering.exactness` sorts them: what is put in
    is then found by the day, the month or the year that a vaguer one states.
    """

    def __init__(self) -> None:
        self._held: dict[Clue, dict[int, None]] = defaultdict(dict)

    def put(self, number: int, gathering: "Gathering") -> None:
        """Put a gathering in, or once more after it took in another."""
        for clue in _shown(gathering):
            self._held[clue][number] = None

    def like(self, gathering: "Gathering") -> list[int]:
        """Return the numbers of those that share a clue, sorted."""
        return sorted({number for clue in _sought(gathering) if clue in self._held for number in self._held[clue]})


def is_spot(place: str) -> bool:
    """Tell whether a place is small enough to tell events of one day and kind there apart from others."""
    return "/place/" in place


def _shown(one: "Gathering") -> Iterator[Clue]:
    """Yield the clues by which a gathering is found."""
    yield from _common(one)
    yield from (("told", report.iri) for report in one.reports)
    yield from (("pointed to", iri) for iri in one.denied)
    yield from _deaths(one)
    when = dates.parse(one.time)
    if when is not None:
        written = str(when)
        yield from (("at", written[:4], *pair) for pair in _pairs(one))
        yield from (("at", written[:size], who) for size in {7, len(written)} - {4} for who in _parties(one))
    yield from _deeds(one)
    yield from _denials(one)


def _sought(one: "Gathering") -> Iterator[Clue]:
    """Yield the clues by which those are found that a gathering could be one with."""
    yield from _common(one)
    yield from (("told", iri) for iri in one.denied)
    yield from (("pointed to", report.iri) for report in one.reports)
    when = dates.parse(one.time)
    if when is not None and when.precision != "year":  # one side in common is enough
        yield from (("at", str(when), who) for who in _parties(one))
    else:
        yield from _deaths(one)
        yield from (("at", str(when), *pair) for pair in (_pairs(one) if when else ()))
    yield from (("deed", *rest) for _, *rest in _denials(one))
    yield from (("denial", *rest) for _, *rest in _deeds(one))


def _common(one: "Gathering") -> Iterator[Clue]:
    """Yield the clues by which a gathering is both found and looked for."""
    yield from (("text", document) for document in one.documents)
    yield from (("words", words, who) for words in one.wordings for who in _parties(one))
    if one.time and is_spot(one.place):
        yield "spot", one.time, one.place


def _deaths(one: "Gathering") -> Iterator[Clue]:
    yield from (("dead", str(number), who) for number in one.fatalities for who in _parties(one))


def _deeds(one: "Gathering") -> Iterator[Clue]:
    """Yield the months in which what is told may be denied without a time."""
    told = (dates.parse(report.when) for report in one.reports if report.status != "Denied")
    yield from _by_month("deed", one, ((when.first, when.last + ANSWERED_WITHIN) for when in told if when))


def _denials(one: "Gathering") -> Iterator[Clue]:
    """Yield the months in which a gathering without a time denies something."""
    said = (report for report in one.reports if report.status == "Denied" and report.speakers and not one.time)
    days = (dates.parse(report.date) for report in said)
    yield from _by_month("denial", one, ((day.first, day.last) for day in days if day))


def _by_month(kind: str, one: "Gathering", spans: Iterable[tuple[date, date]]) -> Iterator[Clue]:
    months = {month for first, last in spans for month in range(_month(first), _month(last) + 1)}
    yield from ((kind, str(month), who) for month in months for who in _parties(one))


def _month(day: date) -> int:
    return day.year * 12 + day.month


def _parties(one: "Gathering") -> set[str]:
    return one.actors | one.recipients


def _pairs(one: "Gathering") -> set[tuple[str, str]]:
    """Return who did it with whom, whichever way round."""
    return {(min(pair), max(pair)) for pair in product(one.actors, one.recipients)}
