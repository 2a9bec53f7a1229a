"""Events of the default graph, each from the reports of one happening."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import cast

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg import dates, namespaces, rules
from kg.evidence import Evidence
from kg.ontology import roots
from kg.quads import terms as t
from kg.quads.corrections import corrections_graph
from kg.quads.documents import Node
from kg.store.evidence import EvidenceReader
from kg.store.gathering import Gathering
from kg.store.gist import Gist, gist, is_headline, plain
from kg.store.matching import Match
from kg.store.reported import alone

type Sides = tuple[Collection[str], Collection[str]]
"""The IRIs of actors, and those of recipients."""

CHARGES = "verbal conflict"  # quad class of what is told apart by what it is about
STRENGTH = ("Happened", "Ongoing", "Planned", "Threatened", "Demanded", "Hypothetical", "Denied")
DATINGS = ("stated", "relative", "publication")
_FIRM = rules.HAPPENED | {"Denied"}
_SURENESS = ("Certain", "Probable", "Possible", "Unknown")


def reported(reader: EvidenceReader, graph: NamedNode | None = None, root: NamedNode | None = None) -> list[Gathering]:
    """Return the event reports of a document, or of all, of one root or of any, each alone.

    Unnamed forces and offices of a participant that is listed beside them are left out.
    """
    found = []
    for quad in reader.match(None, t.EVENT_TYPE, root, graph):
        if (report := reader.read(quad.subject, quad.graph_name)) is not None:
            place = NamedNode(report.place) if report.place else None
            holders = reader.match(place, t.LOCATED_IN, None, quad.graph_name) if place else ()
            sides = (_principals(side, quad.graph_name, reader.match) for side in (report.subjects, report.objects))
            actors, recipients = sides
            within = (holder.object.value for holder in holders)
            about, words = _told(report, reader)
            slim = _slim(report, actors, recipients)
            found.append(alone(slim, within=within, sentence=report.sentence, about=about, words=words))
    return found


def _slim(report: Evidence, actors: tuple[str, ...], recipients: tuple[str, ...]) -> Evidence:
    """Return a report of these sides without what tells nothing of which happening it is of: there may be very many.

    What is left is told by its document alone.
    """
    return replace(
        report,
        subjects=actors,
        objects=recipients,
        speaker="somebody" if report.speaker else "",
        trigger=(0, 0),
        sentence="",
        headline="",
        outlet="",
        url="",
        origin="",
        document="",
        extractor="",
    )


def _told(report: Evidence, reader: EvidenceReader) -> tuple[Gist | None, Gist | None]:
    """Return what a charge, demand or threat is about, and what the words of a report with a day or month tell."""
    charge = roots()[report.term].influence.quad == CHARGES and not is_headline(report)  # it may mean any of its text
    dated = len(report.time) > len("2024")
    if not (charge or dated):
        return None, None
    words = gist(report, reader.marks(report, (*report.subjects, *report.objects)))
    return plain(words) if charge else None, words if dated else None


def _principals(side: tuple[str, ...], graph: NamedNode, match: Match) -> tuple[str, ...]:
    return tuple(iri for iri in side if not _stands_for_owner(NamedNode(iri), set(side), graph, match))


def _stands_for_owner(node: NamedNode, listed: set[str], graph: NamedNode, match: Match) -> bool:
    """Tell whether a participant is an unnamed force or office of another one that is listed beside it."""
    if len(listed) == 1 or next(match(node, t.NAMED, None, graph), None) is None:
        return False
    return any(quad.object.value in listed for quad in match(node, t.AFFILIATED_WITH, None, graph))


type Changes = Mapping[NamedNode, Mapping[NamedNode, Node]]
"""What an analyst says of events: status (`t.STATUS`) and time (`t.HAS_TIME`), by the event's IRI."""


