"""How much of what a careful reader would write down is found, and how much of what is said is right.

A record of ``gold.jsonl`` is ``{"id", "kind", "expect": [...], "may": [...]}``, entries as `kg.evaluation.kinds` has
them: all that a reader of the text would write down, and what is true of it besides and need not be said. So whatever
matches neither is wrong. An event is stated pair by pair: "Norland and Sudria bombed Estland" gives two entries.

Figures, as recall: ``events`` (root and participants), the same with ``status``, ``time`` or ``place`` where the text
gives one, ``relations``, ``positions``, ``attributions``. As precision, with ``right`` in their names: statements that
match an entry. There an event may lack a participant or the time, but what it says must be so. A tie that is told as
former counts as the tie: entries don't say whether it still holds.
"""

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

from kg.evaluation.answers import Answer, is_one_of
from kg.evaluation.counts import Tally
from kg.evaluation.kinds import kind_of, meets, met
from kg.evaluation.lines import Record
from kg.evaluation.scoring import Mistakes, Tallies

KINDS = ("event", "relation", "position", "attribution")
_DETAILS = ("status", "time", "place")  # of an event, each scored by itself
_GUESSED = frozenset({"Possible", "Unknown"})  # certainties under which nothing is asserted
_HAPPENED = frozenset({"Happened", "Ongoing"})


def score_reading(gold: Record, predicted: Record, source: Record) -> tuple[Tallies, Mistakes]:
    """Score one text: its entries that are found, the answer's statements that are right."""
    tallies: Tallies = {
        **{name: Tally() for name in ("events", *(f"events with {detail}" for detail in _DETAILS))},
        **{f"{kind}s": Tally() for kind in KINDS[1:]},
        **{f"{kind}s right": Tally() for kind in ("happened event", *KINDS)},
    }
    voiced = [item for item in predicted.get("attributions", ()) if item.get("voiced", True)]
    answer = Answer({**_timeless(predicted), "attributions": voiced}, source["text"])
    label, mistakes = gold["kind"], []
    for entry in gold["expect"]:
        kind = _kind(entry)
        for name, asked in _levels(kind, entry):
            found = met(answer, asked)
            tallies[name].add(label, right=int(found), predicted=1, gold=1)
            if not found and name == f"{kind}s":
                mistakes.append({"kind": "missed", "label": kind, "entry": entry})
    for kind, item, right in judged(gold, answer):
        names = [f"{kind}s right"]
        if kind == "event" and item.get("status") in _HAPPENED:
            names.append("happened events right")
        for name in names:
            tallies[name].add(label, right=int(right), predicted=1, gold=1)
        if not right:
            mistakes.append({"kind": "spurious", "label": kind, "said": _told(answer, kind, item)})
    return tallies, mistakes


def _timeless(predicted: Record) -> Record:
    """Return an answer whose former ties are affirmed: what a text says once held is among what a reader notes."""
    claims = [{**c, "polarity": "Affirmed"} if c.get("former") else c for c in predicted.get("assertions") or ()]
    return {**predicted, "assertions": claims}


def judged(gold: Record, answer: Answer) -> Iterator[tuple[str, Record, bool]]:
    """Yield each statement of an answer once: its kind, itself, and whether it is among what holds of the text."""
    entries: dict[str, list[Record]] = {kind: [] for kind in KINDS}
    for entry in (*gold["expect"], *gold.get("may", ())):
        entries[_kind(entry)] += entry.get("any", [entry])
    for kind, item, _ in stated(answer):
        yield kind, item, _holds(answer, kind, item, entries[kind])


def stated(answer: Answer) -> Iterator[tuple[str, Record, str]]:
    """Yield what an answer asserts, each once: its kind, itself, and what it says in words."""
    seen = set()
    for kind, item in _statements(answer):
        told = _told(answer, kind, item)
        if told not in seen:
            seen.add(told)
            yield kind, item, told


def _kind(entry: Record) -> str:
    return kind_of(entry["any"][0] if "any" in entry else entry)


