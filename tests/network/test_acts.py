"""The days of an act that two texts tell."""

import pytest

from kg.evidence import Event
from kg.network.acts import Act


def act(iri: str, time: str, earliest: str, latest: str, dating: str) -> Act:
    event = Event(iri, "A deed", "COERCE", "Happened", time=time, earliest=earliest, latest=latest, dating=dating)
    nobody: frozenset[str] = frozenset()
    own = (nobody, nobody)
    return Act([event], (), nobody, nobody, own, (False, False), nobody, "", nobody, [], nobody, event)


DAY = ("2025-06-30", "2025-06-30", "2025-06-30", "relative")
SUMMER = ("2025", "2025-06-01", "2025-08-31", "relative")
SINCE = ("", "2025-06-30", "2025-07-22", "relative")
SPRING = ("", "2025-03-01", "2025-05-31", "relative")
TOLD = ("", "", "2025-07-22", "publication")
EARLIER = ("", "2025-07-01", "2025-07-08", "publication")


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        (DAY, SUMMER, ("2025-06-30", "2025-06-30")),
        (SUMMER, SINCE, ("2025-06-30", "2025-07-22")),
        (SUMMER, SPRING, ("2025-06-01", "2025-08-31")),
        (SUMMER, TOLD, ("2025-06-01", "2025-07-22")),
        (TOLD, EARLIER, ("", "2025-07-08")),
    ],
)
def test_an_act_told_twice_lies_in_the_days_that_both_tellings_allow(one, other, days):
    for first, second in ((one, other), (other, one)):
        told = act("a", *first)
        told.absorb(act("b", *second))
        assert (told.event.earliest, told.event.latest) == days
