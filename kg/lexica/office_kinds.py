"""Kinds of public office: how readily news names its holders by surname alone, and what they are to the state."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from kg.errors import LexiconError
from kg.lexica import tables

TABLE = "office_kinds.tsv"
_BODY = "organisation_head"


@dataclass(frozen=True, slots=True)
class OfficeKind:
    """A kind of office; ``prominence`` from 3 (named anywhere) to 1; ``titles`` in lower case."""

    prominence: int
    relation: str
    titles: frozenset[str]


def kind_of(title: str, bodies: Collection[str], *, state: bool) -> str | None:
    """Return the kind of office of a title, or None where it is of no kind.

    Args:
        title: As written: "Minister of Foreign Affairs of Norland".
        bodies: Names of what the office is of; those at the end of the title are left aside.
        state: Whether that is a state.

    >>> kind_of("President of Norland", ["Norland"], state=True), kind_of("President", [], state=False)
    ('head_of_state', 'organisation_head')
    """
    words = title.lower()
    for name in sorted(bodies, key=len, reverse=True):
        for joint in (" of ", " of the ", " for "):
            words = words.removesuffix(f"{joint}{name.lower()}")
    found = [name for name, kind in kinds().items() if words in kind.titles]
    return next((name for name in found if state or name == _BODY), None)


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
