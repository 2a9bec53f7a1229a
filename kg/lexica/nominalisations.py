"""Nouns made from verbs that name events: ``nominalisations.tsv``, and every "-ing" form of such a verb.

What a verb tells, its noun tells in the same slots: "Iran annexed the island", "the annexing of the island by Iran".
Nouns that ``nouns.tsv`` gives events of their own are left to it.
"""

from dataclasses import replace
from functools import cache
from typing import NamedTuple

from kg.errors import LexiconError
from kg.lexica import dictionary, inflection, tables
from kg.lexica.cells import NOTHING
from kg.lexica.senses import Sense

_TABLE = "nominalisations.tsv"
# Who does a deed told by a noun, the surest first.
_DOER = ("light", "poss", "prep_by", "led", "mod")


class Made(NamedTuple):
    """A noun's verb, and the prepositions before what is the verb's object."""

    verb: str
    objects: tuple[str, ...]


def of(noun: str) -> Made | None:
    """Return what verb a noun, in lower case, is made from; None if no event is told by it in its verb's way."""
    return _made().get(noun)


@cache
def senses() -> dict[str, tuple[Sense, ...]]:
    """Return the event senses of nouns made from verbs by noun: the verb's, of kind ``DEED``."""
    told = dictionary.having("event")
    return {noun: tuple(map(_as_noun, _of_verb(told, made.verb))) for noun, made in _made().items()}


def _of_verb(told: dict[str, tuple[Sense, ...]], verb: str) -> list[Sense]:
    return [sense for sense in told.get(verb, ()) if sense.kind == "VERB"]


def _as_noun(sense: Sense) -> Sense:
    first = _slots(sense.first)
    if "each" in sense.second:  # "the exchange of prisoners between A and B", but "A's mediation between B and C"
        first = (*first, "pair") if "prep_between" in sense.second else ("pair", *first)
    return replace(sense, kind="DEED", first=first, second=_slots(sense.second))


def _slots(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(slot for name in names for slot in (_DOER if name == "agent" else (name,)))


@cache
def _made() -> dict[str, Made]:
    """Return all nouns made from verbs.

    Raises:
        LexiconError: If a row names a verb without an event, or a noun has two rows.
    """
    told = dictionary.having("event")
    listed: dict[str, Made | None] = {}
    for where, row in tables.numbered(_TABLE):
        if row["noun"] in listed:
            raise LexiconError(f"second row of {row['noun']!r}", where=where, hint="keep one of them")
        if row["verb"] != NOTHING and not _of_verb(told, row["verb"]):
            raise LexiconError(f"no event of the verb {row['verb']!r}", where=where, hint="give it one in verbs.tsv")
        listed[row["noun"]] = None if row["verb"] == NOTHING else Made(row["verb"], tables.values(row["objects"]))
    gerunds = {
        form: Made(verb, ("of",))
        for verb in sorted(told)
        if _of_verb(told, verb) and verb.isalpha()
        for form in inflection.doings(verb)
    }
    own = {lemma for lemma, found in told.items() if any(sense.kind == "NOUN" for sense in found)}
    return {noun: made for noun, made in (gerunds | listed).items() if made is not None and noun not in own}
