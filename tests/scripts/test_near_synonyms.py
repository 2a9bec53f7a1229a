"""The script lists what WordNet calls synonyms of verbs of events, and what was taken from it tells of events."""

import runpy
from pathlib import Path

import pytest
from told import told

from kg.lexica import dictionary

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


def test_what_was_decided_of_each_still_holds():
    decided = SCRIPT["decisions"]()
    assert len(decided) > 400
    events = {verb for verb, decision in decided.items() if decision == "event"}
    assert events == {verb for verb in decided if verb in dictionary.having("event")}


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("YIELD Norway > opposition party", "Norway decriminalised the opposition party."),
        ("YIELD Norway > opposition party", "Norway decriminalized the opposition party."),
        ("COERCE Norway > Sweden", "Norway disallowed Sweden's flights."),
        ("ASSAULT Norway > rebels", "Norway eradicated the rebels."),
        ("ASSAULT Gunmen > Norwegian", "Gunmen highjacked a Norwegian airliner."),
        ("COERCE Norway > Swedish", "Norway interdicted a Swedish tanker."),
        ("COERCE Norway > Sweden", "Norway interdicted weapons from Sweden."),
        ("MOBILIZE Norway > Sweden", "Norway recruited soldiers from Sweden."),
        ("ACCUSE Norway > Sweden", "Norway remonstrated with Sweden over the visas."),
        ("YIELD Norway > Sweden", "Norway and Sweden swopped 20 prisoners."),
        ("YIELD president > Sweden", "The president of Norway countermanded the ruling on Sweden."),
        ("YIELD Norway > Sweden", "Norway recanted its accusation against Sweden."),
        ("YIELD court > minister", "A court exculpated the minister of Norway."),
        ("COERCE Sweden > journalists", "Sweden gaoled three journalists."),
        ("SUPPORT Sweden > Norway", "Sweden indorsed Norway's plan."),
        ("REJECT Sweden > Norway", "Sweden controverted Norway's claim."),
    ],
)
def test_synonyms_tell_of_what_their_models_tell(nlp, line, text):
    assert line in told(nlp, text)


@pytest.mark.parametrize(
    "text", ["Doctors eradicated polio in Norway.", "The company recruited engineers from Norway."]
)
def test_what_is_done_to_others_is_none(nlp, text):
    assert told(nlp, text) == set()
