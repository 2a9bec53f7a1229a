"""The command line: parse, one call, print.

Exit codes: 0 done, 1 failed, 2 wrong usage or bad input, 130 interrupted. Errors are one line each on standard error.
"""

import argparse
import io
import os
import sys
from collections.abc import Sequence

from kg.cli import (
    agents,
    commands,
    completion,
    demo,
    exchanging,
    interruption,
    keeping,
    questions,
    screen,
    serving,
    setting_against,
    suggesting,
)
from kg.cli.options import Command, add_budget, add_command, add_engine, add_graph, add_json, count, overview
from kg.cli.querying import add_query
from kg.cli.switches import add_switches
from kg.errors import KgError, NotUnderstoodError


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code.

    Args:
        argv: Words after the program's name; None takes those of this process.
    """
    with screen.guarded():
        return _run(argv)


def _run(argv: Sequence[str] | None) -> int:
    arguments = suggesting.parsed(command_parser(), argv)
    run: Command = arguments.run
    farewell = interruption.FAREWELLS.get(arguments.command, interruption.FAREWELL)
    for stream in map(screen.raw, (sys.stdout, sys.stderr)):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that lacks a letter shows its code
            stream.reconfigure(errors="backslashreplace")
    try:
        with interruption.heeded(farewell):
            code = run(arguments)
        sys.stdout.flush()  # here, where a reader who went away can still be caught
    except NotUnderstoodError as error:  # no wrong use: it can be put otherwise
        print(f"kg: {error}", file=sys.stderr)
        return 1
    except KgError as error:
        print(f"kg: error: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:  # a full disk, a folder without permission
        print(f"kg: error: {error.filename or 'system'}: {error.strerror or error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return interruption.tell(farewell)
    return code


class _ShowVersion(argparse.Action):
    """Print the version and end; it is looked up only then, which takes longer than to make the parser."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(f"kg {commands.version()}")
        parser.exit()


