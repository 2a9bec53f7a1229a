"""What one document says, as quads of its own named graph."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, field

from pyoxigraph import Literal, NamedNode, Quad

from kg import namespaces
from kg.lexica import gazetteer, projects
from kg.lexica.agreements import kind_of
from kg.model import ACTOR_TYPES, Document, Entity, Extraction, Mention, Span
from kg.quads import terms as t

type Node = NamedNode | Literal
type Statement = tuple[NamedNode, NamedNode, Node]


@dataclass(slots=True)
class Context:
    """One document being written: its graph, what its local ids stand for, and what the writing has collected.

    ``passages`` gathers the passages that were pointed at, ``about`` the claims inside each attribution, ``spoken`` the
    described entities by the offsets of their mentions; ``offsets`` are the same offsets, sorted. ``reading``
    is the IRI of the activity that found it all, where it is known what did.
    """

    extraction: Extraction
    base: str
    graph: NamedNode = field(init=False)
    mentions: dict[str, Mention] = field(init=False)
    entities: dict[str, Entity] = field(init=False)
    attributions: dict[str, NamedNode] = field(init=False)
    passages: dict[tuple[int, int], NamedNode] = field(init=False)
    about: dict[NamedNode, set[NamedNode]] = field(init=False)
    spoken: dict[tuple[int, int], set[NamedNode]] = field(init=False)
    offsets: list[tuple[int, int]] = field(init=False)
    reading: NamedNode | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        document = self.extraction.document
        self.graph = NamedNode(namespaces.document_iri(document.id, base=self.base))
        self.mentions = {mention.id: mention for mention in self.extraction.mentions}
        self.entities = {entity.id: entity for entity in self.extraction.entities}
        self.passages, self.about, self.spoken, self.offsets = {}, {}, {}, []
        if self.extraction.reader is not None:
            self.reading = self.mint("reading", *astuple(self.extraction.reader))
        self.attributions = {
            a.id: self.mint(
                "attribution", a.stance, *((s.start, s.end) if s else None for s in (a.source, a.cue, *a.content))
            )
            for a in self.extraction.attributions
            if a.voiced
        }

    def entity(self, mention: str | None) -> Entity | None:
        """Return the entity that a mention (by id) refers to, or None."""
        found = self.mentions.get(mention) if mention is not None else None
        return self.entities.get(found.entity) if found is not None and found.entity is not None else None

    def actor(self, mention: str | None) -> Entity | None:
        """Return the entity that a mention refers to if it can act, or None."""
        found = self.entity(mention)
        return found if found is not None and found.type in ACTOR_TYPES else None

    def befallen(self, mention: str) -> Entity | None:
        """Return the actor that a recipient's mention means: for a place that is attacked, the state it lies in."""
        found = self.entity(mention)
        if found is None or found.type != "Place":
            return self.actor(mention)
        owner = found.part_of or ""
        return state(owner) if owner.startswith("state/") else None

    def node(self, entity: Entity) -> NamedNode:
        """Return the IRI of an entity."""
        return entity_node(entity.key, base=self.base)

    def passage(self, span: Span) -> NamedNode:
        """Return the IRI of a passage, and have it described."""
        node = self.passages.get((span.start, span.end))
        if node is None:
            node = NamedNode(f"{self.graph.value}#char={span.start},{span.end}")
            self.passages[span.start, span.end] = node
        return node

    def mint(self, kind: str, *parts: object) -> NamedNode:
        """Return the IRI of a thing of this document from a hash of what it states and where."""
        digest = namespaces.digest(self.extraction.document.id, *(str(part) for part in parts))
        return NamedNode(f"{self.base}{kind}/{digest}")


def entity_node(key: str, *, base: str = namespaces.BASE_IRI) -> NamedNode:
    """Return the IRI of an entity from its key."""
    return t.iri(namespaces.entity_iri(key, base=base))


def state(key: str) -> Entity | None:
    """Return a state as the gazetteer knows it, for a text that names only a place in it; None for no known state."""
    if not gazetteer.known(key):
        return None
    entry = gazetteer.entry(key)
    return Entity(id="", key=key, label=entry.label, type="State", same_as=entry.same_as)


