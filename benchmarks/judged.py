"""Precision by reading: draw what a graph says for a person to judge, and score the judged sheets.

Kinds are facts, events, entities, attributions and signed edges of the network.

    python benchmarks/judged.py sample GRAPH -o sheet.tsv [--kind KIND] [-n 200] [--seed 1]
    python benchmarks/judged.py score sheet.tsv [SECOND.tsv]
    python benchmarks/judged.py strip sheet.tsv -o benchmarks/judged/facts.tsv

A sheet is a tab-separated table. A reader writes ``right``, ``wrong`` or ``unclear`` into the column ``verdict`` and,
where it is wrong, the cause in two or three words. Right is what the sentence, read with what stands before it, states
as having happened or being so; an entity is right if a reader of its first mentions (in brackets) takes name, type,
bounds and merge as they stand. ``unclear`` counts as wrong. With the sheet of a second reader over the same rows,
agreement, Cohen's kappa (1960) and the share that both call right are printed. Intervals are Wilson's (1927) at 95 %.
``strip`` leaves out the texts, so that judgements of copyrighted articles can be kept: document, characters, verdict.
"""

import argparse
import csv
import math
import random
from collections import Counter
from itertools import groupby
from pathlib import Path

from identity import AROUND, mentions

import kg

COLUMNS = ("verdict", "cause", "kind", "what", "sentence", "before", "document", "begin", "end")
SHOWN = 4  # mentions of an entity that a reader sees
CONTEXT = 400  # characters before the sentence that a reader sees
EVENTS = """
SELECT ?event ?root ?status ?time ?actor ?recipient ?sentence ?begin ?end ?document WHERE {
  ?event a kg:Event ; kg:eventType ?type ; kg:status ?standing ; kg:reportedIn ?report .
  GRAPH ?document { ?report prov:wasDerivedFrom ?passage .
    ?passage nif:anchorOf ?sentence ; nif:beginIndex ?begin ; nif:endIndex ?end }
  OPTIONAL { ?event sem:hasTimeStamp ?time }
  OPTIONAL { ?event kg:actor/rdfs:label ?actor }
  OPTIONAL { ?event kg:recipient/rdfs:label ?recipient }
  BIND(STRAFTER(STR(?type), "#") AS ?root) BIND(STRAFTER(STR(?standing), "#") AS ?status)
}"""

ATTRIBUTIONS = """
SELECT ?attribution ?speaker ?written ?cue ?stance ?how ?said ?at ?sentence ?begin ?end ?document WHERE {
  GRAPH ?document { ?attribution kg:stance ?stance ; kg:quotation ?how ; kg:cue/nif:anchorOf ?cue ;
      kg:content ?content ; prov:wasDerivedFrom ?passage .
    ?content nif:anchorOf ?said ; nif:beginIndex ?at .
    ?passage nif:anchorOf ?sentence ; nif:beginIndex ?begin ; nif:endIndex ?end
    OPTIONAL { ?attribution kg:sourcePassage/nif:anchorOf ?written } }
  OPTIONAL { GRAPH ?document { ?attribution kg:source ?source } ?source rdfs:label ?speaker }
}"""


def facts(graph):
    """Yield (kind, what, sentence, document, begin, end), the first sentence of each fact."""
    seen = set()
    for row in graph.query(name="evidence").sort_values(["document", "begin"], kind="stable").to_dict("records"):
        what = f"{row['subject']} | {row['relation']} | {row['object']}"
        if what not in seen:
            seen.add(what)
            yield row["relation"], what, row["sentence"], row["document"], row["begin"], row["end"]


def events(graph):
    """Yield the same for events: all actors, root, all recipients, status, time."""
    told = {}
    for row in graph.query(EVENTS).fillna("").to_dict("records"):
        told.setdefault(row["event"], []).append(row)
    for rows in told.values():
        first = min(rows, key=lambda row: (row["document"], int(row["begin"])))
        who = [" + ".join(sorted({row[role] for row in rows if row[role]})) for role in ("actor", "recipient")]
        what = f"{who[0] or '-'} | {first['root']} | {who[1] or '-'} | {first['status']} | {first['time'] or '-'}"
        yield first["root"], what, first["sentence"], first["document"], first["begin"], first["end"]


def attributions(graph):
    """Yield the same for attributions: who is said to say, the cue, stance and quotation, and what is said."""
    told = {}
    for row in graph.query(ATTRIBUTIONS).fillna("").to_dict("records"):
        told.setdefault((row["document"], row["attribution"]), []).append(row)
    for rows in told.values():
        first = rows[0]
        said = " ... ".join(row["said"] for row in sorted(rows, key=lambda row: int(row["at"])))
        who = first["speaker"] or first["written"] or "-"
        what = f"{who} | {first['cue']} | {first['stance']} | {first['how']} | {said}"
        yield first["stance"], what, first["sentence"], first["document"], first["begin"], first["end"]


