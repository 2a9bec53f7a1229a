"""Flights of many people that two texts tell: one gives the day, the other counts those who arrived.

Who flees is seldom told alike ("100,000 Armenians", "100,000 arrivals"), and nobody does it to them in the clause. One
number alone would be too little: the texts must also tell another event of those weeks in common.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from kg import dates
from kg.evidence import Event
from kg.network.acts import WEEKS, Act, could_be_one, is_soon_after
from kg.network.clues import Clue, pairs_by
from kg.network.reading import Content

type Joint = tuple[Event, tuple[Event, ...]]
"""What events make together, and these."""


def driven(event: Event) -> list[Clue]:
    """Return a clue to events that tell of as many people who fled, whoever they were and whoever drove them out."""
    number = dict(event.harmed).get("displaced")
    return [(event.root, "displaced", str(number))] if number and not event.actors else []


def of_one_flight(held: Content, joint: Sequence[Joint], acts: Iterable[Act]) -> Iterator[tuple[Act, Act]]:
    """Yield flights of as many people, one without a day, of two texts that have another event of those weeks.

    Args:
        held: The events, with their reports.
        joint: What several of them make together, flights included.
        acts: The flights, which may be joined.
    """
    for pair in pairs_by(acts, lambda act: driven(act.event)):
        act, day = pair if pair[1].day else pair[::-1]
        fits = bool(day.day) and not act.day and could_be_one(act, day) and is_soon_after(act.told, day.event)
        if fits and _meet_elsewhere(act, day, held, joint):
            yield day, act


def _meet_elsewhere(act: Act, day: Act, held: Content, joint: Iterable[Joint]) -> bool:
    """Tell whether the texts of two acts tell another event of those weeks in common."""
    counting, dating = _texts(act.events, held), _texts(day.events, held)
    own = {event.iri for event in (*act.events, *day.events)}
    joined = ((event, _texts(told, held)) for event, told in joint if told[0].iri not in own)
    single = ((event, _texts([event], held)) for event in held.events if event.iri not in own)
    return counting.isdisjoint(dating) and any(
        _is_of_those_weeks(event, day) and bool(told & counting) and bool(told & dating)
        for event, told in chain(joined, single)
    )


def _is_of_those_weeks(event: Event, day: Act) -> bool:
    """Tell whether an event has a day, in the weeks before or after a flight."""
    one, other = dates.parse(event.time), dates.parse(day.event.latest)
    near = one is not None and other is not None and abs(one.last - other.last) <= WEEKS
    return near and dates.is_day(event.time)


def _texts(events: Iterable[Event], held: Content) -> frozenset[str]:
    return frozenset(held.reports[iri].graph for event in events for iri in event.reports if iri in held.reports)
