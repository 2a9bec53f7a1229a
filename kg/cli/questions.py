"""The command that asks one's own questions of a graph, and how builds tell of them."""

import argparse
import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from kg.bounds import Bounds
from kg.cli import console
from kg.cli.options import add_bounds, add_command, add_graph, add_json, bounds_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.questions import Answered

SHOWN = 3  # rows that came or went; --json has all


def questions(arguments: Namespace) -> int:
    """Run ``kg questions``."""
    from kg.own_questions import ask_own
    from kg.questions import records

    found = ask_own(arguments.graph, arguments.folder, bounds_of(arguments))
    if unkept := next((one.unkept for one in found if one.unkept), ""):
        console.remark(f"the answers are not kept for the next time: {unkept}")
    if arguments.json:
        console.as_json(records(found))
        return _code(found)
    rows = ((one.name, one.state, len(one.rows), _changed(one), one.question) for one in found)
    console.table(("name", "state", "rows", "changed", "question"), rows)
    return note_questions(found)


def note_questions(found: "Sequence[Answered]") -> int:
    """Print how many questions are answered, say of each what is wrong or changed, and return the exit code."""
    from kg.questions import counted

    for one in found:
        for told in (*one.failures, *filter(None, [one.problem])):
            print(f"kg: {one.name}: {told}" if one.state == "failed" else f"kg: {told}", file=sys.stderr)
        for sign, rows in (("+", one.came), ("-", one.went)):
            for row in rows[:SHOWN]:
                print(f"kg: {one.name}: {sign} {', '.join('' if c is None else str(c) for c in row)}", file=sys.stderr)
            if len(rows) > SHOWN:
                print(f"kg: {one.name}: {sign} {len(rows) - SHOWN} more", file=sys.stderr)
    print("questions: " + ", ".join(f"{number} {state}" for state, number in counted(found).items()))
    return _code(found)


def _code(found: "Sequence[Answered]") -> int:
    states = {one.state for one in found}
    return 2 if "bad" in states else 1 if "failed" in states else 0


def _changed(one: "Answered") -> str:
    if one.changed is None:
        return "" if one.state == "bad" else "first time"
    return f"+{len(one.came)} -{len(one.went)}" if one.changed else "no"


def add_commands(chosen: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this command to the parser of all."""
    command = add_command(
        chosen,
        "questions",
        questions,
        "Ask questions of your own: which are answered, changed since last time, or not as expected (exit code 1).",
        "kg questions graph my-questions/",
    )
    add_graph(command, local=True)
    command.add_argument(
        "folder", metavar="DIR", nargs="?", help="folder of .rq files (default: those that its builds ask)"
    )
    add_bounds(command, Bounds())
    add_json(command)
