"""The tense in which a text tells of something, looked for in the clause that its verb stands in or goes on with."""

from typing import Literal, NamedTuple

from spacy.tokens import Token

from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import has_form
from kg.language.syntax.functions import dependents, serves_as
from kg.language.syntax.phrases import prepositional
from kg.language.syntax.verbs import is_perfect
from kg.lexica.classes import word_class

type Tense = Literal["past", "perfect", "pluperfect", "present"]

_DEEPEST = 4  # clauses from the verb up to the finite one


class Tensed(NamedTuple):
    """The tense of what a verb tells, and the finite verb that has it: "struck" for "killing" in "struck, killing"."""

    tense: Tense
    verb: Token


def tense_told(verb: Token) -> Tensed | None:
    """Return the tense of the clause of a verb, or of the one that it goes on with; None where it says no one time.

    That is so for what is told as long past ("once") or as lasting ("for three months"), and for clauses that hang on
    others: relative ones, those after "when".
    """
    current = verb
    for _ in range(_DEEPEST):
        if any(child.lower_ in word_class("retrospective") for child in dependents(current, fn.ADVERB)):
            return None
        if _lasts(current):
            return None
        auxiliaries = dependents(current, fn.AUXILIARY | fn.PASSIVE_AUXILIARY)
        if is_perfect(current):
            present = any(has_form(child, forms.PRESENT_TENSE) for child in auxiliaries)
            return Tensed("perfect" if present else "pluperfect", current)
        finite = [word for word in (*auxiliaries, current) if has_form(word, forms.FINITE | forms.MODAL)]
        if serves_as(current, fn.ROOT | fn.THAT_CLAUSE) or (finite and serves_as(current, fn.CONJUNCT)):
            tense = _tense(finite)
            return Tensed(tense, current) if tense else None
        if not serves_as(current, fn.CONJUNCT | fn.OPEN_COMPLEMENT | fn.ADVERBIAL_CLAUSE) or finite:
            return None
        current = current.head
    return None


def _tense(finite: list[Token]) -> Tense | None:
    if any(has_form(word, forms.PAST_TENSE) for word in finite):
        return "past"
    modal = any(has_form(word, forms.MODAL) for word in finite)
    return "present" if not modal and any(has_form(word, forms.PRESENT_TENSE) for word in finite) else None


def _lasts(verb: Token) -> bool:
    """Tell whether a clause tells of what took longer than news is fresh: "shelled the port for three months"."""
    return any(
        name in word_class("preposition-of-duration") and noun.lemma_.lower() in word_class("long-time-unit")
        for name, noun in prepositional(verb)
    )
