"""When two numbers exclude each other, and when a source has corrected its own."""

from dataclasses import replace

import pytest

from kg.comparing.tolls import corrects
from kg.evidence import Evidence
from kg.figures import Figure, exclude, in_words

SAID = Evidence("u:1", 0, 9, "Said.", "event", status="Happened", outlet="Gazette", date="2025-06-02", dead=12)


@pytest.mark.parametrize(
    ("one", "other", "rival"),
    [
        ((12, ""), (20, ""), True),
        ((12, ""), (12, ""), False),
        ((12, "atLeast"), (20, ""), False),
        ((20, "atLeast"), (12, ""), True),
        ((50, "atMost"), (20, ""), False),
        ((20, "atMost"), (50, ""), True),
        ((20, "atLeast"), (12, "atMost"), True),
        ((12, "atLeast"), (20, "atLeast"), False),
    ],
)
def test_numbers_exclude_each_other_unless_their_bounds_meet(one: Figure, other: Figure, rival: bool) -> None:
    assert exclude(one, other) is exclude(other, one) is rival


@pytest.mark.parametrize(
    ("change", "corrected"),
    [
        ({}, True),
        ({"date": "2025-06-02"}, False),  # of one day: two numbers
        ({"date": "2025-06-01"}, False),  # told before
        ({"dead": 12}, False),  # the same again
        ({"outlet": "Courier"}, False),
        ({"outlet": "Courier", "origin": "u:1"}, True),  # a copy of the same wire
        ({"speaker": "the police", "speakers": ("u:group/1/police",)}, True),  # whom the outlet does not name
        ({"speaker": "Bob Hill", "speakers": ("u:person/bob-hill",)}, True),  # it cited nobody before
    ],
)
def test_a_later_number_of_the_same_source_corrects_the_earlier_one(change: dict[str, object], corrected: bool) -> None:
    later = replace(SAID, **({"graph": "u:2", "dead": 20, "date": "2025-06-04"} | change))
    assert corrects(later, SAID, "fatalities") is corrected


def test_two_named_speakers_of_one_outlet_correct_nobody() -> None:
    one = replace(SAID, speaker="Ana Kim", speakers=("u:person/ana-kim",))
    other = replace(one, graph="u:2", date="2025-06-04", dead=20, speaker="Bob Hill", speakers=("u:person/bob-hill",))
    assert not corrects(other, one, "fatalities")


def test_numbers_are_told_in_words() -> None:
    assert in_words("fatalities", (1200, "atLeast")) == "at least 1,200 killed"
    assert in_words("injured", (30, "")) == "30 injured"
