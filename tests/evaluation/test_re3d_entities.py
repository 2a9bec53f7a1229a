"""Mentions as the re3d gold standard marks them, from sentences written for the purpose."""

from typing import TYPE_CHECKING

import pytest

from kg.evaluation import re3d_entities

if TYPE_CHECKING:
    from spacy.language import Language


MARKED: list[tuple[str, str, str]] = [
    # a state acts, or is a place: after a preposition, joined to such a one, described
    ("Norway condemned the raid.", "Norway", "Organisation"),
    ("The raid happened in Georgia and Armenia.", "Georgia", "Location"),
    ("The raid happened in Georgia and Armenia.", "Armenia", "Location"),
    ("Diplomats dream of building a democratic Belarus.", "Belarus", "Location"),
    # article, title, "of" phrase and enclosing place belong to the span, a number does not
    ("The Security Council met.", "The Security Council", "Organisation"),
    ("General Nina Orlova left.", "General Nina Orlova", "Person"),
    ("Soldiers entered the city of Gori.", "the city of Gori", "Location"),
    ("The convoy reached Gori, Georgia.", "Gori, Georgia", "Location"),
    ("The raid hit seven armed vehicles.", "armed vehicles", "MilitaryPlatform"),
    ("The treaty was signed on March 3, 2019.", "March 3, 2019", "Temporal"),
]

UNMARKED: list[tuple[str, str]] = [
    ("Hezbollah fighters left the town.", "Hezbollah"),
    ("The convoy reached Gori, Georgia.", "Georgia"),
    ("Norway praised its soldiers.", "its"),
]


def _marked(nlp: "Language", text: str) -> set[tuple[str, str]]:
    return {(text[e["start"] : e["end"]], e["type"]) for e in re3d_entities.entities(nlp(text))}


@pytest.mark.parametrize(("text", "words", "type_"), MARKED)
def test_span_and_type_are_marked(nlp: "Language", text: str, words: str, type_: str) -> None:
    assert (words, type_) in _marked(nlp, text)


@pytest.mark.parametrize(("text", "words"), UNMARKED)
def test_part_of_another_mention_is_not_marked(nlp: "Language", text: str, words: str) -> None:
    assert words not in {span for span, _ in _marked(nlp, text)}


def test_a_state_alone_on_a_line_is_a_place(nlp: "Language") -> None:
    assert ("Armenia", "Location") in _marked(nlp, "Armenia\nThe army left.")


def test_number_of_cases() -> None:
    assert (len(MARKED), len(UNMARKED)) == (10, 3)
