"""How a command is made known to the command line, and the options that many share."""

import argparse
import re
import textwrap
from collections.abc import Callable, Mapping

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


def count(word: str) -> int:
    """Return a whole number above zero."""
    if not word.isdecimal() or not 0 < int(word[:9]) < 10**6:
        raise argparse.ArgumentTypeError(f"{word!r} is no whole number above 0")
    return int(word)
