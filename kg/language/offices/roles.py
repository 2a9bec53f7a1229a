"""Where a person's role stands in the sentence: before the name, beside it, or said of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc, Token

from kg.language.annotations import MentionDict
from kg.language.names.nominals import noun_types
from kg.language.offices import title_phrases
from kg.language.offices.role_nouns import in_chief, is_hyphen, is_plural_role, is_role
from kg.language.syntax import forms
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import has_form, is_proper
from kg.language.syntax.functions import dependents, serves_as
from kg.language.syntax.phrases import conjuncts, is_after, noun_phrase, said_after
from kg.language.syntax.tree import notes, sentence_of
from kg.lexica.classes import word_class

type RoleForm = Literal["title", "apposition", "copula", "appointment"]


@dataclass(frozen=True, slots=True)
class Role:
    """A role that a sentence gives a person.

    Attributes:
        person: Mention id.
        noun: The role's head token.
        start: First token of the role's words, with modifiers, without article and possessor.
        end: The token after the last of these words.
        outer: First token of the phrase that may hold a nationality, a state or an organisation before them.
        form: How it is said.
        trigger: The token whose factuality decides.
    """

    person: int
    noun: Token
    start: int
    end: int
    outer: int
    form: RoleForm
    trigger: Token


def roles_of(doc: Doc, person: MentionDict) -> Sequence[Role]:
    """Return the roles that its sentence gives a person: titles before the name, appositions, predicate nouns.

    Text order within each form. Negated ones are there too: their trigger tells.
    """
    known = notes(doc, "roles")
    asked = (person["id"], person["form"], person["head"], person["start"], person["end"])
    if asked not in known:
        known[asked] = tuple(_roles(doc, person))
    roles: tuple[Role, ...] = known[asked]
    return roles


def _roles(doc: Doc, person: MentionDict) -> Iterator[Role]:
    head = doc[person["head"]]
    if person["form"] == "name":
        yield from _titles(doc, person, head)
        yield from _appositions(person, head)
    yield from _predicates(person, head)


def _titles(doc: Doc, person: MentionDict, head: Token) -> Iterator[Role]:
    """Yield the roles right before a name: "Turkish Foreign Minister Hakan Fidan", "host Vladimir Solovyov"."""
    end = person["start"]
    joined = serves_as(head, fn.CONJUNCT) and head.head.i < end
    if joined and has_form(doc[end - 1], forms.COORDINATOR_FORM):  # "analysts James Hill and Elena Roth"
        yield from _shared(person, head)
    beside = (
        serves_as(head, fn.APPOSITION) and head.head.i < end and not any(t.is_punct for t in doc[head.head.i : end])
    )
    first = title_phrases.first_word(doc, (head.head if beside else head).left_edge.i, end)
    for office in title_phrases.offices(doc, first, end):
        yield Role(person["id"], office.noun, office.start, office.stop, first, "title", office.noun)


def _shared(person: MentionDict, head: Token) -> Iterator[Role]:
    """Yield the role in the plural that stands before the first of several names joined by "and"."""
    first = head
    while serves_as(first, fn.CONJUNCT):
        first = first.head
    doc, start = head.doc, first.i
    proper = forms.PROPER & forms.SINGULAR
    while start > 0 and doc[start - 1].head.i == first.i and serves_as(doc[start - 1], fn.COMPOUND):
        if not has_form(doc[start - 1], proper):
            break
        start -= 1
    noun = doc[start - 1] if start else first
    if is_plural_role(noun) and sentence_of(noun) == sentence_of(head):
        begin = noun_phrase(noun)[0] if noun.left_edge.i < noun.i else noun.i
        begin += has_form(doc[begin], forms.DETERMINER_FORM)
        yield Role(person["id"], noun, begin, noun.i + 1, begin, "title", noun)


def _appositions(person: MentionDict, head: Token) -> Iterator[Role]:
    for child in said_after(head, fn.APPOSITION):
        if _one_voice(head, child) and not _is_title_of_next(child):
            for noun in conjuncts(child)[: 1 if noun_types().get(child.lower_) == "Organization" else None]:
                yield from _described(person, noun, "apposition", noun)
    noun = head.head
    apart = noun.i < head.i and noun.i < person["start"] - 1
    if serves_as(head, fn.APPOSITION) and apart and _one_voice(noun, head):
        yield from _described(person, noun, "apposition", noun)


def _is_title_of_next(noun: Token) -> bool:
    """Tell whether a role noun stands right before a name, whose title it is: "Petrov, the envoy Jean Roth, and"."""
    doc = noun.doc
    return noun.i + 1 < len(doc) and is_proper(doc[noun.i + 1]) and doc[noun.i + 1].text[:1].isupper()


def _one_voice(first: Token, second: Token) -> bool:
    """Tell whether no quotation mark stands between two tokens."""
    return not any(has_form(t, forms.QUOTATION_MARK) or t.text == '"' for t in first.doc[first.i : second.i])


def _predicates(person: MentionDict, head: Token) -> Iterator[Role]:
    verbs = [head.head] if serves_as(head, fn.SUBJECT) else []
    clauses = [child for child in said_after(head, fn.RELATIVE_CLAUSE) if _who(child)]
    if clauses and not _is_double_genitive(head):
        verbs += clauses
    for verb in verbs:
        if verb.lemma_ in word_class("role-verb"):
            for noun in _complements(verb, fn.PREDICATE_NOUN):
                yield from _described(person, noun, "copula", verb)
        elif has_form(verb, forms.PAST_PARTICIPLE) and verb.lemma_ in word_class("appointing-verb"):
            for noun in _complements(verb, fn.OBJECT_PREDICATE):
                yield from _described(person, noun, "appointment", verb)


def _is_double_genitive(name: Token) -> bool:
    """Tell whether a name stands as in "a friend of Hill's who was mayor": the friend was."""
    return is_after(name, "of") and any(has_form(child, forms.GENITIVE) for child in name.children)


def _complements(verb: Token, function: fn.Function) -> Iterator[Token]:
    """Yield predicate nouns, and those of "as": "is a judge", "serves as judge and adviser"."""
    for child in verb.children:
        if serves_as(child, function | fn.PREDICATE_NOUN):
            yield from conjuncts(child)
        elif serves_as(child, fn.PREPOSITION) and child.lower_ in word_class("role-preposition"):
            for noun in dependents(child, fn.PREPOSITIONAL_OBJECT):
                yield from conjuncts(noun)


def _described(person: MentionDict, noun: Token, form: RoleForm, trigger: Token) -> Iterator[Role]:
    """Yield the role of a noun phrase, without its article and possessor."""
    if not is_role(noun) or person["start"] <= noun.i < person["end"]:
        return
    outer, end = noun_phrase(noun)
    before = (child for child in dependents(noun, fn.DETERMINER | fn.POSSESSOR | fn.PREDETERMINER) if child.i < noun.i)
    start = max([outer, *(child.right_edge.i + 1 for child in before)])
    if start > 1 and is_hyphen(noun.doc[start - 1]):  # "a co-founder"
        start -= 2
    end = max(end, noun.i + 1, in_chief(noun.doc, noun.i + 1))
    yield Role(person["id"], noun, start, end, outer, form, trigger)


def _who(verb: Token) -> bool:
    return any(child.lower_ in word_class("personal-relative") for child in dependents(verb, fn.SUBJECT))
