"""Time all measures of `kg network` on a made-up network: python benchmarks/network.py [ACTORS] [EDGES].

Target: 15 seconds for 100,000 actors and 300,000 edges on two cores. Half of the ends are drawn by preferential
attachment, so that there are hubs as in real networks. The memory and time of making the network are not counted.

What reads the evidence of each edge (stability with 200 draws, series, ranks over time, overlap) is timed on a second
network of 5,000 actors and 20,000 edges, told of by 3,000 texts of 40 outlets over a year.
"""

import random
import sys
import time

import networkx as nx

from kg.evidence import Evidence
from kg.network import (
    balance,
    betweenness,
    blocs,
    constraint,
    core,
    effective_size,
    hits,
    influence,
    overlap,
    ranks_over_time,
    series,
    stability,
    strengths,
    summary,
)

MEASURES = (influence, hits, strengths, betweenness, constraint, effective_size, core, blocs, balance)


def network(actors, edges, seed=1, *, texts=0):
    numbers = random.Random(seed)
    graph = nx.MultiDiGraph()
    graph.add_nodes_from((f"n{n:06}", {"label": f"Actor {n}", "kind": "State", "named": True}) for n in range(actors))
    popular = [0, 1]
    made = 0
    while made < edges:
        u, v = (numbers.choice(popular) if numbers.random() < 0.5 else numbers.randrange(actors) for _ in range(2))
        if u != v:
            popular += [u, v]
            made += 1
            values = {"sign": numbers.choice([1, 1, 1, -1, -1, 0]), "weight": numbers.uniform(0.1, 3), "kind": "event"}
            if texts:
                values |= {"strength": 5.0, "evidence": evidence(numbers, made, texts)}
            graph.add_edge(f"n{u:06}", f"n{v:06}", **values)
    return graph


def evidence(numbers, edge, texts):
    told = sorted(numbers.randrange(texts) for _ in range(numbers.choice([1, 1, 1, 2, 4])))
    day = f"2024-{numbers.randrange(1, 13):02}-{numbers.randrange(1, 29):02}"
    return tuple(
        Evidence(f"d{text}", 0, 9, f"{edge} {text}", "event", outlet=f"o{text % 40}", event=f"e{edge}", time=day)
        for text in told
    )


def took(measure, graph):
    wall, cpu = time.perf_counter(), time.process_time()
    measure(graph)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{measure.__name__:16} {wall:6.2f} s, {cpu:6.2f} s of processor time", flush=True)


def main():
    actors, edges = (int(text) for text in (sys.argv[1:] + ["100000", "300000"][len(sys.argv) - 1 :]))
    graph = network(actors, edges)
    for measure in (*MEASURES, summary):
        took(measure, graph)
    print(f"summary is all of them; {actors:,} actors and {edges:,} edges")
    told = network(5_000, 20_000, texts=3_000)
    for measure in (stability, series, ranks_over_time, overlap):
        took(measure, told)
    print("5,000 actors and 20,000 edges")


if __name__ == "__main__":
    main()
