"""What somebody calls a thing stands for it where a clause takes the place of an object."""

import pytest

from kg.language.syntax.arguments import arguments
from kg.language.syntax.free_relatives import named_objects
from kg.language.syntax.phrases import prepositional

NAMED = [  # sentence, its verb, what the clause names
    ("Norway launched what it calls a raid.", "launched", ["raid"]),
    ("Norway began what it described as an operation in Sweden.", "began", ["operation"]),
    ("Norway began what it said was an operation in Sweden.", "began", ["operation"]),
    ("Norway carried out what Sweden called a raid and a strike.", "carried", ["raid", "strike"]),
    ("Norway signed what the minister called a treaty.", "signed", ["treaty"]),
]
UNNAMED = [  # sentence, its verb
    ("Norway knows what Sweden wants.", "knows"),
    ("Norway launched what it had.", "launched"),
    ("Norway launched ships that it calls frigates.", "launched"),
    ("Norway said that it called the raid a crime.", "said"),
    ("Norway launched what it called strange.", "launched"),
]


def _word(doc, text):
    return next(token for token in doc if token.text == text)


@pytest.mark.parametrize(("sentence", "verb", "named"), NAMED)
def test_a_clause_names_the_object_of_its_verb(parser, sentence, verb, named):
    word = _word(parser(sentence), verb)
    assert [token.text for token in named_objects(word)] == named
    assert [token.text for token in arguments(word)["patient"]] == named


@pytest.mark.parametrize(("sentence", "verb"), UNNAMED)
def test_other_clauses_name_nothing(parser, sentence, verb):
    assert named_objects(_word(parser(sentence), verb)) == []


def test_a_clause_names_the_object_of_a_preposition(parser):
    verb = _word(parser("Norway responded with what it called a strike."), "responded")
    assert [token.text for token in arguments(verb)["prep_with"]] == ["strike"]


@pytest.mark.parametrize(
    ("sentence", "verb", "there"),
    [
        ("Norway launched what it calls a raid in Sweden on 4 May 2021.", "launched", True),
        ("Norway responded with what it called a raid in Sweden on 4 May 2021.", "responded", True),
        ("Norway knows what Sweden wanted on 4 May 2021.", "knows", False),
    ],
)
def test_a_day_behind_what_is_named_is_that_of_the_deed(parser, sentence, verb, there):
    found = prepositional(_word(parser(sentence), verb))
    assert (("on", "May") in [(name, noun.text) for name, noun in found]) == there
