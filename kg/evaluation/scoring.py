"""How each task is scored, document by document, with the matching rules of the task's published scorer.

Each ``score_*`` takes one gold record, one prediction record (``{}`` for a missing one) and the input record, and
returns a tally per mode, and the items that were missed or spurious, for reading.
"""

import re
from typing import Any

from kg.evaluation.counts import Interval, Tally, as_interval, jaccard, overlap, pair_up
from kg.evaluation.lines import Record

type Tallies = dict[str, Tally]
type Mistakes = list[dict[str, Any]]  # {"kind": "missed" | "spurious", "label", "start", "end", ...}

ENTITY_TYPES = frozenset(
    {
        "Person",
        "Organisation",
        "Location",
        "Nationality",
        "Temporal",
        "Money",
        "Weapon",
        "MilitaryPlatform",
        "Quantity",
    }
)
SYMMETRIC = frozenset({"CoLocated", "Apart", "IsSynonymOf", "CommWith", "AlliesOf", "FightingAgainst"})


def trimmed(text: str, span: Interval) -> Interval:
    """Return a span without a leading article and a trailing possessive."""
    start, end = span
    article = re.match(r"(?:the|a|an)\s+", text[start:end], re.I)
    if article and start + article.end() < end:
        start += article.end()
    possessive = re.search(r"(?:['’]s|['’])$", text[start:end])
    return start, (start + possessive.start() if possessive and possessive.start() else end)


def score_entities(gold: Record, predicted: Record, source: Record) -> tuple[Tallies, Mistakes]:
    """Score typed spans: ``exact``, ``trimmed``, ``overlap`` (one to one by shared characters) and ``untyped``."""
    text, tallies, mistakes = source["text"], {}, []
    for mode in ("exact", "trimmed", "overlap", "untyped"):

        def item(entity: Record, mode: str = mode) -> tuple[Interval, str]:
            span = as_interval(entity)
            return trimmed(text, span) if mode == "trimmed" else span, "any" if mode == "untyped" else entity["type"]

        wanted = sorted({item(entity) for entity in gold["entities"]})
        given = sorted({item(e) for e in predicted.get("entities", ()) if e["type"] in ENTITY_TYPES})
        ignored = [item({**entity, "type": ""})[0] for entity in gold.get("ignore", ())]
        if mode in {"exact", "trimmed"}:
            pairs = [(given.index(x), wanted.index(x)) for x in given if x in set(wanted)]
        else:
            pairs = pair_up(given, wanted, lambda p, g: jaccard(p[0], g[0]) if p[1] == g[1] else 0.0)
        right, found = {i for i, _ in pairs}, {j for _, j in pairs}
        tally = tallies[mode] = Tally()
        for _, label in wanted:
            tally.add(label, gold=1)
        for i, (span, label) in enumerate(given):
            neutral = span in ignored if mode in {"exact", "trimmed"} else any(jaccard(span, x) >= 0.5 for x in ignored)
            if i in right:
                tally.add(label, right=1, predicted=1)
            elif not neutral:
                tally.add(label, predicted=1)
                if mode == "overlap":
                    mistakes.append(mistake("spurious", label, span))
        if mode == "overlap":
            mistakes += [mistake("missed", label, span) for j, (span, label) in enumerate(wanted) if j not in found]
    return tallies, mistakes


def mistake(kind: str, label: str, span: Interval, **more: Any) -> dict[str, Any]:
    """Return a missed or spurious item for the error file."""
    return {"kind": kind, "label": label, "start": span[0], "end": span[1], **more}


type _Tie = tuple[Interval, Interval, str]


def _tie_fit(p: _Tie, q: _Tie, *, either: bool) -> float:
    def one(a: _Tie, b: _Tie) -> float:
        if overlap(a[0], b[0]) and overlap(a[1], b[1]):
            return jaccard(a[0], b[0]) + jaccard(a[1], b[1])
        return 0.0

    return max(one(p, q), one((p[1], p[0], p[2]), q)) if either else one(p, q)


