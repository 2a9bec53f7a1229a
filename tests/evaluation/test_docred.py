"""Facts between names, as Re-DocRED closes them, from sentences written for the purpose."""

from typing import TYPE_CHECKING

import pytest

from kg.evaluation import docred

if TYPE_CHECKING:
    from spacy.language import Language


CASES = [
    ("Tbilisi is the capital of Georgia.", ("Tbilisi", "P1376", "Georgia")),
    ("Tbilisi is the capital of Georgia.", ("Georgia", "P36", "Tbilisi")),
    ("They met in Zugdidi, Georgia.", ("Zugdidi", "P131", "Georgia")),
    ("They met in Zugdidi, Georgia.", ("Zugdidi", "P17", "Georgia")),
    ("They met in Zugdidi, Georgia.", ("Georgia", "P150", "Zugdidi")),
    ("John Peterson was born on 4 May 1950 in London.", ("John Peterson", "P569", "4 May 1950")),
    ("John Peterson died in 2001.", ("John Peterson", "P570", "2001")),
]


@pytest.mark.parametrize(("text", "fact"), CASES)
def test_fact_is_read(nlp: "Language", text: str, fact: tuple[str, str, str]) -> None:
    found = {(f["head"], f["relation"], f["tail"]) for f in docred.facts(nlp(text))}
    assert fact in found


def test_number_of_cases() -> None:
    assert len(CASES) == 7


def test_names_in_one_text_state_nothing_by_themselves(nlp: "Language") -> None:
    found = {f["relation"] for f in docred.stated(nlp("Peterson met Smith. Georgia, Iran and Iraq agreed."))}
    assert found == set()
