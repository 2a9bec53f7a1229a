"""The commands that keep a graph: check, correct, compare, retract; and how they are called.

Heavy imports wait inside the commands, so that ``kg --help`` answers at once.
"""

import argparse
import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from kg.cli import console
from kg.cli.options import add_command, add_graph, add_json, count
from kg.errors import InputError
from kg.files import write_output

if TYPE_CHECKING:
    from kg.differing import Difference


def validate(arguments: Namespace) -> int:
    """Run ``kg validate``."""
    import kg

    with kg.open(arguments.graph) as graph:
        report = graph.validate()
    for result in report.results:
        print(result)
    print("conforms" if report.conforms else f"{len(report.results)} violations")
    return 0 if report.conforms else 1


def remove(arguments: Namespace) -> int:
    """Run ``kg remove``."""
    from kg.building import remove as retract

    gone = retract(arguments.graph, arguments.document)
    print(f"{arguments.document} removed")
    for told in gone:
        print(f"  went with it: {told}")
    return 0


def history(arguments: Namespace) -> int:
    """Run ``kg history``."""
    from kg.history import added
    from kg.history import history as steps_of

    steps = steps_of(arguments.graph)
    rows = []
    for number, step in enumerate(steps):
        grown = added(steps, number)
        documents = [
            f"{sign}{name}"
            for sign, names in (("+", step.came), ("~", step.changed), ("-", step.went))
            for name in names
        ]
        more = f" and {len(documents) - 5} more" if len(documents) > 5 else ""
        counts = (
            f"{count:+,}" for count in (grown.get(name, 0) for name in ("documents", "entities", "facts", "events"))
        )
        asked = ", ".join(f"{number} {state}" for state, number in step.questions.items())
        rows.append((step.when, step.action, *counts, step.corrections, asked, ", ".join(documents[:5]) + more))
    columns = ("when", "action", "documents", "entities", "facts", "events", "corrections", "questions", "which")
    console.table(columns, rows)
    if not steps:
        console.none("no history is kept of this graph yet")
    return 0


def corrections(arguments: Namespace) -> int:
    """Run ``kg corrections``."""
    if arguments.action != "check":
        return _exchanged(arguments)
    from kg.checking import check

    if arguments.graph is None:
        raise InputError("corrections check without a graph", hint="kg corrections check corrections.csv graph")
    outcomes = check(arguments.file, arguments.graph)
    rows = ((o.row.where, o.row.action, o.row.subject, o.row.value or o.row.object, o.state, o.why) for o in outcomes)
    console.table(("where", "action", "subject", "what", "state", "why"), rows)
    if not outcomes:
        console.none("the file holds no correction")
    console.note_corrections(outcomes)
    return 0 if all(outcome.state == "applied" for outcome in outcomes) else 1


def _exchanged(arguments: Namespace) -> int:
    """Run ``kg corrections export`` and ``kg corrections import``."""
    from kg.corrections.rows import dump
    from kg.judging import as_judgements, from_judgements

    if arguments.action == "export":
        found = as_judgements(arguments.file, arguments.graph)
        text, what = "".join(found.lines), f"{len(found.lines)} judgements"
    else:
        found = from_judgements(arguments.file)
        text, what = dump(found.rows), f"{len(found.rows)} corrections"
    if arguments.out == "-":
        sys.stdout.write(text)
    else:
        write_output(arguments.out, text.encode())
    print(what, file=sys.stderr)
    for why, number in found.left_out:
        print(f"kg: {number} left out: {why}", file=sys.stderr)
    return 0


def duplicates(arguments: Namespace) -> int:
    """Run ``kg duplicates``."""
    from kg.checking import likely_duplicates
    from kg.corrections.rows import dump

    pairs = likely_duplicates(arguments.graph)
    sys.stdout.write(dump(pair.row() for pair in pairs[: arguments.limit]))
    if not pairs:
        console.none("no two entities are likely one")
    if len(pairs) > arguments.limit:
        print(f"kg: {len(pairs) - arguments.limit} more pairs; --limit shows them", file=sys.stderr)
    return 0


