"""What settling costs the process that writes: the records of a graph are settled anew, by a crew, in another folder.

python benchmarks/settling.py GRAPH [--documents N] [--jobs N] [--engine dask]

Prints CPU seconds of this process and of its children, and the SHA-256 of the graph's N-Quads, which no crew changes.
"""

import argparse
import hashlib
import resource
import shutil
import tempfile
import time
from pathlib import Path

from kg import ledger, settling
from kg.crew import ENGINES, Crew
from kg.garbage import seldom
from kg.ledger import Ledger
from kg.store import GraphStore


def main() -> None:
    """Settle, and print what it cost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph", type=Path)
    parser.add_argument("--documents", type=int)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--engine", choices=ENGINES, default="processes")
    given = parser.parse_args()
    kept = sorted((given.graph / "records").rglob("*.json.gz"), key=lambda path: path.name)[: given.documents]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "graph")
        GraphStore.create_or_open(out).close()
        for record in kept:
            place = out / "records" / record.parent.name
            place.mkdir(parents=True, exist_ok=True)
            shutil.copy2(record, place)
        with seldom(), GraphStore.create_or_open(out) as store, Ledger() as held:
            ledger.fill(held, out, store)
            begun = time.process_time()
            settling.settle(out, store, held, print, crew=Crew(given.jobs, given.engine), on_notice=print)
            own = time.process_time() - begun
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        with GraphStore.open(out) as graph:
            whole = hashlib.sha256(b"".join(graph.nquads())).hexdigest()
    each = 1000 * own / max(1, len(kept))
    print(
        f"{len(kept)} documents: {own:.2f} s here ({each:.1f} ms each), {sum(children[:2]):.2f} s of children, {whole}"
    )


if __name__ == "__main__":
    main()
