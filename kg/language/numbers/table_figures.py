"""Figures for an actor in rows of tables: "LABEL NUMBER [(YEAR)] REST" under a heading that names one state."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc

from kg.language import annotations
from kg.language.annotations import MeasureDict, MentionDict, QuantityDict
from kg.language.numbers.numbers import table

type Sentences = list[tuple[int, int, str]]  # start, end and kind of block

_ROW = re.compile(r"(?P<label>[^\d\t|$€£₽₺₼₴₪]*[^\W\d])[\s:|\t]+(?P<figure>[^\s\d]?\d.*)")
_YEAR = re.compile(r"\(?\b((?:19|20)\d\d)\b\)?")
_MEASURED = ("personnel", "inventory", "account", "casualty")


def figures_of_rows(doc: Doc, quantities: list[QuantityDict], sentences: Sentences) -> Iterator[MeasureDict]:
    """Yield the figures of table rows in text order, for the only state of the heading above.

    Args:
        doc: With mentions and blocks.
        quantities: Those that may be figures.
        sentences: All of the Doc, in text order.
    """
    rows = sorted((start, end) for start, end, kind in doc._.kg_blocks if kind == "table")
    if not rows:
        return
    text, counted = doc.text, sorted(quantities, key=lambda quantity: quantity["start"])
    begins = [quantity["start"] for quantity in counted]
    above = _Above(sentences)
    states = cache(lambda stretch: _states(annotations.mentions(doc), *stretch))
    for begin, finish in rows:
        match = _ROW.fullmatch(text[begin:finish].strip())
        span = doc.char_span(begin, finish, alignment_mode="contract")
        if match is None or span is None:
            continue
        label = match["label"].strip()
        kind = _kind(label)
        if not kind:
            continue
        within = counted[bisect_left(begins, span.start) : bisect_left(begins, span.end)]
        inside = [quantity for quantity in within if quantity["end"] <= span.end]
        year = _YEAR.search(match["figure"])
        numbers = [q for q in inside if not (year and q["value"] == float(year[1]) and q["unit"] == "")]
        actor = _only(states(stretch) for stretch in above.stretches(span.start))
        if len(numbers) != 1 or actor is None:
            continue
        quantity = numbers[0]
        yield {
            "actor": actor["id"],
            "kind": kind,
            "value": quantity["value"],
            "unit": quantity["unit"] if quantity["unit"].isupper() else _unit(label),
            "as_of": year[1] if year else None,
            "trigger": quantity["end"] - 1,
            "start": span.start,
            "end": span.end,
            "confidence": 0.7,
        }


def _kind(label: str) -> str:
    """Return a row's label in lower case if one of its words is something measured, else ""."""
    kind = " ".join(label.lower().split())
    names = {name for group in _MEASURED for name in table(group)}
    return kind if any(word in names or word.removesuffix("s") in names for word in kind.split()) else ""


def _unit(label: str) -> str:
    """Return what the number of a row counts, by its label."""
    words = label.lower().split()
    persons = table("person").keys() | table("personnel").keys()
    if any(word in persons or word.removesuffix("s") in persons for word in words):
        return "person"
    return words[-1].removesuffix("s")


class _Above:
    """The last heading and the last sentence outside of tables before any token."""

    def __init__(self, sentences: Sentences) -> None:
        self._plain = [(start, end) for start, end, kind in sentences if kind != "table"]
        self._headings = [(start, end) for start, end, kind in sentences if kind == "heading"]

    def stretches(self, row: int) -> Iterator[tuple[int, int]]:
        """Yield the nearest heading that ends before a token, then the nearest sentence of any kind but a row."""
        for found in (self._headings, self._plain):
            if number := bisect_right(found, row, key=lambda stretch: stretch[1]):
                yield found[number - 1]


def _states(mentions: Sequence[MentionDict], start: int, end: int) -> list[MentionDict]:
    """Return the first mention of each state inside a stretch."""
    found: dict[str, MentionDict] = {}
    at = bisect_left(mentions, start, key=lambda mention: mention["start"])
    while at < len(mentions) and mentions[at]["start"] < end:
        mention = mentions[at]
        if mention["end"] <= end and (mention["key"] or "").startswith("state/"):
            found.setdefault(str(mention["key"]), mention)
        at += 1
    return list(found.values())


def _only(told: Iterator[list[MentionDict]]) -> MentionDict | None:
    """Return the only state of a heading or, if that names none, of the paragraph before the table."""
    named = next((states for states in told if states), [])
    return named[0] if len(named) == 1 else None
