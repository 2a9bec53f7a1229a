"""Where an event took place whose own phrases name no place: in the state it hit, or where what it goes on with was.

"attacked Norland on Friday, killing ten", "fired missiles at Norlandish cities", "met in the Norlandish capital",
"arrived in Basra on Friday. He met the premier", "launched an operation. The Basra forces gave up".
"""

from collections.abc import Iterable, Iterator
from itertools import islice

from spacy.tokens import Doc, Token

from kg.language import annotations
from kg.language.annotations import EventDict, MentionDict
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import is_verbal
from kg.language.syntax.functions import dependents, has, serves_as
from kg.language.syntax.phrases import prepositional
from kg.lexica.classes import word_class
from kg.rules import HAPPENED

_FORCE = frozenset({"ASSAULT", "COERCE"})
_TALKS = frozenset({"CONSULT", "AGREE", "COOPERATE", "PROTEST"})
_STATES = frozenset({"State", "Nationality"})
_REACH = 2  # sentences from an arrival to a meeting
_GIVING_UP = frozenset({"surrender", "disarm"})  # modes


def settle(doc: Doc) -> None:
    """Give the events of a Doc that have happened the place that their target or their scene gives them.

    Args:
        doc: With its events, whose ``fact`` is written.
    """
    events = annotations.events(doc)
    placed: dict[int, EventDict] = {}
    arrivals: list[EventDict] = []
    happened = [e for e in events if e["fact"]["status"] in HAPPENED and e["fact"]["polarity"] == "Affirmed"]
    for number, event in enumerate(happened):
        if event.get("place", -1) is None:
            found = _place(doc, event, placed, arrivals)
            event["place"] = _given_up(doc, event, islice(happened, number + 1, None)) if found is None else found
        if event.get("place") is not None:
            placed.setdefault(event["trigger"], event)
            arrivals += [event] if event.get("mode") == "visit" else []


def _place(doc: Doc, event: EventDict, placed: dict[int, EventDict], arrivals: list[EventDict]) -> int | None:
    word = doc[event["trigger"]]
    if event["root"] in _FORCE:
        hit = next((mention["id"] for mention in _hit(doc, event, word)), None)
        return _joined(event, word, placed) if hit is None else hit
    if event["root"] in _TALKS:
        told = next((mention["id"] for mention in _described(doc, word)), None)
        return _after_arrival(doc, event, word, arrivals) if told is None else told
    return None


def _hit(doc: Doc, event: EventDict, word: Token) -> Iterator[MentionDict]:
    """Yield the states that a strike hit, or in whose cities or bases it did."""
    if event["root"] != "ASSAULT" or word.lemma_.lower() not in word_class("strike-on-land"):
        return
    mentions = annotations.mentions(doc)
    acting = {mentions[i]["key"] for i in event["actor"]}
    for mention in (mentions[i] for i in event["recipient"]):
        head = doc[mention["head"]]
        if mention["type"] not in _STATES or mention["metonym"] or mention["key"] in {None, *acting}:
            continue
        land = mention["form"] == "name" and mention["type"] == "State"
        land = land and serves_as(head, fn.OBJECT | fn.PREPOSITIONAL_OBJECT | fn.PASSIVE_SUBJECT)
        land = land and not _is_by(word, head)
        if land or (
            serves_as(head, fn.PREMODIFIER | fn.COMPOUND | fn.POSSESSOR)
            and head.head.lemma_.lower() in word_class("land-of-state")
        ):
            yield mention


def _is_by(word: Token, noun: Token) -> bool:
    """Tell whether what "of" joins to a noun may be who did it: "the attacks of X", not "the invasion of X"."""
    belongs = noun.head.lower_ in word_class("preposition-of-belonging")
    return belongs and not is_verbal(word) and word.lemma_.lower() not in word_class("done-to-land")


def _joined(event: EventDict, verb: Token, placed: dict[int, EventDict]) -> int | None:
    """Return the place of the deed that a clause without a subject goes on with: "attacked it, killing ten"."""
    goes_on = serves_as(verb, fn.CONJUNCT | fn.ADVERBIAL_CLAUSE | fn.OPEN_COMPLEMENT) and is_verbal(verb)
    above = placed.get(verb.head.i)
    if not goes_on or above is None or has(verb, fn.SUBJECT | fn.SUBORDINATOR) or above["root"] not in _FORCE:
        return None
    same = serves_as(verb, fn.ADVERBIAL_CLAUSE) or event["root"] == above["root"] == "ASSAULT"
    return above["place"] if same else None


def _described(doc: Doc, word: Token) -> Iterator[MentionDict]:
    """Yield the state of an unnamed town that something took place in: "in the Norlandish capital"."""
    for name, noun in prepositional(word):
        if name in word_class("event-place-preposition") and noun.lemma_.lower() in word_class("land-of-state"):
            owners = {child.i for child in dependents(noun, fn.PREMODIFIER | fn.POSSESSOR | fn.COMPOUND)}
            yield from (m for m in annotations.mentions(doc) if m["head"] in owners and m["type"] in _STATES)


def _after_arrival(doc: Doc, event: EventDict, verb: Token, arrivals: list[EventDict]) -> int | None:
    """Return the town in which an actor of a meeting was told to have arrived right before it."""
    if verb.lemma_ not in word_class("meeting-in-person") or not arrivals:
        return None
    before = arrivals[-1]
    between = doc[before["trigger"] : verb.i]
    near = sum(bool(token.is_sent_start) for token in between[1:]) <= _REACH and "\n" not in between.text
    mentions = annotations.mentions(doc)
    who = {mentions[i]["entity"] for i in event["actor"]} & {mentions[i]["entity"] for i in before["actor"]}
    return before["place"] if near and who - {None} and before["trigger"] != event["trigger"] else None


def _given_up(doc: Doc, event: EventDict, later: Iterable[EventDict]) -> int | None:
    """Return the land whose forces gave up right after an attack on nobody named: "The Basra forces surrendered"."""
    if event["root"] != "ASSAULT" or event["recipient"]:
        return None
    mentions = annotations.mentions(doc)
    for other in later:
        between = doc[event["trigger"] : other["trigger"]]
        if sum(bool(token.is_sent_start) for token in between[1:]) > 1 or "\n" in between.text:
            return None
        if other.get("mode") in _GIVING_UP:
            heads = [doc[mentions[i]["head"]] for i in other["actor"]]
            lands = {word.i for head in heads for word in dependents(head, fn.COMPOUND)}
            lands |= {noun.i for head in heads for name, noun in prepositional(head) if name in {"in", "of"}}
            return next((m["id"] for m in mentions if m["head"] in lands and m["type"] == "Place"), None)
    return None
