"""When evidence says that something was."""

from dataclasses import replace
from typing import Any

import pytest

from kg.evidence import Event, Evidence, denies, within

SAID = Evidence(graph="d1", start=0, end=9, sentence="", date="2025-05-03")


@pytest.mark.parametrize(
    ("told", "when"),
    [
        ({}, "2025-05-03"),
        ({"time": "2024"}, "2024"),
        ({"latest": "2025-05-03", "dating": "publication"}, "2025-05-03"),
        ({"earliest": "2021-05-03", "latest": "2021-05-05", "dating": "stated"}, "2021-05"),
        ({"earliest": "1980-01-01", "latest": "1989-12-31", "dating": "stated"}, ""),
        ({"latest": "2005-12-31", "dating": "relative"}, ""),
    ],
)
def test_what_is_old_is_not_of_the_day_it_is_told_of(told: dict[str, str], when: str) -> None:
    assert replace(SAID, **told).when == when


def test_an_interval_is_held_by_a_unit_of_the_calendar_or_none() -> None:
    assert within("2025-01-01", "2025-12-31") == "2025"
    assert within("2025-12-31", "2026-01-01") == ""
    assert within("", "2026-01-01") == ""


TIMES = [
    ({"time": "2025-06"}, True, ("2025-06-01", "2025-06-30")),
    ({"time": "2025-06", "earliest": "2025-06-03", "latest": "2025-06-09"}, True, ("2025-06-03", "2025-06-09")),
    ({"dating": "relative", "latest": "2024-12-31"}, True, ("", "2024-12-31")),
    ({"dating": "publication"}, False, ("", "2025-07-15")),
    ({}, False, ("", "2025-07-15")),
]


@pytest.mark.parametrize(("told", "dated", "span"), TIMES)
def test_what_no_text_dates_is_known_to_lie_on_or_before_its_publication(told, dated, span) -> None:
    assert len(TIMES) == 5
    said = Evidence("d", 0, 4, "", date="2025-07-15", **told)
    assert (said.dated, said.span) == (dated, span)


def test_an_event_of_no_time_ends_with_the_publication() -> None:
    loose = Event("e", "", "ASSAULT", "Happened", latest="2025-07-15", dating="publication")
    assert (loose.dated, loose.span) == (False, ("", "2025-07-15"))
    told = Event("e", "", "ASSAULT", "Happened", time="2025-06", dating="stated")
    assert (told.dated, told.span) == (True, ("2025-06-01", "2025-06-30"))


@pytest.mark.parametrize(
    ("said", "denied"),
    [
        ({"status": "Denied"}, True),
        ({"polarity": "Denied"}, True),
        ({"polarity": "Denied", "certainty": ""}, True),
        ({"status": "Denied", "certainty": "Probable"}, False),  # "he would not visit Norland"
        ({"polarity": "Denied", "former": True}, False),
        ({"status": "Happened"}, False),
    ],
)
def test_only_what_is_or_was_so_is_denied(said: dict[str, Any], denied: bool) -> None:
    assert denies(Evidence("g", 0, 1, "s", **said)) is denied
