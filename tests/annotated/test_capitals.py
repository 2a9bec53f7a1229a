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


LOWER = (
    "russia attacked ukraine on monday, the prime minister, lundgren, told the vhp. who bombs the vodo-camp? the "
    "un and he met berg's men, and i met mr. tall in tel aviv."
)
WRITTEN = (
    "Russia attacked Ukraine on Monday, the prime minister, Lundgren, told the VHP. Who bombs the vodo-camp? The "
    "UN and he met Berg's men, and I met mr. Tall in Tel Aviv."
)


def test_a_text_without_capitals_gets_those_of_its_names():
    words = WORDS | {"attacked", "prime", "minister", "told", "who", "he", "men", "i", "mr", "camp"}
    assert in_prose(LOWER, words.__contains__) == WRITTEN


def test_a_text_with_capitals_keeps_its_small_letters():
    text = f"{LOWER}\n\nThis is what Norland told the EU and Sudria, and what Berg told Norland and the EU, in Geneva."
    assert in_prose(text, WORDS.__contains__) == text
    assert in_prose("russia bombs ukraine", WORDS.__contains__) == "russia bombs ukraine"  # too short to tell


def test_words_of_english_are_told_from_names(nlp):
    text = (
        "the police said that chad and mumbai were told of activities in turkey. julio ribeiro carried the water of "
        "lvov on thursday, he said, and who knows what the jordan holds."
    )
    found = make_doc(nlp, Document(id="d", text=text)).text
    assert found == (
        "The police said that Chad and Mumbai were told of activities in Turkey. Julio Ribeiro carried the water of "
        "Lvov on Thursday, he said, and who knows what the Jordan holds."
    )


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
