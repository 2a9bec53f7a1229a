"""FollowTheMoney: entities as its model has them; each statement with its sentence; nothing denied is a fact."""

import json
import os
import re
import subprocess
from pathlib import Path

import manners
import pytest
import samples

from kg.exports import export
from kg.exports.ftm_ids import ftm_id, key_of

CHECK = Path(__file__).with_name("ftm_check.py")
MODEL = json.loads((Path(__file__).parents[1] / "data" / "ftm-model.json").read_text())["schemata"]
ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?")
TEXTS = {"first.txt": samples.FIRST, "second.txt": samples.SECOND, manners.NAME: manners.TEXT}
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@pytest.fixture(scope="module")
def entities(full, tmp_path_factory):
    path = export(full, "ftm", tmp_path_factory.mktemp("ftm") / "graph.ftm.json")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def of(entities, schema):
    return [entity["properties"] for entity in entities if entity["schema"] == schema]


def test_schemata_properties_and_ends_are_those_of_the_model(entities):
    schemata = {entity["id"]: entity["schema"] for entity in entities}
    assert len(schemata) == len(entities)  # each id once
    for entity in entities:
        schema = MODEL[entity["schema"]]
        assert ID.fullmatch(entity["id"])
        assert set(schema["required"]) <= set(entity["properties"])
        for name, values in entity["properties"].items():
            kind, *ends = schema["properties"][name]
            assert values == sorted(set(values))
            if kind == "entity":
                assert all(ends[0] in MODEL[schemata[value]]["is_a"] for value in values), (entity, name)
            if kind == "date":
                assert all(map(DATE.fullmatch, values))
    assert len(set(schemata.values())) > 15


@pytest.mark.skipif("KG_FTM_PYTHON" not in os.environ, reason="no interpreter with followthemoney: .ci/run makes one")
def test_the_package_itself_finds_nothing_wrong(full, tmp_path):
    path = export(full, "ftm", tmp_path / "graph.ftm.json")
    checked = [os.environ["KG_FTM_PYTHON"], str(CHECK)]
    with path.open("rb") as file:
        done = subprocess.run(
            checked, stdin=file, capture_output=True, text=True, check=False, env={"PATH": "/usr/bin"}
        )
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "", "")
    broken = (
        b'{"id": "a", "schema": "Membership", "properties": {"member": ["b"], "wheels": ["4"], "date": ["soon"]}}\n'
    )
    done = subprocess.run(checked, input=broken, capture_output=True, check=False, env={"PATH": "/usr/bin"})
    assert done.returncode == 1


def test_each_statement_leads_to_its_sentence_document_and_offsets(entities):
    articles = {entity["id"]: entity["properties"] for entity in entities if entity["schema"] == "Article"}
    told = [entity["properties"] for entity in entities if "summary" in entity["properties"]]
    assert len(told) > 30
    for values in told:
        for where in values.get("recordId") or values["notes"]:
            document, start, end = re.fullmatch(r"(.*)#char=(\d+),(\d+)", where).groups()
            key = document.removeprefix("https://w3id.org/influence-kg/id/")
            assert ftm_id(key) in values["proof"]
            text = TEXTS[articles[ftm_id(key)]["fileName"][0].replace("third, =", "third,\n=")]
            words = text[int(start) : int(end)].replace("\u2028", " ")
            assert words in values["summary"]


def test_the_text_of_a_document_keeps_its_offsets(entities):
    (first,) = [values for values in of(entities, "Article") if values["fileName"] == ["first.txt"]]
    assert first["bodyText"] == [samples.FIRST]
    assert (first["publishedAt"], first["publisher"], first["author"]) == (
        ["2025-01-10"],
        ["The Lantern"],
        ["A. Writer"],
    )
    (third,) = [values for values in of(entities, "Article") if "third" in values["fileName"][0]]
    assert third["bodyText"] == [manners.TEXT.replace("\u2028", " ")]
    assert [v["notes"] for v in of(entities, "Article") if v["fileName"] == ["second.txt"]] == [["copy of first.txt"]]


