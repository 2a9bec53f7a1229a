"""Which of a state's bodies a text means."""

import pytest

from kg.language.names.body_kinds import BodyKind, body_kind, label_of, listed_as, listed_key
from kg.lexica import gazetteer, tables
from kg.model import ACTOR_TYPES

ONE_KIND = [
    ("foreign-ministry", ["Foreign Ministry", "Ministry of Foreign Affairs", "foreign ministry", "MFA"]),
    ("defence-ministry", ["Defense Ministry", "Ministry of Defence", "Ministry of National Defense"]),
    ("interior-ministry", ["Interior Ministry", "Ministry of Internal Affairs", "ministry of the interior"]),
    ("digital-development-ministry", ["Ministry of Digital Development", "Digital Development Ministry"]),
    ("cabinet", ["cabinet", "Council of Ministers", "Cabinet of Ministers"]),
    ("police", ["police", "National Police"]),
    ("sovereign-council", ["Sovereign Council"]),
    ("treasury", ["Treasury", "Treasury Department", "Department of the Treasury"]),
    ("justice-department", ["Justice Department", "Department of Justice"]),
]
MANY_OF_A_STATE = [
    "court",
    "a ministry",
    "ministry",
    "Elm District Court",
    "Green Party",
    "15th Brigade",
    "Elm University",
    "",
]


@pytest.mark.parametrize(("kind", "forms"), ONE_KIND)
def test_the_names_of_one_body_are_one_kind(kind: str, forms: list[str]) -> None:
    found = [body_kind(form.split()) for form in forms]
    assert [one and one.kind for one in found] == [kind] * len(forms)
    assert len({one and one.label for one in found}) == 1


@pytest.mark.parametrize("name", MANY_OF_A_STATE)
def test_of_what_a_state_has_many_no_kind_is_told(name: str) -> None:
    assert body_kind(name.split()) is None


def test_a_ministrys_label_keeps_its_words() -> None:
    found = body_kind(["Ministry", "of", "Economy", ",", "Trade", "and", "Industry"])
    assert found == BodyKind("economy-trade-industry-ministry", "Economy, Trade and Industry Ministry", "Organization")


def test_a_label_names_the_state() -> None:
    court = BodyKind("supreme-court", "Supreme Court", "Organization")
    owners = ["state/KE", "state/US", "state/TV", "place/texas", "place/georgia-us"]
    assert [label_of(owner, court) for owner in owners] == [
        "Kenyan Supreme Court",
        "US Supreme Court",
        "Supreme Court of Tuvalu",
        "Texas Supreme Court",
        "Georgia Supreme Court",
    ]


def test_a_body_that_the_gazetteer_lists_keeps_its_key() -> None:
    assert listed_key("state/US", "coast-guard") == "organization/us-coast-guard"
    assert listed_key("state/US", "justice-department") == "organization/us-justice-department"
    assert listed_key("state/CN", "army") == "organization/peoples-liberation-army"
    assert listed_key("state/IN", "army") is None
    assert ("state/IL", "parliament") in listed_as("organization/knesset")
    assert listed_as(None) == ()


def test_the_bodies_of_the_table_are_of_states() -> None:
    keys = {key for row in tables.rows("institutions.tsv") for key in tables.values(row["bodies"])}
    assert {(gazetteer.entry(key).part_of or "").partition("/")[0] for key in keys} == {"state"}
    assert listed_key("state/RU", "security-council") == "organization/russian-security-council"
    assert listed_key("state/KE", "coast-guard") is None


def test_every_row_has_a_form_of_its_own_and_a_type_that_acts() -> None:
    forms = [form for row in tables.rows("institutions.tsv") for form in tables.values(row["forms"])]
    assert len(forms) == len(set(forms))
    assert {row["type"] for row in tables.rows("institutions.tsv")} <= ACTOR_TYPES
