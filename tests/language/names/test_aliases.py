"""Names of bodies: spelling variants, acronyms and short forms."""

import pytest

from kg.language.names import aliases


def test_articles_accents_and_possessives_do_not_count():
    assert aliases.normal(["The", "Göksu", "Guard", "'s"]) == "goksu guard"


INITIALS = [("norland peace league", "npl"), ("ministry of trade", "mt"), ("centre-left union", "clu")]


@pytest.mark.parametrize(("name", "letters"), INITIALS)
def test_initials_are_those_of_the_telling_words(name, letters):
    assert aliases.initials(name) == letters


ACRONYMS = [("NPL", True), ("N.P.L.", True), ("NGOs", True), ("Npl", False), ("N", False), ("A1B", False)]


@pytest.mark.parametrize(("text", "expected"), ACRONYMS)
def test_an_acronym_is_two_to_seven_capitals(text, expected):
    assert aliases.is_acronym(text) is expected


def test_a_short_form_is_the_end_of_a_longer_name():
    assert aliases.shortens("border guard", "volunteer border guard")
    assert not aliases.shortens("border guard", "border guard")
    assert not aliases.shortens("guard", "border guards")


def grouped(*names, kind="Organization"):
    return aliases.groups([(name, aliases.normal(name.split()), kind) for name in names])


GROUPS = [
    (["Norland Peace League", "NPL"], "Organization", [0, 0]),
    (["NPL", "Norland Peace League"], "Organization", [0, 0]),
    (["League of Norland", "LON"], "Organization", [0, 0]),  # "of" gives a letter here
    (["Norland Peace League", "Norland Press Lobby", "NPL"], "Organization", [0, 1, 2]),
    (["Volunteer Border Guard", "Border Guard"], "ArmedForce", [0, 0]),
    (["Border Guard", "Volunteer Border Guard"], "ArmedForce", [0, 1]),
    (["Western Border Guard", "Eastern Border Guard", "Border Guard"], "ArmedForce", [0, 1, 2]),
    (["New Norland", "Norland"], "Place", [0, 1]),
]


@pytest.mark.parametrize(("names", "kind", "expected"), GROUPS)
def test_names_of_one_thing_get_one_number(names, kind, expected):
    assert grouped(*names, kind=kind) == expected


def test_things_of_different_types_stay_apart():
    names = [("NPL", "npl", "Organization"), ("Norland Peace League", "norland peace league", "NamedEvent")]
    assert aliases.groups(names) == [0, 1]
