"""Who "I" and "we" are in a quotation: its speaker, and the state or body that the speaker is or speaks for."""

from spacy.tokens import Token

from kg.language.offices import role_nouns
from kg.language.reference.description_words import stands_for
from kg.language.reference.draft_entities import Draft, Referent
from kg.language.reference.mention_positions import Site
from kg.language.syntax.forms import POSSESSIVE_PRONOUN, has_form
from kg.lexica.classes import word_class

_SIDES = frozenset({"State", "Organization", "Alliance", "ArmedForce"})
_STATE_OFFICES = frozenset({"state_head", "government_head", "spokesperson", "rank"})


def speaker(draft: Draft, of_head: dict[int, int], said_by: dict[int, Token], here: Site) -> int | None:
    """Return the number of the person who speaks the quotation that holds a place, or None."""
    number = _source(of_head, said_by, here)
    return number if number is not None and draft.referents[number].type == "Person" else None


def side(draft: Draft, of_head: dict[int, int], said_by: dict[int, Token], here: Site, pronoun: Token) -> int | None:
    """Return who says "we" in a quotation: a quoted state or body, or the state that a quoted official speaks for.

    "Our country" is the state of any speaker whose nation the text tells.
    """
    number = _source(of_head, said_by, here)
    if number is None:
        return None
    source = draft.referents[number]
    if source.type in _SIDES:
        return number
    country = has_form(pronoun, POSSESSIVE_PRONOUN) and "State" in stands_for(pronoun.head.lemma_.lower())
    if len(source.nations) != 1 or not (country or _speaks_for_state(source)):
        return None
    (nation,) = source.nations
    return next((n for n, referent in enumerate(draft.referents) if referent.key == nation), None)


def _source(of_head: dict[int, int], said_by: dict[int, Token], here: Site) -> int | None:
    if here.quote is None or here.quote not in said_by:
        return None
    return of_head.get(said_by[here.quote].i)


def _speaks_for_state(person: Referent) -> bool:
    """Tell whether a person holds an office of a state: a president, a minister, an envoy, a general."""
    return any(
        role_nouns.kind_of_word(role) in _STATE_OFFICES or role in word_class("speaker-for-state")
        for role in person.roles
    )
