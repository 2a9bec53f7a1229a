"""Fit ``kg/models/pronouns.npz``: ``python training/fit_pronouns.py GAP_FOLDER kg/models/pronouns.npz``.

``python training/fit_pronouns.py GAP_FOLDER --check SEED ...`` prints scores in 5-fold cross-validation instead, one
division of the documents for each seed.

GAP_FOLDER holds ``docs.jsonl`` (id, text, pronoun, a, b; spans of characters) and ``gold.jsonl`` (id, a, b, gender) of
the GAP coreference corpus (Webster et al. 2018, Apache 2.0). Oblivious trees (Prokhorenkova et al. 2018) are boosted on
the likelihood of the right candidates in a softmax with one option of score 0 for nobody. The features of later
pronouns depend on how earlier ones were read: in fitting, by trees of the other half of the texts. Three fits with
different seeds are averaged. The same data and seed give the same trees.
"""

import json
import sys
from pathlib import Path

import numpy as np

from kg import annotated
from kg.extractors import coreference
from kg.language import annotations
from kg.language.reference import antecedent_ranker
from kg.model import Document

TREES, LEVELS, RATE, PENALTY, COLUMNS, ROWS, BINS, SEED = 400, 4, 0.04, 8.0, 0.4, 0.7, 24, 0
FOLDS, BAGS = 5, 3


def tokens(doc, span):
    return {token.i for token in doc if token.idx < span[1] and token.idx + len(token) > span[0]}


def read(folder, nlp):
    """Return (record with gold, Doc, its mentions before coreference) of each text."""
    lines = {name: (folder / f"{name}.jsonl").read_text("utf-8").splitlines() for name in ("docs", "gold")}
    gold = {g["id"]: g for g in map(json.loads, lines["gold"])}
    records = [{**d, "gold": gold[d["id"]]} for d in map(json.loads, lines["docs"])]
    documents = (Document(id=record["id"], text=record["text"]) for record in records)
    parsed = [(doc, annotations.mentions(doc)) for _, doc in annotated.annotate(nlp, documents)]
    return [(record, *pair) for record, pair in zip(records, parsed, strict=True)]


def names_of(record, doc):
    """Return the ids of the mentions that are name A, and of those that are name B."""
    spans = [(m["id"], set(range(m["start"], m["end"]))) for m in annotations.mentions(doc) if m["form"] != "pronoun"]
    return {letter: {i for i, span in spans if tokens(doc, record[letter]) & span} for letter in "ab"}


def examples(texts, trees):
    """Yield (record, names A and B, mentions of each candidate, rows of features, whom the trees choose)."""
    given = antecedent_ranker.choose
    for record, doc, mentions in texts:
        doc._.kg_mentions = [dict(mention) for mention in mentions]
        target, seen = tokens(doc, record["pronoun"]), []

        def choose(asked, candidates, *, least, target=target, seen=seen):
            chosen = given(asked, candidates, least=least) if trees else None
            options = antecedent_ranker.possible(asked, candidates)
            if asked.site.head in target and options:
                _, rows = antecedent_ranker.describe(asked, options)
                own = [{s.mention for s in option.sites} for option in options]
                seen[:] = own, rows, chosen_names(chosen, options, own)
            return chosen

        antecedent_ranker.choose, antecedent_ranker.trees = choose, lambda: trees
        coreference.annotate(doc)
        antecedent_ranker.choose = given
        if seen:
            yield record, names_of(record, doc), *seen


def chosen_names(chosen, options, own):
    return next((o for c, o in zip(options, own, strict=True) if chosen and c.number == chosen[0]), set())


def table(found):
    """Return features, group of each row, whether it is right, and for each group whether nobody is right."""
    features, groups, right, nobody = [], [], [], []
    for record, names, owns, rows, _ in found:
        meant = [letter for letter in "ab" if record["gold"][letter]]
        both = names["a"] | names["b"]
        answers = [any(own & names[letter] for letter in meant) if meant else not own & both for own in owns]
        features += rows
        groups += [len(nobody)] * len(rows)
        right += answers
        nobody.append(not (meant and any(answers)))
    return np.array(features), np.array(groups), np.array(right, float), np.array(nobody, float)


def fit(features, groups, right, nobody, seed):
    """Return the (columns, cuts, leaves) of trees boosted on the likelihood of the right candidates."""
    random = np.random.default_rng(seed)
    cuts = [_cuts(column) for column in features.T]
    codes = np.stack([np.searchsorted(cut, column) for cut, column in zip(cuts, features.T, strict=True)], axis=1)
    width = max(map(len, cuts)) + 1
    scores, made = np.zeros(len(features)), []
    for _ in range(TREES):
        raised = np.exp(scores)
        likely = raised / (np.bincount(groups, raised) + 1)[groups]
        wanted = raised * right
        wanted /= np.maximum(np.bincount(groups, wanted) + nobody, 1e-12)[groups]
        slope, curve = likely - wanted, np.maximum(likely * (1 - likely), 1e-3)
        columns = np.sort(random.choice(features.shape[1], int(COLUMNS * features.shape[1]), replace=False))
        rows = np.nonzero((random.random(len(nobody)) < ROWS)[groups])[0]
        splits, leaf = _grow(codes[np.ix_(rows, columns)], slope[rows], curve[rows], width, [cuts[c] for c in columns])
        sums = [np.bincount(leaf, values[rows], minlength=2**LEVELS) for values in (slope, curve)]
        values = -RATE * sums[0] / (sums[1] + PENALTY)
        of_row = sum((codes[:, columns[c]] > b) * 2 ** (LEVELS - 1 - level) for level, (c, b) in enumerate(splits))
        scores += values[of_row]
        made.append(([columns[c] for c, _ in splits], [cuts[columns[c]][b] for c, b in splits], values))
    return tuple(np.array(part) for part in zip(*made, strict=True))


