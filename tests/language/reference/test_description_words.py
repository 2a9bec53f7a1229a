"""What the words of a description tell."""

import pytest
from marked import marked

from kg.language import annotations
from kg.language.reference import description_words


def described(parser, text):
    doc = marked(parser, text)
    return doc, annotations.mentions(doc)[-1]


DEFINITENESS = [
    ("The [general|Person|nominal] left.", "definite"),
    ("Those [generals|Group|nominal] left.", "definite"),
    ("A [general|Person|nominal] left.", "indefinite"),
    ("Three [generals|Group|nominal] left.", "indefinite"),
    ("Many [generals|Group|nominal] left.", "indefinite"),
    ("Old [generals|Group|nominal] left.", "bare"),
]


@pytest.mark.parametrize(("text", "expected"), DEFINITENESS)
def test_the_first_word_tells_whether_a_phrase_is_definite(parser, text, expected):
    assert description_words.definiteness(*described(parser, text)) == expected


PHRASES = [
    ("The two old [generals|Group|nominal] left.", "old general"),
    ("Their many [generals|Group|nominal] left.", "general"),
    ("The [Norlander|Nationality|adjective] air [generals|Group|nominal] left.", "air general"),
]


@pytest.mark.parametrize(("text", "expected"), PHRASES)
def test_a_phrase_is_what_describes(parser, text, expected):
    doc, mention = described(parser, text)
    states = [m for m in annotations.mentions(doc) if m["form"] == "adjective"]
    assert description_words.phrase(doc, mention, states) == expected


LABELS = [("Most [other old generals|Group|nominal] left.", "old"), ("The [32-year-old|Person|nominal] left.", "32")]


@pytest.mark.parametrize(("text", "first"), LABELS)
def test_a_label_begins_after_numbers_and_quantifiers(parser, text, first):
    doc, mention = described(parser, text)
    assert doc[description_words.label_start(doc, mention)].text == first


def test_general_nouns_stand_for_types_and_some_only_for_names():
    assert description_words.stands_for("country") == {"State"}
    assert description_words.stands_for("table") == frozenset()
    assert description_words.general_noun("ministry").named
    assert not description_words.general_noun("country").named
    assert description_words.general_noun("table") is None


PAIRS = [
    ("The two [countries|State|nominal] agreed.", True),
    ("Both [sides|Group|nominal] agreed.", True),
    ("The two [generals|Group|nominal] agreed.", False),
    ("The two [leaders|Group|nominal] agreed.", True),
    ("Two opposition [leaders|Group|nominal] agreed.", False),
    ("The two new [leaders|Group|nominal] agreed.", False),
    ("The three [countries|State|nominal] agreed.", False),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_two_countries_and_both_sides_are_pairs(parser, text, expected):
    assert description_words.is_pair(*described(parser, text)) is expected
