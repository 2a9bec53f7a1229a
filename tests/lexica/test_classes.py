import pytest

from kg.lexica import tables
from kg.lexica.classes import TABLE, word_class


def test_a_class_has_one_row_and_its_words_are_lower_case():
    names = [row["class"] for row in tables.rows(TABLE)]
    assert names == sorted(set(names))
    for name in names:
        assert word_class(name)
        assert all(word == word.lower() or word == "I" for word in word_class(name))


def test_a_class_that_is_not_there_is_said():
    with pytest.raises(tables.LexiconError, match="no-such-class"):
        word_class("no-such-class")
