"""Verbs and event nouns, read for who takes part."""

import pytest

from kg.language.frames.event_slots import nominal_slots, owners, parties, read_event_noun, read_verb


def word(doc, text):
    return next(token for token in doc if token.text == text)


def texts(tokens):
    return [token.text for token in tokens]


def test_an_auxiliary_or_modifier_is_no_predicate(parser):
    assert read_verb(word(parser("Norway has attacked Sweden."), "attacked")) is not None
    assert read_verb(word(parser("Norway has attacked Sweden."), "has")) is None
    assert read_verb(word(parser("The attacked town burns."), "attacked")) is None


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
