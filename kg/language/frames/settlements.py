"""What a text tells of its agreements beside their parties: how far they have come, and a name for each."""

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.language import annotations
from kg.language.annotations import EntityDict, MentionDict, RelationDict
from kg.language.numbers.time_attachment import time_of
from kg.language.reference.agreements import TYPE
from kg.language.syntax import blocks
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import is_verbal
from kg.language.syntax.functions import has, serves_as
from kg.lexica.classes import word_class
from kg.namespaces import slug

_STATUSES = ("signed", "initialled", "in force", "suspended", "ended")


def settle(doc: Doc, found: list[RelationDict]) -> Iterator[RelationDict]:
    """Yield the status of the agreements that have parties or a name, and name those without one by their parties.

    An agreement without a name is the same in other texts only if its parties and its date agree: its key holds both.

    Args:
        doc: A Doc with its agreements among mentions and entities.
        found: The relations that it tells of.
    """
    mentions, entities = annotations.mentions(doc), annotations.entities(doc)
    told = [m for m in mentions if m["type"] == TYPE]
    if not told:
        return
    parties: dict[int, dict[int, RelationDict]] = {}
    for relation in found:
        target = None if relation["object"] is None else mentions[relation["object"]]["entity"]
        one = mentions[relation["subject"]]["entity"]
        if relation["relation"] == "partyTo" and target is not None and one is not None:
            parties.setdefault(target, {}).setdefault(one, relation)
    bounds = {m["head"]: (start, end) for start, end in blocks.sentences(doc) for m in told if start <= m["head"] < end}
    for mention in told:
        number = mention["entity"]
        if number is None or not (entities[number]["named"] or number in parties):
            continue
        sentence = bounds[mention["head"]]
        status = _status(doc, mention)
        if status is not None:
            yield _stated("agreementStatus", mention, status[0], status[1], sentence)
    for number, signed in parties.items():
        if not entities[number]["named"] and len(signed) > 1:
            _name(doc, entities, number, signed)


def _status(doc: Doc, mention: MentionDict) -> tuple[str, int] | None:
    """Return how far an agreement has come by the verb over it, and that verb's token."""
    noun = doc[mention["head"]]
    verb = noun.head
    if serves_as(noun, fn.PREPOSITIONAL_OBJECT):
        verb = verb.head if f"{verb.head.lemma_} {verb.lower_}" in word_class("agreeing-phrase") else noun
    if not is_verbal(verb) or not (verb is noun.head.head or serves_as(noun, fn.OBJECT | fn.SUBJECT)):
        return None
    for status in _STATUSES:
        if verb.lemma_ not in word_class(f"agreement-{status.replace(' ', '-')}"):
            continue
        if verb.lemma_ in word_class("verb-of-entering") and not any(
            t.lower_ in word_class("effect") for t in verb.subtree
        ):
            return None
        acting = serves_as(noun, fn.ACTIVE_SUBJECT)
        if acting and status == "ended" and has(verb, fn.OBJECT):
            return None  # "the treaty ended the war"
        if acting and status in {"signed", "initialled"}:
            return None
        return status, verb.i
    return None


def _stated(name: str, mention: MentionDict, value: str, trigger: int, sentence: tuple[int, int]) -> RelationDict:
    return {
        "relation": name,
        "subject": mention["id"],
        "object": None,
        "value": value,
        "trigger": trigger,
        "start": sentence[0],
        "end": sentence[1],
        "extractor": "kg_relations",
        "confidence": 0.8,
        "time": None,
    }


def _name(doc: Doc, entities: list[EntityDict], number: int, signed: dict[int, RelationDict]) -> None:
    """Name an agreement by its parties: "ceasefire between Norland and Sudria"."""
    entity = entities[number]
    sides = sorted(entities[one]["label"] for one in signed)
    dates = sorted({when for told in signed.values() if (when := time_of(doc, doc[told["trigger"]])) is not None})
    entity["label"] = f"{entity['label']} between {', '.join(sides[:-1])} and {sides[-1]}"
    if len(dates) == 1 and all(entities[one]["named"] for one in signed):
        keys = sorted(entities[one]["key"] or slug(entities[one]["label"]) for one in signed)
        entity["key"] = f"agreement/{slug(' '.join([*keys, dates[0], entity['label'].split(' between ')[0]]))}"
