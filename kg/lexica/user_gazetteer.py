"""A user's own gazetteer: a table of names that the package does not know, or knows otherwise.

A ``.tsv`` file is tab-separated, any other comma-separated; UTF-8; the first line names the columns. ``name`` and
``type`` are needed; ``aliases`` (several separated by ``|``), ``key``, ``wikidata`` and ``part_of`` may be there. Lines
that start with ``#`` are comments.
"""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from kg.errors import InputError, MissingInputError
from kg.lexica import gazetteer
from kg.lexica.gazetteer import Form, Gazetteer, GazetteerEntry
from kg.model import EntityType
from kg.namespaces import slug

TYPES: tuple[str, ...] = get_args(EntityType.__value__)
_COLUMNS = frozenset({"name", "type", "aliases", "key", "wikidata", "part_of"})


def load(path: str) -> Gazetteer:
    """Return a user's gazetteer and make its entries known to `kg.lexica.gazetteer.entry`.

    Raises:
        MissingInputError: If there is no such file.
        InputError: If it is not UTF-8, lacks a column or holds a row that can't be used; the message tells the line.
    """
    entries: dict[str, GazetteerEntry] = {}
    forms: dict[str, Form] = {}
    wholes: list[tuple[str, str]] = []
    for where, row in _rows(path):
        found = _entry(row, where)
        if found.key in entries:
            raise InputError(f"the key {found.key} is there twice", where=where, hint="give all names in one row")
        entries[found.key] = found
        wholes += [(where, found.part_of)] if found.part_of else []
        for name in (found.label, *found.aliases):
            other = forms.setdefault(name, Form(name, found.key, "name")).key
            if other != found.key:
                hint = "take the name out of one of the rows"
                raise InputError(f"{name!r} is also a name of {other}", where=where, hint=hint)
    for where, key in wholes:
        if key not in entries and not gazetteer.known(key):
            hint = "use a key that kg knows (state/AZ), or add a row with it"
            raise InputError(f"part_of {key!r} is unknown", where=where, hint=hint)
    gazetteer.add(entries)
    return Gazetteer(entries, tuple(forms.values()))


def _rows(path: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield (``file:line``, cells by column) for each row."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except FileNotFoundError as err:
        raise MissingInputError("gazetteer not found", where=path, hint="check the path") from err
    except (OSError, UnicodeDecodeError) as err:
        raise InputError("gazetteer can't be read as UTF-8 text", where=path, hint="save it as UTF-8") from err
    lines = text.splitlines()
    separator = "\t" if path.lower().endswith(".tsv") else ","
    columns: list[str] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        where = f"{path}:{number}"
        try:
            cells = [cell.strip() for cell in next(csv.reader([line], delimiter=separator))]
        except csv.Error as err:
            raise InputError(f"broken row ({err})", where=where, hint="mend the row") from err
        if not columns:
            columns = [cell.lower() for cell in cells]
            _check_columns(columns, where)
        elif len(cells) > len(columns):
            raise InputError(
                f"{len(cells)} cells where the header has {len(columns)}", where=where, hint="mend the row"
            )
        else:
            yield where, dict(zip(columns, cells, strict=False))
    if not columns:
        raise InputError("gazetteer is empty", where=path, hint="name the columns in its first line, as name,type")


def _check_columns(columns: list[str], where: str) -> None:
    missing, strange = {"name", "type"} - set(columns), set(columns) - _COLUMNS
    if missing or strange:
        problem = f"columns missing: {sorted(missing)}" if missing else f"unknown columns: {sorted(strange)}"
        raise InputError(problem, where=where, hint=f"use {', '.join(sorted(_COLUMNS))}; name and type are needed")


def _entry(row: dict[str, str], where: str) -> GazetteerEntry:
    name, kind = row.get("name", ""), row.get("type", "")
    if not name:
        raise InputError("a row without a name", where=where, hint="fill in the name or delete the row")
    if kind not in TYPES:
        raise InputError(f"unknown type {kind!r}", where=where, hint=f"use one of {', '.join(TYPES)}")
    key = row.get("key") or f"{kind.lower()}/{slug(name)}"
    part_of = row.get("part_of") or None
    for cell in (key, part_of or "state/X"):
        if not re.fullmatch(r"[a-z]+/[^\s/]+", cell):
            raise InputError(f"{cell!r} is no key", where=where, hint="keys look like state/AZ or organization/hamas")
    wikidata = row.get("wikidata", "").removeprefix(gazetteer.WIKIDATA)
    if wikidata and not re.fullmatch(r"Q[1-9]\d*", wikidata):
        raise InputError(f"{wikidata!r} is no Wikidata item", where=where, hint="items look like Q227")
    aliases = tuple(sorted({a.strip() for a in row.get("aliases", "").split("|") if a.strip()} - {name}))
    typed: EntityType = kind  # type: ignore[assignment]  # checked against TYPES above
    return GazetteerEntry(key, name, typed, gazetteer.identities(wikidata), aliases, part_of)
