"""Who is who among people of one text: short forms, titles, relatives, suffixes."""

import pytest

from kg.language.names import person_groups


def test_case_counts():
    assert len(GROUPS) == 30


def forms(*names):
    """Return forms of names such as "president obama", "mr obama", "~ann obama" (~ a relative), "bob obama+jr"."""
    made = []
    for name in names:
        words = name.lstrip("~").split()
        office = words[0] == "president"
        gender = {"mr": "m", "mrs": "f"}.get(words[0])
        words = words[1:] if office or gender else words
        last, _, suffix = words[-1].partition("+")
        made.append(
            person_groups.NameForm(
                (*words[:-1], last), gender, related=name.startswith("~"), office=office, suffix=suffix
            )
        )
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
    (["joseph r biden+jr", "joe biden", "biden"], [0, 0, 0]),
    (["donald j trump", "donald trump", "d trump", "trump"], [0, 0, 0, 0]),
    (["joe biden", "jill biden", "biden"], [0, 1, None]),
    (["bob hill+sr", "bob hill+jr"], [0, 1]),
    (["bob hill+jr", "bob hill", "bob hill+jr"], [0, 0, 0]),
    (["george h w bush", "george w bush", "george w bush"], [0, 1, 1]),
    (["volodymyr zelensky", "zelenskyy", "volodymyr zelenskiy"], [0, 0, 0]),
    (["aleksandr lukashenko", "alexander lukashenka", "lukashenka"], [0, 0, 0]),
    (["orban viktor", "viktor orban", "orban"], [0, 0, 0]),
    (["james thomas", "thomas james"], [0, 1]),
    (["elizabeth r carver", "liz carver"], [0, 0]),
    (["ivan petrov", "ivana petrova", "petrova"], [0, 1, 1]),
    (["mark smith", "mary smith", "mark smyth"], [0, 1, 2]),
    (["ann hill", "hill", "bob hill", "mr hill"], [0, 0, 1, 1]),  # nobody is meant before being named
    (["ann hill", "hill", "hill", "bob hill", "roth", "cole", "hill"], [0, 0, 0, 1, 2, 3, 0]),
    (["ann hill", "hill", "bob hill", "roth", "cole", "dole", "hill"], [0, 0, 1, 2, 3, 4, None]),
    (["ann hill", "hill", "hill", "cole", "roth", "bob hill", "dole", "hill"], [0, 0, 0, 1, 2, 3, 4, None]),
    (["ann hill", "hill", "hill", "hill", "bob hill", "roth", "hill"], [0, 0, 0, 0, 1, 2, None]),
]


@pytest.mark.parametrize(("names", "expected"), GROUPS)
def test_who_is_meant_by_names_of_one_document(names, expected):
    assert person_groups.group(forms(*names)) == expected
