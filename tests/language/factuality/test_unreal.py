"""What is made up, and what is hearsay."""

import pytest
from spacy.language import Language

from kg.language.annotations import events

MADE_UP = [
    "In the novel, Norland *invades* Sudria.",
    "Under the fictional scenario, Norland *invaded* Sudria.",
    "In the scenario, Norland attacks Sudria and Westland *invades* Eastland.",
    "The film depicts Norland *attacking* Sudria.",
    "A thriller, in which Norland *invades* Sudria, was a bestseller.",
    "A doctored clip showed Norland *shelling* Sudria.",
    "An AI-generated image showed Russia *bombing* Poland.",
    "The drill assumed that Norland had *attacked* Sudria.",
    "A doctored clip showed the *shelling* of Sudria.",
    "A deepfake showed that the army had *attacked* the town.",
    "Speculation is rife that Norland has *threatened* Sudria.",
    "Fears grew that Norland had *attacked* Sudria.",
    "Word has it that China *armed* Russia.",
    "It is rumoured that China *armed* Russia.",
]
REAL = [
    "In the town, Norland *attacked* Sudria.",
    "The clip showed Norland *shelling* Sudria.",
    "The documentary showed that Norland had *attacked* Sudria.",
    "The town, in which Norland *attacked* Sudria, lies in the east.",
    "Norland *condemned* a doctored clip.",
    "During the drill, Norland *attacked* Sudria.",
    "The minister is certain that Norland *attacked* Sudria.",
]


@pytest.mark.parametrize("sentence", MADE_UP)
def test_what_is_made_up_is_left_open(verdict, sentence):
    assert verdict(sentence) == "Affirmed Unknown Hypothetical"


@pytest.mark.parametrize("sentence", REAL)
def test_what_is_shown_or_told_of_the_world_is_not(verdict, sentence):
    assert verdict(sentence) == "Affirmed Certain Happened"


SOURCES = [
    ("According to rumours in the capital, Chad attacked Libya.", "Hypothetical"),
    ("A deepfake of the president said that Chad attacked Libya.", "Hypothetical"),
    ("According to officials, Chad attacked Libya.", "Happened"),
]


@pytest.mark.parametrize(("sentence", "status"), SOURCES)
def test_a_source_that_vouches_for_nothing_leaves_what_it_says_open(nlp: Language, sentence: str, status: str) -> None:
    (event,) = events(nlp(sentence))
    assert event["fact"]["status"] == status
