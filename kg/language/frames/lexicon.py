"""The lexicon of events: rows of ``kg/lexica/events.tsv`` and the word classes that their conditions name."""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from kg.lexica import tables

LEXICON = "events.tsv"
WORDS = "event_words.tsv"
# Types of mention that make a noun of a kind, where its lemma does not.
KIND_TYPES: dict[str, frozenset[str]] = {
    "territory": frozenset({"Place", "State"}),
    "state": frozenset({"State", "Organization", "Alliance"}),
    "person": frozenset({"Person", "Group", "ArmedForce", "Nationality"}),
    "asset": frozenset({"Place", "State", "ArmedForce", "Group", "Platform", "Weapon", "Organization"}),
    "pact": frozenset({"Alliance"}),
    "actor": frozenset({"Person", "State", "Organization", "Alliance", "ArmedForce", "Group"}),
    "force": frozenset({"State", "ArmedForce", "Alliance", "Group", "Organization", "Nationality"}),
    "crowd": frozenset({"Group"}),
    "body": frozenset({"Organization"}),
    "nation": frozenset({"State"}),
    "official": frozenset({"Person"}),
}
# verbal: words between persons, blows between forces; physical: never between persons; speech: of words and deeds;
# coding: too weak a hint where source and target are not known.
FLAGS = frozenset({"verbal", "physical", "speech", "coding"})


class Condition(NamedTuple):
    """A test of one slot: ``test`` is ``=``, ``!=``, ``:`` or ``!:``."""

    slot: str
    test: str
    name: str


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
def word_class(name: str) -> frozenset[str]:
    """Return the lemmas of a class of ``event_words.tsv``; empty if there is none of the name."""
    return frozenset(w for row in tables.rows(WORDS) if row["class"] == name for w in tables.values(row["word"]))


def _condition(text: str) -> Condition:
    for test in ("!=", "!:", "=", ":"):
        slot, found, name = text.partition(test)
        if found:
            return Condition(slot, test, name)
    raise tables.LexiconError(f"condition {text!r} is none", where=LEXICON, hint="write SLOT=CLASS")


@cache
def entries() -> dict[str, tuple[Entry, ...]]:
    """Return the lexicon by lemma.

    Raises:
        LexiconError: If a row is malformed.
    """
    found: dict[str, list[Entry]] = {}
    for row in tables.rows(LEXICON):
        parts = [part for part in row["requires"].split(",") if part != "-"]
        shared = (
            row["pos"],
            row["root"],
            None if row["mode"] == "-" else row["mode"],
            tables.values(row["actor"]),
            tuple(slot for slot in tables.values(row["recipient"]) if slot != "-"),
            row["need"] == "yes",
            tuple(_condition(part) for part in parts if part not in FLAGS),
            frozenset(part for part in parts if part in FLAGS),
            float(row["confidence"]),
        )
        for form in tables.values(row["word"]):
            word, _, particle = form.partition("+")
            found.setdefault(word, []).append(Entry(word, particle, *shared))
    return {word: tuple(listed) for word, listed in found.items()}


@cache
def needed_words(row: Entry) -> tuple[frozenset[str], ...]:
    """Return classes of which a row needs a word in the sentence, so that most rows fall out unread."""
    noun_slots = [c for c in row.conditions if c.slot not in {"comp", "attr", "actor"} and c.name != "nothing"]
    return tuple(word_class(c.name) | word_class(f"{c.name}_military") for c in noun_slots if c.test == "=")
