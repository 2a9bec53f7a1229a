"""Which days the time of an event allows by its reports."""

from dataclasses import replace

import pytest

from kg.evidence import Evidence
from kg.quads import terms as t
from kg.store.events import event_quads, interval
from kg.store.gathering import across_documents, in_documents
from kg.store.reported import alone

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


@pytest.mark.parametrize(("words", "events"), [(("~burn port", "~burn port"), 1), (("~burn port", "~took school"), 2)])
def test_two_acts_of_a_day_and_a_doer_without_a_target_are_two_events(words, events):
    told = replace(DAY, subjects=("https://x/XO",), status="Happened", certainty="Certain")
    reports = [replace(told, iri=f"https://x/{n}", graph=f"https://x/d{n}") for n in range(2)]
    alike = zip(reports, words, strict=True)
    gatherings = across_documents(in_documents(alone(one, words=frozenset(said.split())) for one, said in alike))
    quads = list(event_quads(gatherings, str, base="https://x/", changed={}))
    assert len({quad.subject for quad in quads}) == events
    assert len([quad for quad in quads if quad.predicate == t.REPORTED_IN]) == 2
