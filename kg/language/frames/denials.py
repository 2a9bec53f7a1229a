"""Denials that point back to what another has said: "Sudria denied it", "rejected the accusation", "was not involved".

What a denial spells out itself ("denied that it shelled Kesh") is an event of its own. One that only points there, by
a pronoun, a word for what was said ("the report", "the charge") or a word for the deed ("any part in the raid"),
denies what the denier is said to have done, in the nearest sentence before where somebody else says so.
"""

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg.language import annotations
from kg.language.annotations import AttributionDict, EventDict, Factuality
from kg.language.factuality.facts import factuality, holders
from kg.language.frames.agency import actors
from kg.language.frames.participants import Participants, is_known, participants
from kg.language.frames.spoken_clauses import main_verbs
from kg.language.syntax import functions as fn
from kg.language.syntax.clauses import surface_subjects
from kg.language.syntax.forms import is_noun, is_verbal
from kg.language.syntax.functions import dependents, has, serves_as
from kg.language.syntax.phrases import gerunds, prepositional
from kg.lexica import dictionary, nominalisations
from kg.lexica.classes import word_class
from kg.rules import HAPPENED, is_put_forward

_NEAR, _FAR = 1, 6  # sentences back: for what only points, for what names the kind of deed
_LONGEST = 14  # words of a content that calls what was said untrue
_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "AID", "SUPPORT", "COOPERATE", "YIELD", "THREATEN"})
_CONFIDENCE = 0.7

type _Kinds = frozenset[tuple[str, str | None]]
"""Roots, each with a mode."""


class _Pointer(NamedTuple):
    """How far back a denial points, in sentences, and what roots and modes it can mean; any, if there are none.

    ``things`` are lemmas that it names as well: "denied supplying drones" is about a sentence with drones in it.
    """

    reach: int
    kinds: _Kinds
    things: frozenset[str] = frozenset()

    def means(self, doc: Doc, event: EventDict) -> bool:
        """Tell whether an event is of a kind that it can mean: any attack is one by "the attack"."""
        if self.things and not self.things <= {t.lemma_.lower() for t in doc[event["start"] : event["end"]]}:
            return False
        return not self.kinds or any(
            root == event["root"] and (mode is None or event["mode"] in {None, mode}) for root, mode in self.kinds
        )


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
        pointer = _pointer(doc, attribution, events)
        if pointer is None or not _is_put_forward(doc, told, attribution):
            continue
        known = known or participants(doc)
        for about in _meant(known, told, number, pointer):
            yield _denied(doc, events[about], about, number, attribution)


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


def _is_put_forward(doc: Doc, told: list[AttributionDict], said: AttributionDict) -> bool:
    """Tell whether a denial has been made: "denied it", not "has not denied it", "may deny it"."""
    if said["cue"] is None or said["source_mention"] is None or said["quotation"] == "direct":
        return False
    cue = doc[slice(*said["cue"])].root
    aside = serves_as(cue, fn.RELATIVE_CLAUSE)  # "accuses Sudria of a raid, which it denies": the author's word
    own = factuality(cue, told, None if aside else holders(told, [cue.i])[0])
    neither = any(t.lower_ in word_class("negative-coordinator") for t in doc[cue.sent.start : cue.i])
    return own["status"] in HAPPENED and own["polarity"] == "Affirmed" and not neither


def _pointer(doc: Doc, said: AttributionDict, events: list[EventDict]) -> _Pointer | None:
    """Return what the content of an attribution points back to if it denies it; None if it doesn't, or tells itself."""
    if not said["content"] or said["cue"] is None:
        return None
    start, end = said["content"][0]
    inside = any(start <= event["trigger"] < end for event in events)
    cue = doc[slice(*said["cue"])].root
    if said["stance"] == "denies" and cue.lemma_ in word_class("denying-verb"):
        word = doc[start:end].root
        involved = is_noun(word) and word.lemma_.lower() in word_class("involvement")
        return None if inside and not involved else _of_object(word, cue)
    if said["stance"] != "asserts" or not is_verbal(cue) or inside:
        return None
    return _called_untrue(doc, start, end) or _of_clause(doc, said)


def _of_object(word: Token, cue: Token) -> _Pointer | None:
    """Return what the object of a verb of denying points to."""
    if word.lower_ in word_class("pointing-pronoun"):
        return _Pointer(_NEAR, frozenset())
    if is_verbal(word):
        return _of_verb(word) if word != cue else None
    if not is_noun(word):
        return None
    if word.lemma_.lower() in word_class("involvement"):
        return _involved(word)
    if word.lemma_.lower() in word_class("deniable"):
        if any(clause != cue for clause in dependents(word, fn.NOUN_CLAUSE | fn.RELATIVE_CLAUSE)):
            return None  # "claims that its king was ill" say themselves what is denied
        about = {name for name, _ in (*prepositional(word), *gerunds(word))} - word_class("preposition-of-author")
        return None if about else _Pointer(_NEAR, frozenset())
    return _deed(word)


def _involved(word: Token) -> _Pointer | None:
    """Return what "any part", "any involvement in the raid" point to."""
    deeds = [noun for _, noun in prepositional(word)]
    if not deeds:
        return _Pointer(_NEAR, frozenset())
    return next((pointer for noun in deeds if (pointer := _deed(noun)) is not None), None)


def _deed(noun: Token) -> _Pointer | None:
    """Return what a noun for a deed that is taken for granted points to: "the raid", "the raid on the port"."""
    kinds = _kinds(noun)
    definite = any(c.lower_ in word_class("definite-determiner") for c in dependents(noun, fn.DETERMINER))
    if not (kinds and definite) or has(noun, fn.RELATIVE_CLAUSE):
        return None
    return _Pointer(_FAR, kinds, frozenset(other.lemma_.lower() for _, other in prepositional(noun)))


