"""What a denial points back to: a pronoun, a word for what was said ("the charge"), a word for the deed ("the raid").

A pointer says how far back to look, and for what; `kg.language.frames.denials` and `charges` look there.
"""

from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg.language.annotations import AttributionDict, EventDict
from kg.language.frames.spoken_clauses import main_verbs
from kg.language.syntax import functions as fn
from kg.language.syntax.clauses import is_passive, surface_subjects
from kg.language.syntax.forms import is_noun, is_verbal
from kg.language.syntax.functions import dependents, has
from kg.language.syntax.phrases import gerunds, is_definite, prepositional
from kg.lexica import dictionary, nominalisations
from kg.lexica.classes import word_class

NEAR, CHARGED, FAR = 1, 4, 6  # sentences back: for what only points, names a charge, names the kind of deed
_LONGEST = 14  # words of a content that calls what was said untrue
DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "AID", "SUPPORT", "COOPERATE", "YIELD", "THREATEN"})

type Kinds = frozenset[tuple[str, str | None]]
"""Roots, each with a mode."""


class Pointer(NamedTuple):
    """How far back a denial points, in sentences, and what roots and modes it can mean; any, if there are none.

    ``things`` are lemmas that it names as well: "denied supplying drones" is about a sentence with drones in it.
    ``suffered``: the denier says that it didn't befall what is his, as "the ship was attacked".
    """

    reach: int
    kinds: Kinds
    things: frozenset[str] = frozenset()
    suffered: bool = False

    def means(self, doc: Doc, event: EventDict) -> bool:
        """Tell whether an event is of a kind that it can mean: any attack is one by "the attack"."""
        if self.things and not self.things <= {t.lemma_.lower() for t in doc[event["start"] : event["end"]]}:
            return False
        return not self.kinds or any(
            root == event["root"] and (mode is None or event["mode"] in {None, mode}) for root, mode in self.kinds
        )


def pointer(doc: Doc, said: AttributionDict, events: list[EventDict]) -> Pointer | None:
    """Return what the content of an attribution points back to if it denies it; None if it doesn't, or tells itself."""
    if not said["content"] or said["cue"] is None:
        return None
    start, end = said["content"][0]
    inside = any(start <= event["trigger"] < end for event in events)
    cue = doc[slice(*said["cue"])].root
    if said["stance"] == "denies" and cue.lemma_ in word_class("denying-verb"):
        word = doc[start:end].root
        involved = is_noun(word) and word.lemma_.lower() in word_class("involvement")
        spelled_out = inside and not involved and not (is_verbal(word) and word != cue)
        return None if spelled_out else _of_object(word, cue)
    if said["stance"] != "asserts" or not is_verbal(cue):
        return None
    if inside:
        return next(filter(None, map(_undone, main_verbs(doc, said["content"]))), None)
    return _untrue(doc, start, end) or _of_clause(doc, said)


def _of_object(word: Token, cue: Token) -> Pointer | None:
    """Return what the object of a verb of denying points to."""
    if word.lower_ in word_class("pointing-pronoun"):
        return Pointer(NEAR, frozenset())
    if is_verbal(word):
        return _of_verb(word) if word != cue else None
    if not is_noun(word):
        return None
    if word.lemma_.lower() in word_class("involvement"):
        return _involved(word)
    if word.lemma_.lower() in word_class("deniable"):
        if any(clause != cue for clause in dependents(word, fn.NOUN_CLAUSE | fn.RELATIVE_CLAUSE)):
            return None  # "claims that its king was ill" say themselves what is denied
        return None if is_described(word) else Pointer(reach(word), frozenset())
    return _deed(word)


def _involved(word: Token) -> Pointer | None:
    """Return what "any part", "any involvement in the raid" point to."""
    deeds = [noun for _, noun in prepositional(word)]
    if not deeds:
        return Pointer(NEAR, frozenset())
    return next((pointer for noun in deeds if (pointer := _deed(noun)) is not None), None)


def _deed(noun: Token) -> Pointer | None:
    """Return what a noun for a deed that is taken for granted points to: "the raid", "the raid on the port"."""
    kinds = _kinds(noun)
    definite = any(c.lower_ in word_class("definite-determiner") for c in dependents(noun, fn.DETERMINER))
    if not (kinds and definite) or has(noun, fn.RELATIVE_CLAUSE):
        return None
    return Pointer(FAR, kinds, frozenset(other.lemma_.lower() for _, other in prepositional(noun)))


