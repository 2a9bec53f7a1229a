"""Denials that point back to what another has said: "Sudria denied it", "rejected the accusation", "was not involved".

What a denial spells out itself ("denied that it shelled Kesh") is an event of its own. One that only points there, by
a pronoun, a word for what was said ("the report", "the charge") or a word for the deed ("any part in the raid"),
denies what the denier is said to have done, in the nearest sentence before where somebody else says so.
"""

from collections.abc import Iterator

from spacy.tokens import Doc, Span

from kg.language import annotations
from kg.language.annotations import AttributionDict, EventDict, Factuality
from kg.language.factuality.facts import factuality, holders
from kg.language.frames.agency import actors
from kg.language.frames.participants import Participants, is_known, participants
from kg.language.frames.pointers import DEEDS, Pointer, pointer
from kg.language.syntax import functions as fn
from kg.language.syntax.forms import is_verbal
from kg.language.syntax.functions import dependents, has, serves_as
from kg.lexica.classes import word_class
from kg.rules import HAPPENED, is_put_forward

_CONFIDENCE = 0.7


def denials(doc: Doc) -> Iterator[EventDict]:
    """Yield the events that denials of a Doc point back to, as what they are there: denied, by whoever denies them.

    Args:
        doc: A parsed Doc with mentions, attributions, and events with their ``fact``. Each event yielded has its own
            ``fact``, and says in ``denies`` which event it is about.
    """
    told, events = annotations.attributions(doc), annotations.events(doc)
    if not told or not events:
        return
    known: Participants | None = None
    for number, attribution in enumerate(told):
        found = pointer(doc, attribution, events)
        if found is None or not is_made(doc, told, attribution):
            continue
        known = known or participants(doc)
        for about in _meant(known, told, number, found):
            own = _spelled_out(known, attribution, events[about])
            if own is None:
                denial = _denied(doc, events[about], about, number, attribution)
                if found.suffered and not denial["recipient"]:
                    denial["recipient"] = speakers(known, attribution)[:1]  # the ship that "was not attacked" is his
                yield denial
            else:
                own.setdefault("denies", about)


def _spelled_out(known: Participants, said: AttributionDict, about: EventDict) -> EventDict | None:
    """Return the event of a denial that says itself what was not done: "said its troops had not attacked the post"."""
    denying = standing_for(known, speakers(known, said))
    for event in annotations.events(known.doc):
        inside = any(start <= event["trigger"] < end for start, end in said["content"])
        if inside and event["root"] == about["root"] and is_verbal(known.doc[event["trigger"]]):
            fact = event.get("fact")
            if fact and fact["status"] == "Denied" and denying & standing_for(known, event["actor"]):
                return event
    return None


def _denied(doc: Doc, event: EventDict, about: int, number: int, said: AttributionDict) -> EventDict:
    start, end = said["cue"] or (said["start"], said["end"])
    fact: Factuality = {
        "polarity": "Denied",
        "certainty": "Certain",
        "status": "Denied",
        "attribution": number,
        "factive": False,
        "told": True,
    }
    word = doc[start:end].root
    own: EventDict = {
        **event,
        "trigger": word.i,
        "trigger_start": start,
        "trigger_end": end,
        "mediator": [],
        "response_to": [],
        "caused_by": [],
        "casualties": {},
        "start": min(word.sent.start, said["start"]),
        "end": max(word.sent.end, said["end"]),
        "confidence": min(_CONFIDENCE, event["confidence"]),
        "fact": fact,
        "denies": about,
    }
    return own


