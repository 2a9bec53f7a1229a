"""Scoring of attributions: their parts, the role of each word, and whole ones (source, cue and content together)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kg.evaluation.counts import Interval, Tally, as_interval, overlap, pair_up
from kg.evaluation.lines import Record
from kg.evaluation.scoring import Mistakes, Tallies, mistake

_EDGES = " \n\r\t\"'“”‘’,.;:"


def _words(text: str, spans: Sequence[Interval]) -> set[int]:
    return {match.start() + start for start, end in spans for match in re.finditer(r"\w+", text[start:end])}


def _shared(a: set[int], b: set[int]) -> float:
    common = len(a & b)
    return 2 * common / (len(a) + len(b)) if common else 0.0


def _hull(text: str, spans: Sequence[Interval]) -> Interval | None:
    """Return the span from the first to the last, without quotation marks, blanks and , . ; : at its edges."""
    if not spans:
        return None
    start, end = min(s for s, _ in spans), min(max(e for _, e in spans), len(text))
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    return start, end


_PARTS = ("source", "cue", "content")


def _prepared(item: Record, text: str) -> dict[str, Any]:
    parts = {name: [as_interval(item[name])] if item.get(name) else [] for name in ("source", "cue")}
    parts["content"] = [as_interval(span) for span in item["content"]]
    return {
        "parts": parts,
        "words": _words(text, parts["content"]),
        "head": item.get("source_head") or item.get("source"),
    }


def _meets(p: Mapping[str, Any], q: Mapping[str, Any], part: str) -> bool:
    return any(overlap(x, y) for x in p["parts"][part] for y in q["parts"][part])


def score_attribution(gold: Record, predicted: Record, source: Record) -> tuple[Tallies, Mistakes]:
    """Score attributions: their parts exactly and by overlap, the role of each word, and ``whole`` ones.

    A whole one has a content word-F1 of at least .5 and a source that covers the gold source's head word.
    """
    text = source["text"]
    ignored = [as_interval(span) for span in gold.get("ignore", ())]

    def inside(item: Mapping[str, Any]) -> bool:
        spans = [span for name in _PARTS for span in item["parts"][name]]
        return any(all(s >= x[0] and e <= x[1] for s, e in spans) for x in ignored)

    wanted = [_prepared(item, text) for item in gold["attributions"]]
    given = [_prepared(item, text) for item in predicted.get("attributions", ())]
    given = [item for item in given if any(item["parts"].values()) and not inside(item)]

    def fit(p: Mapping[str, Any], q: Mapping[str, Any]) -> float:
        return _shared(p["words"], q["words"]) + _meets(p, q, "cue") + _meets(p, q, "source") / 2

    pairs = pair_up(given, wanted, fit)
    tallies: Tallies = {name: Tally() for name in ("exact", "overlap", "words", "whole", "whole-strict")}
    for side, items in (("predicted", given), ("gold", wanted)):
        tallies["whole"].add("all", **{side: len(items)})
        tallies["whole-strict"].add("all", **{side: len(items)})
        for name in _PARTS:
            number = sum(bool(item["parts"][name]) for item in items)
            tallies["exact"].add(name, **{side: number})
            tallies["overlap"].add(name, **{side: number})
    whole = set()
    for i, j in pairs:
        if _count_pair(given[i], wanted[j], text, tallies):
            whole.add((i, j))
    for name in _PARTS:
        a, b = (_words(text, [s for item in items for s in item["parts"][name]]) for items in (given, wanted))
        tallies["words"].add(name, right=len(a & b), predicted=len(a), gold=len(b))
    return tallies, list(_attribution_mistakes(given, wanted, whole, text))


def _count_pair(p: Mapping[str, Any], q: Mapping[str, Any], text: str, tallies: Tallies) -> bool:
    """Count one matched pair; returns whether it is whole."""
    same = {}
    for name in _PARTS:
        x, y = p["parts"][name], q["parts"][name]
        same[name] = _hull(text, x) == _hull(text, y) and (name != "content" or p["words"] == q["words"])
        if x and y:
            close = _shared(p["words"], q["words"]) >= 0.5 if name == "content" else _meets(p, q, name)
            tallies["exact"].add(name, right=int(same[name]))
            tallies["overlap"].add(name, right=int(close))
    source = p["parts"]["source"]
    both = bool(source) and bool(q["head"])
    right = bool(overlap(source[0], as_interval(q["head"]))) if both else not source and not q["head"]
    whole = right and _shared(p["words"], q["words"]) >= 0.5
    tallies["whole"].add("all", right=int(whole))
    tallies["whole-strict"].add("all", right=int(same["source"] and same["content"]))
    return whole


def _attribution_mistakes(
    given: Sequence[Mapping[str, Any]], wanted: Sequence[Mapping[str, Any]], whole: set[tuple[int, int]], text: str
) -> Iterator[dict[str, Any]]:
    for kind, items, fine in (("spurious", given, {i for i, _ in whole}), ("missed", wanted, {j for _, j in whole})):
        for number, item in enumerate(items):
            hull = _hull(text, [span for name in _PARTS for span in item["parts"][name]])
            if number not in fine and hull:
                yield mistake(kind, "attribution", hull, cue=[text[s:e] for s, e in item["parts"]["cue"]])
