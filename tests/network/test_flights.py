"""Which flights of two texts are one: as many people, one day, and another event of those weeks that both tell."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

import kg
from kg.network import events, flights
from kg.network.acts import Act

DATED = "Chad attacked Sudan on 13 May 2024. The exodus began. More than 40,000 people leave Sudan on 20 May 2024."
COUNTING = "Chad attacked Sudan on 13 May 2024. The UN refugee agency counted more than 40,000 arrivals in Libya."
CASES = [  # the other text, its day, whether its flight is that of the first
    (COUNTING, "2024-06-10", True),
    (COUNTING.replace("40,000", "50,000"), "2024-06-10", False),
    (COUNTING, "2024-11-10", False),  # long after
    (COUNTING, "2024-05-15", False),  # before
    (COUNTING.replace("13 May 2024", "13 January 2024"), "2024-06-10", False),
    (COUNTING.replace("Chad attacked Sudan", "Libya attacked Egypt"), "2024-06-10", False),
]

type Build = Callable[[str, str, str, str], kg.Graph]


@pytest.mark.parametrize(("text", "date", "one"), CASES)
def test_a_flight_that_one_text_dates_is_that_which_another_counts(
    two_texts: Build, text: str, date: str, one: bool
) -> None:
    found = [
        event
        for event in events(two_texts(DATED, "2024-05-25", text, date).network(unnamed=True))
        if dict(event.harmed)
    ]
    assert [len({said.graph for said in event.evidence}) for event in found] == ([2] if one else [1, 1])
    assert "2024-05-20" in {event.time for event in found}


def test_flights_are_compared_whole_and_alone(two_texts: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    compared = list[Act]()
    step = flights.of_one_flight

    def watched(*given: Any) -> Iterator[tuple[Act, Act]]:
        compared.extend(replace(act) for act in given[-1])
        return step(*given)

    monkeypatch.setattr("kg.network.retold.of_one_flight", watched)
    two_texts(DATED, "2024-05-25", COUNTING, "2024-06-10").network(unnamed=True)
    assert {dict(act.event.harmed).get("displaced") for act in compared} == {40_000}
    assert all(act.gists and act.spots for act in compared)
