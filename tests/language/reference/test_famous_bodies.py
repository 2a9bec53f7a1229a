"""Famous bodies by names that other states have for theirs."""

import pytest
from spacy.language import Language

from kg.language import annotations

FAMOUS = "organization/us-congress"
MEANT = [
    ("Congress adjourned.", "Congress", FAMOUS),
    ("Texas voted. Congress adjourned.", "Congress", FAMOUS),
    ("Iran and Iraq signed it. Congress objected.", "Congress", FAMOUS),
    ("Congress warned Iran. Biden signed the bill.", "Congress", FAMOUS),
    ("Brazil voted on Sunday. Congress adjourned.", "Congress", None),
    ("Congress in Brasilia passed the bill.", "Congress", "organization/br/congress"),
    ("The Foreign Ministry in Ankara denied it.", "Foreign Ministry", "organization/tr/foreign-ministry"),
    ("The Department of Justice in Manila sued.", "Department of Justice", "organization/ph/justice-department"),
    ("The Foreign Ministry in Ankara, Texas, is a bar.", "Foreign Ministry", None),
    ("Crowds met in Kenya. The Supreme Court ruled.", "Supreme Court", "organization/ke/supreme-court"),
    (
        "Crowds met in Nairobi. The Election Commission left.",
        "Election Commission",
        "organization/ke/election-commission",
    ),
    ("A Kenyan crowd met. The Supreme Court ruled.", "Supreme Court", None),
    ("Crowds met in Kenya and Mali. The Supreme Court ruled.", "Supreme Court", None),
    ("Crowds met in Kenya. The Foreign Ministry spoke.", "Foreign Ministry", None),
    ("Crowds met in Kenya. The supreme court ruled.", "supreme court", None),
    ("Crowds met in Ohio in the United States. The Supreme Court ruled.", "Supreme Court", None),
    ("The Election Commission left.", "Election Commission", None),
    ("The Foreign Ministry in Izmir denied it.", "Foreign Ministry", None),
    ("The Foreign Ministry met them in Ankara.", "Foreign Ministry", None),
    ("The Supreme Court met in Ankara.", "Supreme Court", "organization/tr/supreme-court"),
    ("The State Department condemned Iran.", "State Department", "organization/us-state-department"),
    ("Russia vetoed it in the Security Council.", "Security Council", "organization/un-security-council"),
    ("Australia votes. The House of Representatives met.", "House of Representatives", None),
]


@pytest.mark.parametrize(("text", "name", "key"), MEANT)
def test_whose_body_a_name_that_many_states_use_means(nlp: Language, text: str, name: str, key: str | None) -> None:
    doc = nlp(text)
    listed = annotations.entities(doc)
    found = [m for m in annotations.mentions(doc) if doc[m["start"] : m["end"]].text == name]
    assert [listed[m["entity"]]["key"] for m in found if m["entity"] is not None] == [key]


def test_what_the_text_does_not_tell_of_stays_its_own(nlp: Language) -> None:
    doc = nlp("Brazil voted on Sunday. Congress adjourned. The Election Commission met. The Election Commission left.")
    assert {e["named"] for e in annotations.entities(doc) if e["type"] == "Organization"} == {False}
