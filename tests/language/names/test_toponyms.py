"""Places named with what they lie in."""

import pytest

from kg.language import annotations
from kg.language.names import toponyms

PAIRS = [
    ("He lives in Ganja, Azerbaijan.", [("Ganja", "Azerbaijan")]),
    ("He lives in Gori in Georgia.", [("Gori", "Georgia")]),
    ("They met in Baku, Tbilisi and Yerevan.", []),
    ("Armenia, Georgia and Turkey agreed.", []),
    ("They flew from Baku to Georgia.", []),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_a_place_lies_in_the_one_named_behind_it(nlp, text, expected):
    doc = nlp(text)
    found = toponyms.enclosures(doc, annotations.mentions(doc))
    assert [(doc[a["start"] : a["end"]].text, doc[b["start"] : b["end"]].text) for a, b in found] == expected
