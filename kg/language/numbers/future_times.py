"""Times that lie ahead of a text: those of what "will" be, of what is planned, and terms."""

from spacy.tokens import Doc, Token

from kg.language.numbers.time_expressions import Expression
from kg.language.syntax import functions as fn
from kg.language.syntax.clauses import clause_of, is_passive
from kg.language.syntax.forms import BASE_FORM, GERUND, PRESENT_TENSE, has_form
from kg.language.syntax.functions import dependents, has, serves_as
from kg.language.syntax.verbs import is_perfect, is_present
from kg.lexica.classes import word_class

_AHEAD = frozenset(
    {"month", "monthday", "daymonth", "monthdays", "daysmonth", "weekday", "weekend", "holiday"}
)  # may lie in the future


def speaks_of_future(expression: Expression, token: Token) -> bool:
    """Tell whether the clause of a time tells of what is ahead: "will sign", "is to sign", "planned for", "meet on"."""
    if expression.form not in _AHEAD:
        return False
    clause = clause_of(token)
    auxiliaries = {word.lower_ for word in dependents(clause, fn.AUXILIARY)}
    if not auxiliaries.isdisjoint(word_class("future-auxiliary")):
        return True
    if serves_as(clause, fn.THAT_CLAUSE) and not auxiliaries.isdisjoint(word_class("future-in-the-past")):
        return True  # "said it would sign"
    if has_form(clause, BASE_FORM) and serves_as(clause, fn.OPEN_COMPLEMENT):
        planned = clause.head.lemma_ in word_class("planning-verb")
        return planned or (clause.head.lemma_ in word_class("plain-copula") and is_present(clause.head))
    opener = token.head.lower_ if serves_as(token, fn.PREPOSITIONAL_OBJECT) else ""
    if opener in word_class("planning-preposition") and clause.lemma_ in word_class("planning-verb"):
        planned = is_passive(clause) and clause.lemma_ not in word_class("agreeing-verb")  # "was agreed on Monday"
        return opener in word_class("aiming-preposition") or planned or not has(clause, fn.SUBJECT)
    scheduled = clause.lemma_ in word_class("scheduled-verb") and is_present(clause) and not is_perfect(clause)
    return scheduled and has_form(clause, PRESENT_TENSE | GERUND)


def is_deadline(expression: Expression, doc: Doc, start: int) -> bool:
    """Tell whether a weekend lies ahead as a term: "by the weekend"."""
    before = doc[max(0, start - 1) : start + 1]
    terms = word_class("time-before") | word_class("time-until")
    return expression.form == "weekend" and any(word.lower_ in terms for word in before)