def _of_verb(verb: Token) -> Pointer | None:
    """Return what "that it attacked", "that it was involved", "being behind it" point to."""
    if has(verb, fn.NEGATION):
        return None
    if involves(verb):
        return Pointer(NEAR, frozenset())
    if is_passive(verb):
        subjects = dependents(verb, fn.SUBJECT)
        blow = frozenset((root, mode) for root, mode in _kinds(verb) if root == "ASSAULT")
        return Pointer(FAR, blow, suffered=True) if blow and any(map(is_definite, subjects)) else None
    others = [*dependents(verb, fn.OBJECT), *(noun for _, noun in prepositional(verb))]
    things = frozenset(t.lemma_.lower() for t in others if t.lower_ not in word_class("anyone"))
    kinds = _kinds(verb)
    return Pointer(FAR, kinds, things) if kinds else None


def involves(verb: Token) -> bool:
    """Tell whether a clause says that its subject has to do with something: "was involved", "was behind it"."""
    if verb.lower_ in word_class("involved"):
        return True
    if verb.lemma_ not in word_class("copula"):
        return False
    below = dependents(verb, fn.PREDICATE_ADJECTIVE | fn.PREPOSITION | fn.ADVERB)
    return any(c.lower_ in word_class("involved") for c in below)


def _of_clause(doc: Doc, said: AttributionDict) -> Pointer | None:
    """Return what is denied in so many words: "its forces were not involved", "no such attack took place"."""
    for verb in main_verbs(doc, said["content"]):
        if has(verb, fn.NEGATION) and involves(verb):
            return Pointer(NEAR, frozenset())
        if (undone := _undone(verb)) is not None:
            return undone
        nothing = any(t.lower_ in word_class("nothing") for t in dependents(verb, fn.OBJECT))
        if nothing and verb.lemma_ == "have" and any(t.lower_ == "do" for t in verb.subtree):
            return Pointer(NEAR, frozenset())
        for subject in surface_subjects(verb):
            words = {c.lower_ for c in subject.children}
            if "such" in words and words & word_class("negative-determiner") and (kinds := _kinds(subject)):
                return Pointer(FAR, kinds)
    return None


def _undone(verb: Token) -> Pointer | None:
    """Return what "its troops had not fired" points to: what another says that they did."""
    if not has(verb, fn.NEGATION) or is_passive(verb) or not is_own(verb):
        return None
    others = [*dependents(verb, fn.OBJECT), *(noun for _, noun in prepositional(verb))]
    kinds = _kinds(verb)
    return Pointer(NEAR, kinds, frozenset(t.lemma_.lower() for t in others)) if kinds else None


def is_own(verb: Token) -> bool:
    """Tell whether a clause of what somebody says is about him or his: "that it", "that its troops", "having fired"."""
    subjects = dependents(verb, fn.SUBJECT)
    words = {t.lower_ for s in subjects for t in (s, *dependents(s, fn.POSSESSOR))}
    return not subjects or bool(words & word_class("actor-pronoun") | words & word_class("he-or-she"))


def _untrue(doc: Doc, start: int, end: int) -> Pointer | None:
    noun = called_untrue(doc, start, end)
    return None if noun is None else Pointer(reach(noun), frozenset())


def reach(word: Token) -> int:
    """Return how many sentences back a word for what was said points: "the charge" farther than "it", "the report"."""
    return CHARGED if word.lemma_.lower() in word_class("charge-word") else NEAR


def is_described(word: Token) -> bool:
    """Tell whether a word for what was said tells itself what that is: "claims of fraud"."""
    named = {name for name, _ in (*prepositional(word), *gerunds(word))}
    return bool(named - word_class("preposition-of-author") - word_class("role-preposition"))


def called_untrue(doc: Doc, start: int, end: int) -> Token | None:
    """Return what "the report a fabrication", "the claims are baseless" call untrue: a word for what was said."""
    words = [t for t in doc[start:end] if t.lower_ not in word_class("article")]
    if not words or end - start > _LONGEST or any(has(t, fn.NEGATION) for t in words):
        return None
    subject = next((t for t in words if is_noun(t) or t.lower_ in word_class("pointing-pronoun")), None)
    if subject is None or (is_noun(subject) and subject.lemma_.lower() not in word_class("deniable")):
        return None
    return subject if any(t.lemma_.lower() in word_class("untruth") for t in words if t.i > subject.i) else None


def _kinds(word: Token) -> Kinds:
    """Return the kinds of event that a word names by itself, or else those that it can name."""
    lemma = word.lemma_.lower()
    senses = (*dictionary.having("event").get(lemma, ()), *nominalisations.senses().get(lemma, ()))
    plain = [sense for sense in senses if not sense.conditions]
    named = (sense.event for sense in plain or senses if sense.event is not None)
    return frozenset((event.root, event.mode) for event in named if event.root in DEEDS)
