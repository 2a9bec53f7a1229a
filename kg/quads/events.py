"""Events of the default graph, each from the reports of one happening."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from kg import namespaces, rules
from kg.quads import terms as t
from kg.quads.documents import Node
from kg.quads.evidence import Match
from kg.quads.happenings import Happening, Report, across_documents, in_documents

type Sides = tuple[Collection[str], Collection[str]]
"""The IRIs of actors, and those of recipients."""

STRENGTH = ("Happened", "Ongoing", "Planned", "Threatened", "Demanded", "Hypothetical", "Denied")
_FIRM = rules.HAPPENED | {"Denied"}
_SURENESS = ("Certain", "Probable", "Possible", "Unknown")
_DEFAULT = DefaultGraph()


def report(node: NamedNode, graph: NamedNode, match: Match) -> Report:
    """Read an event report back from the evidence."""
    values: dict[NamedNode, list[Node]] = {}
    for quad in match(node, None, None, graph):
        values.setdefault(quad.predicate, []).append(quad.object)

    def one(predicate: NamedNode, default: str = "") -> str:
        return values[predicate][0].value if predicate in values else default

    def side(predicate: NamedNode) -> frozenset[str]:
        members = [v for v in values.get(predicate, []) if isinstance(v, NamedNode)]
        listed = {member.value for member in members}
        return frozenset(m.value for m in members if not _stands_for_owner(m, listed, graph, match))

    place, fatalities = one(t.HAS_PLACE), one(t.FATALITIES)
    within = match(NamedNode(place), t.relation("locatedIn"), None, graph) if place else ()
    return Report(
        iri=node.value,
        document=graph.value,
        root=one(t.EVENT_TYPE).removeprefix(namespaces.PLOVER),
        actors=side(t.ACTOR),
        recipients=side(t.RECIPIENT),
        place=place or None,
        within=frozenset(quad.object.value for quad in within),
        time=one(t.HAS_TIME),
        fatalities=int(fatalities) if fatalities else None,
        status=one(t.STATUS).removeprefix(namespaces.KG),
        mode=one(t.MODE),
        polarity=one(t.POLARITY).removeprefix(namespaces.KG),
        certainty=one(t.CERTAINTY).removeprefix(namespaces.KG),
        confidence=float(one(t.CONFIDENCE, "1")),
        voice=rules.voice(attributed=t.ATTRIBUTED_TO in values or t.ATTRIBUTION in values, factive=t.FACTIVE in values),
        speakers=tuple(v.value for v in values.get(t.ATTRIBUTED_TO, [])),
        attributions=tuple(v.value for v in values.get(t.ATTRIBUTION, [])),
    )


def _stands_for_owner(node: NamedNode, listed: set[str], graph: NamedNode, match: Match) -> bool:
    """Tell whether a participant is an unnamed force or office of another one that is listed beside it."""
    if len(listed) == 1 or next(match(node, t.NAMED, None, graph), None) is None:
        return False
    return any(quad.object.value in listed for quad in match(node, t.AFFILIATED_WITH, None, graph))


def event_quads(happenings: Iterable[Happening], label: Callable[[str], str], *, base: str) -> Iterator[Quad]:
    """Yield the events of the default graph that come of gathered happenings.

    Args:
        happenings: From `across_documents`, of whole components.
        label: Gives the name of an entity from its IRI.
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
        for predicate, value in _event(happening):
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


def _event(happening: Happening) -> Iterator[tuple[NamedNode, Node]]:
    reports = sorted(happening.reports, key=lambda r: r.iri)
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
    modes = Counter(told.mode for told in reports if told.mode)
    if modes:
        yield t.MODE, t.string(min(modes, key=lambda mode: (-modes[mode], mode)))
    yield from _standing(reports)
    for told in reports:
        yield t.REPORTED_IN, NamedNode(told.iri)


def _standing(reports: list[Report]) -> Iterator[tuple[NamedNode, Node]]:
    """State whether it happened, how surely, and on whose word where no author vouches for it."""
    firm = {_effective(told) for told in reports if told.voice == "author"} & _FIRM
    settled = min(firm or {_effective(told) for told in reports}, key=STRENGTH.index)
    giving = [told for told in reports if _effective(told) == settled]
    vouched = [told for told in giving if told.voice == "author"]
    yield t.STATUS, t.STATUSES[settled]
    yield t.BASIS, t.BASES["Happening" if rules.is_happening(settled) else "Claim"]
    yield t.CERTAINTY, t.CERTAINTIES[min((told.certainty for told in vouched or giving), key=_SURENESS.index)]
    yield t.CONFIDENCE, t.decimal(max(told.confidence for told in vouched or giving))
    if not vouched:
        for speaker in sorted({speaker for told in giving for speaker in told.speakers}):
            yield t.ATTRIBUTED_TO, NamedNode(speaker)
        for attribution in sorted({attribution for told in giving for attribution in told.attributions}):
            yield t.ATTRIBUTION, NamedNode(attribution)


def _effective(told: Report) -> str:
    return rules.standing(told.status, polarity=told.polarity, certainty=told.certainty)


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
