"""The commands that answer people in plain English, and agents by the Model Context Protocol."""

import argparse
import json
from argparse import Namespace

from kg.cli.options import add_command, count


def ask(arguments: Namespace) -> int:
    """Run ``kg ask``."""
    import kg

    with kg.open(arguments.graph) as graph:
        answer = graph.ask(arguments.question)
    if arguments.sparql:
        print(answer.sparql)
    elif arguments.json:
        print(json.dumps(answer.as_json(), ensure_ascii=False, indent=1))
    else:
        print(answer.text(arguments.limit))
    return 0


def add_commands(chosen: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add these commands to the parser of all."""
    command = add_command(
        chosen,
        "ask",
        ask,
        "Answer a question in plain English with cited sentences; exit code 1 if it is not understood.",
        'kg ask graph "Who threatened Azerbaijan in August 2025?"',
    )
    command.add_argument("graph", metavar="OUT", help="folder of the graph")
    command.add_argument("question", metavar="QUESTION", help="the question, in quotes")
    command.add_argument("--limit", type=count, default=10, metavar="N", help="sentences to show (default 10)")
    shown = command.add_mutually_exclusive_group()
    shown.add_argument("--json", action="store_true", help="print JSON, all sentences")
    shown.add_argument("--sparql", action="store_true", help="print the query that finds them, for kg query")
