"""Which days the time of an event allows by its reports."""

from dataclasses import replace

import pytest

from kg.evidence import Evidence
from kg.store.events import interval

TOLD = Evidence(graph="d1", start=0, end=9, sentence="", iri="r1", term="ASSAULT")
DAY = replace(TOLD, time="2024-12-25", earliest="2024-12-25", latest="2024-12-25", dating="stated")
MONTH = replace(TOLD, time="2024-12", earliest="2024-12-01", latest="2024-12-31", dating="stated")
NEWS = replace(TOLD, earliest="2024-12-20", latest="2024-12-27", dating="publication")
LATER = replace(TOLD, earliest="2024-12-25", latest="2025-01-01", dating="publication")
OLD = replace(TOLD, latest="2005-12-31", dating="relative")


@pytest.mark.parametrize(
    ("time", "reports", "expected"),
    [
        ("", [TOLD], ("", "", "")),
        ("2024-12-25", [MONTH, DAY], ("2024-12-25", "2024-12-25", "stated")),
        ("2024-12", [MONTH, NEWS], ("2024-12-01", "2024-12-31", "stated")),
        ("", [LATER, NEWS], ("2024-12-25", "2024-12-27", "publication")),
        ("", [OLD, NEWS], ("", "2005-12-31", "relative")),
        ("", [NEWS, replace(LATER, earliest="2025-01-01")], ("2024-12-20", "2024-12-27", "publication")),
    ],
)
def test_the_surest_reports_say_it_and_together_narrow_it(time, reports, expected):
    assert interval(time, reports) == expected
    assert interval(time, reports[::-1]) == expected
