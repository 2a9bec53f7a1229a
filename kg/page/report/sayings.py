"""What the graph knows beside a sentence that the report may quote: what its words mean, and when it all was."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.evidence import Event, Evidence, Reference
from kg.network import Network, events
from kg.page.report.period import Period
from kg.page.words.completing import Known

type Refers = Callable[[Evidence], Sequence[Reference]]
"""Returns what the words of a sentence refer to, by characters of its document."""


def nothing(_: Evidence) -> Sequence[Reference]:
    """Return no reference: what stands for a graph that can't be asked."""
    return ()


@dataclass(frozen=True, slots=True)
class Sayings:
    """What is known beside the sentences of a network.

    Attributes:
        refers: What the words of a sentence refer to.
        years: Whether the report tells of more than one year.
        events: The events by IRI.
        times: The times of all that a sentence reports, by document and first character.
    """

    refers: Refers = nothing
    years: bool = True
    events: Mapping[str, Event] = field(default_factory=dict)
    times: Mapping[tuple[str, int], Sequence[str]] = field(default_factory=dict)

    def known(self, said: Evidence, beside: str = "") -> Known:
        """Return what is known beside a sentence; ``beside`` is the time in words that stands next to it."""
        event = self.events.get(said.event)
        times = tuple(sorted(set(self.times.get((said.graph, said.start), ()))))
        return Known(tuple(self.refers(said)), times, event.names if event else (), beside, self.years)


def sayings(graph: Network, period: Period, refers: Refers) -> Sayings:
    """Return what is known beside the sentences of a network, for a report on a period."""
    times: dict[tuple[str, int], list[str]] = defaultdict(list)
    held = {event.iri: event for event in events(graph)}
    for event in held.values():
        for said in event.evidence:
            if said.time:
                times[said.graph, said.start].append(said.time)
    return Sayings(refers, period.first[:4] != period.last[:4], held, times)
