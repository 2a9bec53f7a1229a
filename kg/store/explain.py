"""The sentences behind an entity, or behind what holds and happens between two."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Literal, get_args

from pyoxigraph import DefaultGraph, NamedNode

from kg.errors import InputError
from kg.quads import terms as t
from kg.quads.documents import Node
from kg.quads.evidence import Found, Match, evidence_in
from kg.quads.facts import names as labels_in
from kg.rules import UNNAMED
from kg.store.graph import GraphStore
from kg.store.names import find

type Kind = Literal["fact", "event", "claim", "attribution"]

_ORDER = {kind: number for number, kind in enumerate(get_args(Kind.__value__))}
_OFFSETS = re.compile(r"#char=(\d+),(\d+)$")


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence, with what it states and who says so.

    Attributes:
        kind: ``fact`` if the sentence supports a fact, ``event`` if it reports one, ``claim`` if it is only said, only
            likely or denied, ``attribution`` if somebody speaks.
        statement: What is stated: "Azerbaijan alliedWith Türkiye", or an event's label.
        sentence: Its exact words.
        start: First character in the document's text.
        end: Character after the last.
        document: Id of the document.
        title: Headline, or empty.
        source: Outlet, or empty.
        date: Date of publication, or empty.
        url: Web address, or empty.
        speaker: Who says so; empty in the author's own voice.
        polarity: ``Affirmed`` or ``Denied``; empty of an attribution.
        certainty: ``Certain``, ``Probable``, ``Possible`` or ``Unknown``; empty of an attribution.
        status: Of an event, ``Happened``, ``Threatened``, ...; else empty.
        time: When it held or happened, as ISO 8601, or empty.
        confidence: From 0 to 1.
        trigger: Characters (start, end) of the words that name the happening or the act of speech; empty of a relation.
        marks: Characters of the words in the sentence that refer to those who take part; sorted.
    """

    kind: Kind
    statement: str
    sentence: str
    start: int
    end: int
    document: str
    title: str = ""
    source: str = ""
    date: str = ""
    url: str = ""
    speaker: str = ""
    polarity: str = ""
    certainty: str = ""
    status: str = ""
    time: str = ""
    confidence: float = 1.0
    trigger: tuple[tuple[int, int], ...] = ()
    marks: tuple[tuple[int, int], ...] = ()

    def text(self) -> str:
        """Return it as three lines for reading: what, the words, where from."""
        manner = [part for part in (self.polarity, self.certainty, self.status) if part]
        by = f", by {self.speaker}" if self.speaker else ""
        where = ", ".join(part for part in (self.source, self.title, self.date, self.document) if part)
        head = f"[{self.kind}] {self.statement}" + (f" ({', '.join(manner)}{by})" if manner else "")
        return f"{head}\n  “{' '.join(self.sentence.split())}”\n  {where}, characters {self.start} to {self.end}"


def explain(store: GraphStore, names: Sequence[str]) -> tuple[Evidence, ...]:
    """Return the evidence about one entity, or about what is between two.

    Args:
        store: The graph.
        names: One or two names, in any of the forms seen, in upper or lower case; or IRIs.

    Returns:
        Rows sorted by kind, statement, date, document and place in the text.

    Raises:
        UnknownNameError: If the graph holds nothing of a name; the hint gives those that are near.
        InputError: If not one or two names are given.
    """
    if len(names) not in {1, 2}:
        hint = "put names of several words in quotes"
        raise InputError(f"explain takes one or two names, not {len(names)}", where=str(store.folder), hint=hint)
    sides = find(store, names)
    reader = _Reader(store, evidence_in(store.raw, base=store.base_iri))
    rows = {*_assertions(reader, sides), *_reports(reader, sides), *_attributions(reader, sides)}
    return tuple(
        sorted(rows, key=lambda r: (_ORDER[r.kind], r.statement, r.date, r.document, r.start, r.end, r.speaker, str(r)))
    )


type _Values = dict[NamedNode, list[Node]]


