"""Peoples of a land who bear the name of another state's people: the Armenians of Karabakh, the Serbs of Kosovo."""

from dataclasses import dataclass
from functools import cache

from kg.errors import LexiconError
from kg.lexica import gazetteer, tables

TABLE = "communities.tsv"


@dataclass(frozen=True, slots=True)
class Community:
    """A people that acts for itself in ``lands`` (keys) under ``adjectives`` that mean a state's elsewhere."""

    key: str
    adjectives: frozenset[str]
    lands: frozenset[str]


@cache
def communities() -> dict[str, Community]:
    """Return the communities by their keys, in file order.

    Raises:
        LexiconError: If a row has a key, or lands, that the gazetteer does not know.
    """
    found: dict[str, Community] = {}
    for where, row in tables.numbered(TABLE):
        lands = tables.values(row["lands"])
        for key in (row["key"], *lands):
            if not gazetteer.known(key):
                raise LexiconError(f"unknown key {key!r}", where=where, hint="mend it, or add it to regions.tsv")
        found[row["key"]] = Community(row["key"], frozenset(tables.values(row["adjectives"])), frozenset(lands))
    return found


@cache
def borne_by(adjective: str) -> tuple[Community, ...]:
    """Return the communities that an adjective can mean.

    >>> [community.key for community in borne_by("Armenian")], borne_by("Norwegian")
    (['group/karabakh-armenians'], ())
    """
    return tuple(one for one in communities().values() if adjective in one.adjectives)
