"""Names of places by what stands beside them: "Ganja, Azerbaijan", "Mestia, Svaneti, Georgia", "the siege of Goma"."""

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Doc, Token

from kg.language.annotations import MentionDict
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import is_nominal
from kg.language.syntax.functions import has, serves_as
from kg.lexica.classes import word_class
from kg.lexica.containment import containment
from kg.namespaces import slug

# "Albany, New York": what stands after the comma is the state of the same name
_NAMESAKES = frozenset({"place/new-york-city", "place/new-york-state"})
# Where surnames of the English-speaking world are towns: "the siege of Lincoln"
_AMBIGUOUS_HOLDERS = ("state/AU", "state/CA", "state/GB", "state/IE", "state/NZ", "state/US", "place/")
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


def is_told_as_town(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a name is a listed town's and stands where towns do: "in control of Goma", "shelled Goma".

    Args:
        doc: A parsed Doc.
        start: First token of a name that may be anything's.
        end: Behind its last token.
    """
    last = doc[end - 1]
    governor = last.head
    if serves_as(last, fn.PREPOSITIONAL_OBJECT):
        done = governor.head.lemma_.lower() in word_class("done-to-towns")
        placed = done or governor.lower_ in word_class("preposition-into-places")
    else:
        placed = serves_as(last, fn.OBJECT | fn.PASSIVE_SUBJECT) and governor.lemma_ in word_class("verb-on-towns")
    if not placed:
        return False
    known = containment(f"place/{slug(doc[start:end].text)}")
    return known is not None and not known.holder.startswith(_AMBIGUOUS_HOLDERS)
