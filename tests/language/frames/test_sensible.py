"""Which participants fit an event: forces fight with weapons, persons and parties with words."""

import pytest
from spacy.language import Language
from told import told

PAIRS = [  # a sentence that tells of an event of this root, and its twin that tells of none
    ("ASSAULT", "The Russian army battled the Ukrainian army.", "The Russian army battled the electorate."),
    ("ASSAULT", "The army battled Ukraine.", "Democrats battled Ukraine."),
    ("YIELD", "President Carl Berg fled to Sweden.", "Professor Carl Berg fled to Sweden."),
    ("MOBILIZE", "Russia sent its vessels to Syria.", "Toyota sent its vessels to Syria."),
]
IN_WORDS = ["Vladimir Putin attacked Emmanuel Macron.", "Democrats attacked Donald Trump."]


def roots(nlp: Language, text: str) -> set[str]:
    return {line.split()[0] for line in told(nlp, text)}


@pytest.mark.parametrize(("root", "text", "twin"), PAIRS)
def test_participants_fit_an_event_or_there_is_none(nlp: Language, root: str, text: str, twin: str) -> None:
    assert root in roots(nlp, text)
    assert root not in roots(nlp, twin)


@pytest.mark.parametrize("text", IN_WORDS)
def test_an_attack_among_persons_is_one_in_words(nlp: Language, text: str) -> None:
    assert roots(nlp, text) == {"ACCUSE"}


def test_an_attack_among_states_is_one_in_deed(nlp: Language) -> None:
    assert roots(nlp, "Russia attacked Ukraine.") == {"ASSAULT"}
