"""The day of what a sentence goes on to tell of the attack that the sentence before it dates.

"Norland attacked Sudria on 3 May. Its aircraft struck bases", "On 3 May Norland joined the war. Its bombers hit the
port", "The raid of 3 May was the worst. Norland bombed the port".
"""

from spacy.tokens import Doc, Span, Token

from kg.language import annotations
from kg.language.annotations import EventDict
from kg.language.numbers.time_attachment import when_of
from kg.language.numbers.time_index import TimeIndex, When
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import is_verbal
from kg.language.syntax.functions import dependents, serves_as
from kg.language.syntax.verbs import is_past, is_perfect
from kg.lexica import containment
from kg.lexica.classes import word_class


def elaborated(doc: Doc, told: list[EventDict], event: EventDict, times: TimeIndex) -> When | None:
    """Return the day of the attack that an attack without a time goes on from, or None.

    Args:
        doc: With sentences, mentions, and times.
        told: The events before it, in text order.
        event: Without a time of its own.
        times: From `kg.language.numbers.time_index.time_index`.
    """
    verb = doc[event["trigger"]]
    sentence = verb.sent
    if event["root"] != "ASSAULT" or not event["actor"] or not times or sentence.start == 0:
        return None
    before = doc[sentence.start - 1].sent
    if "\n" in before.text_with_ws or not _is_plain(sentence, verb):
        return None
    main = before.root
    when = next((found for word in _dated(main) if (found := when_of(doc, word, times)) is not None), None)
    if when is None or when.bound != "within" or when.width or not before.start <= when.at < before.end:
        return None
    opening = next((one for one in reversed(told) if one["trigger"] in {word.i for word in _dated(main)}), None)
    return when if _is_of(doc, main, opening, event) else None


def _dated(main: Token) -> list[Token]:
    """Return the words of a clause that may tell of an attack: its verb, or what it says something of."""
    if main.lemma_ in word_class("plain-copula"):
        return [noun for noun in dependents(main, fn.ACTIVE_SUBJECT) if noun.i < main.i]
    return [main] if is_verbal(main) and is_past(main) and not is_perfect(main) else []


def _is_plain(sentence: Span, verb: Token) -> bool:
    """Tell whether a verb is what its sentence tells, as past, with nothing that sets it in another time."""
    top = verb
    while serves_as(top, fn.CONJUNCT) and is_verbal(top.head):
        top = top.head
    if not is_verbal(verb) or top != sentence.root or not is_past(verb) or is_perfect(verb):
        return False
    if any(word.lower_ in word_class("apart-in-time") for word in sentence):
        return False
    spans = ((time["start"], time["end"]) for time in annotations.times(sentence.doc))
    return not any(start < sentence.end and sentence.start < end for start, end in spans)


def _is_of(doc: Doc, main: Token, opening: EventDict | None, event: EventDict) -> bool:
    """Tell whether an event may be part of what a sentence opens with: by the same, and on none but its target."""
    acting = _entities(doc, event["actor"])
    if opening is None:
        joined = any(noun.lemma_ in word_class("fought-in") for noun in dependents(main, fn.OBJECT))
        heads = {noun.i for noun in dependents(main, fn.ACTIVE_SUBJECT)}
        starting = [m["id"] for m in annotations.mentions(doc) if m["head"] in heads]
        return joined and main.lemma_ in word_class("war-joining-verb") and bool(acting & _entities(doc, starting))
    if opening["root"] != event["root"] or (opening["actor"] and not acting & _entities(doc, opening["actor"])):
        return False
    one, other = states_of(doc, opening["recipient"]), states_of(doc, event["recipient"])
    return (bool(opening["actor"]) or not is_verbal(doc[opening["trigger"]])) and not (
        one and other and not one & other
    )


def _entities(doc: Doc, ids: list[int]) -> set[int]:
    mentions = annotations.mentions(doc)
    return {entity for i in ids if (entity := mentions[i]["entity"]) is not None}


def states_of(doc: Doc, ids: list[int]) -> set[str]:
    """Return the keys of the states that mentions are, or that they lie in."""
    keys = {key for i in ids if (key := _key(doc, i))}
    keys |= {place.holder for key in keys for place in containment.holders(key)}
    return {key for key in keys if key.startswith("state/")}


def _key(doc: Doc, mention: int) -> str | None:
    """Return the key of a mention, or that of the name that a pronoun stands for."""
    mentions = annotations.mentions(doc)
    one = mentions[mention]
    if one["key"] is not None or one["entity"] is None:
        return one["key"]
    return next((m["key"] for m in mentions if m["entity"] == one["entity"] and m["key"] is not None), None)