@dataclass(slots=True)
class _Reader:
    """Reads nodes of the evidence, and the metadata of documents once each."""

    store: GraphStore
    match: Match
    documents: dict[NamedNode, dict[str, str]] = field(default_factory=dict)
    mentions: dict[tuple[NamedNode, NamedNode], list[tuple[int, int]]] = field(default_factory=dict)

    def values(self, node: NamedNode, graph: NamedNode) -> _Values:
        found: _Values = {}
        for quad in self.match(node, None, None, graph):
            found.setdefault(quad.predicate, []).append(quad.object)
        return found

    def name(self, node: Node) -> str:
        if not isinstance(node, NamedNode):
            return node.value
        found = [q.object for q in self.store.raw.quads_for_pattern(node, t.LABEL, None, DefaultGraph())]
        if found:
            return str(getattr(found[0], "value", ""))
        figure = {p: next((q.object.value for q in self.match(node, p, None, None)), "") for p in _FIGURE}
        if figure[t.VALUE]:
            return f"{figure[t.VALUE]} {figure[t.UNIT]} ({figure[t.QUANTITY_KIND]})"
        return labels_in(self.match)(node.value)

    def document(self, graph: NamedNode) -> dict[str, str]:
        if graph not in self.documents:
            self.documents[graph] = {
                name: next((q.object.value for q in self.match(graph, predicate, None, graph)), "")
                for name, predicate in _METADATA.items()
            }
        return self.documents[graph]

    def row(self, kind: Kind, statement: str, values: _Values, graph: NamedNode, **more: str) -> Iterator[Evidence]:
        for passage in values.get(t.DERIVED_FROM, []):
            start, end = _offsets(passage)
            found = self.match(passage, t.ANCHOR, None, graph) if isinstance(passage, NamedNode) else ()
            words = [quad.object.value for quad in found]
            confidence = values.get(t.CONFIDENCE)
            yield Evidence(
                kind=kind,
                statement=statement,
                sentence=words[0] if words else "",
                start=start,
                end=end,
                confidence=float(confidence[0].value) if confidence else 1.0,
                trigger=tuple(sorted(_offsets(node) for node in (*values.get(t.TRIGGER, ()), *values.get(t.CUE, ())))),
                marks=self.marks(values, graph, start, end),
                **self.document(graph),
                **more,
            )

    def within(self, attribution: Node, graph: NamedNode) -> Iterator[str]:
        """Yield who reports that a source says so, from the innermost to the outermost: ", according to Y"."""
        seen = {attribution}
        while isinstance(attribution, NamedNode):
            outer = next((q.object for q in self.match(attribution, t.WITHIN, None, graph)), None)
            if not isinstance(outer, NamedNode) or outer in seen:
                return
            seen.add(attribution := outer)
            found = self.values(outer, graph)
            names = [self.name(node) for node in found.get(t.SOURCE, [])]
            names += [q.object.value for p in found.get(t.SOURCE_PASSAGE, [])[:1] if isinstance(p, NamedNode)
                      for q in self.match(p, t.ANCHOR, None, graph)]  # fmt: skip
            yield f", according to {names[0] if names else UNNAMED}"

    def marks(self, values: _Values, graph: NamedNode, start: int, end: int) -> tuple[tuple[int, int], ...]:
        found: set[tuple[int, int]] = set()
        for node in (node for part in _PARTS for node in values.get(part, ()) if isinstance(node, NamedNode)):
            if (graph, node) not in self.mentions:
                named = self.match(None, t.REFERS_TO, node, graph)
                self.mentions[graph, node] = sorted(_offsets(quad.subject) for quad in named)
            spots = self.mentions[graph, node]
            at = bisect_left(spots, (start, start))
            found.update(spot for spot in takewhile(lambda spot: spot[0] < end, spots[at:]) if spot[1] <= end)
        return tuple(sorted(found))

    def manner(self, values: _Values, graph: NamedNode) -> dict[str, str]:
        speakers = values.get(t.ATTRIBUTED_TO, [])
        times = values.get(t.TIME) or values.get(t.HAS_TIME) or []
        said = values.get(t.ATTRIBUTION, [])
        speaker = ", ".join(map(self.name, speakers)) or (UNNAMED if said else "")
        return {
            "polarity": _last(values, t.POLARITY),
            "certainty": _last(values, t.CERTAINTY),
            "status": _last(values, t.STATUS),
            "speaker": "".join([speaker, *(words for node in said[:1] for words in self.within(node, graph))]),
            "time": times[0].value if times else "",
        }


