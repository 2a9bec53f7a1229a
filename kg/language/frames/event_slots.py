"""Verbs read for their participants, with those of their objects: "imposed sanctions on Norland"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.language.frames.conditions import is_of
from kg.language.frames.noun_slots import befalls, nominal_slots
from kg.language.frames.reading import Reading, merge
from kg.language.syntax import functions as fn
from kg.language.syntax.arguments import Arguments, arguments
from kg.language.syntax.clauses import surface_subjects
from kg.language.syntax.forms import is_nominal, is_verbal
from kg.language.syntax.functions import dependents, serves_as
from kg.language.syntax.phrases import conjuncts, gerunds, of_objects, prepositional
from kg.language.syntax.verbs import is_for_clause
from kg.lexica.classes import word_class
from kg.lexica.senses import Condition, Sense

_NO_PREDICATE = fn.AUXILIARY | fn.PASSIVE_AUXILIARY | fn.ADJECTIVE | fn.COMPOUND
_REACHING = frozenset({"owner", "inner"})
_WIDE = frozenset({"patient", "object", "topic"})
# Whom a noun is aimed at, before whose it is.
_AIMS = ("prep_against", "prep_on", "prep_with", "prep_to", "poss", "prep_by", "prep_from", "prep_of", "mod")
_OF_DOERS = frozenset({"ACCUSE", "REQUEST"})
_OBJECT = frozenset({"prep_of"})
_UNDERGOING = _OBJECT | {"poss", "mod"}
_OWNING = frozenset({"poss", "mod", "prep_with", "prep_to", "prep_of", "prep_from"})


def read_verb(verb: Token) -> Reading | None:
    """Read a verb, with what its object and its prepositions govern together; None for auxiliaries and modifiers."""
    if not is_verbal(verb) or serves_as(verb, _NO_PREDICATE):
        return None
    slots = arguments(verb)
    if "patient" not in slots and any(child.lower_ in word_class("dead") for child in verb.children):
        slots["patient"] = [t for t in slots.get("attr", ()) if is_nominal(t)]  # "shot dead a tribal elder"
    slots["object"] = [t for name, tokens in slots.items() if name == "patient" or name[:5] == "prep_" for t in tokens]
    slots["topic"] = [t for name in ("patient", "prep_at", "prep_of", "prep_about") for t in slots.get(name, ())]
    for preposition, gerund in gerunds(verb):
        slots.setdefault(f"{preposition}_ing", []).append(gerund)
    return Reading(verb, verb, slots, bearers=(verb,))


def with_object(slots: Arguments, sense: Sense, *, told: bool = True) -> Arguments:
    """Return a word's slots with those of the noun that a sense asks for: "imposed [sanctions on Norland]".

    A sense with the slot ``owner`` or ``inner`` looks into any noun that it asks for: "[Norland's gas] flows to".

    Args:
        slots: The word's own.
        sense: One of its senses.
        told: Only the text tells whom a word is aimed at; else the two sides are known, and it may be either.
    """
    reaching = not _REACHING.isdisjoint({*sense.first, *sense.second})
    wanted = [
        c for c in sense.conditions if c.test in {"=", ":"} and (c.slot in _WIDE or (reaching and _holds_noun(c)))
    ]
    if not wanted and not reaching:
        return slots
    merged = {name: list(tokens) for name, tokens in slots.items()}
    for token in _asked_for(slots, wanted):
        own = nominal_slots(token)
        for name in _undergoing(token, sense) if told else ():
            own.pop(name, None)
        for clause in dependents(token, fn.NOUN_CLAUSE) if wanted else ():
            merge(own, prepositional(clause))  # "has troops stationed in"
            if is_for_clause(clause):  # "the need for Norland to leave"
                merge(own, (("for", noun) for noun in surface_subjects(clause)))
        for inner in of_objects(token) if wanted else ():
            merge(own, (pair for pair in prepositional(inner) if pair[0] != "of"))  # "a suspension of links with"
        for name, found in own.items():
            if wanted and name[:5] == "prep_":
                merged.setdefault(name, []).extend(t for t in found if t not in merged.get(name, ()))
            if name in _OWNING:
                merged.setdefault("owner", []).extend(found)
        merged.setdefault("inner", []).extend(next((own[name] for name in _AIMS if own.get(name)), ()))
    return merged


def _undergoing(noun: Token, sense: Sense) -> frozenset[str]:
    """Return the slots of a deed that hold whom it befalls, where a sense asks who is to do it or to blame for it.

    "Demanded the release of Anna Holm" asks nothing of her, "called Norland's invasion of Sudria a crime" blames no
    Sudria.
    """
    if sense.event is None or sense.event.root not in _OF_DOERS:
        return frozenset()
    lemma = noun.lemma_.lower()
    if sense.event.root == "REQUEST" and lemma in word_class("undergone-deed"):
        return _UNDERGOING
    judged = any(condition.slot == "outcome" for condition in sense.conditions)
    return _OBJECT if judged and befalls(noun) else frozenset()


def _holds_noun(condition: Condition) -> bool:
    """Tell whether a condition asks for a noun in a slot that may have an owner of its own."""
    return condition.slot in {"agent", "attr"} or condition.slot[:5] == "prep_"


def _asked_for(slots: Arguments, wanted: list[Condition]) -> Iterator[Token]:
    """Yield the nouns that conditions ask for, the object where none does; "half of its gas" is gas."""
    if not wanted:
        yield from slots.get("patient", ())
        return
    wide = any(c.slot in _WIDE - {"patient"} for c in wanted)
    names = dict.fromkeys("object" if wide and c.slot in _WIDE else c.slot for c in wanted)
    for token in dict.fromkeys(token for name in names for token in slots.get(name, ())):
        parts = of_objects(token) if token.lemma_.lower() in word_class("partitive") else ()
        yield from (n for n in (token, *parts) if any(is_of(n, c.name, None, kind=False) for c in wanted))


def mediating(phrase: Token) -> list[Token]:
    """Return who mediates where a with-phrase says so: "with Norland mediating", "with Norland as mediator"."""
    if phrase.lower_ in word_class("mediating-gerund"):
        return surface_subjects(phrase) or [c for c in phrase.lefts if serves_as(c, fn.SUBJECT | fn.COMPOUND)]
    clauses = dependents(phrase, fn.NOUN_CLAUSE)
    behind = [token.lower_ for token in phrase.doc[phrase.i + 1 : phrase.i + 4]]
    as_one = behind[:1] == ["as"] and not word_class("mediator").isdisjoint(behind[1:])
    return [phrase] if as_one or any(c.lower_ in word_class("mediating-gerund") for c in clauses) else []


def objects_below(verb: Token) -> Iterator[list[Token]]:
    """Yield the object of a complement's verb, and the subject of a clause that is one: "refused to let Sudria act"."""
    inner = arguments(verb)
    yield inner.get("patient", [])
    for clause in inner.get("comp", ()):
        yield [each for token in dependents(clause, fn.SUBJECT) for each in conjuncts(token)]
