"""The pipeline keeps offsets, respects blocks, and says clearly why it can't start."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from kg.annotated import annotate, load, make_doc
from kg.errors import ModelError, PipelineError
from kg.model import Block, Document

TEXT = "A Port Reopens\n\n“Ships are sailing,” said Nina Orlova, Ruritania’s minister.\n\nShe left on Monday."


@given(st.text(max_size=80))
def test_offsets_are_those_of_the_stored_text(nlp: Language, text: str) -> None:
    doc = make_doc(nlp, Document("d1", text))
    assert len(doc.text) == len(text)
    for token in doc:
        assert token.idx + len(token) <= len(text)


def test_typographic_quotes_are_read_as_straight_ones_and_kept_in_the_original(nlp: Language) -> None:
    doc = make_doc(nlp, Document("d1", TEXT))
    assert '"Ships are sailing,"' in doc.text
    assert doc._.kg_text == TEXT


def test_a_sentence_starts_at_each_block(nlp: Language) -> None:
    heading = Block(0, 14, "heading")
    (_, doc), *_ = annotate(nlp, [Document("d1", TEXT, blocks=(heading,))])
    assert next(sent.text.strip() for sent in doc.sents) == "A port reopens"


DATELINES = [
    ("BAKU (Reuters) - Norland left.", "BAKU (Reuters) -"),
    ("KYIV, Ukraine, March 3 (AP) -- Norland left.", "KYIV, Ukraine, March 3 (AP) --"),
    ("KYIV, 3 March 2025 — Norland left.", "KYIV, 3 March 2025 —"),
    ("KYIV, Ukraine, 3 March (AP) – Norland left.", "KYIV, Ukraine, 3 March (AP) –"),
    ("WARSAW, May 9, 2024 - Norland left.", "WARSAW, May 9, 2024 -"),
    ("NEW DELHI, Sept 15 — Norland left.", "NEW DELHI, Sept 15 —"),
    ("PARIS/BERLIN (AFP) – Norland left.", "PARIS/BERLIN (AFP) –"),
    ("London (AP) — Norland left.", "London (AP) —"),
    ("London — Norland left.", "London — Norland left."),
    ("Norland left BAKU (Reuters) - Sudria.", "Norland left BAKU (Reuters) - Sudria."),
    ("BAKU - based firms left.", "BAKU - based firms left."),
]


@pytest.mark.parametrize(("text", "first"), DATELINES)
def test_a_dateline_is_no_part_of_the_first_sentence(nlp: Language, text: str, first: str) -> None:
    (_, doc), *_ = annotate(nlp, [Document("d1", text)])
    assert next(sent.text.strip() for sent in doc.sents) == first


def test_documents_come_back_in_order_with_their_docs(nlp: Language) -> None:
    documents = [Document(f"d{number}", f"Text number {number} is short.") for number in range(70)]
    found = list(annotate(nlp, documents))
    assert [document.id for document, _ in found] == [document.id for document in documents]
    assert all(doc.text == document.text for document, doc in found)


def test_a_model_that_is_not_installed_is_named_with_what_to_do() -> None:
    with pytest.raises(ModelError, match="no_such_model: language model can't be loaded; install one with pip"):
        load("no_such_model")


def test_components_in_an_order_that_can_not_work_are_refused() -> None:
    with pytest.raises(PipelineError, match="kg_linking"):
        load(components=("kg_linking", "kg_morphology"))


def test_a_heading_is_not_broken_where_no_sentence_ends(nlp: Language) -> None:
    text = "Turkey bombs Iraq. Why?\n\nIt was a quiet week elsewhere."
    (_, doc), *_ = annotate(nlp, [Document("d1", text, blocks=(Block(0, 23, "heading"),))])
    assert [sent.text.strip() for sent in doc.sents][:2] == ["Turkey bombs Iraq.", "Why?"]
    marks = [token.is_sent_start for token in make_doc(nlp, Document("d1", text, blocks=(Block(0, 23, "heading"),)))]
    assert marks[1:4] == [False, False, False]
    assert marks[4] is None


def test_dotted_capitals_part_from_what_a_hyphen_joins_to_them(nlp: Language) -> None:
    doc = nlp.make_doc("The U.S.-led raid and the U.S.-Norland talks e.g.-like")
    assert [token.text for token in doc] == [
        *("The", "U.S.", "-", "led", "raid", "and", "the", "U.S.", "-", "Norland", "talks", "e.g.-like"),
    ]