def _levels(kind: str, entry: Record) -> Iterator[tuple[str, Record]]:
    """Yield the figures that an entry counts for, each with what it asks for there."""
    if kind != "event":
        yield f"{kind}s", entry
        return
    yield "events", _without(entry, {*_DETAILS, "dead", "mediator", "by"})
    for detail in _DETAILS:
        if any(detail in each for each in entry.get("any", [entry])):
            yield f"events with {detail}", _without(entry, {*_DETAILS, "dead", "mediator", "by"} - {detail})


def _without(entry: Record, keys: set[str]) -> Record:
    if "any" in entry:
        return {"any": [_without(each, keys) for each in entry["any"]]}
    return {key: value for key, value in entry.items() if key not in keys}


def _statements(answer: Answer) -> Iterator[tuple[str, Record]]:
    for event in answer.events:
        yield "event", event
    for claim in answer.assertions:
        if claim.get("certainty") not in _GUESSED:
            yield ("position" if claim.get("relation") == "position" else "relation"), claim
    for item in answer.attributions:
        if item.get("voiced", True):
            yield "attribution", item


def _holds(answer: Answer, kind: str, item: Record, entries: Iterable[Record]) -> bool:
    if kind != "event":
        return any(meets(answer, item, entry) for entry in entries)
    listed = list(entries)
    pairs = product(item.get("actor") or [None], item.get("recipient") or [None])
    return all(any(_so(answer, item, pair, entry) for entry in listed) for pair in pairs)


def _so(answer: Answer, event: Record, pair: tuple[str | None, str | None], entry: Record) -> bool:
    """Tell whether an entry bears out what an event says of one actor and one recipient."""
    if entry["event"] != "*" and not is_one_of(event.get("root"), entry["event"]):
        return False
    if "status" in entry and not is_one_of(event.get("status"), entry["status"]):
        return False
    time, dead = event.get("time"), event.get("fatalities")
    if time and "time" in entry and not _agree(time, entry["time"]):
        return False
    if dead is not None and "dead" in entry and not is_one_of(dead, entry["dead"]):
        return False
    if "parties" in entry:
        sides = [{at for at, name in enumerate(entry["parties"]) if answer.among(who, name)} for who in pair if who]
        return all(sides) and (len(sides) < 2 or len(set[int]().union(*sides)) > 1)
    roles = zip(pair, ("actor", "recipient"), strict=True)
    return all(who is None or role not in entry or _named(answer, who, entry[role]) for who, role in roles)


def _named(answer: Answer, who: str, wanted: str | None) -> bool:
    return wanted is not None and answer.among(who, wanted)


def _agree(time: str, wanted: str) -> bool:
    names = [name.lstrip("=") for name in wanted.split("|")]
    return any(time.startswith(name) or name.startswith(time) for name in names)


def _told(answer: Answer, kind: str, item: Record) -> str:
    """Return a statement in words, the same for statements that say the same of the same."""

    def names(listed: str | list[str] | None) -> str:
        mentions = [listed] if isinstance(listed, str) else listed or []
        known = [answer.mentions[name] for name in mentions if name in answer.mentions]
        return " & ".join(sorted(answer.label(mention) or answer.words(mention) for mention in known)) or "-"

    if kind == "event":
        told: list[Any] = [item["root"], names(item.get("actor")), ">", names(item.get("recipient"))]
        told += [item.get("status"), item.get("time") or "", answer.words(item["trigger"])]
    elif kind == "attribution":
        said = " ... ".join(answer.words(part) for part in item.get("content") or ())
        source = item.get("source") or {}
        told = [names(source.get("mention")) if source.get("mention") else answer.words(source) if source else "-"]
        told += [item.get("stance"), said]
    else:
        told = [item["relation"], names(item.get("subject")), ">", item.get("value") or names(item.get("object"))]
        told += [item.get("polarity", "Affirmed")]
    return " ".join(str(part) for part in told if part)
