"""Names of people: short forms, genders, and people who share a surname."""

import pytest

from kg.language.names import person_names

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
    assert (len(COVERED), len(GENDERS), len(GROUPS)) == (8, 5, 12)


@pytest.mark.parametrize(("full", "short", "expected"), COVERED)
def test_what_a_full_name_can_be_shortened_to(full, short, expected):
    assert person_names.covers(tuple(full.split()), tuple(short.split())) is expected


@pytest.mark.parametrize(("name", "gender"), GENDERS)
def test_a_given_name_tells_the_gender_and_a_surname_does_not(name, gender):
    assert person_names.given_name_gender(tuple(name.split())) == gender


def forms(*names):
    """Return forms of names such as "president* obama", "mr obama", "~ann obama" (~ a relative)."""
    made = []
    for name in names:
        words = name.lstrip("~").split()
        office = words[0] == "president"
        gender = {"mr": "m", "mrs": "f"}.get(words[0])
        words = words[1:] if office or gender else words
        made.append(person_names.NameForm(tuple(words), gender, related=name.startswith("~"), office=office))
    return made


GROUPS = [
    (["ilham aliyev", "rashad aliyev", "aliyev"], [0, 1, None]),
    (["mr bill hill", "mrs ann hill", "mrs hill"], [0, 1, 1]),
    (["bill hill", "mrs hill", "hill"], [0, 1, None]),
    (["mr hill", "mrs hill", "mr hill", "mrs hill"], [0, 1, 0, 1]),
    (["president hill", "ann hill", "hill", "hill"], [0, 1, None, None]),
    (["president hill", "~ann hill", "hill", "hill"], [0, 1, 0, 0]),
    (["~ann hill", "president hill", "hill"], [0, 1, 1]),
    (["bill hill", "president hill", "hill"], [0, 0, 0]),
    (["president bill hill", "ann hill", "president hill"], [0, 1, 0]),
    (["hill", "~bob hill", "hill"], [0, 1, 0]),
    (["hill", "bob hill", "hill"], [0, 0, 0]),
    (["bob hill", "~ann hill", "hill", "ann"], [0, 1, 0, 1]),
]


@pytest.mark.parametrize(("names", "expected"), GROUPS)
def test_who_is_meant_by_names_of_one_document(names, expected):
    assert person_names.group(forms(*names)) == expected


def test_accents_do_not_count():
    assert person_names.folded("Erdoğan") == person_names.folded("ERDOGAN")
