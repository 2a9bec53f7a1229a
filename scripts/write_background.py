"""Writes the background tables of ``kg/lexica`` from a folder of facts, each with its sources.

python scripts/write_background.py FACTS_DIR [TABLE ...]

A fact of an unknown state, with an impossible date, or that contradicts another is left out with a message, or refused.
"""

import argparse
import csv
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

LEXICA = Path(__file__).parents[1] / "kg" / "lexica"


def main() -> None:
    """Write the tables that are asked for, or all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("facts", type=Path)
    parser.add_argument("tables", nargs="*", metavar="TABLE", help=f"one of {', '.join(TABLES)}")
    arguments = parser.parse_args()
    for name in arguments.tables or TABLES:
        path = LEXICA / f"{name}.tsv"
        path.write_text("".join(f"{line}\n" for line in TABLES[name](arguments.facts)), encoding="utf-8", newline="\n")
        print(f"{path.name}: {path.stat().st_size // 1024} KB")


def read(facts: Path, name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table of facts."""
    with (facts / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def table(notes: Iterable[str], columns: str, rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield the lines of a table: notes, columns, rows."""
    yield from (f"# {note}" for note in notes)
    yield "\t".join(columns.split())
    yield from ("\t".join(row) for row in rows)


def nicknames(facts: Path) -> Iterator[str]:
    """Yield given names of English with their nicknames."""
    known: dict[str, set[str]] = {}
    for row in read(facts, "nicknames.csv"):
        known.setdefault(row["given_name"], set()).add(row["nickname"])
    notes = (
        "Given names and the nicknames that English makes of them. One nickname may be of several names.",
        "Source: carltonnorthern/nicknames (Apache-2.0), unitedstates/congress-legislators (CC0, public domain).",
    )
    yield from table(notes, "given_name nicknames", ((name, "|".join(sorted(known[name]))) for name in sorted(known)))


TABLES: dict[str, Callable[[Path], Iterator[str]]] = {"nicknames": nicknames}

if __name__ == "__main__":
    main()
