"""The remembered morphology agrees with the model's own two components."""

from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from kg.extractors.morphology import make_morphology

SENTENCES = (
    "The ministers were meeting in the capital, and no troops had been seen.",
    "Its envoys have left; they said that those talks did not fail.",
    "These are what some generals would call children's quarrels.",
    "Better roads and heavier guns were being built by the allies.",
)


@pytest.fixture(scope="module")
def model(language_model: Callable[[], Language]) -> Language:
    return language_model()


def test_lemmas_and_parts_of_speech_are_the_models_own(model: Language) -> None:
    component = make_morphology(model, "kg_morphology")
    compared = 0
    for sentence in SENTENCES:
        expected = [(token.lemma_, token.pos_) for token in model(sentence)]
        bare = model(sentence, disable=["attribute_ruler", "lemmatizer"])
        found = [(token.lemma_, token.pos_) for token in component(bare)]
        assert found == expected
        compared += len(found)
    assert compared == 52


def test_an_empty_text_passes(model: Language) -> None:
    component = make_morphology(model, "kg_morphology")
    assert len(component(model.make_doc(""))) == 0


def test_a_form_is_learnt_once(model: Language) -> None:
    component = make_morphology(model, "kg_morphology")
    doc = model("Troops met troops.", disable=["attribute_ruler", "lemmatizer"])
    component(doc)
    known = len(component.memory)
    component(model("Troops met troops.", disable=["attribute_ruler", "lemmatizer"]))
    assert len(component.memory) == known


def test_a_verb_that_drops_its_e_is_not_taken_for_a_shorter_one(model: Language) -> None:
    component = make_morphology(model, "kg_morphology")
    expected = {
        "staged": "stage",
        "hoping": "hope",
        "waged": "wage",
        "fined": "fine",
        "hated": "hate",
        "stopped": "stop",
        "planned": "plan",
        "planted": "plant",
        "failed": "fail",
        "vowed": "vow",
        "fixed": "fix",
    }
    for form, lemma in expected.items():
        tag = "VBG" if form.endswith("ing") else "VBD"
        doc = Doc(model.vocab, words=[form], tags=[tag], deps=["ROOT"])
        assert component(doc)[0].lemma_ == lemma


@pytest.mark.parametrize(
    ("text", "form", "lemma"),
    [
        ("Norway unbanned the website.", "unbanned", "unban"),
        ("Norway reoccupied the island.", "reoccupied", "reoccupy"),
        ("Norway readmitted Sweden.", "readmitted", "readmit"),
        ("Norway re-elected its president.", "re-elected", "reelect"),
        ("The re-election was welcomed.", "re-election", "reelection"),
        ("Norway air-dropped food.", "air-dropped", "air-drop"),
    ],
)
def test_a_form_that_the_lemmatizer_can_only_guess_is_of_a_verb_of_ours(nlp, text, form, lemma):
    assert [token.lemma_ for token in nlp(text) if token.text == form] == [lemma]
