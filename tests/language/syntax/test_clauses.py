"""One participant structure for the many forms of a clause."""

from typing import TYPE_CHECKING

import pytest

from kg.language.syntax.arguments import arguments
from kg.language.syntax.clauses import clause_of, is_passive, surface_subjects
from kg.language.syntax.phrases import antecedent, conjuncts, noun_phrase

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language
    from spacy.tokens import Doc, Token


@pytest.fixture(scope="module")
def nlp(pipeline_of: "Callable[..., Language]") -> "Language":
    return pipeline_of("kg_morphology")


def word(doc: "Doc", text: str) -> "Token":
    return next(token for token in doc if token.text == text)


FORMS = [
    ("Russia supported Armenia.", "supported", ["Russia"], ["Armenia"]),
    ("Armenia was supported by Russia.", "supported", ["Russia"], ["Armenia"]),
    ("Armenia, supported by Russia, agreed.", "supported", ["Russia"], ["Armenia"]),
    ("Russia, which supports Armenia, agreed.", "supports", ["Russia"], ["Armenia"]),
    ("He met Russia and groups supporting Armenia.", "supporting", ["groups"], ["Armenia"]),
    ("Russia wants to support Armenia.", "support", ["Russia"], ["Armenia"]),
    ("Russia urged Iran to support Armenia.", "support", ["Iran"], ["Armenia"]),
    ("Russia spoke before supporting Armenia.", "supporting", ["Russia"], ["Armenia"]),
    ("Russia trains and supports Armenia.", "supports", ["Russia"], ["Armenia"]),
    ("Russia and Iran support Armenia and Syria.", "support", ["Russia", "Iran"], ["Armenia", "Syria"]),
    ("Russia accused Iran of supporting Armenia.", "supporting", ["Iran"], ["Armenia"]),
    ("France imposed sanctions on Iran for supporting Armenia.", "supporting", ["Iran"], ["Armenia"]),
    ("France condemned Iran for supporting Armenia.", "supporting", ["Iran"], ["Armenia"]),
]


@pytest.mark.parametrize(("text", "verb", "agents", "patients"), FORMS)
def test_every_form_of_a_clause_gives_the_same_participants(
    nlp: "Language", text: str, verb: str, agents: list[str], patients: list[str]
) -> None:
    found = arguments(word(nlp(text), verb))
    assert [token.text for token in found.get("agent", [])] == agents
    assert [token.text for token in found.get("patient", [])] == patients


def test_number_of_forms() -> None:
    assert len(FORMS) == 13


def test_object_relative_clause_gives_its_antecedent_as_patient(nlp: "Language") -> None:
    found = arguments(word(nlp("The missiles that Russia supplied arrived."), "supplied"))
    assert [token.text for token in found["patient"]] == ["missiles"]


def test_noun_gives_possessor_and_prepositional_arguments(nlp: "Language") -> None:
    found = arguments(word(nlp("Iran's ties with Armenia and Russia grew."), "ties"))
    assert [token.text for token in found["poss"]] == ["Iran"]
    assert [token.text for token in found["prep_with"]] == ["Armenia", "Russia"]


def test_verb_without_subject_has_none(nlp: "Language") -> None:
    assert surface_subjects(word(nlp("Support Armenia!"), "Support")) == []


def test_passive_is_told_from_active(nlp: "Language") -> None:
    assert is_passive(word(nlp("Troops were moved."), "moved"))
    assert not is_passive(word(nlp("They have moved troops."), "moved"))


def test_coordination_is_listed_from_left_to_right(nlp: "Language") -> None:
    doc = nlp("Russia, Iran and China agreed.")
    assert [token.text for token in conjuncts(word(doc, "Russia"))] == ["Russia", "Iran", "China"]


def test_relative_pronoun_stands_for_its_noun(nlp: "Language") -> None:
    doc = nlp("The general who resigned spoke.")
    assert antecedent(word(doc, "who")).text == "general"
    assert antecedent(word(doc, "general")).text == "general"


def test_noun_phrase_leaves_out_what_follows_the_head(nlp: "Language") -> None:
    doc = nlp("The old general in the city spoke.")
    assert noun_phrase(word(doc, "general")) == (0, 3)


def test_clause_of_a_word_is_its_nearest_verb(nlp: "Language") -> None:
    assert clause_of(word(nlp("He visited the old city."), "old")).text == "visited"
