"""Bodies that a longer list than the gazetteer's knows."""

import pytest

from kg.annotated import make_doc
from kg.language import annotations
from kg.model import Document


def keys(nlp, text):
    doc = nlp(make_doc(nlp, Document(id="t", text=text, published="2023-05-02")))
    named = [m for m in annotations.mentions(doc) if m["form"] == "name"]
    return {doc[m["start"] : m["end"]].text: m["key"] for m in named}


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        ("The African Energy Commission praised Ghana.", "African Energy Commission", "african-energy-commission"),
        ("UNIDO signed a deal with Kenya.", "UNIDO", "united-nations-industrial-development-organization"),
        ("Spain's PSOE rejected the plan.", "PSOE", "spanish-socialist-workers-party"),
        ("France's National Rally condemned the vote.", "National Rally", "national-rally"),
        ("The Haqqani Network bombed a bank in Kabul.", "Haqqani Network", "haqqani-network"),
    ],
)
def test_a_name_or_acronym_leads_to_the_body(nlp, text, name, key):
    assert keys(nlp, text)[name] == f"organization/{key}"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The National Rally condemned the vote.", "National Rally"),  # of no state that the text names
        ("The PSOE rejected the plan.", "PSOE"),
        ("The Pine Street Opera Ensemble met in Spain. The PSOE left.", "PSOE"),  # says itself what it is
    ],
)
def test_a_name_that_may_be_of_another_stays_open(nlp, text, name):
    assert keys(nlp, text).get(name) is None
