"""Which of several takes part with which: "A and B condemned C and D respectively" is A with C and B with D."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.lexica.classes import word_class

if TYPE_CHECKING:
    from kg.language.frames.engine import Frame


def paired(frame: "Frame") -> Iterator["Frame"]:
    """Yield a frame for each pair where "respectively" pairs as many first participants with second ones, else itself.

    What it pairs does not stand to one another.

    Args:
        frame: A frame whose participants are in text order.
    """
    first, second = frame.first, frame.second
    each = frame.second_slot == "each"
    several = len(first) > 1 and (each or len(first) == len(second))
    if not several or not any(token.lower_ in word_class("pairing-adverb") for token in frame.word.sent):
        yield frame
    elif not each:
        for one, other in zip(first, second, strict=True):
            yield replace(frame, first=[one], second=[other])
