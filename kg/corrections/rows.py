"""A corrections file: CSV in UTF-8 with the header ``action,subject,object,value,author,date,reason``.

Lines that start with ``#`` are comments. What each action needs stands in `ACTIONS`; author, date and reason may be
empty but say who is to be asked. The columns are those of the file's header, so they may come in any order.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from itertools import zip_longest
from typing import Literal

from kg import dates
from kg.errors import InputError
from kg.model import ENTITY_TYPES
from kg.ontology import relations, roots

# What an action needs beside its subject: cells that must be filled; those that must stay empty.
ACTIONS: dict[str, tuple[frozenset[str], frozenset[str]]] = {
    "merge": (frozenset({"object"}), frozenset({"value"})),
    "separate": (frozenset({"object"}), frozenset({"value"})),
    "split": (frozenset({"object", "value"}), frozenset()),
    "rename": (frozenset({"value"}), frozenset({"object"})),
    "retype": (frozenset({"value"}), frozenset({"object"})),
    "identify": (frozenset({"value"}), frozenset({"object"})),
    "delete": (frozenset(), frozenset({"object", "value"})),
    "reject": (frozenset({"object", "value"}), frozenset()),
    "confirm": (frozenset({"object", "value"}), frozenset()),
    "add": (frozenset({"object", "value"}), frozenset()),
    "status": (frozenset({"value"}), frozenset({"object"})),
    "date": (frozenset({"value"}), frozenset({"object"})),
}
STATEMENTS = frozenset({"reject", "confirm", "add"})
EVENTS = frozenset({"status", "date"})
STATUSES = ("Happened", "Ongoing", "Planned", "Threatened", "Demanded", "Hypothetical", "Denied")
SEPARATOR = "|"  # between the documents of a split
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+\Z")
_NEEDED = frozenset({"action", "subject"})


@dataclass(frozen=True, slots=True)
class Correction:
    """One row: what is to be done, to what, on whose word, and why.

    Attributes:
        action: One of `ACTIONS`.
        subject: An IRI, the end of one after the graph's base (``person/nina-orlova``), or a name that means one
            entity; for ``status`` and ``date`` the IRI of an event.
        object: The same; for ``split`` the name of the new entity; of a position its words.
        value: A relation or a PLOVER root, a label, a type, an IRI, a status, a date, or documents separated by ``|``.
        author: Who says so.
        date: When, as an ISO 8601 day, month or year; or empty.
        reason: Why.
        where: ``file:line``, for messages.
    """

    action: str
    subject: str
    object: str = ""
    value: str = ""
    author: str = ""
    date: str = ""
    reason: str = ""
    where: str = ""

    @property
    def said(self) -> tuple[str, ...]:
        """All but where it stands: two rows that say the same are one."""
        return (self.action, self.subject, self.object, self.value, self.author, self.date, self.reason)


type State = Literal["applied", "stale", "overruled", "cycle"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a row: whether it holds, and if not why; ``about`` are the keys or IRIs that it bears on."""

    row: Correction
    state: State
    why: str = ""
    hint: str = ""
    about: tuple[str, ...] = ()


COLUMNS = tuple(field.name for field in fields(Correction))[:-1]


def parse(text: str, name: str) -> tuple[Correction, ...]:
    """Return the rows of a corrections file in CSV, in its order; rows that stand there twice are taken once.

    Args:
        text: Of the file.
        name: Of the file, in messages.

    Raises:
        InputError: If it lacks a column, or holds a row that can't be used; the message has file and line.
    """
    found: dict[tuple[str, ...], Correction] = {}
    for where, cells in _rows(text, name):
        row = Correction(**cells, where=where)
        check(row)
        found.setdefault(row.said, row)
    return tuple(found.values())


def dump(rows: Iterable[Correction]) -> str:
    """Return the text of a corrections file with these rows, in their order."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(row.said for row in rows)
    return out.getvalue()


def _rows(text: str, name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield ``file:line`` and the cells by column of each row."""
    columns: list[str] = []
    reader = csv.reader(_without_comments(text), strict=True)
    while True:
        start = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as err:
            raise InputError(f"broken row ({err})", where=f"{name}:{start}", hint="mend its quotes") from err
        if cells is None:
            break
        where = f"{name}:{start}"
        cells = [cell.strip() for cell in cells]
        if not any(cells):
            continue
        if not columns:
            columns = [cell.lower() for cell in cells]
            _check_columns(columns, where)
        elif len(cells) > len(columns):
            what = f"{len(cells)} cells where the header has {len(columns)}"
            raise InputError(what, where=where, hint="put quotes around a cell that holds a comma")
        else:
            yield where, dict(zip_longest(columns, cells, fillvalue=""))
    if text.strip() and not columns:
        return


def _without_comments(text: str) -> Iterator[str]:
    """Yield the lines; a comment becomes an empty one, so that numbers of lines stay right."""
    quoted = False
    for line in io.StringIO(text):  # not at other characters that end a line in Unicode
        if not quoted and line.startswith("#"):
            yield "\n"
            continue
        quoted ^= line.count('"') % 2 == 1
        yield line


def _check_columns(columns: list[str], where: str) -> None:
    missing, strange = _NEEDED - set(columns), set(columns) - set(COLUMNS)
    twice = len(columns) != len(set(columns))
    if missing or strange or twice:
        problem = f"columns missing: {sorted(missing)}" if missing else f"unknown columns: {sorted(strange)}"
        raise InputError("a column stands twice" if twice else problem, where=where, hint=f"use {','.join(COLUMNS)}")


def check(row: Correction) -> None:
    """Refuse a row that can't be understood without the graph.

    Raises:
        InputError: With the row's place, what is wrong and what to write.
    """
    if row.action not in ACTIONS:
        raise InputError(f"unknown action {row.action!r}", where=row.where, hint=f"use one of {', '.join(ACTIONS)}")
    needed, idle = ACTIONS[row.action]
    for cell in ("subject", *sorted(needed)):
        if not getattr(row, cell):
            raise InputError(f"{row.action} without {cell}", where=row.where, hint=f"fill in the column {cell}")
    for cell in sorted(idle):
        if getattr(row, cell):
            hint = f"leave the column {cell} empty"
            raise InputError(f"{row.action} takes no {cell}", where=row.where, hint=hint)
    if row.date and dates.parse(row.date) is None:
        raise InputError(f"{row.date!r} is no date", where=row.where, hint="write it as 2026-11-28")
    _check_value(row)


def _check_value(row: Correction) -> None:
    known: Iterable[str] = ()
    if row.action == "retype":
        known = sorted(ENTITY_TYPES)
    elif row.action == "status":
        known = STATUSES
    elif row.action == "reject":
        known = (*relations(), *roots())
    elif row.action in STATEMENTS:
        known = relations()
    if known and row.value not in known:
        hint = f"use one of {', '.join(known)}"
        raise InputError(f"unknown value {row.value!r} of {row.action}", where=row.where, hint=hint)
    if row.action == "date" and dates.parse(row.value) is None:
        raise InputError(f"{row.value!r} is no date", where=row.where, hint="write 2025, 2025-08 or 2025-08-19")
    if row.action == "identify" and not _IRI.match(row.value):
        hint = "give a whole IRI, as http://www.wikidata.org/entity/Q227"
        raise InputError(f"{row.value!r} is no IRI", where=row.where, hint=hint)
    if row.action in EVENTS and not _IRI.match(row.subject):
        hint = "kg query OUT --name events shows it"
        raise InputError(f"{row.subject!r} is no IRI of an event", where=row.where, hint=hint)
