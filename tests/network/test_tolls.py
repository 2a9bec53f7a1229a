"""Which texts tell an event by its dead alone."""

import re
from collections.abc import Callable

import pytest

import kg
from kg.network import events
from kg.showing import report

WAR = "Chad attacked Sudan on 13 May 2024. Chadian missiles killed 28 people in Sudan on 14 May 2024."
TOLD = "On 14 May 2024 Chad fired missiles at Sudanese cities. Officials in Chad speak of 610 dead. Sudan reports 28."
CASES = [
    (TOLD, "2024-06-10", True),
    (TOLD.replace("28", "29"), "2024-06-10", False),
    (TOLD.replace("Sudan reports 28", "Libya reports 28"), "2024-06-10", False),
    (TOLD, "2024-11-10", False),  # long after
    (TOLD, "2024-05-02", False),  # before
    (TOLD.replace("On 14 May 2024 Chad", "On 14 March 2024 Chad"), "2024-06-10", False),
    (TOLD.replace("Chad fired", "Libya fired"), "2024-06-10", False),
    (TOLD.replace("reports 28", "did not confirm 28"), "2024-06-10", False),
]

type Build = Callable[[str, str, str, str], kg.Graph]


@pytest.mark.parametrize(("text", "date", "tells"), CASES)
def test_a_number_of_dead_tells_the_event_with_so_many_of_that_state_and_time(
    two_texts: Build, text: str, date: str, tells: bool
) -> None:
    (event,) = [
        event for event in events(two_texts(WAR, "2024-05-20", text, date).network(unnamed=True)) if event.dead == 28
    ]
    assert [said.document for said in event.tolls] == (["b.txt"] if tells else [])
    assert {said.document for said in event.evidence} == {"a.txt"}


def test_the_first_page_counts_such_a_text(two_texts: Build) -> None:
    page = report(two_texts(WAR, "2024-05-20", TOLD, "2024-06-10").store, appendix=False)
    assert re.search(r"killed 28 people in Sudan.*?\(2 texts, 2 origins\)", re.sub(r"<[^>]+>", "", page))
