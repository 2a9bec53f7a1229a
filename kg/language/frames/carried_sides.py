"""To whom something was done that the sentences before tell: "restored relations with Sudria. It had broken them off".

What states break off or restore without saying with whom, they do with the one with whom the text told it of them
before; who apologises without saying to whom does so to the one whom he has just met, telephoned or written to; who
answers with missiles does so to the last who attacked him. Those who die in custody are held by whoever has just
detained people.
"""

from itertools import pairwise

from spacy.tokens import Doc

from kg.language import annotations
from kg.language.annotations import EventDict
from kg.language.syntax.phrases import conjuncts
from kg.lexica.classes import word_class

_REACH = 1  # sentences back to the talk in which somebody apologised


def carry_sides(doc: Doc, events: list[EventDict]) -> list[EventDict]:
    """Return events with the other side of the one before that they go on with, where they name none.

    Args:
        doc: With sentences and mentions.
        events: In text order.
    """
    kept: list[EventDict] = []
    for event in events:
        side = [] if event["recipient"] or not event["actor"] else _other_side(doc, kept, event)
        kept.append({**event, "recipient": side} if side else {**event, "actor": _holding(doc, kept, event)})
    return _mutual(doc, kept)


def _mutual(doc: Doc, events: list[EventDict]) -> list[EventDict]:
    """Return events with each other's actor where two undertake something side by side: "A agreed to X and B to Y"."""
    alone = [e for e in events if e["root"] == "AGREE" and e["actor"] and not e["recipient"]]
    sides: dict[int, tuple[list[int], list[int]]] = {}
    for one, other in pairwise(alone):
        first, second = doc[one["trigger"]], doc[other["trigger"]]
        if second not in conjuncts(first) or _who(doc, one["actor"]) & _who(doc, other["actor"]):
            continue
        between = sorted({*one.get("mediator", ()), *other.get("mediator", ())})
        sides[one["trigger"]], sides[other["trigger"]] = (other["actor"], between), (one["actor"], between)
    return [_facing(e, *sides[e["trigger"]]) if e in alone and e["trigger"] in sides else e for e in events]


def _facing(event: EventDict, recipient: list[int], between: list[int]) -> EventDict:
    facing: EventDict = {**event, "recipient": recipient}
    if between:
        facing["mediator"] = between
    return facing


def _other_side(doc: Doc, before: list[EventDict], event: EventDict) -> list[int]:
    if event["mode"] == "relations":
        pairs = (_pair(doc, other, event) for other in reversed(before) if other["mode"] == "relations")
    elif event["mode"] == "apologize":
        near = (other for other in reversed(before) if other["root"] == "CONSULT" and _is_near(doc, other, event))
        pairs = (other["recipient"] if _who(doc, other["actor"]) & _who(doc, event["actor"]) else [] for other in near)
    elif event["root"] == "ASSAULT" and doc[event["trigger"]].lemma_ in word_class("response-verb"):
        own = _who(doc, event["actor"])
        pairs = (o["actor"] for o in reversed(before) if o["root"] == "ASSAULT" and _who(doc, o["recipient"]) & own)
    else:
        return []
    return next((found for found in pairs if found), [])


def _holding(doc: Doc, before: list[EventDict], event: EventDict) -> list[int]:
    """Return who acts in an event; of a death in custody that names no holder, who has just detained people."""
    if event["actor"] or event["root"] != "COERCE" or doc[event["trigger"]].lemma_ not in word_class("dying-verb"):
        return event["actor"]
    near = (other for other in reversed(before) if other["mode"] == "arrest" and _is_near(doc, other, event))
    return next((other["actor"] for other in near), [])


def _pair(doc: Doc, other: EventDict, event: EventDict) -> list[int]:
    """Return the side of an event with whom another's actor stands in it."""
    own = _who(doc, event["actor"])
    for one, facing in ((other["actor"], other["recipient"]), (other["recipient"], other["actor"])):
        if _who(doc, one) & own and not _who(doc, facing) & own:
            return facing
    return []


def _is_near(doc: Doc, other: EventDict, event: EventDict) -> bool:
    between = doc[other["trigger"] : event["trigger"]]
    return sum(token.is_sent_start is True for token in between) <= _REACH


def _who(doc: Doc, ids: list[int]) -> set[object]:
    found = [annotations.mentions(doc)[i] for i in ids]
    return {m["key"] for m in found if m["key"]} | {m["entity"] for m in found if m["entity"] is not None}
