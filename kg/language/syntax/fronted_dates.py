"""A day in front of a name that the parser takes for its first word: "on 8 August Holm met Berg"."""

from spacy.tokens import Token

from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import has_form, is_verbal
from kg.language.syntax.functions import attach, dependents, has, serves_as

_WITHIN = fn.COMPOUND | fn.NOUN_MODIFIER


def part_date(month: Token) -> None:
    """Make a month the noun of its phrase, and the noun behind it what it would be without the date."""
    if month.i < 2 or not has_form(month.nbor(-1), forms.CARDINAL) or not serves_as(month.nbor(-2), fn.PREPOSITION):
        return
    day, phrase, noun = month.nbor(-1), month.nbor(-2), month.head
    while serves_as(noun, _WITHIN):
        noun = noun.head
    if noun.i < month.i or any(held not in {day, noun} for held in dependents(phrase, fn.PREPOSITIONAL_OBJECT)):
        return
    if noun.head == phrase:  # "On 8 August Holm" met Berg
        verb = phrase.head
        if not is_verbal(verb) or verb.i < noun.i or has(verb, fn.SUBJECT):
            return
        attach(noun, verb, fn.PASSIVE_SUBJECT if has(verb, fn.PASSIVE_AUXILIARY) else fn.ACTIVE_SUBJECT)
    elif not serves_as(noun, fn.SUBJECT) or noun.head != phrase.head:
        return
    attach(month, phrase, fn.PREPOSITIONAL_OBJECT)
    attach(day, month, fn.NUMERAL)
