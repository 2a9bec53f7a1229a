"""What a text tells without a date within a war whose last day it tells: that is no later, and not before its first.

"Norland attacked Sudria on 13 June. Sudria fired missiles at Norland. A ceasefire came into force on 24 June": what the
sides do to each other between the two sentences lies between the two days; so do the dead who are counted afterwards,
and what is told to have happened "during the war".
"""

from datetime import date, timedelta
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg.language import annotations
from kg.language.annotations import EventDict
from kg.language.frames.elaborations import states_of
from kg.language.numbers.time_index import When, time_index
from kg.language.syntax import functions as fn
from kg.language.syntax.functions import dependents, has
from kg.language.syntax.phrases import is_definite, prepositional
from kg.lexica.classes import word_class
from kg.rules import HAPPENED

_TEXTUAL = frozenset({"stated", "relative"})
_LONGEST = 100  # days of a war that a text tells from its first day to its last
_YEAR = 366  # days


class War(NamedTuple):
    """A war between ``sides`` (keys of states), told from token ``start`` to its truce at token ``end``.

    ``first`` is None where the text does not tell how it began.
    """

    sides: frozenset[str]
    first: date | None
    last: date
    start: int
    end: int


def wars(doc: Doc) -> list[War]:
    """Return the wars of a Doc that end with a dated truce, in order of their last days.

    Args:
        doc: With its events, whose ``fact`` is written, and its times.
    """
    dated = [(day, event) for event in annotations.events(doc) if (day := _day(event)) is not None]
    truces = sorted((day, event["trigger"]) for day, event in dated if event.get("mode") == "ceasefire")
    attacks = sorted(
        ((day, event["trigger"], sides) for day, event in dated if len(sides := _sides(doc, event)) > 1),
        key=lambda attack: attack[:2],
    )
    found: list[War] = []
    for last, end in truces:
        before = found[-1].last if found else date.min
        fought = [attack for attack in attacks if before < attack[0] <= last]
        if fought and last > before:
            found.append(_war(doc, fought, last, end))
    return found


def _war(doc: Doc, fought: list[tuple[date, int, frozenset[str]]], last: date, end: int) -> War:
    sides = fought[-1][2]
    for _, _, others in reversed(fought):
        sides |= others if others & sides else frozenset()
    day, start, _ = next(attack for attack in fought if attack[2] & sides)
    opens = doc[start].lemma_ in word_class("war-opening-verb") and (last - day).days <= _LONGEST
    older = (when for when in time_index(doc).values() if when.bound == "within" and when.width <= _YEAR)
    news = opens and not any(when.earliest and when.earliest < str(day) for when in older)
    return War(sides, day if news else None, last, start, end)


def within(doc: Doc, event: EventDict, verb: Token, known: When | None, told: list[War]) -> When | None:
    """Return the days of an event without a date, with those of the war that it is part of as bounds.

    Args:
        doc: The Doc of the event.
        event: Told in the past, by itself.
        verb: What tells it.
        known: The days that its scene leaves, or None.
        told: From `wars`.
    """
    for war in told:
        if _is_of(doc, event, verb, war):
            return _narrowed(known, war)
    return known


def during(verb: Token, told: list[War]) -> When | None:
    """Return the days of the one war of a text for what it says to have happened in it: "in those twelve days"."""
    if len(told) != 1 or told[0].first is None:
        return None
    phrases = ((name, noun) for name, noun in prepositional(verb) if name in word_class("preposition-in-war"))
    return _narrowed(None, told[0]) if any(_is_war(noun) for _, noun in phrases) else None


def _is_war(noun: Token) -> bool:
    """Tell whether a noun takes up the war that is told: "the twelve-day war", "those twelve days"."""
    others = [word for word in dependents(noun, fn.COMPOUND) if word.lemma_ not in word_class("stretch-of-days")]
    if others or not is_definite(noun) or has(noun, fn.PREPOSITION | fn.POSSESSOR | fn.RELATIVE_CLAUSE):
        return False
    before = {word.lower_ for word in dependents(noun, fn.PREMODIFIER | fn.DETERMINER)}
    if noun.lemma_ in word_class("stretch-of-days"):
        return has(noun, fn.NUMERAL) and not before.isdisjoint(
            word_class("definite-determiner") - word_class("article")
        )
    return noun.lemma_ in word_class("fought-in") and before.isdisjoint(word_class("ranking-word"))


def _is_of(doc: Doc, event: EventDict, verb: Token, war: War) -> bool:
    """Tell whether an attack of one side on another is told within a war, or counts the dead after its truce."""
    if event["root"] != "ASSAULT" or any(name in word_class("time-after") for name, _ in prepositional(verb)):
        return False
    doers, hit = states_of(doc, event["actor"]), _hit(doc, event)
    if not hit & war.sides or not doers <= war.sides or (doers and doers >= hit):
        return False
    if war.start < event["trigger"] < war.end:
        return bool(doers) or not event["actor"]
    counted = any(has(noun, fn.NUMERAL) for noun in dependents(verb, fn.OBJECT | fn.PASSIVE_SUBJECT))
    return bool(doers) and counted and event["trigger"] > war.end and verb.lemma_ in word_class("verb-of-outcome")


def _narrowed(known: When | None, war: War) -> When | None:
    first = [day for day in (known.earliest if known else None, str(war.first) if war.first else None) if day]
    latest = min(known.latest if known and known.latest else "9", str(war.last))
    if not first or max(first) > latest:
        return known
    return When(None, max(first), latest, "relative")


def _sides(doc: Doc, event: EventDict) -> frozenset[str]:
    if event["root"] != "ASSAULT":
        return frozenset()
    doers, hit = states_of(doc, event["actor"]), _hit(doc, event)
    return frozenset(doers | hit) if doers and hit - doers else frozenset()


def _hit(doc: Doc, event: EventDict) -> set[str]:
    place = event.get("place")
    return states_of(doc, event["recipient"]) or states_of(doc, [] if place is None else [place])


def _day(event: EventDict) -> date | None:
    """Return the day of an event that a text dates to one, or to a night."""
    first, last, fact = event.get("earliest"), event.get("latest"), event["fact"]
    happened = fact["status"] in HAPPENED and fact["polarity"] == "Affirmed"
    if not happened or event.get("dating") not in _TEXTUAL or first is None or last is None:
        return None
    day = date.fromisoformat(first)
    return day if date.fromisoformat(last) - day <= timedelta(days=1) else None
