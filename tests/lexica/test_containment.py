"""Which state a place lies in: what is known, and what is left open."""

import pytest

from kg.lexica import gazetteer, tables
from kg.lexica.containment import TABLE, containment, holders

KNOWN = [
    ("place/leipzig", ["state/DE"]),
    ("place/baku", ["state/AZ"]),
    ("place/ohio", ["state/US"]),
    ("place/chicago", ["place/illinois", "state/US"]),
    ("place/helmand-province", ["state/AF"]),
    ("place/bavaria", ["state/DE"]),
]


@pytest.mark.parametrize(("key", "levels"), KNOWN)
def test_a_place_lies_in_a_state(key, levels):
    assert [found.holder for found in holders(key)] == levels


def test_number_of_known_cases():
    assert len(KNOWN) == 6


@pytest.mark.parametrize(
    "key", ["place/cordoba", "place/punjab", "place/georgia", "place/crimea", "place/nowhere-at-all", "person/ohio"]
)
def test_ambiguous_disputed_and_unknown_places_are_left_open(key):
    assert containment(key) is None


def test_source_is_told():
    assert containment("place/leipzig").source.startswith("GeoNames ")
    assert containment("place/baku").source == "gazetteer of kg"


def test_every_row_leads_to_a_state_that_the_gazetteer_knows():
    rows = tables.rows(TABLE)
    assert len(rows) > 5_000
    assert len({row["key"] for row in rows}) == len(rows)
    for row in rows:
        last = list(holders(row["key"]))[-1].holder
        assert last.startswith("state/")
        assert gazetteer.known(last)
