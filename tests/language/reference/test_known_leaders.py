"""People of a text whom a reader of news knows."""

import pytest

from kg.annotated import make_doc
from kg.language import annotations
from kg.model import Document


def keys(nlp, text, published):
    """Return (words, key, how it was found) of each name of a person."""
    doc = nlp(make_doc(nlp, Document(id="t", text=text, published=published)))
    entities = annotations.entities(doc)
    named = [m for m in annotations.mentions(doc) if m["form"] == "name" and m["type"] == "Person"]
    return [
        (
            doc[m["start"] : m["end"]].text,
            None if m["entity"] is None else entities[m["entity"]]["key"],
            m.get("identified_by"),
        )
        for m in named
    ]


KNOWN = [
    ("Lavrov accused Norland of hypocrisy.", "2021-03-02", "person/sergey-lavrov", "leader"),
    ("Recep Tayyip Erdogan met the envoy.", "2021-03-02", "person/recep-tayyip-erdogan", "name"),
    ("German Chancellor Scholz met the envoy.", "2023-03-02", "person/olaf-scholz", "leader"),
    ("Nicolás Maduro Moros met the envoy of Venezuela.", "2021-03-02", "person/nicolas-maduro", "name"),
    ("Von der Leyen praised Norland.", "2024-03-02", "person/ursula-von-der-leyen", "leader"),
    ("Kim Jong-un met the envoy.", "2021-03-02", "person/kim-jong-un", "name"),  # of many Kims, but he rules
    ("Abdel Fattah al-Sisi met the envoy.", "2021-03-02", "person/abdel-fattah-el-sisi", "name"),
    ("Johann Schneider-Ammann met the envoy.", "2016-03-02", "person/johann-schneider-ammann", "name"),
    ("Zelensky thanked the envoy.", "2023-03-02", "person/volodymyr-zelenskyy", "leader"),
    ("Sergei Lavrov met the envoy.", "2021-03-02", "person/sergey-lavrov", "name"),
    ("Businessman Donald Trump met the envoy.", "2005-03-02", "person/donald-trump", "name"),
]


@pytest.mark.parametrize(("text", "day", "key", "by"), KNOWN)
def test_a_leader_is_known_by_name_or_by_surname_and_date(nlp, text, day, key, by):
    assert keys(nlp, text, day)[0][1:] == (key, by)


UNKNOWN = [
    ("Vladimir Putin, a plumber who is only a namesake of the president, lost his job.", "2023-03-02"),
    ("Olaf Scholz, a plumber from Perm, lost his job.", "2023-03-02"),  # nobody calls the chancellor so
    ("Muhammad Ali, the author, met the envoy of Yemen.", "2021-03-02"),  # not without the surname
    ("Ms. Lavrov told Russia to listen.", "2021-03-02"),  # the minister is a man
    ("Park Jin-ho praised South Korea.", "2022-08-02"),  # the name goes on
    ("Coach Scholz praised his team.", "2023-03-02"),
    ("Maria Scholz sued. Scholz won.", "2023-03-02"),
    ("Angela Merkel met the envoy.", "1890-03-02"),  # of another century
    ("The Norland president, Vladimir Putin of Sudria, is a Norland citizen.", "1890-03-02"),
    ("Kim Jong-un met the envoy.", "1999-03-02"),
    ("María Lopez met the envoy.", "1999-03-02"),  # of José María Aznar López, two names but not the first ones
    ("Juan Lopez met the envoy.", "2021-03-02"),  # of many
    ("Lavrov accused Norland of hypocrisy.", "1980-03-02"),
    ("Aliyev accused Norland of hypocrisy.", None),
    ("The court upheld Lavrov v. Norland.", "2021-03-02"),  # a party to a lawsuit
    ("The court upheld Norland vs. Lavrov.", "2021-03-02"),
]


@pytest.mark.parametrize(("text", "day"), UNKNOWN)
def test_somebody_else_of_the_name_stays_another(nlp, text, day):
    assert {key for _, key, _ in keys(nlp, text, day)} <= {None}


def test_a_given_name_that_the_model_takes_for_a_verb_makes_nobody_his_namesake(nlp):
    text = "Three presidents met in Khujand on 31 March 2025. Sadyr Japarov of Kyrgyzstan, Emomali Rahmon of Tajikistan"
    found = keys(nlp, f"{text} and Shavkat Mirziyoyev of Uzbekistan signed an agreement.", "2025-04-02")
    assert "person/akylbek-japarov" not in {key for _, key, _ in found}
    assert "person/emomali-rahmon" in {key for _, key, _ in found}


def test_the_state_in_the_text_decides_for_a_common_name(nlp):
    assert keys(nlp, "Johnson said that the shop was closed.", "2022-07-07")[0][1] is None
    assert keys(nlp, "Johnson told the British parliament to wait.", "2022-07-07")[0][1] == "person/boris-johnson"


def test_two_ways_of_writing_a_leader_are_one_person(nlp):
    found = keys(nlp, "Joe Biden spoke. Joseph Robinette Biden left.", "2022-07-07")
    assert {key for _, key, _ in found} == {"person/joe-biden"}


def test_an_office_that_a_leader_is_known_to_hold_leads_back_to_him(nlp):
    text = "Macron condemned the strike. The French president called it a crime."
    doc = nlp(make_doc(nlp, Document(id="t", text=text, published="2024-03-15")))
    [president] = [m for m in annotations.mentions(doc) if m["form"] == "nominal" and m["type"] == "Person"]
    assert annotations.entities(doc)[president["entity"]]["key"] == "person/emmanuel-macron"
