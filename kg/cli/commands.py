"""What each command does: one call into the library, then printing. The parser is in `kg.cli`.

Heavy imports wait inside the commands, so that ``kg --help`` answers at once.
"""

import json
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from itertools import chain

from kg.cli import console
from kg.cli.options import budget, check_inputs
from kg.cli.progress import Progress, reading
from kg.cli.questions import note_questions
from kg.errors import KgError


def version() -> str:
    """Return the version of the installed package."""
    from importlib.metadata import version as installed

    return installed("influence-kg")


def build(arguments: Namespace) -> int:
    """Run ``kg build``."""
    import kg

    check_inputs(arguments)
    problems, note = console.listening()

    try:
        with reading(arguments.inputs) as shown:
            graph = kg.build(
                arguments.inputs,
                arguments.out,
                jobs=arguments.jobs,
                engine=arguments.engine,
                scheduler=arguments.scheduler,
                model=arguments.model,
                gazetteer=arguments.gazetteer,
                corrections=arguments.corrections,
                questions=arguments.questions,
                extractors=arguments.extractor,
                base_iri=arguments.base_iri,
                infer=arguments.infer,
                jsonl=arguments.jsonl,
                on_problem=shown.counting(note),
                on_document=shown.advance,
                on_notice=console.remark,
                budget=budget(arguments),
            )
    except KgError as error:
        if error in problems:  # no input could be used, and each was told of
            return 2
        raise
    with graph:
        report = graph.build_report
        counts = graph.counts()
    console.note_undated(report.undated)
    print(f"{report.built} documents read, {report.unchanged} unchanged, {len(report.problems)} not usable")
    if report.corrections:
        console.note_corrections(report.corrections)
    print(f"{arguments.out}: " + ", ".join(f"{number:,} {name}" for name, number in counts.items()))
    if not counts["facts"] and not counts["events"]:
        console.none("nothing in these texts tells who did what, or is what, to whom")
    asked = note_questions(report.questions) if report.questions else 0
    return 2 if report.problems else asked


def extract(arguments: Namespace) -> int:
    """Run ``kg extract``."""
    import kg
    from kg.annotated import sparing
    from kg.assertions import to_record

    check_inputs(arguments)
    problems, note = console.listening()

    def written(shown: Progress) -> Iterator[str]:
        found = kg.extract(
            arguments.inputs,
            jobs=arguments.jobs,
            model=arguments.model,
            gazetteer=arguments.gazetteer,
            extractors=arguments.extractor,
            jsonl=arguments.jsonl,
            on_problem=shown.counting(note),
            on_notice=console.remark,
            budget=budget(arguments),
        )
        for extraction in found:
            shown.advance(extraction.document)
            with sparing(extraction.document, note):  # what a component left may not fit into JSON
                yield console.line(to_record(extraction))

    with reading(arguments.inputs, arguments.out) as shown:
        lines = written(shown)
        first = next(lines, None)
        if first is not None:  # else an older file stays
            console.write_lines(arguments.out, chain((first,), lines))
    return 2 if problems or first is None else 0


def code_events(arguments: Namespace) -> int:
    """Run ``kg code-events``."""
    from kg.annotated import load
    from kg.coding import code_events as code

    problems, note = console.listening()

    pairs = list(console.read_lines(arguments.pairs, note))
    places, records = [place for place, _ in pairs], [record for _, record in pairs]
    coded = code(load(arguments.model), records, places=places, on_problem=note)
    console.write_lines(arguments.out, map(console.line, coded))
    return 2 if problems else 0


def explain(arguments: Namespace) -> int:
    """Run ``kg explain``."""
    import kg

    if arguments.inferred:
        return _explain_inferred(arguments)
    with kg.open(arguments.graph) as graph:
        rows = graph.explain(*arguments.entities)
        names = graph.identity(*arguments.entities) if len(arguments.entities) == 1 else ()
    if arguments.json:
        console.as_json(rows.records())
    if not rows:
        console.none(f"no sentence tells of {' and '.join(arguments.entities)}")
    if arguments.json:
        return 0
    for name in names:
        print(name.text())
    for row in rows:
        print(row.text())
    return 0


