"""The lexicon of events: senses of the dictionary that name one."""

from dataclasses import dataclass
from functools import cache

from kg.lexica import dictionary
from kg.lexica.classes import qualified, word_class
from kg.lexica.senses import Condition


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the lexicon."""

    word: str
    particle: str
    pos: str
    root: str
    mode: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    need: bool
    conditions: tuple[Condition, ...]
    flags: frozenset[str]
    confidence: float


@cache
def entries() -> dict[str, tuple[Entry, ...]]:
    """Return the lexicon by lemma.

    Raises:
        LexiconError: If a row is malformed.
    """
    return {
        lemma: tuple(
            Entry(
                s.lemma, s.particle, s.kind, *s.event[:2], s.first, s.second, s.need, s.conditions, s.flags, s.event[2]
            )
            for s in listed
            if s.event
        )
        for lemma, listed in dictionary.having("event").items()
    }


@cache
def needed_words(row: Entry) -> tuple[frozenset[str], ...]:
    """Return classes of which a row needs a word in the sentence, so that most rows fall out unread."""
    needed = [c for c in row.conditions if c.slot not in {"comp", "attr", "actor", "comp_word", "outcome"}]
    return tuple(
        word_class(c.name).union(*(words for words, _ in qualified(c.name)))
        for c in needed
        if c.test == "=" and c.name != "nothing"
    )
