"""Offices over a body, or over one of its branches or departments."""

import pytest
from marked import marked
from spacy.language import Language

from kg.language import annotations
from kg.language.offices.branches import is_branch, is_over_department, is_party

BRANCHES = [
    ("She is chairwoman of the [Green Party|Organization] in [Elm|Place].", "chairwoman"),
    ("She is chairwoman for [Elm|Place] of the [Green Party|Organization].", "chairwoman"),
    ("She is chairwoman of the [Elm|Place] [Green Party|Organization].", "chairwoman"),
    ("She is chairwoman of [Ohio|Place]'s [Green Party|Organization].", "chairwoman"),
    ("She is research director of the [Elm Institute|Organization].", "director"),
]
WHOLE = [
    ("She is chairwoman of the [Green Party|Organization].", "chairwoman"),
    ("She is chairwoman of [Germany|State]'s [Green Party|Organization].", "chairwoman"),
    ("She is executive director of the [Elm Institute|Organization].", "director"),
    ("She is director of [Ohio|Place]'s [Elm Institute|Organization].", "director"),
]


def found(parser: Language, text: str, noun: str) -> bool:
    doc = marked(parser, text)
    body = next(m for m in annotations.mentions(doc) if m["type"] == "Organization")
    token = next(token for token in doc if token.text == noun)
    return is_branch(token, body, doc, annotations.by_head(doc))


@pytest.mark.parametrize(("text", "noun"), BRANCHES)
def test_an_office_in_one_place_or_field_is_over_a_branch(parser: Language, text: str, noun: str) -> None:
    assert found(parser, text, noun)


@pytest.mark.parametrize(("text", "noun"), WHOLE)
def test_an_office_over_the_body_itself_is_not(parser: Language, text: str, noun: str) -> None:
    assert not found(parser, text, noun)


@pytest.mark.parametrize(
    ("text", "noun", "over"),
    [
        ("The research director spoke.", "director", True),
        ("The press and policy chief spoke.", "chief", True),
        ("The executive director spoke.", "director", False),
        ("The policy analyst spoke.", "analyst", False),
    ],
)
def test_a_department_stands_before_who_is_over_it(parser: Language, text: str, noun: str, *, over: bool) -> None:
    assert is_over_department(next(token for token in parser(text) if token.text == noun)) is over


def test_a_party_is_told_by_its_name_or_known(parser: Language) -> None:
    text = "The [Green Party|Organization], [GOP|Organization|name|organization/republican-party], [UN|Organization]."
    doc = marked(parser, text)
    assert [is_party(doc, mention) for mention in annotations.mentions(doc)] == [True, True, False]
