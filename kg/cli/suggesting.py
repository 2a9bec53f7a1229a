"""Reading the words of a command line, and suggesting what a mistyped command or option may have been meant to be."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from difflib import get_close_matches


def parsed(parser: argparse.ArgumentParser, words: Sequence[str] | None) -> argparse.Namespace:
    """Return what a command line says, or end the program with code 2 and the nearest command or option there is.

    Args:
        parser: That of the whole command line; its own options take no value.
        words: The words after the program's name; None takes those of this process.
    """
    commands = next(dict(action.choices) for action in parser._actions if isinstance(action.choices, dict))
    words = list(sys.argv[1:] if words is None else words)
    command = next((word for word in words if not word.startswith("-")), None)
    if command is not None and command not in commands:
        parser.error(f"no command {command!r}{_nearest(command, commands)}; kg --help lists them")
    arguments, strange = parser.parse_known_args(words)
    if command is not None and not all(word.startswith("-") for word in strange):
        # a word after an option, as in kg query graph --format csv QUERY: the parser takes them all at once or not
        arguments, strange = commands[command].parse_known_intermixed_args(words[words.index(command) + 1 :])
        arguments.command = command
    if strange:
        chosen = commands[command] if command else parser
        flags = [flag for action in chosen._actions for flag in action.option_strings]
        near = _nearest(strange[0].partition("=")[0], flags) if strange[0].startswith("-") else ""
        if not strange[0].startswith("-") and "-o" in flags and not {"-o", "--out"}.intersection(words):
            near = f"; what is written is named by -o {strange[0]}"
        chosen.error(f"unrecognized arguments: {' '.join(strange)}{near}")
    return arguments


def _nearest(word: str, known: Iterable[str]) -> str:
    near = get_close_matches(word, list(known), n=1)
    return f"; did you mean {near[0]}?" if near else ""
