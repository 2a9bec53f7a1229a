"""The dead of the other side stand beside those of one, where the text counts more of them near by."""

from dataclasses import replace

import pytest

from kg.evidence import Event, Evidence
from kg.page.report.sayings import Sayings
from kg.page.report.tolls import more_dead
from kg.page.report.weighing import suffered

NORLAND = {"label": "Norland", "kind": "State", "other_names": ("Norlandic",), "named": True}
SHELLS = Evidence("g", 500, 540, "Norlandic shells killed 28 in Sudria.", "event")
KILLED = Event("k", "", "ASSAULT", "Happened", dead=28, actors=("n",), recipients=("s",), evidence=(SHELLS,))


def counted(sentence="The Norlandic Health Ministry counted 610 dead.", start=300, dead=610, graph="g", **values):
    said = Evidence(graph, start, start + len(sentence), sentence, "event")
    return Event("c", "", "ASSAULT", "Happened", dead=dead, evidence=(said,), **values)


def test_the_greater_number_of_the_side_that_did_it_is_told():
    found = more_dead(KILLED, [KILLED, counted()], [NORLAND], Sayings())
    assert found is not None
    assert found[1] == "The Norlandic Health Ministry counted 610 dead [Norland’s own]."


@pytest.mark.parametrize(
    "other",
    [
        counted(dead=20),
        counted("The Sudrian Health Ministry counted 610 dead."),
        counted(start=1000),
        counted(graph="h"),
        counted(actors=("s",)),
        counted(recipients=("n",)),
    ],
)
def test_no_other_number_is_told(other):
    assert more_dead(KILLED, [KILLED, other], [NORLAND], Sayings()) is None


def test_it_may_stand_beside_the_dead_whom_a_text_reports_without_the_deed():
    reported = Evidence("h", 330, 350, "Sudria reports 28.", "assertion")
    found = more_dead(replace(KILLED, tolls=(reported,)), [KILLED, counted(graph="h", dead=900)], [NORLAND], Sayings())
    assert found is not None
    assert found[0].graph == "h"


def test_it_is_told_beside_dead_whom_somebody_killed():
    for event in (replace(KILLED, actors=()), replace(KILLED, dead=None)):
        assert more_dead(event, [event, counted()], [NORLAND], Sayings()) is None


def test_a_hundred_who_fled_weigh_as_one_dead():
    assert suffered(KILLED) == 28
    assert suffered(replace(KILLED, dead=None, harmed=(("displaced", 100_000),))) == 1000
    assert suffered(replace(KILLED, dead=None, harmed=(("injured", 100_000),))) == 0
