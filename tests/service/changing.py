"""A process that changes a graph of the samples: for each line of standard input to the next of its four states."""

import importlib.util
import sys
from pathlib import Path

from kg import history
from kg.store import GraphStore


def main(folder: str) -> None:
    spec = importlib.util.spec_from_file_location("samples", Path(__file__).parents[1] / "quads" / "samples.py")
    samples = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(samples)
    found = [samples.first(), samples.second()]
    for number, _ in enumerate(sys.stdin):
        with GraphStore.create_or_open(folder) as graph:
            if number % 4 < 2:
                graph.remove(found[number % 2].document.id)
            else:
                graph.put([found[number % 2]])
            history.note(graph.home, history.Step(history.now(), "build"))
        sys.stdout.write("done\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
