"""When an actor's deed was done, and in whose words it is told."""

import pytest

from kg.evidence import Evidence
from kg.page.report.deeds import told, when_done
from kg.page.report.sayings import Sayings


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


def blow(sentence: str, *on: str, sure: float = 0.8) -> Evidence:
    at = sentence.index("launched")
    known = {"trigger": (at, at + len("launched")), "marks": ((0, len("Norland")),), "objects": on, "confidence": sure}
    return Evidence("d:a", 0, len(sentence), sentence, kind="event", event="e:a", **known)


@pytest.mark.parametrize(
    ("sentence", "on", "words"),
    [
        ("Norland launched what Norland calls an operation.", (), "launched raids on Sudria"),
        ("Norland launched what Norland calls an operation.", ("e:s",), "launched what Norland calls an operation"),
        ("Norland launched a huge operation.", (), "launched a huge operation"),
    ],
)
def test_a_deed_on_somebody_is_told_by_what_it_is_called_only_where_no_other_text_tells_it(sentence, on, words):
    surer, other = blow(sentence, *on, sure=0.9), blow("Norland launched raids on Sudria.", "e:s")
    assert told([surer, other], {"label": "Norland"}, {"label": "Sudria"}, Sayings())[0] == words
    alone = told([surer], {"label": "Norland"}, {"label": "Sudria"}, Sayings())[0]
    assert alone == sentence.removeprefix("Norland ").rstrip(".")
