"""How many came to harm, by the clause of an event or one that hangs on it."""

import pytest

from kg.language.frames.casualties import casualties, quantities_at

CASES = [  # text, event, dead
    ("Rebels shot down the plane, killing 38 passengers.", "shot", 38),
    ("Rebels attacked a town, in which 9 people died.", "attacked", 9),
    ("The attack left 12 people dead.", "attack", 12),
    ("The attack left 12 people homeless.", "attack", None),
    ("The attack killed 12 people.", "attack", 12),
    ("The attack helped 12 people.", "attack", None),
    ("Rebels killed 12 people.", "killed", 12),
    ("Rebels attacked 12 towns.", "attacked", None),
    ("Ten people died in an attack.", "attack", 10),
    ("Ten people died before the attack.", "attack", None),
    ("Ten people died after an argument about an attack.", "attack", None),
    ("Rebels attacked the town while planes circled, killing 12 people.", "attacked", 12),
    ("Rebels attacked the town. An army killed 12 people.", "attacked", None),
    ("Rebels launched an attack on the town, killing 12 people.", "attack", 12),
    ("Rebels launched an attack on the town, burning 12 houses.", "attack", None),
    ("Two cars exploded during the attack, killing 12 people.", "attack", 12),
    ("After the attack the lake rose, killing 12 people.", "attack", None),
]


@pytest.mark.parametrize(("text", "event", "dead"), CASES)
def test_the_dead_of_an_event_are_counted(nlp, text, event, dead):
    doc = nlp(text)
    trigger = next(token for token in doc if token.text == event)
    found = casualties(trigger, "ASSAULT", quantities_at(doc))
    assert (found["killed"].number if "killed" in found else None) == dead


def test_numbers_that_are_vague_or_of_money_count_nobody(nlp):
    assert quantities_at(nlp("Dozens of people paid $5.")) == {}
    assert list(quantities_at(nlp("Twelve people left.")).values()) == [12]


def test_number_of_cases():
    assert len(CASES) == 17


@pytest.mark.parametrize(("text", "dead"), [("Ten people died in custody.", {"killed": 10}), ("Ten people slept.", {})])
def test_those_who_die_in_custody_are_counted(nlp, text, dead):
    doc = nlp(text)
    found = casualties(doc[2], "COERCE", quantities_at(doc))
    assert {kind: count.number for kind, count in found.items()} == dead
