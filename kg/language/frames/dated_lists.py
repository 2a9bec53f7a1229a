"""Lists whose items have their dates beside them: "took Aleppo on 30 November, Homs on 5 December"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg.language.frames.engine import Frame
from kg.language.frames.participants import Participants
from kg.language.numbers.time_index import TimeIndex, When
from kg.lexica.classes import word_class

_BETWEEN = frozenset({",", ";", "and"})


def listed(known: Participants, frame: Frame, times: TimeIndex) -> Iterator[tuple[Frame, When]]:
    """Yield the frame of each further item of a list of objects by date, with that date.

    The verb governs the first item alone, as parsers read such a list; an item is a name right behind a comma or
    "and", and the preposition of its date is that of the first.

    Args:
        known: The mentions.
        frame: The frame of the verb with the first item.
        times: The dates of the text.
    """
    if frame.second_slot != "patient" or len(frame.second) != 1 or frame.second[0].i < frame.word.i:
        return
    item: Token | None = frame.second[0]
    kind, joint = known.types.get(frame.second[0].i), None
    while item is not None and (behind := _dated(item, times)) is not None:
        preposition, end, when = behind
        if item is not frame.second[0]:
            alone = replace(frame.reading, slots={**frame.reading.slots, "patient": [item]})
            yield replace(frame, second=[item], reading=alone), when
        joint = joint or preposition.lower_
        item = _next(known, frame.word.doc[end - 1], kind)
        if item is not None and item.i + 1 < len(item.doc) and item.nbor(1).lower_ != joint:
            return


def _dated(item: Token, times: TimeIndex) -> tuple[Token, int, When] | None:
    """Return the preposition of an item's date, the token behind the date, and the date."""
    doc, at = item.doc, item.i + 2
    if at >= len(doc) or at not in times or doc[at - 1].lower_ not in word_class("dating-preposition"):
        return None
    end = at
    while end < len(doc) and end in times:
        end += 1
    return doc[at - 1], end, times[at]


def _next(known: Participants, last: Token, kind: str | None) -> Token | None:
    """Return the head of a name of a kind behind a comma or "and"."""
    doc, at = last.doc, last.i + 1
    while at < len(doc) and doc[at].lower_ in _BETWEEN:
        at += 1
    if at == last.i + 1 or at >= len(doc) or doc[at].sent != last.sent:
        return None
    named = (m for m in known.mentions if m["start"] == at and m["form"] == "name" and m["type"] == kind)
    return next((doc[m["head"]] for m in named if m["head"] == m["end"] - 1), None)
