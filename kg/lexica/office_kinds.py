"""Kinds of public office: how readily news names its holders by surname alone, and what they are to the state."""

from dataclasses import dataclass
from functools import cache

from kg.errors import LexiconError
from kg.lexica import tables

TABLE = "office_kinds.tsv"


@dataclass(frozen=True, slots=True)
class OfficeKind:
    """A kind of office; ``prominence`` from 3 (named anywhere) to 1; ``titles`` in lower case."""

    prominence: int
    relation: str
    titles: frozenset[str]


@cache
def kinds() -> dict[str, OfficeKind]:
    """Return the kinds by name.

    Raises:
        LexiconError: If a row has an unknown relation or prominence.
    """
    found: dict[str, OfficeKind] = {}
    for where, row in tables.numbered(TABLE):
        if row["prominence"] not in {"1", "2", "3"} or row["relation"] not in tables.words("ontology.tsv", "relation"):
            raise LexiconError("unknown prominence or relation", where=where, hint="use 1 to 3, and ontology.tsv")
        titles = frozenset(tables.values(row["titles"]))
        found[row["kind"]] = OfficeKind(int(row["prominence"]), row["relation"], titles)
    return found
