"""Kin that cannot be meant."""

import pytest
from spacy.language import Language

from kg.annotated import pipeline
from kg.language import annotations
from kg.language.offices.kinship import misread
from kg.model import Document


def judged(nlp: Language, text: str, noun: str, words: tuple[str, str], *, first: bool) -> bool:
    doc = nlp(pipeline.make_doc(nlp, Document(id="t", text=text)))
    mentions = annotations.mentions(doc)
    one, other = (next(m for m in mentions if doc[m["start"] : m["end"]].text == wanted) for wanted in words)
    return misread(doc, next(token for token in doc if token.text == noun), (one, other), first=first)


@pytest.mark.parametrize(
    ("text", "noun", "words", "first"),
    [
        ("Maria Novak met her husband Peter Roth.", "husband", ("Peter Roth", "Maria Novak"), True),
        ("Maria Novak and her husband, Peter Roth, left.", "husband", ("Peter Roth", "her"), True),
        ("Peter Roth is the father of Maria Novak.", "father", ("Peter Roth", "Maria Novak"), True),
    ],
)
def test_kin_of_the_right_gender_named_before_are_meant(
    nlp: Language, text: str, noun: str, words: tuple[str, str], *, first: bool
) -> None:
    assert not judged(nlp, text, noun, words, first=first)


@pytest.mark.parametrize(
    ("text", "noun", "words", "first"),
    [
        ("Maria Novak met his husband Peter Roth.", "husband", ("Maria Novak", "Peter Roth"), True),
        ("Peter Roth is the father of Maria Novak.", "father", ("Peter Roth", "Maria Novak"), False),
        ("Maria Novak spoke. She left. Her husband Peter Roth left.", "husband", ("Peter Roth", "Her"), True),
        ("Peter Roth, his wife, left Maria Novak.", "wife", ("Maria Novak", "Peter Roth"), True),
    ],
)
def test_kin_of_another_gender_or_of_someone_the_sentence_does_not_name_are_not(
    nlp: Language, text: str, noun: str, words: tuple[str, str], *, first: bool
) -> None:
    assert judged(nlp, text, noun, words, first=first)


@pytest.mark.parametrize(("pronoun", "wrong"), [("he", True), ("she", False)])
def test_a_pronoun_of_another_gender_is_misread(nlp: Language, pronoun: str, *, wrong: bool) -> None:
    text = f"Maria Novak spoke when {pronoun} met Peter Roth."
    doc = nlp(pipeline.make_doc(nlp, Document(id="t", text=text)))
    by_words = {doc[m["start"] : m["end"]].text: m for m in annotations.mentions(doc)}
    meant, other = by_words[pronoun], by_words["Peter Roth"]
    meant["entity"] = by_words["Maria Novak"]["entity"]
    assert misread(doc, next(token for token in doc if token.text == "met"), (meant, other), first=True) is wrong
