"""What changed between two graphs, or two dates: documents, facts, events, identities and ranks."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pyoxigraph import NamedNode, Quad

from kg import dates
from kg.corrections.amendments import DOCUMENT
from kg.errors import InputError
from kg.evidence import Event, Evidence
from kg.network import project, summary
from kg.quads import terms as t
from kg.store import GraphStore
from kg.store.evidence import DEFAULT, EvidenceReader
from kg.store.facts import fact_predicates
from kg.store.inventory import phrase
from kg.store.portions import published_until, undated

RANKED = 25  # places whose changes are told

type About = Literal["document", "fact", "event", "identity", "rank"]
type How = Literal["came", "went", "changed"]
_KINDS: tuple[About, ...] = ("document", "fact", "event", "identity", "rank")
_HOW: tuple[How, ...] = ("came", "went", "changed")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that one graph has and another has not, or has otherwise.

    Attributes:
        about: What it is.
        how: Whether it came, went or changed from the first graph to the second.
        what: The thing, in words.
        before: What the first graph says of it, or empty.
        after: What the second one says of it, or empty.
        evidence: The sentence that bears it out, from the graph that has it (the second one where both do), or None.
    """

    about: About
    how: How
    what: str
    before: str = ""
    after: str = ""
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two graphs, read."""

    store: GraphStore
    reader: EvidenceReader
    names: dict[NamedNode, tuple[str, str, tuple[str, ...]]]
    facts: frozenset[tuple[NamedNode, NamedNode, object]]
    events: dict[str, Event]


def differences(before: GraphStore, after: GraphStore, *, top: int = RANKED) -> tuple[Difference, ...]:
    """Return what changed from one graph to another: documents, facts, events, identities, ranks, each sorted.

    Two events are one where the same words of a text tell of them; an entity that went has become the one to which its
    passages refer now.

    Args:
        before: The first graph.
        after: The second graph, with the same base IRI.
        top: Places of the ranking whose changes are told.
    """
    one, two = _side(before), _side(after)
    found = [
        *_documents(before, after),
        *_facts(one, two),
        *_events(one, two),
        *_identities(one, two),
        *_ranks(before, after, top),
    ]
    order = sorted(
        found, key=lambda d: (_KINDS.index(d.about), _HOW.index(d.how), d.what, d.before, d.after, str(d.evidence))
    )
    return tuple(order)


def differences_in_time(
    store: GraphStore, first: str, last: str | None = None, *, top: int = RANKED
) -> tuple[Difference, ...]:
    """Return what changed in one graph between what was published until one date and until another.

    Who is who is told by all documents; those without a date are left out (`kg.store.portions`).

    Args:
        store: The graph.
        first: ISO 8601 day, month or year; what was published until its end is there before.
        last: The same for what is there after; None takes all that has a date.
        top: Places of the ranking whose changes are told.

    Raises:
        InputError: If one is no date, or the first is not before the last.
    """
    start = dates.given(first, where="from")
    end = dates.given(last or "2999", where="until")
    if start.last >= end.last:
        raise InputError(f"{first} is not before {last}", where="from", hint="give the earlier date first")
    before, after = (published_until(store, day, always=(DOCUMENT,)) for day in (start, end))
    return differences(before, after, top=top)


def left_out(store: GraphStore) -> tuple[str, ...]:
    """Return the ids of the documents that no date brings in, for want of one; sorted, without what corrections add."""
    return tuple(document for document in undated(store) if document != DOCUMENT)


def _side(store: GraphStore) -> _Side:
    reader = EvidenceReader(store.raw, store.base_iri)
    described: dict[NamedNode, tuple[str, str, tuple[str, ...]]] = {}
    for quad in store.raw.quads_for_pattern(None, t.LABEL, None, DEFAULT):
        node = quad.subject
        if isinstance(node, NamedNode) and not node.value.startswith(f"{store.base_iri}event/"):
            classes = [t.local_name(n) for n in _nodes(store, node, t.TYPE) if n != t.ACTOR_CLASS]
            same = tuple(sorted(n.value for n in _nodes(store, node, t.SAME_AS)))
            described[node] = (str(getattr(quad.object, "value", "")), min(classes, default=""), same)
    facts = frozenset(
        (quad.subject, quad.predicate, quad.object)
        for predicate in fact_predicates()
        for quad in store.raw.quads_for_pattern(None, predicate, None, DEFAULT)
        if isinstance(quad.subject, NamedNode)
    )
    return _Side(store, reader, described, facts, {event.iri: event for event in reader.events()})


def _nodes(store: GraphStore, node: NamedNode, predicate: NamedNode) -> list[NamedNode]:
    found: Iterator[Quad] = store.raw.quads_for_pattern(node, predicate, None, DEFAULT)
    return [quad.object for quad in found if isinstance(quad.object, NamedNode)]


def _documents(before: GraphStore, after: GraphStore) -> Iterator[Difference]:
    old, new = before.documents(), after.documents()
    for name in sorted(old.keys() | new.keys()):
        if name not in new:
            yield Difference("document", "went", name)
        elif name not in old:
            yield Difference("document", "came", name)
        elif old[name] != new[name]:
            yield Difference("document", "changed", name, "another text", "this text")


def _facts(one: _Side, two: _Side) -> Iterator[Difference]:
    ways: tuple[tuple[_Side, _Side, How], ...] = ((one, two, "went"), (two, one, "came"))
    for side, other, how in ways:
        gone = side.facts - other.facts
        for subject, predicate, value in sorted(gone, key=str):
            words = side.reader.name(value.value) if isinstance(value, NamedNode) else str(getattr(value, "value", ""))
            told = f"{side.reader.name(subject.value)} {phrase(predicate)} {words}"
            yield Difference("fact", how, told, evidence=_stating(side, subject, predicate, value))


def _stating(side: _Side, subject: NamedNode, predicate: NamedNode, value: object) -> Evidence | None:
    """Return the first statement of a fact, by document and place; a symmetric one may stand the other way round."""
    ends: list[tuple[NamedNode, object]] = [(subject, value)]
    if isinstance(value, NamedNode):
        ends.append((value, subject))
    match, found = side.reader.match, list[Evidence]()
    for one, other in ends:
        for quad in match(None, t.SUBJECT, one, None):
            parts = {(q.predicate, q.object) for q in match(quad.subject, None, None, quad.graph_name)}
            if {(t.PREDICATE, predicate), (t.OBJECT, other)} <= parts:
                said = side.reader.read(quad.subject, quad.graph_name)
                found += [said] if said is not None else []
    return min(found, key=lambda said: (said.kind != "fact", said.date, said.document, said.start), default=None)


def _events(one: _Side, two: _Side) -> Iterator[Difference]:
    told = {words for event in two.events.values() for words in _words(two, event)}
    old = defaultdict[tuple[str, str], list[Event]](list)  # of each passage several: "each accuses the other"
    for event in _sorted(one.events.values()):
        for words in _words(one, event):
            old[words].append(event)
    for event in _sorted(one.events.values()):
        if not told & _words(one, event):
            yield Difference("event", "went", event.label, _state(event), evidence=_report(one, event))
    for event in _sorted(two.events.values()):
        earlier = {e.iri: e for words in _words(two, event) for e in old.get(words, ())}
        earlier = {event.iri: earlier[event.iri]} if event.iri in earlier else earlier
        if not earlier:
            yield Difference("event", "came", event.label, "", _state(event), _report(two, event))
        for known in _sorted(earlier.values()):
            if (known.label, _state(known)) != (event.label, _state(event)):
                was = f"{known.label}, {_state(known)}" if known.label != event.label else _state(known)
                yield Difference("event", "changed", event.label, was, _state(event), _report(two, event))


def _words(side: _Side, event: Event) -> frozenset[tuple[str, str]]:
    """Return the root of an event with the passages that name it: they stay when it is told who took part."""
    found = (side.reader.match(NamedNode(iri), t.TRIGGER, None, None) for iri in event.reports)
    return frozenset((event.root, quad.object.value) for quads in found for quad in quads)


def _sorted(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=lambda event: (event.time, event.label, event.iri))


def _state(event: Event) -> str:
    """Return what may change of an event, in words."""
    dead = f"{event.dead} killed" if event.dead is not None else ""
    reports = f"{len(event.reports)} report{'s' if len(event.reports) != 1 else ''}"
    return ", ".join(filter(None, (event.status, event.time, event.where, dead, reports)))


def _report(side: _Side, event: Event) -> Evidence | None:
    for iri in event.reports:
        for quad in side.reader.match(NamedNode(iri), t.EVENT_TYPE, None, None):
            if (said := side.reader.read(quad.subject, quad.graph_name)) is not None:
                return said
    return None


def _identities(one: _Side, two: _Side) -> Iterator[Difference]:
    for node in sorted(one.names.keys() - two.names.keys(), key=str):
        became = _became(one, two, node)
        if became:
            yield Difference("identity", "changed", one.names[node][0], _looks(one.names[node]), f"now {became}")
        else:
            yield Difference("identity", "went", one.names[node][0], _looks(one.names[node]))
    for node in sorted(two.names.keys() - one.names.keys(), key=str):
        yield Difference("identity", "came", two.names[node][0], "", _looks(two.names[node]))
    for node in sorted(one.names.keys() & two.names.keys(), key=str):
        if one.names[node] != two.names[node]:
            before, after = _looks(one.names[node]), _looks(two.names[node])
            yield Difference("identity", "changed", two.names[node][0], before, after)


def _looks(named: tuple[str, str, tuple[str, ...]]) -> str:
    name, kind, same = named
    return " ".join(filter(None, (name, f"({kind})", *same)))


def _became(one: _Side, two: _Side, node: NamedNode) -> str:
    """Return the names of those to whom passages refer now that referred to an entity."""
    found = {
        now.object.value
        for quad in one.reader.match(None, t.REFERS_TO, node, None)
        for now in two.reader.match(quad.subject, t.REFERS_TO, None, quad.graph_name)
    }
    return ", ".join(sorted(map(two.reader.name, found)))


def _ranks(before: GraphStore, after: GraphStore, top: int) -> Iterator[Difference]:
    old, new = _placed(before), _placed(after)
    for iri in sorted(old.keys() | new.keys(), key=lambda iri: (new.get(iri, old.get(iri, (0, "")))[0], iri)):
        was, now = old.get(iri), new.get(iri)
        if min(place[0] for place in (was, now) if place is not None) > top:
            continue
        if was is None and now is not None:
            yield Difference("rank", "came", now[1], "", str(now[0]))
        elif now is None and was is not None:
            yield Difference("rank", "went", was[1], str(was[0]))
        elif was is not None and now is not None and was[0] != now[0]:
            yield Difference("rank", "changed", now[1], str(was[0]), str(now[0]))


def _placed(store: GraphStore) -> Mapping[str, tuple[int, str]]:
    rows = summary(project(store)).actors
    return {row.iri: (place, row.label) for place, row in enumerate(rows, start=1)}
