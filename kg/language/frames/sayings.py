"""What is done in saying something, by whom and to whom: a speaker threatens, demands, accuses, promises, refuses.

The verb of saying does not tell it ("said that Sudria must leave", '"We will answer any attack by Sudria," he said');
the words of the content do: who is to do what, who will do what to whom, who is to blame. Roots after the PLOVER
codebook (Open Event Data Alliance, MIT).
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from spacy.tokens import Token

from kg.language.annotations import AttributionDict, EventDict
from kg.language.factuality.effects import intention
from kg.language.frames.agency import actors, recipients
from kg.language.frames.causes import is_mishap
from kg.language.frames.engine import frames
from kg.language.frames.noun_slots import is_deed
from kg.language.frames.participants import Participants, is_known, same
from kg.language.frames.rulers import is_home
from kg.language.frames.spoken_clauses import blamed, duty_bound, law_to_change, main_verbs, punished, will
from kg.language.syntax import functions as fn
from kg.language.syntax.arguments import arguments
from kg.language.syntax.clauses import is_passive, surface_subjects
from kg.language.syntax.forms import is_noun, is_verbal
from kg.language.syntax.functions import dependents, has
from kg.language.syntax.phrases import conjuncts, prepositional
from kg.lexica.classes import word_class
from kg.lexica.senses import Event

type _Done = tuple[str, list[int], list[int]]
"""A root, its actors and its recipients."""

_HOSTILE = frozenset({"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "THREATEN"})
_FRIENDLY = frozenset({"AID", "COOPERATE", "CONSULT", "YIELD"})
_REFUSED = frozenset({"AGREE", "AID", "CONSULT", "COOPERATE", "SUPPORT", "YIELD"})
_OPENED = frozenset({"AGREE", "CONSULT"})
_DEEDS = (("answering-verb", "THREATEN"), ("helping-verb", "AGREE"))  # what is no event by itself
# stance, class of the verb, and what is done by it though nobody is named to whom it is done
_CUES = (
    ("denies", "denying-verb", "REJECT"),
    ("demands", "demanding-verb", "REQUEST"),
    ("threatens", "threatening-verb", "THREATEN"),
    ("asserts", "condemning-verb", "ACCUSE"),
    ("asserts", "praising-verb", "SUPPORT"),
)
_BODIES = frozenset({"State", "Alliance", "Organization"})


class Saying(NamedTuple):
    """An attribution with the head of its cue and the mentions of who speaks."""

    told: AttributionDict
    cue: Token
    speaker: list[int]


class Act(NamedTuple):
    """What is done in a saying, by whom and to whom (ids of mentions)."""

    saying: Saying
    root: str
    actors: list[int]
    recipients: list[int]


def saying_of(known: Participants, told: AttributionDict) -> Saying | None:
    """Return who says something with which word, or None where that is nobody known, or no word of saying."""
    if told["source_mention"] is None or told["cue"] is None:
        return None
    mention = known.mentions[told["source_mention"]]
    heads = conjuncts(known.doc[mention["head"]])  # "Norland and Sudria have condemned the raid"
    speaker = _once((i for head in heads for i in actors(known, head)), known)
    cue = known.doc[slice(*told["cue"])].root
    return Saying(told, cue, speaker) if speaker and (is_verbal(cue) or is_noun(cue)) else None


def acts(known: Participants, saying: Saying, inside: list[EventDict]) -> Iterator[Act]:
    """Yield what is done in saying something; whoever speaks is no recipient."""
    verbs = list(main_verbs(known.doc, saying.told["content"]))
    stance = saying.told["stance"]
    done: Iterable[_Done] = ()
    if stance == "demands" and _asks(saying):
        asked = (verb for verb in verbs if not is_passive(verb))
        done = (("REQUEST", saying.speaker, _addressed(known, surface_subjects(verb))) for verb in asked)
    elif saying.cue.lemma_ in word_class("binding-noun") | word_class("binding-verb"):
        done = ((root, saying.speaker, ids) for verb in verbs for root, ids in _meant(known, verb))
    elif stance == "asserts" and is_verbal(saying.cue):
        done = chain(_told_of(known, saying, verbs, inside), _undertakings(known, saying, inside))
    told = False
    for root, acting, ids in done:
        others = [i for i in ids if not any(is_same(known, i, own) for own in acting)]
        told = told or bool(others)
        if others and not is_mishap(known, saying.cue, (*acting[:1], *others[:1])):
            yield Act(saying, root, acting, others)
    alone = None if told else _of_cue(saying) or _refused(known, saying, verbs)
    if alone is not None:
        yield Act(saying, alone, saying.speaker, [])


def _of_cue(saying: Saying) -> str | None:
    """Return what it is to use a cue, whoever it is aimed at: "denied that", "condemned the attack"."""
    direct = saying.told["quotation"] == "direct"  # '"Is that all?" she demanded'
    if direct or not is_verbal(saying.cue) or has(saying.cue, fn.INDIRECT_OBJECT):  # "denied them visas"
        return None
    objects = dependents(saying.cue, fn.OBJECT)
    if saying.cue.lemma_ in word_class("praising-verb") and not any(map(_is_judged, objects)):
        return None  # "welcomed her guests"
    if any(name == "from" for word in (saying.cue, *objects) for name, _ in prepositional(word)):
        return None  # whom it is demanded from is named
    stance, lemma = saying.told["stance"], saying.cue.lemma_
    return next((root for told, name, root in _CUES if told == stance and lemma in word_class(name)), None)


def _refused(known: Participants, saying: Saying, verbs: list[Token]) -> str | None:
    """Return REJECT where a speaker says that he, or his state, will hold no talks or agree to nothing."""
    for verb in (v for v in verbs if saying.told["stance"] == "asserts" and has(v, fn.NEGATION) and will(v)):
        own = (i for subject in surface_subjects(verb) for i in actors(known, subject))
        roots = {f.effect.root for f in frames(verb, "event", known.types, weak=True) if isinstance(f.effect, Event)}
        if roots & _OPENED and any(_is_own(known, saying, i) for i in own):
            return "REJECT"
    return None


def _is_judged(noun: Token) -> bool:
    classes = ("speech-object", "proposal", "pact")
    return is_deed(noun) or any(noun.lemma_.lower() in word_class(name) for name in classes)


def _asks(saying: Saying) -> bool:
    """Tell whether a cue of wanting is one of speaking: not "wants Sudria to leave"."""
    return is_noun(saying.cue) or saying.cue.lemma_ in word_class("speech-verb") | word_class("asking-verb")


def _told_of(known: Participants, saying: Saying, verbs: list[Token], inside: list[EventDict]) -> Iterator[_Done]:
    """Yield what is done to the subjects of what is said: they are blamed, asked, threatened, accused."""
    complaining = saying.cue.lemma_ in word_class("complaining-verb")
    accusing = complaining or saying.cue.lemma_ in word_class("contending-verb")

    def complains(verb: Token) -> bool:
        return complaining and not is_passive(verb)

    for verb in verbs:
        subjects = surface_subjects(verb)
        if blamed(verb):
            yield "ACCUSE", saying.speaker, _addressed(known, subjects)
        elif law_to_change(verb):  # whose law it is, is to change it
            owners = [*subjects, *(noun for s in subjects for name, noun in prepositional(s) if name == "of")]
            yield "REQUEST", saying.speaker, [i for i in _of_deeds(known, owners) if not _is_own(known, saying, i)]
        elif duty_bound(verb):
            asked = _addressed(known, subjects)
            if verb.lemma_ in word_class("verb-of-obligation"):  # what "people have to" do is how things are
                asked = [i for i in asked if known.mentions[i]["type"] in _BODIES]
            yield "REQUEST", saying.speaker, asked
        elif punished(verb):
            yield "THREATEN", saying.speaker, _of_deeds(known, subjects)
        elif accusing and not has(verb, fn.NEGATION) and (complains(verb) or _is_hostile(known, verb, inside)):
            yield "ACCUSE", saying.speaker, _addressed(known, subjects)


def _undertakings(known: Participants, saying: Saying, inside: list[EventDict]) -> Iterator[_Done]:
    """Yield what is done to those to whom the speaker says he will do something."""
    for event in inside:
        meant = _undertaken(known, saying, event)
        if meant is not None:
            yield meant, _once([*saying.speaker, *event["actor"]], known), event["recipient"]


def _is_hostile(known: Participants, verb: Token, inside: list[EventDict]) -> bool:
    if any(event["trigger"] == verb.i and event["root"] in _HOSTILE for event in inside):
        return True
    effects = (frame.effect for frame in frames(verb, "event", known.types))
    return any(isinstance(effect, Event) and effect.root in _HOSTILE for effect in effects)


def _undertaken(known: Participants, saying: Saying, event: EventDict) -> str | None:
    """Return what it is to say that one will do something to others, or None if the speaker isn't the one to do it."""
    trigger = known.doc[event["trigger"]]
    if not event["recipient"] or not any(_is_own(known, saying, i) for i in event["actor"]):
        return None
    if has(trigger, fn.NEGATION):
        return "REJECT" if will(trigger) and event["root"] in _REFUSED else None
    if intention(trigger) != "intended":
        return None
    return "THREATEN" if event["root"] in _HOSTILE else "AGREE" if event["root"] in _FRIENDLY else None


