"""Places named with what they lie in: "Ganja, Azerbaijan", "Gori in Georgia"."""

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc, Token

from kg.grammar.annotations import MentionDict

_OUTER = frozenset({"Place", "State"})


def enclosures(doc: Doc, mentions: list[MentionDict]) -> Iterator[tuple[MentionDict, MentionDict]]:
    """Yield (inner, outer) mentions of places in text order; lists such as "in Baku, Tbilisi and Yerevan" give none.

    Args:
        doc: A parsed Doc.
        mentions: Its mentions in text order.
    """
    names = [m for m in mentions if m["form"] == "name" and m["type"] in _OUTER and not m["metonym"]]
    for inner, outer in pairwise(names):
        if inner["type"] != "Place" or outer["start"] != inner["end"] + 1:
            continue
        head, other, between = doc[inner["head"]], doc[outer["head"]], doc[inner["end"]]
        if between.text == "," and other.head == head and other.dep_ in {"appos", "npadvmod"}:
            if not _coordinated(head) and not _coordinated(other):
                yield inner, outer
        elif between.lower_ == "in" and other.head == between and between.dep_ == "prep":
            yield inner, outer


def _coordinated(token: Token) -> bool:
    return token.dep_ == "conj" or any(child.dep_ in {"conj", "cc"} for child in token.children)
