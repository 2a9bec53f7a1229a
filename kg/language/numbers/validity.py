"""Since and until when a tie or an office holds, by the times that its words have beside them.

"president from 2010 to 2014", "a member since 2004", "joined in 2004", "left in 2019", "until 2019". What has ended by
the date of the text is former: it is no tie of today.
"""

from collections.abc import Iterable
from typing import TypedDict, cast

from spacy.tokens import Doc, Token

from kg import dates
from kg.language.annotations import RelationDict
from kg.language.numbers.time_attachment import when_of
from kg.language.numbers.time_index import TimeIndex, When


class Validity(TypedDict, total=False):
    """What is told of when something holds: ISO 8601 times as exact as the text, and whether it holds no more."""

    time: str | None
    valid_from: str | None
    valid_until: str | None
    former: bool


def validity(
    doc: Doc, words: Iterable[Token], index: TimeIndex, *, begins: bool = False, ended: bool = False
) -> Validity:
    """Return since and until when what some words tell holds.

    Args:
        doc: After ``kg_time``.
        words: The words that tell of it, the one whose time counts first.
        index: From `kg.language.numbers.time_index.time_index`.
        begins: The words tell of its beginning ("joined"): a date is that of the beginning.
        ended: They tell of its end, or that it is past ("left", "former").
    """
    when = next((found for word in words if (found := when_of(doc, word, index)) is not None), None)
    told: Validity = {"former": True} if ended else {}
    if when is None:
        return told
    since, until = when.limits
    if begins and when.bound == "until" and not ended:
        return told  # "joined before 2014"
    if when.bound == "within" and not (since or until):
        if begins:
            since = when.value
        elif ended:
            until = when.value
        elif when.value:
            told["time"] = when.value
    if since:
        told["valid_from"] = since
    if until:
        told["valid_until"] = until
    if _is_over(until, when, doc._.kg_published):
        told["former"] = True
    return told


def dated(relation: RelationDict, holds: Validity) -> RelationDict:
    """Return a relation with since and until when it holds."""
    return cast("RelationDict", {**relation, **holds})


def _is_over(until: str | None, when: When, published: str | None) -> bool:
    """Tell whether an end has come by the date of a text; where it has none, an end with its year is past."""
    end, today = dates.parse(until), dates.parse(published)
    if end is None:
        return False
    last = when.latest if when.bound != "from" and when.latest else str(end.last)
    return last <= str(today.last) if today else when.dating == "stated"
