"""What it costs to add a document to a graph, and to build it again with nothing changed, as the graph grows.

    python benchmarks/growth.py [GRAPH] [--documents 60 240 960] [--same-years] [--near-names] [--json FILE]

Records of a graph (of the packaged examples, if none is given) are multiplied under other names of persons, each time
four years earlier and in other words, so no language model reads anything. With ``--same-years`` all copies tell of
the same events, each of which a further copy bears on. With ``--near-names`` names of copies differ by a letter or
two, so that some are spellings of others, and a further copy can change who is meant in dozens of texts. Each step
runs in a process of its own; CPU seconds are user and system, and those of one more document are counted once the
same document was put into a graph of its own, which loads all tables.

    python benchmarks/growth.py GRAPH --put-back 8

takes so many documents, spread over a graph of your own, out of copies of it, and tells what putting each back costs.
"""

import argparse
import json
import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import kg
from kg import building, ledger, settling, texts
from kg.assertions.standoff import from_record, to_record
from kg.extracting import PIPELINE_VERSION, stamp
from kg.garbage import seldom
from kg.ledger import Ledger
from kg.model import Document, Extraction
from kg.namespaces import digest
from kg.store import GraphStore, records
from kg.store.states import TELLINGS
from kg.texts.examples import examples

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def varied(extraction: Extraction, number: int, years: int, *, near: bool) -> Extraction:
    """Return a document under another id, so many years earlier, with other surnames as long, and other words.

    Surnames differ by a letter or two where they are to be near, else by nearly all.
    """
    told = json.dumps(to_record(extraction), ensure_ascii=False)
    surnames = {one.label.split()[-1] for one in extraction.entities if one.type == "Person"}
    for name in sorted(surnames, key=len, reverse=True):
        if re.fullmatch("[A-Z][a-z]{3,}", name):
            small = turned(name.lower(), number if near else scattered(number, len(name)))
            told = re.sub(rf"\b{name}", small.capitalize(), told)
            told = re.sub(rf"\b{name.lower()}", small, told)
    told = re.sub(r"\b20\d\d\b", lambda year: str(int(year[0]) - years), told) if years else told
    made = from_record(json.loads(told))
    text = (
        made.document.text
        if not years
        else re.sub(r"\b[a-z]{6,}\b", lambda w: turned(w[0], number), made.document.text)
    )
    return replace(made, document=replace(made.document, id=f"{number:06}-{extraction.document.id}", text=text))


def scattered(number: int, length: int) -> int:
    """Return a number of so many digits to the base 25 that stands for another one, and has few digits in common."""
    return int(digest(str(number)), 16) % 25**length if number else 0


def turned(word: str, number: int) -> str:
    """Return a word of small letters in which some are turned by the digits of a number, to the base 25."""
    digits = [number // 25**place % 25 for place in range(len(word))]
    return "".join(LETTERS[(LETTERS.index(c) + d) % 26] for c, d in zip(word, digits, strict=True))


def multiplied(
    graph: Path, file: Path, numbers: Iterable[int], *, same_years: bool = False, near_names: bool = False
) -> Iterator[Extraction]:
    """Add texts of these numbers to a file, and yield their extractions one by one as a build would find them."""
    kept = graph / "records"
    own = [records.load(kept, name, mark) for name, mark in records.fingerprints(kept).items()]
    names = ("id", "text", "title", "published", "source", "url", "author")
    alone = file.with_name("one.jsonl")
    for n in numbers:
        copy = n // len(own)
        made = varied(own[n % len(own)], copy, 0 if same_years else 4 * (copy % 40), near=near_names)
        line = {name: getattr(made.document, name) for name in names if getattr(made.document, name)}
        alone.write_text(json.dumps(line) + "\n", encoding="utf-8")
        with file.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(line) + "\n")
        for document in texts.read([alone], on_problem=lambda problem: sys.exit(str(problem))):
            yield replace(made, document=document)


def mark(document: Document) -> str:
    """Return the fingerprint that a build without options gives a document."""
    return building._fingerprint(document, digest(PIPELINE_VERSION, "", stamp(None, ())))


@seldom()
def put(graph: Path, found: Iterable[Extraction]) -> float:
    """Do what a build does with texts once they are read; return its CPU seconds without those of making them."""
    begun, making = time.process_time(), 0.0
    with GraphStore.create_or_open(graph) as store, Ledger() as kept:
        ledger.fill(kept, graph, store)
        before = time.process_time()
        for one in found:
            making += time.process_time() - before
            records.save(graph / "records", one, mark(one.document), ledger.known(kept, one.document.id))
            ledger.hold(kept, one, mark(one.document))
            before = time.process_time()
        settling.settle(graph, store, kept, lambda problem: sys.exit(str(problem)))
    return time.process_time() - begun - making


