"""Fit the weights in ``kg/data/pronoun_weights.tsv``: ``python training/fit_pronouns.py GAP_FOLDER > weights.tsv``.

GAP_FOLDER holds ``docs.jsonl`` (id, text, pronoun, a, b; spans of characters) and ``gold.jsonl`` (id, a, b, gender) of
the GAP coreference corpus (Webster et al. 2018, Apache 2.0). For each pronoun the candidates' scores are a softmax with
one option for nobody; the likelihood of the right ones, with an L2 penalty, is climbed by AdaGrad, twice, since the
features of later pronouns depend on how earlier ones were read. The same data give the same weights.
"""

import json
import sys
from pathlib import Path
from unittest import mock

import numpy as np

from kg.annotated import pipeline
from kg.extractors import coreference
from kg.grammar import annotations, antecedents, lexicon
from kg.model import Document

PENALTY, STEPS, ROUNDS, LEAST_WEIGHT = 10.0, 200, 2, 0.05


def tokens(doc, span):
    return {token.i for token in doc if token.idx < span[1] and token.idx + len(token) > span[0]}


def examples(records, parsed, weights):
    """Yield (feature names of each candidate, which are right) of each pronoun, "nobody" last."""
    original = antecedents.choose
    for record, (doc, mentions) in zip(records, parsed, strict=True):
        doc._.kg_mentions = [dict(mention) for mention in mentions]
        target, seen = tokens(doc, record["pronoun"]), []

        def choose(where, pronoun, gender, case, candidates, *, least, target=target, seen=seen):
            if pronoun.head in target:
                options = antecedents.compatible(pronoun, gender, candidates, where, case)
                described = antecedents.describe(where, pronoun, options, case=case)
                seen[:] = [({s.mention for s in o.sites}, names) for o, names in zip(options, described, strict=True)]
            return original(where, pronoun, gender, case, candidates, least=least)

        with (
            mock.patch.object(antecedents, "choose", choose),
            mock.patch.object(antecedents, "_weights", lambda: weights),
        ):
            coreference.annotate(doc)
        named = {
            letter: {
                m["id"]
                for m in annotations.mentions(doc)
                if m["form"] == "name" and tokens(doc, record[letter]) & set(range(m["start"], m["end"]))
            }
            for letter in "ab"
        }
        meant = [letter for letter in "ab" if record["gold"][letter]]
        if not seen or any(not named[letter] for letter in meant):
            continue
        if meant:
            right = [any(sites & named[letter] for letter in meant) for sites, _ in seen]
            yield [names for _, names in seen], [*right, not any(right)]
        else:
            right = [not sites & (named["a"] | named["b"]) for sites, _ in seen]
            yield [names for _, names in seen], [*right, True]


def fit(data):
    numbers, index, starts, group, right = {}, [], [], [], []
    for g, (candidates, answers) in enumerate(data):
        for names, answer in zip([*candidates, [antecedents.NOBODY]], answers, strict=True):
            starts.append(len(index))
            index += [numbers.setdefault(name, len(numbers)) for name in names]
            group.append(g)
            right.append(float(answer))
    index, starts, group, right = (np.array(column) for column in (index, starts, group, right))
    lengths = np.diff(np.append(starts, len(index)))
    firsts = np.concatenate([[0], np.nonzero(np.diff(group))[0] + 1])
    weights, squares = np.zeros(len(numbers)), np.full(len(numbers), 1e-6)
    for _ in range(STEPS):
        scores = np.add.reduceat(weights[index], starts)
        raised = np.exp(scores - np.maximum.reduceat(scores, firsts)[group])
        likely = raised / np.add.reduceat(raised, firsts)[group]
        wanted = likely * right
        wanted /= np.maximum(np.add.reduceat(wanted, firsts)[group], 1e-12)
        slope = (
            np.bincount(index, weights=np.repeat(likely - wanted, lengths), minlength=len(weights)) + PENALTY * weights
        )
        squares += slope**2
        weights -= 0.5 * slope / np.sqrt(squares)
    return {name: float(weights[number]) for name, number in numbers.items()}


def main():
    folder = Path(sys.argv[1])
    gold = {g["id"]: g for g in map(json.loads, (folder / "gold.jsonl").read_text("utf-8").splitlines())}
    records = [
        {**d, "gold": gold[d["id"]]} for d in map(json.loads, (folder / "docs.jsonl").read_text("utf-8").splitlines())
    ]
    nlp = pipeline.load(components=("kg_morphology", "kg_entities", "kg_linking"))
    documents = (Document(id=record["id"], text=record["text"]) for record in records)
    parsed = [(doc, annotations.mentions(doc)) for _, doc in pipeline.annotate(nlp, documents)]
    weights = {row["feature"]: float(row["weight"]) for row in lexicon.rows("pronoun_weights.tsv")}
    for _ in range(ROUNDS):
        weights = fit(list(examples(records, parsed, weights)))
    print("feature\tweight")
    for name in sorted(weights):
        if abs(weights[name]) > LEAST_WEIGHT:
            print(f"{name}\t{weights[name]:.3f}")


if __name__ == "__main__":
    main()
