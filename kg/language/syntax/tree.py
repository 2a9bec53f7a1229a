"""A parse that stays as it is, noted in tables: words, their children and sentences are read much faster from there.

spaCy makes a new object for each word that is asked for, and looks for the borders of a sentence word by word. Only the
Doc that was settled last is held, so that nothing piles up; any other is read as it is.
"""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD, ORTH, SENT_START
from spacy.tokens import Doc, Token

type Children = Sequence[tuple[int, Token]]
"""The (label, word) of each child of a word, in text order."""

SETTLED: list[tuple[Doc, list[Token], list[Children], list[int]]] = []
"""At most one Doc, with its words, the children of each, and where its sentences start."""

_NOTES: dict[str, dict[Hashable, Any]] = {}
"""What was found out of the settled tree, by kind."""


def settle(doc: Doc) -> None:
    """Note the tree of a Doc, which is not to change any more unless it is unsettled before."""
    words = list(doc)
    columns = doc.to_array([DEP, HEAD, SENT_START])
    children: list[Children] = [()] * len(words)
    for i, (label, head) in enumerate(zip(columns[:, 0].tolist(), columns[:, 1].astype("int64").tolist(), strict=True)):
        if head:
            children[i + head] = (*children[i + head], (label, words[i]))
    starts = (np.flatnonzero(columns[1:, 2] == 1) + 1).tolist()
    SETTLED[:] = [(doc, words, children, [0, *starts])]
    _NOTES.clear()


def unsettle(doc: Doc) -> None:
    """Let the tree of a Doc be read as it is, as it is about to change."""
    if SETTLED and SETTLED[0][0] is doc:
        SETTLED.clear()
        _NOTES.clear()


def is_forest(doc: Doc) -> bool:
    """Tell whether each word of a Doc hangs below the root of a sentence, none below itself."""
    heads = np.arange(len(doc)) + doc.to_array(HEAD).astype("int64")
    above = heads
    for _ in range(len(doc).bit_length()):  # twice as many steps up each time
        above = above[above]
    return bool((heads[above] == above).all())


def notes(doc: Doc, kind: str) -> dict[Hashable, Any]:
    """Return a table for what depends on the tree of a Doc alone; it is kept as long as the tree stays as it is."""
    if SETTLED and SETTLED[0][0] is doc:
        return _NOTES.setdefault(kind, {})
    return {}


def tokens_of(doc: Doc, start: int, end: int) -> Sequence[Token]:
    """Return the words of a Doc from ``start`` to ``end`` (exclusive), as ``doc[start:end]`` has them."""
    for settled, words, _, _ in SETTLED:
        if settled is doc:
            return words[start:end]
    return list(doc[start:end])


def written(doc: Doc, test: Callable[[str], bool]) -> Iterator[Token]:
    """Yield the words of a Doc whose form passes a test, in text order; each form is tried once, however often it is.

    Args:
        doc: A tokenised Doc.
        test: Depends on the form alone.
    """
    forms = doc.to_array(ORTH).tolist()
    strings = doc.vocab.strings
    passing = {form for form in set(forms) if test(strings[form])}
    yield from (doc[i] for i, form in enumerate(forms) if form in passing)


def sentence_of(word: Token) -> tuple[int, int]:
    """Return the tokens (start, end-exclusive) of a word's sentence, as ``word.sent`` has them."""
    for doc, words, _, starts in SETTLED:
        if doc is word.doc:
            at = bisect_right(starts, word.i)
            return starts[at - 1], starts[at] if at < len(starts) else len(words)
    return word.sent.start, word.sent.end
