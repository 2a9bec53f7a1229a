"""Statements of the graph in words, each with links to those it is about, its validity and its sentences."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from pyoxigraph import NamedNode, Quad

from kg.evidence import Event, Evidence
from kg.ontology import phrase, relations, roots
from kg.page.words.citations import Citations, Cites
from kg.page.words.events import Telling, tell, what
from kg.page.words.statements import hedge, said_by
from kg.page.words.words import name, span, unique
from kg.quads import terms as t
from kg.rules import HAPPENED
from kg.service.site.links import Link, address
from kg.service.site.state import State
from kg.store.evidence import DEFAULT

_SURENESS = {"Probable": "probable", "Possible": "possible", "Unknown": "certainty unknown"}

type Key = tuple[str, str, str]
"""Subject, relation and object of a statement: IRIs, or of the object its words."""
type Group = tuple[Key, list[Evidence]]
"""What is stated, and the assertions that do."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What sentences state alike.

    Attributes:
        subject: Who or what it is about.
        phrase: What stands between the two: ``is allied with``.
        object: The other.
        since: Since when it is told to hold, in words, or empty; ``until`` and ``span`` likewise.
        former: It holds no more.
        manner: What restricts it: ``denied``, ``possible``, ``according to ...``; sorted by weight, most telling first.
        sign: ``cooperation``, ``hostility`` or ``neutral``.
        documents: How many texts state it.
        cites: Its sentences.
    """

    subject: Link
    phrase: str
    object: Link
    when: str
    former: bool
    manner: tuple[str, ...]
    sign: str
    documents: int
    cites: Cites


@dataclass(frozen=True, slots=True)
class Happening:
    """An event in words, with its page and those who take part."""

    iri: str
    href: str
    time: str
    telling: Telling


@dataclass(frozen=True, slots=True)
class Writer:
    """Puts what a graph holds into words for one page, whose sentences are numbered in ``citations``."""

    state: State
    citations: Citations

    def link(self, iri: str) -> Link:
        """Return the name of a thing with its address; without one if the graph does not know it."""
        known = self.state.reader.label(iri)
        return Link(name(self.state.reader.name(iri)), address(iri, base=self.state.base) if known else "")

    def stated(self, group: Group, *, former: bool = False) -> Stated:
        """Return in words what the rows of a group state alike."""
        (subject, term, target), rows = group
        relation = relations().get(term)
        sign = relation.influence.sign if relation is not None and relation.influence is not None else 0
        return Stated(
            self.link(subject),
            _phrase(term),
            Link(name(target)) if rows[0].value else self.link(target),
            validity(rows),
            former,
            () if former else manner(rows),
            {1: "cooperation", -1: "hostility"}.get(sign, "neutral"),
            len({row.graph for row in rows}),
            self.citations.cite(rows),
        )

    def happening(self, event: Event, evidence: Iterable[Evidence]) -> Happening:
        """Return an event in words."""
        names = tuple(
            tuple(sorted({self.state.reader.name(iri) for iri in side})) for side in (event.actors, event.recipients)
        )
        root = roots().get(event.root)
        told = Event(
            **{field: getattr(event, field) for field in event.__slots__}
            | {"names": names, "quad": root.influence.quad if root else "", "evidence": tuple(sorted(evidence))}
        )
        return Happening(event.iri, address(event.iri, base=self.state.base), event.time, tell(told, self.citations))

    def in_words(self, said: Evidence) -> tuple[Link, ...]:
        """Return a statement as words and names in their order, whatever it is."""
        if said.kind == "attribution":
            words = " ".join(" ".join(self.state.reader.content(said)).split())
            source = self.link(said.subjects[0]) if said.subjects else Link(name(said.speaker))
            return (source, Link(f" {cue(said)}: {name(words, 300)}"))
        if said.status or said.term in roots():
            sides = (said.subjects, said.objects)
            actors, recipients = ([self.state.reader.name(iri) for iri in side] for side in sides)
            words = what(said.term, actors, recipients, {said.mode} - {""}, {said_by(said)})
            return (Link(words, self._event(said.iri)),)
        target = Link(name(said.value)) if said.value else self.link(said.objects[0])
        return (self.link(said.subjects[0]), Link(f" {_phrase(said.term)} "), target)

    def _event(self, report: str) -> str:
        """Return the address of the event that a report tells of, or nothing."""
        found = self.state.graph.store.raw.quads_for_pattern(None, t.REPORTED_IN, NamedNode(report), DEFAULT)
        events = (quad.subject.value for quad in found if isinstance(quad.subject, NamedNode))
        return address(min(events, default=""), base=self.state.base)


def grouped(rows: Iterable[Evidence], *, about: str = "") -> dict[Key, list[Evidence]]:
    """Return assertions by what they state, the order of the sides of a symmetric relation aside.

    Args:
        rows: Assertions; other evidence is left out.
        about: The IRI that comes first where a relation is symmetric.
    """
    found: dict[Key, list[Evidence]] = {}
    for row in rows:
        if row.kind in {"fact", "claim"} and row.subjects and row.term in {*relations(), "measure"}:
            one, other = row.subjects[0], row.value or (row.objects[0] if row.objects else "")
            known = relations().get(row.term)
            if known is not None and known.symmetric and (other == about or (one != about and other < one)):
                one, other = other, one
            found.setdefault((one, row.term, other), []).append(row)
    return found


def cue(said: Evidence) -> str:
    """Return by which words a text tells of an act of speech (``has welcomed``), or its stance if they are no verb."""
    begin, end = (place - said.start for place in said.trigger)
    words = " ".join(said.sentence[max(0, begin) : max(0, end)].split())
    plain = words.replace(" ", "").isalpha() and not words.casefold().startswith(("according", "by "))
    return words[:1].lower() + words[1:] if plain else said.term


def marked(state: State, row: Evidence) -> Evidence:
    """Return a row with the words marked that refer to those it is about."""
    return replace(row, marks=state.reader.marks(row, (*row.subjects, *row.objects)))


def by_event(rows: Iterable[Evidence]) -> dict[str, list[Evidence]]:
    """Return the rows that report an event, by its IRI."""
    found: dict[str, list[Evidence]] = {}
    for row in rows:
        if row.event:
            found.setdefault(row.event, []).append(row)
    return found


def validity(rows: Iterable[Evidence]) -> str:
    """Return from when to when a relation is told to hold, in words; several tellings are listed."""
    spans = sorted({(row.since, row.until) for row in rows if row.since or row.until})
    return " or ".join(unique(between(since, until) for since, until in spans))


def between(since: str, until: str) -> str:
    """Return two dates, of which one may be empty, as a time in words."""
    if since and until:
        return span(since, until)
    return f"since {span(since, '')}" if since else f"until {span('', until)}"


def manner(rows: Collection[Evidence]) -> tuple[str, ...]:
    """Return what restricts a statement: that it is denied, only possible, or somebody's word."""
    if any(row.kind in {"fact", "event"} and row.status in {"", *HAPPENED} for row in rows):
        return tuple(filter(None, [hedge(rows)]))
    told = ["denied" if row.polarity == "Denied" and not row.former else "" for row in rows]
    told += [_SURENESS.get(row.certainty, "") for row in rows]
    told += [row.status.lower() for row in rows if row.status and row.status not in HAPPENED]
    speakers = unique(name(row.speaker) for row in rows if row.speaker)
    told += (
        [f"according to {' and '.join(speakers[:3])}{' and others' if len(speakers) > 3 else ''}"] if speakers else []
    )
    return tuple(unique(told)) or ("only claimed",)