def _is_own(known: Participants, saying: Saying, one: int) -> bool:
    """Tell whether a mention is the speaker, a body or the state he speaks for."""
    return any(is_same(known, one, own) for own in saying.speaker) or is_home(known, one, saying.speaker)


def _meant(known: Participants, verb: Token) -> Iterator[tuple[str, list[int]]]:
    """Yield what an infinitive that is threatened or promised amounts to, with whom it befalls."""
    for frame in frames(verb, "event", known.types):
        if isinstance(frame.effect, Event) and frame.second:
            hostile = frame.effect.root in _HOSTILE
            if hostile or frame.effect.root in _FRIENDLY:
                found = [i for token in frame.second for i in recipients(known, token, physical=True)]
                yield "THREATEN" if hostile else "AGREE", _once(found, known)
                return
    kind = next((root for name, root in _DEEDS if verb.lemma_ in word_class(name)), None)
    if kind is not None:
        objects = arguments(verb).get("patient", [])
        yield kind, _once((i for token in objects for i in recipients(known, token, physical=True)), known)


def _addressed(known: Participants, subjects: Iterable[Token]) -> list[int]:
    """Return who is asked, or blamed, as the subject of what is said: nobody in general, nobody who speaks."""
    return _once((i for s in subjects if not _is_general(s) for i in actors(known, s)), known)


def _is_general(noun: Token) -> bool:
    """Tell whether a subject is whoever speaks or is spoken to, or anybody: "one must", "a leader must"."""
    unsaid = word_class("speaking-pronoun") | word_class("neuter-pronoun") | word_class("addressed-pronoun")
    if noun.lower_ in unsaid or noun.lower_ in word_class("people-in-general"):
        return True
    return any(c.lower_ in word_class("indefinite-determiner") for c in dependents(noun, fn.DETERMINER))


def _of_deeds(known: Participants, subjects: Iterable[Token]) -> list[int]:
    """Return who is threatened as the subject: "Sudria will pay", "any attack by Sudria will be answered"."""
    return _once((i for s in subjects for i in _addressed(known, [s]) or recipients(known, s, physical=False)), known)


def _once(ids: Iterable[int], known: Participants) -> list[int]:
    return list(dict.fromkeys(i for i in ids if is_known(known, i)))


def is_same(known: Participants, one: int, other: int) -> bool:
    """Tell whether two mentions are one."""
    return same(known.mentions[one], known.mentions[other])
