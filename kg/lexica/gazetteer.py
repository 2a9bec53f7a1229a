"""Who and what is known by name before any text is read: states, alliances, organisations, places, and their identity.

The knowledge stands in ``kg/lexica/*.tsv``; a user's own table (`kg.lexica.user_gazetteer`) adds to it. Keys are paths
of IRIs below the base: ``state/AZ``, ``alliance/nato``, ``organization/hamas``, ``place/baku``, ``group/the-west``.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from kg.errors import LexiconError, UnknownNameError
from kg.lexica import bodies, leaders, tables
from kg.model import EntityType

WIKIDATA = "http://www.wikidata.org/entity/"
GEONAMES = "https://sws.geonames.org/"

type Use = Literal["name", "adjective", "people", "seat"]


@dataclass(frozen=True, slots=True)
class GazetteerEntry:
    """What is known of one thing.

    Attributes:
        key: Path of its IRI below the base.
        label: Canonical English name.
        type: Its class in the ontology.
        same_as: IRIs in Wikidata and GeoNames, sorted; only where certain, so often empty.
        aliases: Other names, sorted; no adjectives.
        part_of: Key of the state, alliance or organisation it belongs to (for places: lies in), or None.
    """

    key: str
    label: str
    type: EntityType
    same_as: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing an entry in a text.

    ``use``: ``name``; ``adjective`` ("Azerbaijani"); ``people`` ("Azerbaijanis"); ``seat``, a place that stands for the
    entry ``stands_for`` when it acts politically. ``key`` is the entry itself, of a seat the place.
    """

    text: str
    key: str
    use: Use
    stands_for: str | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """A state's membership: ``organization`` and ``state`` are keys, ``since`` and ``until`` years or None."""

    organization: str
    state: str
    since: str | None
    until: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Entries by key, and the forms that lead to them."""

    entries: dict[str, GazetteerEntry]
    forms: tuple[Form, ...]


def entry(key: str) -> GazetteerEntry:
    """Return what is known under a key, from the package or from a user's gazetteer that was loaded in this process.

    Raises:
        UnknownNameError: If nothing is known under it.
    """
    found = _added.get(key) or packaged().entries.get(key) or _leader(key) or _body(key)
    if found is None:
        raise UnknownNameError(f"no gazetteer entry {key!r}", hint="keys look like state/AZ, alliance/nato, place/baku")
    return found


def known(key: str | None) -> bool:
    """Tell whether `entry` knows a key."""
    if key is None:
        return False
    return key in packaged().entries or key in _added or (_leader(key) or _body(key)) is not None


def _leader(key: str) -> GazetteerEntry | None:
    """Return what is known of somebody who holds or held an office."""
    found = leaders.leader(key)
    if found is None:
        return None
    return GazetteerEntry(key, found.name, "Person", identities(found.wikidata), found.variants)


def _body(key: str) -> GazetteerEntry | None:
    """Return what is known of a body that the gazetteer's own tables do not have."""
    found = bodies.body(key)
    if found is None:
        return None
    others = tuple(sorted(set(found.names) - {found.label}))
    kind: EntityType = found.type  # type: ignore[assignment]  # one of two, checked where it is read
    return GazetteerEntry(key, found.label, kind, identities(found.wikidata), others, found.part_of)


def members(key: str) -> tuple[str, ...]:
    """Return the keys of an alliance's present member states, sorted; empty where none are recorded.

    >>> members("alliance/aukus")
    ('state/AU', 'state/GB', 'state/US')
    """
    return tuple(sorted(m.state for m in memberships() if m.organization == key and m.until is None))


@cache
def memberships() -> tuple[Membership, ...]:
    """Return all recorded memberships, past ones too, in file order.

    Raises:
        LexiconError: If a row is of an unknown state or organisation, or has an impossible date.
    """
    found: list[Membership] = []
    for where, row in tables.numbered("memberships.tsv"):
        made = Membership(
            row["organization"], f"state/{row['iso2']}", row["since"] or None, row["until"] or None, row["source"]
        )
        for key in (made.organization, made.state):
            if key not in packaged().entries:
                raise LexiconError(f"unknown key {key!r}", where=where, hint="mend it, or add it to the gazetteer")
        if row["since"] or row["until"]:
            leaders.span(row["since"] or row["until"], row["until"], row["until"] or row["since"], where=where)
        found.append(made)
    return tuple(found)


def capital(key: str) -> str | None:
    """Return the key of a state's capital where the gazetteer has it, or None.

    >>> capital("state/UA")
    'place/kyiv'
    """
    return _capitals().get(key)


@cache
def _capitals() -> dict[str, str]:
    places = {name: e.key for e in packaged().entries.values() if e.type == "Place" for name in (e.label, *e.aliases)}
    named = {f"state/{row['iso2']}": places.get(row["capital"]) for row in tables.rows("states.tsv")}
    return {state: place for state, place in named.items() if place}


