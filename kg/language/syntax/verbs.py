"""What form a verb stands in (infinitive, imperative, tense), what joins its clause, and whose subject it shares."""

from spacy.tokens import Token

from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.clauses import clause_of, matrix_of
from kg.language.syntax.forms import (
    has_form,
    is_adjective,
    is_adposition,
    is_connective,
    is_nominal,
    is_pronoun,
    is_verbal,
)
from kg.language.syntax.functions import dependents, has, serves_as
from kg.lexica.classes import word_class

_OPENING = fn.SUBORDINATOR | fn.ADVERB
_DEEPEST = 6  # verbs that share a subject; more is a misparse


def is_infinitive(verb: Token) -> bool:
    """Tell whether a verb is an infinitive with "to"."""
    return any(c.lower_ == "to" for c in dependents(verb, fn.AUXILIARY))


def is_imperative(verb: Token) -> bool:
    """Tell whether a verb is a command: a sentence's bare verb without a subject."""
    bare = serves_as(verb, fn.ROOT) and has_form(verb, forms.BASE_FORM)
    return bare and not has(verb, fn.SUBJECT | fn.AUXILIARY | fn.EXPLETIVE)


def is_perfect(verb: Token) -> bool:
    """Tell whether a verb has "have" as auxiliary: "has left", "must have left"."""
    return any(c.lemma_ in word_class("perfect-auxiliary") for c in dependents(verb, fn.AUXILIARY))


def is_progressive(verb: Token) -> bool:
    """Tell whether a verb tells of what is going on: "is attacking", "has been attacking"."""
    if not has_form(verb, forms.GERUND) or serves_as(verb, fn.PREPOSITIONAL_CLAUSE | fn.NOUN_CLAUSE):
        return False
    return any(has_form(c, forms.PRESENT_TENSE) for c in dependents(verb, fn.AUXILIARY))


def is_present(verb: Token) -> bool:
    """Tell whether a clause is in the present, which after "when" or "once" tells of the future."""
    auxiliaries = dependents(verb, fn.AUXILIARY | fn.PASSIVE_AUXILIARY)
    if auxiliaries:
        return any(has_form(c, forms.PRESENT_TENSE) for c in auxiliaries)
    return not has_form(verb, forms.PAST_TENSE | forms.PAST_PARTICIPLE | forms.GERUND)


def is_past(verb: Token) -> bool:
    """Tell whether a verb states what was: simple past or past perfect, outside reported speech.

    "said it was an ally" tells of the present: English shifts the tense of what is reported.
    """
    auxiliaries = dependents(verb, fn.AUXILIARY | fn.PASSIVE_AUXILIARY)
    past = any(has_form(child, forms.PAST_TENSE) and child.lower_ != "did" for child in auxiliaries)
    if not auxiliaries and serves_as(verb, fn.CONJUNCT) and has_form(verb, forms.PAST_PARTICIPLE):
        return is_past(verb.head)  # "was invaded and then occupied"
    reported = serves_as(verb, fn.THAT_CLAUSE) and not _is_apart(verb)
    return (past or (has_form(verb, forms.PAST_TENSE) and not auxiliaries)) and not reported


def _is_apart(clause: Token) -> bool:
    """Tell whether a semicolon parts a clause from the verb after it that the parser hangs it on."""
    return any(token.orth_ == ";" for token in clause.doc[clause.i : clause.head.i])


def subordinators(clause: Token) -> set[str]:
    """Return the conjunctions that open a clause, in lower case: "that", "if", "because"."""
    return {c.lower_ for c in dependents(clause, fn.SUBORDINATOR)}


def coordinators(word: Token) -> set[str]:
    """Return the words that join others to a word, in lower case: "and", "but", "nor"."""
    return {c.lower_ for c in dependents(word, fn.COORDINATOR)}


