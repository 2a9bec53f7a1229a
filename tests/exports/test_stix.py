"""STIX 2.1: objects as the specification has them; facts alone are relationships."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
from where import words

from kg.exports import export

CHECK = Path(__file__).with_name("stix_check.py")
COMMON = {"type", "spec_version", "id", "created", "modified"}
REQUIRED = {
    "identity": {"name"},
    "location": set(),
    "relationship": {"relationship_type", "source_ref", "target_ref"},
    "note": {"content", "object_refs"},
    "report": {"name", "published", "object_refs"},
}
ID = re.compile(r"[a-z-]+--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
STAMP = re.compile(r"\d{4}-\d\d-\d\dT00:00:00\.000Z")


@pytest.fixture(scope="module")
def path(full, tmp_path_factory):
    return export(full, "stix", tmp_path_factory.mktemp("stix") / "bundle.json")


@pytest.fixture(scope="module")
def objects(path):
    bundle = json.loads(path.read_text(encoding="utf-8"))
    assert bundle["type"] == "bundle"
    assert ID.fullmatch(bundle["id"])
    return bundle["objects"]


def of(objects, kind):
    return [one for one in objects if one["type"] == kind]


def test_objects_have_what_the_specification_asks_for(objects):
    ids = [one["id"] for one in objects]
    assert len(ids) == len(set(ids))
    for one in objects:
        assert set(one) >= COMMON | REQUIRED[one["type"]]
        assert ID.fullmatch(one["id"])
        assert one["id"].startswith(one["type"])
        assert all(STAMP.fullmatch(one[name]) for name in ("created", "modified", "published") if name in one)
        refs = [*one.get("object_refs", ()), *(one[end] for end in ("source_ref", "target_ref") if end in one)]
        assert set(refs) <= set(ids)
        assert 0 <= one.get("confidence", 0) <= 100
    assert {one["type"] for one in objects} == set(REQUIRED)
    (ganja,) = of(objects, "location")
    assert (ganja["name"], ganja["country"], ganja["latitude"], ganja["longitude"]) == ("Ganja", "AZ", 40.68, 46.36)
    (kesh,) = [one for one in of(objects, "identity") if one["name"] == "Lower Kesh"]  # nobody knows where that is
    assert kesh["identity_class"] == "unspecified"


@pytest.mark.skipif("KG_STIX_PYTHON" not in os.environ, reason="no interpreter with stix2: .ci/run makes one")
def test_the_package_itself_takes_the_bundle(path):
    command = [os.environ["KG_STIX_PYTHON"], "-W", "ignore", str(CHECK)]
    done = subprocess.run(command, input=path.read_bytes(), capture_output=True, check=False, env={})
    assert (done.returncode, done.stderr) == (0, b"")
    broken = path.read_bytes().replace(b'"relationship_type"', b'"kind_of_tie"', 1)
    assert subprocess.run(command, input=broken, capture_output=True, check=False, env={}).returncode != 0


def test_facts_alone_are_relationships(objects):
    names = {one["id"]: one.get("name") for one in objects}
    ties = {
        (names[r["source_ref"]], r["relationship_type"], names[r["target_ref"]]) for r in of(objects, "relationship")
    }
    assert ties == {
        ("Azerbaijan", "allied-with", "Türkiye"),
        ("air defences", "affiliated-with", "Orlavia"),  # by its description alone
        ("Ana Kim", "leads", "Harbour Group"),
        ("Harbour Group", "owned-by", "Orlavia"),
        ("Ana Kim", "head-of-state-of", "Orlavia"),
        ("Orlavia", "member-of", "Northern Pact"),
        ("Lena Marsh", "spokesperson-of", "Orlavia"),
        ("Ana Kim", "spouse-of", "Lena Marsh"),
        ("Orlavia", "participant-in", "Long War"),
        ("Orlavia", "party-to", "Ganja Accord"),
    }
    (head,) = [one for one in of(objects, "relationship") if one["relationship_type"] == "head-of-state-of"]
    assert head["start_time"] == "2020-01-01T00:00:00.000Z"


def test_notes_say_first_whether_they_tell_of_a_fact(objects):
    notes = {one["abstract"]: one["labels"] for one in of(objects, "note")}
    assert notes["denied: Türkiye is a member of Northern Pact"][:2] == ["claim", "denied"]
    assert notes["former: Lena Marsh leads Harbour Group"][:2] == ["claim", "former"]
    assert notes["Planned: ASSAULT: Orlavia -> Azerbaijan"][:2] == ["no event", "Planned"]
    assert notes["CONSULT: Orlavia -> Azerbaijan (2025-03-03)"][:2] == ["event", "Happened"]
    assert notes["Lena Marsh has the position of defence expert"][0] == "fact"
    assert notes["Lena Marsh denies: Orlavia did not attack anyone,"] == ["attribution", "denies"]
    for words_, labels in notes.items():
        assert labels[0] in {"fact", "event", "attribution"} or re.match(r"[A-Za-z, ]+: ", words_)


def test_each_statement_leads_to_its_sentences_and_report(objects):
    stated = [*of(objects, "relationship"), *of(objects, "note")]
    reported = {ref for one in of(objects, "report") for ref in one["object_refs"]}
    for one in stated:
        told = one.get("content") or one.get("description") or "Orlavia's air defences"
        assert all(words(reference["external_id"]) in told for reference in one["external_references"])
        assert one["id"] in reported
