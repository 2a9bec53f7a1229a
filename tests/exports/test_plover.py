"""Event tables in the columns of POLECAT, what did not happen apart."""

import csv

import pytest
from where import words

from kg.exports import export
from kg.exports.plover import OURS, POLECAT


@pytest.fixture(scope="module")
def folder(full, tmp_path_factory):
    return export(full, "plover", tmp_path_factory.mktemp("plover") / "tables")


def rows(folder, name):
    with (folder / name).open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        assert tuple(reader.fieldnames) == (*POLECAT, *OURS)
        return list(reader)


def test_what_happened_is_apart_from_what_did_not(folder):
    happened, other = rows(folder, "events.csv"), rows(folder, "not-happened.csv")
    assert sorted(row["Event Type"] for row in happened) == ["ASSAULT", "CONSULT"]
    assert {row["Status"] for row in happened} == {"Happened"}
    assert sorted((row["Event Type"], row["Status"], row["Manner"]) for row in other) == [
        ("ASSAULT", "Denied", "denied"),
        ("ASSAULT", "Denied", "denied, according to Lena Marsh"),
        ("ASSAULT", "Planned", "planned"),
        ("SANCTION", "Threatened", "threatened"),
    ]


def test_each_row_leads_to_its_sentences(folder):
    for name in ("events.csv", "not-happened.csv"):
        for row in rows(folder, name):
            told = [words(passage) for passage in row["Passages"].split(" ")]
            assert len(told) == int(row["Reports"])
            assert row["Sentence"] == told[0]


def test_the_columns_of_a_row(folder):
    talks, downing = sorted(rows(folder, "events.csv"), key=lambda row: row["Event Type"], reverse=True)
    got = [talks[name] for name in ("Event Date", "Event Mode", "Intensity", "Quad Code", "Mediators", "Source")]
    assert got == ["2025-03-03", "meet", "1.0", "1", "Türkiye", "'=Wire"]  # no formula
    place = [talks[name] for name in ("Placename", "Country", "Latitude", "Longitude")]
    assert place == ["Ganja", "AZE", "40.68", "46.36"]
    sides = [downing[f"{side} {name}"] for side in ("Actor", "Recipient") for name in ("Name", "Country")]
    assert sides == ["Orlavia", "", "Azerbaijan", "AZE"]
    assert (downing["Primary Actor Sector"], downing["Recipient Wikidata"]) == ("GOV", "Q227")
    assert (downing["Fatalities"], downing["Quad Code"], downing["Intensity"]) == ("38", "4", "-9.0")
    assert (downing["Sources"], downing["Publication Date"]) == ("The Beacon; The Lantern", "2025-01-10")
    empty = {name for name in POLECAT if not any(row[name] for row in (talks, downing))}
    assert {"Contexts", "Actor COW", "City", "Story People", "Version"} <= empty
