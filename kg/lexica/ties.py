"""What states are to organisations and to each other beyond their recorded memberships: status, pacts, borders."""

from dataclasses import dataclass
from functools import cache

from kg.errors import LexiconError
from kg.lexica import gazetteer, leaders, tables

TABLE = "ties.tsv"
_RELATIONS = frozenset({"memberOf", "alliedWith", "borders"})


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie; ``subject`` and ``object`` are keys, ``note`` a status or caution, dates years or days, or None."""

    relation: str
    subject: str
    object: str
    note: str
    since: str | None
    until: str | None
    as_of: str
    source: str


@cache
def ties() -> tuple[Tie, ...]:
    """Return all ties, in file order.

    Raises:
        LexiconError: If a row has an unknown relation, state or organisation, an impossible date, or stands twice.
    """
    found: dict[tuple[str, ...], Tie] = {}
    for where, row in tables.numbered(TABLE):
        tie = Tie(
            row["relation"],
            row["subject"],
            row["object"],
            row["note"],
            row["since"] or None,
            row["until"] or None,
            row["as_of"],
            row["source"],
        )
        if tie.relation not in _RELATIONS:
            raise LexiconError(f"unknown relation {tie.relation!r}", where=where, hint=f"use {sorted(_RELATIONS)}")
        for key in (tie.subject, tie.object):
            if not gazetteer.known(key):
                raise LexiconError(f"unknown key {key!r}", where=where, hint="mend it, or add it to the gazetteer")
        leaders.span(tie.since or tie.as_of, row["until"], tie.as_of, where=where)
        if found.setdefault((tie.relation, tie.subject, tie.object, row["since"]), tie) is not tie:
            raise LexiconError("a tie that stands there already", where=where, hint="make one row of both")
    return tuple(found.values())


@cache
def organizations() -> frozenset[str]:
    """Return the keys of the organisations of which something is known here."""
    return frozenset(tie.object for tie in ties() if tie.relation == "memberOf")
