"""The one reader of evidence: what documents state, from the graphs that hold it, as values of `kg.evidence`."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from sys import intern
from typing import TYPE_CHECKING, cast
from urllib.parse import unquote

from pyoxigraph import DefaultGraph, NamedNode, Store

from kg.evidence import Event, Evidence, Kind, Reference, Source
from kg.namespaces import KG, PLOVER, document_iri
from kg.quads import terms as t
from kg.rules import UNNAMED
from kg.store import sweeping
from kg.store.happening import bounds, happening
from kg.store.matching import Match, evidence_in
from kg.store.readable import Readable
from kg.store.referring import Referring, Spot, offsets
from kg.store.sweeping import Part, Values

if TYPE_CHECKING:
    from kg.quads.documents import Node

DEFAULT = DefaultGraph()
_KINDS: dict[str, Kind] = {"Fact": "fact", "Happening": "event", "Claim": "claim"}


@dataclass(slots=True)
class EvidenceReader:
    """Reads statements of the evidence; names and documents are looked up once each.

    What `held` and `happenings` give is read once and kept, for pages that need it several times over.
    """

    store: Store
    base: str
    match: Match = field(init=False)
    referring: Referring = field(init=False)
    _labels: dict[str, str] = field(default_factory=dict)
    _sources: dict[str, Source] = field(default_factory=dict)
    _speakers: dict[tuple[str, str], str] = field(default_factory=dict)
    _held: dict[tuple[NamedNode, Part], dict[str, Evidence]] = field(default_factory=dict)
    _happenings: tuple[Event, ...] | None = None

    def __post_init__(self) -> None:
        self.match = evidence_in(self.store, base=self.base)
        self.referring = Referring(self.match)

    def held(self, kind: NamedNode) -> dict[str, Evidence]:
        """Return the statements of a class by IRI, in the order of `statements`."""
        if kind != t.ASSERTION:
            return self._part(kind, "all")
        both = (*self.tied().values(), *self._part(kind, "bare").values())
        return {said.iri: said for said in sorted(both, key=lambda said: (said.graph, said.iri))}

    def tied(self) -> dict[str, Evidence]:
        """Return the assertions that a network may rest on, as `held` has them: of two entities, or somebody's word.

        The others, more than half, are mostly what documents themselves call people.
        """
        return self._part(t.ASSERTION, "tied")

    def _part(self, kind: NamedNode, part: Part) -> dict[str, Evidence]:
        if (kind, part) not in self._held:
            self._held[kind, part] = {said.iri: said for said in self._statements(kind, part)}
        return self._held[kind, part]

    def happenings(self) -> tuple[Event, ...]:
        """Return what `events` yields."""
        if self._happenings is None:
            self._happenings = tuple(self.events())
        return self._happenings

    def statements(self, *kinds: NamedNode) -> Iterator[Evidence]:
        """Yield all statements of these classes (assertions, event reports, attributions), by document and IRI."""
        found = [said for kind in kinds for said in self._statements(kind, "all")]
        yield from found if len(kinds) == 1 else sorted(found, key=lambda said: (said.graph, said.iri))

    def _statements(self, kind: NamedNode, part: Part) -> list[Evidence]:
        """Return the statements of a class, or of a part of it, by document and IRI."""
        found: dict[tuple[str, str], Evidence | None] = {}
        graphs: dict[NamedNode, NamedNode] = {}
        places: dict[str, list[NamedNode]] = {}
        start = document_iri("", base=self.base)
        for node, graph in sweeping.places(self.store, kind, part):
            if graph.value.startswith(start):
                places.setdefault(intern(node), []).append(graphs.setdefault(graph, graph))
        words = sweeping.words(self.store, kind, part)
        for iri, values in sweeping.stated(self.store, kind, part):
            node = intern(iri)
            for graph in places.get(node, ()):
                lies_apart = len(places[node]) > 1 or (graph.value, node) in found
                told = self._values(node, graph) if lies_apart else values
                found[intern(graph.value), node] = self._made(node, graph, told, words)
        return [said for _, said in sorted(found.items(), key=lambda item: item[0]) if said is not None]

    def sentence(self, node: NamedNode, graph: NamedNode) -> str:
        """Return the words that a statement of a document is derived from, as `read` has them."""
        passages = (quad.object.value for quad in self.match(node, t.DERIVED_FROM, None, graph))
        return next((self._words(passage, graph) for passage in passages), "")

    def _values(self, node: str, graph: NamedNode | DefaultGraph) -> Values:
        values: Values = {}
        for quad in self.store.quads_for_pattern(NamedNode(node), None, None, graph):
            values.setdefault(quad.predicate, []).append(cast("Node", quad.object))
        return values

    def read(self, node: NamedNode, graph: NamedNode) -> Evidence | None:
        """Return an assertion, an event report or an attribution of a document; None if its passage is gone."""
        return self._made(node.value, graph, self._values(node.value, graph), {})

    def _made(self, node: str, graph: NamedNode, values: Values, words: Mapping[str, str]) -> Evidence | None:
        """Return a statement of these values; words of passages that are not given are looked up."""
        if t.DERIVED_FROM not in values:
            return None

        def one(predicate: NamedNode, default: str = "") -> str:
            return values[predicate][0].value if predicate in values else default

        def shared(predicate: NamedNode, start: str = "") -> str:
            """Return a value that many statements have, once for all of them."""
            return intern(one(predicate).removeprefix(start))

        def iris(*predicates: NamedNode) -> tuple[str, ...]:
            found = (v.value for p in predicates for v in values.get(p, ()) if isinstance(v, NamedNode))
            return tuple(map(intern, sorted(found)))

        passage, source, said = one(t.DERIVED_FROM), self.source(graph.value), values.get(t.STANCE)
        start, end = offsets(passage)
        target, dead = values.get(t.OBJECT), one(t.FATALITIES)
        return Evidence(
            graph=source.iri,
            start=start,
            end=end,
            sentence=words.get(passage) or self._words(passage, graph),
            kind="attribution" if said else _KINDS.get(one(t.BASIS).removeprefix(KG), "claim"),
            polarity=shared(t.POLARITY, KG) or ("" if said else "Affirmed"),
            certainty=shared(t.CERTAINTY, KG),
            status=shared(t.STATUS, KG),
            speaker=self._source(values, graph) + self._around(values, graph) if said else self._speaker(values, graph),
            factive=t.FACTIVE in values,
            outlet=source.outlet,
            date=source.date,
            headline=source.headline,
            url=source.url,
            trigger=offsets(one(t.TRIGGER) or one(t.CUE)),
            confidence=float(one(t.CONFIDENCE, "1")),
            origin=source.origin,
            time=shared(t.TIME) or shared(t.HAS_TIME),
            iri=node,
            document=source.id,
            term=shared(t.PREDICATE, KG) or shared(t.EVENT_TYPE, PLOVER) or shared(t.STANCE),
            subjects=iris(t.SUBJECT, t.ACTOR, t.SOURCE),
            objects=iris(t.OBJECT, t.RECIPIENT, t.SPEAKS_OF),
            value=target[0].value if target and not isinstance(target[0], NamedNode) else "",
            speakers=iris(t.ATTRIBUTED_TO),
            attributions=iris(t.ATTRIBUTION),
            mediators=iris(t.MEDIATOR),
            mode=shared(t.MODE),
            place=shared(t.HAS_PLACE),
            dead=int(dead) if dead else None,
            harmed=tuple((kind, int(one(p))) for kind, p in t.HARMED.items() if p in values),
            extractor=shared(t.EXTRACTOR),
            earliest=shared(t.EARLIEST),
            latest=shared(t.LATEST),
            dating=shared(t.DATING),
            since=one(t.VALID_FROM),
            until=one(t.VALID_UNTIL),
            former=t.FORMER in values,
            denies=iris(t.DENIES),
            bounds=bounds(values),
        )

    def spots(self, document: str, entity: str) -> list[Spot]:
        """Return the characters of a document that refer to an entity, by the IRIs of both; sorted."""
        return self.referring.spots(document, entity)

    def marks(self, said: Evidence, entities: tuple[str, ...]) -> tuple[Spot, ...]:
        """Return the characters within a sentence that refer to one of the entities; sorted."""
        found = {spot for entity in entities for spot in self.spots(said.graph, entity)}
        return tuple(sorted(spot for spot in found if said.start <= spot[0] and spot[1] <= said.end))

    def references(self, said: Evidence) -> tuple[Reference, ...]:
        """Return what the words of a sentence refer to, names and pronouns alike, in the order of the text."""
        inside = self.referring.within(said.graph, said.start, said.end)
        return tuple(Reference(begin, end, iri, self.label(iri)) for begin, end, iri in inside)

    def content(self, said: Evidence) -> tuple[str, ...]:
        """Return the words that an attribution says are somebody's, piece by piece in the order of the text."""
        graph = NamedNode(said.graph)
        found = self.match(NamedNode(said.iri), t.CONTENT, None, graph)
        passages = sorted((quad.object.value for quad in found), key=offsets)
        return tuple(self._words(passage, graph) for passage in passages)

    def label(self, entity: str) -> str:
        """Return the name of an entity in the default graph, or nothing."""
        if entity not in self._labels:
            self._labels[entity] = value(self.store, NamedNode(entity), t.LABEL)
        return self._labels[entity]

    def name(self, entity: str) -> str:
        """Return the name of an entity, the figure of a measurement, or the end of the IRI in words."""
        if found := self.label(entity):
            return found
        node, figure = NamedNode(entity), (t.VALUE, t.UNIT, t.QUANTITY_KIND)
        number, unit, kind = (next((q.object.value for q in self.match(node, p, None, None)), "") for p in figure)
        return f"{number} {unit} ({kind})" if number else unquote(entity.rpartition("/")[2]).replace("-", " ")

    def source(self, document: str) -> Source:
        """Return what is known of a document, by its IRI."""
        if document not in self._sources:
            graph = NamedNode(document)
            held = {quad.predicate: quad.object.value for quad in self.match(graph, None, None, graph)}
            origin = next((q.object for q in self.store.quads_for_pattern(graph, t.ORIGIN, None, None)), None)
            self._sources[document] = Source(
                document,
                held.get(t.IDENTIFIER) or unquote(document.partition("/document/")[2]),
                held.get(t.HEADLINE, ""),
                held.get(t.PUBLISHER, ""),
                held.get(t.DATE_PUBLISHED, "")[:10],
                held.get(t.URL, ""),
                origin.value if isinstance(origin, NamedNode) else "",
                held.get(t.SHA256, ""),
            )
        return self._sources[document]

    def sources(self) -> tuple[Source, ...]:
        """Return the documents by IRI."""
        found = {quad.subject.value for quad in self.match(None, t.TYPE, t.NEWS_ARTICLE, None)}
        return tuple(self.source(iri) for iri in sorted(found))

    def naming(self, entity: str) -> tuple[Source, ...]:
        """Return the documents that refer to an entity, by IRI."""
        texts, start = sweeping.naming(self.store, NamedNode(entity)), document_iri("", base=self.base)
        return tuple(self.source(text) for text in sorted(texts) if text.startswith(start))

    def events(self) -> Iterator[Event]:
        """Yield the events by IRI, without their sentences."""
        found: dict[str, Event] = {}
        for node, values in sweeping.factual(self.store, t.EVENT):
            found[node] = self.event(NamedNode(node)) if node in found else happening(node, values, self.label)
        yield from (found[node] for node in sorted(found))

    def event(self, node: NamedNode) -> Event:
        """Return an event of the default graph, without its sentences."""
        return happening(node.value, self._values(node.value, DEFAULT), self.label)

    def _words(self, passage: str, graph: NamedNode) -> str:
        return next((quad.object.value for quad in self.match(NamedNode(passage), t.ANCHOR, None, graph)), "")

    def _speaker(self, values: Values, graph: NamedNode) -> str:
        """Return who says so, by name, else in the words of the text, and through whom it is known."""
        named, said = (_first(values, predicate) for predicate in (t.ATTRIBUTED_TO, t.ATTRIBUTION))
        if not said:
            return self.name(named) if named else ""
        if (named, said) not in self._speakers:
            held = self._values(said, graph)
            who = (named and self.label(named)) or self._source(held, graph)
            self._speakers[named, said] = who + self._around(held, graph)
        return self._speakers[named, said]

    def _source(self, attribution: Values, graph: NamedNode) -> str:
        """Return the source of an attribution by name, else in the words of the text."""
        actor, passage = (_first(attribution, predicate) for predicate in (t.SOURCE, t.SOURCE_PASSAGE))
        words = self._words(passage, graph) if passage else ""
        return (actor and self.label(actor)) or words or (self.name(actor) if actor else UNNAMED)

    def _around(self, attribution: Values, graph: NamedNode) -> str:
        """Return through whom an attribution is known, from the innermost to the outermost: ", according to Y"."""
        seen: list[str] = []
        outer = _first(attribution, t.WITHIN)
        while outer and outer not in seen:
            seen.append(outer)
            outer = _first(self._values(outer, graph), t.WITHIN)
        return "".join(f", according to {self._source(self._values(node, graph), graph)}" for node in seen)


def _first(values: Values, predicate: NamedNode) -> str:
    return values[predicate][0].value if predicate in values else ""


def values(store: Readable, node: NamedNode, predicate: NamedNode) -> tuple[str, ...]:
    """Return the values of a node in the default graph as text, sorted."""
    found = store.quads_for_pattern(node, predicate, None, DEFAULT)
    return tuple(sorted(cast("Node", quad.object).value for quad in found))


def value(store: Readable, node: NamedNode, predicate: NamedNode) -> str:
    """Return the first of these values, or nothing."""
    return next(iter(values(store, node, predicate)), "")
