"""Scoring of marked pairs of actors: does the one do something to the other, what, and did it happen?"""

from collections.abc import Sequence

from kg.evaluation.counts import Interval, Tally, overlap
from kg.evaluation.lines import Line, Record, span
from kg.evaluation.scoring import Mistakes, Tallies, mistake

_LEVELS = ("root", "pair", "status")


def score_pairs(gold: Record, predicted: Record, source: Record) -> tuple[Tallies, Mistakes]:
    """Score one pair of a ``real`` or a ``written`` sentence: any event for the ``pair``, its ``root``, its ``status``.

    An event is the pair's if an actor's mention overlaps the source, or means the same entity as one that does, and a
    recipient's the target. Precision counts pairs that are given any event, recall those that have a root.
    """
    line = Line(predicted, source["text"])
    part = "written" if gold["origin"] == "written" else "real"
    acts = gold["root"] != "NONE"
    events = [e for e in line.events if _of_pair(line, e, gold)]
    right = [event for event in events if acts and event["root"] == gold["root"]]
    hits = {
        "pair": acts and bool(events),
        "root": bool(right),
        "status": any(_status(event) == gold["status"] for event in right),
    }
    tallies = {f"{kind} {level}": Tally() for kind in ("real", "written") for level in _LEVELS}
    for level in _LEVELS:
        tallies[f"{part} {level}"].add("all", right=int(hits[level]), predicted=int(bool(events)), gold=int(acts))
    if hits["root"] or not (acts or events):
        return tallies, []
    answers = sorted({event["root"] for event in events})
    return tallies, [
        mistake(
            "missed" if acts else "spurious",
            gold["root"],
            tuple(gold["source"]),
            target=gold["target"],
            answers=answers,
        )
    ]


def _status(event: Record) -> str:
    return "Happened" if event["status"] == "Ongoing" else event["status"]


def _of_pair(line: Line, event: Record, gold: Record) -> bool:
    return _meant(line, line.parties(event, "actor"), tuple(gold["source"])) and _meant(
        line, line.parties(event, "recipient"), tuple(gold["target"])
    )


def _meant(line: Line, parties: Sequence[Record], marked: Interval) -> bool:
    """Tell whether a party's mention overlaps the marked words, or means what some mention that does means."""
    entities = {m.get("entity") for m in line.mentions.values() if overlap(span(m), marked)} - {None}
    return any(overlap(span(mention), marked) or mention.get("entity") in entities for mention in parties)
