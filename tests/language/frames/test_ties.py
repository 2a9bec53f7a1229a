"""Standing ties between states, each in many wordings, and wordings that state none."""

from pathlib import Path

import pytest

from kg.evaluation import own
from kg.ontology import relations

CASES = Path(__file__).parents[2] / "data" / "ties.tsv"
ROWS = [line.split("\t") for line in CASES.read_text(encoding="utf-8").splitlines()[2:]]


@pytest.fixture(scope="module")
def stated(nlp):
    """The facts of all sentences, by sentence."""
    found = own.predict(nlp, [{"text": sentence} for _, sentence in ROWS])
    return {source["text"]: facts for source, facts in found}


@pytest.mark.parametrize(("fact", "sentence"), ROWS, ids=[f"{fact} {sentence}" for fact, sentence in ROWS])
def test_a_sentence_states_its_tie_and_its_twin_does_not(stated, fact, sentence):
    one, name, other = fact.removeprefix("!").split("|")
    ways = [(one.lower(), other.lower())]
    if relations()[name].symmetric:
        ways.append(ways[0][::-1])
    said = any(
        relation == name and any(a in subject and b in target for a, b in ways)
        for subject, relation, target in stated[sentence]
    )
    assert said != fact.startswith("!")
