"""Flights of many people: from which day on they fled, and where they arrived, where another sentence alone says it."""

from kg.evidence import Event, Evidence
from kg.page.report.sayings import Sayings
from kg.page.report.wording import quoted


def is_flight(event: Event) -> bool:
    """Tell whether an event is the flight of many people, which is never of one day alone."""
    return "displaced" in dict(event.harmed) and not event.actors and event.dead is None


def whither(event: Event, told: Evidence, known: Sayings) -> str:
    """Return the sentence that says where those who fled are, in words, if the one that is quoted does not.

    "9,000 villagers leave" says neither whence nor where to: "counted 9,000 arrivals in Sudria" does.
    """
    others = [said for said in event.evidence if said.place and said.graph != told.graph and said.kind != "claim"]
    if not is_flight(event) or told.place or not others:
        return ""
    said = max(others, key=lambda one: (one.confidence, one))
    return quoted(said, (), known.known(said)).words
