"""Which state sanctions on a firm, a ship or an official are aimed at: "sanctions on two Sudrian tankers"."""

from spacy.tokens import Token

from kg.language.frames.agency import actors, modifier
from kg.language.frames.participants import Participants
from kg.language.syntax import functions as fn
from kg.language.syntax.arguments import arguments
from kg.language.syntax.forms import is_proper
from kg.language.syntax.functions import serves_as
from kg.lexica.classes import word_class

_LANDS = ("prep_of", "prep_in", "prep_from")
_DEEPEST = 2  # "officials of the bank of a state"


def states_behind(known: Participants, noun: Token, depth: int = 0) -> list[int]:
    """Return the mentions of the states whose firms, ships or officials a description is of, in text order.

    Args:
        known: The mentions of the Doc.
        noun: Head of a description of whom sanctions befall; a name has no state behind it.
        depth: How many of-phrases deep this is.
    """
    if is_proper(noun) or noun.lemma_.lower() not in word_class("sanctioned") | word_class("deprived-land"):
        return []
    slots = arguments(noun)
    found = [i for owner in slots.get("mod", ()) for i in modifier(known, owner)]
    found += [i for owner in slots.get("poss", ()) for i in _land(known, owner)]
    for name in _LANDS:
        for owner in () if found else slots.get(name, ()):
            found += _land(known, owner) or (states_behind(known, owner, depth + 1) if depth < _DEEPEST else [])
    return [i for i in found if known.mentions[i]["type"] in {"State", "Nationality"}]


def _land(known: Participants, owner: Token) -> list[int]:
    if serves_as(owner, fn.PREMODIFIER):
        return []
    return [i for i in actors(known, owner) if known.mentions[i]["type"] == "State"]
