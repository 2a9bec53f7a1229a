"""Places named with what they lie in: "Ganja, Azerbaijan", "Gori in Georgia", "Mestia, Svaneti, Georgia"."""

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc, Token

from kg.language.annotations import MentionDict
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import is_nominal
from kg.language.syntax.functions import has, serves_as

# "Albany, New York": what stands after the comma is the state of the same name
_NAMESAKES = frozenset({"place/new-york-city", "place/new-york-state"})
_OUTER = frozenset({"Place", "State"})


def enclosures(doc: Doc, mentions: list[MentionDict]) -> Iterator[tuple[MentionDict, MentionDict]]:
    """Yield (inner, outer) mentions of places in text order; lists such as "in Baku, Tbilisi and Yerevan" give none.

    Args:
        doc: A parsed Doc.
        mentions: Its mentions in text order.
    """
    names = [m for m in mentions if m["form"] == "name" and m["type"] in _OUTER and not m["metonym"]]
    for at, (inner, outer) in enumerate(pairwise(names)):
        if inner["type"] != "Place" or outer["start"] != inner["end"] + 1:
            continue
        head, other, between = doc[inner["head"]], doc[outer["head"]], doc[inner["end"]]
        nested = between.lower_ == "in" and serves_as(between, fn.PREPOSITION) and other.head == between
        if not nested and between.text == "," and other.head == head and outer["key"] not in _NAMESAKES:
            nested = _follows(head, other) or _opens_chain(doc, head, other, names[at + 2 : at + 3])
        if nested:
            yield inner, outer


def _follows(head: Token, other: Token) -> bool:
    """Tell whether a place name stands in apposition to another, outside of a list."""
    beside = serves_as(other, fn.APPOSITION | fn.ADVERBIAL_NOUN)
    listed = has(head, fn.CONJUNCT) or has(other, fn.CONJUNCT)
    return beside and not listed and not _coordinates(head.head) and not _coordinates(other)


def _opens_chain(doc: Doc, head: Token, other: Token, rest: list[MentionDict]) -> bool:
    """Tell whether a second name, read as a list's, has a third in apposition: "Mestia, Svaneti, Georgia"."""
    if not serves_as(other, fn.CONJUNCT) or not rest or _coordinates(head) or _coordinates(other):
        return False
    last = doc[rest[0]["head"]]
    return doc[rest[0]["start"] - 1].text == "," and last.head == other and _follows(other, last)


def _coordinates(token: Token) -> bool:
    return is_nominal(token) and has(token, fn.COORDINATOR)
