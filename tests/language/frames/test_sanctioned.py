"""Which state sanctions on its firms, ships and officials are aimed at."""

import pytest
from spacy.language import Language
from told import told

CASES = [
    ("The European Union imposed sanctions on forty Norwegian tankers.", "European Union > Norwegian"),
    (
        "The European Union imposed sanctions on two executives of the Norwegian state petroleum company.",
        "European Union > executives+Norwegian",
    ),
    (
        "The European Union imposed sanctions on two officials of the central bank of Norway.",
        "European Union > officials+Norway",
    ),
    (
        "The European Union added three Iranian officials to its sanctions list.",
        "European Union > Iranian officials+Iranian",
    ),
    ("The decision by Norway to fill the reservoir has deprived districts of Sweden of water.", "Norway > Sweden"),
    ("Norway announced a tariff on imports from Sweden.", "Norway > Sweden"),
    ("The European Union imposed sanctions on Chevron.", "European Union > Chevron"),
]
OTHERS = [
    "The European Union placed two Norwegian officials on its guest list.",
    "The weather has deprived districts of Sweden of water.",
]


@pytest.mark.parametrize(("text", "sides"), CASES, ids=[text for text, _ in CASES])
def test_sanctions_on_what_a_state_owns_are_aimed_at_it(nlp: Language, text: str, sides: str) -> None:
    assert any(line.startswith("SANCTION") and line.split(" ", 1)[1] == sides for line in told(nlp, text))


@pytest.mark.parametrize("text", OTHERS)
def test_what_is_no_sanction_is_aimed_at_nobody(nlp: Language, text: str) -> None:
    assert not any(line.startswith("SANCTION") for line in told(nlp, text))
