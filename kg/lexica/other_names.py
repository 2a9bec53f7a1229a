"""All that English texts call an entity that is known beforehand, whether a given text does or not."""

from collections import defaultdict
from functools import cache

from kg.lexica import gazetteer, tables


def other_names(key: str) -> tuple[str, ...]:
    """Return the names, adjectives, words for the people and seats that stand for an entity, sorted.

    >>> {"Moscow", "Russian", "Kremlin"} <= set(other_names("state/RU"))
    True
    """
    return listed().get(key, ())


@cache
def listed() -> dict[str, tuple[str, ...]]:
    """Return the same by key for all entries of the gazetteer."""
    found: dict[str, set[str]] = defaultdict(set)
    for form in gazetteer.packaged().forms:
        found[form.key].add(form.text)
        if form.stands_for:
            found[form.stands_for].add(form.text)
    return {key: tuple(sorted(names)) for key, names in found.items()}


def codes(key: str) -> tuple[str, ...]:
    """Return the two codes of a state in ISO 3166, of two and of three letters; nothing for others.

    >>> codes("state/AZ")
    ('AZ', 'AZE')
    """
    return _codes().get(key, ())


@cache
def _codes() -> dict[str, tuple[str, ...]]:
    rows = tables.rows("states.tsv")
    return {f"state/{row['iso2']}": tuple(code for code in (row["iso2"], row["iso3"]) if code) for row in rows}
