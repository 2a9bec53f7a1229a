"""Names of bodies that the text itself shortens."""

import pytest
from spacy.language import Language

from kg.language.names.spans import MentionSpan
from kg.language.names.spelled_out import widen


def told(parser: Language, text: str, *found: MentionSpan) -> list[tuple[str, str]]:
    doc = parser(text)
    return [(doc[s.start : s.end].text, s.type) for s in widen(doc, list(found), [True] * len(doc))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The West African Fishing Union met. WAFU left.", ["West African Fishing Union", "WAFU"]),
        ("The Union of Norland Miners' Clubs lost, the UNMC said.", ["Union of Norland Miners' Clubs", "UNMC"]),
        ("The Norland Miners' Union (NMU) met.", ["Norland Miners' Union", "NMU"]),
        ("The Sudrian Air Force met. The SAF left.", ["Sudrian Air Force", "SAF"]),
        ("The Sudrian Air Force met. The SAN left.", []),
        ("A West African Fishing Ship sank. WAFS left.", []),
        ("THE WEST AFRICAN FISHING UNION MET. WAFU LEFT.", []),
        ("The West Union of Fishing met. NATO left.", []),
    ],
)
def test_an_acronym_tells_the_bounds_of_its_name(parser: Language, text: str, names: list[str]) -> None:
    assert [name for name, _ in told(parser, text)] == names


def test_what_is_within_the_name_goes_and_what_is_known_around_it_stays(parser: Language) -> None:
    text = "The West African Fishing Union met. WAFU left."
    inner, owner = MentionSpan(2, 3, "Place", known=True), MentionSpan(1, 2, "State", known=True)
    full = [("West African Fishing Union", "Organization"), ("WAFU", "Organization")]
    assert told(parser, text, inner) == full
    assert told(parser, text, owner) == [full[0], ("West", "State"), full[1]]
    wider = MentionSpan(0, 5, "Organization", known=True)
    assert told(parser, text, wider) == [("The West African Fishing Union", "Organization"), full[1]]
