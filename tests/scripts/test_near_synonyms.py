"""The script lists what WordNet calls synonyms of verbs of events, and what was taken from it tells of events."""

import runpy
from pathlib import Path

import pytest
from told import told

SCRIPT = runpy.run_path(str(Path(__file__).parents[2] / "scripts" / "near_synonyms.py"))
SYNSETS = (
    "  1 the licence\n"
    "00000001 36 v 03 bomb 0 shell 0 blorb 0 000 | in one synset with two verbs of one root\n"
    "00000002 36 v 02 bomb 0 flumm 0 000 | with one\n"
)


def test_a_synonym_of_two_verbs_of_one_root_is_listed(tmp_path):
    path = tmp_path / "data.verb"
    path.write_text(SYNSETS, encoding="utf-8")
    assert SCRIPT["undecided"](path) == [("blorb", "ASSAULT", ["bomb", "shell"])]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("YIELD court > minister", "A court exculpated the minister of Norway."),
        ("COERCE Sweden > journalists", "Sweden gaoled three journalists."),
        ("SUPPORT Sweden > Norway", "Sweden indorsed Norway's plan."),
        ("REJECT Sweden > Norway", "Sweden controverted Norway's claim."),
    ],
)
def test_synonyms_tell_of_what_their_models_tell(nlp, line, text):
    assert line in told(nlp, text)
