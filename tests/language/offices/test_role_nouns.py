"""Nouns for what people are, and the words before them."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.language.factuality.effects import Effect
from kg.language.offices.role_nouns import (
    in_chief,
    is_hyphen,
    is_plural_role,
    is_role,
    kind_of,
    noun_gender,
    office_effect,
    tells_of_office,
)


def word(doc: Doc, text: str) -> Token:
    return next(token for token in doc if token.text == text)


@pytest.mark.parametrize(
    ("text", "noun", "kind", "gender", "one", "many"),
    [
        ("The minister left.", "minister", "official", None, True, False),
        ("The ministers left.", "ministers", "official", None, False, True),
        ("The spokeswoman left.", "spokeswoman", "spokesperson", "f", True, False),
        ("His father left.", "father", "kin", "m", True, False),
        ("The king left.", "king", "state_head", "m", True, False),
        ("The table stood.", "table", None, None, False, False),
        ("The host left.", "host", "private", None, True, False),
        ("A host of officials left.", "host", "private", None, False, False),
    ],
)
def test_a_role_noun_has_a_kind_and_perhaps_a_gender(
    parser: Language, text: str, noun: str, kind: str | None, gender: str | None, *, one: bool, many: bool
) -> None:
    token = word(parser(text), noun)
    assert (kind_of(token), noun_gender(token), is_role(token), is_plural_role(token)) == (kind, gender, one, many)


@pytest.mark.parametrize(
    ("text", "modifier", "effect"),
    [
        ("The former minister left.", "former", Effect.ENDED),
        ("The disgraced minister left.", "disgraced", Effect.ENDED),
        ("The deputy minister left.", "deputy", Effect.LESSER),
        ("The acting minister left.", "acting", Effect.LESSER),
        ("The shadow minister left.", "shadow", Effect.ALLEGED),
        ("The alleged minister left.", "alleged", Effect.ALLEGED),
        ("The fake minister left.", "fake", Effect.UNREAL),
        ("The incoming minister left.", "incoming", Effect.NOT_YET),
        ("The tall minister left.", "tall", None),
    ],
)
def test_what_a_modifier_makes_of_an_office(parser: Language, text: str, modifier: str, effect: Effect | None) -> None:
    token = word(parser(text), modifier)
    assert office_effect(token) is effect
    assert tells_of_office(token) is (effect is not None)


def test_a_word_of_a_body_outside_the_state_tells_of_the_office_and_leaves_it_held(parser: Language) -> None:
    token = word(parser("The rebel minister left."), "rebel")
    assert (tells_of_office(token), office_effect(token)) == (True, None)


def test_a_prefix_in_the_same_token_counts(parser: Language) -> None:
    vocab = parser.vocab
    assert office_effect(Doc(vocab, words=["then-minister"])[0]) is Effect.ENDED
    assert office_effect(Doc(vocab, words=["co-minister"])[0]) is None


def test_in_chief_is_found_with_and_without_hyphens(parser: Language) -> None:
    vocab = parser.vocab
    assert in_chief(Doc(vocab, words=["editor", "-", "in", "-", "chief"]), 1) == 5
    assert in_chief(Doc(vocab, words=["editor", "in", "chief"]), 1) == 3
    assert in_chief(Doc(vocab, words=["editor", "in", "Paris"]), 1) == 0
    assert in_chief(Doc(vocab, words=["editor"]), 1) == 0
    assert [is_hyphen(token) for token in Doc(vocab, words=["-", "–", "a"])] == [True, True, False]