def _cuts(column):
    values = np.unique(column)
    if len(values) > BINS:
        values = np.unique(np.quantile(column, np.linspace(0, 1, BINS + 1)[:-1], method="lower"))
    return (values[:-1] + values[1:]) / 2


def _grow(codes, slope, curve, width, cuts):
    """Return the (column, bin) asked at each level, the best by Newton's gain over all leaves, and the leaf of rows."""
    number = codes.shape[1]
    leaf, splits = np.zeros(len(codes), np.int64), []
    never = np.array([[b >= len(cut) for b in range(width - 1)] for cut in cuts])
    for level in range(LEVELS):
        at = (codes + np.arange(number) * width + (leaf * number * width)[:, None]).ravel()
        shape = (2**level, number, width)
        first, second = (
            np.bincount(at, np.repeat(values, number), minlength=np.prod(shape)).reshape(shape).cumsum(axis=2)
            for values in (slope, curve)
        )
        rest, rest2 = first[:, :, -1:] - first, second[:, :, -1:] - second
        gain = (first**2 / (second + PENALTY) + rest**2 / (rest2 + PENALTY)).sum(axis=0)[:, :-1]
        gain -= (first[:, :, -1] ** 2 / (second[:, :, -1] + PENALTY)).sum(axis=0)[:, None]
        gain[never] = -1.0
        column, cut = divmod(int(gain.argmax()), width - 1)
        splits.append((column, cut))
        leaf = leaf * 2 + (codes[:, column] > cut)
    return splits, leaf


def train(texts, names, seed):
    """Return trees fitted on texts whose earlier pronouns were read by trees that hadn't seen these texts."""
    halves = texts[::2], texts[1::2]
    first = [antecedent_ranker.Trees(names, *fit(*table(examples(half, None)), seed)) for half in halves]
    found = [*examples(halves[0], first[1]), *examples(halves[1], first[0])]
    parts = [fit(*table(found), seed + number) for number in range(BAGS)]
    columns, cuts, leaves = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
    return antecedent_ranker.Trees(names, columns, cuts, leaves / BAGS)


def feature_names(texts):
    """Return the names of the features, from the first pronoun that has a candidate."""
    found, given = [], antecedent_ranker.describe

    def describe(*asked):
        names, rows = given(*asked)
        found[:] = names
        return names, rows

    antecedent_ranker.describe = describe
    next(examples(texts, None))
    antecedent_ranker.describe = given
    return tuple(found)


def check(texts, names, seed):
    """Return precision, recall and F1 over name-pronoun pairs; each fifth is read by trees fitted on the rest."""
    fold = np.random.default_rng(seed).permutation(len(texts)) % FOLDS
    right = told = 0
    for number in range(FOLDS):
        trees = train([text for text, f in zip(texts, fold, strict=True) if f != number], names, seed)
        held_out = [text for text, f in zip(texts, fold, strict=True) if f == number]
        for record, ids, _, _, chosen in examples(held_out, trees):
            answers = {letter for letter in "ab" if chosen & ids[letter]}
            told += len(answers)
            right += sum(record["gold"][letter] for letter in answers)
    gold = sum(record["gold"][letter] for record, _, _ in texts for letter in "ab")
    return right / told, right / gold, 2 * right / (told + gold)


def main():
    nlp = annotated.load(components=("kg_morphology", "kg_entities", "kg_linking"))
    texts = read(Path(sys.argv[1]), nlp)
    names = feature_names(texts)
    if sys.argv[2] == "--check":
        scores = []
        for seed in map(int, sys.argv[3:]):
            scores.append(check(texts, names, seed))
            print(f"seed {seed}: P {scores[-1][0]:.4f} R {scores[-1][1]:.4f} F1 {scores[-1][2]:.4f}", flush=True)
        print(f"mean F1 {np.mean(scores, axis=0)[2]:.4f}, standard deviation {np.std(scores, axis=0)[2]:.4f}")
        return
    trees = train(texts, names, SEED)
    columns, cuts, leaves = trees.columns.astype(np.int16), trees.cuts, trees.leaves.astype(np.float32)
    np.savez_compressed(sys.argv[2], names=np.array(names), columns=columns, cuts=cuts, leaves=leaves)


if __name__ == "__main__":
    main()
