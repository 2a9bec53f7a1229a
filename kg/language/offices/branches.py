"""Whether an office is over a body itself, or over a local branch or a department of it."""

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from kg.language.annotations import MentionDict
from kg.language.syntax.phrases import conjuncts, prepositional
from kg.lexica import tables

# who is over something within a body, if a word such as "research" says what
_DIRECTORS = frozenset(
    {"director", "chief", "head", "manager", "chairman", "chairwoman", "chairperson", "chair", "boss"}
)
_QUALIFYING = frozenset({"compound", "nmod", "amod"})
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
    over = [place.i for t in (noun, head) for name, place in prepositional(t) if name in {"in", "for"}]
    if body["start"] < noun.i:
        over.append(body["start"] - 1)
    if any(mention["type"] in {"Place", "State"} for at in over for mention in heads.get(at, ())):
        return True
    wanted = {"compound", "nmod", "poss"} if is_party(doc, body) else {"compound", "nmod"}
    left = [child.i for child in head.children if child.i < body["start"] and child.dep_ in wanted]
    return any(mention["type"] == "Place" for at in left for mention in heads.get(at, ()))


def is_party(doc: Doc, body: MentionDict) -> bool:
    """Tell whether a body is a party, by its name."""
    return body["key"] in _PARTIES or any(t.lower_ == "party" for t in doc[body["start"] : body["end"]])


def is_over_department(noun: Token) -> bool:
    """Tell whether an office is over a part of a body's work only: "research director", "press and policy chief"."""
    if noun.lower_ not in _DIRECTORS:
        return False
    words = tables.words("departments.tsv")
    before = [t for c in noun.children if c.i < noun.i and c.dep_ in _QUALIFYING for t in conjuncts(c)]
    return any(token.lower_ in words for token in before)
