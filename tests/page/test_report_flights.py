"""A flight is told from its day on, with where those who fled arrived, where another text alone says it."""

from dataclasses import replace

from kg.evidence import Event, Evidence
from kg.page.report.flights import is_flight, whither
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