_PARTS = (t.SUBJECT, t.OBJECT, t.ACTOR, t.RECIPIENT, t.SOURCE)
_FIGURE = (t.VALUE, t.UNIT, t.QUANTITY_KIND)
_METADATA = {
    "document": t.IDENTIFIER,
    "title": t.HEADLINE,
    "source": t.PUBLISHER,
    "date": t.DATE_PUBLISHED,
    "url": t.URL,
}


def _offsets(passage: Node) -> tuple[int, int]:
    found = _OFFSETS.search(passage.value)
    return (int(found[1]), int(found[2])) if found else (0, 0)


def _last(values: _Values, predicate: NamedNode) -> str:
    return next((t.local_name(v) for v in values.get(predicate, []) if isinstance(v, NamedNode)), "")


def _involve(sides: list[frozenset[NamedNode]], parts: list[Node]) -> bool:
    """Tell whether every side takes part; two sides by two different parts."""
    if len(sides) == 1:
        return any(part in sides[0] for part in parts)
    return any(a in sides[0] and b in sides[1] and a != b for a in parts for b in parts)


def _touching(match: Match, sides: list[frozenset[NamedNode]], predicates: tuple[NamedNode, ...]) -> list[Found]:
    found = {
        (quad.subject, quad.graph_name): quad
        for node in sides[0]
        for predicate in predicates
        for quad in match(None, predicate, node, None)
    }
    return [found[key] for key in sorted(found, key=str)]


def _assertions(reader: _Reader, sides: list[frozenset[NamedNode]]) -> Iterator[Evidence]:
    for quad in _touching(reader.match, sides, (t.SUBJECT, t.OBJECT)):
        values = reader.values(quad.subject, quad.graph_name)
        subject, predicate, target = (values[p][0] for p in (t.SUBJECT, t.PREDICATE, t.OBJECT))
        if not _involve(sides, [subject, target]) or not isinstance(predicate, NamedNode):
            continue
        manner = reader.manner(values, quad.graph_name)
        kind: Kind = "fact" if _last(values, t.BASIS) == "Fact" else "claim"
        statement = f"{reader.name(subject)} {t.local_name(predicate)} {reader.name(target)}"
        yield from reader.row(kind, statement, values, quad.graph_name, **manner)


def _reports(reader: _Reader, sides: list[frozenset[NamedNode]]) -> Iterator[Evidence]:
    for quad in _touching(reader.match, sides, (t.ACTOR, t.RECIPIENT)):
        values = reader.values(quad.subject, quad.graph_name)
        if not _involve(sides, [*values.get(t.ACTOR, []), *values.get(t.RECIPIENT, [])]):
            continue
        events = reader.store.raw.quads_for_pattern(None, t.REPORTED_IN, quad.subject, DefaultGraph())
        label = next((reader.name(q.subject) for q in events if isinstance(q.subject, NamedNode)), "")
        yield from reader.row("event", label, values, quad.graph_name, **reader.manner(values, quad.graph_name))


def _attributions(reader: _Reader, sides: list[frozenset[NamedNode]]) -> Iterator[Evidence]:
    turns = [(sides[0], None)] if len(sides) == 1 else [(sides[0], sides[1]), (sides[1], sides[0])]
    for speakers, others in turns:
        for quad in _touching(reader.match, [speakers], (t.SOURCE,)):
            graph = quad.graph_name
            values = reader.values(quad.subject, graph)
            contents = values.get(t.CONTENT, [])
            if others is not None and not others.intersection(values.get(t.SPEAKS_OF, [])):
                continue
            words = [
                next((q.object.value for q in reader.match(c, t.ANCHOR, None, graph)), "")
                for c in sorted((c for c in contents if isinstance(c, NamedNode)), key=_offsets)
            ]
            speaker = "".join([reader.name(quad.object), *reader.within(quad.subject, graph)])
            stance = values[t.STANCE][0].value
            statement = f"{speaker} {stance}: {' '.join(' '.join(words).split())}"
            yield from reader.row("attribution", statement, values, graph, speaker=speaker)
