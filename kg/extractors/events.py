"""Political events in PLOVER codes: who did what to whom, where and when, by frames over the dictionary.

A frame is left for every event that a clause puts into words, denied, planned and reported ones too: its ``trigger``
lets kg_factuality judge. An event needs an actor that can act politically and, unless its root can do without, a
recipient; a verb with another kind of object ("attacked the budget") tells of none.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache

import numpy as np
import numpy.typing as npt
from spacy.attrs import LEMMA
from spacy.language import Language
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from kg.language import annotations
from kg.language.annotations import EventDict, MentionDict
from kg.language.frames import death_counts
from kg.language.frames.candidates import is_anybody, is_title
from kg.language.frames.engine import Frame, frames, places
from kg.language.frames.lexicon import entries
from kg.language.frames.participants import (
    Participants,
    actors,
    is_known,
    is_site,
    may_be_a_deed,
    modifier,
    participants,
    recipients,
)
from kg.language.numbers.time_attachment import TimeIndex, time_index, time_of
from kg.lexica.classes import word_class

_PHYSICAL = frozenset({"ASSAULT", "COERCE", "AID", "MOBILIZE", "YIELD", "COOPERATE"})
_EVALUATION = frozenset({"ACCUSE", "REJECT", "SUPPORT"})


def annotate(doc: Doc) -> Doc:
    """Write ``doc._.kg_events``, in text order of their triggers."""
    if not annotations.mentions(doc):
        return doc
    known, times, counts = participants(doc), time_index(doc), death_counts.quantities_at(doc)
    found: list[EventDict] = []
    for word, sentence, present in _candidates(doc):
        event = _best(known, word, present)
        if event is not None:
            made = _event(known, *event, sentence=sentence, times=times, counts=counts)
            if not event[0].entry.need or any(is_known(known, i) for i in made["recipient"]):
                found.append(made)
    doc._.kg_events = sorted(_distinct(doc, found), key=lambda event: event["trigger"])
    return doc


def _candidates(doc: Doc) -> Iterator[tuple[Token, tuple[int, int], frozenset[str]]]:
    """Yield the words of the lexicon in prose that names somebody, in text order.

    Each comes with the (start, end) of its sentence and the sentence's lemmas.
    """
    hits = np.isin(doc.to_array([LEMMA]), _lemma_ids()).nonzero()[0].tolist()
    if not hits:
        return
    named: set[int] = set()
    actors_at: list[int] = []
    for mention in annotations.mentions(doc):
        if mention["form"] == "name" or mention["type"] == "NamedEvent":
            named.update(range(mention["start"], mention["end"]))
        actors_at.append(mention["start"])
    hit = 0
    for sentence, kind in zip(doc.sents, annotations.block_kinds(doc), strict=True):
        start, end = sentence.start, sentence.end
        first = hit
        while hit < len(hits) and hits[hit] < end:
            hit += 1
        peopled = bisect_left(actors_at, start) < bisect_left(actors_at, end)
        if first == hit or not peopled or kind not in {"prose", "list"}:
            continue
        present = frozenset(token.lemma_.lower() for token in sentence)
        for index in hits[first:hit]:
            if index not in named and not is_title(doc[index], start):
                yield doc[index], (start, end), present


@cache
def _lemma_ids() -> npt.NDArray[np.uint64]:
    return np.array([get_string_id(word) for word in entries()], dtype="uint64")


def _best(known: Participants, word: Token, present: frozenset[str]) -> tuple[Frame, list[int], list[int]] | None:
    """Return the surest frame of a word with its actors and recipients, or None; the lexicon's order breaks ties."""
    best: tuple[Frame, list[int], list[int]] | None = None
    for frame in frames(word, known.types, present):
        acting = _acting(known, frame)
        if not acting:
            continue
        befallen = _befallen(known, frame)
        befallen = [i for i in befallen if not _same(known, i, acting)]
        if (frame.entry.need and not befallen) or not _sensible(known, frame, acting, befallen):
            continue
        if best is None or _weight(frame, befallen) > _weight(best[0], best[2]):
            best = frame, acting, befallen
    return best


def _weight(frame: Frame, befallen: list[int]) -> float:
    """Return how sure a frame is: its row's confidence, more with particle, conditions and recipient."""
    entry = frame.entry
    return entry.confidence + 0.2 * bool(entry.particle) + 0.1 * len(entry.conditions) + 0.1 * bool(befallen)


def _acting(known: Participants, frame: Frame) -> list[int]:
    if frame.actor_slot == "mod":
        return [i for token in frame.actors for i in modifier(known, token)][:1]
    joint = frame.actor_slot == "pair" or frame.recipient_slot == "each"  # "Armenian and Azerbaijani forces clashed"
    acting = [t for t in frame.actors if not is_site(frame.word, t)]
    found = (i for t in acting for i in actors(known, t) or (modifier(known, t) if joint else []))
    return _once(i for i in found if is_known(known, i))


def _befallen(known: Participants, frame: Frame) -> list[int]:
    physical = frame.entry.root in _PHYSICAL
    if frame.recipient_slot in {"owner", "inner", "each"}:
        found = [
            i
            for token in frame.recipients
            for i in (recipients(known, token, physical=physical) or modifier(known, token))
        ]
    else:
        physical = physical or frame.recipient_slot == "comp"
        found = [i for token in frame.recipients for i in recipients(known, token, physical=physical)]
    evaluated = frame.entry.root in _EVALUATION
    return _once(
        i
        for i in found
        if (is_known(known, i) or _is_unnamed_place(known.mentions[i])) and not (evaluated and may_be_a_deed(known, i))
    )


def _once(ids: Iterator[int] | list[int]) -> list[int]:
    return list(dict.fromkeys(ids))


