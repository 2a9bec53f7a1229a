"""Makes a gazetteer for ``--gazetteer`` from a Wikidata JSON dump, or an extract of one.

python scripts/gazetteer_from_wikidata.py dump.json.bz2 -o gazetteer.jsonl --since 1990

The dump is read as Wikimedia writes it (one entity a line, plain, gz or bz2), three times, an entity at a time: memory
does not grow with it, names stand in a file on disk meanwhile. What is taken: items with an English label of a class
in `CLASSES` (or ``--class Q515=Place``), their English aliases, Wikidata and GeoNames identifiers, country, adjectives
(P1549) and, of people, positions held (P39) with beginning and end, where the position is of a state or body that kg
knows or that the dump has as a state. A name that several items bear is left out, since it would mean neither.
"""

import argparse
import bz2
import gzip
import json
import re
import sqlite3
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO, cast

from kg.files import write_output
from kg.lexica import gazetteer
from kg.lexica.gazetteer_rows import TYPES
from kg.namespaces import slug

CLASSES = {
    "Q5": "Person",
    **dict.fromkeys(("Q6256", "Q3624078", "Q7275"), "State"),
    **dict.fromkeys(("Q515", "Q486972", "Q532", "Q3957", "Q1549591", "Q5119", "Q82794", "Q23442"), "Place"),
    **dict.fromkeys(("Q43229", "Q4830453", "Q783794", "Q6881511", "Q891723", "Q7278", "Q192350"), "Organization"),
    **dict.fromkeys(("Q327333", "Q484652", "Q245065", "Q11032", "Q1193236", "Q31855", "Q47913"), "Organization"),
    **dict.fromkeys(("Q1127126", "Q4120211"), "Alliance"),
    **dict.fromkeys(("Q772547", "Q37726", "Q176799", "Q17149090", "Q1410668"), "ArmedForce"),
    **dict.fromkeys(("Q198", "Q178561", "Q180684", "Q350604", "Q625994", "Q1072326"), "NamedEvent"),
    **dict.fromkeys(("Q728", "Q15142894"), "Weapon"),
}
_ID = re.compile(r'"id"\s*:\s*"(Q[1-9]\d*)"')
_TIME = re.compile(r"\+(\d{4})-(\d\d)-(\d\d)T")
_LONGEST = {9: 4, 10: 7, 11: 10}  # characters of a year, a month and a day, by Wikidata's precision

type Item = Mapping[str, Any]


