"""Texts that tell an event by its dead alone, as "Norland counts 610 dead. Sudria reports 28." does.

A number of dead that a state gives for itself is that of the one event with so many dead that happened to it or there,
if the text tells another act of that time between the same, and is not much later.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pyoxigraph import NamedNode

from kg.evidence import Event, Evidence
from kg.network.acts import is_soon_after
from kg.network.reading import Content, lands
from kg.quads import terms as t
from kg.rules import HAPPENED, REPORTED_DEAD

_FIGURE = (t.QUANTITY_KIND, t.VALUE)


def tolls(held: Content, standing: Mapping[str, str]) -> dict[str, tuple[Evidence, ...]]:
    """Return by the IRI of each event the statements that give its number of dead without telling it, sorted.

    Args:
        held: The events, reports and assertions.
        standing: As whom actors count, by IRI: the state that they act for, or themselves.
    """
    numbers = [(said, number) for said in held.assertions.values() if (number := _dead(said, held)) is not None]
    if not numbers:
        return {}
    reports: dict[str, list[Evidence]] = defaultdict(list)
    for report in held.reports.values():
        reports[report.graph].append(report)
    of_number: dict[int, list[Event]] = defaultdict(list)
    for event in {act.iri: act for act in (held.acts.get(event.iri, event) for event in held.events)}.values():
        if event.dead is not None:
            of_number[event.dead].append(event)
    found: dict[str, list[Evidence]] = defaultdict(list)
    for said, number in sorted(numbers):
        of_it = [one for one in of_number[number] if _tells(said, one, held, standing, reports[said.graph])]
        if len(of_it) == 1:
            found[of_it[0].iri].append(said)
    return {iri: tuple(told) for iri, told in found.items()}


def _dead(said: Evidence, held: Content) -> int | None:
    """Return the number of dead that an assertion gives, or nothing."""
    if said.term != t.local_name(t.MEASURE) or said.polarity != "Affirmed" or not said.objects:
        return None
    figure, graph = NamedNode(said.objects[0]), NamedNode(said.graph)
    kinds, numbers = ([quad.object.value for quad in held.reader.match(figure, p, None, graph)] for p in _FIGURE)
    return int(float(numbers[0])) if kinds == [REPORTED_DEAD] and numbers else None


def _tells(
    said: Evidence, event: Event, held: Content, standing: Mapping[str, str], beside: Iterable[Evidence]
) -> bool:
    """Tell whether the dead that a state counts are those of an event: its place or target, and its time.

    ``beside`` are the reports of the text that counts them.
    """
    state = said.subjects[0]
    there = {event.place, *lands(held, event.place), *_as_states(event.recipients, standing)}
    doers = _as_states(event.actors, standing)
    return (
        event.status in HAPPENED
        and state in there - doers
        and is_soon_after(said.date, event)
        and all(held.reports[iri].graph != said.graph for iri in event.reports if iri in held.reports)
        and any(
            not doers.isdisjoint(_as_states(report.subjects, standing))
            and state in {report.place, *_as_states(report.objects, standing)}
            and bool(report.earliest and report.latest)
            and max(report.earliest, event.earliest) <= min(report.latest, event.latest)
            for report in beside
        )
    )


def _as_states(side: tuple[str, ...], standing: Mapping[str, str]) -> set[str]:
    return {standing.get(iri, iri) for iri in side}
