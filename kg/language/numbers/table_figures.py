"""Figures for an actor in rows of tables: "LABEL NUMBER [(YEAR)] REST" under a heading that names one state."""

import re
from collections.abc import Iterator

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
    for begin, finish in rows:
        match = _ROW.fullmatch(doc.text[begin:finish].strip())
        span = doc.char_span(begin, finish, alignment_mode="contract")
        if match is None or span is None:
            continue
        label = match["label"].strip()
        kind = _kind(label)
        inside = [q for q in quantities if span.start <= q["start"] and q["end"] <= span.end]
        year = _YEAR.search(match["figure"])
        numbers = [q for q in inside if not (year and q["value"] == float(year[1]) and q["unit"] == "")]
        actor = _actor(doc, span.start, sentences)
        if not kind or len(numbers) != 1 or actor is None:
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


def _actor(doc: Doc, row: int, sentences: Sentences) -> MentionDict | None:
    """Return the only state of the nearest heading above a row or, if that names none, of the paragraph before it."""
    above = [sentence for sentence in sentences if sentence[1] <= row and sentence[2] != "table"]
    headings = [sentence for sentence in above if sentence[2] == "heading"]
    for stretch in (headings[-1:], above[-1:]):
        states: dict[str, MentionDict] = {}
        for mention in annotations.mentions(doc):
            inside = any(start <= mention["start"] and mention["end"] <= end for start, end, _ in stretch)
            if inside and (mention["key"] or "").startswith("state/"):
                states.setdefault(str(mention["key"]), mention)
        if states:
            return next(iter(states.values())) if len(states) == 1 else None
    return None
