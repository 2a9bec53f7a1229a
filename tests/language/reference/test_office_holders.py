"""Offices that a text leaves nameless, and who is known to have held them."""

import pytest

from kg import dates
from kg.annotated import make_doc
from kg.language import annotations
from kg.lexica import leaders, user_gazetteer
from kg.model import Document


def described(nlp, text, published):
    """Return (label, key, how it was found) of the nominals that describe one person, in text order."""
    doc = nlp(make_doc(nlp, Document(id="t", text=text, published=published)))
    entities = annotations.entities(doc)
    found = [m for m in annotations.mentions(doc) if m["form"] == "nominal" and m["type"] == "Person"]
    return [
        (e["label"], e["key"], m.get("identified_by"))
        for m in found
        if m["entity"] is not None and (e := entities[m["entity"]])
    ]


@pytest.mark.parametrize(
    ("text", "day", "who"),
    [
        ("The French president condemned the strike.", "2024-03-15", "Emmanuel Macron"),
        ("Azerbaijan's foreign minister met the press.", "2021-03-15", "Jeyhun Bayramov"),
        ("The Russian president met Ilham Aliyev.", "2021-03-15", "Vladimir Putin"),  # regions have presidents too
        ("The German chancellor left.", "2010-03-15", "Angela Merkel"),
        ("The president of France spoke.", "2010-03-15", "Nicolas Sarkozy"),
    ],
)
def test_an_office_with_state_and_date_leads_to_a_candidate(nlp, text, day, who):
    label, key, by = described(nlp, text, day)[0]
    assert (label, by) == (who, "office")
    assert key and key.startswith("person/")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The former French president condemned the strike.", "2024-03-15"),
        ("The next French president will condemn the strike.", "2024-03-15"),
        ("The French deputy foreign minister left.", "2021-03-15"),
        ("A French president condemned the strike.", "2024-03-15"),
        ("The French presidents condemned the strike.", "2024-03-15"),
        ("The Russian foreign minister left.", "2031-03-15"),  # no source knows
        ("The French president condemned the strike.", None),
        ("The French president condemned the strike.", "2017"),  # two in that year
        ("The French president, Ann Hill, spoke. The French president left.", "2024-03-15"),
        ("The president condemned the strike.", "2024-03-15"),
    ],
)
def test_an_office_stays_open_where_it_may_be_anothers(nlp, text, day):
    assert [by for _, _, by in described(nlp, text, day) if by == "office"] == []


def test_a_users_gazetteer_says_who_held_an_office_also_a_lesser_one(nlp, tmp_path):
    file = tmp_path / "mine.csv"
    file.write_text(
        "name,type,office,of,from,until\n"
        "Ida Holm,Person,foreign minister,Azerbaijan,2021-03,2021-04\n"
        "Ulf Brand,Person,interior minister,Azerbaijan,2021-01,\n",
        encoding="utf-8",
    )
    user_gazetteer.load(str(file))
    try:
        day = "2021-03-15"
        texts = ("Azerbaijan's foreign minister met the press.", "The Azerbaijani interior minister left.")
        assert [described(nlp, text, day) for text in texts] == [
            [("Ida Holm", "person/ida-holm", "office")],
            [("Ulf Brand", "person/ulf-brand", "office")],
        ]
        assert described(nlp, "The Azerbaijani minister left.", day)[0][2] != "office"
        assert described(nlp, "The former Azerbaijani interior minister left.", day)[0][2] != "office"
    finally:
        people = ("foreign_minister", "interior_minister")
        held = [pair for kind in people for pair in leaders.holdings("state/AZ", kind, dates.given(day, where=""))]
        leaders.add([(leader, ()) for leader, _ in held])


def test_the_office_and_the_name_are_one_person(nlp):
    text = "The president of France spoke. Macron left."
    doc = nlp(make_doc(nlp, Document(id="t", text=text, published="2024-03-15")))
    people = [e for e in annotations.entities(doc) if e["type"] == "Person"]
    assert [person["key"] for person in people] == ["person/emmanuel-macron"]


def test_a_candidate_is_no_proof_of_the_office(nlp):
    text = "The Kenyan president praised Ghana."
    doc = nlp(make_doc(nlp, Document(id="t", text=text, published="2024-03-15")))
    assert [relation["relation"] for relation in annotations.relations(doc)] == []
    assert described(nlp, text, "2024-03-15")[0][0] == "William Ruto"
