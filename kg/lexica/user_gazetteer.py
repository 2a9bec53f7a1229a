"""A user's own gazetteer: names that the package does not know, or knows otherwise, and who held which office when.

A table (``.tsv`` is tab-separated, any other comma-separated; the first line names the columns; lines that start with
``#`` are comments), JSON Lines (``.jsonl``) or Turtle (``.ttl``), all in UTF-8; docs/gazetteers.md tells the fields.
"""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from kg import dates
from kg.errors import InputError
from kg.lexica import gazetteer, leaders, office_kinds
from kg.lexica.gazetteer import Form, Gazetteer, GazetteerEntry
from kg.lexica.gazetteer_rows import TYPES, OfficeRow, Row, rows
from kg.lexica.leaders import Leader, Term
from kg.namespaces import slug

if TYPE_CHECKING:
    from kg.model import EntityType

SOURCE = "gazetteer of the user"
_KEY = re.compile(r"[a-z]+/[^\s/]+")
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+\Z")
_GOES_ON = dates.given("2999", where="")  # an office without an end is one that is still held


def load(path: str) -> Gazetteer:
    """Return a user's gazetteer and make its entries and offices known (`kg.lexica.gazetteer`, `kg.lexica.leaders`).

    Raises:
        MissingInputError: If there is no such file.
        InputError: If it is not UTF-8, lacks a column or holds a row that can't be used; the message tells the line.
    """
    entries: dict[str, GazetteerEntry] = {}
    forms: dict[tuple[str, str], Form] = {}
    told: list[tuple[Row, str]] = []
    for row in rows(path):
        found = _entry(row)
        told.append((row, found.key))
        if found.key in entries:
            if not row.offices or entries[found.key].label != found.label:
                hint = "give all names in one row; more rows of one person each tell an office"
                raise InputError(f"the key {found.key} is there twice", where=row.where, hint=hint)
            continue
        entries[found.key] = found
        for form in _forms(found, row):
            other = forms.setdefault((form.text, form.use), form).key
            if other != found.key:
                hint = "take the name out of one of the rows"
                raise InputError(f"{form.text!r} is also a name of {other}", where=row.where, hint=hint)
    terms: dict[str, list[Term]] = {}
    for row, key in told:
        whole = _meant(entries[key].part_of, entries, row, "part_of")
        entries[key] = _within(entries[key], whole)
        for office in row.offices:
            terms.setdefault(key, []).extend(_terms(key, office, entries, row))
    gazetteer.add(entries)
    leaders.add([(_leader(entries[key]), held) for key, held in sorted(terms.items())])
    return Gazetteer(entries, tuple(forms.values()))


def _entry(row: Row) -> GazetteerEntry:
    if not row.name:
        raise InputError("a row without a name", where=row.where, hint="fill in the name or delete the row")
    if row.type not in TYPES:
        raise InputError(f"unknown type {row.type!r}", where=row.where, hint=f"use one of {', '.join(TYPES)}")
    key = row.key or f"{row.type.lower()}/{slug(row.name)}"
    if not _KEY.fullmatch(key):
        raise InputError(f"{key!r} is no key", where=row.where, hint="keys look like state/AZ or organization/hamas")
    wikidata = row.wikidata.removeprefix(gazetteer.WIKIDATA)
    if wikidata and not re.fullmatch(r"Q[1-9]\d*", wikidata):
        raise InputError(f"{wikidata!r} is no Wikidata item", where=row.where, hint="items look like Q227")
    for iri in row.same_as:
        if not _IRI.match(iri):
            raise InputError(f"{iri!r} is no IRI", where=row.where, hint="write it whole: http://...")
    same = tuple(sorted({*gazetteer.identities(wikidata), *row.same_as}))
    typed = cast("EntityType", row.type)
    return GazetteerEntry(key, row.name, typed, same, tuple(sorted({*row.aliases} - {row.name})), row.part_of or None)


def _forms(found: GazetteerEntry, row: Row) -> Iterable[Form]:
    yield from (Form(name, found.key, "name") for name in (found.label, *found.aliases))
    yield from (Form(word, found.key, "adjective") for word in row.adjectives)
    yield from (Form(word, found.key, "people") for word in row.people)


def _within(entry: GazetteerEntry, whole: str | None) -> GazetteerEntry:
    return GazetteerEntry(entry.key, entry.label, entry.type, entry.same_as, entry.aliases, whole)


def _meant(name: str | None, entries: dict[str, GazetteerEntry], row: Row, field: str) -> str | None:
    """Return the key that a cell means: a key, a name of another row, or the name of a state that kg knows."""
    if not name:
        return None
    if name in entries or gazetteer.known(name):
        return name
    named = sorted(e.key for e in entries.values() if name == e.label or name in e.aliases)
    packaged = (form.key for form in gazetteer.packaged().forms if form.text == name and form.use == "name")
    found = named or sorted(key for key in set(packaged) if key.startswith("state/"))
    if len(found) != 1:
        hint = "use a key that kg knows (state/AZ), or add a row with it"
        raise InputError(f"{field} {name!r} is unknown", where=row.where, hint=hint)
    return found[0]


def _terms(key: str, office: OfficeRow, entries: dict[str, GazetteerEntry], row: Row) -> Iterable[Term]:
    """Yield the terms that an office is; none where its title is of no kind that texts can be resolved by."""
    if entries[key].type != "Person":
        raise InputError("an office of what is no person", where=row.where, hint="give the row of a person the office")
    if not office.title or not office.of or not office.since:
        what, hint = "an office without its title, of or from", "fill in office, of and from"
        raise InputError(what, where=row.where, hint=hint)
    of = _meant(office.of, entries, row, "of")
    since, until = dates.given(office.since, where=row.where), None
    if office.until:
        until = dates.given(office.until, where=row.where)
        if until.last < since.first:
            what = f"until {until} is before from {since}"
            raise InputError(what, where=row.where, hint="mend one of the two dates")
    if of is not None:
        body = entries.get(of) or gazetteer.entry(of)
        kind = office_kinds.kind_of(office.title, (body.label, *body.aliases), state=of.startswith("state/"))
        if kind is not None:
            yield Term(of, kind, key, since, until, until or _GOES_ON, office.title, SOURCE)


def _leader(entry: GazetteerEntry) -> Leader:
    items = [iri.removeprefix(gazetteer.WIKIDATA) for iri in entry.same_as if iri.startswith(gazetteer.WIKIDATA)]
    surname = entry.label.split()[-1].lower()
    item = items[0] if items else ""
    return Leader(entry.key, entry.label, entry.aliases, (surname,), False, None, None, item, 1)
