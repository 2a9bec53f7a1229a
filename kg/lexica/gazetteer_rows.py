"""The rows of a user's gazetteer, whichever form the file has: CSV or TSV, JSON Lines, or Turtle."""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat
from pyoxigraph import parse as parse_rdf

from kg import namespaces as ns
from kg.errors import InputError, MissingInputError
from kg.lexica.tables import values
from kg.model import EntityType

TYPES: tuple[str, ...] = get_args(EntityType.__value__)
_OFFICE = ("office", "of", "from", "until")
_COLUMNS = frozenset({"name", "type", "key", "wikidata", "part_of", "aliases", "adjectives", "people", *_OFFICE})
_FIELDS = (_COLUMNS - set(_OFFICE)) | {"same_as", "offices"}
_NAMES = {ns.SKOS + "prefLabel": "name", ns.RDFS + "label": "name", ns.SKOS + "altLabel": "aliases"}
_LISTED = _NAMES | {ns.KG + "adjective": "adjectives", ns.KG + "people": "people", ns.OWL + "sameAs": "same_as"}
_WHOLES = frozenset({ns.KG + "partOf", ns.KG + "locatedIn"})
_OF_OFFICE = {
    ns.RDFS + "label": "office",
    ns.RDF + "object": "of",
    ns.KG + "validFrom": "from",
    ns.KG + "validUntil": "until",
}

type _Node = NamedNode | BlankNode
type _Parts = dict[str, list[_Node | Literal]]


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """An office that a row tells of: its title, the key or name of what it is of, the first and the last day."""

    title: str
    of: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Row:
    """What a row says, unchecked; ``where`` is ``file:line``. Names, adjectives and peoples stand in their order."""

    where: str
    name: str
    type: str
    key: str = ""
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    wikidata: str = ""
    same_as: tuple[str, ...] = ()
    part_of: str = ""
    offices: tuple[OfficeRow, ...] = ()


