"""What it costs that queries are answered by a process apart: its start, and each query beside the same one in here.

    python benchmarks/guarded.py GRAPH [--rounds 5]

Seconds on the clock, and CPU seconds of both processes together; the least of the rounds, of small ones the median.
"""

import argparse
import resource
import time
from collections.abc import Callable
from statistics import median

import kg
from kg.store import ask, named_queries


def spent(work: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds on the clock and the CPU seconds of this process that something takes."""
    clock, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - clock, time.process_time() - cpu


def children() -> float:
    """Return the CPU seconds of the processes that ended so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def started(place: str) -> tuple[float, float]:
    """Return the seconds on the clock of a first query, and the CPU seconds of its process from start to end."""
    before = children()
    with kg.open(place) as graph:
        clock, _ = spent(lambda: graph.sparql("ASK {}").table())
    return clock, children() - before


def asked(place: str, *, apart: bool) -> tuple[float, float, int]:
    """Return the seconds on the clock, the CPU seconds of all processes, and the rows of all packaged questions."""
    before, rows = children(), 0
    with kg.open(place) as graph:
        graph.sparql("ASK {}")

        def all_of_them() -> None:
            nonlocal rows
            for question in named_queries():
                here = None if apart else ask(graph.store.raw, name=question.name, base=graph.store.base_iri)
                rows += len((here or graph.sparql(name=question.name)).table().rows)

        clock, cpu = spent(all_of_them)
    return clock, cpu + children() - before, rows


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph")
    parser.add_argument("--rounds", type=int, default=5)
    arguments = parser.parse_args()
    clock, cpu = map(min, zip(*(started(arguments.graph) for _ in range(arguments.rounds)), strict=True))
    print(f"start and first query: {clock * 1000:.0f} ms, {cpu * 1000:.0f} ms CPU of the process")
    with kg.open(arguments.graph) as graph:
        ways = {"apart": graph.sparql, "in here": lambda query: ask(graph.store.raw, query)}
        for way, put in ways.items():
            put("ASK {}")
            clocks = [spent(lambda put=put: put("ASK {}").table())[0] for _ in range(50 * arguments.rounds)]
            print(f"ASK {{}} {way}: {median(clocks) * 1000:.2f} ms")
    for way in ways:
        runs = [asked(arguments.graph, apart=way == "apart") for _ in range(arguments.rounds)]
        clock, used = min(run[0] for run in runs), min(run[1] for run in runs) - cpu
        print(f"{len(named_queries())} questions {way}: {clock:.2f} s, {used:.2f} s CPU, {runs[0][2]:,} rows")


if __name__ == "__main__":
    main()
