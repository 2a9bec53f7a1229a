"""Who is who, on sentences of our own: how much of it is found, and that what must not be one stays apart.

``tests/data/who`` holds, in the form of `kg eval kinds`, sixteen short texts for each of twenty kinds of naming:
surnames, offices, spellings, acronyms, pronouns. A quarter of them look alike and must give nothing. Rules may be
written with the half ``read`` in sight; of the half ``unread`` only the figures are looked at. The facts are invented;
leaders are real where the text leans on what a reader knows of them.
"""

from pathlib import Path

import pytest
from spacy.language import Language

from kg.evaluation import evaluate

DATA = Path(__file__).parents[1] / "data" / "who"
FLOORS = {"read": {"items": 0.8, "forbid": 0.96}, "unread": {"items": 0.76, "forbid": 0.94}}


@pytest.mark.parametrize("half", sorted(FLOORS))
def test_who_is_who_is_found_and_namesakes_are_left_apart(half: str, nlp: Language) -> None:
    result = evaluate("kinds", DATA / half, nlp)
    assert result.documents == 160
    found = {mode: result.modes[mode].micro().precision for mode in ("items", "forbid")}
    assert all(found[mode] >= floor for mode, floor in FLOORS[half].items()), found