def one_more(graph: Path, alone: Path, found: Iterable[Extraction]) -> float:
    """Put a document into a graph; return the CPU seconds, tables and libraries not counted, which reading loads."""
    made = list(found)
    put(alone, made)
    return put(graph, made)


def again(graph: Path, file: Path) -> None:
    """Build from texts that did not change."""
    with kg.build(file, graph) as built:
        if built.build_report.built:
            sys.exit(f"{built.build_report.built} texts were read anew")


def measured(work: Callable[[], object]) -> dict[str, float]:
    """Return CPU seconds (its own, if it tells them), seconds and peak megabytes of work in a process of its own."""
    begun = time.monotonic()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writing, str(work() or "").encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        told = pipe.read()
    _, status, used = os.wait4(child, 0)
    if status:
        sys.exit("a step failed")
    cpu = float(told or used.ru_utime + used.ru_stime)
    return {"cpu": round(cpu, 2), "seconds": round(time.monotonic() - begun, 2), "megabytes": used.ru_maxrss // 1024}


def grown(origin: Path, place: Path, documents: int, *, same_years: bool, near_names: bool) -> dict[str, Any]:
    """Return what each step costs in a graph of so many documents, and what the graph takes on the disk."""
    place.mkdir()
    file = place / "texts.jsonl"
    made = partial(multiplied, origin, file, same_years=same_years, near_names=near_names)
    all_put = measured(lambda: put(place / "graph", made(range(documents))))
    more = measured(lambda: one_more(place / "graph", place / "alone", made([documents])))
    os.utime(file, (1e9, 1e9))  # long before it is read
    steps: dict[str, Any] = {
        "all put": all_put,
        "one more": more,
        "unchanged, compared": measured(partial(again, place / "graph", file)),
        "unchanged": measured(partial(again, place / "graph", file)),
    }
    size = sum(path.stat().st_size for path in (place / "graph").rglob("*") if path.is_file())
    ledger_size = sum(path.stat().st_size for path in (place / "graph" / "states").rglob(ledger.FILE))
    told_size = sum(path.stat().st_size for path in (place / "graph" / "states").rglob(TELLINGS))
    parts = {"disk": size, "ledger": ledger_size, "tellings": told_size}
    return steps | {name: round(part / (documents + 1) / 1024, 1) for name, part in parts.items()}


def put_back(graph: Path, place: Path, number: int) -> list[float]:
    """Return the CPU seconds that each of so many documents of a graph costs that was taken out, sorted."""
    kept = records.fingerprints(graph / "records")
    costs = []
    for name in sorted(kept)[:: max(1, len(kept) // number)][:number]:
        one, copy = records.load(graph / "records", name, kept[name]), place / name
        shutil.copytree(graph, copy / "graph")
        measured(partial(taken_out, copy / "graph", one.document.id))
        costs.append(measured(partial(one_more, copy / "graph", copy / "alone", [one]))["cpu"])
        shutil.rmtree(copy)
    return sorted(costs)


def taken_out(graph: Path, document: str) -> None:
    """Take a document out of a graph."""
    building.remove(graph, document)


def main() -> None:
    """Make graphs of so many documents, add one, build again; print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph", type=Path, nargs="?")
    parser.add_argument("--documents", type=int, nargs="+", default=[60, 240, 960])
    parser.add_argument("--same-years", action="store_true")
    parser.add_argument("--near-names", action="store_true")
    parser.add_argument("--put-back", type=int)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        graph = arguments.graph
        if graph is not None and arguments.put_back:
            costs = put_back(graph, Path(work), arguments.put_back)
            print(f"put back, CPU s: median {costs[len(costs) // 2]:.2f}, from {costs[0]:.2f} to {costs[-1]:.2f}")
            return
        if graph is None:
            graph = Path(work) / "examples"
            measured(lambda: kg.build(examples(), graph).close())
        found = {
            number: grown(
                graph,
                Path(work) / str(number),
                number,
                same_years=arguments.same_years,
                near_names=arguments.near_names,
            )
            for number in arguments.documents
        }
    print(f"{'documents':>9} {'step':24} {'CPU s':>8} {'s':>8} {'peak MB':>8}")
    for number, steps in found.items():
        for name, one in steps.items():
            if isinstance(one, dict):
                print(f"{number:9} {name:24} {one['cpu']:8.2f} {one['seconds']:8.2f} {one['megabytes']:8}")
        parts = f"{steps['ledger']} of them the ledger, {steps['tellings']} what is told of happenings"
        print(f"{number:9} {steps['disk']} KiB a document on the disk, {parts}")
    if arguments.json:
        arguments.json.write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
