"""Which denials answer which telling: in one text by pointing back to it, over texts by time and parties.

Who refuses or declines to do something denies nothing.
"""

from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from kg import dates
from kg.lexica.classes import word_class

if TYPE_CHECKING:
    from kg.store.gathering import Gathering

ANSWERED_WITHIN = timedelta(days=31)  # how long after a deed a denial without a time may be published


@cache
def refusing() -> tuple[str, ...]:
    """Return how words begin that tell that somebody does not want to do a thing, which denies nothing."""
    return tuple(sorted(word.removesuffix("e") for word in word_class("refusing-cue")))


def years_of_telling(gathering: "Gathering") -> set[str]:
    """Return the years in which what two are said to have done, without a time, may have been denied elsewhere."""
    if not (gathering.actors and gathering.recipients and gathering.real):
        return set()
    told = (dates.parse(report.date) for report in gathering.reports if report.speakers)
    return {str(day.year) for when in told if when for day in (when.first - ANSWERED_WITHIN, when.last)}


def points(a: "Gathering", b: "Gathering") -> bool:
    """Tell whether a report of one points to a report of the other, to deny it."""
    return any(report.iri in one.denied for one, other in ((a, b), (b, a)) if one.denied for report in other.reports)


def is_answer(a: "Gathering", b: "Gathering") -> bool:
    """Tell whether one denies, without a time, what the other tells that was done not long before, between the same."""
    return _denies_soon(a, b) or _denies_soon(b, a)


def _denies_soon(denial: "Gathering", deed: "Gathering") -> bool:
    if denial.time or not all(r.status == "Denied" and r.speakers for r in denial.reports):
        return False
    days = [when for report in denial.reports if (when := dates.parse(report.date))]
    times = [when for r in deed.reports if r.status != "Denied" and (when := dates.parse(r.when))]
    return any(when.first <= day.last and day.first <= when.last + ANSWERED_WITHIN for when in times for day in days)
