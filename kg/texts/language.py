"""Which language a text seems to be in: by its script, and by the function words that every longer text holds."""

import re
import unicodedata
from collections import Counter
from functools import cache

from kg.lexica import tables

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 8_000  # characters that decide
_ENOUGH_LETTERS, _ENOUGH_WORDS = 40, 25  # below that, nothing is said


def foreign_language(text: str) -> str | None:
    """Return the English name of the language that a text seems to be in, or None where it is or may be English.

    A text is foreign if most of its letters are not Latin, or if function words of another language are common in it
    (8 in 100 words) and three times as common as English ones. Short texts pass.
    """
    words = _WORD.findall(text[:_SAMPLE].casefold())
    known = _profiles()["LATIN"]["English"]
    english = sum(word in known for word in words)
    if english * 5 > len(words):
        return None  # no text in another language comes near
    letters: Counter[str] = Counter()
    for word in words:
        letters[_script(word[0])] += len(word)
    total = letters.total()
    if total < _ENOUGH_LETTERS:
        return None
    script, most = letters.most_common(1)[0]
    if script != "LATIN":
        return _best(words, script)[0] or script.title() if most * 2 > total else None
    if len(words) < _ENOUGH_WORDS:
        return None
    name, hits = _best(words, script)
    return name if hits * 100 >= 8 * len(words) and hits > 3 * english else None


def _script(letter: str) -> str:
    if letter.isascii():
        return "LATIN"
    return unicodedata.name(letter, "UNKNOWN").split(" ", 1)[0]


def _best(words: list[str], script: str) -> tuple[str, int]:
    """Return the language of a script with most function words in a text, English apart, and their number."""
    profiles = _profiles().get(script, {})
    scores = {name: sum(word in profile for word in words) for name, profile in profiles.items() if name != "English"}
    return max(scores.items(), key=lambda item: item[1], default=("", 0))


@cache
def _profiles() -> dict[str, dict[str, frozenset[str]]]:
    """Function words by script and language; a word that English has too tells nothing about another language."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for row in tables.rows("stopwords.tsv"):
        found.setdefault(row["script"], {})[row["language"]] = frozenset(tables.values(row["words"]))
    english = found["LATIN"]["English"]
    for name, words in found["LATIN"].items():
        if name != "English":
            found["LATIN"][name] = words - english
    return found
