"""How a command is made known to the command line."""

import argparse
from collections.abc import Callable

type Command = Callable[[argparse.Namespace], int]


def add_command(
    chosen: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, run: Command, about: str, example: str
) -> argparse.ArgumentParser:
    """Add a command with its help and an example, and return its parser."""
    command = chosen.add_parser(
        name,
        help=about,
        description=about,
        epilog=f"example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.set_defaults(run=run)
    return command


def count(word: str) -> int:
    """Return a whole number above zero."""
    if not word.isdecimal() or not 0 < int(word[:9]) < 10**6:
        raise argparse.ArgumentTypeError(f"{word!r} is no whole number above 0")
    return int(word)
