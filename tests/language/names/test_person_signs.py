"""What tells that a name is a person's."""

import pytest
from handmade import made

from kg.language.names import person_signs

SIGNS = [
    ("Elena/NNP Qwx/NNP", True),
    ("the/DT Elena/NNP Qwx/NNP", False),
    ("in/IN/ROOT/0 Elena/NNP/compound/2 Qwx/NNP/pobj/0", False),
    ("with/IN/ROOT/0 Elena/NNP/compound/2 Qwx/NNP/pobj/0", True),
    ("Elena/NNP Hospital/NNP", False),
    ("Elena/NNP Media/NNP", False),
    ("ELENA/NNP QWX/NNP", False),
    ("Elena/NNP", False),
    ("Elena/NNP and/CC maria/NNP Qwx/NNP", False),
    ("Elena/NNP May3/NNP", False),
    ("Elena/NNP Monday/NNP", False),
    ("Victoria/NNP/compound/1 Qwx/NNP/nsubj/2 said/VBD/ROOT/2", False),
    ("Qwx/NNP Nazarbayev/NNP", True),
    ("Qwx/NNP Karev/NNP", False),  # too short to tell
    ("He/PRP/compound/1 Qwx/NNP/nsubj/2 left/VBD/ROOT/2", True),
    ("with/IN/ROOT/0 Li/NNP/compound/2 Qwx/NNP/pobj/0", False),
    ("Jordan/NNP/compound/1 Qwx/NNP/nsubj/2 meet/VBP/ROOT/2", True),
    ("Jordan/NNP/compound/1 Qwx/NNP/nsubj/2 fell/VBD/ROOT/2", False),
    ("Jordan/NNP/compound/1 Qwx/NNP/nsubj/2 fell/VBD/ROOT/2 Qwx/NNP/nsubj/4 left/VBD/ROOT/4", True),
    ("Jordan/NNP/compound/1 Qwx/NNP/nsubj/2 fell/VBD/ROOT/2 the/DT/det/4 Qwx/NNP/nsubj/5 left/VBD/ROOT/5", False),
    ("meet/VBP/ROOT/0 Jordan/NNP/compound/2 Qwx/NNP/dobj/0", True),
    ("Zzz/NNP/compound/1 Qwx/NNP/nsubj/2 meet/VBP/ROOT/2", False),
]


def test_case_counts():
    assert len(SIGNS) == 22


@pytest.mark.parametrize(("text", "expected"), SIGNS)
def test_who_is_a_person(parser, text, expected):
    doc = made(parser.vocab, text)
    names = [token.i for token in doc if token.text[:1].isupper() or token.text in {"-", "un"}]
    end = next((i + 1 for i in names if i + 1 not in names), len(doc))
    assert person_signs.is_person(doc, names[0], end) is expected


DOUBLE = [("Kim Qwe-un left.", True), ("Qwx Qwe-un left.", False), ("Kim Qwe-led talks failed.", False)]


@pytest.mark.parametrize(("text", "expected"), DOUBLE)
def test_a_double_given_name_behind_a_family_name_is_a_persons(parser, text, expected):
    assert person_signs.is_person(parser(text), 0, 4) is expected


SHARED = [
    ("Elena/NNP and/CC Maria/NNP Qwx/NNP", True),
    ("Elena/NNP and/CC Maria/NNP left/VBD", False),
    ("Qwx/NNP and/CC Maria/NNP Qwx/NNP", False),
    ("Elena/NNP or/IN Maria/NNP Qwx/NNP", False),
    ("Elena/NNP and/CC Zzz/NNP Qwx/NNP", False),
]


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_a_given_name_before_a_full_name_shares_its_surname(parser, text, expected):
    assert person_signs.is_person(made(parser.vocab, text), 0, 1) is expected