def metadata(document: Document, *, base: str = namespaces.BASE_IRI) -> Iterator[Quad]:
    """Yield the quads that describe a document itself: where it is from, and its stored text."""
    graph = NamedNode(namespaces.document_iri(document.id, base=base))
    statements: list[tuple[NamedNode, Node | None]] = [
        (t.TYPE, t.NEWS_ARTICLE),
        (t.TYPE, t.CONTEXT),
        (t.IDENTIFIER, t.string(document.id)),
        (t.LABEL, t.text(document.title, document.language) if document.title else t.string(document.id)),
        (t.HEADLINE, t.text(document.title, document.language) if document.title else None),
        (t.AUTHOR, t.string(document.author) if document.author else None),
        (t.PUBLISHER, t.string(document.source) if document.source else None),
        (t.DATE_PUBLISHED, t.time(document.published)),
        (t.URL, t.web_address(document.url) if document.url else None),
        (t.LANGUAGE, t.string(document.language)),
        (t.SHA256, t.string(document.sha256 or _sha256(document.text))),
        (t.IS_STRING, t.string(document.text)),
    ]
    for predicate, value in statements:
        if value is not None:
            yield Quad(graph, predicate, value, graph)


def reading_statements(context: Context) -> Iterator[Statement]:
    """State with what the document was read: the activity that found all claims, and the software behind it."""
    reader = context.extraction.reader
    if context.reading is None or reader is None:
        return
    software = NamedNode(f"{context.base}software/{namespaces.digest(*astuple(reader))}")
    label = f"{reader.software}, model {reader.model}, pipeline {reader.pipeline}"
    yield context.reading, t.TYPE, t.ACTIVITY
    yield context.reading, t.LABEL, t.text(f"reading of {context.extraction.document.id}", "en")
    yield context.reading, t.USED, context.graph
    yield context.reading, t.ASSOCIATED_WITH, software
    yield software, t.TYPE, t.SOFTWARE_AGENT
    yield software, t.LABEL, t.text(label, "en")


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def passage_statements(context: Context) -> Iterator[Statement]:
    """Describe every passage that was pointed at: its offsets, its exact words and the text they are of."""
    text = context.extraction.document.text
    for (start, end), node in sorted(context.passages.items()):
        yield node, t.TYPE, t.PHRASE
        yield node, t.BEGIN, t.index(start)
        yield node, t.END, t.index(end)
        yield node, t.ANCHOR, t.string(text[start:end])
        yield node, t.REFERENCE_CONTEXT, context.graph


def passage_lines(context: Context) -> Iterator[str]:
    """Yield what `passage_statements` states as N-Quads, a passage at once: half of a graph is this."""
    text, graph = context.extraction.document.text, str(context.graph)
    kind, whole = f" {t.TYPE} {t.PHRASE} {graph} .\n", f" {t.REFERENCE_CONTEXT} {graph} {graph} .\n"
    begin, finish, anchor = (f" {predicate} " for predicate in (t.BEGIN, t.END, t.ANCHOR))
    index = f"^^{t.INDEX} {graph} .\n"
    for (start, end), passage in sorted(context.passages.items()):
        node, words = str(passage), t.string(text[start:end])
        yield (
            f'{node}{kind}{node}{begin}"{start}"{index}{node}{finish}"{end}"{index}'
            f"{node}{anchor}{words} {graph} .\n{node}{whole}"
        )


def takes_part(context: Context) -> set[str]:
    """Return the ids of the entities that some assertion, measurement, event or attribution involves."""
    found = context.extraction
    mentions: list[str | None] = [a for x in found.assertions for a in (x.subject, x.object, x.attributed_to)]
    mentions += [a for m in found.measurements for a in (m.actor, m.attributed_to)]
    mentions += [a for e in found.events for a in (*e.actor, *e.recipient, *e.mediator, e.place, e.attributed_to)]
    mentions += [a.source_mention for a in found.attributions if a.voiced]
    return {entity.id for mention in mentions if (entity := context.entity(mention)) is not None}


