"""A packaged question with its form, and its answer as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from pyoxigraph import QueryResultsFormat, parse_query_results

from kg.service.site.links import Link, address
from kg.service.site.state import State
from kg.store.answers import Answer, Cell, Table
from kg.store.packaged import NamedQuery

MOST = 500  # rows that a page shows


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an answer: its name, the address that sorts by it, how it is sorted now, whether it holds numbers."""

    name: str
    href: str
    order: str
    number: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer: its columns, its first rows with links where a cell names an entity, and how many rows it has."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Link, ...], ...]
    count: int
    csv: str


def answered(state: State, question: NamedQuery, given: dict[str, str], body: bytes, *, sort: str = "") -> Answered:
    """Return the answer to a packaged question, sorted by a column (``-column``: downwards) or as the question does.

    Args:
        state: The graph.
        question: The question.
        given: Values of its parameters.
        body: The answer, in SPARQL's JSON.
        sort: Name of a column, or empty.
    """
    results = parse_query_results(body, format=QueryResultsFormat.JSON)
    table = Answer(results, question.name).table()
    place = f"/questions/{question.name}"
    columns = tuple(_column(table, number, given, sort, place) for number in range(len(table.columns)))
    rows = _sorted(table, sort)
    links = state.once("links", lambda: _by_label(state))
    return Answered(
        columns,
        tuple(tuple(_cell(cell, links, state.base) for cell in row) for row in rows[:MOST]),
        len(rows),
        f"{place}?{urlencode({**given, 'format': 'csv'})}",
    )


def _column(table: Table, number: int, values: Mapping[str, str], sort: str, place: str) -> Column:
    name = table.columns[number]
    order = {name: "ascending", f"-{name}": "descending"}.get(sort, "")
    turned = f"-{name}" if order == "ascending" else name
    cells = [row[number] for row in table.rows if row[number] is not None]
    numbers = bool(cells) and all(isinstance(cell, int | float) and not isinstance(cell, bool) for cell in cells)
    return Column(name, f"{place}?{urlencode({**values, 'sort': turned})}", order, numbers)


def _sorted(table: Table, sort: str) -> Sequence[tuple[Cell, ...]]:
    name = sort.removeprefix("-")
    if name not in table.columns:
        return table.rows
    at = table.columns.index(name)
    held = [row for row in table.rows if row[at] is not None]
    held.sort(key=lambda row: _weight(row[at]), reverse=sort.startswith("-"))
    return [*held, *(row for row in table.rows if row[at] is None)]  # what is empty comes last either way


def _weight(cell: Cell) -> tuple[int, float, str]:
    return (0, float(cell), "") if isinstance(cell, int | float) else (1, 0.0, str(cell).casefold())


def _by_label(state: State) -> dict[str, str]:
    """Return the addresses of entities by canonical name; of a name that several bear, none."""
    found: dict[str, str] = {}
    for iri, label in state.index.labels.items():
        found[label] = "" if label in found else address(iri, base=state.base)
    return found


def _cell(cell: Cell, links: Mapping[str, str], base: str) -> Link:
    if cell is None:
        return Link("")
    if isinstance(cell, bool):
        return Link("yes" if cell else "no")
    if isinstance(cell, int | float):
        return Link(f"{cell:,}" if isinstance(cell, int) else f"{cell:,.4g}")
    return Link(cell, links.get(cell, "") or address(cell, base=base))
