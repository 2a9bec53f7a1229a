"""Nouns and names of what is built to carry people, goods, energy or data: ``projects.tsv``, ``project_names.tsv``."""

from functools import cache, lru_cache

from kg.lexica import tables

TABLE = "projects.tsv"
NAMES = "project_names.tsv"


@cache
def kinds() -> dict[str, str]:
    """Return the kind of project that a noun names, by its singular."""
    return {row["noun"]: row["kind"] for row in tables.rows(TABLE)}


@cache
def beside() -> dict[str, frozenset[str]]:
    """Return the words of which one must stand before a noun; ``name`` means a name, nothing that it stands alone."""
    return {row["noun"]: frozenset(tables.values(row["beside"])) for row in tables.rows(TABLE)}


@cache
def names() -> dict[tuple[str, ...], str]:
    """Return the name of a project by the words of each of its forms, in lower case: ``("nord", "stream", "2")``."""
    return {
        tuple(form.casefold().split()): row["name"]
        for row in tables.rows(NAMES)
        for form in (row["name"], *tables.values(row["forms"]))
    }


@cache
def first_words() -> frozenset[str]:
    """Return the words that names of projects begin with, in lower case."""
    return frozenset(words[0] for words in names())


@lru_cache(maxsize=2**15)  # it is asked of every word of a text
def noun_in(word: str) -> str | None:
    """Return the noun of a project that a word in the singular is a form of, or None.

    >>> noun_in("Pipeline"), noun_in("pipelines")
    ('pipeline', None)
    """
    plain = word.casefold()
    return plain if plain in kinds() else None


def kind_of(name: str) -> str | None:
    """Return what kind of project a name or description is of, or None.

    >>> kind_of("Nord Stream 2"), kind_of("canal between Norland and Sudria"), kind_of("Norland")
    ('pipeline', 'canal', None)
    """
    whole = next((row["kind"] for row in tables.rows(NAMES) if row["name"] == name), None)
    if whole is not None:
        return whole
    words = name.partition(" between ")[0].split()
    nouns = [noun for word in words if (noun := noun_in(word)) is not None]
    if not nouns:
        return None
    return kinds()[nouns[0] if len(words) > 1 and words[1].casefold() == "of" else nouns[-1]]
