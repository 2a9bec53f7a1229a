"""Times of questions, and what is left of the question."""

from datetime import date

import pytest

from kg.asking.times import timed

NEWEST = date(2025, 3, 20)


@pytest.mark.parametrize(
    ("text", "left", "days"),
    [
        ("who attacked Iran in August 2025", "who attacked Iran", "2025-08-01..2025-08-31"),
        ("who attacked Iran on 25 December 2024", "who attacked Iran", "2024-12-25"),
        ("who attacked Iran on December 25, 2024", "who attacked Iran", "2024-12-25"),
        ("who attacked Iran on the 3rd of May 2024", "who attacked Iran", "2024-05-03"),
        ("in 2024 who attacked Iran", "who attacked Iran", "2024-01-01..2024-12-31"),
        ("who attacked Iran since 2024-05", "who attacked Iran", "2024-05-01.."),
        ("who attacked Iran after 2022", "who attacked Iran", "2023-01-01.."),
        ("who attacked Iran before May 2022", "who attacked Iran", "..2022-04-30"),
        ("who attacked Iran until 2022", "who attacked Iran", "..2022-12-31"),
        ("who attacked Iran between April and July 2024", "who attacked Iran", "2024-04-01..2024-07-31"),
        ("who attacked Iran from 2014 to 2016", "who attacked Iran", "2014-01-01..2016-12-31"),
        ("who attacked Iran last month", "who attacked Iran", "2025-02-01..2025-02-28"),
        ("who attacked Iran this year", "who attacked Iran", "2025-01-01..2025-12-31"),
        ("who attacked Iran in the last week", "who attacked Iran", "2025-03-13..2025-03-20"),
        ("who attacked Iran yesterday", "who attacked Iran", "2025-03-19"),
        ("who attacked Iran recently", "who attacked Iran", "2025-02-18..2025-03-20"),
    ],
)
def test_a_time_is_taken_out(text, left, days):
    found = timed(text, NEWEST)
    assert (" ".join(found.text.split()), str(found.period)) == (left, days)


@pytest.mark.parametrize("text", ["who attacked Iran in May", "who leads Iran"])
def test_what_is_no_whole_time_stays(text):
    assert (timed(text, NEWEST).text, timed(text, NEWEST).period) == (text, None)


def test_a_stretch_that_ends_before_it_begins_leaves_a_word_that_is_not_understood():
    assert timed("who attacked Iran from 2016 to 2014", NEWEST).text.endswith("to 2014")


def test_today_is_no_stretch_of_days():
    found = timed("who leads Iran today", NEWEST)
    assert (found.text.strip(), found.period, found.present) == ("who leads Iran", None, True)


def test_nothing_is_reckoned_where_no_text_has_a_date():
    assert timed("what changed lately", None).period is None
