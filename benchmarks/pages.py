"""Time and memory of each page of a graph: python benchmarks/pages.py GRAPH [LARGER] [--only NAME ...] [--json FILE].

Each page is written by a process of its own, start and imports included: seconds of its processor time, and the most
memory that it held. With a larger graph (``benchmarks/questions.py --make`` makes one without a model), what each
thousand of its further documents take.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from kg.store import GraphStore

PAGES = {
    "view": ["view", "-o", "-"],
    "dashboard": ["view", "--dashboard", "-o", "-"],
    "report": ["report", "-o", "-"],
    "timeline": ["timeline", "-o", "-"],
    "map": ["map", "-o", "-"],
    "network": ["network"],
    "conflicts": ["conflicts", "--json"],
}


def measured(words, graph):
    """Return seconds of processor time and MiB of memory of ``kg`` with these words on a graph."""
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen([sys.executable, "-m", "kg", *words, graph], stdout=out, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"kg {' '.join(words)} {graph} ended with {os.waitstatus_to_exitcode(status)}")
    return {"seconds": used.ru_utime + used.ru_stime, "mib": used.ru_maxrss / 1024}


def documents(graph):
    """Return how many documents a graph holds."""
    with GraphStore.open(graph) as store:
        return len(store.graphs())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("graph", type=Path)
    parser.add_argument("larger", type=Path, nargs="?", help="a graph of more documents")
    parser.add_argument("--only", nargs="+", choices=PAGES, default=list(PAGES), metavar="NAME")
    parser.add_argument("--json", type=Path, metavar="FILE")
    arguments = parser.parse_args()
    graphs = [graph for graph in (arguments.graph, arguments.larger) if graph]
    sizes = [documents(graph) for graph in graphs]
    found = []
    for page in arguments.only:
        told = [measured(PAGES[page], graph) for graph in graphs]
        line = " ".join(f"{one['seconds']:7.2f} s {one['mib']:6.0f} MiB" for one in told)
        if len(told) > 1:
            more = (sizes[1] - sizes[0]) / 1000
            grown = {name: (told[1][name] - told[0][name]) / more for name in told[0]}
            line += f"; {grown['seconds']:6.2f} s {grown['mib']:6.1f} MiB a thousand documents"
        found.append({"page": page, "documents": sizes, "measured": told})
        print(f"{page:10} {line}", flush=True)
    if arguments.json:
        arguments.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
