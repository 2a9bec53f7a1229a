"""What a denial points back to, and how far."""

import pytest

from kg.annotated import make_doc
from kg.language import annotations
from kg.language.frames.pointers import CHARGED, FAR, NEAR, Pointer, pointer
from kg.model import Document

ASSAULT = ("ASSAULT", None)


def _pointer(nlp, text):
    doc = nlp(make_doc(nlp, Document(id="t", text=text)))
    (said,) = annotations.attributions(doc)
    return pointer(doc, said, annotations.events(doc))


@pytest.mark.parametrize(
    ("text", "reach"),
    [
        ("Sweden denied it.", NEAR),
        ("Sweden denied the report.", NEAR),
        ("Sweden rejected the accusation as baseless.", CHARGED),
        ("Sweden denied any involvement.", NEAR),
        ("Sweden called the charge absurd.", CHARGED),
    ],
)
def test_what_names_a_charge_points_farther_than_what_only_points(nlp, text, reach):
    assert _pointer(nlp, text) == Pointer(reach, frozenset())


def test_who_says_that_his_ship_was_not_attacked_denies_that_others_did_it(nlp):
    found = _pointer(nlp, "Sweden denies that the ship was attacked.")
    assert found is not None
    assert found.reach == FAR
    assert found.suffered
    assert ASSAULT in found.kinds


def test_what_his_own_have_not_done_points_to_the_same_deed(nlp):
    found = _pointer(nlp, "Sweden said that its soldiers had not fired.")
    assert found is not None
    assert {root for root, _ in found.kinds} == {"ASSAULT"}
    assert not found.suffered


@pytest.mark.parametrize(
    "text",
    [
        "Sweden denied claims of fraud.",
        "Sweden denied that a ship was attacked.",
        "Sweden said that Finland had not fired.",
        "Sweden rejected the proposal.",
    ],
)
def test_what_says_itself_what_it_is_about_points_to_nothing(nlp, text):
    assert _pointer(nlp, text) is None