@cache
def packaged() -> Gazetteer:
    """Return the gazetteer of the package, read once."""
    entries: dict[str, GazetteerEntry] = {}
    forms: dict[Form, None] = {}
    for found, written in (*_states(), *_historic_states(), *_organizations(), *_regions(), *_places(), *_weapons()):
        entries[found.key] = found
        forms.update(dict.fromkeys(written))
    return Gazetteer(entries, tuple(forms))


_added: dict[str, GazetteerEntry] = {}  # entries of users' gazetteers; filled by `add`


def add(entries: dict[str, GazetteerEntry]) -> None:
    """Make entries known to `entry` for the rest of the process; a packaged one of the same key keeps its identity."""
    for key, new in sorted(entries.items()):
        old = packaged().entries.get(key)
        if old is not None:
            aliases = {*old.aliases, *new.aliases, old.label} - {new.label}
            new = replace(  # noqa: PLW2901  (the merged entry takes the place of the row)
                new,
                same_as=new.same_as or old.same_as,
                aliases=tuple(sorted(aliases)),
                part_of=new.part_of or old.part_of,
            )
        _added[key] = new


def identities(wikidata: str, geonames: str = "") -> tuple[str, ...]:
    """Return the IRIs of a Wikidata item ("Q227") and a GeoNames feature ("587116"), sorted, without empty ones.

    >>> identities("Q227", "587116")
    ('http://www.wikidata.org/entity/Q227', 'https://sws.geonames.org/587116/')
    """
    iris = [WIKIDATA + wikidata] if wikidata else []
    return tuple(sorted([*iris, f"{GEONAMES}{geonames}/"] if geonames else iris))


type _EntryForms = tuple[GazetteerEntry, list[Form]]


def _states() -> Iterator[_EntryForms]:
    nationalities = {row["iso2"]: row for row in tables.rows("nationalities.tsv")}
    for row in tables.rows("states.tsv"):
        key, label = f"state/{row['iso2']}", row["label"]
        names = {row["official"], *tables.values(row["aliases"])} - {"", label}
        same = identities(row["wikidata"], row["geonames"])
        found = GazetteerEntry(key, label, "State", same, tuple(sorted(names)))
        yield found, [*_names(found), *_demonyms(key, nationalities.get(row["iso2"], {}))]


def _historic_states() -> Iterator[_EntryForms]:
    for row in tables.rows("historic_states.tsv"):
        key, names = f"state/{row['iso2']}", tuple(sorted(tables.values(row["aliases"])))
        found = GazetteerEntry(key, row["label"], "State", identities(row["wikidata"]), names)
        yield found, [*_names(found), *_demonyms(key, row)]


def _organizations() -> Iterator[_EntryForms]:
    for row in tables.rows("organizations.tsv"):
        yield _entry(row, row["type"], row["part_of"])


def _regions() -> Iterator[_EntryForms]:
    for row in tables.rows("regions.tsv"):
        found, forms = _entry(row, row["type"], "")
        yield found, [*forms, *_demonyms(found.key, row)]


def _weapons() -> Iterator[_EntryForms]:
    for row in tables.rows("weapons.tsv"):
        yield _entry(row, row["type"], "")


def _places() -> Iterator[_EntryForms]:
    for row in tables.rows("places.tsv"):
        found, forms = _entry(row, "Place", row["part_of"])
        stands_for = row["stands_for"] or None
        yield found, [Form(f.text, f.key, "seat", stands_for) if stands_for else f for f in forms]


def _entry(row: dict[str, str], kind: str, part_of: str) -> _EntryForms:
    names = tuple(sorted(set(tables.values(row["aliases"]))))
    typed: EntityType = kind  # type: ignore[assignment]  # a test checks the data file's types
    found = GazetteerEntry(row["key"], row["label"], typed, identities(row["wikidata"]), names, part_of or None)
    return found, _names(found)


def _names(found: GazetteerEntry) -> list[Form]:
    written = dict.fromkeys(form for name in (found.label, *found.aliases) for form in _accented(name))
    return [Form(name, found.key, "name") for name in written]


def _accented(name: str) -> tuple[str, ...]:
    """Return a name, and how it is written without accents, or with all but the one on its capital: "Elysée"."""
    if name.isascii():
        return (name,)
    plain = _plain(name)
    return (name, plain, plain[0] + name[1:]) if plain.isascii() else (name,)


def _plain(name: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def _demonyms(key: str, row: dict[str, str]) -> list[Form]:
    adjectives = [Form(word, key, "adjective") for word in tables.values(row.get("adjectives", ""))]
    return adjectives + [Form(word, key, "people") for word in tables.values(row.get("people", ""))]
