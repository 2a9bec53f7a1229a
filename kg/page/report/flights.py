"""Flights of many people: from which day on, whence and where to, where their sentence does not say it."""

import re
from collections.abc import Iterable

from kg import dates
from kg.evidence import Event, Evidence
from kg.network.acts import WEEKS
from kg.page.report.sayings import Sayings
from kg.page.report.wording import quoted


def is_flight(event: Event) -> bool:
    """Tell whether an event is the flight of many people, which is never of one day alone."""
    return "displaced" in dict(event.harmed) and not event.actors and event.dead is None


def whence(words: str, event: Event, others: Iterable[Event]) -> str:
    """Return the words of a flight, with the place of the last attack before it that its texts tell as well.

    Args:
        words: The sentence, as it is quoted.
        event: The flight.
        others: Events of the same graph.
    """
    day, texts = dates.parse(event.time), {said.graph for said in event.evidence}
    if not is_flight(event) or day is None:
        return words
    attacks = [
        (other.time, other.where)
        for other in others
        if other.root == "ASSAULT" and other.where and other.recipients and not is_flight(other)
        if (began := dates.parse(other.time)) and began.last <= day.last <= began.last + WEEKS
        if texts <= {said.graph for said in other.evidence}
    ]
    place = max(attacks, default=("", ""))[1]
    named = re.search(rf"(?<!\w){re.escape(place)}(?!\w)", words)
    return words if not place or named else f"{words.rstrip('.')} [from {place}]."


def whither(event: Event, told: Evidence, known: Sayings) -> str:
    """Return the sentence that says where those who fled are, in words, if the one that is quoted does not.

    "9,000 villagers leave" says neither whence nor where to: "counted 9,000 arrivals in Sudria" does.
    """
    others = [said for said in event.evidence if said.place and said.graph != told.graph and said.kind != "claim"]
    if not is_flight(event) or told.place or not others:
        return ""
    said = max(others, key=lambda one: (one.confidence, one))
    return quoted(said, (), known.known(said)).words
