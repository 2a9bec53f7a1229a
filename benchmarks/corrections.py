"""What replaying corrections costs on many documents: ``python benchmarks/corrections.py [DOCUMENTS] [ROWS]``.

Documents are made up: each names some forty people, bodies and states, drawn so that few are in most of them and most
in few (Zipf's law, seed 0). Times are CPU seconds of one process: what all documents tell put in order by name, once
for a build that has corrections at all, and what the rows add.
"""

import random
import sys
import time

from kg.assertions import Other, Page, Sighting
from kg.corrections.plan import plan
from kg.corrections.rows import Correction

BASE = "https://w3id.org/influence-kg/id/"
NAMED, NAMES = 40, 30_000


def pages(documents: int) -> dict[str, Page]:
    """Return what so many documents tell of whom they name."""
    draw = random.Random(0)
    weights = [1 / (rank + 1) for rank in range(NAMES)]
    found = {}
    for number in range(documents):
        chosen = sorted(set(draw.choices(range(NAMES), weights, k=NAMED)))
        people = [
            Sighting(f"person/ann-k{n}", "Person", f"Ann K{n}", (f"Ann K{n}", f"K{n}"), ()) for n in chosen if n % 3
        ]
        states = [Other(f"state/X{n}", "State", f"State{n}") for n in chosen if not n % 3]
        found[f"d{number}"] = Page(tuple(sorted(people)), "2025-01-01", frozenset(), tuple(sorted(states)))
    return found


def rows(count: int) -> list[Correction]:
    """Return so many corrections, half of them of much-named people."""
    actions = [
        lambda n: Correction("merge", f"Ann K{3 * n + 1}", f"Ann K{3 * n + 2}", where=f"c:{n}"),
        lambda n: Correction("rename", f"State{3 * n}", "", f"Land {n}", where=f"c:{n}"),
        lambda n: Correction("reject", f"Ann K{3 * n + 4}", f"State{3 * n}", "leads", where=f"c:{n}"),
        lambda n: Correction("delete", f"Ann K{3 * n + 7}", where=f"c:{n}"),
    ]
    return [actions[n % len(actions)](n if n % 2 else n * 20) for n in range(count)]


def main(words: list[str]) -> None:
    """Print the figures."""
    documents, count = [int(word) for word in words] or [10_000, 100]
    told = pages(documents)
    for number in (1, count):
        began = time.process_time()
        whole = plan(rows(number), told, {}, base=BASE)
        took = time.process_time() - began
        applied = sum(outcome.state == "applied" for outcome in whole.outcomes)
        changed = f"{len(whole.overlays):,} documents change"
        print(f"{documents:,} documents, {number} rows ({applied} applied): {took:.2f} s, {changed}")


if __name__ == "__main__":
    main(sys.argv[1:])