def _explain_inferred(arguments: Namespace) -> int:
    import kg

    with kg.open(arguments.graph) as graph:
        rows = graph.inferred(*arguments.entities)
    if arguments.json:
        console.as_json([asdict(row) for row in rows])
    if not rows:
        console.none(f"nothing is inferred of {' and '.join(arguments.entities)}")
    if arguments.json:
        return 0
    for row in rows:
        print(row.text())
    return 0


def network(arguments: Namespace) -> int:
    """Run ``kg network``."""
    from kg.cli.network import network as run

    return run(arguments)


def view(arguments: Namespace) -> int:
    """Run ``kg view``."""
    import kg
    from kg.cli.switches import chosen

    with kg.open(arguments.graph) as graph:
        switches = chosen(arguments, graph.store)
        title = {} if arguments.title is None else {"title": arguments.title}
        write = graph.dashboard if arguments.dashboard else graph.page
        with console.output(arguments.out) as out:
            write(out, most=arguments.limit, note=console.none, **title, **switches)
        console.note_empty(graph)
    console.wrote(arguments.out)
    return 0


def report(arguments: Namespace) -> int:
    """Run ``kg report``."""
    import kg
    from kg.cli.switches import chosen

    out, pdf = arguments.out, arguments.pdf
    if pdf == "":  # --pdf alone: what -o names is the PDF
        out, pdf = None, out
    console.check_outputs(out, pdf)
    with kg.open(arguments.graph) as graph, console.output(out) as page, console.output(pdf) as paper:
        graph.report(
            page,
            title=arguments.title,
            top=arguments.top,
            previous=arguments.previous,
            appendix=not arguments.brief,
            pdf=paper,
            note=console.none,
            **chosen(arguments, graph.store, leave_out={"claims"}),
        )
        console.note_empty(graph)
    console.wrote(out, pdf)
    return 0


def timeline(arguments: Namespace) -> int:
    """Run ``kg timeline``."""
    import kg
    from kg.cli.switches import chosen

    with kg.open(arguments.graph) as graph:
        switches = chosen(arguments, graph.store, leave_out={"claims"})
        with console.output(arguments.out) as out:
            graph.timeline(out, title=arguments.title, pair=arguments.pair, note=console.none, **switches)
        console.note_empty(graph)
    console.wrote(arguments.out)
    return 0


def map_page(arguments: Namespace) -> int:
    """Run ``kg map``."""
    import kg
    from kg.cli.switches import chosen

    with kg.open(arguments.graph) as graph:
        switches = chosen(arguments, graph.store, leave_out={"claims"})
        with console.output(arguments.out) as out:
            graph.map(out, title=arguments.title, note=console.none, **switches)
        console.note_empty(graph)
    console.wrote(arguments.out)
    return 0


def evaluate(arguments: Namespace) -> int:
    """Run ``kg eval``."""
    from kg import annotated, evaluation

    result = evaluation.evaluate(
        arguments.task, arguments.data, annotated.load(arguments.model), on_problem=console.complain
    )
    if arguments.errors:
        console.write_lines(arguments.errors, map(console.line, result.mistakes))
    if arguments.json:
        print(json.dumps(result.as_json()))
        return 0
    rows = []
    for mode, tally in result.modes.items():
        low, high = result.intervals[mode]
        micro = tally.micro()
        figures = (f"{micro.precision:.3f}", f"{micro.recall:.3f}", f"{micro.f1:.3f}")
        rows.append(
            (mode, "all", *figures, f"{low:.3f}-{high:.3f}", round(sum(cell[2] for cell in tally.counts.values())))
        )
        if mode == result.headline and len(tally.counts) > 1:
            for label, found, gold in tally.per_label():
                rows.append(
                    (mode, label, f"{found.precision:.3f}", f"{found.recall:.3f}", f"{found.f1:.3f}", "", round(gold))
                )
    console.table(("mode", "label", "precision", "recall", "F1", "F1 95 %", "gold"), rows)
    return 0


def doctor(arguments: Namespace) -> int:
    """Run ``kg doctor``."""
    from kg.cli.doctor import checks

    rows = list(checks())
    console.table(
        ("check", "finding", "works"), [(row.name, row.finding, "yes" if row.works else "NO") for row in rows]
    )
    return 0 if all(row.works for row in rows) else 1
