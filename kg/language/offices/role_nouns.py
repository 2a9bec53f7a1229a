"""Nouns for what people are, their gender and kind, and the words before them that tell of the office."""

from functools import cache

from spacy.tokens import Doc, Token

from kg.language.factuality.effects import Effect, effect_of
from kg.language.factuality.modality import words
from kg.language.syntax.forms import PLURAL, SINGULAR, has_form
from kg.language.syntax.phrases import prepositional
from kg.language.syntax.tree import tokens_of
from kg.lexica import tables
from kg.lexica.classes import word_class

# What modifiers say of an office alone, beside what they say of any tie.
_OF_OFFICES = {"ended-office": Effect.ENDED, "disputed-office": Effect.ALLEGED, "lesser-office": Effect.LESSER}
_HYPHENS = frozenset({"-", "–", "‑"})


@cache
def _nouns() -> dict[str, tuple[str | None, str]]:
    rows = tables.rows("roles.tsv")
    return {row["noun"]: (None if row["gender"] == "-" else row["gender"], row["kind"]) for row in rows}


def kind_of(token: Token) -> str | None:
    """Return the kind of role a noun stands for (``kind`` in ``roles.tsv``), or None if it is no role noun."""
    return kind_of_word(token.lower_) or kind_of_word(token.lemma_.lower())


def kind_of_word(word: str) -> str | None:
    """Return the kind of role that a word in lower case stands for, or None."""
    found = _nouns().get(word)
    return found[1] if found else None


def noun_gender(token: Token) -> str | None:
    """Return ``m`` or ``f`` for a noun that only one gender bears ("spokeswoman", "father"), else None."""
    found = _nouns().get(token.lower_) or _nouns().get(token.lemma_.lower())
    return found[0] if found else None


def is_role(token: Token) -> bool:
    """Tell whether a token is a role noun in the singular: "minister", "General", not "ministers".

    "National" in a name is none, nor is "a host of officials".
    """
    if not has_form(token, SINGULAR) or kind_of(token) is None or token.orth_ == "National":
        return False
    return token.lower_ not in word_class("crowd-noun") or not any(
        has_form(noun, PLURAL) for preposition, noun in prepositional(token) if preposition == "of"
    )


def is_plural_role(token: Token) -> bool:
    """Tell whether a token is a role noun in the plural: "ministers"."""
    return has_form(token, PLURAL) and kind_of(token) is not None


def is_hyphen(token: Token) -> bool:
    """Tell whether a token is a hyphen: "co-founder" has one."""
    return token.text in _HYPHENS


def office_effect(modifier: Token) -> Effect | None:
    """Return what a word beside a role makes of the office; None if it leaves it as it is."""
    word = modifier.lower_
    stem = word.partition("-")[0]  # "then-president" in one token
    if word != stem and stem in word_class("ended"):
        return Effect.ENDED
    own = next((effect for name, effect in _OF_OFFICES.items() if word in word_class(name)), None)
    return own or effect_of(modifier)


def tells_of_office(token: Token) -> bool:
    """Tell whether a word before a role tells of the office ("former", "deputy") or whose it is not ("rebel")."""
    return token.lower_ in _modifiers()


@cache
def _modifiers() -> frozenset[str]:
    names = ("ended", "lesser", "elect", "outside-the-state", *_OF_OFFICES)
    return frozenset(words("adjective")).union(*(word_class(name) for name in names))


def in_chief(doc: Doc, start: int) -> int:
    """Return the token after "-in-chief" or "in chief" if it starts here ("editor-in-chief"), else 0."""
    near = ["-" if is_hyphen(token) else token.lower_ for token in tokens_of(doc, start, start + 4)]
    sizes = (size for size in (4, 2) if len(near) >= size and " ".join(near[:size]) in word_class("in-chief"))
    return next((start + size for size in sizes), 0)
