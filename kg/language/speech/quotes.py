"""Quotation marks: which stretches of a Doc are quoted, across sentences and paragraphs.

Typographic marks say themselves which way they face; straight ones are read by the spaces around them. An apostrophe is
never a quotation mark: a single mark counts only with a partner that closes it in the same paragraph.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from spacy.attrs import IS_SPACE, ORTH
from spacy.tokens import Doc

from kg.language import annotations
from kg.language.speech.cues import trim_end

_DOUBLE = ('"', "''", "``")
_SINGLE = ("'", "`")
_OPENING = "“„«‘‚"
_CLOSING = "”»"
_BEFORE_OPENING = "([{-–—/\"'“‘"


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted stretch: tokens ``start`` to ``end`` (exclusive) with its marks.

    ``closed`` is False where no mark closes it before its paragraph ends: the next paragraph may go on with it.
    ``leads`` tells that it opens its paragraph; ``nested`` marks the single ones.
    """

    start: int
    end: int
    closed: bool
    leads: bool


def paragraphs(doc: Doc) -> list[int]:
    """Return the first tokens of the paragraphs, in order; a line break after the end of a sentence starts one too."""
    text, starts = doc.text, [0]
    at = text.find("\n")
    if at < 0:
        return starts
    for i in np.flatnonzero(doc.to_array(IS_SPACE)).tolist():
        token = doc[i]
        if i and "\n" in token.orth_:
            before = text[max(0, token.idx - 3) : token.idx].rstrip()[-1:]
            after = text[token.idx + len(token) : token.idx + len(token) + 1]
            if token.text.count("\n") > 1 or before in ".?!:\"'" or after in '"•*-':
                starts.append(token.i + 1)
    return starts


def quotes(doc: Doc, breaks: list[int]) -> list[Quote]:
    """Return the quoted stretches in text order; they don't overlap.

    Args:
        doc: A tokenised Doc.
        breaks: First tokens of the paragraphs, from `paragraphs`.
    """
    found = list(_pair(doc, _marks(doc, _DOUBLE), breaks))
    covered = [(q.start, q.end) for q in found]
    singles = [m for m in _marks(doc, _SINGLE) if not any(s <= m[0] < e for s, e in covered)]
    if len(singles) > 1:
        found += [q for q in _pair(doc, singles, breaks) if q.closed]
    return sorted(found, key=lambda q: q.start)


def _marks(doc: Doc, forms: tuple[str, ...]) -> list[tuple[int, str]]:
    """Return (token, direction) of each mark; the direction is ``open``, ``close`` or ``any``."""
    ids = {doc.vocab.strings[form] for form in forms}
    places = [i for i, orth in enumerate(doc.to_array(ORTH).tolist()) if orth in ids]
    return [(i, _direction(doc, i, forms is _DOUBLE)) for i in places]


def _direction(doc: Doc, i: int, double: bool) -> str:
    text, token = annotations.original_text(doc), doc[i]
    mark = text[token.idx]
    if mark in _OPENING:
        return "open"
    if mark in _CLOSING:
        return "close"
    end = token.idx + len(token)
    before = text[token.idx - 1] if token.idx else " "
    after = text[end] if end < len(text) else " "
    free_left = before.isspace() or before in _BEFORE_OPENING
    free_right = after.isspace() or (not after.isalnum() and after not in "$([<@#")
    if free_left and not free_right:
        return "open"
    if free_right and not before.isspace():
        return "close"
    return "any" if double else "none"


def _pair(doc: Doc, marks: list[tuple[int, str]], breaks: list[int]) -> Iterator[Quote]:
    """Yield quotes from marks; an open one ends with its paragraph."""
    ends = [*breaks[1:], len(doc)]
    start, paragraph = -1, 0
    for i, direction in marks:
        while ends[paragraph] <= i:
            if start >= 0:
                yield Quote(start, trim_end(doc, ends[paragraph]), False, start == _first(doc, breaks[paragraph]))
                start = -1
            paragraph += 1
        glued = (
            i > 0 and not doc[i - 1].whitespace_ and not doc[i - 1].is_space
        )  # an opening mark typed for a closing one
        if start < 0 and direction in {"open", "any"}:
            start = i
        elif start >= 0 and (direction in {"close", "any"} or (glued and doc[i - 1].orth_ not in _BEFORE_OPENING)):
            yield Quote(start, i + 1, True, start == _first(doc, breaks[paragraph]))
            start = -1
    if start >= 0:
        yield Quote(start, trim_end(doc, ends[paragraph]), False, start == _first(doc, breaks[paragraph]))


def _first(doc: Doc, start: int) -> int:
    while start < len(doc) - 1 and doc[start].is_space:
        start += 1
    return start
