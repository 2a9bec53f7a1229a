"""Lines in capitals, written as in prose for the language model: "RUSSIA BOMBS UKRAINE" tells it of three names.

Listed names keep or get their capitals; a word that English has is lower case, any other is taken for a name.
"""

import re
from collections.abc import Callable
from functools import cache

from kg.lexica import gazetteer, tables

type IsWord = Callable[[str], bool]

_STRETCH = re.compile(r"[^.!?\n]+")
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 4  # words: fewer may be a list of acronyms
_LONGEST_NAME = 4  # words
_ACRONYMS = frozenset({"EU", "UK", "UN", "US"})
_SHORTEST = 3  # letters of a listed name of one word, but for acronyms


def in_prose(text: str, is_word: IsWord) -> str:
    """Return a text whose stretches in capitals are written as in prose; every character stays at its place.

    Args:
        text: Any text.
        is_word: Whether English has a word, given in lower case, in this form.
    """
    return _STRETCH.sub(lambda found: _lowered(found[0], is_word) if _is_in_capitals(found[0]) else found[0], text)


def _is_in_capitals(stretch: str) -> bool:
    if not stretch.isupper():
        return False
    words = _WORD.findall(stretch)
    return len(words) >= _FEWEST and any(not _is_listed(word) for word in words)


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
    return found


def _lowered(stretch: str, is_word: IsWord) -> str:
    places = [(found.start(), found.end()) for found in _WORD.finditer(stretch)]
    letters, at = list(stretch), 0
    while at < len(places):
        size, words = _name_at(stretch, places[at : at + _LONGEST_NAME])
        if not size:
            start, end = places[at]
            word = stretch[start:end]
            size, words = 1, (word.lower() if at and is_word(word.lower()) else word.capitalize(),)
        for (start, end), word in zip(places[at : at + size], words, strict=True):
            if len(word) == end - start:
                letters[start:end] = word
        at += size
    return "".join(letters)


def _name_at(stretch: str, places: list[tuple[int, int]]) -> tuple[int, tuple[str, ...]]:
    """Return how many words the longest listed name has that begins here, and how it is written."""
    words = tuple(stretch[start:end] for start, end in places)
    for size in range(len(words), 0, -1):
        if words[:size] in _names():
            return size, _names()[words[:size]]
    return 0, ()
