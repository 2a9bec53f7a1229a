"""Verbs and nouns of the CAMEO pattern dictionary are decided on one by one; the script finds the verbs of a text."""

import json
import runpy
from pathlib import Path

import pytest

from kg.lexica import dictionary

SCRIPT = runpy.run_path(str(Path(__file__).parents[2] / "scripts" / "verb_coverage.py"))
TABLE = Path(__file__).parents[1] / "data" / "cameo_verbs.tsv"
NOUNS = TABLE.with_name("cameo_nouns.tsv")
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()[3:]]


def test_what_was_decided_of_each_verb_of_the_pattern_dictionary_still_holds():
    kept = {verb: decided for verb, _, _, decided in ROWS if decided != "none"}  # more may be found in the others
    assert {verb: SCRIPT["decision"](verb) for verb in kept} == kept


def test_nearly_all_of_its_phrases_have_a_verb_of_events():
    phrases = {verb: int(number) for verb, number, _, _ in ROWS}
    known = sum(number for verb, number in phrases.items() if verb in dictionary.having("event"))
    assert known / sum(phrases.values()) > 0.95


def test_what_was_decided_of_each_noun_of_the_pattern_dictionary_still_holds():
    rows = [line.split("\t") for line in NOUNS.read_text(encoding="utf-8").splitlines()[3:]]
    decided = [noun for noun, _, _, decision in rows if decision != "none"]
    assert [noun for noun in decided if SCRIPT["decision"](noun, "NOUN") == "none"] == []
    assert len(decided) / len(rows) > 0.85


@pytest.mark.parametrize(
    ("task", "lines"),
    [
        ("phrases", ["bomb\tevent\t3\tASSAULT", "# 3 of 4 with a verb of events"]),
        ("nouns", ["raid\tevent\t3\tASSAULT"]),
        ("corpus", ["bomb\tevent\t3", "# 3 of 3 with a verb of events"]),
    ],
)
def test_the_script_tells_what_is_known_of_the_verbs_of_texts(nlp, tmp_path, task, lines):
    path = tmp_path / "texts.jsonl"
    records = [
        {"text": f"Norway bombed {other} in a raid.", "source": [0, 6], "root": "ASSAULT"}
        for other in ("Iran", "Iraq", "Oman")
    ]
    records.append({"text": "Norway slept.", "source": [0, 6], "root": "AID"})
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    found = SCRIPT[task](nlp, [path] if task == "corpus" else path)
    assert list(found) == lines
