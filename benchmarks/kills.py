"""Kill changes of a graph at random moments: what can be read after each, and whether doing it again gives the same.

    python benchmarks/kills.py [--kills 50] [--seed 1] [--json FILE]

A graph of small texts is changed in five ways in turn: texts come, texts change, one is removed, corrections are given,
questions are. Each change is killed (SIGKILL) at a moment drawn from its usual length. Then the graph must be readable,
byte for byte as it was before or as it is after the change, with the history, the corrections, the questions and the
answers that belong to it; and once the change is made again it must be that of one left alone.
"""

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import kg
from kg import annotated, history, questions, settling
from kg.building import remove

NAMES = ("Georgia", "Armenia", "Russia", "Ukraine", "Kazakhstan", "Turkey", "Uzbekistan", "Poland")


def texts(folder: Path, first: int, last: int, more: str = "") -> Path:
    """Write small texts of one shape, numbered so, whose short names are told by one another."""
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(first, last):
        one, other = NAMES[n % len(NAMES)], NAMES[(n + 1) % len(NAMES)]
        who = "Nina Orlova" if n == 0 else "Orlova"
        (folder / f"{n:03}.txt").write_text(
            f"---\ndate: 2024-03-{n % 28 + 1:02}\nsource: Wire {n}\n---\n"
            f"{one} signed a trade agreement with {other} on Monday. {who} criticised {one}.{more}\n\n"
            f'"The border will reopen," said {who}, an analyst. {other} did not attack {one}.\n',
            encoding="utf-8",
        )
    return folder


def apart(work: Callable[[], object], seconds: float | None = None) -> tuple[str | None, float]:
    """Do something in a process of its own, killed after some seconds; return what it gave, and how long it ran.

    A process that has opened a store can't be forked, as the threads of the store stay behind.
    """
    reading, writing = os.pipe()
    begun = time.monotonic()
    child = os.fork()
    if child == 0:
        os.write(writing, str(work()).encode())
        os._exit(0)
    os.close(writing)
    while (waited := os.waitpid(child, os.WNOHANG)) == (0, 0):
        if seconds is not None and time.monotonic() > begun + seconds:
            os.kill(child, signal.SIGKILL)
            waited = os.waitpid(child, 0)
            break
        time.sleep(0.001)
    length = time.monotonic() - begun
    with os.fdopen(reading, "rb") as pipe:
        given = pipe.read().decode()
    if waited[1] and seconds is None:
        sys.exit(f"a step that nobody killed ended with {os.waitstatus_to_exitcode(waited[1])}")
    return (None if waited[1] else given), length


def digest(graph: Path) -> str:
    """Return a digest of what can be read in a graph: its quads, its steps but for the clock, what it remembers."""
    with kg.open(graph) as opened:
        steps = [replace(step, when="") for step in history.history(graph)]
        asked = [(one.name, one.read_text(encoding="utf-8")) for one in questions.remembered(opened.store)]
        told = [steps, asked, questions.answers(graph), [row.said for row in settling.remembered(opened.store)]]
        return hashlib.sha256(b"".join(opened.store.nquads()) + repr(told).encode()).hexdigest()


def asked(graph: Path, folder: Path) -> bool:
    """Tell whether a graph asks the questions of a folder already."""
    with kg.open(graph) as opened:
        return [one.name for one in questions.remembered(opened.store)] == sorted(one.name for one in folder.iterdir())


def removed(graph: Path) -> None:
    """Take a document out of a graph, if it has it still."""
    with kg.open(graph) as opened:
        there = "000.txt" in opened.store.documents()
    if there:
        remove(graph, "000.txt")


def changes(work: Path) -> dict[str, Callable[[Path], object]]:
    """Return the ways to change a graph, by name; the first one makes it."""
    nlp = annotated.load()
    rows = work / "rows.csv"
    rows.write_text("action,subject,object,value\nrename,Georgia,,Land of Georgia\nreject,Armenia,Russia,opposes\n")
    (own := work / "own").mkdir()
    (own / "met.rq").write_text("# Who agreed?\nSELECT ?a { ?e kg:eventType plover:AGREE ; kg:actor ?a }\n")
    (more := work / "more").mkdir()
    (more / "all.rq").write_text("SELECT ?e { ?e a kg:Event }\n")
    base, new = texts(work / "base", 0, 6), texts(work / "new", 6, 10)
    changed = texts(work / "changed", 2, 5, " The talks will go on.")

    def build(inputs: Path, graph: Path, **more: Any) -> None:
        kg.build(inputs, graph, nlp=nlp, **more).close()

    return {
        "made": partial(build, base, questions=own),
        "texts come": partial(build, new),
        "texts change": partial(build, changed),
        "one is removed": removed,
        "corrections come": partial(build, base, corrections=rows),
        "questions come": lambda graph: None if asked(graph, more) else build(base, graph, questions=more),
    }


def killed(work: Path, kills: int, seed: int) -> list[dict[str, Any]]:
    """Return what became of each kill."""
    made, *ways = changes(work).items()
    apart(partial(made[1], work / "graph"))
    before, _ = apart(partial(digest, work / "graph"))
    after, lengths = {}, {}
    for name, change in ways:
        whole = shutil.copytree(work / "graph", work / name)
        _, lengths[name] = apart(partial(change, whole))
        after[name], _ = apart(partial(digest, whole))
    told, moments = [], random.Random(seed)
    for n in range(kills):
        name, change = ways[n % len(ways)]
        graph = shutil.copytree(work / "graph", work / f"killed-{n}")
        moment = moments.uniform(0, lengths[name])
        given, _ = apart(partial(change, graph), moment)
        seen, _ = apart(partial(digest, graph))
        apart(partial(change, graph))
        end, _ = apart(partial(digest, graph))
        readable = "before" if seen == before else "after" if seen == after[name] else "neither"
        one = {"change": name, "second": round(moment, 3), "killed": given is None, "read": readable}
        told.append(one | {"same": end == after[name], "states": len(list((graph / "states").iterdir()))})
        shutil.rmtree(graph)
    return told


def main() -> None:
    """Kill, read, repeat, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        told = killed(Path(work), arguments.kills, arguments.seed)
    print(f"{'change':16} {'tries':>6} {'killed':>7} {'before':>7} {'after':>6} {'neither':>8} {'same at the end':>16}")
    for name in dict.fromkeys(one["change"] for one in told):
        of = [one for one in told if one["change"] == name]
        before, after, neither = (sum(one["read"] == kind for one in of) for kind in ("before", "after", "neither"))
        dead, same = sum(one["killed"] for one in of), sum(one["same"] for one in of)
        print(f"{name:16} {len(of):6} {dead:7} {before:7} {after:6} {neither:8} {same:16}")
    good = sum(one["read"] != "neither" and one["same"] and one["states"] == 1 for one in told)
    print(f"readable throughout, byte-equal and with one state at the end: {good} of {len(told)}")
    if arguments.json:
        arguments.json.write_text(json.dumps(told, indent=1) + "\n")
    sys.exit(good < len(told))


if __name__ == "__main__":
    main()
