"""Accident or violence, by what is told before a blast and after it."""

import pytest
from spacy.language import Language
from told import told

VIOLENT = [  # whom, text
    ("mosque", "A blast ripped through a mosque in Basra. Police said that a suicide bomber had entered it."),
    ("market", "A suicide bomber had entered a mosque. A blast ripped through the market beside it."),
    ("bridge", "A blast tore a section from the bridge near Basra. A couple died in it. Norway spoke of an attack."),
]
# Violence two sentences before, beyond the blank between paragraphs.
VIOLENT += [("market", "A suicide bomber entered a mosque. It was noon.\n\nA blast ripped through the market.")]
ACCIDENTAL = [
    "A blast tore through a mill in Basra. A boiler had overheated in the fire.",
    "A blast tore through a mill in Basra. It was late. Nobody knew why. Ann was at home. Rebels attacked Norway.",
    "A blast tore a section from the bridge near Basra.",
]


@pytest.mark.parametrize(("whom", "text"), VIOLENT, ids=[text for _, text in VIOLENT])
def test_a_blast_is_a_deed_where_the_text_tells_of_violence_near_it(nlp: Language, whom: str, text: str) -> None:
    assert any(line.startswith(f"ASSAULT  > {whom}") for line in told(nlp, text))


@pytest.mark.parametrize("text", ACCIDENTAL)
def test_a_blast_is_none_where_it_tells_of_an_accident_or_of_nothing(nlp: Language, text: str) -> None:
    assert not any(line.startswith("ASSAULT  > ") for line in told(nlp, text))


CRASHES = [  # a deed of somebody's, and a crash
    ("A Norwegian jet bombed a town, killing ten people.", "A Norwegian jet crashed in a town, killing ten people."),
    ("A Norwegian missile crashed into a town, killing ten people.", "A Norwegian ship capsized, killing ten people."),
    ("A Norwegian ship attacked a town and killed ten people.", "A Norwegian ship capsized and killed ten people."),
]


@pytest.mark.parametrize(("text", "twin"), CRASHES)
def test_whom_a_crash_kills_its_state_has_not_attacked(nlp: Language, text: str, twin: str) -> None:
    assert any(line.startswith("ASSAULT Norwegian > ") for line in told(nlp, text))
    assert not any(line.startswith("ASSAULT") for line in told(nlp, twin))
