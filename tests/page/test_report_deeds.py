"""When an actor's deed was done, in the words of the report."""

import pytest

from kg.evidence import Evidence
from kg.page.report.deeds import when_done


def said(time: str, first: str, last: str, dating: str) -> Evidence:
    days = {"time": time, "earliest": first, "latest": last, "dating": dating, "date": "2025-07-15"}
    return Evidence("d:a", 0, 9, "Norland fired.", kind="event", event="e:a", **days)


WAR = said("", "2025-06-13", "2025-06-24", "relative")
SUMMER = said("2025", "2025-06-01", "2025-08-31", "relative")
YEAR = said("2025", "2025-01-01", "2025-12-31", "stated")
DAY = said("2025-06-23", "2025-06-23", "2025-06-23", "stated")
NEWS = said("", "2025-07-08", "2025-07-15", "publication")


@pytest.mark.parametrize(
    ("held", "words"),
    [
        ([WAR], "between 13 and 24 June 2025"),
        ([SUMMER], "between 1 June and 31 August 2025"),
        ([SUMMER, WAR], "between 13 and 24 June 2025"),
        ([YEAR], "2025"),
        ([DAY, WAR], "23 June 2025"),
        ([NEWS], "no later than 15 July 2025"),
        ([NEWS, WAR], "between 13 and 24 June 2025"),
    ],
)
def test_a_deed_has_the_narrowest_days_that_the_texts_leave(held, words):
    assert when_done(held, "fired") == words
