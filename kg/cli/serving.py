"""The commands that offer a graph to other programs."""

import argparse
import sys
from argparse import Namespace

from kg.cli.options import add_command, count, seconds


def serve(arguments: Namespace) -> int:
    """Run ``kg serve``."""
    from kg.service.limits import Limits
    from kg.service.served import Served
    from kg.service.server import serve as run

    limits = Limits(
        seconds=arguments.timeout,
        rows=arguments.max_rows,
        body=arguments.max_body,
        memory=arguments.max_memory * 1_000_000,
        workers=arguments.workers,
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


def _most(word: str) -> int:
    if not word.isdecimal() or not 0 < int(word[:12]) < 10**11:
        raise argparse.ArgumentTypeError(f"{word!r} is no whole number above 0")
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
    command.add_argument(
        "--timeout", type=seconds, default=30.0, metavar="S", help="longest time of a query, in seconds (default 30)"
    )
    command.add_argument(
        "--max-rows", type=_most, default=1_000_000, metavar="N", help="most rows of an answer (default 1,000,000)"
    )
    command.add_argument(
        "--max-body", type=_most, default=1_000_000, metavar="BYTES", help="longest request (default 1,000,000)"
    )
    command.add_argument(
        "--max-memory",
        type=count,
        default=4_000,
        metavar="MB",
        help="most memory of a query (default 4,000, at least 400)",
    )
    command.add_argument("--workers", type=count, default=4, metavar="N", help="queries at a time (default 4)")
    command.add_argument(
        "--origin", action="append", metavar="URL", help="a site whose pages may ask (default any); repeatable"
    )
    command.add_argument("--no-log", action="store_true", help="write no line of JSON for each request")
