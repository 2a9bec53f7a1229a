"""The tense in which something is told."""

import pytest
from spacy.language import Language

from kg.language.numbers.told_tenses import tense_told


@pytest.mark.parametrize(
    ("text", "verb", "tense"),
    [
        ("Norland attacked Sudria.", "attacked", "past"),
        ("Norland struck the port, killing ten soldiers.", "killing", "past"),
        ("Norland has attacked Sudria.", "attacked", "perfect"),
        ("Norland had attacked Sudria.", "attacked", "pluperfect"),
        ("Norland attacks Sudria.", "attacks", "present"),
        ("Norland will attack Sudria.", "attack", None),
        ("Norland once attacked Sudria.", "attacked", None),
        ("Norland attacked Sudria for three months.", "attacked", None),
        ("Within three months Norland attacked Sudria.", "attacked", None),
        ("The army, which attacked Sudria, left.", "attacked", None),
        ("Norland left when Sudria attacked the port.", "attacked", None),
    ],
)
def test_the_tense_is_that_of_the_finite_clause(nlp: Language, text: str, verb: str, tense: str | None) -> None:
    doc = nlp(text)
    told = tense_told(next(token for token in doc if token.text == verb))
    assert (told.tense if told else None) == tense
