"""Names as strings: their words, in which way two of them can be one's, and the marks that bring them together."""

import pytest

from kg.assertions import name_forms

WORDS = [
    ("Sen. J.D. Vance Jr.", ("j", "d", "vance")),
    ("JD Roth", ("j", "d", "roth")),
    ("Kim Jong-un", ("kim", "jong", "un")),
    ("Ильхам Алиев", ("il'kham", "aliev")),
    ("Recep Tayyip Erdoğan", ("recep", "tayyip", "erdogan")),
    ("Hill’s", ("hill",)),
]
WAYS = [
    ("Nina Orlova", "Nina Orlova", "the same name"),
    ("Bob Hill", "Bob Hill Jr.", "the same name but for Jr"),
    ("Bob Hill Sr.", "Bob Hill Jr.", None),
    ("Joe Roth", "Joseph R. Roth", "the same name with the initial R"),
    ("Nina Orlova", "Nina Petrovna Orlova", "the same name with more of its words"),
    ("Viktor Zemplén", "Zemplén Viktor", "the same words in another order"),
    ("J. Roth", "Joseph Roth", "an initial for the given name"),
    ("Joe Roth", "Joseph Roth", "a nickname"),
    ("Anatol Vershinsky", "Anatol Vershinskiy", "another spelling"),
    ("Muammar Gaddafi", "Moammar Khadafy", "another spelling"),
    ("Abdel Fattah el-Roushi", "Abdulfattah al-Roushi", "another romanisation"),
    ("Ali Hassan", "Ali Hussein", None),
    ("Ivan Petrov", "Ivan Petrova", None),
    ("George W. Roth", "George H. W. Roth", None),
    ("Roth", "Joe Roth", None),
    ("Joe Roth", "John Roth", None),
]
ACRONYMS = [
    ("R.N.C.", {"rnc"}),
    ("Norland Co-operation Agency for Roads", {"ncar", "ncoar", "ncafr", "ncoafr"}),
    ("Twitter", set()),
]


@pytest.mark.parametrize(("name", "words"), WORDS)
def test_the_words_of_a_name(name: str, words: tuple[str, ...]) -> None:
    assert name_forms.name_words(name) == words


@pytest.mark.parametrize(("a", "b", "way"), WAYS)
def test_in_which_way_two_names_can_be_one_persons(a: str, b: str, way: str | None) -> None:
    assert name_forms.person_ground(a, b) == name_forms.person_ground(b, a) == way


@pytest.mark.parametrize(("a", "b", "way"), [row for row in WAYS if row[2]])
def test_names_that_can_be_one_persons_share_a_mark(a: str, b: str, way: str) -> None:
    assert set(name_forms.blocks("Person", a, (a,))) & set(name_forms.blocks("Person", b, (b,)))


@pytest.mark.parametrize(("name", "expected"), ACRONYMS)
def test_the_initials_of_a_name(name: str, expected: set[str]) -> None:
    assert name_forms.acronyms(name) == expected


def test_what_has_the_form_of_a_persons_name_and_what_many_bodies_are_called() -> None:
    names = ["Anatol Vershinsky", "Port Council", "bold Roth", "Twitter", "A. B. C. D. Roth"]
    assert [name_forms.may_be_persons(name) for name in names] == [True, False, False, False, False]
    bodies = ["Supreme Court", "Socialist Party", "Bank of Norland", "Twitter"]
    assert [name_forms.is_generic(name) for name in bodies] == [True, True, False, False]


def test_which_names_are_written_out_and_which_stand_behind_a_title() -> None:
    names = ["Joe Roth", "Sen. Roth", "Roth", "JOE ROTH"]
    assert [name_forms.is_written_out(name) for name in names] == [True, False, False, False]
    assert [name_forms.is_titled(name) for name in names] == [False, True, False, False]
