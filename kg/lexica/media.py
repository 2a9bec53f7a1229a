"""Newspapers, broadcasters and news agencies by their names."""

from functools import cache

from kg.lexica import tables
from kg.lexica.other_names import listed
from kg.lexica.spelling import plain


@cache
def is_medium(name: str) -> bool:
    """Tell whether an organisation's name is that of a newspaper, a broadcaster or a news agency.

    >>> [is_medium(name) for name in ("The New York Times", "Boston Globe", "Anadolu Agency", "Ministry of Justice")]
    [True, True, True, False]
    """
    whole = plain(name)
    names, words, last = (_names(kind) for kind in ("name", "word", "last"))
    padded = f" {whole} "
    return (
        whole in names
        or any(f" {word} " in padded for word in words)
        or any(padded.endswith(f" {word} ") for word in last)
    )


@cache
def _names(kind: str) -> frozenset[str]:
    written = {name for row in tables.rows("media.tsv") if row["kind"] == kind for name in tables.values(row["names"])}
    known = {plain(name) for name in written}
    if kind == "name":  # and all that the gazetteer calls the same
        known |= {plain(o) for names in listed().values() if known & set(map(plain, names)) for o in names}
    return frozenset(known)
