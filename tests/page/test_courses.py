"""How the conflict of a pair goes, in words."""

import pytest

from kg.network import Trend, Window
from kg.page.words.courses import course

BEFORE, AFTER = ("2025-05-01", "2025-07-31"), ("2025-08-01", "2025-10-31")


def trend(course, before, after, chance=None):
    (first, low), (second, high) = before, after
    return Trend("a", "b", Window(*BEFORE, first, first, low), Window(*AFTER, second, second, high), course, chance)


WORDS = [
    (
        trend("heating up", (3, 2.0), (4, 9.0), 0.0286),
        "heating up: conflict 2.0 a text in 3 texts of May 2025 to July 2025, 9.0 in 4 of August 2025 to October 2025"
        " (chance 0.029)",
    ),
    (
        trend("no texts", (2, 4.5), (0, None)),
        "not compared: no text of August 2025 to October 2025 tells of both, 2 of May 2025 to July 2025",
    ),
    (
        trend("no texts", (0, None), (0, None)),
        "not compared: no text of August 2025 to October 2025 tells of both, none of May 2025 to July 2025",
    ),
    (
        trend("too few texts", (1, 4.5), (3, 1.0)),
        "not compared: 1 text of May 2025 to July 2025 tells of both, 3 of August 2025 to October 2025",
    ),
    (
        trend("other outlets", (3, 4.5), (3, 1.0)),
        "not compared: the texts of May 2025 to July 2025 and of August 2025 to October 2025 are from other outlets",
    ),
]


@pytest.mark.parametrize(("told", "words"), WORDS)
def test_a_course_says_what_it_rests_on_or_why_there_is_none(told, words):
    assert len(WORDS) == 5
    assert course(told) == words
