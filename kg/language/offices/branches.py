"""Whether an office is over a body itself, or over a local branch or a department of it."""

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from kg.language.annotations import MentionDict
from kg.language.syntax.functions import COMPOUND, NOUN_MODIFIER, POSSESSOR, PREMODIFIER, dependents
from kg.language.syntax.phrases import conjuncts, prepositional
from kg.lexica import tables
from kg.lexica.classes import word_class

_PARTIES = frozenset({"organization/republican-party", "organization/democratic-party"})


def is_branch(noun: Token, body: MentionDict, doc: Doc, heads: Mapping[int, list[MentionDict]]) -> bool:
    """Tell whether an office is over a body in one place only: "party chairman for Elm", "Elm County party chairman".

    So is one over a department. A party with a possessor that is no state is local ("Ohio's Republican Party"), unlike
    "Germany's Green Party".

    Args:
        noun: The office.
        body: What the office is over.
        doc: The text.
        heads: Mentions by head token.
    """
    if is_over_department(noun):
        return True
    head = doc[body["head"]]
    over = [
        place.i for t in (noun, head) for name, place in prepositional(t) if name in word_class("preposition-of-branch")
    ]
    if body["start"] < noun.i:
        over.append(body["start"] - 1)
    if any(mention["type"] in {"Place", "State"} for at in over for mention in heads.get(at, ())):
        return True
    wanted = COMPOUND | NOUN_MODIFIER | (POSSESSOR if is_party(doc, body) else frozenset())
    left = [child.i for child in dependents(head, wanted) if child.i < body["start"]]
    return any(mention["type"] == "Place" for at in left for mention in heads.get(at, ()))


def is_party(doc: Doc, body: MentionDict) -> bool:
    """Tell whether a body is a party, by its name."""
    return body["key"] in _PARTIES or any(t.lower_ in word_class("party") for t in doc[body["start"] : body["end"]])


def is_over_department(noun: Token) -> bool:
    """Tell whether an office is over a part of a body's work only: "research director", "press and policy chief"."""
    if noun.lower_ not in word_class("head-of-department"):
        return False
    before = [t for child in dependents(noun, PREMODIFIER) if child.i < noun.i for t in conjuncts(child)]
    return any(token.lower_ in tables.words("departments.tsv") for token in before)
