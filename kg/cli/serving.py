"""The commands that offer a graph to other programs."""

import argparse
import sys
from argparse import Namespace
from dataclasses import asdict

from kg.bounds import Bounds
from kg.cli.options import add_bounds, add_command, bounds_of, count, most


def serve(arguments: Namespace) -> int:
    """Run ``kg serve``."""
    from kg.service.limits import Limits
    from kg.service.served import Served
    from kg.service.server import serve as run

    limits = Limits(
        **asdict(bounds_of(arguments)),
        body=arguments.max_body,
        workers=arguments.workers,
        connections=arguments.connections,
        origins=tuple(arguments.origin or ("*",)),
    )
    served = Served(arguments.graph)
    try:
        run(
            served,
            host=arguments.host,
            port=arguments.port,
            limits=limits,
            log=None if arguments.no_log else _log,
            on_start=lambda url: print(f"kg: serving {arguments.graph} at {url}", file=sys.stderr, flush=True),
        )
    finally:
        served.close()
    return 0


def _log(line: str) -> None:
    sys.stderr.write(line)
    sys.stderr.flush()


def port(word: str) -> int:
    """Return a port, for a parser."""
    if not word.isdecimal() or int(word[:6]) > 65535:
        raise argparse.ArgumentTypeError(f"{word!r} is no port: a whole number from 0 to 65535")
    return int(word)


def add_commands(chosen: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add these commands to the parser of all."""
    command = add_command(
        chosen,
        "serve",
        serve,
        "Serve a graph as a SPARQL 1.1 endpoint, read-only, with pages for a browser; until Ctrl-C.",
        "kg serve graph --port 7878",
    )
    command.add_argument("graph", metavar="OUT", help="folder of the graph; a later build is served once it is done")
    command.add_argument("--host", default="127.0.0.1", help="address to listen at (default 127.0.0.1: this machine)")
    command.add_argument("--port", type=port, default=7878, metavar="N", help="port; 0 takes a free one (default 7878)")
    add_bounds(command, Bounds(seconds=30.0))
    command.add_argument(
        "--max-body", type=most, default=1_000_000, metavar="BYTES", help="longest request (default 1,000,000)"
    )
    command.add_argument("--workers", type=count, default=4, metavar="N", help="queries at a time (default 4)")
    command.add_argument(
        "--connections", type=count, default=100, metavar="N", help="connections at a time (default 100)"
    )
    command.add_argument(
        "--origin", action="append", metavar="URL", help="a site whose pages may ask (default any); repeatable"
    )
    command.add_argument("--no-log", action="store_true", help="write no line of JSON for each request")
