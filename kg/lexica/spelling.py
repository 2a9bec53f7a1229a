"""Names as people type them into a search: without case, accents and dots, and, where that finds nothing, by sound.

Nothing here says that two names are one person's; it only finds what somebody looks for.
"""

import re
import unicodedata
from functools import cache

from kg.lexica import tables

# Letters that Unicode does not take apart into a base and a mark.
_LETTERS = {"ı": "i", "ə": "a", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
# A search may be a little laxer than an identity: Wladimir finds Vladimir, Jibuti Djibouti.
_LAX = (("dj|J", "j"), ("w", "v"), ("y", "i"), (r"([a-z])\1", r"\1"))
_MARKS = str.maketrans({**_LETTERS, **dict.fromkeys(".'’‘ʼ`´")})


@cache
def plain(name: str) -> str:
    """Return a name as words in lower case without accents, dots, apostrophes, hyphens and a leading article.

    >>> plain("The U.S. Côte d’Ivoire-based")
    'us cote divoire based'
    """
    apart = unicodedata.normalize("NFKD", name.casefold().translate(_MARKS))
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    words = re.findall(r"\w+", bare)
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


@cache
def sound(name: str) -> str:
    """Return a name in a form in which transliterations agree: Zelenskyy and Zelensky give the same."""
    return " ".join(_groups().get(found, found) for found in map(_sound, plain(name).split()))


@cache
def rules() -> tuple[tuple[str, str], ...]:
    """Return what makes words sound alike, to be applied in this order: regular expressions and what they become."""
    return (*((row["pattern"], row["becomes"]) for row in tables.rows("spelling_rules.tsv")), *_LAX)


def _sound(word: str) -> str:
    for pattern, becomes in _compiled():
        word = pattern.sub(becomes, word)
    return word


@cache
def _compiled() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), becomes) for pattern, becomes in rules())


@cache
def _groups() -> dict[str, str]:
    """Return for words that languages write in their own ways the first of them, all as they sound."""
    groups = [tables.values(row["words"]) for row in tables.rows("spelling_groups.tsv")]
    return {_sound(word): _sound(words[0]) for words in groups for word in words}
