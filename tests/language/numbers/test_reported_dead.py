"""How many dead a state gives for itself."""

import pytest
from spacy.language import Language

from kg.language import annotations

COUNTED = [
    ("Kenya reports 62 dead and about two hundred wounded.", [("Kenya", 62)]),
    ("Chad counts 610 dead. Sudan reports 28.", [("Chad", 610), ("Sudan", 28)]),
    ("Chad counted 610 dead, and Sudan counted 28.", [("Chad", 610), ("Sudan", 28)]),
    ("Chad has confirmed 14 dead. Sudan, for its part, has confirmed 9.", [("Chad", 14), ("Sudan", 9)]),
    ("Officials in Chad now speak of more than one thousand dead. Sudan reports 28.", [("Sudan", 28)]),
    ("Chad spoke of 610 dead. Sudan sent 28.", []),
    ("Chad spoke of 610 dead. Sudan reports 28 cases of cholera.", []),
    ("Chad spoke of 610 dead. Sudan reports 28 wounded.", []),
    ("Chad spoke of 610 dead and 90 wounded. Sudan reports 28.", []),
    ("Chad spoke of 610 dead. The talks went on. Sudan reports 28.", []),
    ("Chad bought 610 tanks. Sudan reports 28.", []),
    ("Chad reports 62 dead in Sudan.", []),
    ("Chad reports more than 62 dead.", []),
    ("Police report 62 dead.", []),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_a_number_behind_a_verb_of_counting_is_that_of_a_states_dead(
    nlp: Language, text: str, expected: list[tuple[str, int]]
) -> None:
    doc = nlp(text)
    names = {mention["id"]: doc[mention["start"] : mention["end"]].text for mention in annotations.mentions(doc)}
    found = [(names[m["actor"]], int(m["value"])) for m in annotations.measures(doc) if m["kind"] == "reported dead"]
    assert found == expected