def _of_verb(verb: Token) -> _Pointer | None:
    """Return what "that it attacked", "that it was involved", "being behind it" point to."""
    if has(verb, fn.NEGATION):
        return None
    if _involves(verb):
        return _Pointer(_NEAR, frozenset())
    others = [*dependents(verb, fn.OBJECT), *(noun for _, noun in prepositional(verb))]
    things = frozenset(t.lemma_.lower() for t in others if t.lower_ not in word_class("anyone"))
    kinds = _kinds(verb)
    return _Pointer(_FAR, kinds, things) if kinds else None


def _involves(verb: Token) -> bool:
    """Tell whether a clause says that its subject has to do with something: "was involved", "was behind it"."""
    if verb.lower_ in word_class("involved"):
        return True
    if verb.lemma_ not in word_class("copula"):
        return False
    below = dependents(verb, fn.PREDICATE_ADJECTIVE | fn.PREPOSITION | fn.ADVERB)
    return any(c.lower_ in word_class("involved") for c in below)


def _of_clause(doc: Doc, said: AttributionDict) -> _Pointer | None:
    """Return what is denied in so many words: "its forces were not involved", "no such attack took place"."""
    for verb in main_verbs(doc, said["content"]):
        if has(verb, fn.NEGATION) and _involves(verb):
            return _Pointer(_NEAR, frozenset())
        nothing = any(t.lower_ in word_class("nothing") for t in dependents(verb, fn.OBJECT))
        if nothing and verb.lemma_ == "have" and any(t.lower_ == "do" for t in verb.subtree):
            return _Pointer(_NEAR, frozenset())
        for subject in surface_subjects(verb):
            words = {c.lower_ for c in subject.children}
            if "such" in words and words & word_class("negative-determiner") and (kinds := _kinds(subject)):
                return _Pointer(_FAR, kinds)
    return None


def _called_untrue(doc: Doc, start: int, end: int) -> _Pointer | None:
    """Return what "the report a fabrication", "the claims are baseless" point to."""
    words = [t for t in doc[start:end] if t.lower_ not in word_class("article")]
    if not words or end - start > _LONGEST or any(has(t, fn.NEGATION) for t in words):
        return None
    subject = next((t for t in words if is_noun(t) or t.lower_ in word_class("pointing-pronoun")), None)
    if subject is None or (is_noun(subject) and subject.lemma_.lower() not in word_class("deniable")):
        return None
    false = any(t.lemma_.lower() in word_class("untruth") for t in words if t.i > subject.i)
    return _Pointer(_NEAR, frozenset()) if false else None


def _kinds(word: Token) -> _Kinds:
    """Return the kinds of event that a word names by itself, or else those that it can name."""
    lemma = word.lemma_.lower()
    senses = (*dictionary.having("event").get(lemma, ()), *nominalisations.senses().get(lemma, ()))
    plain = [sense for sense in senses if not sense.conditions]
    named = (sense.event for sense in plain or senses if sense.event is not None)
    return frozenset((event.root, event.mode) for event in named if event.root in _DEEDS)


def _meant(known: Participants, told: list[AttributionDict], number: int, pointer: _Pointer) -> list[int]:
    """Return which events a denial is about: what another says, in the nearest sentence, that the denier has done."""
    doc, events, said = known.doc, annotations.events(known.doc), told[number]
    at = said["cue"][0] if said["cue"] else said["start"]
    denying = _standing_for(known, _speakers(known, said))
    sentence, steps = doc[at].sent, 0
    while True:
        found = [
            i
            for i, event in enumerate(events)
            if sentence.start <= event["trigger"] < min(sentence.end, at) and _is_claim(event, told, known, denying)
        ]
        found = [i for i in found if pointer.means(doc, events[i])]
        charged = [i for i in found if denying & _standing_for(known, events[i]["actor"])]
        if charged or (found and not pointer.kinds) or steps == pointer.reach or sentence.start == 0:
            return charged
        sentence, steps = doc[sentence.start - 1].sent, steps + 1


def _is_claim(event: EventDict, told: list[AttributionDict], known: Participants, denying: frozenset[str]) -> bool:
    """Tell whether an event is what somebody else says to have happened; not the act of saying something."""
    fact = event.get("fact")
    if fact is None or event["root"] not in _DEEDS or fact["attribution"] is None:
        return False
    if not is_put_forward(fact["status"], polarity=fact["polarity"], certainty=fact["certainty"], attributed=True):
        return False
    return not denying & _standing_for(known, _speakers(known, told[fact["attribution"]]))


def _speakers(known: Participants, said: AttributionDict) -> list[int]:
    """Return the mentions of who speaks, of the state that he speaks for, and of where he sits: "officials in Baku"."""
    if said["source_mention"] is None or said["source"] is None:
        return []
    mention, (start, end) = known.mentions[said["source_mention"]], said["source"]
    own = [mention["id"], *(i for i in actors(known, known.doc[mention["head"]]) if is_known(known, i))]
    return [*own, *(m["id"] for token in known.doc[start:end] for m in known.heads.get(token.i, ()))]


def _standing_for(known: Participants, ids: list[int]) -> frozenset[str]:
    """Return whom mentions stand for: their entities, and what these are part of."""
    listed, found = annotations.entities(known.doc), set()
    for one in ids:
        mention = known.mentions[one]
        entity = listed[mention["entity"]] if mention["entity"] is not None else None
        found |= {mention["key"], entity and entity["part_of"], entity and entity["key"]}
        found |= {f"entity {mention['entity']}"} if entity is not None else set()
    return frozenset(name for name in found if name)
