"""Where sources disagree about the number of dead."""

from dataclasses import dataclass

from kg.evidence import Event, Evidence
from kg.network import events
from kg.page.words.citations import Cites
from kg.page.words.events import bound, what
from kg.page.words.statements import StatementWriter
from kg.page.words.words import listed

MOST = 10


@dataclass(frozen=True, slots=True)
class DeathCount:
    """An event in words, when it was, and the numbers of dead that are given, the lowest first, with sentences.

    Each number comes with the words before it: "at least ", "at most ", or none.
    """

    what: str
    when: str
    numbers: tuple[tuple[int, str, Cites], ...]


def death_counts(writer: StatementWriter) -> tuple[DeathCount, ...]:
    """Return the events of which several numbers of dead are told, those with most sentences first."""
    told = {event: _numbers(event) for event in events(writer.graph)}
    contested = [event for event, numbers in told.items() if len({number for number, _ in numbers}) > 1]
    contested.sort(key=lambda event: (-sum(map(len, told[event].values())), event.iri))
    return tuple(_count(event, told[event], writer) for event in contested[:MOST])


def _numbers(event: Event) -> dict[tuple[int, str], list[Evidence]]:
    found: dict[tuple[int, str], list[Evidence]] = {}
    for said in event.evidence:
        if said.dead is not None:
            found.setdefault((said.dead, bound(said.bounds, "fatalities")), []).append(said)
    return found


def _count(event: Event, numbers: dict[tuple[int, str], list[Evidence]], writer: StatementWriter) -> DeathCount:
    ends = [sorted({writer.label(arc[end]) for arc in event.arcs}) for end in (0, 1)] if event.arcs else event.names
    actors, recipients = (listed(side) for side in ends)
    return DeathCount(
        what(event.root, actors, recipients) + (f" in {event.where}" if event.where and not event.arcs else ""),
        writer.when(event.evidence),
        tuple((*told, writer.citations.cite(numbers[told])) for told in sorted(numbers)),
    )