def described(context: Context) -> list[Entity]:
    """Return the entities worth describing: those named in the text, all that take part, and states whose places do.

    What other texts name ("the Chinese coast guard") counts as named.
    """
    mentioned = {mention.entity for mention in context.extraction.mentions}
    known = {mention.entity for mention in context.extraction.mentions if mention.identified_by == "name"}
    taking_part = takes_part(context)
    told = [e for e in context.extraction.entities if (e.named and e.id in mentioned) or e.id in known | taking_part]
    befallen = (context.befallen(mention) for report in context.extraction.events for mention in report.recipient)
    keys = {entity.key for entity in context.extraction.entities}
    implied = {entity.key: entity for entity in befallen if entity is not None and entity.key not in keys}
    return told + [implied[key] for key in sorted(implied)]


def entity_statements(context: Context, entities: Iterable[Entity]) -> Iterator[Statement]:
    """Describe entities as this document shows them: class, names, identity elsewhere, whom they belong to."""
    by_key = {entity.key: entity for entity in context.extraction.entities}
    for entity in entities:
        node = context.node(entity)
        yield node, t.TYPE, t.entity_class(entity.type)
        if entity.type in ACTOR_TYPES:
            yield node, t.TYPE, t.ACTOR_CLASS
        yield node, t.LABEL, t.string(entity.label)
        for alias in entity.aliases:
            yield node, t.ALT_LABEL, t.string(alias)
        for same in entity.same_as:
            yield node, t.SAME_AS, t.iri(same)
        if not entity.named:
            yield node, t.NAMED, t.boolean(False)
        if entity.type == "Agreement" and (kind := kind_of(entity.label)) is not None:
            yield node, t.AGREEMENT_KIND, t.string(kind)
        if entity.type == "Project" and (kind := projects.kind_of(entity.label)) is not None:
            yield node, t.PROJECT_KIND, t.string(kind)
        yield from _identity_statements(context, entity)
        owner = by_key.get(entity.part_of or "")
        # An owner that the text doesn't mention has no description, and a bare IRI helps nobody.
        if owner is not None and owner.key != entity.key and {entity.type, owner.type} <= ACTOR_TYPES:
            yield node, t.AFFILIATED_WITH, context.node(owner)


def _identity_statements(context: Context, entity: Entity) -> Iterator[Statement]:
    """State why names count as an entity's over texts, and why others that could be meant are not it."""
    for name in entity.names:
        naming = context.mint("naming", entity.key, name.form)
        yield naming, t.TYPE, t.NAMING
        yield naming, t.NAME_OF, context.node(entity)
        yield naming, t.FORM, t.string(name.form)
        for ground in name.grounds:
            yield naming, t.GROUND, t.text(ground, "en")
    for other, ground in entity.apart:
        separation = context.mint("separation", entity.key, other)
        yield separation, t.TYPE, t.SEPARATION
        yield separation, t.SEPARATES, context.node(entity)
        yield separation, t.APART_FROM, entity_node(other, base=context.base)
        yield separation, t.GROUND, t.text(ground, "en")


def mention_statements(context: Context, entities: Iterable[Entity]) -> Iterator[Statement]:
    """State which passages refer to the described entities."""
    known = {entity.id: context.node(entity) for entity in entities}
    for mention in context.extraction.mentions:
        node = None if mention.entity is None else known.get(mention.entity)
        if node is None:
            continue
        passage = context.passage(Span(mention.start, mention.end))
        context.spoken.setdefault((mention.start, mention.end), set()).add(node)
        yield passage, t.TYPE, t.MENTION
        yield passage, t.REFERS_TO, node
        yield passage, t.MENTION_TYPE, t.string(mention.type)
        if mention.identified_by is not None:
            yield passage, t.IDENTIFIED_BY, t.IDENTIFICATIONS[mention.identified_by]
    context.offsets = sorted(context.spoken)
