"""An event of the default graph as a value, from what the graph tells of it."""

from collections.abc import Callable
from sys import intern

from pyoxigraph import NamedNode

from kg.evidence import Event
from kg.namespaces import KG, PLOVER
from kg.quads import terms as t
from kg.store.sweeping import Values


def happening(node: str, values: Values, label: Callable[[str], str]) -> Event:
    """Return an event without its sentences.

    Args:
        node: Its IRI.
        values: What the default graph tells of it, by predicate.
        label: Gives the name of a place by its IRI.
    """

    def one(predicate: NamedNode) -> str:
        return min((value.value for value in values.get(predicate, ())), default="")

    def every(predicate: NamedNode) -> tuple[str, ...]:
        return tuple(sorted(intern(value.value) for value in values.get(predicate, ())))  # statements have them as well

    place, dead = one(t.HAS_PLACE), one(t.FATALITIES)
    return Event(
        iri=node,
        label=one(t.LABEL),
        root=one(t.EVENT_TYPE).removeprefix(PLOVER),
        status=one(t.STATUS).removeprefix(KG),
        time=one(t.HAS_TIME),
        place=place,
        where=label(place) if place else "",
        dead=int(dead) if dead else None,
        harmed=tuple((kind, int(one(p))) for kind, p in t.HARMED.items() if p in values),
        bounds=bounds(values),
        actors=every(t.ACTOR),
        recipients=every(t.RECIPIENT),
        reports=every(t.REPORTED_IN),
        earliest=one(t.EARLIEST),
        latest=one(t.LATEST),
        dating=one(t.DATING),
    )


def bounds(values: Values) -> tuple[tuple[str, str], ...]:
    """Return which numbers of victims are bounds, from what is told of an event or a report: see `kg.evidence`."""
    found = ((value.value.removeprefix(KG), name) for name, p in t.BOUNDS.items() for value in values.get(p, ()))
    return tuple(sorted(found))
