"""Where the first sentence's event took place if the text does not say: where its dateline was written.

"GOMA, May 3 (Wire) - A bomb killed twelve": news agencies write from where it happened, if it happened in one place. So
only for what is done on the spot, has happened by the day of the text, and involves no other place or state.
"""

from spacy.tokens import Doc

from kg import dates
from kg.language import annotations
from kg.language.annotations import EventDict, MentionDict
from kg.language.syntax import blocks
from kg.lexica import containment
from kg.rules import HAPPENED

_LONGEST = 15  # tokens: "KYIV, Ukraine, March 3 (AP) -"
_DASHES = frozenset({"-", "--", "–", "—"})
_ON_THE_SPOT = frozenset({"ASSAULT", "COERCE", "CONSULT", "PROTEST"})
_WEEK = 7  # days


def place(doc: Doc) -> None:
    """Give the events of the sentence after a dateline its place, if they have none.

    Args:
        doc: With its events, whose ``fact`` is written.
    """
    found = _dateline(doc)
    if found is None:
        return
    written, start, end = found
    near = {written["key"], *(holder.holder for holder in containment.holders(written["key"] or ""))}
    told = [m for m in annotations.mentions(doc) if start <= m["start"] < end]
    if any(
        m["form"] != "nominal" and m["type"] in {"Place", "State", "Nationality"} and m["key"] not in near for m in told
    ):
        return
    for event in annotations.events(doc):
        spot = event["root"] in _ON_THE_SPOT and event["place"] is None and start <= event["trigger"] < end
        if (
            spot
            and event["fact"]["status"] in HAPPENED
            and event["fact"]["polarity"] == "Affirmed"
            and _is_news(doc, event)
        ):
            event["place"] = written["id"]


def _dateline(doc: Doc) -> tuple[MentionDict, int, int] | None:
    """Return the place of a dateline that opens the prose, and the tokens of the sentence after it."""
    bounds = [s for s, kind in zip(blocks.sentences(doc), blocks.block_kinds(doc), strict=True) if kind == "prose"]
    if len(bounds) < 2:
        return None
    (start, end), after = bounds[:2]
    if end - start > _LONGEST or doc[end - 1].orth_ not in _DASHES:
        return None
    named = (m for m in annotations.mentions(doc) if start <= m["start"] < end and m["start"] == start)
    written = next((m for m in named if (m["key"] or "").startswith("place/") and m["type"] == "Place"), None)
    return None if written is None else (written, *after)


def _is_news(doc: Doc, event: EventDict) -> bool:
    """Tell whether an event is of the week of its text, or nothing is told of its time."""
    published, told = dates.parse(doc._.kg_published), dates.parse(event["time"])
    if told is None:
        return event["time"] is None
    return published is not None and told.precision == "day" and 0 <= (published.first - told.first).days <= _WEEK
