"""Words that look like an event and are none."""

from typing import TYPE_CHECKING

import pytest

from kg.language.frames.candidates import is_anybody, is_title

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Norland never met an opponent.", "opponent", True),
        ("Norland met an opponent.", "opponent", False),
        ("Norland never met the opponent.", "opponent", False),
        ("Berg met a man like him.", "man", True),
    ],
)
def test_a_noun_for_nobody_in_particular(parser: "Language", text: str, word: str, expected: bool) -> None:
    assert is_anybody(next(t for t in parser(text) if t.text == word)) is expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("A group, Occupy Berg, protested.", "Occupy", True),
        ('The programme "Meet the Press" ended.', "Meet", True),
        ('They said: "Stop the war at once."', "Stop", False),
        ("Occupy the harbour.", "Occupy", False),
    ],
)
def test_a_verb_in_a_title(parser: "Language", text: str, word: str, expected: bool) -> None:
    token = next(t for t in parser(text) if t.text == word)
    token.pos_ = "VERB"
    assert is_title(token, 0) is expected
