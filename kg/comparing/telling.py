"""What the texts of a graph tell: reports by event, assertions by fact, and which of them stand against which."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from pyoxigraph import NamedNode

from kg import dates
from kg.evidence import Event, Evidence, denies
from kg.ontology import relations
from kg.quads import terms as t
from kg.store import GraphStore
from kg.store.denials import refusing
from kg.store.evidence import DEFAULT, EvidenceReader
from kg.store.inventory import phrase

type Fact = tuple[str, str, str]
"""IRI of the subject, relation, IRI or words of the object; of a symmetric relation the ends are sorted."""


@dataclass(frozen=True, slots=True)
class Told:
    """All that is told: the events by IRI, their reports (each with its event), and the assertions of each fact."""

    reader: EvidenceReader
    events: dict[str, Event]
    reports: dict[str, tuple[Evidence, ...]]
    facts: dict[Fact, tuple[Evidence, ...]]

    def words(self, fact: Fact) -> str:
        """Return a fact in words: ``Norland is allied with Sudria``."""
        one, relation, other = fact
        target = self.reader.name(other) if self._is_entity(other) else other
        return f"{self.reader.name(one)} {phrase(t.relation(relation))} {target}"

    def ends(self, fact: Fact) -> tuple[str, ...]:
        """Return the IRIs of the two that a fact is about, sorted; of a value in words, its bearer."""
        return tuple(sorted(end for end in (fact[0], fact[2]) if self._is_entity(end) and self.reader.label(end)))

    def _is_entity(self, end: str) -> bool:
        return end.startswith(self.reader.base)


def told(
    store: GraphStore,
    documents: Collection[str] | None = None,
    *,
    among: Collection[str] | None = None,
    reader: EvidenceReader | None = None,
) -> Told:
    """Read what the texts of a graph tell: all, or those with these IRIs.

    Args:
        store: The graph.
        documents: IRIs of the documents; None for all.
        among: IRIs of the assertions that matter; others may be left out. None for all.
        reader: Reads the evidence; one that others use as well reads it once for all.
    """
    reader = reader or EvidenceReader(store.raw, store.base_iri)
    of_report = _events_by_report(reader) if documents is None else {}
    events: dict[str, Event] = {}
    reports: dict[str, list[Evidence]] = {}
    for said in statements(reader, t.EVENT_REPORT, documents):
        for event in of_report.get(said.iri, ()) if documents is None else _events_of(reader, said):
            events[event.iri] = event
            reports.setdefault(event.iri, []).append(replace(said, event=event.iri))
    facts: dict[Fact, list[Evidence]] = {}
    some = among is not None and documents is None and _are_tied(reader, among)
    for said in reader.tied().values() if some else statements(reader, t.ASSERTION, documents):
        if said.subjects and (said.objects or said.value) and said.term in relations():
            facts.setdefault(fact(said), []).append(said)
    return Told(
        reader,
        dict(sorted(events.items())),
        {iri: tuple(held) for iri, held in sorted(reports.items())},
        {key: tuple(held) for key, held in sorted(facts.items())},
    )


def _are_tied(reader: EvidenceReader, statements: Collection[str]) -> bool:
    """Tell whether none of some statements is among the bare assertions, which are more than half of all."""
    rest = (iri for iri in statements if iri not in reader.tied() and iri not in reader.held(t.EVENT_REPORT))
    return not any(next(reader.match(NamedNode(iri), t.TYPE, t.ASSERTION, None), None) for iri in rest)


def _events_by_report(reader: EvidenceReader) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = {}
    for event in reader.happenings():
        for report in event.reports:
            found.setdefault(report, []).append(event)
    return found


def _events_of(reader: EvidenceReader, report: Evidence) -> list[Event]:
    quads = reader.store.quads_for_pattern(None, t.REPORTED_IN, NamedNode(report.iri), DEFAULT)
    return [reader.event(quad.subject) for quad in quads if isinstance(quad.subject, NamedNode)]


def statements(reader: EvidenceReader, kind: NamedNode, documents: Collection[str] | None) -> Iterator[Evidence]:
    """Yield the statements of a class in some documents, or in all, by document and IRI."""
    if documents is None:
        yield from reader.held(kind).values()
        return
    for document in sorted(documents):
        graph = NamedNode(document)
        for node in sorted({quad.subject for quad in reader.match(None, t.TYPE, kind, graph)}, key=str):
            if (said := reader.read(node, graph)) is not None:
                yield said


def fact(said: Evidence) -> Fact:
    """Return the fact that an assertion affirms or denies."""
    one, other = said.subjects[0], said.objects[0] if said.objects else said.value
    if said.objects and relations()[said.term].symmetric and other < one:
        one, other = other, one
    return one, said.term, other


def sources(said: Evidence) -> frozenset[str]:
    """Return whose word it is: the speakers, or where the text speaks, its outlet and the text that it is a copy of."""
    if said.voice == "speaker":
        return frozenset(said.speakers or {f"{said.speaker} in {said.graph}"})
    return frozenset(filter(None, (said.outlet, said.origin or said.graph)))


def are_apart(one: Evidence, other: Evidence) -> bool:
    """Tell whether two sentences are the word of different sources."""
    return not sources(one) & sources(other)


def denials(reader: EvidenceReader, held: Iterable[Evidence]) -> Iterator[Evidence]:
    """Yield those that deny that something is or was so; who refuses or declines to do something denies nothing."""
    for said in held:
        if not denies(said):
            continue
        cues = [reader.read(NamedNode(iri), NamedNode(said.graph)) for iri in said.attributions]
        words = [word for cue in cues if cue for word in _cue(cue).casefold().split()]
        stances = {cue.term for cue in cues if cue}
        if not any(word.startswith(refusing()) for word in words) and stances <= {"asserts", "denies"}:
            yield said


def _cue(said: Evidence) -> str:
    begin, end = said.trigger
    return said.sentence[max(begin - said.start, 0) : max(end - said.start, 0)]


def voiced(held: Told, act: Evidence) -> Evidence:
    """Return a report of an act of speech as the word of those who speak in it."""
    actors = held.events[act.event].actors
    return replace(act, speaker=", ".join(sorted(map(held.reader.name, actors))), speakers=actors, factive=False)


def is_day(time: str) -> bool:
    """Tell whether a time is known to the day."""
    when = dates.parse(time)
    return when is not None and when.precision == "day"


def days_between(one: str, other: str) -> int | None:
    """Return how many days lie between the first days of two times, or None where one is no date."""
    first, second = dates.parse(one), dates.parse(other)
    return abs((first.first - second.first).days) if first and second else None
