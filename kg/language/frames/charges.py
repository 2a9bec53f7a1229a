"""Denials of a charge whose matter is no event of its own: "accused Sudria of spying. Sudria denied the accusation".

The charge is an event of accusing, the denial one of rejecting; this one says in ``denies`` which charge it is about
and befalls the accuser. What somebody is said to do or to have done becomes a charge where he calls it one, or denies
it in the same words: "said that Sudria was close to building bombs. Sudria denies that it wants such bombs".
"""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg.language import annotations
from kg.language.annotations import AUTHORS_VOICE, AttributionDict, EventDict
from kg.language.frames.agency import actors
from kg.language.frames.denials import is_made, speakers, standing_for
from kg.language.frames.participants import Participants, is_known, participants
from kg.language.frames.pointers import CHARGED, NEAR, called_untrue, involves, is_described, is_own, reach
from kg.language.frames.spoken_clauses import main_verbs, will
from kg.language.syntax import functions as fn
from kg.language.syntax.clauses import surface_subjects
from kg.language.syntax.forms import is_noun, is_verbal
from kg.language.syntax.functions import dependents, has
from kg.language.syntax.phrases import is_definite, prepositional
from kg.lexica.classes import word_class
from kg.rules import HAPPENED

_CONFIDENCE = 0.65
_LATELY = 2  # sentences back that somebody has said what another calls a charge


class _Matter(NamedTuple):
    """How far back a charge stands, in sentences, and by what it is known.

    ``words`` are lemmas of which one stands in it, none if any charge will do; ``named`` tells that the denial calls
    it a charge, ``beside`` that one who is only named in it may deny his part, ``again`` that it takes up a thing just
    spoken of: "that it had planted the mines".
    """

    reach: int
    words: frozenset[str] = frozenset()
    named: bool = False
    beside: bool = False
    again: bool = False


def charges(doc: Doc) -> Iterator[EventDict]:
    """Yield the charges and rejections that no event tells of yet; those of a Doc's events get their ``denies``.

    Args:
        doc: A parsed Doc with mentions, attributions, events with their ``fact``, and what denials of deeds point to.
    """
    told, events = annotations.attributions(doc), annotations.events(doc)
    known: Participants | None = None
    made = len(events)
    for number, said in enumerate(told):
        matter = _matter(doc, said) if not _is_answered(events, number, said) else None
        if matter is None or not is_made(doc, told, said):
            continue
        known = known or participants(doc)
        denying = standing_for(known, speakers(known, said))
        about = _accusation(known, said, matter, denying)
        charge = None if about is not None else _said_of(known, number, matter, denying)
        if charge is not None:
            about, accusing = made, charge["actor"]
            made += 1
            yield charge
        elif about is not None:
            accusing = events[about]["actor"]
        else:
            continue
        rejection = _rejection(doc, said)
        if rejection is None:
            rejection = _event("REJECT", doc[slice(*said["cue"] or (0, 1))].root, said, speakers(known, said)[:1])
            made += 1
            yield rejection
        rejection["fact"] = AUTHORS_VOICE
        rejection["denies"] = about
        rejection["recipient"] = rejection["recipient"] or accusing


def _is_answered(events: list[EventDict], number: int, said: AttributionDict) -> bool:
    """Tell whether an attribution is known already to deny a deed."""
    spans = said["content"]
    return any(
        (fact := event.get("fact")) is not None
        and "denies" in event
        and (fact["attribution"] == number or any(start <= event["trigger"] < end for start, end in spans))
        for event in events
    )


def _matter(doc: Doc, said: AttributionDict) -> _Matter | None:
    """Return which charge the content of an attribution denies, or None."""
    if not said["content"] or said["cue"] is None:
        return None
    start, end = said["content"][0]
    cue, word = doc[slice(*said["cue"])].root, doc[start:end].root
    if said["stance"] == "denies" and cue.lemma_ in word_class("denying-verb"):
        if is_noun(word) or word.lower_ in word_class("pointing-pronoun"):
            return _of_noun(word, cue)
        return _of_verb(word) if is_verbal(word) and word != cue and not has(word, fn.NEGATION) else None
    if said["stance"] != "asserts" or not is_verbal(cue):
        return None
    if (noun := called_untrue(doc, start, end)) is not None:
        return _of_noun(noun, cue)
    undone = (_of_verb(verb) for verb in main_verbs(doc, said["content"]) if has(verb, fn.NEGATION) and is_own(verb))
    return next((matter for matter in undone if matter is not None and matter.words), None)


def _of_noun(word: Token, cue: Token) -> _Matter | None:
    lemma = word.lemma_.lower()
    if word.lower_ in word_class("pointing-pronoun"):
        return _Matter(NEAR) if cue.lemma_ not in word_class("refusing-verb") else None
    if lemma in word_class("involvement"):
        return _Matter(NEAR, beside=True)
    clauses = dependents(word, fn.NOUN_CLAUSE | fn.RELATIVE_CLAUSE)
    if lemma not in word_class("deniable") or is_described(word) or any(clause != cue for clause in clauses):
        return None
    return _Matter(reach(word), named=reach(word) == CHARGED)


