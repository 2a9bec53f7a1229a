"""The command that asks a graph in SPARQL, or one of the packaged questions."""

import argparse
import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from kg.bounds import Bounds, large
from kg.cli import console
from kg.cli.options import add_bounds, add_command, add_graph, bounds_of, count
from kg.errors import QueryError

if TYPE_CHECKING:
    from kg.store import Table


def query(arguments: Namespace) -> int:
    """Run ``kg query``."""
    with console.printing(arguments.out):
        return _queried(arguments)


def _queried(arguments: Namespace) -> int:
    import kg
    from kg.confined import confined
    from kg.store import ask, named_queries
    from kg.wire import is_address

    others = arguments.file is not None or arguments.name is not None or arguments.list
    if (arguments.query is not None) == others:
        what = "a query and --file, --name or --list at once" if others else "nothing is asked"
        raise QueryError(what, hint="give a query in quotes, or one of --file, --name and --list")
    if arguments.list:
        console.table(("name", "question"), [(item.name, item.question) for item in named_queries()])
        return 0
    text = arguments.query
    if arguments.file:
        text = console.read_text(arguments.file)
    parameters = console.parameters(arguments.param)
    bounds = bounds_of(arguments)

    def asked() -> "tuple[tuple[str, ...], Table | str, bool]":
        with kg.open(arguments.graph) as graph:
            result = ask(
                graph.store.asked,
                text,
                name=arguments.name,
                parameters=parameters,
                base=graph.store.base_iri,
                limit=arguments.limit,
                most=bounds.rows,
            )
            plain = arguments.format == "table" and result.kind != "triples"
            if plain:
                table = result.table()
                return result.warnings, table, not table.rows
            written = result.serialize(arguments.format)
            if len(written.encode()) > bounds.size:
                raise large(bounds.size)
            return result.warnings, written, _is_empty(written, result.kind, arguments.format)

    warnings, found, empty = confined(asked, bounds, offline=not is_address(arguments.graph))
    for warning in warnings:
        print(f"kg: {warning}", file=sys.stderr)
    if isinstance(found, str):
        sys.stdout.write(found)
    else:
        console.table(found.columns, [[_cell(cell) for cell in row] for row in found.rows])
    if empty:
        console.none("nothing in the graph fits the query")
    return 0


def _cell(value: object) -> object:
    """Return a value as a table shows it: nothing for none, and yes or no as SPARQL writes it."""
    return "" if value is None else str(value).lower() if isinstance(value, bool) else value


def _is_empty(text: str, kind: str, form: str) -> bool:
    from kg.store.rows import END, counter

    if kind != "solutions":
        return kind == "triples" and not text.strip()
    count = counter(form)
    return not count(text.encode()) + count(END)


def add_query(chosen: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this command to the parser of all."""
    command = add_command(
        chosen,
        "query",
        query,
        "Ask a SPARQL 1.1 query; the prefixes of the graph are known.",
        "kg query graph 'SELECT ?a ?b { ?a kg:alliedWith ?b }'",
    )
    add_graph(command)
    command.add_argument("query", nargs="?", metavar="QUERY", help="SPARQL text; or one of --file, --name, --list")
    asked = command.add_mutually_exclusive_group()
    asked.add_argument("--file", metavar="F.rq", help="a file that holds the query")
    asked.add_argument("--name", metavar="NAME", help="a packaged competency question")
    asked.add_argument("--list", action="store_true", help="list the packaged questions")
    command.add_argument(
        "--param", action="append", default=[], metavar="NAME=VALUE", help="bind a variable of the query; repeatable"
    )
    command.add_argument("--limit", type=count, metavar="N", help="so many rows are enough")
    add_bounds(command, Bounds())
    command.add_argument("--format", choices=("table", "csv", "json", "ttl"), default="table")
    command.add_argument("-o", "--out", default="-", metavar="FILE", help="file to write (default: standard output)")
