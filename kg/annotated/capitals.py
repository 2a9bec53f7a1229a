"""Lines in capitals, written as in prose for the language model: "RUSSIA BOMBS UKRAINE" tells it of three names.

Texts without any capitals, as some feeds have them, are written so, too: "russia bombs ukraine".

Listed names keep or get their capitals; a word that English has is lower case, any other is taken for a name. So it is
with headings whose words are all capitalised ("Norland Bombs Depot"), where the text below tells first how it writes a
word (Lita et al. 2003, tRuEcasIng).
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from kg.lexica import calendar, dictionary, gazetteer, tables

type IsWord = Callable[[str], bool]

_STRETCH = re.compile(r"[^.!?\n]+")
_WORD = re.compile(r"[^\W\d_]+")
_WITHIN = re.compile(r"(?<=[^\W\d_] )[^\W\d_]+|(?<=, )[^\W\d_]+|(?<=[A-Z][a-z]\. )[^\W\d_]+")  # "Mr. Berg" too
_GLANCE, _SHORT, _FEW = 300, 100, 0.01  # characters, and capitals in one
_FEWEST = 4  # words: fewer may be a list of acronyms
_LONGEST_NAME = 4  # words
_APOSTROPHES = frozenset("'’")
_LONGEST_ACRONYM, _VOWELS = 4, frozenset("aeiouy")
_ACRONYMS = frozenset({"EU", "UK", "UN", "US"})
_SHORTEST = 3  # letters of a listed name of one word, but for acronyms


def in_prose(text: str, is_word: IsWord) -> str:
    """Return a text whose stretches in capitals are written as in prose; every character stays at its place.

    Args:
        text: Any text.
        is_word: Whether English has a word, given in lower case, in this form.
    """
    if _is_in_lower_case(text):
        return _STRETCH.sub(lambda found: _lowered(found[0], is_word), text)
    return _STRETCH.sub(lambda found: _lowered(found[0], is_word) if _is_in_capitals(found[0]) else found[0], text)


def headings_in_prose(text: str, headings: Iterable[tuple[int, int]], is_word: IsWord) -> str:
    """Return a text with words of headings in lower case where they are no names; every character stays at its place.

    Args:
        text: Any text.
        headings: (start, end) of each heading whose words are all capitalised, in characters; in order.
        is_word: Whether English has a word, given in lower case, in this form.
    """
    parts, end = [], 0
    written: Counter[str] | None = None
    for start, stop in headings:
        written = Counter(_WITHIN.findall(text, stop)) if written is None else written
        parts += [text[end:start], _uncapitalised(text[start:stop], written, is_word)]
        end = stop
    return "".join([*parts, text[end:]])


def _uncapitalised(line: str, written: Counter[str], is_word: IsWord) -> str:
    places = [(found.start(), found.end()) for found in _WORD.finditer(line)]
    letters, at = list(line), 1
    while at < len(places):
        if size := _named(line, places[at : at + _LONGEST_NAME]):
            at += size
            continue
        start, end = places[at]
        word = line[start:end]
        lower = word.lower()
        told = written[lower] - written[word]
        common = told > 0 or (not told and is_word(lower))
        if word.istitle() and common:
            letters[start] = lower[0]
        at += 1
    return "".join(letters)


def _named(line: str, places: list[tuple[int, int]]) -> int:
    """Return how many words the longest listed name has that begins here, written as it is."""
    words = tuple(line[start:end] for start, end in places)
    sizes = range(len(words), 0, -1)
    return next((n for n in sizes if _names().get(tuple(w.upper() for w in words[:n])) == words[:n]), 0)


def _is_in_capitals(stretch: str) -> bool:
    if not stretch.isupper():
        return False
    words = _WORD.findall(stretch)
    return len(words) >= _FEWEST and any(not _is_listed(word) for word in words)


def _is_in_lower_case(text: str) -> bool:
    """Tell whether the longer lines of a text have hardly any capitals; prose begins each sentence with one."""
    if sum(map(str.isupper, text[:_GLANCE])) > _FEWEST + _FEW * _GLANCE:
        return False
    lines = [line for line in text.splitlines() if len(line) >= _SHORT]
    return bool(lines) and all(sum(map(str.isupper, line)) <= _FEW * len(line) for line in lines)


def is_listed(word: str) -> bool:
    """Tell whether a word, however written, is a listed name, a day or a month."""
    return (word.upper(),) in _names()


def _is_listed(word: str) -> bool:
    return _names().get((word,)) == (word,)


@cache
def _names() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return the words of listed names by the same in capitals."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    listed = [form.text for form in gazetteer.packaged().forms]
    for name in (*listed, *(row["name"] for row in tables.rows("ambiguous_names.tsv"))):
        words = tuple(_WORD.findall(name))
        short = len(words) == 1 and len(words[0]) < _SHORTEST and name not in _ACRONYMS
        if words and len(words) <= _LONGEST_NAME and not short:
            found.setdefault(tuple(word.upper() for word in words), words)
    for name in _days_and_months():
        found.setdefault((name.upper(),), (name,))
    return found


def _days_and_months() -> Iterator[str]:
    """Yield those that are no verbs: "March" and "May" are."""
    for name in (*calendar.names("month"), *calendar.names("weekday")):
        if len(name) > _SHORTEST and name.lower() not in dictionary.verbs():
            yield name


def _lowered(stretch: str, is_word: IsWord) -> str:
    places = [(found.start(), found.end()) for found in _WORD.finditer(stretch)]
    letters, at = list(stretch), 0
    while at < len(places):
        size, words = _name_at(stretch, places[at : at + _LONGEST_NAME])
        start, end = places[at]
        word = stretch[start:end]
        if size == 1 and word.islower() and is_word(word):
            size = 0  # "who" is no health organization, "he" no element
        if not size:
            before, joined = stretch[start - 1 : start], "-" in stretch[start - 1 : start] + stretch[end : end + 1]
            size, words = 1, (_written(word, is_word, first=not at, part=joined or before in _APOSTROPHES),)
        for (start, end), word in zip(places[at : at + size], words, strict=True):
            if len(word) == end - start:
                letters[start:end] = word
        at += size
    return "".join(letters)


def _written(word: str, is_word: IsWord, *, first: bool, part: bool) -> str:
    """Return how prose writes a word that is no listed name, the first of a sentence or not, or part of another."""
    lower = word.lower()
    if word.islower():
        if lower == "i" and not part:
            return "I"
        if part or (len(word) == 1 and not first):
            return lower
        if len(word) <= _LONGEST_ACRONYM and _VOWELS.isdisjoint(word) and not is_word(lower):
            return word.upper()
    return lower if not first and is_word(lower) else word.capitalize()


def _name_at(stretch: str, places: list[tuple[int, int]]) -> tuple[int, tuple[str, ...]]:
    """Return how many words the longest listed name has that begins here, and how it is written."""
    words = tuple(stretch[start:end].upper() for start, end in places)
    for size in range(len(words), 0, -1):
        if words[:size] in _names():
            return size, _names()[words[:size]]
    return 0, ()
