import itertools
import re
from pathlib import Path

import pytest

import kg
from kg.errors import LexiconError
from kg.lexica import tables
from kg.lexica.classes import TABLE, nouns_of, qualified, word_class

PACKAGE = Path(kg.__file__).parent
BUILT_END = re.compile("-if-|-noun$|-modifier$")  # classes whose names are put together
FEW = 4  # words; smaller sets agree by chance


def test_a_class_has_one_row_and_its_words_are_lower_case():
    names = [row["class"] for row in tables.rows(TABLE)]
    assert names == sorted(set(names))
    for name in names:
        assert word_class(name)
        assert all(word == word.lower() or word == "I" for word in word_class(name))


def test_a_class_that_is_not_there_is_said():
    with pytest.raises(LexiconError, match="no-such-class"):
        word_class("no-such-class")


def test_classes_are_read_from_the_table_and_from_the_dictionary() -> None:
    assert "whose" in word_class("relative-pronoun")
    assert "rocket" in word_class("missile")


def test_a_kind_may_have_no_words_of_its_own() -> None:
    assert nouns_of("nation") == frozenset()
    assert "city" in nouns_of("territory")


def test_words_of_a_class_may_ask_for_a_modifier() -> None:
    (by_terror, terror), (words, modifiers) = qualified("force")
    assert "action" in words & by_terror and "action" not in word_class("force")
    assert "military" in modifiers and "terrorist" in terror
    assert qualified("missile") == ()


def test_every_class_is_asked_for_by_a_rule_or_a_signature() -> None:
    rows = [row["class"] for row in tables.rows(TABLE)]
    asked = "\n".join(path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py")))
    asked += "\n".join(path.read_text("utf-8") for path in sorted(PACKAGE.rglob("*.tsv")) if path.name != TABLE)
    named = set(re.findall(r'"([\w-]+)"|[=:<]([\w-]+)', asked))
    words = {word for pair in named for word in pair if word}
    words |= {part for row in rows if "-if-" in row for part in row.split("-if-")}
    built = ("place-", "agreement-", "sign-of-")
    assert [row for row in rows if row not in words and not row.startswith(built) and not BUILT_END.search(row)] == []


def test_no_two_classes_of_content_words_are_nearly_the_same() -> None:
    """Prepositions and pronouns are few, and stand in many classes; nouns, verbs and adjectives in one for one idea."""
    closed = word_class("preposition") | word_class("dating-preposition") | word_class("unmarked-pronoun")
    rows = [row["class"] for row in tables.rows(TABLE)]
    large = {row: words for row in rows if len(words := word_class(row) - closed) >= FEW}
    alike = [
        (one, other)
        for one, other in itertools.combinations(sorted(large), 2)
        if len(large[one] & large[other]) > 2 / 3 * len(large[one] | large[other])
    ]
    assert alike == []