def edges(graph):
    """Yield the same for signed ties of the default network: from, term, to, sign; with their first sentence."""
    network = graph.network()
    name = network.nodes(data="label")
    for source, target, tie in network.edges(data=True):
        if tie["sign"] and tie["evidence"]:
            first = tie["evidence"][0]
            what = f"{name[source]} | {first.term or tie['kind']} | {name[target]} | {tie['sign']:+d}"
            yield first.kind, what, first.sentence, first.graph, first.start, first.end


def entities(graph):
    """Yield the same for nodes: label, type, number of mentions; as sentence the first mentions, each in brackets."""
    texts, found = mentions(graph)
    for _, group in groupby(found, key=lambda row: row["node"]):
        rows = list(group)
        told = []
        for row in rows[:SHOWN]:
            text, begin, end = texts[row["document"]], row["begin"], row["end"]
            told.append(f"{text[max(0, begin - AROUND) : begin]}[{text[begin:end]}]{text[end : end + AROUND]}")
        first = rows[0]
        what = f"{first['label']} | {first['kind']} | {len(rows)} mentions"
        yield first["kind"], what, " / ".join(told), first["document"], first["begin"], first["end"]


KINDS = {"facts": facts, "events": events, "entities": entities, "attributions": attributions, "edges": edges}


def sample(path, kind, count, seed):
    """Return rows of a sheet, in random order that depends on the seed alone."""
    with kg.open(path) as graph:
        found = sorted(KINDS[kind](graph), key=str)
        texts = graph.query("SELECT ?d ?t { GRAPH ?d { ?d nif:isString ?t } }")
        known = dict(zip(texts["d"], texts["t"], strict=True)) if len(texts) else {}
    chosen = random.Random(seed).sample(found, min(count, len(found)))
    for name, what, sentence, document, begin, end in chosen:
        before = known.get(document, "")[max(0, int(begin) - CONTEXT) : int(begin)]
        flat = (" ".join(str(value).split()) for value in (what, sentence, before))
        yield dict(zip(COLUMNS, ("", "", name, *flat, document, begin, end), strict=True))


def write(path, rows, columns):
    with Path(path).open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, columns, delimiter="\t", extrasaction="ignore", lineterminator="\n")
        table.writeheader()
        table.writerows(rows)


def read(path):
    with Path(path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def wilson(right, total):
    """Return Wilson's 95 % interval of a share."""
    z = 1.96
    middle, share = 1 + z * z / total, right / total
    half = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total))
    return (share + z * z / (2 * total) - half) / middle, (share + z * z / (2 * total) + half) / middle


def kappa(first, second):
    """Return Cohen's kappa of two lists of verdicts."""
    total = len(first)
    agreed = sum(a == b for a, b in zip(first, second, strict=True)) / total
    chance = sum(first.count(v) * second.count(v) for v in {*first, *second}) / total**2
    return 1.0 if chance == 1 else (agreed - chance) / (1 - chance)


def show(label, verdicts):
    right, total = verdicts.count("right"), len(verdicts)
    low, high = wilson(right, total)
    print(f"{label:28} {right:4} of {total:4}  {right / total:.3f}  ({low:.3f} to {high:.3f})")


def score(rows, others):
    """Print precision, by kind too, causes of error, and how far two readers agree."""
    open_rows = [
        number for number, row in enumerate(rows, start=2) if row["verdict"] not in {"right", "wrong", "unclear"}
    ]
    if open_rows:
        raise SystemExit(f"no verdict in line {open_rows[0]} ({len(open_rows)} in all): write right, wrong or unclear")
    verdicts = [row["verdict"] for row in rows]
    show("all", verdicts)
    for kind in sorted({row["kind"] for row in rows}):
        show(f"  {kind}", [row["verdict"] for row in rows if row["kind"] == kind])
    for cause, count in Counter(row["cause"] for row in rows if row["verdict"] != "right").most_common():
        print(f"{count:4}  {cause or 'no cause given'}")
    if others:
        again = [row["verdict"] for row in others]
        show("second reader", again)
        both = ["right" if a == b == "right" else "wrong" for a, b in zip(verdicts, again, strict=True)]
        show("right for both", both)
        print(
            f"agreement {sum(a == b for a, b in zip(verdicts, again, strict=True)) / len(rows):.3f}, "
            f"kappa {kappa(verdicts, again):.3f}"
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    steps = parser.add_subparsers(dest="step", required=True)
    draw = steps.add_parser("sample")
    draw.add_argument("graph")
    draw.add_argument("-o", "--out", required=True)
    draw.add_argument("--kind", choices=tuple(KINDS), default="facts")
    draw.add_argument("-n", type=int, default=200)
    draw.add_argument("--seed", type=int, default=1)
    judged = steps.add_parser("score")
    judged.add_argument("sheet")
    judged.add_argument("second", nargs="?")
    bare = steps.add_parser("strip")
    bare.add_argument("sheet")
    bare.add_argument("-o", "--out", required=True)
    given = parser.parse_args()
    if given.step == "sample":
        write(given.out, sample(given.graph, given.kind, given.n, given.seed), COLUMNS)
    elif given.step == "score":
        score(read(given.sheet), read(given.second) if given.second else [])
    else:
        write(given.out, read(given.sheet), ("document", "begin", "end", "kind", "verdict", "cause"))


if __name__ == "__main__":
    main()