def _of_verb(verb: Token) -> _Matter | None:
    """Return what "that it wants such weapons", "that it directs them", "that it was involved" are about."""
    if involves(verb):
        return _Matter(NEAR, beside=True)
    if not is_own(verb):
        return None
    objects = [*dependents(verb, fn.OBJECT), *(noun for _, noun in prepositional(verb))]
    if any(t.lower_ in word_class("pointing-pronoun") for t in dependents(verb, fn.OBJECT)):
        return _Matter(NEAR)  # "that it directs them"
    words = [t for t in objects if is_noun(t) and not t.ent_type_] or ([] if verb.is_stop else [verb])
    again = bool(objects) and all(is_definite(t) for t in words)
    return _Matter(NEAR, frozenset(t.lemma_.lower() for t in words), again=again) if words else None


def _accusation(known: Participants, said: AttributionDict, matter: _Matter, denying: frozenset[str]) -> int | None:
    """Return the last event of accusing before a denial in which the denier is accused by another, or None."""
    doc, at = known.doc, said["cue"][0] if said["cue"] else said["start"]
    first = doc[at].sent
    found = [(i, e) for i, e in enumerate(annotations.events(doc)) if e["root"] == "ACCUSE" and e["trigger"] < at]
    for i, event in sorted(found, key=lambda pair: -pair[1]["trigger"]):
        steps = _steps(doc, event["trigger"], first.start, matter.reach)
        fact = event.get("fact", AUTHORS_VOICE)
        if steps is None or fact["status"] not in HAPPENED or fact["polarity"] != "Affirmed" or not event["actor"]:
            continue
        if denying & standing_for(known, event["actor"]) or not _shares(doc, event, matter):
            continue
        inside = [m["id"] for m in known.mentions if event["trigger"] < m["head"] < min(event["end"], at)]
        accused = inside if matter.beside else event["recipient"]
        if denying & standing_for(known, accused) or (steps <= NEAR and (matter.named or _is_unnamed(known, accused))):
            return i
    return None


def _is_unnamed(known: Participants, ids: list[int]) -> bool:
    """Tell whether those accused are only described, so that who answers for them may be anybody: "the observers"."""
    return bool(ids) and all(known.mentions[i]["form"] == "nominal" for i in ids)


def _steps(doc: Doc, token: int, start: int, most: int) -> int | None:
    """Return how many sentences before the one that begins at ``start`` a token stands, None if more than ``most``."""
    for steps in range(most + 1):
        if token >= start:
            return steps
        if start == 0:
            return None
        start = doc[start - 1].sent.start
    return None


def _shares(doc: Doc, event: EventDict, matter: _Matter) -> bool:
    told = {t.lemma_.lower() for t in doc[event["trigger"] + 1 : event["end"]]}
    return not matter.words or bool(matter.words & told)


def _said_of(known: Participants, number: int, matter: _Matter, denying: frozenset[str]) -> EventDict | None:
    """Return as a charge what another has just said that the denier does or did, or None."""
    if not (matter.named or matter.words):
        return None
    doc, told = known.doc, annotations.attributions(known.doc)
    start = doc[told[number]["start"]].sent.start
    for said in reversed(told[:number]):
        cue = said["cue"] and doc[slice(*said["cue"])].root
        if (
            cue is None
            or said["stance"] != "asserts"
            or not is_verbal(cue)
            or _steps(doc, cue.i, start, _LATELY) is None
        ):
            continue
        accusing = speakers(known, said)[:1]
        if not accusing or not is_known(known, accusing[0]) or denying & standing_for(known, accusing):
            continue
        if not is_made(doc, told, said):
            continue
        for begin, end in said["content"]:
            if matter.words and not matter.words & {t.lemma_.lower() for t in doc[begin:end]}:
                continue
            for verb in (t for t in doc[begin:end] if is_verbal(t) and dependents(t, fn.ACTIVE_SUBJECT)):
                doing = [i for subject in surface_subjects(verb) for i in actors(known, subject)]
                if (
                    (matter.again or denying & standing_for(known, doing))
                    and not will(verb)
                    and not has(verb, fn.NEGATION)
                ):
                    charge = _event("ACCUSE", cue, said, accusing)
                    charge["recipient"] = speakers(known, told[number])[:1] if matter.again else doing[:1]
                    return charge
    return None


def _rejection(doc: Doc, said: AttributionDict) -> EventDict | None:
    start, end = said["cue"] or (0, 0)
    return next((e for e in annotations.events(doc) if e["root"] == "REJECT" and start <= e["trigger"] < end), None)


def _event(root: str, cue: Token, said: AttributionDict, acting: list[int]) -> EventDict:
    return {
        "root": root,
        "mode": None,
        "trigger": cue.i,
        "trigger_start": cue.i,
        "trigger_end": cue.i + 1,
        "actor": acting,
        "recipient": [],
        "place": None,
        "time": None,
        "casualties": {},
        "start": min(cue.sent.start, said["start"]),
        "end": max(cue.sent.end, said["end"]),
        "confidence": _CONFIDENCE,
        "fact": AUTHORS_VOICE,
    }
