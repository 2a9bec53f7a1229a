"""Reading tables of facts, and telling which of their rows are refused."""

import csv
import sys
from collections import UserDict
from collections.abc import Iterator, Mapping
from pathlib import Path


class Row(UserDict[str, str]):
    """A row by column; ``where`` is its place for messages, such as ``leaders.csv:12``."""

    def __init__(self, where: str, cells: Mapping[str, str]) -> None:
        super().__init__(cells)
        self.where = where


def read(facts: Path, name: str) -> Iterator[Row]:
    """Yield the rows of a table of facts."""
    with (facts / name).open(encoding="utf-8", newline="") as lines:
        for number, cells in enumerate(csv.DictReader(lines), start=2):
            yield Row(f"{name}:{number}", cells)


def refuse(where: str, what: str = "", hint: str = "") -> None:
    """Say that a row is left out, and what to do."""
    print("; ".join(part for part in (f"{where}: {what}" if what else where, hint) if part), file=sys.stderr)
