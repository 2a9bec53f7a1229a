"""Speech at second hand: "the daily quoted the mayor as saying"; what nobody in particular says: "rumour has it"."""

from spacy.tokens import Token

from kg.language.speech.cues import Candidate, Span, whole
from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.clauses import is_passive
from kg.language.syntax.forms import has_form, is_nominal, is_pronoun, is_verbal
from kg.language.syntax.functions import dependents, serves_as
from kg.language.syntax.verbs import subject_of, subordinators
from kg.lexica.classes import word_class

_GOVERNED = fn.PREPOSITIONAL_CLAUSE | fn.NOUN_CLAUSE | fn.ADVERBIAL_CLAUSE | fn.OPEN_COMPLEMENT | fn.THAT_CLAUSE
_CLAUSE = fn.THAT_CLAUSE | fn.NOUN_CLAUSE | fn.RELATIVE_CLAUSE | fn.ADVERBIAL_CLAUSE


def quoting_verb(verb: Token) -> Token | None:
    """Return the verb of quoting that a participle of saying depends on: "quoted" above "as saying", or None."""
    spoken = has_form(verb, forms.GERUND) or any(has_form(c, forms.GERUND) for c in dependents(verb, fn.AUXILIARY))
    if not spoken or not serves_as(verb, _GOVERNED):
        return None
    above = verb.head
    as_ = above.lower_ in word_class("role-preposition")
    if as_:
        above = above.head
    if is_nominal(above) and serves_as(above, fn.OBJECT | fn.PREPOSITIONAL_OBJECT):
        above = above.head.head if serves_as(above, fn.PREPOSITIONAL_OBJECT) else above.head
    if above.lemma_ not in word_class("verb-of-quoting") or not is_verbal(above):
        return None
    direct = serves_as(verb, fn.NOUN_CLAUSE | fn.OPEN_COMPLEMENT | fn.THAT_CLAUSE) and not is_passive(above)
    return above if as_ or direct else None


def quoted_speaker(quoting: Token, verb: Token) -> Token | None:
    """Return whom a verb of quoting lets speak: its object, or its subject in the passive."""
    if is_passive(quoting):
        return subject_of(quoting)
    objects = (t for t in dependents(quoting, fn.OBJECT | fn.THAT_CLAUSE) if t.i < verb.i)
    speaker = next((t for t in objects if is_nominal(t) or is_pronoun(t)), None)
    own = next(iter(dependents(verb, fn.SUBJECT)), None)  # "quoted sources saying", read as a clause
    return own or speaker


def is_of_source(verb: Token) -> bool:
    """Tell whether a participle only names what the words beside it rest on: "SANA reported, citing officials"."""
    if verb.lemma_ not in word_class("verb-of-quoting") or not has_form(verb, forms.GERUND):
        return False
    return serves_as(verb, fn.ADVERBIAL_CLAUSE | fn.NOUN_CLAUSE | fn.PREPOSITION | fn.OPEN_COMPLEMENT)


def hearsay(noun: Token) -> Candidate | None:
    """Read "there is talk that", "rumour has it that", "reports that ... spread": the content, with no source.

    Args:
        noun: A noun of class ``hearsay``; None is returned where somebody says it or no clause tells what is said.
    """
    verb = noun.head
    clause = next((c for c in dependents(noun, _CLAUSE) if c.i > noun.i and _opened(c)), None)
    governs = serves_as(noun, fn.SUBJECT | fn.COMPOUND) and not serves_as(noun, fn.PREPOSITIONAL_OBJECT)
    if clause is None and governs and verb.lemma_ not in word_class("speech-verb"):
        clause = next((c for c in dependents(verb, _CLAUSE) if c.i > verb.i and _opened(c)), None)
    if clause is None:
        return None
    carrier = verb.i if is_verbal(verb) and noun.i < verb.i < clause.left_edge.i else noun.i
    content: Span = whole(clause)
    return Candidate(
        noun.i, None, None, (noun.i, max(noun.i, carrier) + 1), [content], "asserts", confidence=0.75, frame="hearsay"
    )


def _opened(clause: Token) -> bool:
    return not subordinators(clause).isdisjoint(word_class("conjunction-of-statement"))
