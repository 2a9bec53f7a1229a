"""Time every packaged question on a large graph: python benchmarks/questions.py GRAPH [--make FROM ...] [--json FILE].

The graph is made, without a model, from the records of a small one (``--make``, such as the graph of ``examples/``):
each round tells the same texts of other states, persons, places and days, until there are 1.3 million quads. Questions
that take an actor are asked of the busiest one as well, those with a day of a day. The exit code is 1 if one of them
takes more than a second of processor time; with ``--smaller GRAPH`` (made in the same way, with fewer ``--quads``) also
if one takes more than half as much again, for each quad, as it does there. ``--only NAME ...`` asks a few.
"""

import argparse
import gzip
import json
import re
import sys
import time
from datetime import date, timedelta
from itertools import count
from pathlib import Path

from kg.assertions.standoff import from_record
from kg.bounds import Bounds
from kg.confined import confined
from kg.errors import QueryError
from kg.lexica.gazetteer import entry
from kg.namespaces import digest
from kg.store import GraphStore, ask, named_queries

MOST, QUADS = 1.0, 1_300_000
LINEAR, NOISE = 1.5, 0.1  # times as much for each quad; seconds below which nothing is said of growth
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TIMES = ("time", "earliest", "latest", "validFrom", "validUntil")
STATES = (
    "AM AZ BY CN CY DE EG FR GB GE GR IL IN IQ IR IT JO JP KG KP KR KZ LB LY MD OM PK PL QA RS RU SA SD SY TJ TM TR UA "
    "US UZ YE"
)
PARAMETERS = {"day": "2023-06-01", "since": "2023-01-01", "until": "2024-12-31", "root": "ASSAULT"}


def replay(source, target, quads=QUADS):
    """Make a graph of so many quads at least, of the records of another; return its folder."""
    files = [path for folder in source for path in sorted(folder.rglob("*.json.gz"))]
    records = [json.loads(gzip.decompress(path.read_bytes())) for path in files]
    states = [f"state/{code}" for code in STATES.split()]
    held = sum(size(folder) for folder in source)
    rounds = -(-quads // max(held, 1))
    with GraphStore.create_or_open(target) as store:
        store.put(from_record(varied(record, n, states)) for n in range(rounds) for record in records)
        for n in count(rounds):
            if len(store.raw) >= quads:
                break
            store.put([from_record(varied(record, n, states)) for record in records])
    return target


def size(graph):
    """Return how many quads a graph has."""
    with GraphStore.open(graph) as store:
        return len(store.raw)


def varied(record, number, states):
    """Return a record that tells the same of others: names end in the round's number, states and days are moved on."""
    told = json.loads(json.dumps(record))
    told["id"] = f"{number:04}-{record['id']}"
    told["published"] = _moved(record.get("published"), number)
    for entity in told["entities"]:
        if entity["key"] in states:
            place = states.index(entity["key"])
            other = entry(states[(place + 7 * number) % len(states)])
            entity.update(key=other.key, label=other.label, sameAs=list(other.same_as))
        elif number:
            own = number % 10 if entity["type"] in {"Alliance", "Organization"} else number
            entity["key"] = entity["key"].replace(digest(record["id"]), digest(told["id"])) + f"-{own}"
            entity["label"] += f" {own}"
            entity["sameAs"] = []
    for said in (*told["events"], *told["assertions"]):
        said.update((name, _moved(said[name], number)) for name in _TIMES if said.get(name))
    return told


def _moved(day, number):
    if not day or not _DAY.fullmatch(day):
        return day
    return (date.fromisoformat(day) - timedelta(days=11 * number)).isoformat()


def timed(store, question, parameters):
    """Return rows and seconds of processor time of one question, in a process of its own that ends after a minute."""

    def asked():
        before = time.process_time()
        with GraphStore.open(store) as graph:
            opened = time.process_time()
            rows = len(ask(graph.raw, name=question, parameters=parameters, base=graph.base_iri).table().rows)
        return rows, time.process_time() - max(before, opened)

    try:
        return confined(asked, Bounds())
    except QueryError as err:
        return str(err), 60.0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("graph", type=Path)
    parser.add_argument("--make", type=Path, nargs="+", metavar="FROM", help="make it first, of the records of these")
    parser.add_argument("--smaller", type=Path, metavar="GRAPH", help="a graph that is to take less, in proportion")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help="ask these questions alone")
    parser.add_argument("--quads", type=int, default=QUADS)
    parser.add_argument("--actor", default="Russia", help="for parameters that take an actor")
    parser.add_argument("--json", type=Path, metavar="FILE")
    arguments = parser.parse_args()
    if arguments.make:
        replay(arguments.make, arguments.graph, arguments.quads)
    found = []
    times = size(arguments.graph) / size(arguments.smaller) if arguments.smaller else 0.0
    for question in named_queries():
        if arguments.only and question.name not in arguments.only:
            continue
        own = [{name: arguments.actor} for name in sorted(question.entities)]
        days = [{name: PARAMETERS[name]} for name in sorted(question.parameters) if name in PARAMETERS]
        for parameters in ({}, *own, *days):
            rows, seconds = timed(arguments.graph, question.name, parameters)
            told = " ".join(f"{name}={value}" for name, value in parameters.items())
            less = timed(arguments.smaller, question.name, parameters)[1] if arguments.smaller else 0.0
            grown = seconds / max(less, NOISE) / times if times else 0.0
            one = {
                "question": question.name,
                "parameters": parameters,
                "rows": rows,
                "seconds": seconds,
                "grown": grown,
            }
            found.append(one)
            print(f"{question.name:24} {told:28} {rows!s:>8} rows {seconds:7.2f} s {grown:5.2f}", flush=True)
    slow = [one for one in found if one["seconds"] > MOST]
    if arguments.json:
        arguments.json.write_text(json.dumps(found, indent=1))
    steep = [one for one in found if one["grown"] > LINEAR]
    print(f"{len(found)} questions, {len(slow)} above {MOST:g} s of processor time, {len(steep)} more than linear")
    return 1 if slow or steep else 0


if __name__ == "__main__":
    sys.exit(main())
