"""Free relatives that name a thing by somebody's word: "launched what it calls a raid", "what he said was a raid".

What is launched is a raid, if only by that word; grammars call the clause nominal and its noun the complement of the
naming verb (Quirk et al., A Comprehensive Grammar of the English Language, 1985, 15.8).
"""

from spacy.tokens import Token

from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import has_form, is_nominal, is_verbal
from kg.language.syntax.functions import attach, dependents, has, serves_as
from kg.language.syntax.phrases import conjuncts, prepositional
from kg.lexica.classes import word_class

_CLAUSE = fn.THAT_CLAUSE | fn.PREPOSITIONAL_CLAUSE
_NAMED = fn.OBJECT_PREDICATE | fn.PREDICATE_NOUN
_WHEN = fn.PREPOSITION | fn.ADVERBIAL_NOUN


def named_objects(governor: Token) -> list[Token]:
    """Return the nouns that the free relative below a verb or preposition gives what it governs, in text order.

    Empty where it has an object of its own.
    """
    if has(governor, fn.OBJECT | fn.PREPOSITIONAL_OBJECT):
        return []
    for clause in dependents(governor, _CLAUSE):
        if clause.i > governor.i and is_verbal(clause) and (named := _named(clause)):
            return [each for noun in named for each in conjuncts(noun)]
    return []


def _named(clause: Token) -> list[Token]:
    """Return the nouns after the verb of a clause that "what" opens and that names: "what it calls a raid"."""
    first = clause.left_edge
    if first.lower_ != "what" or not has_form(first, forms.WH_PRONOUN | forms.WH_DETERMINER):
        return []
    found: list[Token] = []
    if clause.lemma_ in word_class("verb-of-naming") and first.head == clause:
        found = dependents(clause, _NAMED)
    elif clause.lemma_ in word_class("verb-of-describing") and first.head == clause:
        found = [noun for name, noun in prepositional(clause) if name == "as"]
    elif first.head in dependents(clause, fn.THAT_CLAUSE) and first.head.lemma_ in word_class("copula"):
        found = dependents(first.head, fn.PREDICATE_NOUN)  # "what it said was a raid"
    return [noun for noun in found if is_nominal(noun) and noun.i > clause.i]


def free_days(what: Token) -> None:
    """Hang on the verb above when it was: "launched what it calls a raid on 4 May", not "calls it so then"."""
    clause = what.head
    governor = clause.head if serves_as(clause, _CLAUSE) and is_verbal(clause) else clause
    verb = governor if is_verbal(governor) else governor.head
    named = _named(clause) if governor is not clause and is_verbal(verb) else []
    for phrase in dependents(clause, _WHEN) if named else ():
        if phrase.i > named[0].i and phrase.right_edge.ent_type_ == "DATE":
            attach(phrase, verb, fn.PREPOSITION if serves_as(phrase, fn.PREPOSITION) else fn.ADVERBIAL_NOUN)
