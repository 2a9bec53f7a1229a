"""What extractors leave on a Doc: plain dicts and token offsets under ``doc._``.

Plain values keep a Doc picklable, so ``n_process=2`` and ``DocBin`` work. All ``start``/``end`` here count TOKENS of
the Doc, end-exclusive; ``kg_blocks`` alone counts characters. Character offsets are made once, in `kg.assertions`.
"""

from typing import Literal, NotRequired, TypedDict, cast

from spacy.tokens import Doc, Token

from kg.model import Bound, Dating, IdentifiedBy

MentionForm = Literal["name", "adjective", "nominal", "pronoun"]


class MentionDict(TypedDict):
    """A mention.

    ``id`` is its index in ``doc._.kg_mentions``, which is sorted by (start, -end), projects last.
    ``start``/``end`` span the name
    without title and article ("Hakan Fidan"), or the phrase of a nominal without its article;
    ``np_start``/``np_end`` the whole noun phrase with article, titles and modifiers, without relative clauses.
    ``head`` is the syntactic head token. ``type`` is a `kg.model.MentionType`. ``key`` is the gazetteer key
    (``state/AZ``) or None. ``metonym`` marks a capital or seat of power that stands for its state; its key is then
    the state's. ``entity`` is an index in ``doc._.kg_entities``, or None. ``members`` lists the entities that a joint
    mention ("the two countries") stands for; kg_coreference adds it where it knows them. ``identified_by`` tells how
    the mention found its entity; kg_coreference adds it with the entity.
    """

    id: int
    start: int
    end: int
    np_start: int
    np_end: int
    head: int
    type: str
    form: MentionForm
    key: str | None
    metonym: bool
    entity: int | None
    members: NotRequired[list[int]]
    identified_by: NotRequired[IdentifiedBy]


class EntityDict(TypedDict):
    """An entity of this document; ``id`` is its index in ``doc._.kg_entities``.

    ``key`` if the gazetteer knows it, or if its state and its kind tell which body it is (``organization/ke/senate``).

    ``gender`` is ``m``, ``f``, ``n`` or None; ``number`` ``sing`` or ``plur``; ``part_of`` the gazetteer key of the
    state or organization that an unnamed force, office or group belongs to ("Russian air defenses": ``state/RU``).
    """

    id: int
    key: str | None
    label: str
    type: str
    same_as: list[str]
    named: bool
    gender: str | None
    number: str
    part_of: str | None


class Factuality(TypedDict):
    """How a predicate is put forward; written by kg_factuality into the frames below.

    ``attribution`` is an index in ``doc._.kg_attributions`` (the innermost content that holds the trigger) or None.
    ``factive``: its cue commits the author as well (confirmed, admitted, revealed). ``told``: it is put forward in some
    way; an event that is only left open, or that a demand or a plan rules out, is not, and no report leaves the Doc.
    """

    polarity: str
    certainty: str
    status: str
    attribution: int | None
    factive: bool
    told: bool


# What a frame counts as where no factuality component ran: the author's plain word.
AUTHORS_VOICE: Factuality = {
    "polarity": "Affirmed",
    "certainty": "Certain",
    "status": "Happened",
    "attribution": None,
    "factive": False,
    "told": True,
}


class RelationDict(TypedDict):
    """A relation.

    ``subject``/``object`` are mention ids; ``value`` the literal of ``position``. ``trigger``: the
    token whose factuality decides; ``start``/``end``: the sentence. ``fact`` is filled by kg_factuality. ``time`` is
    when it is told to hold, ``valid_from`` and ``valid_until`` are its beginning and end where they are told;
    ``former``: it held once, and is one of the past.
    """

    relation: str
    subject: int
    object: int | None
    value: str | None
    trigger: int
    start: int
    end: int
    extractor: str
    confidence: float
    time: str | None
    valid_from: NotRequired[str | None]
    valid_until: NotRequired[str | None]
    former: NotRequired[bool]
    fact: NotRequired[Factuality]


class MeasureDict(TypedDict):
    """A figure for an actor (mention id); see `kg.model.Measurement`."""

    actor: int
    kind: str
    value: float
    unit: str
    as_of: str | None
    trigger: int
    start: int
    end: int
    confidence: float
    fact: NotRequired[Factuality]


class EventDict(TypedDict):
    """An event report.

    See `kg.model.EventReport`. ``trigger`` is the head token, ``trigger_start``/``trigger_end``
    its words. ``earliest``, ``latest`` and ``dating`` are left out where nothing is known of the time.
    ``casualties``: (number of people, token of the noun counted) by kind: killed, injured, missing,
    displaced, detained. ``response_to``, ``caused_by`` and ``denies`` are indices of other events.
    """

    root: str
    mode: str | None
    trigger: int
    trigger_start: int
    trigger_end: int
    actor: list[int]
    recipient: list[int]
    mediator: NotRequired[list[int]]
    response_to: NotRequired[list[int]]
    caused_by: NotRequired[list[int]]
    denies: NotRequired[int]
    place: int | None
    time: str | None
    casualties: dict[str, tuple[int, int]]
    start: int
    end: int
    confidence: float
    earliest: NotRequired[str | None]
    latest: NotRequired[str | None]
    dating: NotRequired[Dating | None]
    fact: NotRequired[Factuality]


