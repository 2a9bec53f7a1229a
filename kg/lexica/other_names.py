"""All that English texts call an entity of the gazetteer, whether a given text does or not."""

from collections import defaultdict
from functools import cache

from kg.lexica import gazetteer, tables


@cache
def other_names() -> dict[str, tuple[str, ...]]:
    """Return by key the names, adjectives, words for the people and seats that stand for an entry, sorted.

    >>> {"Moscow", "Russian", "Kremlin"} <= set(other_names()["state/RU"])
    True
    """
    found: dict[str, set[str]] = defaultdict(set)
    for form in gazetteer.packaged().forms:
        found[form.key].add(form.text)
        if form.stands_for:
            found[form.stands_for].add(form.text)
    return {key: tuple(sorted(names)) for key, names in found.items()}


@cache
def codes() -> dict[str, tuple[str, ...]]:
    """Return by key the two codes of a state in ISO 3166, of two and of three letters."""
    rows = tables.rows("states.tsv")
    return {f"state/{row['iso2']}": tuple(code for code in (row["iso2"], row["iso3"]) if code) for row in rows}
