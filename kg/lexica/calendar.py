"""The words of English dates: ``calendar.tsv``, by kind."""

from collections.abc import Mapping
from functools import cache

from kg.lexica import tables

_TABLE = "calendar.tsv"


@cache
def names(kind: str) -> tuple[str, ...]:
    """Return the full names of a kind as the table writes them, in its order: of ``month`` from January on.

    >>> names("weekday")[:2]
    ('Monday', 'Tuesday')
    """
    return tuple(written[0] for written, _ in _rows(kind))


@cache
def spellings(kind: str) -> tuple[str, ...]:
    """Return the full and short names of a kind as the table writes them, in its order."""
    return tuple(form for written, _ in _rows(kind) for form in written)


@cache
def forms(kind: str) -> Mapping[str, str]:
    """Return the value of each full and short name of a kind, in lower case.

    >>> forms("month")["sept"]
    '9'
    """
    return {form.lower(): value for written, value in _rows(kind) for form in written}


def _rows(kind: str) -> list[tuple[tuple[str, ...], str]]:
    return [(tables.values(row["forms"]), row["value"]) for row in tables.rows(_TABLE) if row["kind"] == kind]
