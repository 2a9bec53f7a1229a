"""How a command is made known to the command line, and the options that many share."""

import argparse
import re
import textwrap
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from kg.bounds import Bounds
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.annotated import Budget

type Command = Callable[[argparse.Namespace], int]

GROUPS = {
    "begin": ("demo", "doctor", "completion"),
    "read texts": ("build", "extract", "code-events"),
    "ask": ("ask", "query", "explain", "questions", "conflicts", "compare"),
    "show": ("network", "view", "report", "timeline", "map"),
    "keep": ("validate", "corrections", "duplicates", "remove", "history", "diff"),
    "offer to others": ("export", "push", "serve", "mcp"),
    "measure": ("eval",),
}
"""The commands by what they are for, as ``kg --help`` lists them."""


def add_command(
    chosen: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, run: Command, about: str, example: str
) -> argparse.ArgumentParser:
    """Add a command with its help and an example, and return its parser."""
    command = chosen.add_parser(
        name,
        description=about,
        epilog=f"example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.set_defaults(run=run)
    return command


def overview(commands: Mapping[str, argparse.ArgumentParser]) -> str:
    """Return the commands in groups, each with the first words of what it does."""
    lines = []
    for group, names in GROUPS.items():
        lines.append(f"{group}:")
        for name in names:
            about = re.split(r"[:;] |\.(?: |$)", commands[name].description or "")[0]
            lines += textwrap.wrap(about, 78, initial_indent=f"  {name:13}", subsequent_indent=" " * 15)
    return "\n".join([*lines, "", "kg COMMAND --help tells the rest, with an example."])


def add_graph(command: argparse.ArgumentParser, *, local: bool = False) -> None:
    """Give a command the graph that it reads, which may stand on a server unless it is to be ``local``."""
    where = "folder of the graph" if local else "folder of the graph, or address of a SPARQL endpoint"
    command.add_argument("graph", metavar="OUT", help=where)


def add_json(command: "argparse._ActionsContainer") -> None:
    """Give a command the switch to answer programs."""
    command.add_argument("--json", action="store_true", help="print JSON, nothing left out")


def add_engine(command: argparse.ArgumentParser) -> None:
    """Add the options that say what spreads the reading of texts."""
    told = "what spreads the reading: processes of this machine (default), or dask, by the extra 'dask'"
    command.add_argument("--engine", choices=("processes", "dask"), default="processes", help=told)
    told = "a Dask scheduler whose workers read, as tcp://10.0.0.1:8786; without it, --jobs processes"
    command.add_argument("--scheduler", metavar="ADDRESS", help=told)


def count(word: str) -> int:
    """Return a whole number above zero."""
    if not word.isdecimal() or not 0 < int(word[:9]) < 10**6:
        raise argparse.ArgumentTypeError(f"{word!r} is no whole number above 0")
    return int(word)


def most(word: str) -> int:
    """Return a whole number above zero, however large."""
    if not word.isdecimal() or not 0 < int(word[:12]) < 10**11:
        raise argparse.ArgumentTypeError(f"{word!r} is no whole number above 0")
    return int(word)


def seconds(word: str) -> float:
    """Return a number of seconds above zero."""
    try:
        number = float(word)
    except ValueError:
        number = 0.0
    if not 0 < number < 10**6:
        raise argparse.ArgumentTypeError(f"{word!r} is no number of seconds above 0")
    return number


def add_budget(command: argparse.ArgumentParser) -> None:
    """Give a command that reads texts the switches of what one text may cost."""
    group = command.add_argument_group("what one text may cost; what costs more is left out and told of")
    group.add_argument("--most-tokens", type=count, metavar="N", help="tokens, as words and marks (default 250,000)")
    told = "CPU seconds; texts are then read one by one, and the machine decides which are left out (default: no limit)"
    group.add_argument("--most-seconds", type=seconds, metavar="S", help=told)


def budget(arguments: argparse.Namespace) -> "Budget":
    """Return what the switches allow one text to cost."""
    from kg.annotated.budget import MOST_TOKENS, Budget

    return Budget(arguments.most_tokens or MOST_TOKENS, arguments.most_seconds)


def check_inputs(arguments: argparse.Namespace) -> None:
    """Raise InputError if standard input is said to be JSON Lines where it is not read."""
    if arguments.jsonl and "-" not in arguments.inputs:
        hint = "give - as an input; files are read as what they end in"
        raise InputError("--jsonl is about standard input, which is not read", hint=hint)


def add_timeout(command: argparse.ArgumentParser, usual: Bounds) -> None:
    """Give a command the longest time of a query."""
    command.add_argument(
        "--timeout",
        type=seconds,
        default=usual.seconds,
        metavar="S",
        help=f"longest time of a query, in seconds (default {usual.seconds:g})",
    )


def add_bounds(command: argparse.ArgumentParser, usual: Bounds) -> None:
    """Give a command the bounds of one query; `bounds_of` reads them."""
    add_timeout(command, usual)
    command.add_argument(
        "--max-rows",
        type=most,
        default=usual.rows,
        metavar="N",
        help=f"most rows of an answer; a longer one is an error (default {usual.rows:,})",
    )
    command.add_argument(
        "--max-memory",
        type=count,
        default=usual.memory // 1_000_000,
        metavar="MB",
        help=f"most memory of a query (default {usual.memory // 1_000_000:,}, at least 400)",
    )
    command.add_argument(
        "--max-bytes",
        type=most,
        default=usual.size,
        metavar="BYTES",
        help=f"longest answer; a longer one is an error (default {usual.size:,})",
    )


def bounds_of(arguments: argparse.Namespace) -> Bounds:
    """Return the bounds of a query that a command was given."""
    return Bounds(arguments.timeout, arguments.max_rows, arguments.max_memory * 1_000_000, arguments.max_bytes)
