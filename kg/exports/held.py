"""What a graph holds, as the formats that are no RDF need it: things, texts, mentions, and how a statement is put.

Statements themselves are `kg.evidence.Evidence`, read by `kg.store.evidence.EvidenceReader`.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.evidence import Evidence, Source
from kg.ontology import relations
from kg.quads import terms as t
from kg.quads.documents import Node
from kg.rules import HAPPENED
from kg.store import GraphStore
from kg.store.entities import KINDS
from kg.store.evidence import DEFAULT, EvidenceReader, value, values
from kg.store.facts import fact_predicates
from kg.store.referring import offsets


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity: its IRI, the end of it after the base, name, class, whether it has a name of its own, other names.

    ``same_as`` are IRIs of the same thing elsewhere. Names and IRIs are sorted.
    """

    iri: str
    key: str
    label: str
    kind: str
    named: bool
    aliases: tuple[str, ...]
    same_as: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A document: what is known of it, its author, its language (ISO 639-1), the stored text."""

    source: Source
    author: str
    language: str
    words: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters ``start`` to ``end`` of a document that refer to an entity, the words there, and how that was found.

    ``document`` and ``entity`` are IRIs; ``type`` is the class of mention, ``by`` the way of identification, or empty.
    """

    iri: str
    document: str
    start: int
    end: int
    words: str
    entity: str
    type: str
    by: str


def reader_of(store: GraphStore) -> EvidenceReader:
    """Return a reader of a graph's evidence."""
    return EvidenceReader(store.raw, store.base_iri)


def things(store: GraphStore) -> Iterator[Thing]:
    """Yield the entities by IRI."""
    kinds: dict[str, str] = {}
    for kind in reversed(KINDS):
        for quad in store.raw.quads_for_pattern(None, t.TYPE, t.entity_class(kind), DEFAULT):
            if isinstance(quad.subject, NamedNode):
                kinds[quad.subject.value] = kind
    for iri, kind in sorted(kinds.items()):
        node = NamedNode(iri)
        yield Thing(
            iri=iri,
            key=iri.removeprefix(store.base_iri),
            label=value(store.raw, node, t.LABEL) or iri,
            kind=kind,
            named=value(store.raw, node, t.NAMED) != "false",
            aliases=values(store.raw, node, t.ALT_LABEL),
            same_as=values(store.raw, node, t.SAME_AS),
        )


def texts(reader: EvidenceReader) -> Iterator[Text]:
    """Yield the documents by IRI."""
    for source in reader.sources():
        node = NamedNode(source.iri)
        held = {quad.predicate: quad.object.value for quad in reader.match(node, None, None, node)}
        yield Text(source, held.get(t.AUTHOR, ""), held.get(t.LANGUAGE, ""), held.get(t.IS_STRING, ""))


def mentions(reader: EvidenceReader, document: str) -> Iterator[Mention]:
    """Yield the mentions of a document, by its IRI, in the order of its text."""
    graph = NamedNode(document)
    found = sorted(
        (offsets(quad.subject.value), quad.subject.value, quad.object.value)
        for quad in reader.match(None, t.REFERS_TO, None, graph)
    )
    for (start, end), iri, entity in found:
        held = {quad.predicate: quad.object.value for quad in reader.match(NamedNode(iri), None, None, graph)}
        kind, by = (held.get(p, "").rpartition("#")[2] for p in (t.MENTION_TYPE, t.IDENTIFIED_BY))
        yield Mention(iri, document, start, end, held.get(t.ANCHOR, ""), entity, kind, by)


def passage(said: Evidence) -> str:
    """Return the IRI of the sentence that makes a statement, which names its document and characters (RFC 5147)."""
    return f"{said.graph}#char={said.start},{said.end}"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of the default graph: who, which relation, to whom (an IRI) or what (a text), and on what it rests.

    ``told`` are the statements behind it, sorted. One that rests on a description alone ("Orlavia's air defences") has
    none; ``passages`` are the IRIs of the sentences, or of these words. ``documents`` is how many texts state it.
    """

    subject: str
    relation: str
    object: str
    value: str
    told: tuple[Evidence, ...]
    passages: tuple[str, ...]
    documents: int


def facts(store: GraphStore, reader: EvidenceReader) -> Iterator[Fact]:
    """Yield the facts by relation, subject and object."""
    for predicate in sorted(fact_predicates(), key=str):
        for quad in sorted(store.raw.quads_for_pattern(None, predicate, None, DEFAULT), key=str):
            subject, target = quad.subject, quad.object
            if isinstance(subject, NamedNode) and isinstance(target, NamedNode | Literal):
                told = _backing(reader, subject, predicate, target)
                stating = sorted({q.graph_name for q in reader.match(subject, predicate, target, None)}, key=str)
                where = {passage(said) for said in told} or {
                    mention.subject.value
                    for graph in stating
                    for mention in reader.match(None, t.REFERS_TO, subject, graph)
                }
                linked = isinstance(target, NamedNode)
                yield Fact(
                    subject.value,
                    t.local_name(predicate),
                    target.value if linked else "",
                    "" if linked else target.value,
                    tuple(told),
                    tuple(sorted(where)),
                    len(stating),
                )


def _backing(reader: EvidenceReader, subject: NamedNode, predicate: NamedNode, value: Node) -> list[Evidence]:
    """Return the statements that support a fact, either way round if it is symmetric, sorted."""
    name, ways = t.local_name(predicate), [(t.SUBJECT, t.OBJECT)]
    if name in relations() and relations()[name].symmetric:
        ways.append((t.OBJECT, t.SUBJECT))
    found = {
        (quad.subject, quad.graph_name)
        for one, other in ways
        for quad in reader.match(None, one, subject, None)
        if next(reader.match(quad.subject, t.PREDICATE, predicate, quad.graph_name), None)
        and next(reader.match(quad.subject, other, value, quad.graph_name), None)
        and next(reader.match(quad.subject, t.BASIS, t.BASES["Fact"], quad.graph_name), None)
    }
    return sorted(said for node, graph in found if (said := reader.read(node, graph)) is not None)


def holds(store: GraphStore, said: Evidence) -> bool:
    """Tell whether an assertion supports a fact of the graph: no mere claim, and not called former by a later text."""
    if said.kind != "fact":
        return False
    subject, predicate = NamedNode(said.subjects[0]), t.relation(said.term)
    if not said.objects:
        return True
    one = NamedNode(said.objects[0])
    ways = [(subject, one)]
    if said.term in relations() and relations()[said.term].symmetric:
        ways.append((one, subject))
    return any(next(store.raw.quads_for_pattern(a, predicate, b, DEFAULT), None) is not None for a, b in ways)


def manner(said: Evidence) -> str:
    """Return in which way a statement is less than plain ("denied", "possible, according to X"), or nothing."""
    less = ["former"] if said.former else ["denied"] if said.polarity == "Denied" else []
    less += [word.lower() for word in (said.certainty, said.status) if word not in {"", "Certain", *HAPPENED}]
    if said.speaker and not said.factive:
        less.append(f"according to {said.speaker}")
    return ", ".join(dict.fromkeys(less))
