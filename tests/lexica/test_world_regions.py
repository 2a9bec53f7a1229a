"""Regions of the world: the table, neighbours, members, names."""

import pytest

from kg.errors import LexiconError, UnknownNameError
from kg.lexica import tables, world_regions
from kg.lexica.world_regions import states_of


@pytest.mark.parametrize(
    ("name", "meant", "inside", "outside"),
    [
        ("Western Asia", "Western Asia", "AZ GE IL TR YE", "IR EG RU"),
        ("west asia", "Western Asia", "AZ", "IR"),
        ("145", "Western Asia", "AZ", "IR"),
        ("Asia", "Asia", "CN IR TR UZ", "RU EG"),
        ("the Americas", "Americas", "US BR CU", "ES"),
        ("North America", "North America", "US MX", "BR"),
        ("World", "World", "US RU ZA FJ", "AQ"),
        ("the Sahel", "Sahel", "ML NE", "DZ"),
        ("NATO", "NATO", "US TR FI", "RU"),
        ("north atlantic treaty organization", "NATO", "US", "RU"),
        ("CSTO", "Collective Security Treaty Organization", "RU KZ", "AZ"),
        ("Turkey", "Türkiye", "TR", "GR"),
        ("AZE", "Azerbaijan", "AZ", "AM"),
        ("Azerbaijan and its neighbours", "Azerbaijan and its neighbours", "AZ AM GE IR RU TR", "IQ"),
        ("the USA and neighbors", "United States and its neighbours", "US CA MX", "CU"),
    ],
)
def test_a_name_gives_the_states_of_a_region(name, meant, inside, outside):
    found, states = states_of(name)
    assert found == meant
    assert {f"state/{code}" for code in inside.split()} <= states
    assert not {f"state/{code}" for code in outside.split()} & states


def test_every_state_is_in_one_subregion_of_the_standard():
    leaves = [row["states"].split("|") for row in tables.rows(world_regions.TABLE) if row["code"] and row["states"]]
    found = [code for states in leaves for code in states]
    assert len(found) == len(set(found)) == 249
    assert set(found) == {row["iso2"] for row in tables.rows("states.tsv")} - {"AQ"}


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Westen Asia", "Western Asia"),
        ("Azerbajan and its neighbours", "Azerbaijan"),
        ("NTAO", "NATO"),
        ("qqqqqqqq", "UN region"),
    ],
)
def test_a_region_that_nobody_knows_is_refused_with_what_is_near(name, near):
    with pytest.raises(UnknownNameError, match="no region is called") as told:
        states_of(name)
    assert near in told.value.hint


WRONG = [
    ("Upland\t\t\tNowhere\t", "world_regions.tsv:2: unknown part 'Nowhere'"),
    ("Upland\t\t\t\tNO|QQ", "world_regions.tsv:2: unknown state 'QQ'"),
    ("Upland\t\t\t\t", "world_regions.tsv:2: a region without parts and states"),
    ("Upland\t\t\tUpland\t", "world_regions.tsv:2: a region that is part of itself"),
]


@pytest.mark.parametrize(("row", "message"), WRONG)
def test_a_malformed_row_is_refused_with_file_and_line(monkeypatch, row, message):
    real = tables.lines
    table = ("name\taliases\tcode\tparts\tstates", row)
    monkeypatch.setattr(tables, "lines", lambda name: table if name == world_regions.TABLE else real(name))
    for kept in (tables.rows, tables._places, world_regions._regions, world_regions._named):
        kept.cache_clear()
    try:
        with pytest.raises(LexiconError, match=message):
            states_of("Upland")
    finally:
        monkeypatch.undo()
        for kept in (tables.rows, tables._places, world_regions._regions, world_regions._named):
            kept.cache_clear()


def test_armed_groups_sit_in_states_that_there_are():
    known = {f"state/{row['iso2']}" for row in tables.rows("states.tsv")}
    assert set().union(*world_regions.homes().values()) <= known
    assert world_regions.homes()["organization/hezbollah"] == {"state/LB"}