def is_made(doc: Doc, told: list[AttributionDict], said: AttributionDict) -> bool:
    """Tell whether a denial has been made: "denied it", not "has not denied it", "may deny it"."""
    if said["cue"] is None or said["source_mention"] is None or said["quotation"] == "direct":
        return False
    cue = doc[slice(*said["cue"])].root
    aside = serves_as(cue, fn.RELATIVE_CLAUSE)  # "accuses Sudria of a raid, which it denies": the author's word
    own = factuality(cue, told, None if aside else holders(told, [cue.i])[0])
    if (
        aside and own["certainty"] == "Unknown"
    ):  # "accused Sudria of spying, which it denies": not what is denied counts
        return not has(cue, fn.NEGATION) and all(c.lemma_ == "have" for c in dependents(cue, fn.AUXILIARY))
    neither = any(t.lower_ in word_class("negative-coordinator") for t in doc[cue.sent.start : cue.i])
    return own["status"] in HAPPENED and own["polarity"] == "Affirmed" and not neither


def _meant(known: Participants, told: list[AttributionDict], number: int, found: Pointer) -> list[int]:
    """Return which events a denial is about: what another says, in the nearest sentence, that the denier has done."""
    doc, events, said = known.doc, annotations.events(known.doc), told[number]
    at = said["cue"][0] if said["cue"] else said["start"]
    denying = standing_for(known, speakers(known, said))
    sentence, steps = doc[at].sent, 0
    while True:
        claims = [
            i
            for i, event in enumerate(events)
            if sentence.start <= event["trigger"] < min(sentence.end, at) and _is_claim(event, told, known, denying)
        ]
        claims = [i for i in claims if found.means(doc, events[i])]
        charged = [i for i in claims if _concerns(known, events[i], denying, found)]
        accused = not found.kinds and _is_accused(known, sentence, at, denying)
        if charged or accused or (claims and not found.kinds) or steps == found.reach or sentence.start == 0:
            return charged
        sentence, steps = doc[sentence.start - 1].sent, steps + 1


def _is_accused(known: Participants, sentence: Span, at: int, denying: frozenset[str]) -> bool:
    """Tell whether a sentence accuses the denier of something before a token."""
    return any(
        event["root"] == "ACCUSE"
        and sentence.start <= event["trigger"] < min(sentence.end, at)
        and denying & standing_for(known, event["recipient"])
        for event in annotations.events(known.doc)
    )


def _concerns(known: Participants, event: EventDict, denying: frozenset[str], found: Pointer) -> bool:
    """Tell whether the denier is said to have done a thing, or of what he says that it didn't befall him, to suffer."""
    acting, hit = (standing_for(known, event[side]) for side in ("actor", "recipient"))
    if found.suffered:
        return bool(acting) and not denying & acting and (not hit or bool(denying & hit))
    return bool(denying & acting)


def _is_claim(event: EventDict, told: list[AttributionDict], known: Participants, denying: frozenset[str]) -> bool:
    """Tell whether an event is what somebody else says to have happened; not the act of saying something."""
    fact = event.get("fact")
    if fact is None or event["root"] not in DEEDS or fact["attribution"] is None:
        return False
    if not is_put_forward(fact["status"], polarity=fact["polarity"], certainty=fact["certainty"], attributed=True):
        return False
    return not denying & standing_for(known, speakers(known, told[fact["attribution"]]))


def speakers(known: Participants, said: AttributionDict) -> list[int]:
    """Return the mentions of who speaks, of the state that he speaks for, and of where he sits: "officials in Baku"."""
    if said["source_mention"] is None or said["source"] is None:
        return []
    mention, (start, end) = known.mentions[said["source_mention"]], said["source"]
    own = [mention["id"], *(i for i in actors(known, known.doc[mention["head"]]) if is_known(known, i))]
    return [*own, *(m["id"] for token in known.doc[start:end] for m in known.heads.get(token.i, ()))]


def standing_for(known: Participants, ids: list[int]) -> frozenset[str]:
    """Return whom mentions stand for: their entities, and what these are part of."""
    listed, found = annotations.entities(known.doc), set()
    for one in ids:
        mention = known.mentions[one]
        entity = listed[mention["entity"]] if mention["entity"] is not None else None
        found |= {mention["key"], entity and entity["part_of"], entity and entity["key"]}
        found |= {f"entity {mention['entity']}"} if entity is not None else set()
    return frozenset(name for name in found if name)
