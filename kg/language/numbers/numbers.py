"""Numbers in digits and words: their value, what they count, and whether they are exact.

>>> word_value("2,000")
2000.0
>>> word_value("38th") is None
True
"""

import re
from functools import cache

from kg.lexica import tables
from kg.lexica.classes import word_class

WORDS = "quantity_words.tsv"
_DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_MOST = 1e18  # digits that go on beyond it are an identifier or noise, no count; the graph's integers have 64 bits
_GLUED = re.compile(r"(?P<number>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?P<scale>k|m|mn|bn|b|tn)", re.IGNORECASE)


@cache
def table(kind: str) -> dict[str, str]:
    """Return the words of a kind of ``kg/lexica/quantity_words.tsv`` with their values, in file order.

    Raises:
        LexiconError: If the file is missing or malformed.
    """
    return {
        word: row["value"] for row in tables.rows(WORDS) if row["kind"] == kind for word in tables.values(row["word"])
    }


def word_value(word: str) -> float | None:
    """Return the value of one word of a number ("38", "2,000", "2.8", "3bn", "seven"), or None if it is none."""
    lower = word.lower()
    if _DIGITS.fullmatch(lower):
        return float(lower.replace(",", ""))
    glued = _GLUED.fullmatch(lower)
    if glued:
        return float(glued["number"].replace(",", "")) * float(table("scale")[glued["scale"]])
    named = table("number").get(lower)
    return float(named) if named else None


def scale(word: str) -> float | None:
    """Return what a word multiplies by ("million": 1e6), or None; letters count only when glued to a number."""
    found = table("scale").get(word.lower()) if len(word) > 1 else None
    return float(found) if found else None


def phrase_value(words: list[str]) -> float | None:
    """Return the value of a number of several words, or None if the words make no number, or one beyond 1e18.

    >>> phrase_value(["two", "hundred", "and", "fifty"])
    250.0
    >>> phrase_value(["2.8", "billion"])
    2800000000.0
    >>> phrase_value(["twenty", "-", "five", "thousand"])
    25000.0
    """
    total, part, seen = 0.0, 0.0, False
    for word in words:
        if word in word_class("number-filler"):
            continue
        factor, value = scale(word), word_value(word)
        if value is not None:
            tens = 20 <= part % 100 < 100 and part % 10 == 0 and value < 10
            if part and (word[0].isdigit() or (part % 100 and not tens)):
                return None  # two numbers side by side are not one
            part, seen = part + value, True
        elif factor is None:
            return None
        elif factor < 1000:
            part, seen = (part or 1.0) * factor, True
        else:
            total, part, seen = total + (part or 1.0) * factor, 0.0, True
    return round(total + part, 6) if seen and total + part <= _MOST else None