def _same(known: Participants, one: int, others: list[int]) -> bool:
    """Tell whether a mention stands for one of others, as far as is known."""
    mention = known.mentions[one]
    for other in (known.mentions[i] for i in others):
        if one == other["id"] or (mention["entity"] is not None and mention["entity"] == other["entity"]):
            return True
        if mention["key"] is not None and mention["key"] == other["key"]:
            return True
    return False


def _sensible(known: Participants, frame: Frame, acting: list[int], befallen: list[int]) -> bool:
    """Tell whether participants fit a frame: persons attack persons in words, forces with weapons."""
    first = known.mentions[acting[0]]
    if "physical" in frame.entry.flags:
        involved = [first, *(known.mentions[i] for i in befallen)]
        return not any(m["type"] == "Person" or _is_electoral(known, m) for m in involved)
    if frame.recipient_slot == "comp" and frame.entry.root == "AGREE":  # what is agreed on befalls no description
        return all(known.mentions[i]["form"] != "nominal" for i in befallen)
    if frame.entry.root == "ACCUSE" and any(token.like_num for token in frame.slots.get("patient", [])):
        return False  # "charged students $300"
    if frame.entry.root == "CONSULT" and frame.entry.mode is None:
        if any(is_anybody(token) for token in frame.recipients):
            return False
        return all(known.mentions[i]["type"] != "Place" for i in befallen)
    return True


def _is_electoral(known: Participants, mention: MentionDict) -> bool:
    """Tell whether a description is of people who battle with votes: "the electorate"."""
    return mention["form"] == "nominal" and known.doc[mention["head"]].lemma_.lower() in word_class("electoral")


def _verbal_attack(known: Participants, frame: Frame, acting: list[int], befallen: list[int]) -> bool:
    """Tell whether "X attacked Y" is a matter of words: a person did it, or it befell a named person."""
    if "verbal" not in frame.entry.flags:
        return False
    return any(known.mentions[i]["type"] == "Person" for i in (acting[0], *befallen))


def _event(
    known: Participants,
    frame: Frame,
    acting: list[int],
    befallen: list[int],
    *,
    sentence: tuple[int, int],
    times: TimeIndex,
    counts: dict[int, int],
) -> EventDict:
    entry, trigger, doc = frame.entry, frame.trigger, known.doc
    root, mode = entry.root, entry.mode
    if _verbal_attack(known, frame, acting, befallen):
        root, mode = "ACCUSE", None
    place = _place(known, frame, befallen)
    if place is not None and befallen and all(_is_unnamed_place(known.mentions[i]) for i in befallen):
        befallen, place = [place], None  # "shelled several towns in Armenia"
    words = sorted({trigger.i, frame.word.i, *(c.i for c in trigger.children if c.dep_ == "prt")})
    near = words[-1] - words[0] <= 4
    time = time_of(doc, trigger, times) or (time_of(doc, frame.word, times) if frame.word.i != trigger.i else None)
    return {
        "root": root,
        "mode": mode,
        "trigger": trigger.i,
        "trigger_start": words[0] if near else trigger.i,
        "trigger_end": words[-1] + 1 if near else trigger.i + 1,
        "actor": acting,
        "recipient": befallen,
        "place": place,
        "time": time,
        "fatalities": death_counts.fatalities(trigger, counts) if root == "ASSAULT" else None,
        "start": sentence[0],
        "end": sentence[1],
        "confidence": round(min(0.95, entry.confidence + (0.05 if befallen and time else 0.0)), 2),
    }


def _is_unnamed_place(mention: MentionDict) -> bool:
    return mention["type"] == "Place" and mention["form"] == "nominal"


def _place(known: Participants, frame: Frame, befallen: list[int]) -> int | None:
    """Return the id of the first named place or state in a locative phrase that is no recipient, or None."""
    for noun in places(frame):
        for mention in known.heads.get(noun.i, ()):
            if (
                mention["type"] in {"Place", "State"}
                and mention["form"] == "name"
                and not mention["metonym"]
                and mention["id"] not in befallen
            ):
                return mention["id"]
    return None


def _distinct(doc: Doc, found: list[EventDict]) -> list[EventDict]:
    """Return the events without those that another of their sentence tells already: same root, actor and recipient.

    A killing that hangs on an attack ("shot down a plane, killing 38") is part of it, too.
    """
    kept: list[EventDict] = []
    mentions = annotations.mentions(doc)

    def who(ids: list[int]) -> frozenset[object]:
        return frozenset(mentions[i]["entity"] if mentions[i]["entity"] is not None else ("m", i) for i in ids)

    for event in sorted(found, key=lambda e: (-e["confidence"], e["trigger"])):
        earlier = next(
            (
                k
                for k in kept
                if k["start"] == event["start"]
                and k["root"] == event["root"]
                and who(k["actor"]) & who(event["actor"])
                and (who(k["recipient"]) & who(event["recipient"]) or _hangs_on(doc, event, k))
                and k["trigger"]
                in {
                    event["trigger"],
                    *(a.i for a in doc[event["trigger"]].ancestors),
                    *(a.i for a in doc[event["trigger"]].subtree),
                }
            ),
            None,
        )
        if earlier is None:
            kept.append(event)
        elif earlier["fatalities"] is None:
            earlier["fatalities"] = event["fatalities"]
    return kept


def _hangs_on(doc: Doc, event: EventDict, other: EventDict) -> bool:
    """Tell whether an event's verb is a participle that tells the outcome of another's."""
    verb = doc[event["trigger"]]
    return verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.head.i == other["trigger"]


@Language.factory(
    "kg_events",
    requires=["doc._.kg_mentions", "token.lemma", "token.dep"],
    assigns=["doc._.kg_events"],
)
def make_events(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Make the component."""
    annotations.register()
    return annotate
