"""The commands that set sources against each other: conflicts and compare; and how they are called.

Heavy imports wait inside the commands, so that ``kg --help`` answers at once.
"""

import argparse
import sys
from argparse import Namespace

from kg.cli import console
from kg.cli.options import add_command, add_graph, add_json


def conflicts(arguments: Namespace) -> int:
    """Run ``kg conflicts``."""
    from dataclasses import asdict

    import kg

    console.check_outputs(arguments.html, "-" if arguments.json else None)
    with kg.open(arguments.graph) as graph, console.output(arguments.html) as page:
        found = graph.conflicts(
            page,
            actor=arguments.actor,
            kinds=arguments.kind or None,
            since=arguments.since,
            until=arguments.until,
        )
    if arguments.json:
        console.as_json([asdict(one) for one in found])
    elif not arguments.html:
        for one in found:
            print(one.text())
    else:
        console.wrote(arguments.html)
    if not found:
        console.none("no source contradicts another")
    elif not arguments.json:
        print(f"{len(found)} conflict{'s' * (len(found) != 1)}", file=sys.stderr)
    return 0


def compare(arguments: Namespace) -> int:
    """Run ``kg compare``."""
    from dataclasses import asdict

    import kg

    console.check_outputs(arguments.html, "-" if arguments.json else None)
    with kg.open(arguments.graph) as graph, console.output(arguments.html) as page:
        found = graph.compare(*arguments.documents, outlets=arguments.outlet, path=page)
    if arguments.json:
        console.as_json(asdict(found))
    elif not arguments.html:
        print(found.text())
    else:
        console.wrote(arguments.html)
    return 0


def add_commands(chosen: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add these commands to the parser of all."""
    command = add_command(
        chosen,
        "conflicts",
        conflicts,
        "Show what sources tell against each other: denied, rival tolls, dates and accounts, and from plan to deed.",
        "kg conflicts graph --actor Norland --kind denied --since 2025-06",
    )
    add_graph(command)
    command.add_argument("--actor", metavar="NAME", help="only where this one takes part, by any of its names")
    command.add_argument(
        "--kind", action="append", metavar="KIND", help="denied, toll, date, account or course; repeatable"
    )
    command.add_argument("--since", metavar="DATE", help="only what texts published from then on speak of")
    command.add_argument("--until", metavar="DATE", help="only what stood against each other by then")
    add_json(command)
    command.add_argument("--html", metavar="FILE", help="write a page instead")
    command = add_command(
        chosen,
        "compare",
        compare,
        "Set texts or outlets side by side: stated by both, by one, contradicted, or the same but for time or number.",
        "kg compare graph silk-wire.txt 'Five rounds'\n  kg compare graph --outlet Gazette --outlet Courier",
    )
    add_graph(command)
    command.add_argument(
        "documents", nargs="*", metavar="DOC", help="id, IRI, path, or a part of the headline that no other text has"
    )
    command.add_argument("--outlet", action="append", default=[], metavar="NAME", help="all texts of it; repeatable")
    add_json(command)
    command.add_argument("--html", metavar="FILE", help="write a page instead")
