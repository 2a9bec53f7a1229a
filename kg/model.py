"""The values that flow through the package: frozen, comparable, standard library only.

Offsets count characters of the document's stored text from 0, end-exclusive. Confidences run from 0 to 1. Tuples are in
text order unless said otherwise. Times are ISO 8601 strings as exact as the text allows: ``2024``, ``2024-12`` or
``2024-12-25``.
"""

from dataclasses import dataclass
from typing import Literal, get_args

type EntityType = Literal[
    "Person",
    "State",
    "Organization",
    "Alliance",
    "ArmedForce",
    "Group",
    "Place",
    "NamedEvent",
    "Weapon",
    "Agreement",
    "Project",
]
type MentionType = EntityType | Literal["Nationality", "Platform", "Time", "Money", "Quantity"]
type Polarity = Literal["Affirmed", "Denied"]
type Certainty = Literal["Certain", "Probable", "Possible", "Unknown"]
type Status = Literal["Happened", "Ongoing", "Planned", "Threatened", "Demanded", "Hypothetical", "Denied"]
type Stance = Literal["asserts", "denies", "threatens", "demands", "promises", "asks"]
type QuotationKind = Literal["direct", "indirect", "mixed"]
# How the time of an event was found: the text states it; it counts from the date of publication or of another event; it
# is only known to be no later than the publication.
type Dating = Literal["stated", "relative", "publication"]
type Bound = Literal["atLeast", "atMost"]
type BlockKind = Literal["prose", "heading", "list", "table"]
# How a mention finds its entity: its full name; part of a name that the text gives in full; a name of the gazetteer; a
# capital or seat for its state; initials; another spelling; a description; a pronoun; a joint mention ("both"); an
# office with its state and date; a bare name that the background knows as a leader's of the time.
type IdentifiedBy = Literal[
    "name", "surname", "listed", "metonym", "acronym", "spelling", "description", "pronoun", "joint", "office", "leader"
]

