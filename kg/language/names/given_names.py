"""Given names: the gender that they tell, their nicknames, initials and spellings."""

import re
from functools import cache, lru_cache

from kg.language.names.spellings import folded, same_spelling, spelling_marks
from kg.lexica import tables

_SHORT = 3  # letters of names that one vowel tells apart
_ALIKE = str.maketrans({"c": "k", "y": "i", "z": "s"})  # "Zackary" beside "Zachary"
_DOUBLED = re.compile(r"(.)\1")


@cache
def _known(surname: str) -> dict[str, str]:
    """Return the genders of given names that are (``yes``) or are not (``no``) family names as well."""
    rows = [row for row in tables.rows("given_names.tsv") if row["surname"] == surname]
    return {folded(name): row["gender"] for row in rows for name in tables.values(row["name"])}


def listed_gender(word: str) -> str | None:
    """Return what ``given_names.tsv`` tells of a folded word; see `gender`."""
    return _known("no").get(word) or _known("yes").get(word)


@cache
def _of_the_world() -> dict[str, str]:
    """Return the genders of first names of office holders all over the world, which are no family names of theirs."""
    return {name: row["gender"] for row in tables.rows("world_given_names.tsv") for name in tables.values(row["name"])}


def gender(word: str) -> str | None:
    """Return ``m`` or ``f`` for a folded word that is a given name which mostly one gender bears, else None."""
    return listed_gender(word) or _of_the_world().get(word)


def given_name_gender(words: tuple[str, ...]) -> str | None:
    """Return ``m`` or ``f`` if the first word of a name is a given name that mostly one gender bears, else None.

    The first part of a double name counts ("Jean-Luc"). Alone, a name that is a family name too tells nothing.
    """
    if not words:
        return None
    first = words[0]
    if len(words) == 1:
        return _known("no").get(first) or _of_the_world().get(first)
    found = gender(first)
    if found is None and "-" in first:
        found = gender(first.split("-")[0])
    if found is None and len(words) > 2 and is_initial(first):  # "J. Robert Oppenheimer"
        found = gender(words[1])
    return found


def is_given_name(word: str) -> bool:
    """Tell whether a word is a known given name that is no common family name: "Elena"."""
    return folded(word) in _known("no") or folded(word) in _of_the_world()


def may_be_given_name(word: str) -> bool:
    """Tell whether a word is a known given name, be it a family name as well: "Jordan", "Elena"."""
    return gender(folded(word)) is not None or folded(word) in _listed_nicknames()


@cache
def _nicknames(word: str) -> frozenset[str]:
    """Return the nicknames of a folded given name; of one that is not listed those of its other English spellings."""
    return _listed_nicknames().get(word) or frozenset(
        nickname for name in _spelled_alike().get(_in_english(word), ()) for nickname in _listed_nicknames()[name]
    )


@cache
def _listed_nicknames() -> dict[str, frozenset[str]]:
    """Return the nicknames of given names, without pairs that mostly different genders bear."""
    return {
        folded(row["given_name"]): frozenset(
            nickname
            for nickname in map(folded, tables.values(row["nicknames"]))
            if len(nickname) > 1 and {gender(folded(row["given_name"])), gender(nickname)} != {"m", "f"}
        )
        for row in tables.rows("nicknames.tsv")
    }


@cache
def _spelled_alike() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name in _listed_nicknames():
        found.setdefault(_in_english(name), []).append(name)
    return found


def _in_english(word: str) -> str:
    """Return a folded given name without what English spells in several ways: one for "Anthony" and "Antony"."""
    plain = word.replace("ph", "f").translate(_ALIKE)
    return _DOUBLED.sub(r"\1", plain[:1] + plain[1:].replace("h", ""))


def is_initial(word: str) -> bool:
    """Tell whether a folded word is a single letter, with or without full stop."""
    return len(word.rstrip(".")) == 1


def same_given_name(a: str, b: str) -> bool:
    """Tell whether two folded words can be one person's given name: an initial, a nickname, another spelling."""
    if a == b:
        return True
    if is_initial(a) or is_initial(b):
        return a[:1] == b[:1]
    if b in _nicknames(a) or a in _nicknames(b) or same_spelling(a, b):
        return True
    of_two = {gender(a), gender(b)} == {"m", "f"}  # "Joan" and "Juan"
    return len(a) > _SHORT and a.replace("o", "u") == b.replace("o", "u") and not of_two


@lru_cache(maxsize=1 << 14)
def given_name_marks(word: str) -> frozenset[str]:
    """Return what a folded word shares one of with each that it is the `same_given_name` as, initials apart."""
    return spelling_marks(word) | {f"n:{each}" for each in (word, *_nicknames(word))} | {f"o:{word.replace('o', 'u')}"}
