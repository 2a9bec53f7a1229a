"""Reading the tab-separated word lists in ``kg/lexica``.

A list is UTF-8 text. Lines that start with ``#`` are comments; the first of them name the list's source and licence.
The first other line names the columns. Cells hold no tabs; several values in one cell are separated by ``|``.
"""

from collections.abc import Iterator
from functools import cache

from kg.checksums import verified
from kg.errors import LexiconError


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of ``kg/lexica/NAME``, a cell per column, in file order.

    Args:
        name: File name below ``kg/lexica``, such as ``"verbs.tsv"``.

    Raises:
        LexiconError: If the file is missing or a row has another number of cells than the header.
    """
    return tuple(row for _, row in numbered(name))


def numbered(name: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield each row of a list with its place for messages, such as ``verbs.tsv:12``; errors as for `rows`."""
    columns, places = _places(name)
    for number in places:
        yield f"{name}:{number}", _row(name, number, columns)


def row(name: str, number: int) -> dict[str, str]:
    """Return one row of a long list by the number of its line; errors as for `rows`."""
    return _row(name, number, _places(name)[0])


def first_cells(name: str, count: int) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the first cells of each row, unread: what an index of a long list is made of.

    Raises:
        LexiconError: If the file is missing or a row has fewer cells.
    """
    text = lines(name)
    for number in _places(name)[1]:
        cells = text[number - 1].split("\t", count)
        if len(cells) <= count:
            raise LexiconError(f"{len(cells)} cells", where=f"{name}:{number}", hint="mend the row")
        yield number, cells


@cache
def lines(name: str) -> tuple[str, ...]:
    """Return the lines of a list, comments too.

    Raises:
        LexiconError: If the file is missing.
        DamagedPackageError: If it is not the one that was published.
    """
    try:
        return tuple(verified(f"lexica/{name}").decode("utf-8").splitlines())
    except OSError as err:
        raise LexiconError("word list is missing", where=name, hint="reinstall the package") from err


@cache
def _places(name: str) -> tuple[list[str], tuple[int, ...]]:
    """Return the columns of a list, and the numbers of the lines that hold its rows."""
    held = [n for n, line in enumerate(lines(name), start=1) if line.strip() and not line.startswith("#")]
    columns = [cell.strip() for cell in lines(name)[held[0] - 1].split("\t")] if held else []
    return columns, tuple(held[1:])


def _row(name: str, number: int, columns: list[str]) -> dict[str, str]:
    cells = [cell.strip() for cell in lines(name)[number - 1].split("\t")]
    if len(cells) != len(columns):
        raise LexiconError(
            f"{len(cells)} cells where the header has {len(columns)}", where=f"{name}:{number}", hint="mend the row"
        )
    return dict(zip(columns, cells, strict=True))


def values(cell: str) -> tuple[str, ...]:
    """Return the values of a cell that may hold several: ``"say|tell"`` gives ``("say", "tell")``."""
    return tuple(value.strip() for value in cell.split("|") if value.strip())


@cache
def words(name: str, column: str = "word") -> frozenset[str]:
    """Return one column of a list as a set, cells with several values taken apart."""
    return frozenset(value for row in rows(name) for value in values(row[column]))