ENTITY_TYPES: frozenset[str] = frozenset(get_args(EntityType.__value__))
ACTOR_TYPES: frozenset[str] = frozenset({"Person", "State", "Organization", "Alliance", "ArmedForce", "Group"})


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text of one kind; prose, lists and a headline that states something are read as sentences."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Document:
    """One text with what is known about it.

    Attributes:
        id: Unique in a graph, and stable: from the record's own ``id``, or the file's name and content hash.
        text: The cleaned text that all offsets refer to.
        title: Headline, or empty.
        published: ISO 8601 date (``2025-08-19``, or less exact), or None where none is stated.
        source: Publisher or outlet, or empty.
        author: Byline, or empty.
        url: Web address of the original, or empty.
        language: ISO 639-1 code, ``en`` unless detected otherwise.
        path: Where it was read from, for messages; not part of the graph.
        sha256: Hexadecimal SHA-256 of ``text`` in UTF-8.
        blocks: Headings, lists, tables and prose in text order, not overlapping; a stretch in no block is prose.
    """

    id: str
    text: str
    title: str = ""
    published: str | None = None
    source: str = ""
    author: str = ""
    url: str = ""
    language: str = "en"
    path: str = ""
    sha256: str = ""
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` (exclusive) of the document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names, describes or stands for something.

    ``id`` ("m1", "m2", ...) and ``entity`` (an `Entity.id`, or None for times, quantities and the like) are local to
    the extraction. ``head`` spans the head word, ``phrase`` the whole noun phrase with article, titles and modifiers,
    without relative clauses. ``form`` tells a name from an adjective, a description or a pronoun; ``identified_by``
    says how it found its entity, None where that is not known.
    """

    id: str
    start: int
    end: int
    type: MentionType
    entity: str | None = None
    form: Literal["name", "adjective", "nominal", "pronoun"] = "name"
    head: Span | None = None
    phrase: Span | None = None
    identified_by: IdentifiedBy | None = None


@dataclass(frozen=True, slots=True)
class Naming:
    """A name that counts as an entity's, and what speaks for it: how the names fit, what the texts have in common."""

    form: str
    grounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """What mentions refer to.

    Attributes:
        id: Local to the extraction ("e1", ...).
        key: Path of its IRI below the base, the same in every document: ``state/AZ``, ``person/andrei-gurulyov``,
            ``organization/state-duma``; unnamed groups are local to their document: ``group/<document>/analysts``.
        label: Canonical name.
        type: Its class in the ontology.
        same_as: IRIs of the same thing elsewhere, only where certain; sorted.
        aliases: Every name seen for it in this document, sorted, without the label; no pronouns or descriptions.
        named: False for groups known only by a description ("security analysts").
        part_of: Key of the state or organization that an office, force or group belongs to, or None.
        names: Which names count as its over texts, and why; empty where its own name is reason enough.
        apart: Keys of others that could be meant and are not, each with the reason; sorted.
    """

    id: str
    key: str
    label: str
    type: EntityType
    same_as: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    named: bool = True
    part_of: str | None = None
    names: tuple[Naming, ...] = ()
    apart: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Assertion:
    """A relation that a passage states, with who says so and how surely.

    ``subject`` and ``object`` are `Mention.id` values. A literal object (a position) stands in ``value`` with
    ``object`` None. ``attribution`` is the `Attribution.id` whose content holds it, ``attributed_to`` the mention of
    its source, both None in the author's own voice. ``factive``: the cue commits the author (confirmed, admitted,
    revealed). ``evidence`` is the sentence. ``valid_from`` and ``valid_until`` say since and until when the relation
    holds, as exact as the text; ``former``: it held once and does no more.
    """

    relation: str
    subject: str
    object: str | None
    evidence: Span
    value: str | None = None
    polarity: Polarity = "Affirmed"
    certainty: Certainty = "Certain"
    attributed_to: str | None = None
    attribution: str | None = None
    factive: bool = False
    confidence: float = 1.0
    extractor: str = ""
    time: str | None = None
    valid_from: str | None = None
    valid_until: str | None = None
    former: bool = False


@dataclass(frozen=True, slots=True)
class Measurement:
    """A figure that a passage gives for an actor: 128,000 active personnel, a budget of 2.8 billion dollars.

    ``actor`` is a `Mention.id`; ``kind`` a noun phrase ("active personnel", "defense budget", "casualties");
    ``unit`` "person", "USD" (ISO 4217 for money), "aircraft", ...; ``as_of`` an ISO time or None.
    """

    actor: str
    kind: str
    value: float
    unit: str
    evidence: Span
    as_of: str | None = None
    polarity: Polarity = "Affirmed"
    certainty: Certainty = "Certain"
    attributed_to: str | None = None
    attribution: str | None = None
    confidence: float = 1.0
    extractor: str = "kg_quantities"


@dataclass(frozen=True, slots=True)
class EventReport:
    """One report of a happening: who did what to whom, when, where, and whether it is said to have happened.

    ``id`` ("v1", ...) is local. ``root`` is a PLOVER root ("ASSAULT"), ``mode`` a PLOVER mode or None. ``actor``,
    ``recipient``, ``mediator`` (tuples) and ``place`` are `Mention.id` values; a mediator brings the parties together;
    ``in_response_to``, ``caused_by`` and ``denies`` are ids of other reports of the document.
    ``trigger`` spans the verb or noun. Either side may be empty, and an unnamed recipient have no entity. ``time`` is
    what the text states; ``earliest`` and ``latest`` are the first and the last day (ISO 8601) that it allows, None
    where a side is open, and ``dating`` says how they were found. ``fatalities`` to ``detained`` count people; None
    where no number is given. ``bounds`` says by name which are the least ("at least 12") or the most ("up to 12").
    """

    id: str
    root: str
    trigger: Span
    evidence: Span
    mode: str | None = None
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    place: str | None = None
    time: str | None = None
    fatalities: int | None = None
    injured: int | None = None
    missing: int | None = None
    displaced: int | None = None
    detained: int | None = None
    status: Status = "Happened"
    polarity: Polarity = "Affirmed"
    certainty: Certainty = "Certain"
    attributed_to: str | None = None
    attribution: str | None = None
    factive: bool = False
    confidence: float = 1.0
    extractor: str = "kg_events"
    earliest: str | None = None
    latest: str | None = None
    dating: Dating | None = None
    mediator: tuple[str, ...] = ()
    in_response_to: tuple[str, ...] = ()
    caused_by: tuple[str, ...] = ()
    denies: tuple[str, ...] = ()
    bounds: tuple[tuple[str, Bound], ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says something, with which words, and what (PARC 3.0 / PolNeAR terms).

    ``source`` spans the words of the source, None where it is unnamed; ``source_mention`` is its `Mention.id` where one
    was found; ``about`` lists `EventReport.id` values whose trigger lies in the content. Assertions point here
    themselves. ``within`` is the `Attribution.id` in whose content this one stands, or None. ``voiced`` tells that the
    source says or thinks it aloud; what is only an attitude, a plan or still to be said is no statement of the graph.
    """

    id: str
    source: Span | None
    source_mention: str | None
    cue: Span | None
    content: tuple[Span, ...]
    evidence: Span
    stance: Stance = "asserts"
    quotation: QuotationKind = "indirect"
    confidence: float = 1.0
    within: str | None = None
    voiced: bool = True


@dataclass(frozen=True, slots=True)
class Reader:
    """What read a document: name and version of the software and of the language model, version of the pipeline."""

    software: str
    model: str
    pipeline: str


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one document; what `kg extract` writes and the graph is made from.

    ``reader`` says what found it, and is None where that is not known.
    """

    document: Document
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    events: tuple[EventReport, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    reader: Reader | None = None
