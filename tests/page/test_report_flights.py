"""A flight is told from its day on, with where those who fled arrived, where another text alone says it."""

from dataclasses import replace

import pytest

from kg.evidence import Event, Evidence
from kg.page.report.flights import is_flight, whence, whither
from kg.page.report.sayings import Sayings

LEFT = Evidence("g", 0, 40, "More than 9,000 villagers left the coast.", "event")
ARRIVED = Evidence("h", 90, 140, "The agency counted 9,000 arrivals in Sudria.", "event", place="s")
FLIGHT = Event("f", "", "ASSAULT", "Happened", harmed=(("displaced", 9000),), evidence=(LEFT, ARRIVED))


def test_where_those_who_fled_arrived_stands_beside_a_sentence_without_a_place():
    assert whither(FLIGHT, LEFT, Sayings()) == ARRIVED.sentence


def test_nothing_is_added_to_a_sentence_with_a_place_or_out_of_its_own_text():
    assert whither(FLIGHT, ARRIVED, Sayings()) == ""
    assert whither(FLIGHT, replace(LEFT, place="n"), Sayings()) == ""
    assert whither(replace(FLIGHT, evidence=(LEFT, replace(ARRIVED, graph="g"))), LEFT, Sayings()) == ""


def test_an_attack_that_drove_people_out_is_no_flight():
    assert is_flight(FLIGHT)
    assert not is_flight(replace(FLIGHT, actors=("n",)))
    assert not is_flight(replace(FLIGHT, harmed=(("injured", 9000),)))
    assert whither(replace(FLIGHT, actors=("n",)), LEFT, Sayings()) == ""


BOTH = (replace(LEFT, start=200, end=240), replace(ARRIVED, start=300, end=340))
ATTACK = Event("a", "", "ASSAULT", "Happened", time="2024-03-19", where="Aral", recipients=("r",), evidence=BOTH)
DATED = replace(FLIGHT, time="2024-03-24")


def test_whence_they_fled_is_where_the_attack_was_that_both_texts_tell():
    told = "More than 9,000 villagers [left]."
    assert whence(told, DATED, [DATED, ATTACK]) == "More than 9,000 villagers [left] [from Aral]."
    later = replace(ATTACK, iri="b", time="2024-03-22", where="Bor")
    assert whence(told, DATED, [ATTACK, later]) == "More than 9,000 villagers [left] [from Bor]."
    assert whence("They left Aral.", DATED, [ATTACK]) == "They left Aral."
    assert whence("They left for Aralia.", DATED, [ATTACK]) == "They left for Aralia [from Aral]."


@pytest.mark.parametrize(
    "other",
    [
        replace(ATTACK, time="2024-03-29"),
        replace(ATTACK, time="2023-12-19"),
        replace(ATTACK, where=""),
        replace(ATTACK, recipients=()),
        replace(ATTACK, root="COERCE"),
        replace(ATTACK, evidence=BOTH[:1]),
    ],
)
def test_other_events_say_nothing_of_whence(other):
    assert whence(LEFT.sentence, DATED, [other]) == LEFT.sentence
    assert whence(LEFT.sentence, replace(DATED, actors=("n",)), [ATTACK]) == LEFT.sentence
