"""Nouns that name what parties agree on: ``agreements.tsv``."""

from functools import cache, lru_cache

from kg.lexica import tables

TABLE = "agreements.tsv"


@cache
def kinds() -> dict[str, str]:
    """Return the kind of agreement that a noun names, by its lemma."""
    return {row["noun"]: row["kind"] for row in tables.rows(TABLE)}


@cache
def naming() -> frozenset[str]:
    """Return the nouns that make a name with another name beside them: "the Shusha Declaration"."""
    return frozenset(row["noun"] for row in tables.rows(TABLE) if row["named"] == "yes")


@lru_cache(maxsize=2**15)  # it is asked of every word of a text
def noun_in(word: str) -> str | None:
    """Return the noun of an agreement that a word is a form of, or None.

    >>> noun_in("Accords"), noun_in("Norland")
    ('accord', None)
    """
    plain = word.casefold()
    return next(
        (noun for noun in (plain, plain.removesuffix("s"), f"{plain.removesuffix('ies')}y") if noun in kinds()), None
    )


def kind_of(name: str) -> str | None:
    """Return what kind of agreement a name or description is of, or None.

    >>> kind_of("Treaty of Arica"), kind_of("ceasefire between Norland and Sudria")
    ('treaty', 'ceasefire')
    """
    nouns = [noun for word in name.split() if (noun := noun_in(word)) is not None]
    return kinds()[nouns[0]] if nouns else None
