"""What a question expects of its answer, told in comments at its head.

``# expect: rows >= 3`` (also ``=``, ``!=``, ``<``, ``<=``, ``>``), ``# expect: some``, ``# expect: none``, ``# expect:
true`` and ``false`` (of an ASK), ``# expect: row actor="Norland", count=3``, ``# expect: no row actor="Norland"``, and
``# expect: same`` as last time. Several lines are several expectations.
"""

import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from kg.errors import InputError

type Cell = str | int | float | bool | None
type Row = tuple[Cell, ...]

_HINT = 'write "rows >= 3", "row name=value", "no row name=value", "some", "none", "true", "false" or "same"'
_HEAD = re.compile(r"#\s*expect\s*:\s*(.*?)\s*$", re.IGNORECASE)
_ROWS = re.compile(r"rows\s*(>=|<=|!=|==?|<|>)\s*(\d+)$", re.IGNORECASE)
_ROW = re.compile(r"(no\s+)?row\s+(?=\S)(.+)$", re.IGNORECASE)
_CELL = re.compile(r'\s*\??([A-Za-z_]\w*)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^",\s]+(?: +[^",=\s]+)*))\s*(?:,|$)')
_COMPARE: Mapping[str, Callable[[int, int], bool]] = MappingProxyType(
    {
        ">=": operator.ge,
        "<=": operator.le,
        "!=": operator.ne,
        "=": operator.eq,
        "==": operator.eq,
        "<": operator.lt,
        ">": operator.gt,
    }
)
_COUNTED = {"some": (">=", 1), "true": (">=", 1), "none": ("=", 0), "false": ("=", 0)}


@dataclass(frozen=True, slots=True)
class Expectation:
    """One expectation: in words as written; a number of rows, a row that is there or is not, or the same as before.

    Attributes:
        words: As it is written.
        compare: How the number of rows compares, or empty.
        number: With what number.
        cells: Values by column of a row, sorted; none where it is not about a row.
        absent: The row is not to be there.
        same: The answer is to be that of last time.
    """

    words: str
    compare: str = ""
    number: int = 0
    cells: tuple[tuple[str, str], ...] = ()
    absent: bool = False
    same: bool = False


def expectations(text: str, where: str) -> tuple[Expectation, ...]:
    """Return what a query expects, from the comments before its first other line.

    Raises:
        InputError: If one can't be understood; the message has file and line.
    """
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            break
        if written := _HEAD.match(line.strip()):
            found.append(_expectation(written[1], f"{where}:{number}"))
    return tuple(found)


def _expectation(words: str, where: str) -> Expectation:
    plain = words.casefold()
    if plain == "same":
        return Expectation(words, same=True)
    if plain in _COUNTED:
        compare, number = _COUNTED[plain]
        return Expectation(words, compare, number)
    if rows := _ROWS.match(words):
        return Expectation(words, rows[1], int(rows[2]))
    if row := _ROW.match(words):
        cells = tuple(sorted(_cells(row[2], words, where)))
        return Expectation(words, cells=cells, absent=row[1] is not None)
    raise InputError(f"can't expect {words!r}", where=where, hint=_HINT)


def _cells(written: str, words: str, where: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(written.rstrip()):
        cell = _CELL.match(written, at)
        if cell is None:
            raise InputError(f"can't expect {words!r}", where=where, hint=_HINT)
        value = cell[3] if cell[2] is None else re.sub(r"\\(.)", r"\1", cell[2])
        yield cell[1], value
        at = cell.end()


def failure(
    expected: Expectation, columns: Sequence[str], rows: Sequence[Row], *, changed: bool | None, base: str
) -> str:
    """Return why an answer is not as expected, or nothing where it is.

    Args:
        expected: The expectation.
        columns: Names of the columns.
        rows: The answer; a false ASK has no row.
        changed: Whether the answer differs from last time; None where there was none.
        base: What IRIs of the graph start with; an expected value may be the end of one.
    """
    if expected.same:
        return "not the same as last time" if changed else ""
    if expected.compare:
        kept = _COMPARE[expected.compare](len(rows), expected.number)
        return "" if kept else f"{len(rows)} row{'s' * (len(rows) != 1)}, not {expected.words}"
    if unknown := sorted({name for name, _ in expected.cells} - set(columns)):
        return f"no column {', '.join(unknown)}; there are {', '.join(columns)}"
    places = [(columns.index(name), value) for name, value in expected.cells]
    there = any(all(_is(row[place], value, base) for place, value in places) for row in rows)
    if there == expected.absent:
        return f"{'a' if there else 'no'} row {', '.join(f'{name}={value}' for name, value in expected.cells)}"
    return ""


def _is(cell: Cell, value: str, base: str) -> bool:
    if isinstance(cell, bool):
        return value.casefold() == str(cell).casefold()
    if isinstance(cell, int | float):
        try:
            return float(value) == cell
        except ValueError:
            return False
    return value == ("" if cell is None else cell) or (isinstance(cell, str) and cell == base + value)
