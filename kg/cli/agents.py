"""The commands that answer people in plain English, and agents by the Model Context Protocol."""

import argparse
import sys
from argparse import Namespace

from kg.bounds import Bounds
from kg.cli import console
from kg.cli.options import add_command, add_graph, add_json, add_timeout, count
from kg.cli.serving import port
from kg.errors import KgError


def ask(arguments: Namespace) -> int:
    """Run ``kg ask``."""
    import kg

    with kg.open(arguments.graph) as graph:
        answer = graph.ask(arguments.question, timeout=arguments.timeout)
    if arguments.sparql:
        print(answer.sparql)
    elif arguments.json:
        console.as_json(answer.as_json())
    else:
        print(answer.text(arguments.limit))
    return 0


def mcp(arguments: Namespace) -> int:
    """Run ``kg mcp``."""
    from kg.service.limits import Limits
    from kg.service.served import Served

    try:
        from kg.service.agents.server import serve_stdio
    except ModuleNotFoundError as err:
        if err.name is None or err.name.partition(".")[0] not in {"mcp", "mcp_types"}:
            raise
        hint = "run: pip install 'influence-kg[agents]'"
        raise KgError("kg mcp needs the package mcp, which is not installed", hint=hint) from err

    limits, served = Limits(seconds=arguments.timeout), Served(arguments.graph)
    try:
        if arguments.http:
            from kg.service.agents.http import serve_http

            serve_http(served, limits, host="127.0.0.1", port=arguments.port, on_start=_announce)
        else:
            serve_stdio(served, limits)
    finally:
        served.close()
    return 0


def _announce(url: str) -> None:
    print(f"kg: answering agents at {url}mcp", file=sys.stderr, flush=True)


def add_commands(chosen: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add these commands to the parser of all."""
    command = add_command(
        chosen,
        "ask",
        ask,
        "Answer a question in plain English with cited sentences; exit code 1 if it is not understood.",
        'kg ask graph "Who threatened Azerbaijan in August 2025?"',
    )
    add_graph(command)
    command.add_argument("question", metavar="QUESTION", help="the question, in quotes")
    command.add_argument("--limit", type=count, default=10, metavar="N", help="sentences to show (default 10)")
    add_timeout(command, Bounds())
    shown = command.add_mutually_exclusive_group()
    add_json(shown)
    shown.add_argument("--sparql", action="store_true", help="print the query that finds them, for kg query")
    command = add_command(
        chosen,
        "mcp",
        mcp,
        "Answer agents by the Model Context Protocol: read-only tools over standard input and output, or HTTP.",
        "kg mcp graph",
    )
    add_graph(command, local=True)
    command.add_argument("--http", action="store_true", help="listen at http://127.0.0.1:PORT/mcp instead")
    command.add_argument(
        "--port", type=port, default=7879, metavar="N", help="with --http; 0 takes a free one (default 7879)"
    )
    add_timeout(command, Bounds(seconds=30.0))
