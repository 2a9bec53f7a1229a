"""Lines in capitals."""

import pytest

from kg.annotated import make_doc
from kg.annotated.capitals import headings_in_prose, in_prose
from kg.language import annotations
from kg.model import Document

WORDS = frozenset(["bombs", "after", "meets", "and", "sign", "peace", "deal", "in", "the", "met", "on"])
LINES = [
    ("RUSSIA BOMBS UKRAINE AFTER LUNDGREN MEETS BERG.", "Russia bombs Ukraine after Lundgren meets Berg."),
    ("THE UNITED STATES MET NATO IN TEL AVIV", "The United States met NATO in Tel Aviv"),
    ("RUSSIA BOMBS UKRAINE AFTER DEAL. Berg wept.", "Russia bombs Ukraine after deal. Berg wept."),
    ("NATO, EU, UN, OSCE", "NATO, EU, UN, OSCE"),
    ("KYIV, Ukraine, MARCH 3", "KYIV, Ukraine, MARCH 3"),
    ("The NATO AND EU met IN the DEAL.", "The NATO AND EU met IN the DEAL."),
    ("İSTANBUL BOMBS RUSSIA IN PEACE", "İstanbul bombs Russia in peace"),
]


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_a_line_in_capitals_is_written_as_in_prose(line, expected):
    found = in_prose(line, WORDS.__contains__)
    assert found == expected
    assert len(found) == len(line)


HEADINGS = [
    ("The Peace Deal in the United States", "", "The peace deal in the United States"),
    ("The Peace Deal in Paris", "Nobody saw the Peace Deal.", "The Peace Deal in Paris"),
    ("The Lundgren Deal", "", "The Lundgren deal"),
    ("The Lundgren Deal", "What a lundgren.", "The lundgren deal"),
    ("The Trump Deal on Monday in April", "Mr. Trump won.", "The Trump deal on Monday in April"),
    ("The DEAL of the EU", "", "The DEAL of the EU"),
]


@pytest.mark.parametrize(("heading", "below", "expected"), HEADINGS)
def test_a_title_is_written_as_the_text_below_writes_its_words(heading, below, expected):
    words = WORDS | {"trump", "monday", "april", "united", "states", "of"}
    found = headings_in_prose(f"{heading}\n\n{below}", [(0, len(heading))], words.__contains__)
    assert found == f"{expected}\n\n{below}"


def test_an_event_is_found_in_a_line_in_capitals(nlp):
    text = "RUSSIA BOMBS UKRAINE AFTER PUTIN MEETS LUKASHENKO."
    doc = nlp(make_doc(nlp, Document(id="d", text=text)))
    found = {(event["root"], doc[event["trigger"]].text) for event in annotations.events(doc)}
    assert found >= {("ASSAULT", "bombs"), ("CONSULT", "meets")}
    assert doc._.kg_text == text