def score_relations(gold: Record, predicted: Record, source: Record) -> tuple[Tallies, Mistakes]:
    """Score typed relations between spans, end to end, and the same without looking at type and direction."""
    tallies, mistakes = {}, []
    for typed in (True, False):

        def tie(relation: Record, typed: bool = typed) -> _Tie:
            a = relation["source_start"], relation["source_end"]
            b = relation["target_start"], relation["target_end"]
            label = relation["type"] if typed else "any"
            swap = b < a and (not typed or label in SYMMETRIC)
            return (b, a, label) if swap else (a, b, label)

        def fit(p: _Tie, q: _Tie, typed: bool = typed) -> float:
            return _tie_fit(p, q, either=not typed or p[2] in SYMMETRIC) if p[2] == q[2] else 0.0

        wanted = sorted({tie(r) for r in gold["relations"] if r["confidence"] >= 0.5})
        ignored = [tie(r) for r in [*gold.get("ignore", ()), *gold["relations"]] if r["confidence"] < 0.5]
        given = sorted({x for x in map(tie, predicted.get("relations", ())) if x[0] != x[1]})
        pairs = pair_up(given, wanted, fit)
        right, found = {i for i, _ in pairs}, {j for _, j in pairs}
        tally = tallies["typed" if typed else "untyped"] = Tally()
        for _, _, label in wanted:
            tally.add(label, gold=1)
        for i, (a, b, label) in enumerate(given):
            if i in right:
                tally.add(label, right=1, predicted=1)
            elif not any(fit(given[i], x) for x in ignored):
                tally.add(label, predicted=1)
                if typed:
                    mistakes.append(mistake("spurious", label, a, target=list(b)))
        if typed:
            mistakes += [
                mistake("missed", c, a, target=list(b)) for j, (a, b, c) in enumerate(wanted) if j not in found
            ]
    return tallies, mistakes


PENTACODE = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "YIELD"), 2),
    **dict.fromkeys(("ACCUSE", "REQUEST", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT"), 4),
}


def score_plover(gold: Record, predicted: Record, source: Record) -> tuple[Tallies, Mistakes]:
    """Score the PLOVER root, and the pentacode and the cooperation-conflict half that follow from it."""
    root = predicted.get("root")
    penta = PENTACODE.get(root or "")
    answers = {"root": root, "penta": penta, "binary": None if penta is None else int(penta > 2)}
    wanted = {"root": gold["root"], "penta": gold["penta"], "binary": int(gold["penta"] > 2)}
    tallies, mistakes = {}, []
    for level, want in wanted.items():
        tally = tallies[level] = Tally()
        tally.add(str(want), gold=1, right=int(answers[level] == want))
        if answers[level] is not None:
            tally.add(str(answers[level]), predicted=1)
    if root != gold["root"]:
        mistakes.append(
            {"kind": "wrong", "label": gold["root"], "answer": root, "start": 0, "end": len(source["text"])}
        )
    return tallies, mistakes


def score_gap(gold: Record, predicted: Record, source: Record) -> tuple[Tallies, Mistakes]:
    """Score whether the pronoun means name A, name B or neither, all together and by the pronoun's gender."""
    tallies: Tallies = {name: Tally() for name in ("all", "M", "F")}
    mistakes = []
    for name in ("a", "b"):
        counts = {
            "right": int(bool(predicted.get(name)) and gold[name]),
            "predicted": int(bool(predicted.get(name))),
            "gold": int(gold[name]),
        }
        tallies["all"].add("pair", **counts)
        tallies[gold["gender"]].add("pair", **counts)
        if bool(predicted.get(name)) != gold[name]:
            mistakes.append(mistake("missed" if gold[name] else "spurious", name, as_interval(source["pronoun"])))
    return tallies, mistakes
