"""Namesakes and spellings over several texts: do two forms, each in a text of its own, lead to one node of the graph?

A record of ``docs.jsonl`` is a small corpus, ``{"id", "texts": [{"text", "published", "source"}, ...]}``; one of
``gold.jsonl`` marks two forms in it, ``{"id", "kind", "forms": [{"text": 0, "form": "Zelensky"}, {"text": 1, ...}],
"same": true}``. ``text`` counts from 0; the last place of the form in its text is meant. Each corpus becomes a graph by
itself, as `kg build` makes it.

Figures: ``joins``, precision and recall of forms that are one node; ``apart``, the share of different ones that stay
two, where both are found; ``found``, the share of forms that have a node; ``pairs``, those that are right.
"""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from spacy.language import Language

from kg.building import build
from kg.evaluation.counts import Tally
from kg.evaluation.lines import Record
from kg.evaluation.scoring import Mistakes, Tallies
from kg.extracting import OnProblem
from kg.store import select

_MENTIONS = """SELECT ?document ?begin ?end ?entity WHERE { GRAPH ?graph {
  ?graph schema:identifier ?document . ?passage kg:refersTo ?entity ; nif:beginIndex ?begin ; nif:endIndex ?end .
} } ORDER BY ?document ?begin ?end ?entity"""


def predict(nlp: Language, _: Path, sources: Sequence[Record], on_problem: OnProblem) -> Iterator[dict[str, Any]]:
    """Yield the mentions of each corpus, once it is a graph: text, begin, end and node, in text order."""
    for source in sources:
        with TemporaryDirectory(prefix="kg-eval-") as folder:
            texts = Path(folder, "texts.jsonl")
            records = [{"id": str(number), **text} for number, text in enumerate(source["texts"])]
            texts.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
            with build(texts, Path(folder, "graph"), nlp=nlp, on_problem=on_problem) as graph:
                rows = select(graph.store.asked, _MENTIONS).rows
        mentions = [(int(str(d)), int(str(begin)), int(str(end)), str(entity)) for d, begin, end, entity in rows]
        yield {"id": source["id"], "mentions": mentions}


def score_namesakes(gold: Record, predicted: Record, source: Record) -> tuple[Tallies, Mistakes]:
    """Score one pair of forms.

    Raises:
        KeyError: If a form does not stand in its text.
    """
    kind, same = gold["kind"], bool(gold["same"])
    nodes = [_node(predicted.get("mentions") or (), mark, source) for mark in gold["forms"]]
    both = None not in nodes
    joined = both and nodes[0] == nodes[1]
    tallies: Tallies = {name: Tally() for name in ("joins", "apart", "found", "pairs")}
    tallies["joins"].add(kind, right=int(joined and same), predicted=int(joined), gold=int(same))
    if both and not same:
        tallies["apart"].add(kind, right=int(not joined), predicted=1, gold=1)
    tallies["found"].add(kind, right=sum(node is not None for node in nodes), predicted=2, gold=2)
    tallies["pairs"].add(kind, right=int(joined == same), predicted=1, gold=1)
    if joined == same:
        return tallies, []
    forms = [mark["form"] for mark in gold["forms"]]
    return tallies, [{"kind": "missed" if same else "spurious", "label": kind, "forms": forms, "nodes": nodes}]


def _node(mentions: Sequence[tuple[int, int, int, str]], mark: Record, source: Record) -> str | None:
    """Return the node of the widest mention that covers the end of the form's last place."""
    text = source["texts"][mark["text"]]["text"]
    places = [found.end() for found in re.finditer(rf"(?<!\w){re.escape(mark['form'])}(?!\w)", text)]
    if not places:
        raise KeyError(f"the form {mark['form']!r} in the text")
    letter = len(re.sub(r"\W+$", "", text[: places[-1]])) - 1  # a name may be found without its last stop
    hits = [m for m in mentions if m[0] == mark["text"] and m[1] <= letter < m[2]]
    return max(hits, key=lambda m: (m[2] - m[1], m[3]))[3] if hits else None
