"""Fit ``kg/models/docred.npz``: ``python training/fit_docred.py DOCRED_FOLDER kg/models/docred.npz``.

DOCRED_FOLDER holds ``docs.jsonl`` (id, text) and ``gold.jsonl`` (id, entities, relations) of Re-DocRED (Tan et al.
2022, MIT). Each property is a logistic regression over the hashed features of `kg.evaluation.docred_pairs`, with an L2
penalty, climbed by L-BFGS from zero; of the many pairs without it, an even sample counts for all. The bar of likelihood
is the one with the best F1 in 5-fold cross-validation over documents, whose figures are printed. The same data give the
same weights.
"""

import hashlib
import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from kg.annotated import pipeline
from kg.evaluation import docred, scoring
from kg.evaluation.docred_pairs import BUCKETS, kinds, pairs
from kg.evaluation.docred_pairs import names as names_of
from kg.model import Document

FOLDS, LEAST_EXAMPLES, NEGATIVES, PENALTY, STEPS, LEAST_SEEN, LEAST_WEIGHT = 5, 30, 6_000, 4.0, 40, 3, 0.03
BARS = [bar / 50 for bar in range(8, 31)]


def folded(gold):
    """Return the entities of a gold document by each of their names, as the scorer compares them."""
    who = {}
    for number, names in enumerate(gold["entities"]):
        for name in names:
            who.setdefault(scoring.folded(name), set()).add(number)
    return who


def ruled(doc):
    """Return what rules read in a document, by names as the scorer compares them."""
    found = docred.said(docred.rules(doc), names_of(doc))
    return {(scoring.folded(a), name, scoring.folded(b)) for a, name, b in found if name in scoring.POLITICAL}


def examples(doc, gold):
    """Return (features, gold pairs meant, names, types) of each candidate pair of a document."""
    who = folded(gold)
    found = []
    for head, tail, buckets in pairs(doc, docred.rules(doc)):
        ends = (scoring.folded(head.label), scoring.folded(tail.label))
        meant = {(a, b) for a in who.get(ends[0], ()) for b in who.get(ends[1], ())}
        found.append((buckets, meant, ends, kinds(head, tail)))
    return found


def matrix(rows):
    lengths = np.cumsum([0, *(len(row) for row in rows)])
    columns = np.concatenate([np.asarray(row) for row in rows])
    return csr_matrix((np.ones(len(columns)), columns, lengths), shape=(len(rows), BUCKETS))


def fit(features, labels, possible):
    """Return the weights (BUCKETS x properties) of independent logistic regressions over possible pairs."""
    weights = np.zeros((BUCKETS, labels.shape[1]), dtype=np.float32)
    for column in range(labels.shape[1]):
        positive = np.flatnonzero(labels[:, column])
        negative = np.flatnonzero(possible[:, column] & (labels[:, column] == 0))
        kept = negative[np.unique(np.linspace(0, len(negative) - 1, NEGATIVES).astype(int))]  # evenly over the texts
        rows = np.concatenate([positive, kept])
        here, wanted = features[rows], labels[rows, column]
        counts = np.where(wanted > 0, 1, len(negative) / len(kept))
        transposed = here.T.tocsr()

        def loss(flat, here=here, wanted=wanted, transposed=transposed, counts=counts):
            scores = here @ flat
            value = (counts * np.logaddexp(0, scores)).sum() - scores[wanted > 0].sum() + PENALTY / 2 * flat @ flat
            return value, transposed @ (counts * (1 / (1 + np.exp(-scores)) - wanted)) + PENALTY * flat

        found = minimize(loss, np.zeros(BUCKETS), jac=True, method="L-BFGS-B", options={"maxiter": STEPS})
        weights[:, column] = found.x
    return weights


