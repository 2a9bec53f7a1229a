"""Subjects joined by more than "and": "Norland as well as Sudria attacked", "Norland, along with Sudria, attacked"."""

from spacy.attrs import LOWER
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.columns import among
from kg.language.syntax.forms import has_form, is_nominal, is_proper
from kg.language.syntax.functions import attach, dependents, replace, serves_as
from kg.lexica.classes import word_class


def join_subjects(doc: Doc) -> None:
    """Join what "as well as", "along with" and "together with" add to a subject."""
    additions = [get_string_id(word) for word in sorted(word_class("addition-word"))]
    for at in among(doc.to_array(LOWER), additions)[:-1].nonzero()[0].tolist():
        word = doc[at]
        joint = word.nbor(1)
        if joint.lower_ == "than" and serves_as(joint, fn.COORDINATOR):
            _replaced(joint.head)
        elif joint.lower_ == "as" and serves_as(joint, fn.COORDINATOR):
            _one_subject(joint.head)
        elif joint.lower_ == "with":
            _accompanied(word, joint)


def _replaced(first: Token) -> None:
    """Mend "Norland rather than Sudria attacked", read as two subjects."""
    for other in dependents(first.head, fn.SUBJECT):
        if other.i > first.i and serves_as(first, fn.SUBJECT):
            attach(other, first, fn.CONJUNCT)


def _one_subject(first: Token) -> None:
    """Mend "Norland as well as Sudria attacked", read as a Norland that Sudria attacked."""
    for clause in dependents(first, fn.RELATIVE_CLAUSE):
        subject = next(iter(dependents(clause, fn.SUBJECT)), None)
        if subject is None or has_form(subject, forms.WH_WORD):
            continue
        replace(first, clause)
        attach(first, clause, fn.ACTIVE_SUBJECT)
        attach(subject, first, fn.CONJUNCT)
        return


def _accompanied(word: Token, preposition: Token) -> None:
    """Make what stands after "along with" a conjunct of the subject beside it."""
    objects = dependents(preposition, fn.PREPOSITIONAL_OBJECT)
    bearer = word.head if serves_as(word, fn.PREPOSITION) else preposition.head
    if is_nominal(bearer):
        subject: Token | None = bearer if serves_as(bearer, fn.SUBJECT) else None
    else:
        subjects = [s for s in dependents(bearer, fn.SUBJECT) if s.i < bearer.i]
        subject = next((s for s in subjects if word.i < bearer.i), None)
    if subject is None or not objects or any(subject == o or o.is_ancestor(subject) for o in objects):
        return
    if word.i < subject.i and not (is_proper(subject) and is_proper(objects[0])):
        return  # "along with the dispute, the court ..."
    attach(objects[0], subject, fn.CONJUNCT)
    attach(preposition, subject, fn.COORDINATOR)
    attach(word, preposition, fn.ADVERB)
