"""Nouns that name deeds: who does them and whom they befall, in sentences of many constructions."""

from pathlib import Path

import pytest

from kg.annotated import annotate
from kg.language import annotations
from kg.language.frames.noun_slots import (
    carrying_verb,
    comes_about,
    nominal_slots,
    owners,
    parties,
    read_deed,
    read_event_noun,
)
from kg.model import Document

CASES = Path(__file__).parents[2] / "data" / "deeds.tsv"


def word(doc, text):
    return next(token for token in doc if token.text == text)


def texts(tokens):
    return [token.text for token in tokens]


def cases():
    rows = [line.split("\t") for line in CASES.read_text().splitlines() if line[:1] != "#"]
    return [(sentence, cell.split("; ")) for sentence, cell in rows[1:]]


def told(doc):
    """Return "ROOT actors > recipients, STATUS" of each event, status and certainty of what did not happen."""
    mentions = annotations.mentions(doc)

    def words(ids):
        return "+".join(doc[mentions[i]["start"] : mentions[i]["end"]].text for i in ids)

    def status(fact):
        return "Denied" if fact["polarity"] == "Denied" else fact["status"]

    return {
        f"{e['root']} {words(e['actor'])} > {words(e['recipient'])}, {status(e['fact'])}"
        for e in annotations.events(doc)
    }


def holds(line, lines):
    happened = {f"!{found.split(' ')[0]}" for found in lines if found.endswith((", Happened", ", Ongoing"))}
    return line not in happened if line[0] == "!" else line in lines


def test_deeds_told_by_nouns(nlp):
    expected = cases()
    assert len(expected) > 100
    read = annotate(nlp, [Document(id=str(number), text=text) for number, (text, _) in enumerate(expected)])
    found = [told(doc) for _, doc in read]
    wrong = [
        (text, line, sorted(lines))
        for (text, wanted), lines in zip(expected, found, strict=True)
        for line in wanted
        if not holds(line, lines)
    ]
    assert wrong == []


def test_a_noun_made_from_a_verb_is_read_as_the_verb_is(parser):
    reading = read_deed(word(parser("The blocking of exports by Norway went on."), "blocking"))
    assert texts(reading.slots["patient"]) == ["exports"]
    assert texts(reading.slots["agent"]) == ["Norway"]
    before = read_deed(word(parser("Norway's prisoner release was praised."), "release"))
    assert texts(before.slots["patient"]) == ["prisoner"]


def test_what_carries_a_deed(parser):
    assert carrying_verb(word(parser("Norway responded with strikes on Sweden."), "strikes")).text == "responded"
    assert carrying_verb(word(parser("Norway took responsibility for the attack."), "attack")).text == "took"
    assert carrying_verb(word(parser("Norway spoke about strikes on Sweden."), "strikes")) is None


@pytest.mark.parametrize(
    ("text", "noun", "expected"),
    [
        ("Talks took place in Oslo.", "Talks", True),
        ("Talks were held in Oslo.", "Talks", True),
        ("Talks took hours in Oslo.", "Talks", False),
        ("Clashes broke out in Oslo.", "Clashes", True),
        ("A rally was staged in Oslo.", "rally", True),
        ("A rally was feared in Oslo.", "rally", False),
        ("Strikes hit the port.", "Strikes", True),
        ("Strikes are a crime.", "Strikes", False),
    ],
)
def test_the_verb_of_an_event_noun_says_that_it_came_about(parser, text, noun, expected):
    assert comes_about(word(parser(text), noun)) is expected


def test_a_noun_takes_the_subject_of_the_verb_that_carries_it(parser):
    carried = read_event_noun(word(parser("Norway launched an attack on Sweden."), "attack"))
    assert texts(carried.slots["light"]) == ["Norway"]
    assert texts(carried.slots["prep_on"]) == ["Sweden"]
    alone = read_event_noun(word(parser("Norway praised an attack on Sweden."), "attack"))
    assert not alone.slots.get("light")


def test_a_noun_before_another_is_no_event(parser):
    assert read_event_noun(word(parser("The attack helicopter left."), "attack")) is None


@pytest.mark.parametrize(
    ("text", "noun", "owner"),
    [
        ("Norway's plan failed.", "plan", ["Norway"]),
        ("The plan by Norway failed.", "plan", ["Norway"]),
        ("The plan of Norway failed.", "plan", ["Norway"]),
        ("The killing of soldiers continued.", "killing", []),
    ],
)
def test_whose_deed_or_thing_a_noun_is(parser, text, noun, owner):
    assert [texts(group) for group in owners(word(parser(text), noun))] == ([owner] if owner else [])


def test_slots_of_a_noun_are_possessors_modifiers_and_phrases(parser):
    slots = nominal_slots(word(parser("Norway's plan for Sweden failed."), "plan"))
    assert {name: texts(found) for name, found in slots.items() if found} == {
        "poss": ["Norway"],
        "prep_for": ["Sweden"],
    }


def test_a_plural_stands_for_those_it_belongs_to(parser):
    doc = parser("The ministers of Norway and Sweden met.")
    assert texts(parties([word(doc, "ministers")])) == ["Norway", "Sweden"]
    doc = parser("The minister of Norway and Sweden left.")
    assert texts(parties([word(doc, "minister")])) == ["minister"]