def changes(store: Store, *, base: str) -> Changes:
    """Return what the corrections of a graph say of its events."""
    found: dict[NamedNode, dict[NamedNode, Node]] = {}
    graph = corrections_graph(base=base)
    for predicate in (t.STATUS, t.HAS_TIME):
        for said in store.quads_for_pattern(None, predicate, None, graph):
            for quad in store.quads_for_pattern(said.subject, t.CORRECTS, None, graph):
                if isinstance(quad.object, NamedNode):
                    found.setdefault(quad.object, {})[predicate] = cast("Node", said.object)
    return found


def event_quads(
    gatherings: Iterable[Gathering], label: Callable[[str], str], *, base: str, changed: Changes
) -> Iterator[Quad]:
    """Yield the events of the default graph that come of gatherings.

    Args:
        gatherings: From `across_documents`, of whole components.
        label: Gives the name of an entity from its IRI.
        base: IRI that events are minted under.
        changed: What an analyst says of events, see `changes`; their IRIs stay.
    """
    for node, gathering in sorted(_by_node(gatherings, base=base).items(), key=lambda item: item[0].value):
        said = changed.get(node, {})
        for predicate, value in _changed(_event(gathering), said) if said else _event(gathering):
            yield Quad(node, predicate, value)
        sides = (gathering.actors, gathering.recipients)
        time = said[t.HAS_TIME].value if t.HAS_TIME in said else gathering.time
        yield Quad(node, t.LABEL, event_label(gathering.root, sides, time, label))


def _by_node(gatherings: Iterable[Gathering], *, base: str) -> dict[NamedNode, Gathering]:
    """Return gatherings by the IRI of their event; those that state the same are one, but where a side is missing."""
    alike: dict[NamedNode, list[Gathering]] = {}
    for gathering in gatherings:
        if gathering.tells_anything():
            alike.setdefault(event_node(gathering, base=base), []).append(gathering)
    found: dict[NamedNode, Gathering] = {}
    for group in alike.values():
        apart = len(group) > 1 and not (group[0].actors and group[0].recipients)
        for gathering in group:
            node = event_node(gathering, base=base, apart=apart)
            if node in found:
                found[node].absorb(gathering)
            else:
                found[node] = gathering
    return found


def _changed(
    event: Iterable[tuple[NamedNode, Node]], said: Mapping[NamedNode, Node]
) -> Iterator[tuple[NamedNode, Node]]:
    """Yield what an event is with the analyst's word in place of what texts tell."""
    new: list[tuple[NamedNode, Node]] = []
    if (status := said.get(t.STATUS)) is not None:
        basis = "Happening" if rules.is_happening(t.local_name(cast("NamedNode", status))) else "Claim"
        new += [(t.STATUS, status), (t.BASIS, t.BASES[basis]), (t.CERTAINTY, t.CERTAINTIES["Certain"])]
    if (time := said.get(t.HAS_TIME)) is not None and (when := dates.parse(time.value)) is not None:
        days = [(t.EARLIEST, t.time(str(when.first))), (t.LATEST, t.time(str(when.last)))]
        new += [(t.HAS_TIME, time), *((p, day) for p, day in days if day is not None), (t.DATING, t.string("stated"))]
    gone = {predicate for predicate, _ in new} | ({t.ATTRIBUTED_TO, t.ATTRIBUTION} if status is not None else set())
    yield from (statement for statement in event if statement[0] not in gone)
    yield from new


def event_node(gathering: Gathering, *, base: str, apart: bool = False) -> NamedNode:
    """Return the IRI of an event from what its reports state together.

    It comes from where they stand as well, if it can only be told there, or is told ``apart`` from its like.
    """
    about = {word for words in gathering.gists for word in words}  # there may be two charges of a text
    where = [*sorted(gathering.documents), *sorted(about)] if apart or gathering.local() else []
    numbers = [str(n) for n in sorted(gathering.fatalities)]
    sides = (*sorted(gathering.actors), "->", *sorted(gathering.recipients))
    denied = bool(gathering.voiced) and all(denied for _, denied in gathering.voiced)
    state = "denied" if denied else "real" if gathering.real else "ahead"  # denied beside one that took place
    stated = (gathering.root, state, gathering.time, gathering.place, *sides, "", *numbers, "", *where)
    return NamedNode(f"{base}event/{namespaces.digest(*stated)}")


