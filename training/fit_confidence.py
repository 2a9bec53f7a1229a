"""Fit ``kg/lexica/confidence.tsv``: ``python training/fit_confidence.py DATA ... [--test DATA ...] [--table FILE]``.

Each DATA is a folder with ``docs.jsonl`` and ``gold.jsonl`` of `kg eval reading` (all that holds of each text, so that
each statement of the graph is right or wrong), or ``judged.jsonl``: ``{"id", "kind", "said", "right"}``, what a reader
thinks of statements in the words of `kg.evaluation.reading`; ``--say`` prints those of DATA to be judged.

One logistic regression for each kind of statement, fitted by Newton's method with an L2 penalty that 5-fold
cross-validation over texts chooses. Without ``--table`` nothing is written. Prints how reliable the fit is on DATA (in
cross-validation) and on the test folders: expected calibration error in ten bins of equal size, precision at recall.
"""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path

import numpy as np

from kg import annotated
from kg.assertions import confidence
from kg.assertions.collect import collect
from kg.assertions.standoff import to_record
from kg.evaluation.answers import Answer
from kg.evaluation.reading import judged, stated
from kg.model import Document

PENALTIES, FOLDS, SEEN, BINS, SEED = (1.0, 2.0, 4.0, 8.0, 16.0), 5, 8, 10, 0
HEAD = """# How likely a statement is right: weights of a logistic function for each kind of it; own work, MIT.
# Made by training/fit_confidence.py; features: kg/assertions/confidence.py; how well it holds: docs/confidence.md.
kind	feature	weight
"""


def records(folder, name):
    path = folder / name
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def read(folder, nlp):
    """Yield (source, its statements with their features, the record of all) of each text of a folder."""
    sources = {record["id"]: record for record in records(folder, "docs.jsonl")}
    documents = (Document(id=r["id"], text=r["text"], published=r.get("published")) for r in sources.values())
    for document, doc in annotated.annotate(nlp, documents):
        extraction = collect(document, doc)
        yield sources[document.id], list(confidence.described(extraction, doc)), to_record(extraction)


def examples(folder, nlp):
    """Yield (id of text, kind, features, right) of each statement that is judged."""
    gold = {record["id"]: record for record in records(folder, "gold.jsonl")}
    verdicts = {(v["id"], v["kind"], v["said"]): v["right"] for v in records(folder, "judged.jsonl")}
    for source, told, record in read(folder, nlp):
        items = zip(statements(record), told, strict=True)
        features = {id(item): found for item, (_, _, found) in items}
        answer = Answer(record, source["text"])
        if source["id"] in gold:
            for kind, item, right in judged(gold[source["id"]], answer):
                yield source["id"], kind, features[id(item)], right
        for kind, item, said in stated(answer):
            right = verdicts.get((source["id"], kind, said))
            if right is not None:
                yield source["id"], kind, features[id(item)], right


def statements(record):
    return [*record["events"], *record["assertions"], *record["attributions"]]


def matrix(rows, names):
    return np.array([[1.0, *(found.get(name, 0.0) for name in names)] for _, _, found, _ in rows])


def newton(x, y, penalty):
    """Return the weights of a logistic regression; the intercept, in the first column, is free."""
    weights, ridge = np.zeros(x.shape[1]), penalty * np.eye(x.shape[1])
    ridge[0, 0] = 1e-3
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        step = np.linalg.solve((x.T * (p * (1 - p))) @ x + ridge, x.T @ (y - p) - ridge @ weights)
        weights += step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def crossed(rows, names, penalty):
    """Return each row's probability by a fit on the texts of the other folds."""
    texts = sorted({row[0] for row in rows})
    fold = dict(zip(np.random.default_rng(SEED).permutation(texts), np.arange(len(texts)) % FOLDS, strict=True))
    x, y, at = matrix(rows, names), np.array([float(row[3]) for row in rows]), np.array([fold[row[0]] for row in rows])
    found = np.zeros(len(rows))
    for held in range(FOLDS):
        found[at == held] = 1 / (1 + np.exp(-x[at == held] @ newton(x[at != held], y[at != held], penalty)))
    return found