def test_what_holds_has_the_schema_that_says_it(entities):
    membership, described = sorted(of(entities, "Membership"), key=lambda values: values["role"])
    assert (described["role"], described["summary"]) == (["is affiliated with"], ["Orlavia's air defences"])
    assert (membership["member"], membership["organization"]) == (["kg-state.2FXO"], ["kg-alliance.2Fnorthern-pact"])
    (led,) = of(entities, "Directorship")
    assert (led["director"], led["summary"]) == (["kg-person.2Fana-kim"], ["Ana Kim leads Harbour Group."])
    (owned,) = of(entities, "Ownership")
    assert (owned["owner"], owned["asset"]) == (["kg-state.2FXO"], ["kg-organization.2Fharbour-group"])
    (speaks,) = of(entities, "Representation")
    assert speaks["agent"] == ["kg-person.2Flena-marsh"]
    (married,) = of(entities, "Family")
    assert married["relationship"] == ["is married to"]
    posts = {values["name"][0] for values in of(entities, "Position")}
    assert posts == {"head of state of Orlavia", "defence expert"}
    assert [values["startDate"] for values in of(entities, "Occupancy") if "startDate" in values] == [["2020"]]


def test_what_is_denied_possible_former_planned_or_only_said_never_looks_like_a_fact(entities):
    plain = {"is allied with", "takes part in", "is a party to", "actor", "recipient", "mediator"}
    roles = [values["role"][0] for values in of(entities, "UnknownLink")]
    less = sorted(role for role in roles if role not in plain)
    assert less == [
        "according to Lena Marsh: supports",
        "denied, according to Lena Marsh: actor",
        "denied: actor",
        "denied: is a member of",
        "denied: recipient",
        "former: leads",
        "planned: actor",
        "planned: recipient",
        "possible, according to Lena Marsh: opposes",
        "possible: is a member of",
        "threatened: actor",
        "threatened: recipient",
    ]
    events = {values["name"][0]: values for values in of(entities, "Event") if "summary" in values}
    assert {name.partition(":")[0] for name, values in events.items() if "involved" not in values} == {
        "Denied",
        "Planned",
        "Threatened",
    }
    assert events["CONSULT: Orlavia -> Azerbaijan (2025-03-03)"]["location"] == ["Ganja"]
    assert {values["description"][0] for values in of(entities, "Note")} >= {
        "Lena Marsh denies: Orlavia did not attack anyone,",
        "Lena Marsh asserts: that Azerbaijan might leave the pact",
    }


def test_people_and_states_carry_identities_and_names(entities):
    found = {entity["id"]: entity["properties"] for entity in entities}
    assert found["kg-state.2FAZ"]["wikidataId"] == ["Q227"]
    assert found["kg-state.2FTR"]["alias"] == ["Turkey"]
    assert found["kg-state.2FAZ"]["country"] == ["az"]
    assert "country" not in found["kg-state.2FXO"]  # no state of ISO 3166
    assert found["kg-group.2Ffirst.2Etxt.2Fair-defences"]["keywords"] == ["ArmedForce", "unnamed"]
    assert {"document", "resolved", "name", "detectedSchema"} == set(of(entities, "Mention")[0])


@pytest.mark.parametrize("key", ["state/AZ", "group/a.txt/x-", "person/%D0%B0", "https://e.org/a?b=1", "Ä/ü", "a-"])
def test_ids_lead_back_to_what_they_were_made_of(key):
    assert ID.fullmatch(ftm_id(key))
    assert key_of(ftm_id(key)) == key


def test_ids_of_others_lead_nowhere():
    assert [key_of(name) for name in ("Q227", "NK-abc", "kg-a.2f", "kg-.FF", "kg-.41")] == [None] * 5
    assert len(ftm_id("x" * 300)) < 200
    assert key_of(ftm_id("x" * 300)) is None
