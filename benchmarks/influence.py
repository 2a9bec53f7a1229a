"""Compare measures of influence with readers: python benchmarks/influence.py [--json].

Builds the twelve corpora of benchmarks/influence/ and ranks the actors of each by `kg.network.influence` and by the
candidates that were tried. benchmarks/influence/rankings.tsv holds the five most influential actors of each corpus by
two readers, who saw the texts and no output. For each candidate: Kendall's tau-b between the reader's order of the five
and the scores, and how many of the reader's first three and five are among its own; means over
24 pairs of corpus and reader.
"""

import csv
import json
import sys
import tempfile
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import numpy as np

import kg
from kg.network import influence
from kg.network.graph import beyond

FOLDER = Path(__file__).parent / "influence"
DAMPING = 0.85


def readings():
    """Return by corpus the ranking of each reader, names in order."""
    found = defaultdict(lambda: defaultdict(list))
    with (FOLDER / "rankings.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            found[row["corpus"]][row["reader"]].append(row["actor"])
    return found


def matrices(graph):
    """Return names, and by sorted actor: weight of acts, of symmetric ties, and of acts on nobody named."""
    nodes = sorted(graph)
    number = {node: at for at, node in enumerate(nodes)}
    size = len(nodes)
    acts, shared, alone = np.zeros((size, size)), np.zeros((size, size)), np.zeros(size)
    for u, v, data in graph.edges(data=True):
        if data["acts"]:
            acts[number[u], number[v]] += data["weight"]
        elif data["symmetric"] and data["sign"]:
            shared[number[u], number[v]] += data["weight"]
    for u, v, _, data in beyond(graph):
        if v:
            acts[number[u], number[v]] += data["weight"]
        else:
            alone[number[u]] += data["weight"]
    return [graph.nodes[node]["label"] for node in nodes], acts, shared, alone


def pagerank(weight, *, unknown=0.0):
    """PageRank on the reversed network; ``unknown`` is a mass that acts on everybody and has no name."""
    size = len(weight)
    share = weight / np.where(weight.sum(0) + unknown, weight.sum(0) + unknown, 1)
    score = np.full(size, 1 / size)
    for _ in range(300):
        kept = ((1 - share.sum(0)) * score).sum()
        score = (1 - DAMPING + DAMPING * kept) / size + DAMPING * share @ score
    return score


def attenuated(weight, part):
    """Katz (1953) for a positive part of the largest eigenvalue, Bonacich's power (1987) for a negative one."""
    largest = max(abs(np.linalg.eigvals(weight)).max(), 1e-9)
    return np.linalg.solve(np.eye(len(weight)) - part / largest * weight, weight.sum(1))


def damped(weight, alone, doubt, power):
    root = np.hstack([weight, alone[:, None]]) ** power
    told = root.sum(0)
    return (root * (told / np.where(told + doubt, told + doubt, 1))).sum(1)


CANDIDATES = {
    "PageRank, partnership as an act (before)": lambda acts, shared, alone: pagerank(acts + shared),
    "PageRank, acts only": lambda acts, shared, alone: pagerank(acts),
    "PageRank with an unknown mass of 1": lambda acts, shared, alone: pagerank(acts, unknown=1.0),
    "PageRank with an unknown mass of 2": lambda acts, shared, alone: pagerank(acts, unknown=2.0),
    "Katz, half the critical strength": lambda acts, shared, alone: attenuated(acts, 0.5),
    "Bonacich power, negative": lambda acts, shared, alone: attenuated(acts, -0.5),
    "Out-strength": lambda acts, shared, alone: acts.sum(1),
    "Out-strength, with acts on nobody named": lambda acts, shared, alone: acts.sum(1) + alone,
    "the same, root of each pair": lambda acts, shared, alone: damped(acts, alone, 0.0, 0.5),
    "the same, damped, no root": lambda acts, shared, alone: damped(acts, alone, 1.0, 1.0),
    "the same, damped and root, M = 2": lambda acts, shared, alone: damped(acts, alone, 2.0, 0.5),
    "the same, damped and root, M = 4": lambda acts, shared, alone: damped(acts, alone, 4.0, 0.5),
}
CHOSEN = "Damped and root, M = 1 (kg.network.influence)"


def agreement(order, scores):
    """Return Kendall's tau-b of a strict order with scores, and the parts of its first three and five among theirs."""
    signs = [np.sign(round(scores.get(a, 0.0) - scores.get(b, 0.0), 9)) for a, b in combinations(order, 2)]
    untied = sum(sign != 0 for sign in signs)
    tau = sum(signs) / (len(signs) * untied) ** 0.5 if untied else 0.0
    best = sorted(scores, key=lambda name: (-scores[name], name))
    return tau, *(len({*order[:most]} & {*best[:most]}) / most for most in (3, 5))


def compare():
    """Return by candidate the mean agreement with the readers, and that of the readers with each other."""
    found, between = defaultdict(list), []
    with tempfile.TemporaryDirectory() as folder:
        for corpus, readers in sorted(readings().items()):
            with kg.build([FOLDER / corpus], Path(folder) / corpus) as graph:
                network = graph.network()
            names, *weights = matrices(network)
            ranked = {name: dict(zip(names, measure(*weights), strict=True)) for name, measure in CANDIDATES.items()}
            ranked[CHOSEN] = {network.nodes[node]["label"]: score for node, score in influence(network).items()}
            for name, scores in ranked.items():
                found[name] += [agreement(order, scores) for order in readers.values()]
            one, other = readers.values()
            between.append(agreement(one, {name: 5 - at for at, name in enumerate(other)}))
    found["the two readers with each other"] = between
    return {name: np.mean(rows, axis=0).round(3).tolist() for name, rows in found.items()}


if __name__ == "__main__":
    table = compare()
    if "--json" in sys.argv:
        print(json.dumps(table, indent=1))
    else:
        print("| measure | Kendall's tau | first three | first five |\n|---|---|---|---|")
        for name, (tau, three, five) in table.items():
            print(f"| {name} | {tau:.2f} | {three:.2f} | {five:.2f} |")