def loss(p, rows):
    y, p = np.array([float(row[3]) for row in rows]), np.clip(p, 1e-6, 1 - 1e-6)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))


def fit(rows):
    """Return (weights by feature, probabilities in cross-validation) of the rows of one kind."""
    counts = {}
    for _, _, found, _ in rows:
        for name, value in found.items():
            counts[name] = counts.get(name, 0) + (value != 0)
    names = sorted(name for name, count in counts.items() if count >= SEEN)
    penalty = min(PENALTIES, key=lambda each: loss(crossed(rows, names, each), rows))
    weights = newton(matrix(rows, names), np.array([float(row[3]) for row in rows]), penalty)
    return dict(zip(("always", *names), weights, strict=True)), crossed(rows, names, penalty)


def error(p, y, bins=BINS):
    """Return the expected calibration error in bins of equal size, and (mean p, share right, n) of each."""
    parts = [part for part in np.array_split(np.argsort(p, kind="stable"), bins) if len(part)]
    table = [(float(p[part].mean()), float(y[part].mean()), len(part)) for part in parts]
    return sum(n * abs(a - b) for a, b, n in table) / len(p), table


def report(name, p, rows):
    """Print how reliable probabilities are, kind by kind, and precision at recall."""
    y, kinds = np.array([float(row[3]) for row in rows]), np.array([row[1] for row in rows])
    print(f"\n{name}: {len(rows)} statements, {y.mean():.3f} right; ECE {error(p, y)[0]:.3f}; loss {loss(p, rows):.3f}")
    for kind in confidence.KINDS:
        own = kinds == kind
        if own.any():
            gap = p[own].mean() - y[own].mean()
            print(f"  {kind:12s} n {own.sum():4d}  right {y[own].mean():.3f}  said {p[own].mean():.3f}  gap {gap:+.3f}")
    print("  said -> right (n): " + "  ".join(f"{a:.2f}->{b:.2f} ({n})" for a, b, n in error(p, y)[1]))
    for least in (0.0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95):
        kept = p >= least
        if kept.any():
            print(f"  >= {least:.2f}: precision {y[kept].mean():.3f}  of the right kept {y[kept].sum() / y.sum():.3f}")


def by_kind(rows):
    return [(kind, [row for row in rows if row[1] == kind]) for kind in confidence.KINDS]


def main():
    parser = ArgumentParser()
    parser.add_argument("data", nargs="+", type=Path)
    parser.add_argument("--test", nargs="*", type=Path, default=[])
    parser.add_argument("--table", type=Path)
    parser.add_argument("--say", action="store_true")
    given = parser.parse_args()
    nlp = annotated.load()
    if given.say:
        for folder in given.data:
            for source, _, record in read(folder, nlp):
                for kind, _, said in stated(Answer(record, source["text"])):
                    print(json.dumps({"id": source["id"], "kind": kind, "said": said}, ensure_ascii=False))
        return
    rows = [row for folder in given.data for row in examples(folder, nlp)]
    fitted, order, crossing = {}, [], []
    for kind, own in by_kind(rows):
        fitted[kind], p = fit(own)
        order += own
        crossing.append(p)
    report("fitted on, cross-validated", np.concatenate(crossing), order)
    for folder in given.test:
        found = list(examples(folder, nlp))
        p = np.array([rounded(fitted[kind], features) for _, kind, features, _ in found])
        report(str(folder), p, found)
    if given.table:
        lines = [f"{k}\t{n}\t{w:.3f}\n" for k in confidence.KINDS for n, w in fitted[k].items()]
        given.table.write_text(HEAD + "".join(lines), encoding="utf-8")


def rounded(weights, features):
    score = weights["always"] + sum(weights.get(name, 0.0) * value for name, value in features.items())
    return 1 / (1 + np.exp(-score))


if __name__ == "__main__":
    sys.exit(main())
