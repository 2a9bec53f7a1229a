"""Names as people type them into a search: without case, accents and dots, and, where that finds nothing, by sound.

Nothing here says that two names are one person's; it only finds what somebody looks for.
"""

import re
import unicodedata
from functools import cache

# Letters that Unicode does not take apart into a base and a mark.
LETTERS = {"ı": "i", "ə": "a", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
# What transliterations of one sound differ in, in the order of use: Zelenskyy and Zelensky, Qaddafi and Gadhafi.
SOUNDS = (
    ("dzh|dj", "j"),
    ("ks", "x"),
    ("kh|gh|q|k", "g"),
    ("dh", "d"),
    ("ph", "f"),
    ("tsch|tch", "ch"),
    ("w", "v"),
    ("ou|oo", "u"),
    ("ee", "i"),
    ("y", "i"),
    ("ij", "i"),
    (r"(.)\1+", r"\1"),
)
_MARKS = str.maketrans({**LETTERS, **dict.fromkeys(".'’‘ʼ`´")})
_RULES = tuple((re.compile(pattern), text) for pattern, text in SOUNDS)


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
    found = plain(name)
    for pattern, text in _RULES:
        found = pattern.sub(text, found)
    return found
