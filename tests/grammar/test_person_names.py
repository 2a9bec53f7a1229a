"""Names of people: short forms, genders, and people who share a surname."""

import pytest

from kg.grammar import person_names

COVERED = [
    ("recep tayyip erdogan", "erdogan", True),
    ("recep tayyip erdogan", "tayyip erdogan", True),
    ("recep tayyip erdogan", "r. erdogan", True),
    ("rashad aliyev", "rashad", True),
    ("recep tayyip erdogan", "bilal erdogan", False),
    ("rashad aliyev", "rashad mammadov", False),
    ("ursula van leyen", "van", False),
    ("rashad aliyev", "rashad aliyev junior", False),
]
GENDERS = [
    ("elena kowalski", "f"),
    ("james richardson", "m"),
    ("jordan", None),
    ("williams", None),
    ("qwx petrov", None),
]


def test_case_counts():
    assert (len(COVERED), len(GENDERS)) == (8, 5)


@pytest.mark.parametrize(("full", "short", "expected"), COVERED)
def test_what_a_full_name_can_be_shortened_to(full, short, expected):
    assert person_names.covers(tuple(full.split()), tuple(short.split())) is expected


@pytest.mark.parametrize(("name", "gender"), GENDERS)
def test_a_given_name_tells_the_gender_and_a_surname_does_not(name, gender):
    assert person_names.given_name_gender(tuple(name.split())) == gender


def test_an_ambiguous_surname_belongs_to_nobody():
    names = [(("ilham", "aliyev"), None), (("rashad", "aliyev"), None), (("aliyev",), None)]
    assert person_names.group(names) == [0, 1, None]


def test_a_title_decides_between_two_of_one_surname():
    names = [(("bill", "hill"), "m"), (("ann", "hill"), "f"), (("hill",), "f")]
    assert person_names.group(names) == [0, 1, 1]


def test_accents_do_not_count():
    assert person_names.folded("Erdoğan") == person_names.folded("ERDOGAN")
