"""Bodies beyond the gazetteer's own: international organisations, armed forces, services, groups and parties.

``bodies.tsv`` is indexed by its first cells when first asked; a row is read when a name leads to it. No text is
searched for these names: what is taken for a name already is looked up.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.errors import LexiconError
from kg.lexica import tables

TABLE = "bodies.tsv"
_TYPES = frozenset({"Organization", "ArmedForce"})


@dataclass(frozen=True, slots=True)
class Body:
    """A body.

    Attributes:
        key: Path of its IRI below the base.
        label: Its usual name.
        names: Names and acronyms as written, the label first.
        type: ``Organization`` or ``ArmedForce``.
        part_of: Key of its state, or None.
        wikidata: Item, or "".
        certain: Whether its full name alone tells that it is meant, also where its state is not named.
    """

    key: str
    label: str
    names: tuple[str, ...]
    type: str
    part_of: str | None
    wikidata: str
    certain: bool


def by_name(written: str) -> Body | None:
    """Return the body of a name or acronym, written as in the table, or None.

    Raises:
        LexiconError: If its row is malformed; so do all that follow.
    """
    number = _index()[1].get(written)
    return None if number is None else _body(number)


def body(key: str) -> Body | None:
    """Return the body of a key, or None."""
    number = _index()[0].get(key)
    return None if number is None else _body(number)


def check() -> None:
    """Read all rows.

    Raises:
        LexiconError: If one is malformed, of an unknown state, or contradicts another.
    """
    for number in _index()[0].values():
        _body(number)


@cache
def _index() -> tuple[dict[str, int], dict[str, int]]:
    """Return the numbers of the rows by key and by name."""
    keys: dict[str, int] = {}
    names: dict[str, int] = {}
    for number, (key, cell, _) in tables.first_cells(TABLE, 2):
        where = f"{TABLE}:{number}"
        if keys.setdefault(key, number) != number:
            raise LexiconError(f"second row of {key!r}", where=where, hint="make one row of both")
        for name in cell.split("|"):
            if names.setdefault(name, number) != number:
                raise LexiconError(f"{name!r} is a name of two bodies", where=where, hint="take it out of both")
    return keys, names


@lru_cache(maxsize=1024)
def _body(number: int) -> Body:
    row, where = tables.row(TABLE, number), f"{TABLE}:{number}"
    if row["type"] not in _TYPES or row["certain"] not in {"yes", "no"}:
        raise LexiconError("unknown type or certainty", where=where, hint=f"use {sorted(_TYPES)}, and yes or no")
    if row["part_of"] and row["part_of"] not in _states():
        raise LexiconError(f"unknown state {row['part_of']!r}", where=where, hint="mend it, or add it to states.tsv")
    if row["certain"] == "no" and not row["part_of"]:
        raise LexiconError("an uncertain name of no state", where=where, hint="fill in part_of, or delete the row")
    if row["wikidata"] and not re.fullmatch(r"Q[1-9]\d*", row["wikidata"]):
        raise LexiconError(f"{row['wikidata']!r} is no Wikidata item", where=where, hint="items look like Q227")
    return Body(
        key=row["key"],
        label=row["label"],
        names=tables.values(row["names"]),
        type=row["type"],
        part_of=row["part_of"] or None,
        wikidata=row["wikidata"],
        certain=row["certain"] == "yes",
    )


@cache
def _states() -> frozenset[str]:
    return frozenset(f"state/{row['iso2']}" for row in tables.rows("states.tsv"))