def _between_graphs(arguments: Namespace) -> "tuple[Difference, ...]":
    from kg.differing import differences
    from kg.errors import InputError
    from kg.store import GraphStore

    if arguments.after is None or arguments.until:
        hint = "give a second graph, or --from DATE and, if need be, --until DATE"
        raise InputError("nothing to compare with", where="diff", hint=hint)
    with GraphStore.open(arguments.before) as before, GraphStore.open(arguments.after) as after:
        return differences(before, after, top=arguments.top)


def _between_dates(arguments: Namespace) -> "tuple[Difference, ...]":
    from kg.differing import differences_in_time, left_out
    from kg.errors import InputError
    from kg.store import GraphStore

    if arguments.after is not None:
        raise InputError("two graphs and dates at once", where="diff", hint="give one graph with --from, or two graphs")
    with GraphStore.open(arguments.before) as store:
        if lacking := left_out(store):
            print(f"kg: {len(lacking)} text{'s' * (len(lacking) > 1)} without a date left out", file=sys.stderr)
        return differences_in_time(store, arguments.since, arguments.until, top=arguments.top)


def diff(arguments: Namespace) -> int:
    """Run ``kg diff``."""
    from dataclasses import asdict

    found = _between_dates(arguments) if arguments.since else _between_graphs(arguments)
    if not found:
        console.none("no difference")
        if not arguments.json:
            return 0
    if arguments.json:
        console.as_json([asdict(one) for one in found])
        return 0
    rows = []
    for one in found:
        said = one.evidence
        sentence = f"“{' '.join(said.sentence.split())}” {said.outlet or said.document}" if said else ""
        rows.append((one.about, one.how, one.what, one.before, one.after, sentence))
    console.table(("about", "how", "what", "before", "after", "sentence"), rows)
    print(f"{len(found)} differences", file=sys.stderr)
    return 0


def add_commands(chosen: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add these commands to the parser of all."""
    command = add_command(chosen, "validate", validate, "Check a graph against its SHACL shapes.", "kg validate graph")
    add_graph(command, local=True)
    command = add_command(chosen, "remove", remove, "Retract a document.", "kg remove graph 2025-08-19-wire.txt")
    add_graph(command, local=True)
    command.add_argument(
        "document", metavar="DOCUMENT", help="id of the document, as `kg query OUT --name documents` shows"
    )
    command = add_command(
        chosen,
        "corrections",
        corrections,
        "Try a corrections file on a graph: which rows would apply, which are stale or contradict each other; exchange "
        "who is the same with nomenklatura.",
        "kg corrections check corrections.csv graph",
    )
    command.add_argument(
        "action",
        choices=("check", "export", "import"),
        help="try the file on a graph; or change merges and separations into judgements of nomenklatura, or back",
    )
    command.add_argument(
        "file", metavar="FILE", help="corrections (CSV or Turtle) or judgements (JSON lines); to export also OUT"
    )
    command.add_argument("graph", metavar="OUT", nargs="?", help="folder of the graph; nothing in it changes")
    command.add_argument("-o", "--out", default="-", metavar="FILE", help="where to export or import to (or print)")
    command = add_command(
        chosen,
        "duplicates",
        duplicates,
        "Propose entities that may be one, as rows to paste into a corrections file.",
        "kg duplicates graph > candidates.csv",
    )
    add_graph(command, local=True)
    command.add_argument("--limit", type=count, default=50, metavar="N", help="pairs, the likeliest (default 50)")
    command = add_command(
        chosen, "history", history, "List the builds of a graph and what each added.", "kg history graph"
    )
    add_graph(command, local=True)
    command = add_command(
        chosen,
        "diff",
        diff,
        "Tell what changed between two graphs, or between two dates of publication of one: documents, facts, events, "
        "identities and ranks, with sentences.",
        "kg diff graph-monday graph-friday\n  kg diff graph --from 2025-05 --until 2025-06",
    )
    command.add_argument("before", metavar="OUT1", help="folder of the first graph")
    command.add_argument("after", metavar="OUT2", nargs="?", help="folder of the second graph")
    command.add_argument("--from", dest="since", metavar="DATE", help="of one graph: what was published until then ...")
    command.add_argument("--until", metavar="DATE", help="... against what was published until then (default: all)")
    command.add_argument(
        "--top", type=count, default=25, metavar="N", help="places of the ranking to compare (default 25)"
    )
    add_json(command)