def command_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    top = argparse.ArgumentParser(
        prog="kg",
        usage="kg [-h] [--version] COMMAND ...",
        description="Turn texts into an evidence-backed knowledge graph and its influence network.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    shown = "show program's version number and exit"
    top.add_argument("--version", action=_ShowVersion, nargs=0, default=argparse.SUPPRESS, help=shown)
    chosen = top.add_subparsers(prog="kg", dest="command", metavar="COMMAND", required=True, help=argparse.SUPPRESS)
    demo.add_commands(chosen)
    _reading(chosen)
    _asking(chosen)
    agents.add_commands(chosen)
    _showing(chosen)
    _writing(chosen)
    keeping.add_commands(chosen)
    exchanging.add_commands(chosen)
    serving.add_commands(chosen)
    setting_against.add_commands(chosen)
    questions.add_commands(chosen)
    _checking(chosen)
    completion.add_commands(chosen)
    top.epilog = overview(chosen.choices)
    return top


def _reading_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("inputs", nargs="+", metavar="INPUT", help="files, folders, globs, or - for standard input")
    command.add_argument("--jobs", type=count, default=1, metavar="N", help="processes that read texts (default 1)")
    command.add_argument("--model", metavar="NAME", help="an installed spaCy model instead of the packaged one")
    command.add_argument("--gazetteer", metavar="FILE", help="names and offices of your own: CSV, JSON Lines or Turtle")
    command.add_argument(
        "--extractor", action="append", default=[], metavar="NAME", help="an installed spaCy component of your own"
    )
    command.add_argument("--jsonl", action="store_true", help="read standard input as JSON Lines")
    add_budget(command)


def _reading(chosen: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    build = add_command(
        chosen, "build", commands.build, "Build a graph from texts, or add to one.", "kg build news/ -o graph"
    )
    _reading_options(build)
    add_engine(build)
    build.add_argument("-o", "--out", required=True, metavar="OUT", help="folder of the graph")
    build.add_argument(
        "--corrections", metavar="FILE", help="corrections of your own, kept and replayed by later builds"
    )
    build.add_argument(
        "--questions", metavar="DIR", help="questions of your own (.rq), kept and asked again by later builds"
    )
    build.add_argument("--base-iri", metavar="IRI", help="what the IRIs of a new graph start with")
    build.add_argument(
        "--infer",
        action=argparse.BooleanOptionalAction,
        help="hold what follows from the facts, in a graph of its own; later builds keep to it (new graphs: no)",
    )
    extract = add_command(
        chosen, "extract", commands.extract, "Write stand-off annotations.", "kg extract news/ -o found.jsonl"
    )
    _reading_options(extract)
    extract.add_argument("-o", "--out", required=True, metavar="FILE", help="JSON Lines file, or - for standard output")
    code = add_command(
        chosen,
        "code-events",
        commands.code_events,
        "Give the PLOVER code of sentences whose actor and recipient are known.",
        "kg code-events pairs.jsonl -o coded.jsonl",
    )
    code.add_argument("pairs", metavar="PAIRS", help="JSON Lines with id, sentence, source and target")
    code.add_argument("-o", "--out", required=True, metavar="FILE", help="JSON Lines file, or - for standard output")
    code.add_argument("--model", metavar="NAME", help="an installed spaCy model instead of the packaged one")


def _asking(chosen: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    add_query(chosen)
    explain = add_command(
        chosen,
        "explain",
        commands.explain,
        "Show the sentences behind an entity, or behind what links two.",
        "kg explain graph Russia Azerbaijan",
    )
    add_graph(explain)
    explain.add_argument("entities", nargs="+", metavar="ENTITY", help="one or two names or IRIs")
    explain.add_argument("--inferred", action="store_true", help="what follows without being stated, and from what")
    add_json(explain)


def _showing(chosen: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    network = add_command(
        chosen,
        "network",
        commands.network,
        "Rank the actors of the influence network; communities, brokers, balance.",
        "kg network graph --top 20",
    )
    add_graph(network)
    network.add_argument("--top", type=count, default=15, metavar="N", help="actors to list (default 15)")
    add_json(network)
    add_switches(network)
    asked = network.add_argument_group("what to show instead of, or with, the ranking")
    asked.add_argument("--stability", action="store_true", help="ranges of each rank: bootstrap, and without a source")
    asked.add_argument("--explain", metavar="ACTOR", help="the acts and sentences that carry an actor's influence")
    asked.add_argument("--series", nargs=2, metavar="ACTOR", help="cooperation and conflict of two over time")
    asked.add_argument("--over-time", action="store_true", help="ranks over time, and who heats up or cools down")
    asked.add_argument("--step", choices=("month", "week"), help="of --series and --over-time (default month)")
    asked.add_argument("--overlap", action="store_true", help="who shares memberships, partners, friends and enemies")
    files = network.add_argument_group("files to write")
    files.add_argument("--graphml", metavar="FILE", help="GraphML, for yEd, Gephi, igraph")
    files.add_argument("--gexf", metavar="FILE", help="dynamic GEXF 1.3, for Gephi")
    files.add_argument("--edges", metavar="FILE", help="edge list as CSV, for pandas and igraph")
    files.add_argument("--node-link", metavar="FILE", help="node-link JSON, for networkx and D3")
    view = add_command(
        chosen,
        "view",
        commands.view,
        "Write the interactive page: one file that opens from disk.",
        "kg view graph --dashboard -o influence.html",
    )
    add_graph(view)
    view.add_argument("-o", "--out", required=True, metavar="PAGE.html", help="file to write, or - for standard output")
    view.add_argument("--dashboard", action="store_true", help="with map and timeline beside the network, all linked")
    view.add_argument("--title", help="heading of the page")
    view.add_argument(
        "--limit", type=count, default=500, metavar="N", help="actors on the page, the most influential (default 500)"
    )
    add_switches(view, claims=True)


def _writing(chosen: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    report = add_command(
        chosen,
        "report",
        commands.report,
        "Write a report to send on: two pages of who, what, contested and what to watch, then the evidence.",
        "kg report graph -o report.html --since 2025-06-01 --pdf report.pdf",
    )
    add_graph(report)
    report.add_argument(
        "-o", "--out", required=True, metavar="REPORT.html", help="file to write, or - for standard output"
    )
    report.add_argument("--title", default="Influence report", help="heading of the report")
    report.add_argument("--top", type=count, default=10, metavar="N", help="key actors of the appendix (default 10)")
    report.add_argument("--brief", action="store_true", help="only the first part, without the appendix")
    report.add_argument(
        "--pdf", nargs="?", const="", metavar="FILE", help="print it to this PDF as well; without FILE, to that of -o"
    )
    report.add_argument("--previous", metavar="OUT0", help="tell what is new against this earlier graph")
    add_switches(report, leave_out={"claims"})
    timeline = add_command(
        chosen,
        "timeline",
        commands.timeline,
        "Write a timeline of events by pair of actors, with the sentences behind them.",
        "kg timeline graph -o timeline.html --pair Russia Azerbaijan",
    )
    add_graph(timeline)
    timeline.add_argument(
        "-o", "--out", required=True, metavar="TIMELINE.html", help="file to write, or - for standard output"
    )
    timeline.add_argument("--title", default="Timeline", help="heading of the timeline")
    timeline.add_argument("--pair", nargs=2, metavar=("A", "B"), help="only what is between these two")
    add_switches(timeline, leave_out={"claims"})

    chart = add_command(
        chosen,
        "map",
        commands.map_page,
        "Write a map of the states' ties and of events at their places; it needs no network.",
        "kg map graph -o map.html",
    )
    add_graph(chart)
    chart.add_argument("-o", "--out", required=True, metavar="MAP.html", help="file to write, or - for standard output")
    chart.add_argument("--title", default="Map of influence", help="heading of the map")
    add_switches(chart, leave_out={"claims"})


def _checking(chosen: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    evaluate = add_command(
        chosen,
        "eval",
        commands.evaluate,
        "Measure the pipeline on a gold standard: precision, recall, F1 with bootstrap intervals.",
        "kg eval attribution gold/attribution --errors errors.jsonl",
    )
    evaluate.add_argument(
        "task",
        metavar="TASK",
        help="re3d-entities, re3d-relations, plover, attribution, gap, docred, gsr, case, police, gum, pairs, kinds, "
        "reading, namesakes, or facts",
    )
    evaluate.add_argument(
        "data", metavar="DATA", help="folder with docs.jsonl and gold.jsonl; for facts, your own JSON Lines"
    )
    evaluate.add_argument("--model", metavar="NAME", help="an installed spaCy model instead of the packaged one")
    evaluate.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    evaluate.add_argument("--errors", metavar="FILE", help="write missed and spurious items with their words")
    add_command(chosen, "doctor", commands.doctor, "Show versions, model and data, and whether they work.", "kg doctor")
