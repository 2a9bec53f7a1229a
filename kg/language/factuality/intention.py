"""Whether a deed is meant to be done, or refused: "will send", "is willing to send", "declined to send"."""

from typing import Literal

from spacy.tokens import Token

from kg.language.syntax.forms import BASE_FORM, GERUND, has_form
from kg.language.syntax.functions import (
    AUXILIARY,
    COMPLEMENT,
    NEGATION,
    NOUN_CLAUSE,
    PREPOSITIONAL_CLAUSE,
    dependents,
    has,
    serves_as,
)
from kg.lexica.classes import word_class

type Intention = Literal["intended", "refused", "open"]

_EMBEDDED = COMPLEMENT | NOUN_CLAUSE | PREPOSITIONAL_CLAUSE


def intention(verb: Token) -> Intention:
    """Return ``intended`` for what will or may willingly be done, ``refused`` for what is not, else ``open``."""
    if has(verb, NEGATION):
        return "refused"
    future = word_class("future-auxiliary") | word_class("future-in-the-past")
    if any(child.lower_ in future for child in dependents(verb, AUXILIARY)):
        return "intended"
    if serves_as(verb, _EMBEDDED) and has_form(verb, BASE_FORM | GERUND):
        governor = verb.head.lemma_.lower()
        if governor in word_class("willing"):
            return "intended"
        if governor in word_class("unwilling"):
            return "refused"
    return "open"
