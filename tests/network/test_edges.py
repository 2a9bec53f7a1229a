"""What dates an edge."""

import pytest
from dated import said

from kg.network.edges import dated_by, edge

TOLD = said("1", "2024-01-05")
LOOSE = said("2", "", date="2024-01-09", dating="publication")
NEVER = said("3", "")


@pytest.mark.parametrize(
    ("passages", "by"),
    [((TOLD,), "event"), ((LOOSE, NEVER), "publication"), ((TOLD, LOOSE), "both"), ((NEVER,), ""), ((), "")],
)
def test_an_edge_is_dated_by_its_events_or_by_publication(passages, by):
    assert dated_by(passages) == by


def test_the_attribute_stands_on_the_edge():
    assert edge("ASSAULT", (TOLD, LOOSE))["dated_by"] == "both"
