"""Which of several takes part with which: "A and B condemned C and D respectively" is A with C and B with D.

A clause that leaves out the verb of the one before has its own: "A condemned B, and C D".
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.tokens import Token

from kg.language.syntax import functions as fn
from kg.language.syntax.functions import serves_as
from kg.language.syntax.gapping import gapped
from kg.lexica.classes import word_class

if TYPE_CHECKING:
    from kg.language.frames.engine import Frame


def paired(frame: "Frame") -> Iterator["Frame"]:
    """Yield a frame for each pair that "respectively" makes, else itself and one for each clause without a verb.

    What "respectively" pairs does not stand to one another.

    Args:
        frame: A frame whose participants are in text order.
    """
    first, second = frame.first, frame.second
    each = frame.second_slot == "each"
    several = len(first) > 1 and (each or len(first) == len(second))
    if not several or not any(token.lower_ in word_class("pairing-adverb") for token in frame.word.sent):
        yield frame
        yield from _left_out(frame)
    elif not each:
        for one, other in zip(first, second, strict=True):
            yield replace(frame, first=[one], second=[other])


def _left_out(frame: "Frame") -> Iterator["Frame"]:
    """Yield the frame of each clause that leaves out the verb of a frame's subject."""
    if not frame.first or not frame.second or not serves_as(frame.first[0], fn.ACTIVE_SUBJECT):
        return
    for subject, thing in gapped(frame.first[0].head):
        if any(_alike(thing, other) for other in frame.second):
            yield replace(frame, first=[subject], second=[thing])


def _alike(thing: Token, other: Token) -> bool:
    """Tell whether two nouns are objects of the same preposition, or both of none."""
    if serves_as(thing, fn.PREPOSITIONAL_OBJECT):
        return serves_as(other, fn.PREPOSITIONAL_OBJECT) and thing.head.lower_ == other.head.lower_
    return serves_as(other, fn.OBJECT)
