"""What the form of a pronoun tells."""

import pytest
from handmade import made

from kg.language.reference import pronoun_forms

FORMS = [
    ("she/PRP", ("f", False, False, "subject")),
    ("us/PRP", ("-", True, True, "object")),
    ("who/WP", ("-", None, False, "relative")),
]


@pytest.mark.parametrize(("word", "expected"), FORMS)
def test_a_form_tells_gender_number_person_and_case(parser, word, expected):
    form = pronoun_forms.form_of(made(parser.vocab, word)[0])
    assert (form.gender, form.plural, form.first_person, form.case) == expected


def test_other_words_are_no_forms(parser):
    assert pronoun_forms.form_of(made(parser.vocab, "Norland/NNP")[0]) is None


OWN = [
    ("he/PRP", "m"),
    ("his/PRP$", "m"),
    ("him/PRP", None),
    ("her/PRP", None),
    ("her/PRP$", "f"),
    ("its/PRP$", None),
    ("hill/NN", None),
]


@pytest.mark.parametrize(("word", "gender"), OWN)
def test_a_subject_goes_on_as_a_subject_or_owner(parser, word, gender):
    assert pronoun_forms.own_gender(made(parser.vocab, word)[0]) == gender
