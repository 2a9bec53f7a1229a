"""Since and until when ties hold that frames tell: "a member since 2004", "left in 2019", "a former ally"."""

from kg.language.factuality.effects import Effect, effect_of
from kg.language.frames.engine import Frame
from kg.language.frames.reading import Reading
from kg.language.numbers.time_index import TimeIndex
from kg.language.numbers.validity import Validity, validity
from kg.language.syntax import functions as fn
from kg.language.syntax.functions import dependents
from kg.language.syntax.verbs import is_past
from kg.lexica.classes import word_class


def validity_of(frame: Frame, times: TimeIndex) -> Validity:
    """Return since and until when a tie is told to hold."""
    flags, governor = frame.sense.flags, frame.reading.governor
    words = [frame.word, frame.trigger, *([] if governor is None else [governor])]
    begins = "begins" in flags or (governor is not None and governor.lemma_ in word_class("verb-of-beginning"))
    ended = "ended" in flags or is_former(frame.reading) or has_lapsed(frame)
    return validity(frame.word.doc, dict.fromkeys(words), times, begins=begins, ended=ended)


def has_lapsed(frame: Frame) -> bool:
    """Tell whether a tie is told as one of the past by the tense of its verb: "ruled the island for a century"."""
    return "lapses" in frame.sense.flags and (frame.reading.past or is_past(frame.trigger))


def is_former(reading: Reading) -> bool:
    """Tell whether a tie is told as past by a word before its noun or beside its verb: "a former ally", "was once"."""
    bearer = reading.bearers[-1] if reading.bearers else reading.word
    if any(effect_of(child) is Effect.ENDED for child in dependents(bearer, fn.PREMODIFIER)):
        return True
    words = (bearer, reading.word, *([] if reading.governor is None else [reading.governor]))
    return any(c.lower_ in word_class("adverb-of-former") for word in words for c in dependents(word, fn.ADVERB))
