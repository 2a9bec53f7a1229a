"""Acts done in saying something, as events: each once, where and when the saying is (`kg.language.frames.sayings`).

The act has happened where the saying has, whatever becomes of what is said.
"""

from spacy.tokens import Doc

from kg.language import annotations
from kg.language.annotations import AttributionDict, EventDict
from kg.language.factuality.facts import holders
from kg.language.frames.participants import Participants, participants
from kg.language.frames.sayings import Act, acts, is_same, saying_of
from kg.language.numbers.news_time import lead_end, told_by
from kg.language.numbers.time_attachment import when_of
from kg.language.numbers.time_index import When, time_index
from kg.language.syntax.tree import sentence_of

_CONFIDENCE = 0.65


def spoken_acts(doc: Doc, found: list[EventDict]) -> list[EventDict]:
    """Return the acts that the contents of a Doc's attributions amount to, in text order of their cues.

    Args:
        doc: A parsed Doc with mentions and attributions; without attributions there are none.
        found: The events that its words tell of; an act that one of them tells already is left out.
    """
    told = annotations.attributions(doc)
    if not told or not annotations.mentions(doc):
        return []
    known, times, lead, inside = participants(doc), time_index(doc), lead_end(doc), _inside(found, told)
    made: list[EventDict] = []
    there: dict[int, list[EventDict]] = {}  # by trigger
    for event in found:
        there.setdefault(event["trigger"], []).append(event)
    for number, attribution in enumerate(told):
        saying = saying_of(known, attribution)
        for act in () if saying is None else acts(known, saying, inside.get(number, [])):
            cue = act.saying.cue
            if not any(_tells(known, event, act) for i in range(*sentence_of(cue)) for event in there.get(i, ())):
                made.append(_event(act, when_of(doc, cue, times) or told_by(doc, cue, lead)))
                there.setdefault(cue.i, []).append(made[-1])
    return made


def _event(act: Act, when: When | None) -> EventDict:
    told, cue = act.saying.told, act.saying.cue
    event: EventDict = {
        "root": act.root,
        "mode": None,
        "trigger": cue.i,
        "trigger_start": cue.i,
        "trigger_end": cue.i + 1,
        "actor": act.actors,
        "recipient": act.recipients,
        "place": None,
        "time": when.value if when else None,
        "casualties": {},
        "start": min(sentence_of(cue)[0], told["start"]),
        "end": max(sentence_of(cue)[1], told["end"]),
        "confidence": _CONFIDENCE,
    }
    if when is not None:
        event |= {"earliest": when.earliest, "latest": when.latest, "dating": when.dating}
    return event


def _inside(found: list[EventDict], told: list[AttributionDict]) -> dict[int, list[EventDict]]:
    """Return the events by the innermost attribution whose content holds them."""
    inside: dict[int, list[EventDict]] = {}
    for event, holder in zip(found, holders(told, [event["trigger"] for event in found]), strict=True):
        if holder is not None:
            inside.setdefault(holder, []).append(event)
    return inside


def _tells(known: Participants, event: EventDict, act: Act) -> bool:
    """Tell whether an event of the cue's sentence is the same act."""
    cue = act.saying.cue
    if event["root"] != act.root or not any(is_same(known, i, j) for i in event["actor"] for j in act.actors):
        return False
    return event["trigger"] == cue.i or any(is_same(known, i, j) for i in event["recipient"] for j in act.recipients)
