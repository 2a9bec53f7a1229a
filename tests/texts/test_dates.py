"""Dates of publication are read where they are stated and never guessed."""

import pytest

from kg.texts.dates import find_date, iso_date

READ = {
    "2025": "2025",
    "2025-08": "2025-08",
    "20250812": "2025-08-12",
    "2025-08-12T10:00:00+04:00": "2025-08-12",
    "2025-08-12 10:00": "2025-08-12",
    "12 August 2025": "2025-08-12",
    "Aug. 12, 2025": "2025-08-12",
    "Tuesday, 12th August 2025, 14:05": "2025-08-12",
    "Tue, 12 Aug 2025 14:05 GMT": "2025-08-12",
    "Sept 2024": "2024-09",
}
REFUSED = ["08/12/2025", "12.08.25", "yesterday", "August", "2025-13-01", "31 February 2025", "99999", ""]


@pytest.mark.parametrize("stated", sorted(READ))
def test_a_stated_date_becomes_iso_as_exact_as_it_is(stated: str) -> None:
    assert iso_date(stated) == READ[stated]


@pytest.mark.parametrize("stated", REFUSED)
def test_what_is_ambiguous_or_no_date_is_refused(stated: str) -> None:
    assert iso_date(stated) is None


def test_all_dates_were_tried() -> None:
    assert (len(READ), len(REFUSED)) == (10, 8)


FOUND = [
    "Published: 12 August 2025",
    "Posted on August 12, 2025 by admin",
    "12 August 2025",
    "By Jane Roe | August 12, 2025",
    "BAKU, 12 August 2025 — The ministers met.",
    "BAKU, Azerbaijan (August 12, 2025) – The ministers met.",
    "TBILISI, Aug. 12, 2025 (Port Agency) -- The ministers met.",
    "NEW YORK, 2025-08-12 — The ministers met.",
]
NOT_FOUND = [
    "On 12 August 2025 the ministers met.",
    "The treaty of 12 August 2025 is in force.",
    "BAKU, 12 August — The ministers met.",
    "Updated: 12 August 2025",
    "Timeline from 12 August 2025",
]


@pytest.mark.parametrize("line", FOUND)
def test_a_line_that_states_the_date_of_publication_gives_it(line: str) -> None:
    assert find_date(["Ferries sail again", line, "The ministers met."]) == "2025-08-12"


@pytest.mark.parametrize("line", NOT_FOUND)
def test_a_date_in_the_story_is_not_the_date_of_publication(line: str) -> None:
    assert find_date(["Ferries sail again", line, "The ministers met."]) is None


def test_all_lines_were_tried() -> None:
    assert (len(FOUND), len(NOT_FOUND)) == (8, 5)