def main(arguments: list[str] | None = None) -> int:
    """Read a dump and write the gazetteer; return an exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dump", type=Path, help="JSON dump: .json, .json.gz or .json.bz2")
    parser.add_argument("-o", "--out", type=Path, required=True, help="JSON Lines file to write")
    parser.add_argument("--since", type=int, default=0, metavar="YEAR", help="leave out offices that ended before")
    parser.add_argument(
        "--class", dest="classes", action="append", default=[], metavar="QID=TYPE", help="take this class as well"
    )
    given = parser.parse_args(arguments)
    classes = dict(CLASSES)
    for pair in given.classes:
        item, _, kind = pair.partition("=")
        if not re.fullmatch(r"Q[1-9]\d*", item) or kind not in TYPES:
            parser.error(f"--class {pair}: write a class and a type, as Q515=Place; types are {', '.join(TYPES)}")
        classes[item] = kind
    try:
        return _write(given.dump, given.out, classes, given.since)
    except (OSError, EOFError) as err:
        print(f"{given.dump}: can't be read: {err}", file=sys.stderr)
    except ValueError as err:
        print(err, file=sys.stderr)
    return 2


def _write(dump: Path, out: Path, classes: Mapping[str, str], since: int) -> int:
    keys, wanted = _known(), set[str]()
    for item in items(dump, needing='"claims"'):
        if kind_of(item, classes) == "State" and _label(item):
            keys.setdefault(str(item["id"]), _state_key(item))
        wanted.update(position for position, _ in _positions(item))
    positions = {str(item["id"]): _position(item) for item in items(dump, ids=wanted)}
    with tempfile.TemporaryDirectory() as folder:
        names = sqlite3.connect(str(Path(folder) / "names"))
        names.execute("CREATE TABLE names (name TEXT, item TEXT, PRIMARY KEY (name, item)) WITHOUT ROWID")
        names.execute("CREATE TABLE keys (key TEXT PRIMARY KEY, label TEXT) WITHOUT ROWID")
        raw = Path(folder) / "rows"
        with raw.open("w", encoding="utf-8") as file:
            for item in items(dump, needing='"claims"'):
                if (row := row_of(item, classes, keys, positions, since)) is not None:
                    if (
                        names.execute("INSERT OR IGNORE INTO keys VALUES (?, ?)", (row["key"], row["name"])).rowcount
                        < 1
                    ):
                        row["key"] += f"-{item['id'].lower()}"
                    borne = [row["name"], *row.get("aliases", ()), *map(_adjective, row.get("adjectives", ()))]
                    names.executemany("INSERT OR IGNORE INTO names VALUES (?, ?)", ((n, row["key"]) for n in borne))
                    file.write(json.dumps(row, ensure_ascii=False) + "\n")
        with raw.open(encoding="utf-8") as file:
            left_out: list[int] = [0]
            write_output(out, _told_apart(file, names, left_out))
        names.close()
    print(f"{out}: left out {left_out[0]} items whose label others bear", file=sys.stderr)
    return 0


def items(dump: Path, *, ids: set[str] | None = None, needing: str = "") -> Iterator[Item]:
    """Yield the items of a dump, one at a time.

    Args:
        dump: A file as Wikimedia writes it.
        ids: Only these; lines of others are not parsed.
        needing: Only lines with these characters.

    Raises:
        ValueError: If a line is no JSON; the message has file and line.
    """
    with _opened(dump) as lines:
        for number, line in enumerate(lines, start=1):
            body = line.strip().rstrip(",")
            if body in {"", "[", "]"} or needing not in body:
                continue
            if ids is not None and ((found := _ID.search(body)) is None or found[1] not in ids):
                continue
            try:
                item = json.loads(body)
            except ValueError as err:
                raise ValueError(f"{dump}:{number}: no JSON ({err}); one entity a line is expected") from err
            if isinstance(item, dict) and item.get("type") == "item" and re.fullmatch(r"Q\d+", str(item.get("id"))):
                yield item


def _opened(dump: Path) -> TextIO:
    openers = {".gz": gzip.open, ".bz2": bz2.open}
    opener = openers.get(dump.suffix, open)
    return cast("TextIO", opener(dump, "rt", encoding="utf-8"))


def kind_of(item: Item, classes: Mapping[str, str]) -> str | None:
    """Return the type of an item by the first of its classes that has one."""
    return next((classes[found] for found in _entities(item, "P31") if found in classes), None)


def row_of(
    item: Item,
    classes: Mapping[str, str],
    keys: Mapping[str, str],
    positions: Mapping[str, tuple[str, str]],
    since: int = 0,
) -> dict[str, Any] | None:
    """Return the row of an item, None where it has no English label or no class that is taken.

    Args:
        item: Of the dump.
        classes: Type by class.
        keys: Keys of states and bodies, by item.
        positions: Label and item of what it is of, by position.
        since: Year; offices that ended before are left out.
    """
    kind, label = kind_of(item, classes), _label(item)
    if kind is None or not label:
        return None
    aliases = [str(alias["value"]).strip() for alias in item.get("aliases", {}).get("en", [])]
    if kind == "Person":
        aliases = [alias for alias in aliases if " " in alias]  # a bare word is many people's
    country = [keys[found] for found in _entities(item, "P27" if kind == "Person" else "P17") if found in keys]
    row = {
        "name": label,
        "type": kind,
        "key": keys.get(str(item["id"])) or f"{kind.lower()}/{slug(label)}",
        "wikidata": item["id"],
        "aliases": sorted({alias for alias in aliases if alias and alias != label}),
        "adjectives": sorted({v["text"] for v in _values(item, "P1549") if v.get("language") == "en"}),
        "same_as": [f"{gazetteer.GEONAMES}{found}/" for found in _values(item, "P1566")[:1]],
        "part_of": country[0] if len(set(country)) == 1 and kind != "State" else "",
        "offices": list(_offices(item, keys, positions, since)) if kind == "Person" else [],
    }
    return {field: value for field, value in row.items() if value}


def _offices(
    item: Item, keys: Mapping[str, str], positions: Mapping[str, tuple[str, str]], since: int
) -> Iterator[dict[str, str]]:
    for position, statement in _positions(item):
        title, of = positions.get(position, ("", ""))
        held = next(
            (
                keys[one]
                for one in (*_qualifiers(statement, "P642"), *_qualifiers(statement, "P1001"), of)
                if one in keys
            ),
            "",
        )
        first, last = (_day(statement, qualifier) for qualifier in ("P580", "P582"))
        if title and held and first and not (last and (last < first[: len(last)] or int(last[:4]) < since)):
            office = {"office": title, "of": held, "from": first, "until": last}
            yield {field: value for field, value in office.items() if value}


def _positions(item: Item) -> Iterator[tuple[str, Item]]:
    """Yield the positions that an item holds or held, each with its statement."""
    for statement in item.get("claims", {}).get("P39", []):
        if statement.get("rank") != "deprecated" and (found := _entity(statement.get("mainsnak", {}))):
            yield found, statement


def _position(item: Item) -> tuple[str, str]:
    """Return the label of a position, and the item of what it is of: its jurisdiction, organisation or country."""
    of = (found for prop in ("P1001", "P2389", "P17") for found in _entities(item, prop))
    return _label(item), next(of, "")


def _day(statement: Item, qualifier: str) -> str:
    """Return the year, month or day of a qualifier, or nothing."""
    for snak in statement.get("qualifiers", {}).get(qualifier, []):
        value = snak.get("datavalue", {}).get("value", {}) if snak.get("snaktype") == "value" else {}
        found, length = _TIME.match(str(value.get("time", ""))), _LONGEST.get(value.get("precision"))
        if found and length:
            return "-".join(found.groups())[:length]
    return ""


def _qualifiers(statement: Item, prop: str) -> list[str]:
    return [found for snak in statement.get("qualifiers", {}).get(prop, []) if (found := _entity(snak))]


def _entities(item: Item, prop: str) -> list[str]:
    """Return the items that are values of a property, the preferred ones first."""
    told = [s for s in item.get("claims", {}).get(prop, []) if s.get("rank") != "deprecated"]
    told.sort(key=lambda statement: statement.get("rank") != "preferred")
    return [found for statement in told if (found := _entity(statement.get("mainsnak", {})))]


def _entity(snak: Item) -> str:
    value = snak.get("datavalue", {}).get("value") if snak.get("snaktype") == "value" else None
    return str(value.get("id", "")) if isinstance(value, dict) else ""


def _values(item: Item, prop: str) -> list[Any]:
    snaks = (statement.get("mainsnak", {}) for statement in item.get("claims", {}).get(prop, []))
    return [snak["datavalue"]["value"] for snak in snaks if snak.get("snaktype") == "value"]


def _label(item: Item) -> str:
    return str(item.get("labels", {}).get("en", {}).get("value", "")).strip()


def _state_key(item: Item) -> str:
    code = next((str(code) for code in _values(item, "P297")), "")
    return f"state/{code or slug(_label(item))}"


def _known() -> dict[str, str]:
    """Return the keys of the states and bodies that kg knows, by item."""
    found = gazetteer.packaged().entries.values()
    same = ((iri, entry.key) for entry in found for iri in entry.same_as if iri.startswith(gazetteer.WIKIDATA))
    return {iri.removeprefix(gazetteer.WIKIDATA): key for iri, key in same}


def _adjective(word: str) -> str:
    """Return a form of an adjective that is no name."""
    return f"\0{word}"


def _told_apart(lines: Iterable[str], names: sqlite3.Connection, left_out: list[int]) -> Iterator[bytes]:
    """Yield the rows without names that several items bear; rows whose label is one are counted instead."""

    def single(name: str) -> bool:
        return int(names.execute("SELECT count(*) FROM names WHERE name = ?", (name,)).fetchone()[0]) == 1

    def stays(key: str) -> bool:
        found = names.execute("SELECT label FROM keys WHERE key = ?", (key,)).fetchone()
        return gazetteer.known(key) or (found is not None and single(found[0]))

    for line in lines:
        row = json.loads(line)
        if not single(row["name"]):
            left_out[0] += 1
            continue
        row["aliases"] = [alias for alias in row.get("aliases", ()) if single(alias)]
        row["adjectives"] = [word for word in row.get("adjectives", ()) if single(_adjective(word))]
        row["part_of"] = row.get("part_of", "") if stays(row.get("part_of", "")) else ""
        row["offices"] = [office for office in row.get("offices", ()) if stays(office["of"])]
        yield (json.dumps({f: v for f, v in row.items() if v}, ensure_ascii=False) + "\n").encode()


if __name__ == "__main__":
    raise SystemExit(main())
