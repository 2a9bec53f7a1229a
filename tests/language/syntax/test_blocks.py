"""In which kind of block each sentence stands, and what of a text is read as sentences."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.language import annotations
from kg.language.syntax import blocks, tree

annotations.register()
WORDS = ["Norland", "yields", "Talks", "today", "Vale", "won", "12", "3"]
STARTS = [0, 2, 4, 6]


def made(*kinds: tuple[int, int, str]) -> Doc:
    """Return a Doc of four sentences of two words, with blocks from one of its words to before another."""
    doc = Doc(Vocab(), words=WORDS, sent_starts=[i in STARTS for i in range(len(WORDS))])
    ends = [token.idx for token in doc] + [len(doc.text)]
    doc._.kg_blocks = [(ends[start], ends[end], kind) for start, end, kind in kinds]
    return doc


def test_sentences_are_those_of_the_doc() -> None:
    doc = made()
    assert blocks.sentences(doc) == tuple((s.start, s.end) for s in doc.sents) == ((0, 2), (2, 4), (4, 6), (6, 8))
    assert blocks.sentences(Doc(Vocab())) == ()


def test_a_settled_text_is_read_anew_when_its_tree_or_its_blocks_change() -> None:
    doc, other = made((0, 2, "heading")), made((0, 8, "table"))
    tree.settle(doc)
    before = blocks.sentences(doc), blocks.block_kinds(doc)
    assert (blocks.sentences(doc), blocks.block_kinds(doc)) == before
    assert blocks.block_kinds(other) == ("table",) * 4
    doc._.kg_blocks = [(0, 7, "headline")]
    assert blocks.block_kinds(doc) == ("headline", *before[1][1:])
    tree.unsettle(doc)
    doc[6].is_sent_start = False
    tree.settle(doc)
    assert blocks.sentences(doc) == ((0, 2), (2, 4), (4, 8))


def test_a_sentence_is_of_the_block_that_it_begins_in() -> None:
    doc = made((6, 8, "table"), (0, 2, "headline"), (2, 4, "heading"))
    assert blocks.block_kinds(doc) == ("headline", "heading", "prose", "table")
    assert blocks.block_kinds(made()) == ("prose",) * 4


@pytest.mark.parametrize(
    ("kind", "read"), [("prose", True), ("list", True), ("headline", True), ("heading", False), ("table", False)]
)
def test_headings_and_tables_hold_no_sentences(kind: str, read: bool) -> None:
    assert blocks.prose(made((2, 4, kind))) == [True, True, read, read, *[True] * 4]


def test_only_a_headline_that_states_something_has_an_end() -> None:
    stating = made((0, 2, "headline"))
    assert (blocks.headline_end(stating), stating.text[: blocks.headline_stop(stating)].split()) == (2, WORDS[:2])
    assert blocks.headline_end(made((0, 8, "headline"))) == len(WORDS)
    other = made((0, 2, "heading"), (2, 4, "headline"))
    assert (blocks.headline_end(other), blocks.headline_stop(other)) == (0, 0)
