"""Full names are found by what shorter forms share with them: none that is covered is missed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language.names import name_index, person_groups
from kg.language.names.name_index import MOST, NameIndex
from kg.language.names.person_names import covers

WORDS = (
    *("abdel", "fattah", "el", "sisi", "abdelfattah", "mohammed", "bin", "zayed", "al-nahyan", "viktor", "orban"),
    *("joseph", "joe", "r.", "j.", "h", "w", "biden", "zelensky", "zelenskyy", "aleksandr", "alexander", "mueller"),
    *("muller", "kim", "jong", "un", "juan", "joan", "antony", "anthony", "hill", "ann", "jo", "de", "la"),
)
NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(tuple)


@given(st.lists(NAMES.filter(lambda name: len(name) > 1), min_size=20, max_size=40, unique=True), NAMES)
def test_no_name_that_covers_another_is_missed(fulls, short):
    index = NameIndex()
    for full in fulls:
        index.add((full, ""))
    found = index.like(short)
    assert [full for full, _ in found if covers(full, short)] == [full for full in fulls if covers(full, short)]
    assert all((full, "") in index for full in fulls)


@pytest.mark.parametrize("write", ["a{} hill", "ann x{}", "j. x{}", "bin x{} hill", "x{} al hill"])
def test_a_name_is_set_against_as_many_others_in_a_longer_text(monkeypatch, write):
    asked = []
    real = covers
    monkeypatch.setattr(person_groups, "covers", lambda full, short: asked.append(full) or real(full, short))

    def asked_of(size):
        asked.clear()
        person_groups.group([person_groups.NameForm(tuple(write.format(_word(n)).split())) for n in range(size)])
        return len(asked)

    assert asked_of(600) <= 2.5 * asked_of(300)


def test_who_of_very_many_is_meant_stays_open():
    names = [("ann", _word(n)) for n in range(MOST + 1)]
    forms = [person_groups.NameForm(name) for name in [*names, ("ann",), names[-1]]]
    assert person_groups.group(forms)[-2:] == [None, MOST]


def test_few_names_are_looked_through(monkeypatch):
    monkeypatch.setattr(name_index, "_marks_of_full", None)
    index = NameIndex()
    index.add((("ann", "hill"), ""))
    assert index.like(("bob",)) == [(("ann", "hill"), "")]


def _word(number):
    letters = []
    for _ in range(3):
        number, rest = divmod(number, 12)
        letters.append("bdfgklmnprtv"[rest] + "aeiou"[rest % 5])
    return "".join(letters)
