"""The command that shows what kg does: a graph of the example articles that come along, and its pages."""

import argparse
import sys
from argparse import Namespace
from pathlib import Path

from kg.cli.options import add_command
from kg.cli.progress import reading
from kg.errors import InputError

_PAGES = {
    "influence.html": "who influences whom; click an actor or a tie for its sentences",
    "report.html": "the same to read: who, what happened, what is contested, what to watch",
    "timeline.html": "what happened between whom, and when",
    "map.html": "the ties and events of states on a map",
    "dashboard.html": "network, timeline and map in one, linked",
}
_FOLDER = "kg-demo"
_SINCE = "2025-06"  # of the report: the examples go back to 2020


def demo(arguments: Namespace) -> int:
    """Run ``kg demo``."""
    import kg

    if arguments.folder is not None and arguments.out is not None:
        raise InputError("the folder is named twice", where=arguments.folder, hint="name it with or without -o")
    folder = Path(arguments.folder or arguments.out or _FOLDER)
    if folder.exists() and not folder.is_dir():
        raise InputError("is a file, not a folder", where=str(folder), hint="name another place")
    examples = str(kg.examples())
    print(f"kg: reading the example articles in {examples}", file=sys.stderr)
    folder.mkdir(parents=True, exist_ok=True)
    with reading([examples]) as shown:
        graph = kg.build(examples, folder / "graph", on_document=shown.advance)
    with graph:
        counts = graph.counts()
        print("kg: writing pages", file=sys.stderr)
        graph.page(folder / "influence.html", claims=True)
        graph.report(folder / "report.html", since=_SINCE)
        graph.timeline(folder / "timeline.html")
        graph.map(folder / "map.html")
        graph.dashboard(folder / "dashboard.html", claims=True)
    print(f"{folder / 'graph'}: " + ", ".join(f"{number:,} {name}" for name, number in counts.items()))
    print("Open in a browser:")
    for page, about in _PAGES.items():
        print(f"  {(folder / page).resolve()}\n      {about}")
    print(f"Ask, for example:\n  kg ask {folder / 'graph'} 'Who is allied with Azerbaijan?'")
    print("Then with texts of your own:\n  kg build news/ -o graph")
    return 0


def add_commands(chosen: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this command to the parser of all."""
    command = add_command(
        chosen,
        "demo",
        demo,
        "Build the graph of the example articles that come along, and write its pages; say what to open.",
        "kg demo demo/\n  uvx --from influence-kg kg demo",
    )
    command.add_argument("folder", nargs="?", metavar="FOLDER", help=f"folder to write (default {_FOLDER})")
    command.add_argument("-o", "--out", metavar="DIR", help="the same")
