"""A war or invasion that texts tell of without a day, and the one that its doer began on a day."""

from collections.abc import Iterator
from datetime import timedelta

from kg import dates
from kg.evidence import Evidence
from kg.lexica.classes import word_class
from kg.network.acts import Act, could_be_one

_WAR = timedelta(days=3 * 365)  # in which a war that is told of without a day is that which began last


def of_one_war(acts: list[Act]) -> Iterator[tuple[Act, Act]]:
    """Yield what tells of a war or invasion with the one that its doer began on a day, where texts before tell of one.

    "The war that Norland started on 24 May", "the Norlandic invasion of Sudria": nobody begins two within a few years.
    """
    wars = [act for act in acts if any(_names_a_war(said) for said in act.reports)]
    begun = [act for act in wars if act.day]
    for act in wars:
        days = [day for day in begun if act is not day and _is_of_war(act, day)]
        if not act.dated and len(days) == 1:
            yield days[0], act


def _names_a_war(said: Evidence) -> bool:
    return said.trigger_words.casefold() in word_class("begun-once")


def _is_of_war(act: Act, day: Act) -> bool:
    """Tell whether a war told of without a day may be that which the same began on one, before and not long before."""
    first, told = dates.parse(day.day), dates.parse(act.told)
    later = first is not None and told is not None and timedelta(0) <= told.first - first.first <= _WAR
    return later and bool(act.doers & day.doers) and could_be_one(act, day)