class AttributionDict(TypedDict):
    """An attribution.

    Spans are (start, end) tokens. ``source_mention`` is a mention id or None; ``factive`` as above. ``within`` is the
    index of the attribution in whose content this one stands ("the paper wrote that officials had said"), or None.
    ``voiced`` tells that somebody says or thinks it aloud: no attitude, no plan, nothing that is only to be said.
    """

    source: tuple[int, int] | None
    source_mention: int | None
    cue: tuple[int, int] | None
    content: list[tuple[int, int]]
    stance: str
    quotation: str
    factive: bool
    start: int
    end: int
    confidence: float
    voiced: bool
    within: NotRequired[int | None]


class TimeDict(TypedDict):
    """A time expression: ``value`` is ISO 8601 cut to what the text states, or None where it can't be resolved.

    ``kind`` is ``date``, ``duration`` or ``set`` ("every week"). ``first`` and ``last`` are the days that it allows, in
    ISO 8601; one is None where that side is open ("decades ago"). ``stated``: it gives its year itself, and does not
    count from the document's date.
    """

    start: int
    end: int
    head: int
    value: str | None
    kind: str
    first: NotRequired[str | None]
    last: NotRequired[str | None]
    stated: NotRequired[bool]


class QuantityDict(TypedDict):
    """A number with what it counts: ``unit`` "person", "USD", "%", a noun lemma, or "".

    ``head`` the counted noun's token. ``vague``: no more is said than "dozens"; the value is the least it can mean.
    ``bound``: there were at least, or at most, so many.
    """

    start: int
    end: int
    head: int
    value: float
    unit: str
    vague: NotRequired[bool]
    bound: NotRequired[Bound]


_DEFAULTS = (
    "kg_blocks",  # [(start_char, end_char, kind)] from kg.texts, or kind "headline"; [] = all prose
    "kg_mentions",
    "kg_entities",
    "kg_times",
    "kg_quantities",
    "kg_relations",
    "kg_measures",
    "kg_events",
    "kg_attributions",
)


def register() -> None:
    """Declare the extension attributes on Doc; safe to call again. Every component factory calls it first."""
    for name in _DEFAULTS:
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=[])
    for name in ("kg_text", "kg_published"):  # the original text, and the document's date as ISO 8601 or None
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)


def mentions(doc: Doc) -> list[MentionDict]:
    """Return the mentions of a Doc."""
    return cast("list[MentionDict]", doc._.kg_mentions)


def entities(doc: Doc) -> list[EntityDict]:
    """Return the entities of a Doc."""
    return cast("list[EntityDict]", doc._.kg_entities)


def times(doc: Doc) -> list[TimeDict]:
    """Return the time expressions of a Doc."""
    return cast("list[TimeDict]", doc._.kg_times)


def quantities(doc: Doc) -> list[QuantityDict]:
    """Return the quantities of a Doc."""
    return cast("list[QuantityDict]", doc._.kg_quantities)


def relations(doc: Doc) -> list[RelationDict]:
    """Return the relations of a Doc, positions among them."""
    return cast("list[RelationDict]", doc._.kg_relations)


def measures(doc: Doc) -> list[MeasureDict]:
    """Return the measures of a Doc."""
    return cast("list[MeasureDict]", doc._.kg_measures)


def events(doc: Doc) -> list[EventDict]:
    """Return the event reports of a Doc."""
    return cast("list[EventDict]", doc._.kg_events)


def attributions(doc: Doc) -> list[AttributionDict]:
    """Return the attributions of a Doc."""
    return cast("list[AttributionDict]", doc._.kg_attributions)


def original_text(doc: Doc) -> str:
    """Return the document's text as it was read: the same length as ``doc.text``, with its typographic quotes."""
    text = doc._.kg_text
    return doc.text if text is None else cast("str", text)


def by_head(doc: Doc) -> dict[int, list[MentionDict]]:
    """Return the mentions by their head token: the outermost first where several share one."""
    found: dict[int, list[MentionDict]] = {}
    for mention in mentions(doc):
        found.setdefault(mention["head"], []).append(mention)
    return found


def token_span(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Return the characters (start, end-exclusive) of tokens ``start`` to ``end`` (exclusive)."""
    last: Token = doc[end - 1]
    return doc[start].idx, last.idx + len(last)