def split(
    groups: dict[Key, list[Evidence]], holds: Callable[[Key], bool]
) -> tuple[list[Group], list[Group], list[Group]]:
    """Return statements that hold, that held once, and that are only claimed; those of most texts first."""
    now, once, claimed = list[Group](), list[Group](), list[Group]()
    for key, rows in groups.items():
        support = [row for row in rows if row.kind == "fact"]
        if support and holds(key):
            now.append((key, support))
        elif support or any(row.former for row in rows):
            once.append((key, [row for row in rows if row.former or row.kind == "fact"]))
        else:
            claimed.append((key, rows))
    for part in (now, once, claimed):
        part.sort(key=lambda group: (-len({row.graph for row in group[1]}), group))
    return now, once, claimed


def _phrase(term: str) -> str:
    return "has" if term == "measure" else phrase(term)


def holds(state: State, subject: str, relation: str, target: str) -> bool:
    """Tell whether a statement is among the facts of the graph, whichever side of a symmetric relation comes first."""
    found = state.graph.store.raw.quads_for_pattern(NamedNode(subject), t.relation(relation), None, DEFAULT)
    there = any(getattr(quad.object, "value", "") == target for quad in found)
    known = relations().get(relation)
    if there or known is None or not known.symmetric:
        return there
    return Quad(NamedNode(target), t.relation(relation), NamedNode(subject), DEFAULT) in state.graph.store.raw
