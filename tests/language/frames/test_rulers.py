"""Who rules a state, and of which states people are."""

import pytest
from spacy.language import Language
from told import told

FLEES = [
    "President Carl Berg fled to Sweden.",
    "Prime Minister Carl Berg fled to Sweden.",
    "The king fled to Sweden.",
    "Carl Berg, the president of Norway, was ill. Then Berg fled to Sweden.",
    "Bashar al-Assad fled to Russia.",
]
STAYS = ["Professor Carl Berg fled to Sweden.", "The suspect fled to Sweden.", "Minister Carl Berg fled to Sweden."]


@pytest.mark.parametrize("text", FLEES)
def test_rulers_give_up_when_they_flee(nlp: Language, text: str) -> None:
    assert any(line.startswith("YIELD ") for line in told(nlp, text))


@pytest.mark.parametrize("text", STAYS)
def test_others_only_run(nlp: Language, text: str) -> None:
    assert not any(line.startswith("YIELD ") for line in told(nlp, text))


def test_what_one_ruler_tells_another_is_a_talk_between_states(nlp: Language) -> None:
    foreign = told(nlp, "Emmanuel Macron told Vladimir Putin that the war must end.")
    at_home = told(nlp, "Emmanuel Macron told Edouard Philippe that the war must end.")
    assert "CONSULT Emmanuel Macron > Vladimir Putin" in foreign
    assert not any(line.startswith("CONSULT ") for line in at_home)