def opening_words(clause: Token) -> set[str]:
    """Return the conjunctions and adverbs before a clause's verb, in lower case: "when" and "soon"."""
    return {c.lower_ for c in dependents(clause, _OPENING) if c.i < clause.i}


def is_for_clause(infinitive: Token) -> bool:
    """Tell whether an infinitive has a subject of its own after "for": "harder for the party to attack him"."""
    return "for" in subordinators(infinitive)


def verb_above(noun: Token) -> Token | None:
    """Return the verb of the clause that a word stands in, or None."""
    verb = clause_of(noun)
    return verb if is_verbal(verb) else None


def subject_of(verb: Token) -> Token | None:
    """Return the head of a verb's subject as it stands in the text, looking through coordination and control."""
    for _ in range(_DEEPEST):
        own = next(iter(dependents(verb, fn.SUBJECT)), None)
        if own is not None:
            return own
        above = _sharing(verb)
        if above is None or is_nominal(above) or is_pronoun(above):
            return above
        if not is_verbal(above):
            return None
        verb = above
    return None


def _sharing(verb: Token) -> Token | None:
    """Return the verb whose subject a verb without one shares, or the noun that is its subject."""
    head = verb.head
    if head == verb:
        return None
    if serves_as(verb, fn.NOUN_CLAUSE):
        return _of_noun_clause(verb, head)
    if serves_as(verb, fn.PREPOSITIONAL_CLAUSE) and serves_as(head, fn.PREPOSITION | fn.CONJUNCT):
        while serves_as(head, fn.PREPOSITION | fn.CONJUNCT) and is_connective(head) and head.head != head:
            head = head.head
        return clause_of(head) if is_nominal(head) else head
    if serves_as(verb, fn.OPEN_COMPLEMENT) and is_adjective(head) and serves_as(head, fn.PREDICATE_ADJECTIVE):
        return head.head  # "is likely to propose"
    controlled = serves_as(verb, fn.OPEN_COMPLEMENT | fn.THAT_CLAUSE) and has_form(verb, forms.BASE_FORM)
    if controlled and head.lemma_ not in word_class("verb-of-means"):  # "prompted NATO to order"
        controllers = (
            c for c in dependents(head, fn.OBJECT | fn.INDIRECT_OBJECT) if c.i < verb.i and not is_adposition(c)
        )
        return next(controllers, head)
    return _of_clause_above(verb, head)


def _of_noun_clause(verb: Token, noun: Token) -> Token | None:
    """Return whose subject the verb of a clause under a noun shares, or the noun itself: "missiles that hit"."""
    if any(has_form(c, forms.INFINITIVE_TO) for c in verb.children):  # "made an effort to appear"
        return clause_of(noun) if serves_as(noun, fn.OBJECT | fn.PREDICATE_NOUN) else None
    apart = has_form(verb, forms.GERUND) and verb.i > 0 and verb.nbor(-1).orth_ == ","
    if apart and serves_as(noun, fn.PREPOSITIONAL_OBJECT | fn.OBJECT | fn.PREDICATE_NOUN):
        return clause_of(noun)  # "..., in many cases reporting ...": the clause's subject reports
    return noun if is_nominal(noun) or is_pronoun(noun) else None


def _of_clause_above(verb: Token, head: Token) -> Token | None:
    if serves_as(verb, fn.THAT_CLAUSE) and not has_form(verb, forms.GERUND):
        return None
    if serves_as(verb, fn.ADVERBIAL_CLAUSE) and has_form(verb, forms.PAST_TENSE | forms.PAST_PARTICIPLE):
        return None
    if not serves_as(verb, fn.CONJUNCT | fn.OPEN_COMPLEMENT | fn.ADVERBIAL_CLAUSE | fn.THAT_CLAUSE | fn.UNCLEAR):
        return None
    above = matrix_of(verb) or head
    return None if (is_nominal(above) or is_pronoun(above)) and not has_form(verb, forms.GERUND) else above
