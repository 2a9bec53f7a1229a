"""Whom a bare surname means that the text does not give in full."""

import pytest

from kg import dates
from kg.annotated import make_doc
from kg.language import annotations
from kg.language.names import leader_names
from kg.language.names.spellings import sounds
from kg.lexica import leaders, tables
from kg.model import Document


def meant(word, day, states=(), offices=None):
    found = leader_names.meant(word, dates.parse(day), frozenset(states), offices and frozenset(offices))
    return found and found.name


@pytest.mark.parametrize(
    ("word", "day", "states", "who"),
    [
        ("lavrov", "2021-03-02", [], "Sergey Lavrov"),
        ("scholz", "2022-05-02", [], "Olaf Scholz"),
        ("scholz", "1999-05-02", [], None),  # in no office yet
        ("scholz", "2040-05-02", [], None),  # out of it for long
        ("biden", "2020-08-01", [], "Joe Biden"),  # elected within the year
        ("bush", "1991-01-16", [], "George Bush"),
        ("bush", "2005-01-16", [], "George W. Bush"),
        ("kirchner", "2005-02-15", [], "Néstor Kirchner"),
        ("kirchner", "2012-02-15", [], "Cristina Fernández de Kirchner"),
        ("aliyev", "1998-02-15", [], "Heydar Aliyev"),
        ("aliyev", "2021-02-15", [], "Ilham Aliyev"),  # beside the prosecutor general, who makes less news
        ("aliyev", None, [], None),  # father or son
        ("erdogan", None, ["state/TR"], "Recep Tayyip Erdoğan"),
        ("erdogan", None, [], None),  # a text of no date that does not speak of his state
        ("johnson", "2022-07-07", [], None),  # of many
        ("johnson", "2022-07-07", ["state/GB"], "Boris Johnson"),
        ("johnson", "2022-07-07", ["state/FR"], None),
        (
            "kim",
            "2023-08-15",
            ["state/KP"],
            "Kim Jong-un",
        ),  # known to rule on the day, unlike a premier last seen in 2022
        ("kim", "2023-08-15", [], None),
        ("lula", "2024-08-15", [], "Luiz Inácio Lula da Silva"),  # a given name elsewhere
        ("hillandale", "2023-08-15", [], None),
    ],
)
def test_a_bare_surname_means_the_one_leader_of_the_time(word, day, states, who):
    assert meant(word, day, states) == who


def test_a_title_decides_between_namesakes_and_lesser_offices_need_it():
    assert meant("aliyev", "2021-02-15", ["state/AZ"], ["justice_minister"]) == "Kamran Aliyev"
    assert meant("aliyev", "2021-02-15", ["state/AZ"], ["defence_minister"]) is None
    assert meant("nabiullina", "2021-02-15", ["state/RU"]) is None
    assert meant("nabiullina", "2021-02-15", ["state/RU"], ["central_bank"]) == "Elvira Nabiullina"


@pytest.mark.parametrize(
    ("title", "kinds"),
    [
        ("Prime Minister", {"head_of_government"}),
        ("former Foreign Minister", {"foreign_minister"}),
        ("deputy prime minister", {"deputy_head"}),
        ("nurse", set()),
    ],
)
def test_a_title_tells_the_kind_of_office(title, kinds):
    assert leader_names.offices_titled(title) == kinds


def people(nlp, text, published="2023-05-02"):
    doc = nlp(make_doc(nlp, Document(id="t", text=text, published=published)))
    named = [m for m in annotations.mentions(doc) if m["form"] == "name" and m["type"] == "Person"]
    return [doc[m["start"] : m["end"]].text for m in named]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Macron condemned the strike.", ["Macron"]),  # the model takes it for a noun
        ("Kagame rejected the report.", ["Kagame"]),  # for a place
        ("Ruto, Kagame and Museveni signed the pact.", ["Ruto", "Kagame", "Museveni"]),  # for a people
        ("Recep Tayyip Erdoğan met Emmanuel Macron.", ["Recep Tayyip Erdoğan", "Emmanuel Macron"]),
        ("Aleksandar Vučić threatened Kosovo.", ["Aleksandar Vučić"]),
        ("Israel Katz met Antony Blinken on Monday.", ["Israel Katz", "Antony Blinken"]),
        ("The Scholz government fell.", ["Scholz"]),
        ("The city closed Lavrov Street on Monday.", []),
        ("They met in Kagame on Monday.", []),
        ("The Zelensky Museum opened.", []),
    ],
)
def test_leaders_are_people_whatever_the_model_takes_them_for(nlp, text, found):
    assert people(nlp, text) == found


def test_a_lawsuit_that_goes_by_a_leaders_name_is_nobody(nlp):
    assert not [m for m in nlp("The suit is Kagame v. Lavrov.")._.kg_mentions if m["type"] == "Person"]


def test_nobody_is_found_whom_the_date_leaves_out(nlp):
    assert people(nlp, "Macron condemned the strike.", published="1995-05-02") == []


def test_a_surname_that_is_a_word_is_left_to_the_model():
    assert leader_names.is_word("attack")
    assert leader_names.is_word("paris")
    assert not leader_names.is_word("lavrov")


def test_the_listed_sounds_are_those_that_the_rules_of_spelling_make():
    for number, (_, surnames, _, heard, *_) in tables.first_cells(leaders.LEADERS, 4):
        if heard:
            single = (form for form in surnames.split("|") if " " not in form)
            assert set(heard.split("|")) == {sound for form in single for sound in sounds(form)}, number


def test_a_surname_of_two_words_is_no_full_name():
    assert leader_names.is_surname(("von", "der", "leyen"))
    assert leader_names.is_surname(("el", "sisi"))
    assert not leader_names.is_surname(("sergey", "lavrov"))


def test_the_name_of_a_medium_is_no_surname_by_itself():
    assert leader_names.is_word("fox")
    assert not leader_names.is_word("lavrov")


def test_a_full_name_that_is_listed_is_enough_where_it_spells_the_surname_otherwise():
    assert [leader.key for leader in leader_names.of_full_name(("sadyr", "japarov"))] == ["person/sadyr-zhaparov"]
    assert leader_names.of_full_name(("ann", "japarov")) == ()


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        (("faisal", "bin", "farhan"), ["person/faisal-bin-farhan-al-saud"]),
        (("faisal", "bin", "nobody"), []),
        (("faisal", "farhan"), []),
        (("hossein", "amir", "abdollahian"), ["person/hossein-amirabdollahian"]),
        (("ann", "amir", "abdollahian"), []),
    ],
)
def test_a_name_may_leave_out_the_house_or_write_the_surname_in_two_words(words, keys):
    assert [leader.key for leader in leader_names.of_full_name(words)] == keys


def test_the_month_of_a_day_is_no_part_of_a_name(nlp):
    doc = nlp(make_doc(nlp, Document(id="t", text="On 24 June Pashinyan met Putin.", published="2025-06-30")))
    found = [doc[m["start"] : m["end"]].text for m in annotations.mentions(doc) if m["type"] == "Person"]
    assert found == ["Pashinyan", "Putin"]
