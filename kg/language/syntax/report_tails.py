"""Reports told after what they report, by a source with its kind: "Norland bombed Goma, the agency SUNA reported".

The parser takes what stands before the comma for the subject of the report, or the kind of source for its object.
"""

from spacy.tokens import Token

from kg.language.syntax import functions as fn
from kg.language.syntax.forms import is_nominal, is_proper, is_verbal
from kg.language.syntax.functions import attach, dependents, has, replace, serves_as
from kg.lexica.classes import word_class


def mend_report(verb: Token) -> None:
    """Give a verb of reporting at the end of a sentence its source, and what is reported its object.

    Args:
        verb: A verb that depends on another, or on none.
    """
    if not _reports(verb) or verb.i == 0 or verb.nbor(-1).is_punct:
        return
    subject = next((s for s in dependents(verb, fn.ACTIVE_SUBJECT) if s.i < verb.i), None)
    if subject is None:
        return
    told = verb.head
    if serves_as(verb, fn.THAT_CLAUSE) and is_verbal(told) and told.i + 1 == subject.left_edge.i:
        _object_taken(verb, subject, told)
    else:
        _kind_parted(verb, subject)


def _object_taken(verb: Token, subject: Token, told: Token) -> None:
    """Read "bombed Goma, the agency SUNA reported", where Goma was to report."""
    source = next((a for a in dependents(subject, fn.APPOSITION) if a.left_edge.i > subject.i + 1), None)
    if source is None or has(told, fn.OBJECT) or subject.nbor(1).orth_ != "," or _reports(told):
        return
    attach(source, verb, fn.ACTIVE_SUBJECT)
    replace(told, verb)
    attach(told, verb, fn.THAT_CLAUSE)
    attach(subject, told, fn.OBJECT)


def _kind_parted(verb: Token, subject: Token) -> None:
    """Read "the weekly The Lamp reported", where the weekly was the object."""
    kind = next((o for o in dependents(verb, fn.OBJECT) if o.i + 1 == subject.left_edge.i), None)
    quoted = any(c.i < subject.i for c in dependents(verb, fn.THAT_CLAUSE))
    if kind is None or not quoted or not is_proper(subject) or not is_nominal(kind) or is_proper(kind):
        return
    attach(kind, verb, fn.ACTIVE_SUBJECT)
    attach(subject, kind, fn.APPOSITION)


def _reports(verb: Token) -> bool:
    """Tell whether a verb often follows the words that it reports."""
    return verb.lemma_ in word_class("verb-of-reporting")
