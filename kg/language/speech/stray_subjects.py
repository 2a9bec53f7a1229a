"""Subjects of verbs of speech where the parse has lost them, and where clauses of saying stand inside others."""

from spacy.tokens import Token

from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import has_form, is_adverb, is_auxiliary, is_nominal, is_pronoun, is_proper
from kg.language.syntax.functions import dependents, serves_as


def stray_subject(verb: Token) -> Token | None:
    """Return the noun beside a finite verb of speech that the parser left without a subject."""
    doc, clauses = verb.doc, dependents(verb, fn.THAT_CLAUSE)
    for clause in clauses:
        if clause.i < verb.i and has_form(clause, forms.PARTICIPLE):
            return next(iter(dependents(clause, fn.SUBJECT)), None)
    if verb.i and doc[verb.i - 1].orth_ in {",", '"', "''"}:  # "..., said the minister", read as its object
        behind = next((t for t in dependents(verb, fn.OBJECT | fn.OBJECT_PREDICATE) if t.i > verb.i), None)
        if behind is not None and not any(c.i > verb.i for c in clauses):
            return behind
    i = verb.i - 1
    while i > 0 and _is_passed_over(doc[i]):
        i -= 1
    if i < 0 or not _is_noun(doc[i]):
        return None
    found = doc[i]
    for ancestor in doc[i].ancestors:
        if ancestor.i > verb.i:
            break
        if serves_as(found, fn.APPOSITION) and doc[found.left_edge.i - 1].orth_ == ",":
            break  # "... Korca, the news agency SUNA reported"
        if _is_noun(ancestor):
            found = ancestor
    return found


def _is_passed_over(token: Token) -> bool:
    """Tell whether a word may stand between a subject and its verb: an adverb, an auxiliary, a comma."""
    mark = token.is_punct and token.orth_ not in {'"', "''"}
    return mark or is_adverb(token) or is_auxiliary(token)


def _is_noun(token: Token) -> bool:
    return is_nominal(token) or is_pronoun(token)


def is_inserted(subject: Token, verb: Token) -> bool:
    """Tell whether a clause of saying was taken for a participle of its subject: "..., the daily Kurier reported"."""
    if not serves_as(verb, fn.NOUN_CLAUSE | fn.RELATIVE_CLAUSE) or not has_form(verb, forms.PAST_TENSE):
        return False
    left = subject.left_edge.i
    return subject == verb.nbor(-1) and left > 0 and verb.doc[left - 1].orth_ == "," and is_proper(subject)
