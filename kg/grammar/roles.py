"""What people are said to be: role nouns, their gender, and where a person's role stands in the sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from spacy.tokens import Doc, Token

from kg.grammar import lexicon
from kg.grammar.annotations import MentionDict
from kg.grammar.clauses import conjuncts
from kg.grammar.person_names import is_title

type Form = Literal["title", "apposition", "copula", "clause"]

_BECOMING = frozenset({"be", "become", "remain", "serve", "act"})


@dataclass(frozen=True, slots=True)
class Role:
    """A role that a sentence gives a person.

    ``noun`` is the role's head token; ``person`` a mention id; ``trigger`` the token whose factuality decides.
    """

    person: int
    noun: Token
    form: Form
    trigger: Token


@cache
def _nouns() -> dict[str, tuple[str | None, str]]:
    return {
        row["noun"]: (None if row["gender"] == "-" else row["gender"], row["kind"]) for row in lexicon.rows("roles.tsv")
    }


def kind_of(token: Token) -> str | None:
    """Return the kind of role a noun stands for (a column of ``roles.tsv``), or None if it is no role noun."""
    found = _nouns().get(token.lemma_.lower()) or _nouns().get(token.lower_)
    return found[1] if found else None


def noun_gender(token: Token) -> str | None:
    """Return ``m`` or ``f`` for a noun that only one gender bears ("spokeswoman", "father"), else None."""
    found = _nouns().get(token.lemma_.lower()) or _nouns().get(token.lower_)
    return found[0] if found else None


def is_role(token: Token) -> bool:
    """Tell whether a token is a role noun in the singular: "minister", "General", not "ministers"."""
    return token.tag_ in {"NN", "NNP", "JJ", "VBN"} and kind_of(token) is not None


def roles_of(doc: Doc, person: MentionDict) -> Iterator[Role]:
    """Yield the roles of a named person: titles before the name, appositions on both sides, predicate nouns."""
    head = doc[person["head"]]
    yield from _titles(doc, person, head)
    yield from _appositions(person, head)
    yield from _predicates(person, head)


def _titles(doc: Doc, person: MentionDict, head: Token) -> Iterator[Role]:
    """Yield the role right before the name: "Turkish Foreign Minister Hakan Fidan", "host Vladimir Solovyov"."""
    at = person["start"] - 1
    while at > person["np_start"] and is_title(doc[at].text) and kind_of(doc[at]) is None:  # "specialist Dr. Elena"
        at -= 1
    if at < head.sent.start:
        return
    before = doc[at]
    inside = at >= person["np_start"] or (head.dep_ == "appos" and head.head.i == at) or before.head.i == head.i
    if inside and is_role(before):
        yield Role(person["id"], before, "title", before)


def _appositions(person: MentionDict, head: Token) -> Iterator[Role]:
    for child in head.children:
        if child.dep_ == "appos" and child.i > head.i:
            for noun in conjuncts(child):
                if is_role(noun):
                    yield Role(person["id"], noun, "apposition", noun)
    noun = head.head
    if head.dep_ == "appos" and noun.i < head.i and is_role(noun) and noun.i != person["start"] - 1:
        yield Role(person["id"], noun, "apposition", noun)


def _predicates(person: MentionDict, head: Token) -> Iterator[Role]:
    verbs = [head.head] if head.dep_ in {"nsubj", "nsubjpass"} else []
    verbs += [child for child in head.children if child.dep_ == "relcl" and _who(child)]
    for verb in verbs:
        if verb.lemma_ in _BECOMING:
            for child in verb.children:
                if child.dep_ == "attr":
                    for noun in conjuncts(child):
                        if is_role(noun):
                            yield Role(person["id"], noun, "copula", verb)
                elif child.dep_ == "prep" and child.lower_ == "as":
                    for noun in (n for c in child.children if c.dep_ == "pobj" for n in conjuncts(c)):
                        if is_role(noun):
                            yield Role(person["id"], noun, "copula", verb)


def _who(verb: Token) -> bool:
    return any(child.dep_ in {"nsubj", "nsubjpass"} and child.lower_ in {"who", "that"} for child in verb.children)