def rows(path: str) -> Iterator[Row]:
    """Yield the rows of a file; its ending tells the form: ``.jsonl``, ``.ttl``, ``.tsv``, else CSV.

    Raises:
        MissingInputError: If there is no such file.
        InputError: If it is not UTF-8, or a row has not the form; the message has file and line.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except FileNotFoundError as err:
        raise MissingInputError("gazetteer not found", where=path, hint="check the path") from err
    except (OSError, UnicodeDecodeError) as err:
        raise InputError("gazetteer can't be read as UTF-8 text", where=path, hint="save it as UTF-8") from err
    readers = {".jsonl": _from_json, ".ttl": _from_turtle, ".turtle": _from_turtle}
    read = readers.get(Path(path).suffix.lower())
    if read is None:
        yield from _from_table(text, path)
        return
    found = list(read(text, path))
    if not found:
        raise InputError("gazetteer is empty", where=path, hint="docs/gazetteers.md shows what to write")
    yield from found


def _from_table(text: str, path: str) -> Iterator[Row]:
    separator = "\t" if path.lower().endswith(".tsv") else ","
    columns: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
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
            what = f"{len(cells)} cells where the header has {len(columns)}"
            raise InputError(what, where=where, hint="mend the row")
        else:
            yield _of_cells(dict(zip(columns, cells, strict=False)), where)
    if not columns:
        raise InputError("gazetteer is empty", where=path, hint="name the columns in its first line, as name,type")


def _check_columns(columns: list[str], where: str) -> None:
    missing, strange = {"name", "type"} - set(columns), set(columns) - _COLUMNS
    if missing or strange:
        problem = f"columns missing: {sorted(missing)}" if missing else f"unknown columns: {sorted(strange)}"
        raise InputError(problem, where=where, hint=f"use {', '.join(sorted(_COLUMNS))}; name and type are needed")


def _of_cells(cells: Mapping[str, str], where: str) -> Row:
    office = OfficeRow(*(cells.get(column, "") for column in _OFFICE))
    return Row(
        where,
        cells.get("name", ""),
        cells.get("type", ""),
        cells.get("key", ""),
        aliases=values(cells.get("aliases", "")),
        adjectives=values(cells.get("adjectives", "")),
        people=values(cells.get("people", "")),
        wikidata=cells.get("wikidata", ""),
        part_of=cells.get("part_of", ""),
        offices=(office,) if any((office.title, office.of, office.since, office.until)) else (),
    )


def _from_json(text: str, path: str) -> Iterator[Row]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            record = json.loads(line)
        except ValueError as err:
            raise InputError(f"no JSON ({err})", where=where, hint="write one object a line") from err
        if not isinstance(record, dict) or record.keys() - _FIELDS:
            strange = sorted(record.keys() - _FIELDS) if isinstance(record, dict) else type(record).__name__
            raise InputError(f"unknown fields: {strange}", where=where, hint=f"use {', '.join(sorted(_FIELDS))}")
        yield Row(
            where,
            _text(record, "name", where),
            _text(record, "type", where),
            _text(record, "key", where),
            aliases=_texts(record, "aliases", where),
            adjectives=_texts(record, "adjectives", where),
            people=_texts(record, "people", where),
            wikidata=_text(record, "wikidata", where),
            same_as=_texts(record, "same_as", where),
            part_of=_text(record, "part_of", where),
            offices=tuple(_office(held, where) for held in _list(record, "offices", where)),
        )


def _office(held: Any, where: str) -> OfficeRow:
    if not isinstance(held, dict) or held.keys() - set(_OFFICE):
        raise InputError(f"{held!r} is no office", where=where, hint=f"write an object with {', '.join(_OFFICE)}")
    return OfficeRow(*(_text(held, field, where) for field in _OFFICE))


def _text(record: Mapping[str, Any], field: str, where: str) -> str:
    found = record.get(field)
    if found is not None and not isinstance(found, str):
        raise InputError(f"{field} is no text: {found!r}", where=where, hint="put it in quotes")
    return (found or "").strip()


def _texts(record: Mapping[str, Any], field: str, where: str) -> tuple[str, ...]:
    found = _list(record, field, where)
    if any(not isinstance(one, str) for one in found):
        raise InputError(f"{field} are no texts: {found!r}", where=where, hint='write ["one", "two"]')
    return tuple(one.strip() for one in found if one.strip())


def _list(record: Mapping[str, Any], field: str, where: str) -> list[Any]:
    found = record.get(field)
    if found is not None and not isinstance(found, list):
        raise InputError(f"{field} is no list: {found!r}", where=where, hint='write ["one", "two"]')
    return found or []


def _from_turtle(text: str, path: str) -> Iterator[Row]:
    prefixes = "".join(f"@prefix {prefix}: <{iri}> . " for prefix, iri in ns.PREFIXES.items())
    said: dict[_Node, _Parts] = {}
    try:
        for quad in parse_rdf(prefixes + text, format=RdfFormat.TURTLE):
            if isinstance(quad.subject, NamedNode | BlankNode) and isinstance(
                quad.object, NamedNode | BlankNode | Literal
            ):
                said.setdefault(quad.subject, {}).setdefault(quad.predicate.value, []).append(quad.object)
    except SyntaxError as err:
        where = f"{path}:{err.lineno}" if err.lineno else path
        raise InputError(f"no Turtle: {err.msg}", where=where, hint="mend it, or give the rows as CSV") from err
    held: dict[str, list[OfficeRow]] = {}
    for parts in said.values():
        for holder in parts.get(ns.RDF + "subject", ()):
            told = {name: _plain(parts.get(predicate, [])) for predicate, name in _OF_OFFICE.items()}
            office = OfficeRow(told["office"], _key(told["of"]), told["from"], told["until"])
            held.setdefault(holder.value, []).append(office)
    for node, parts in said.items():
        kinds = sorted(term.value.removeprefix(ns.KG) for term in parts.get(ns.RDF + "type", ()))
        known = [kind for kind in kinds if kind in TYPES]
        if known:
            yield _of_parts(node, known[0], parts, tuple(held.get(node.value, ())), _place(node, text, path))


def _of_parts(node: _Node, kind: str, parts: _Parts, offices: tuple[OfficeRow, ...], where: str) -> Row:
    listed: dict[str, list[str]] = {name: [] for name in _LISTED.values()}
    for predicate, name in _LISTED.items():
        terms = parts.get(predicate, [])
        english = [t for t in terms if not isinstance(t, Literal) or (t.language or "en").partition("-")[0] == "en"]
        listed[name] += [term.value for term in english]
    names, wholes = listed["name"], [term.value for predicate in _WHOLES for term in parts.get(predicate, ())]
    key = _key(node.value) if isinstance(node, NamedNode) and node.value.startswith(ns.BASE_IRI) else ""
    return Row(
        where,
        names[0] if names else "",
        kind,
        key,
        (*names[1:], *sorted(listed["aliases"])),
        tuple(sorted(listed["adjectives"])),
        tuple(sorted(listed["people"])),
        same_as=tuple(sorted(listed["same_as"])),
        part_of=_key(min(wholes, default="")),
        offices=tuple(sorted(offices, key=lambda office: (office.since, office.title, office.of))),
    )


def _key(iri: str) -> str:
    return iri.removeprefix(ns.BASE_IRI)


def _plain(terms: list[_Node | Literal]) -> str:
    return min((term.value for term in terms), default="")


def _place(node: _Node, text: str, path: str) -> str:
    """Return the file with the first line that has the IRI of a subject, whole or the end of it."""
    for words in (f"<{node.value}>", re.split(r"[#/]", node.value)[-1]) if isinstance(node, NamedNode) else ():
        if words and (at := text.find(words)) >= 0:
            return f"{path}:{text.count(chr(10), 0, at) + 1}"
    return path
