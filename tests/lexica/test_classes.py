import pytest

from kg.errors import LexiconError
from kg.lexica import tables
from kg.lexica.classes import TABLE, nouns_of, qualified, word_class


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
    [(words, modifiers)] = qualified("force")
    assert "action" in words and "action" not in word_class("force")
    assert "military" in modifiers
    assert qualified("missile") == ()
