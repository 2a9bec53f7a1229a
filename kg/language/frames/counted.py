"""Harm to people that a text tells by their number alone: "counted 610 dead", "more than 40,000 fled".

Who counts the dead is not who killed them, and those who flee are driven by nobody that the clause names. So an event
of this kind has no actor; that it is one, and none of an earthquake or a football match, its text must say.
"""

from itertools import islice

from spacy.tokens import Token

from kg.language.frames.casualties import Count, quantities_at, told_by_number
from kg.language.frames.causes import back_from, cause, cause_told_after
from kg.language.frames.engine import Frame
from kg.language.syntax import functions as fn
from kg.language.syntax.functions import serves_as
from kg.language.syntax.verbs import is_perfect
from kg.lexica.classes import word_class

TOLL, FLIGHT = "toll", "flight"  # flags of the senses that tell it
MANY = 1000  # people from whom on a flight is an event
_BEFORE = 2  # sentences in which a flight may be told before those who fled are counted


def is_counted(frame: Frame) -> bool:
    """Tell whether a sense counts the dead or those who fled, whoever does so."""
    return not frame.sense.flags.isdisjoint((TOLL, FLIGHT))


def harm(frame: Frame) -> dict[str, Count]:
    """Return how many of whom a text says that they died by violence, or fled in great number; nothing if it doesn't.

    The kind of harm is ``killed`` or ``displaced``.
    """
    verb, counts = frame.word, quantities_at(frame.word.doc)
    found: dict[str, Count] = {}
    for told_kind, count in told_by_number(verb, counts) if counts else ():
        found.setdefault(told_kind, count)  # the first: "610 dead on Monday and 28 dead on Friday"
    fled = FLIGHT in frame.sense.flags
    if fled and (people := [t.i for noun in frame.second for t in (noun, *noun.children) if t.i in counts]):
        found.setdefault("displaced", Count(counts[people[0]], people[0]))
    kind = "displaced" if fled else "killed"
    if kind not in found or "accident" in (causes := (cause(verb), cause_told_after(verb))):
        return {}
    if fled and (found[kind].number < MANY or not serves_as(verb, fn.ROOT) or _lived_away(frame)):
        return {}
    if verb.lemma_ in word_class("fleeing-verb"):
        told = "violence" in causes and is_perfect(verb)  # "have fled" is news; what "fled" may lie long behind
    else:
        told = _is_on_the_run(verb) if fled else "violence" in causes
    return {kind: found[kind]} if told else {}


def _lived_away(frame: Frame) -> bool:
    """Tell whether those who fled are told of as refugees: their flight lies behind, and is no news."""
    return any(noun.lemma_.lower() in word_class("exile") for noun in frame.second)


def _is_on_the_run(verb: Token) -> bool:
    """Tell whether a sentence, or one of the two before it, speaks of flight: "to leave" alone does not."""
    told = islice(back_from(verb), _BEFORE + 1)
    return any(t.lemma_.lower() in word_class("sign-of-flight") for words in told for t in words)
