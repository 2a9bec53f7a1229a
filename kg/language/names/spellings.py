"""Spellings of one name: accents, transliterations and the ways in which languages write a given name.

Words are compared one by one; whether two names of people mean one is asked of `person_names`.
"""

import re
import unicodedata
from functools import cache, lru_cache

from kg.lexica import tables

# Letters that nothing decomposes, and those that others write out ("Müller", "Mueller").
_LETTERS = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "’": "'", "ə": "a", "đ": "d", "ð": "d"})
_EXPANDED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"}
    | {"č": "ch", "ć": "ch", "ç": "ch", "š": "sh", "ş": "sh", "ș": "sh", "ž": "zh"}
)
_UMLAUT = re.compile(r"(?<=[^aeiouq])([ou])e(?=[^aeiou])")  # "Mueller", "Schroeder"
_LEAST = 4  # letters that a word must sound like to be another's spelling: "Li" and "Lee" are two


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """Return a word in lower case without accents, so that "Erdoğan" and "Erdogan" agree."""
    return _plain(word.casefold())


def _plain(word: str) -> str:
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"]), row["becomes"]) for row in tables.rows("spelling_rules.tsv"))


@cache
def _groups() -> dict[str, int]:
    return {
        word: number
        for number, row in enumerate(tables.rows("spelling_groups.tsv"))
        for word in tables.values(row["words"])
    }


@lru_cache(maxsize=1 << 16)
def sounds(word: str) -> frozenset[str]:
    """Return how a word can sound, to compare with other words: accents read as left out, and as spelled out."""
    lower = unicodedata.normalize("NFC", word.casefold())
    forms = {_plain(lower), _plain(lower.translate(_EXPANDED))}  # one and the same for most words
    if lower.startswith("j"):  # "Jibril" beside "Djibril", "Janukovych" beside "Yanukovych"
        forms.add(_plain("d" + lower))
    return frozenset(map(_sound, forms))


def _sound(word: str) -> str:
    for pattern, becomes in _rules():
        word = pattern.sub(becomes, word)
    return word


@lru_cache(maxsize=1 << 16)
def same_spelling(a: str, b: str) -> bool:
    """Tell whether two words can be spellings of one name: accents, transliterations, a given name in other languages.

    >>> same_spelling("Zelensky", "Zelenskyy"), same_spelling("Petrov", "Petrova")
    (True, False)
    """
    return not spelling_marks(a).isdisjoint(spelling_marks(b))


@lru_cache(maxsize=1 << 16)
def spelling_marks(word: str) -> frozenset[str]:
    """Return what all spellings of a name share one of, and no other word any: `same_spelling` asks for it."""
    plain = folded(word)
    marks = {f"s:{sound}" for sound in sounds(word) if len(sound) >= _LEAST}
    marks.add(f"w:{_UMLAUT.sub(r'\1', plain)}")
    if (group := _groups().get(plain)) is not None:
        marks.add(f"g:{group}")
    return frozenset(marks)


@cache
def _british() -> dict[str, str]:
    return {row["british"]: row["american"] for row in tables.rows("british_spellings.tsv")}


def american(word: str) -> str:
    """Return a word in lower case as American English spells it: "defense" for "defence"."""
    return _british().get(word, word)


def other_english(name: str) -> str:
    """Return a capitalised name as the other of British and American English spells it, or as it is.

    >>> other_english("World Health Organization")
    'World Health Organisation'
    """
    return " ".join(_other_words().get(word, word) for word in name.split(" "))


@cache
def _other_words() -> dict[str, str]:
    pairs = [(british.title(), american.title()) for british, american in _british().items()]
    return dict(pairs) | {american: british for british, american in pairs}