def tally(found, wanted, read, who):
    """Return (right, predicted) of a document as the scorer counts.

    ``found`` holds (meant pairs, property, names) of what was classified, ``read`` what rules read.
    """
    right, wrong = set(), set()
    for fact in read:
        hits = {(a, fact[1], b) for a in who.get(fact[0], ()) for b in who.get(fact[2], ())} & wanted
        right |= hits
        if not hits:
            wrong.add(fact)
    for meant, name, (head, tail) in found:
        hits = {(a, name, b) for a, b in meant} & wanted
        right |= hits
        if not hits:
            wrong.add((head, name, tail))
    return len(right), len(right) + len(wrong)


def main(folder, target):
    """Cross-validate, fit on all and write the weights."""
    files = [Path(folder, name) for name in ("docs.jsonl", "gold.jsonl")]
    sources, golds = ([json.loads(line) for line in file.read_text("utf-8").splitlines()] for file in files)
    nlp = pipeline.load()
    documents = [Document(id=source["id"], text=source["text"]) for source in sources]
    read = [doc for _, doc in pipeline.annotate(nlp, documents)]
    listed = [examples(doc, gold) for doc, gold in zip(read, golds, strict=True)]
    report(fit_all(listed, [ruled(doc) for doc in read], golds, target), files)


def fit_all(listed, by_rule, golds, target):
    """Return the lines of the report."""
    wanted = [{tuple(r) for r in gold["relations"] if r[1] in scoring.POLITICAL} for gold in golds]
    counts = Counter(name for rows in wanted for _, name, _ in rows)
    properties = sorted(name for name, count in counts.items() if count >= LEAST_EXAMPLES)
    column = {name: at for at, name in enumerate(properties)}
    x = matrix([buckets for rows in listed for buckets, *_ in rows])
    y = np.zeros((x.shape[0], len(properties)), dtype=np.float32)
    document = np.repeat(np.arange(len(listed)), [len(rows) for rows in listed])
    at = 0
    for rows, gold in zip(listed, wanted, strict=True):
        for _, meant, _, _ in rows:
            for a, name, b in gold:
                if name in column and (a, b) in meant:
                    y[at, column[name]] = 1
            at += 1
    names, kind = np.unique([row[3] for rows in listed for row in rows], return_inverse=True)
    seen = np.stack([y[kind == number].sum(axis=0) for number in range(len(names))])
    allowed = seen >= LEAST_SEEN
    possible = allowed[kind]
    likely = np.zeros_like(y)
    for fold in range(FOLDS):
        held = document % FOLDS == fold
        likely[held] = 1 / (1 + np.exp(-(x[held] @ fit(x[~held], y[~held], possible[~held]))))
    likely[~possible] = 0
    lines, best = [], (0.0, 0.0)
    starts = np.searchsorted(document, np.arange(len(listed) + 1))
    total = sum(len(rows) for rows in wanted)
    for bar in BARS:
        right = predicted = 0
        for number, rows in enumerate(listed):
            part = likely[starts[number] : starts[number + 1]]
            classified = [
                (rows[row][1], properties[place], rows[row][2])
                for row, place in zip(*np.nonzero(part > bar), strict=True)
            ]
            found = tally(classified, wanted[number], by_rule[number], folded(golds[number]))
            right, predicted = right + found[0], predicted + found[1]
        f1 = 2 * right / (predicted + total)
        best = max(best, (f1, bar))
        lines.append(f"bar {bar:.2f}: precision {right / predicted:.3f}, recall {right / total:.3f}, F1 {f1:.3f}")
    weights = fit(x, y, possible)
    weights[np.abs(weights) < LEAST_WEIGHT] = 0
    np.savez_compressed(
        target,
        weights=weights.astype(np.float16),
        properties=np.array(properties),
        kinds=names,
        allowed=allowed,
        least=np.array(best[1]),
    )
    return [*lines, f"best bar {best[1]:.2f}, F1 {best[0]:.3f} in {FOLDS}-fold cross-validation", f"pairs {x.shape[0]}"]


def report(lines, files):
    """Print the figures and the hashes of the data."""
    hashes = [f"SHA-256 of {file.name}: {hashlib.sha256(file.read_bytes()).hexdigest()}" for file in files]
    sys.stdout.write("\n".join([*lines, *hashes]) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
