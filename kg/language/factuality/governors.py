"""What a governor makes of what it governs, once it is known how the governor is put forward itself."""

from spacy.tokens import Token

from kg.language.factuality import granted
from kg.language.factuality.implicatives import Embedder, entailed, entry
from kg.language.factuality.unreal import is_made_up
from kg.language.factuality.views import (
    CERTAIN,
    INTENDED,
    PLAIN,
    UNTOLD,
    FactualityView,
    granted_within,
    stronger,
)
from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import has_form, is_nominal, is_noun, is_proper, is_verbal
from kg.language.syntax.functions import dependents, has, serves_as
from kg.language.syntax.phrases import is_definite
from kg.language.syntax.verbs import is_for_clause, is_infinitive, is_perfect, subordinators
from kg.lexica.classes import word_class


def governed(token: Token, preposition: Token, governor: Token, word: str, outer: FactualityView) -> FactualityView:
    """Read the object of a preposition by what governs that."""
    nominal, definite = is_nominal(governor), is_definite(token)
    if granted.granted(governor, preposition):
        return granted_within(outer)
    if granted.judged(preposition, token) or granted.resisted(governor, token):
        return PLAIN
    if nominal and not definite and is_made_up(governor):
        return UNTOLD  # "a novel about an invasion of"
    if is_proper(governor) and not definite and word in word_class("preposition-of-opposition"):
        return UNTOLD  # "her argument, like Berg's against withdrawal"
    if word in word_class("noun-complement-preposition" if nominal else "verb-complement-preposition"):
        reading = entry(governor, {"any", "np", "ing", word})
        if reading is not None:
            return entailed(reading, outer)
    if nominal and (word in word_class("preposition-of-content") or serves_as(token, fn.PREPOSITIONAL_CLAUSE)):
        return outer
    if granted.stands(token):
        return PLAIN  # "will hold it to account for its aggression"
    return granted_within(outer) if definite and serves_as(token, fn.PREPOSITIONAL_OBJECT) else outer


def followed(verb: Token, outer: FactualityView) -> FactualityView:
    """Read "before V-ing": it followed if the text looks back on what preceded it."""
    past = has_form(verb, forms.PAST_TENSE) or (
        has_form(verb, forms.PARTICIPLE) and any(has_form(c, forms.PAST_TENSE) for c in verb.children)
    )
    return PLAIN if past and outer.certainty == CERTAIN and not outer.status else UNTOLD


def purpose(token: Token, head: Token, outer: FactualityView) -> FactualityView:
    """Read an infinitive of purpose: intended, or demanded with what serves it."""
    if granted.staged(head, token, outer):
        return outer
    if is_for_clause(token):
        return UNTOLD  # "it is harder for the party to attack him"
    reading = entry(head, {"any", "inf"})
    if reading is not None:
        return entailed(reading, outer)
    return INTENDED._replace(status=stronger("Planned", outer.status)) if outer.certainty < CERTAIN else INTENDED


def is_carried_out(noun: Token, outer: FactualityView) -> bool:
    """Tell whether somebody's decision has met with an answer: "Norland's decision to leave angered Sudria"."""
    if noun.lemma_ not in word_class("decision") or not has(noun, fn.POSSESSOR) or outer != PLAIN:
        return False
    verb = noun.head
    answered = verb.lemma_ in word_class("reacting-verb") or granted.judges(verb)
    return is_verbal(verb) and serves_as(noun, fn.SUBJECT | fn.OBJECT) and answered


def is_cleft(clause: Token, noun: Token) -> bool:
    """Tell whether a clause is what "it was (not) Norland that" puts forward."""
    if not (serves_as(clause, fn.RELATIVE_CLAUSE) and serves_as(noun, fn.PREDICATE_NOUN)):
        return False
    return any(s.lower_ in word_class("neuter-pronoun") for s in dependents(noun.head, fn.SUBJECT))


def told_by_subject(clause: Token, verb: Token) -> Embedder | None:
    """Read "that" clauses that belong to a verb's subject: "speculation is rife that", "fears grew that"."""
    if not (serves_as(clause, fn.THAT_CLAUSE) and subordinators(clause) & word_class("conjunction-of-statement")):
        return None
    for subject in dependents(verb, fn.ACTIVE_SUBJECT):
        if is_noun(subject) and not has(verb, fn.OBJECT | fn.PREDICATE_NOUN):
            return entry(subject, {"any", "clause"})
    return None


def frames_of(clause: Token) -> set[str]:
    """Return the frames that a complement may stand in; "is known to have attacked" is one with "that"."""
    if is_infinitive(clause):
        return {"any", "clause", "report"} if is_perfect(clause) else {"any", "inf"}
    return {"any", "ing", "inf"} if has_form(clause, forms.GERUND) else {"any", "clause", "report"}
