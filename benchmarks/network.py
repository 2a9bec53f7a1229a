"""Time all measures of `kg network` on a made-up network: python benchmarks/network.py [ACTORS] [EDGES].

Target: 15 seconds for 100,000 actors and 300,000 edges on two cores. Half of the ends are drawn by preferential
attachment, so that there are hubs as in real networks. The memory and time of making the network are not counted.
"""

import random
import sys
import time

import networkx as nx

from kg.network import (
    balance,
    betweenness,
    blocs,
    constraint,
    core,
    effective_size,
    hits,
    influence,
    strengths,
    summary,
)


def network(actors, edges, seed=1):
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
            sign = numbers.choice([1, 1, 1, -1, -1, 0])
            graph.add_edge(f"n{u:06}", f"n{v:06}", sign=sign, weight=numbers.uniform(0.1, 3), kind="event")
    return graph


def took(measure, graph):
    wall, cpu = time.perf_counter(), time.process_time()
    measure(graph)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(f"{measure.__name__:12} {wall:6.2f} s, {cpu:6.2f} s of processor time", flush=True)


def main():
    actors, edges = (int(text) for text in (sys.argv[1:] + ["100000", "300000"][len(sys.argv) - 1 :]))
    graph = network(actors, edges)
    for measure in (influence, hits, strengths, betweenness, constraint, effective_size, core, blocs, balance):
        took(measure, graph)
    took(summary, graph)
    print(f"summary is all of them; {actors:,} actors and {edges:,} edges")


if __name__ == "__main__":
    main()
