"""Forces sent to help: to an ally, at its wish or for its support they are aid, and no move against it."""

from spacy.tokens import Token

from kg.language.frames.engine import Frame
from kg.language.syntax import functions as fn
from kg.language.syntax.functions import dependents
from kg.language.syntax.phrases import prepositional
from kg.lexica.classes import word_class
from kg.lexica.senses import Event

_THERE = frozenset({"prep_to", "prep_in", "prep_into"})
_CLAUSES = fn.ADVERBIAL_CLAUSE | fn.OPEN_COMPLEMENT | fn.NOUN_CLAUSE


def as_meant(frame: Frame, event: Event) -> Event:
    """Return the event of troops that are sent somewhere as aid where the words around it say that they help."""
    if event.root != "MOBILIZE" or event.mode != "troops" or (frame.second and frame.second_slot not in _THERE):
        return event
    helped = any(map(_is_friend, frame.second)) or _helps(frame.word) or any(map(_helps, _objects(frame)))
    return Event("AID", "military", event.confidence) if helped and frame.second else event


def _objects(frame: Frame) -> list[Token]:
    return frame.reading.slots.get("patient", [])


def _is_friend(land: Token) -> bool:
    """Tell whether words call a land an ally: "allied Sudria", "Sudria, its ally", "its ally Sudria"."""
    words = [land, *dependents(land, fn.PREMODIFIER | fn.APPOSITION)]
    return any(not word_class("friend-word").isdisjoint({word.lower_, word.lemma_.lower()}) for word in words)


def _helps(word: Token) -> bool:
    """Tell whether a purpose is to help ("to protect it") or a phrase tells of a request ("at its invitation")."""
    helping = word_class("protecting-verb") | word_class("helping-verb")
    if any(clause.lemma_ in helping for clause in dependents(word, _CLAUSES)):
        return True
    return any(
        noun.lemma_.lower() in word_class("request-noun")
        for name, noun in prepositional(word)
        if name in word_class("request-preposition")
    )
