"""Charges that two raise against each other: "accused each other of firing first", "each side blamed the other".

Each becomes an event of accusing. Sides without a name are the two states that the sentences just before are about, or
else those that the text has told to fight each other, or has spoken of most.
"""

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.language import annotations
from kg.language.annotations import EventDict, Factuality
from kg.language.factuality.facts import factuality, holders
from kg.language.frames.agency import actors
from kg.language.frames.engine import Frame
from kg.language.frames.participants import Participants, is_known, participants
from kg.language.syntax import functions as fn
from kg.language.syntax.clauses import surface_subjects
from kg.language.syntax.forms import is_pronoun, is_verbal
from kg.language.syntax.functions import dependents
from kg.language.syntax.phrases import conjuncts
from kg.lexica.classes import word_class
from kg.rules import HAPPENED

_CONFIDENCE = 0.7
_BACK = 2  # sentences in which exactly two states are the sides
_RECIPROCAL = frozenset({("each", "other"), ("one", "another")})
_CLEAR = 1.5  # times as often as a third state


def mutual_charges(doc: Doc) -> Iterator[EventDict]:
    """Yield two events of accusing, one by each, for each clause of a Doc in which two accuse each other.

    Args:
        doc: A parsed Doc with mentions, attributions, and events; an event that tells it already is not told again.
    """
    told = annotations.attributions(doc)
    known: Participants | None = None
    for said in told:
        cue = doc[slice(*said["cue"])].root if said["cue"] else None
        if cue is None or not is_verbal(cue) or cue.lemma_ not in word_class("mutual-charge") or not is_reciprocal(cue):
            continue
        fact = factuality(cue, told, holders(told, [cue.i])[0])
        if fact["status"] not in HAPPENED or fact["polarity"] != "Affirmed":
            continue
        known = known or participants(doc)
        sides = _sides(known, cue)
        if len(sides) == 2:
            yield _event(cue, sides[0], sides[1], fact)
            yield _event(cue, sides[1], sides[0], fact)


def each_other(known: Participants, frame: Frame, acting: list[int]) -> tuple[list[int], list[int]] | None:
    """Return the two who do it to each other: "they restored relations", "Norland and Sudria attacked each other"."""
    if frame.sense.kind != "VERB":
        return None
    pronoun = len(frame.first) == 1 and not frame.second and is_pronoun(frame.first[0])
    if pronoun and "each" in frame.sense.second:
        return acting[:1], acting[1:]
    if not is_reciprocal(frame.word) or frame.word.lemma_ in word_class("mutual-charge"):
        return None
    if len(frame.first) == 1:
        return (acting[:1], acting[1:]) if len(acting) == 2 else None
    sides = [[i for i in actors(known, token) if i in acting] for token in frame.first]
    return (sides[0], sides[1]) if len(sides) == 2 and all(sides) else None


def is_reciprocal(cue: Token) -> bool:
    """Tell whether a verb's object is "each other", "one another", or "the other" beside "each side"."""
    for word in dependents(cue, fn.OBJECT):
        before = word.nbor(-1).lower_ if word.i else ""
        after = word.nbor(1).lower_ if word.i + 1 < len(word.doc) else ""
        if not _RECIPROCAL.isdisjoint({(before, word.lower_), (word.lower_, after)}):
            return True
        if (before, word.lower_) == ("the", "other"):
            subjects = surface_subjects(cue)
            return any(t.lower_ in {"each", "both"} for s in subjects for t in (s, *s.children))
    return False


def _sides(known: Participants, cue: Token) -> list[int]:
    """Return the mentions of the two who accuse each other; fewer or more if they aren't known."""
    subjects = list(dict.fromkeys(noun for subject in surface_subjects(cue) for noun in conjuncts(subject)))
    if len(subjects) > 1:
        groups = [[i for i in actors(known, noun) if is_known(known, i)][:1] for noun in subjects]
        return [i for group in groups for i in group] if all(groups) else []
    if not subjects or subjects[0].lemma_.lower() not in word_class("side-word"):
        return []
    return _told_of(known, cue)


def _told_of(known: Participants, cue: Token) -> list[int]:
    """Return the last mentions of the two states that a passage is about, in text order; none if it is not clear."""
    first = cue.sent.start
    for _ in range(_BACK):
        first = known.doc[first - 1].sent.start if first else 0
    before = [m for m in known.mentions if m["type"] in {"State", "Nationality"} and m["head"] < cue.i]
    before = [m for m in before if m["entity"] is not None]
    near = {m["entity"]: m["id"] for m in before if m["head"] >= first}
    if len(near) == 2:
        return sorted(near.values())
    if len(fought := _at_war(known, cue, {m["entity"] for m in before})) == 2:
        last = {m["entity"]: m["id"] for m in before}
        return sorted(last[entity] for entity in fought)
    often = Counter(m["entity"] for m in before).most_common(3)
    if len(often) < 2 or (len(often) > 2 and often[1][1] < _CLEAR * often[2][1]):
        return []
    last = {m["entity"]: m["id"] for m in before}
    return sorted(last[entity] for entity, _ in often[:2])


def _at_war(known: Participants, cue: Token, states: set[int | None]) -> set[int | None]:
    """Return the two states between which a text tells of the most attacks before a word; none if it is not clear."""
    pairs: Counter[frozenset[int | None]] = Counter()
    for event in annotations.events(known.doc):
        if event["root"] == "ASSAULT" and event["trigger"] < cue.i:
            sides = [{known.mentions[i]["entity"] for i in event[side]} & states for side in ("actor", "recipient")]
            pairs.update(frozenset({one, other}) for one in sides[0] for other in sides[1] if one != other)
    first = pairs.most_common(2)
    clear = first and (len(first) == 1 or first[0][1] > first[1][1])
    return set(first[0][0]) if clear else set()


def _event(cue: Token, actor: int, recipient: int, fact: Factuality) -> EventDict:
    return {
        "root": "ACCUSE",
        "mode": None,
        "trigger": cue.i,
        "trigger_start": cue.i,
        "trigger_end": cue.i + 1,
        "actor": [actor],
        "recipient": [recipient],
        "place": None,
        "time": None,
        "casualties": {},
        "start": cue.sent.start,
        "end": cue.sent.end,
        "confidence": _CONFIDENCE,
        "fact": fact,
    }
