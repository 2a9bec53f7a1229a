"""The commands that bring a graph to others: formats, servers.

Heavy imports wait inside the commands, so that ``kg --help`` answers at once.
"""

import argparse
import sys
from argparse import Namespace

from kg.cli import console
from kg.cli.options import add_command, add_graph, count
from kg.exports import FORMATS


def export(arguments: Namespace) -> int:
    """Run ``kg export``."""
    import kg

    with kg.open(arguments.graph) as graph, console.output(arguments.out) as out:
        graph.export(arguments.format, out)
        console.note_empty(graph)
    console.wrote(arguments.out)
    return 0


def push(arguments: Namespace) -> int:
    """Run ``kg push``."""
    import kg

    with kg.open(arguments.graph) as graph:
        done = graph.push(
            arguments.endpoint,
            update=arguments.update,
            query=arguments.query,
            batch=arguments.batch,
            state=arguments.state,
            replace=arguments.replace,
            prune=arguments.prune,
            packed=arguments.gzip,
        )
    sent = f"{len(done.sent)} graphs sent ({done.statements:,} statements)"
    print(f"{arguments.endpoint}: {sent}, {done.unchanged} unchanged, {len(done.removed)} removed")
    for name in done.wrong:
        print(f"kg: server holds another number of statements of {name or 'the default graph'}", file=sys.stderr)
    if done.strange:
        what = f"{len(done.strange)} documents on the server are not in {arguments.graph}"
        print(f"kg: {what}; --prune takes them away", file=sys.stderr)
    if not done.counted:
        print("kg: not counted: no queries are answered there; name where with --query", file=sys.stderr)
    return 1 if done.wrong else 0


def add_commands(chosen: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add these commands to the parser of all."""
    command = add_command(
        chosen,
        "export",
        export,
        "Write a graph in another format (docs/formats.md tells what each holds).",
        "kg export graph --format ttl -o facts.ttl",
    )
    add_graph(command)
    command.add_argument("--format", required=True, choices=tuple(FORMATS))
    command.add_argument(
        "-o",
        "--out",
        required=True,
        metavar="FILE",
        help="file to write, - for standard output, or folder for several tables",
    )
    command = add_command(
        chosen,
        "push",
        push,
        "Bring a server (Virtuoso, GraphDB, Fuseki, Oxigraph ...) to hold a graph; what it has already is not sent. "
        "Credentials: KG_ENDPOINT_TOKEN, KG_ENDPOINT_USER and KG_ENDPOINT_PASSWORD, or ~/.netrc.",
        "kg push graph http://localhost:7878/store",
    )
    add_graph(command, local=True)
    command.add_argument("endpoint", metavar="ENDPOINT", help="where the server takes graphs (Graph Store Protocol)")
    command.add_argument("--update", action="store_true", help="ENDPOINT takes SPARQL Update instead")
    command.add_argument("--query", metavar="URL", help="where it answers queries (default: .../query beside ENDPOINT)")
    command.add_argument("--batch", type=count, default=50_000, metavar="N", help="statements in a request (50000)")
    command.add_argument("--gzip", action="store_true", help="compress what is sent")
    command.add_argument("--replace", action="store_true", help="take the place of a default graph of somebody else's")
    command.add_argument("--prune", action="store_true", help="also take away documents that were not pushed from here")
    command.add_argument("--state", metavar="FILE", help="what remembers what the server has (default: a file in OUT)")
