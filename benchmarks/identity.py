"""Who is who in a graph of news texts, for reading: surnames left without a mention, and whom it mentions most.

    python benchmarks/identity.py surnames GRAPH [--show]   bare surnames of people named in full in the same text
    python benchmarks/identity.py most GRAPH [-n 150]       the most mentioned nodes with names, and their forms

A surname counts where it stands alone, outside of every mention, in a text that names somebody "First Last"; ``--show``
prints each with its surroundings. In the second list two rows that are one in truth are duplicates; a reader decides.
Random nodes to be judged are drawn by ``python benchmarks/judged.py sample GRAPH --kind entities``.
"""

import argparse
import re
from collections import Counter, defaultdict
from itertools import groupby

import kg

AROUND = 60  # characters shown on each side
SUFFIX = re.compile(r",? (?:Jr|Sr|II|III|IV)\.?$")
SURNAME = re.compile(r"[^\W\d_][\w'’-]+$")
MENTIONS = """
SELECT ?node ?label ?kind ?named ?document ?begin ?end WHERE {
  VALUES ?class {
    kg:Person kg:State kg:Organization kg:Alliance kg:ArmedForce kg:Group kg:Place kg:NamedEvent kg:Weapon
  }
  ?node a ?class ; rdfs:label ?label . OPTIONAL { ?node kg:named ?named }
  GRAPH ?document { ?mention kg:refersTo ?node ; nif:beginIndex ?begin ; nif:endIndex ?end }
  BIND(STRAFTER(STR(?class), "#") AS ?kind) }"""
TEXTS = "SELECT ?d ?t { GRAPH ?d { ?d nif:isString ?t } }"


def mentions(graph):
    """Return texts by document, and mentions sorted by node, as dicts of what the query selects."""
    texts = graph.query(TEXTS)
    rows = graph.query(MENTIONS).fillna("").astype({"begin": int, "end": int}).to_dict("records")
    order = ("node", "document", "begin", "end", "kind")
    return dict(zip(texts["d"], texts["t"], strict=True)), sorted(rows, key=lambda row: [row[key] for key in order])


def surnames(texts, found):
    """Yield (document, surname, begin) of each bare surname that no mention covers, in text order."""
    covered, known = defaultdict(set), defaultdict(set)
    for row in found:
        words = SUFFIX.sub("", texts[row["document"]][row["begin"] : row["end"]]).split()
        covered[row["document"]].update(range(row["begin"], row["end"]))
        if row["kind"] == "Person" and len(words) > 1 and words[0][0].isupper() and words[-1][0].isupper():
            known[row["document"]].add(words[-1])
    for document, text in sorted(texts.items()):
        for name in sorted(filter(SURNAME.match, known[document])):
            for place in re.finditer(rf"(?<![\w'’-]){re.escape(name)}(?![\w-])", text):
                if covered[document].isdisjoint(range(*place.span())):
                    yield document, name, place.start()


def most(texts, found, count):
    """Yield (label, kind, mentions, documents, forms) of the named nodes, the most mentioned first."""
    nodes = [list(rows) for _, rows in groupby(found, key=lambda row: row["node"])]
    for rows in sorted(nodes, key=lambda rows: (-len(rows), rows[0]["node"])):
        if str(rows[0]["named"]).lower() == "false":
            continue
        forms = Counter(texts[row["document"]][row["begin"] : row["end"]] for row in rows)
        yield rows[0]["label"], rows[0]["kind"], len(rows), len({row["document"] for row in rows}), forms.most_common(8)
        count -= 1
        if not count:
            return


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("surnames", "most"))
    parser.add_argument("graph")
    parser.add_argument("-n", type=int, default=150)
    parser.add_argument("--show", action="store_true")
    given = parser.parse_args()
    with kg.open(given.graph) as graph:
        texts, found = mentions(graph)
    if given.what == "most":
        for number, (label, kind, times, documents, forms) in enumerate(most(texts, found, given.n), start=1):
            print(number, label, kind, times, documents, "; ".join(f"{form} {n}" for form, n in forms), sep="\t")
        return
    missed = list(surnames(texts, found))
    for document, name, begin in missed if given.show else ():
        around = texts[document][max(0, begin - AROUND) : begin + len(name) + AROUND]
        print(document.rpartition("/")[2], name, " ".join(around.split()), sep="\t")
    print(f"{len(missed)} bare surnames without a mention in {len(texts)} texts")


if __name__ == "__main__":
    main()
