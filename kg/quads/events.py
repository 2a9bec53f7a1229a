"""Events of the default graph, each from the reports of one happening."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg import namespaces
from kg.quads import terms as t
from kg.quads.documents import Node
from kg.quads.evidence import Match
from kg.quads.happenings import Happening, Report, across_documents, in_documents

type Sides = tuple[Collection[str], Collection[str]]
"""The IRIs of actors, and those of recipients."""

STRENGTH = ("Happened", "Ongoing", "Planned", "Threatened", "Demanded", "Hypothetical", "Denied")
_FIRM = frozenset({"Happened", "Ongoing", "Denied"})
_SURENESS = ("Certain", "Probable", "Possible", "Unknown")
_DEFAULT = DefaultGraph()


def report(node: NamedNode, graph: NamedNode, match: Match) -> Report:
    """Read back from the evidence what clustering needs to know of an event report."""
    values: dict[str, list[Node]] = {}
    for quad in match(node, None, None, graph):
        values.setdefault(quad.predicate.value, []).append(quad.object)

    def one(predicate: NamedNode) -> str | None:
        found = values.get(predicate.value)
        return found[0].value if found else None

    def side(predicate: NamedNode) -> frozenset[str]:
        members = [v for v in values.get(predicate.value, []) if isinstance(v, NamedNode)]
        listed = {member.value for member in members}
        return frozenset(m.value for m in members if not _stands_for_owner(m, listed, graph, match))

    place, fatalities = one(t.HAS_PLACE), one(t.FATALITIES)
    return Report(
        iri=node.value,
        document=graph.value,
        root=(one(t.EVENT_TYPE) or "").removeprefix(namespaces.PLOVER),
        actors=side(t.ACTOR),
        recipients=side(t.RECIPIENT),
        place=place,
        within=frozenset(q.object.value for q in match(NamedNode(place), t.relation("locatedIn"), None, graph))
        if place
        else frozenset(),
        time=one(t.HAS_TIME) or "",
        fatalities=int(fatalities) if fatalities else None,
        status=t.local_name(NamedNode(one(t.STATUS) or t.STATUSES["Happened"].value)),
    )


def _stands_for_owner(node: NamedNode, listed: set[str], graph: NamedNode, match: Match) -> bool:
    """Tell whether a participant is an unnamed force or office of another one that is listed beside it."""
    if len(listed) == 1 or next(match(node, t.NAMED, None, graph), None) is None:
        return False
    return any(quad.object.value in listed for quad in match(node, t.AFFILIATED_WITH, None, graph))


def event_quads(
    happenings: Iterable[Happening], label: Callable[[str], str], match: Match, *, base: str
) -> Iterator[Quad]:
    """Yield the events of the default graph that come of gathered happenings.

    Args:
        happenings: From `across_documents`, of whole components.
        label: Gives the name of an entity from its IRI.
        match: The evidence.
        base: IRI that events are minted under.
    """
    events: dict[NamedNode, Happening] = {}
    for happening in happenings:
        if happening.actors or happening.recipients or happening.fatalities or happening.place:
            node = event_node(happening, base=base)
            if node in events:
                events[node].absorb(happening)
            else:
                events[node] = happening
    for node, happening in sorted(events.items(), key=lambda item: item[0].value):
        for predicate, value in _event(happening, match):
            yield Quad(node, predicate, value, _DEFAULT)
        sides = (happening.actors, happening.recipients)
        yield Quad(node, t.LABEL, event_label(happening.root, sides, happening.time, label), _DEFAULT)


def event_node(happening: Happening, *, base: str) -> NamedNode:
    """Return the IRI of an event from what its reports state together, and from where if it can only be told there."""
    where = sorted(happening.documents) if happening.local() else []
    numbers = [str(n) for n in sorted(happening.fatalities)]
    sides = (*sorted(happening.actors), "->", *sorted(happening.recipients))
    state = "real" if happening.real else "ahead"
    stated = (happening.root, state, happening.time, happening.place or "", *sides, "", *numbers, "", *where)
    return NamedNode(f"{base}event/{namespaces.digest(*stated)}")


def event_label(root: str, sides: Sides, time: str, label: Callable[[str], str]) -> Literal:
    """Return a line to know an event by: ``ASSAULT: Russia -> Azerbaijan (2024-12)``."""
    actors, recipients = (", ".join(sorted(map(label, side))) for side in sides)
    who = f"{actors or '?'} -> {recipients}" if recipients else actors or "?"
    return t.string(f"{root}: {who} ({time})" if time else f"{root}: {who}")


def _event(happening: Happening, match: Match) -> Iterator[tuple[NamedNode, Node]]:
    reports = sorted(happening.reports, key=lambda r: r.iri)
    details = {r.iri: _details(r, match) for r in reports}
    yield t.TYPE, t.EVENT
    yield t.EVENT_TYPE, t.root(happening.root)
    for iri in sorted(happening.actors):
        yield t.ACTOR, NamedNode(iri)
    for iri in sorted(happening.recipients):
        yield t.RECIPIENT, NamedNode(iri)
    if happening.place:
        yield t.HAS_PLACE, NamedNode(happening.place)
    if (stamp := t.time(happening.time)) is not None:
        yield t.HAS_TIME, stamp
    if (fatalities := _most_stated(reports)) is not None:
        yield t.FATALITIES, t.integer(fatalities)
    modes = Counter(mode for d in details.values() for mode in d.get(t.MODE.value, []))
    if modes:
        yield t.MODE, t.string(min(modes, key=lambda mode: (-modes[mode], mode)))
    yield from _standing(reports, details)
    for told in reports:
        yield t.REPORTED_IN, NamedNode(told.iri)


def _details(told: Report, match: Match) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for quad in match(NamedNode(told.iri), None, None, NamedNode(told.document)):
        found.setdefault(quad.predicate.value, []).append(quad.object.value)
    return found


def _standing(reports: list[Report], details: dict[str, dict[str, list[str]]]) -> Iterator[tuple[NamedNode, Node]]:
    """State whether it happened, how surely, and on whose word where no author vouches for it."""
    status = {r.iri: _effective(r, details[r.iri]) for r in reports}
    own = {iri for iri, d in details.items() if t.FACTIVE.value in d or not _attributed(d)}
    firm = {status[iri] for iri in own} & _FIRM
    settled = min(firm or set(status.values()), key=STRENGTH.index)
    giving = sorted(iri for iri, s in status.items() if s == settled)
    vouched = [iri for iri in giving if iri in own]
    yield t.STATUS, t.STATUSES[settled]
    sureness = {
        t.local_name(NamedNode(c)) for iri in vouched or giving for c in details[iri].get(t.CERTAINTY.value, [])
    }
    if sureness:
        yield t.CERTAINTY, t.CERTAINTIES[min(sureness, key=_SURENESS.index)]
    confidence = [float(c) for iri in vouched or giving for c in details[iri].get(t.CONFIDENCE.value, [])]
    if confidence:
        yield t.CONFIDENCE, t.decimal(max(confidence))
    if not vouched:
        for predicate in (t.ATTRIBUTED_TO, t.ATTRIBUTION):
            for value in sorted({v for iri in giving for v in details[iri].get(predicate.value, [])}):
                yield predicate, NamedNode(value)


def _attributed(details: dict[str, list[str]]) -> bool:
    return t.ATTRIBUTED_TO.value in details or t.ATTRIBUTION.value in details


def _effective(told: Report, details: dict[str, list[str]]) -> str:
    """Return a report's status with its polarity and certainty taken in: what is only likely has not yet happened."""
    if details.get(t.POLARITY.value) == [t.POLARITIES["Denied"].value]:
        return "Denied"
    if told.status in {"Happened", "Ongoing"} and details.get(t.CERTAINTY.value) != [t.CERTAINTIES["Certain"].value]:
        return "Hypothetical"
    return told.status


def _most_stated(reports: list[Report]) -> int | None:
    """Return the number of dead that most documents state; of equally many, the one in more reports, then the lower."""
    numbers = {r.fatalities for r in reports if r.fatalities is not None}
    if not numbers:
        return None

    def support(number: int) -> tuple[int, int, int]:
        holding = [r for r in reports if r.fatalities == number]
        return -len({r.document for r in holding}), -len(holding), number

    return min(numbers, key=support)


def happenings_of(reports: Iterable[Report]) -> list[Happening]:
    """Return the happenings that reports tell of, within documents and across them."""
    return across_documents(in_documents(reports))
