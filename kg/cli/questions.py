"""The command that asks one's own questions of a graph, and how builds tell of them."""

import argparse
import json
import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from kg.cli import console
from kg.cli.options import add_command

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.questions import Answered

SHOWN = 3  # rows that came or went; --json has all


def questions(arguments: Namespace) -> int:
    """Run ``kg questions``."""
    from kg import history
    from kg.errors import InputError
    from kg.questions import answer, counted, files, records, remembered
    from kg.store import GraphStore
    from kg.store.counting import counts

    with GraphStore.open(arguments.graph) as store:
        own = remembered(store.folder) if arguments.folder is None else files(arguments.folder)
        if not own:
            where = str(arguments.folder or arguments.graph)
            hint = "name a folder of .rq files" if arguments.folder is None else "write one, as docs/questions.md shows"
            raise InputError("no question", where=where, hint=hint)
        found = answer(store, own)
        last = history.history(store.folder)[-1:]
        held, asked = counts(store.raw), counted(found)
        corrected = last[0].corrections if last else 0
        step = history.Step(history.now(), "questions", corrections=corrected, counts=held, questions=asked)
        history.note(store.folder, step)
    if arguments.json:
        print(json.dumps(records(found), ensure_ascii=False, indent=1))
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
    command.add_argument("graph", metavar="OUT", help="folder of the graph")
    command.add_argument(
        "folder", metavar="DIR", nargs="?", help="folder of .rq files (default: those that its builds ask)"
    )
    command.add_argument("--json", action="store_true", help="print JSON, with all rows")
