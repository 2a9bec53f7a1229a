"""Words that stand before a person's name: ranks, offices, honorifics."""

from functools import cache
from typing import NamedTuple

from kg.errors import LexiconError
from kg.lexica import tables

TABLE = "titles.tsv"
_KINDS = frozenset({"courtesy", "military", "nobility", "office", "suffix"})
_GENDERS = {"m": "m", "f": "f", "-": None}


class Title(NamedTuple):
    """A word before a name (a suffix: after it).

    Attributes:
        gender: ``m``, ``f``, or None for either.
        kind: ``courtesy``, ``military``, ``nobility``, ``office`` or ``suffix``.
        opens: Whether a name begins after it; "Don" may be its first word.
    """

    gender: str | None
    kind: str
    opens: bool


@cache
def titles() -> dict[str, Title]:
    """Return the titles by their lower-case form, with stop where the table has one.

    Raises:
        LexiconError: If a row has an unknown kind or gender, or a title stands twice.
    """
    found: dict[str, Title] = {}
    for place, row in tables.numbered(TABLE):
        if row["kind"] not in _KINDS or row["gender"] not in _GENDERS:
            hint = f"write a kind of {', '.join(sorted(_KINDS))} and a gender of m, f or -"
            raise LexiconError(f"kind {row['kind']!r} of gender {row['gender']!r}", where=place, hint=hint)
        for word in tables.values(row["titles"]):
            if word in found:
                raise LexiconError(f"title {word!r} stands twice", where=place, hint="keep one of them")
            found[word] = Title(_GENDERS[row["gender"]], row["kind"], row["opens"] == "yes")
    return found


@cache
def opening() -> frozenset[str]:
    """Return the titles after which a name begins, without stop."""
    return frozenset(word.rstrip(".") for word, title in titles().items() if title.opens)
