"""The sentences of a Doc, and what kind of block each stands in: prose, a headline, a heading, a list or a table."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from spacy.attrs import SENT_START
from spacy.tokens import Doc

from kg.language.syntax.tree import SETTLED

type Bounds = tuple[tuple[int, int], ...]

_READ: list[tuple[Any, Any, Bounds, tuple[str, ...]]] = []
"""At most one settled tree and its blocks, with its sentences and their kinds of block."""


def sentences(doc: Doc) -> Bounds:
    """Return the tokens (start, end-exclusive) of the sentences, in order, as ``doc.sents`` has them."""
    return _read(doc)[0]


def block_kinds(doc: Doc) -> tuple[str, ...]:
    """Return the kind of block of each of the `sentences`, in order: prose, headline, heading, list or table."""
    return _read(doc)[1]


def _read(doc: Doc) -> tuple[Bounds, tuple[str, ...]]:
    """Return the sentences and their kinds of block, which are reckoned once for a tree that stays as it is."""
    settled = next((tree for tree in SETTLED if tree[0] is doc), None)
    blocks = doc._.kg_blocks
    for tree, of, bounds, kinds in _READ:
        if tree is settled and of is blocks:
            return bounds, kinds
    bounds = _bounds(doc)
    kinds = tuple(_kinds(doc, bounds, sorted(blocks)))
    if settled is not None:
        _READ[:] = [(settled, blocks, bounds, kinds)]
    return bounds, kinds


def _bounds(doc: Doc) -> Bounds:
    if not len(doc):
        return ()
    starts = (np.flatnonzero(doc.to_array(SENT_START)[1:] == 1) + 1).tolist()
    return tuple(zip([0, *starts], [*starts, len(doc)], strict=True))


def _kinds(doc: Doc, bounds: Bounds, blocks: Sequence[tuple[int, int, str]]) -> list[str]:
    if not blocks:
        return ["prose"] * len(bounds)
    kinds, at = [], 0
    for start, _ in bounds:
        begin = doc[start].idx
        while at < len(blocks) and blocks[at][1] <= begin:
            at += 1
        inside = at < len(blocks) and blocks[at][0] <= begin
        kinds.append(blocks[at][2] if inside else "prose")
    return kinds


def headline_stop(doc: Doc) -> int:
    """Return the character where the headline that states something ends, or 0 where there is none."""
    blocks = doc._.kg_blocks
    return blocks[0][1] if blocks and blocks[0][2] == "headline" else 0


def headline_end(doc: Doc) -> int:
    """Return the token where the headline that states something ends, or 0 where there is none."""
    stop = headline_stop(doc)
    return next((start for start, _ in sentences(doc) if doc[start].idx >= stop), len(doc)) if stop else 0


def prose(doc: Doc) -> list[bool]:
    """Return for each token whether its sentence is read as one: in prose, a list or a headline that states something.

    Other headings and tables hold no sentences.
    """
    if not doc._.kg_blocks:
        return [True] * len(doc)
    flags: list[bool] = []
    for (start, end), kind in zip(sentences(doc), block_kinds(doc), strict=True):
        flags += [kind in {"prose", "list", "headline"}] * (end - start)
    return flags
