"""Given names: genders, nicknames, initials."""

import pytest

from kg.language.names import given_names

GENDERS = [
    ("elena kowalski", "f"),
    ("james richardson", "m"),
    ("jordan", None),
    ("williams", None),
    ("qwx petrov", None),
    ("j. robert oppenheimer", "m"),
    ("gitanas qwx", "m"),
    ("aminata", "f"),
]
SAME = [
    ("joseph", "joe", True),
    ("joe", "joseph", True),
    ("j.", "joe", True),
    ("k", "joe", False),
    ("elizabeth", "liz", True),
    ("aaron", "erin", False),
    ("sergei", "serhiy", True),
    ("joe", "john", False),
    ("moqtada", "muqtada", True),
    ("juan", "joan", False),
    ("uma", "oma", False),
    ("antony", "tony", True),
    ("antony", "anthony", True),
    ("elisabeth", "liz", True),
    ("frederic", "fred", True),
    ("zackary", "zack", True),
    ("anton", "tony", False),
    ("elisabeth", "lizard", False),
]


def test_case_counts():
    assert (len(GENDERS), len(SAME)) == (8, 18)


@pytest.mark.parametrize(("name", "gender"), GENDERS)
def test_a_given_name_tells_the_gender_and_a_surname_does_not(name, gender):
    assert given_names.given_name_gender(tuple(name.split())) == gender


@pytest.mark.parametrize(("a", "b", "expected"), SAME)
def test_which_given_names_one_person_can_have(a, b, expected):
    assert given_names.same_given_name(a, b) is expected


def test_a_family_name_is_a_given_name_only_if_asked_so():
    assert given_names.is_given_name("Elena")
    assert given_names.is_given_name("Barack")
    assert not given_names.is_given_name("Thomas")
    assert given_names.may_be_given_name("Thomas")
    assert not given_names.may_be_given_name("Qwx")