def event_label(root: str, sides: Sides, time: str, label: Callable[[str], str]) -> Literal:
    """Return a line to know an event by: ``ASSAULT: Russia -> Azerbaijan (2024-12)``."""
    actors, recipients = (", ".join(sorted(set(map(label, side)))) for side in sides)
    who = f"{actors or '?'} -> {recipients}" if recipients else actors or "?"
    return t.string(f"{root}: {who} ({time})" if time else f"{root}: {who}")


def _event(gathering: Gathering) -> Iterator[tuple[NamedNode, Node]]:
    reports = sorted(gathering.reports, key=lambda r: r.iri)
    yield t.TYPE, t.EVENT
    yield t.EVENT_TYPE, t.root(gathering.root)
    between = {iri for told in reports for iri in told.mediators}
    for role, taking_part in ((t.ACTOR, gathering.actors), (t.RECIPIENT, gathering.recipients), (t.MEDIATOR, between)):
        yield from ((role, NamedNode(iri)) for iri in sorted(taking_part))
    if gathering.place:
        yield t.HAS_PLACE, NamedNode(gathering.place)
    if (stamp := t.time(gathering.time)) is not None:
        yield t.HAS_TIME, stamp
    for predicate, value in zip((t.EARLIEST, t.LATEST, t.DATING), interval(gathering.time, reports), strict=True):
        if value:
            yield predicate, t.time(value) or t.string(value)
    counted = {"fatalities": {r.iri: r.dead for r in reports if r.dead is not None}}
    for kind in t.HARMED:
        counted[kind] = {r.iri: n for r in reports for told, n in r.harmed if told == kind}
    for kind, numbers in counted.items():
        if (people := _most_stated(reports, numbers)) is not None:
            yield t.COUNTS[kind], t.integer(people)
            bounds = {dict(r.bounds).get(kind, "") for r in reports if numbers.get(r.iri) == people}
            if len(bounds) == 1 and (bound := bounds.pop()):  # one who gives the number itself knows it
                yield t.BOUNDS[bound], t.COUNTS[kind]
    modes = Counter(told.mode for told in reports if told.mode)
    if modes:
        yield t.MODE, t.string(min(modes, key=lambda mode: (-modes[mode], mode)))
    yield from _standing(reports)
    for told in reports:
        yield t.REPORTED_IN, NamedNode(told.iri)


def interval(time: str, reports: Iterable[Evidence]) -> tuple[str, str, str]:
    """Return the first and last day that the time of an event allows by its reports, and how they were found.

    Reports that state the event's own time count before those that state another, then those that state one before
    those that count from their text, and last those that only tell what was known on the day of the text. What all of
    one kind allow together counts; where they leave no day, the one that ends first.
    """
    dated = sorted(
        (told for told in reports if told.dating), key=lambda told: (told.latest or "9", told.earliest, told.iri)
    )
    if not dated:
        return "", "", ""
    same = [told for told in dated if told.time == time] or dated
    best = min((told.dating for told in same), key=DATINGS.index)
    counted = [told for told in same if told.dating == best]
    earliest = max(told.earliest for told in counted)
    latest = min((told.latest for told in counted if told.latest), default="")
    if latest and earliest > latest:
        earliest, latest = counted[0].earliest, counted[0].latest
    return earliest, latest, best


def _standing(reports: list[Evidence]) -> Iterator[tuple[NamedNode, Node]]:
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


def _effective(told: Evidence) -> str:
    return rules.standing(told.status, polarity=told.polarity, certainty=told.certainty)


def _most_stated(reports: list[Evidence], numbers: dict[str, int]) -> int | None:
    """Return the number (by report) that most documents state; of equals that of more reports, then the lower."""
    if not numbers:
        return None

    def support(number: int) -> tuple[int, int, int]:
        holding = [r for r in reports if numbers.get(r.iri) == number]
        return -len({r.graph for r in holding}), -len(holding), number

    return min(numbers.values(), key=support)
