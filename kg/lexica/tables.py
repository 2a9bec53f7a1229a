"""Reading the tab-separated word lists in ``kg/lexica``.

A list is UTF-8 text. Lines that start with ``#`` are comments; the first of them name the list's source and licence.
The first other line names the columns. Cells hold no tabs; several values in one cell are separated by ``|``.
"""

from collections.abc import Iterator
from functools import cache
from importlib import resources

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
    source = resources.files("kg").joinpath("lexica", name)
    try:
        text = source.read_text(encoding="utf-8")
    except OSError as err:
        raise LexiconError("word list is missing", where=name, hint="reinstall the package") from err
    columns: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not columns:
            columns = cells
            continue
        if len(cells) != len(columns):
            raise LexiconError(
                f"{len(cells)} cells where the header has {len(columns)}", where=f"{name}:{number}", hint="mend the row"
            )
        yield f"{name}:{number}", dict(zip(columns, cells, strict=True))


def values(cell: str) -> tuple[str, ...]:
    """Return the values of a cell that may hold several: ``"say|tell"`` gives ``("say", "tell")``."""
    return tuple(value.strip() for value in cell.split("|") if value.strip())


@cache
def words(name: str, column: str = "word") -> frozenset[str]:
    """Return one column of a list as a set, cells with several values taken apart."""
    return frozenset(value for row in rows(name) for value in values(row[column]))
