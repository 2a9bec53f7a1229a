"""Events that a headline tells of: as certain as the text below makes them, and one event with what it tells.

Headlines shorten, sharpen and leave out who says so. What the author tells below as well stands; what somebody says
below, or what is told there in other words, is told there alone; anything else that is put forward as having happened
is probable.
"""

from spacy.tokens import Doc

from kg.language import annotations
from kg.language.annotations import EventDict, Factuality
from kg.language.syntax import blocks
from kg.rules import HAPPENED, MUTUAL, voice


def weigh(doc: Doc) -> None:
    """Give the events of a Doc's headline the certainty, time and place that its text gives them.

    Args:
        doc: With its events, whose ``fact`` is written.
    """
    end = blocks.headline_end(doc)
    if not end:
        return
    events = annotations.events(doc)
    told = [event for event in events if event["trigger"] >= end and event["fact"]["told"]]
    below = [event for event in told if _is_vouched(event["fact"])]
    for event in events:
        fact = event["fact"]
        if event["trigger"] >= end or fact["status"] not in {*HAPPENED, "Denied"}:
            continue
        same = next((other for other in below if _is_same(doc, event, other)), None)
        if same is None:
            if fact["status"] in HAPPENED and any(_retells(doc, event, other) for other in told):
                event["fact"] = {**fact, "told": False}
                continue
            event["fact"] = {**fact, "certainty": "Probable" if fact["certainty"] == "Certain" else fact["certainty"]}
            continue
        event["place"] = event["place"] or same["place"]
        if not event["time"]:
            event["time"] = same["time"]
            event |= {"earliest": same.get("earliest"), "latest": same.get("latest"), "dating": same.get("dating")}


def _is_vouched(fact: Factuality) -> bool:
    """Tell whether the author tells that something happened or did not."""
    said = voice(attributed=fact["attribution"] is not None, factive=fact["factive"])
    return fact["told"] and said == "author" and fact["certainty"] == "Certain" and fact["status"] in HAPPENED


def _retells(doc: Doc, event: EventDict, other: EventDict) -> bool:
    """Tell whether a text tells of a headline's event as the word of others, or of its kind by other names.

    "Lund and Berg sign accord" is told again by "The leaders of Norland and Sudria signed an accord".
    """
    if other["fact"]["status"] not in HAPPENED:
        return False
    if _is_same(doc, event, other):
        return True
    first, second = ({one for side in _sides(doc, told) for one in side} for told in (event, other))
    return (
        bool(event["mode"]) and event["mode"] == other["mode"] and event["root"] == other["root"] and not first & second
    )


def _is_same(doc: Doc, event: EventDict, other: EventDict) -> bool:
    """Tell whether two events are of one kind and between the same, as far as both say who."""
    if event["root"] != other["root"]:
        return False
    counts = [{(kind, people) for kind, (people, _) in e["casualties"].items()} for e in (event, other)]
    if counts[0] & counts[1]:
        return True
    first, second = _sides(doc, event), _sides(doc, other)
    if event["root"] in MUTUAL and any(first) and (first[0] | first[1]) == (second[0] | second[1]):
        return True
    pairs = list(zip(first, second, strict=True))
    return any(one & two for one, two in pairs) and all(one & two or not (one and two) for one, two in pairs)


def _sides(doc: Doc, event: EventDict) -> tuple[set[int], set[int]]:
    """Return the entities of the Doc that act and those that it befalls."""
    mentions = annotations.mentions(doc)
    acting, befallen = (
        {entity for i in event[side] if (entity := mentions[i]["entity"]) is not None}
        for side in ("actor", "recipient")
    )
    return acting, befallen
