"""A whole evaluation: the real pipeline on a gold standard of two sentences."""

import json
from pathlib import Path

import pytest
from spacy.language import Language

from kg import cli
from kg.errors import InputError, KgError, MissingInputError, UnknownNameError
from kg.evaluation import TASKS, evaluate

TEXTS = {"d1": "Georgia signed a treaty with Armenia.", "d2": "Nina Orlova lives in Georgia."}
GOLD = {
    "d1": [(0, 7, "Organisation"), (29, 36, "Organisation")],
    "d2": [(0, 11, "Person"), (21, 28, "Location"), (12, 17, "Weapon")],
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    documents = [{"id": name, "text": text} for name, text in TEXTS.items()]
    golds = [
        {"id": name, "entities": [{"start": s, "end": e, "type": t} for s, e, t in spans], "ignore": []}
        for name, spans in GOLD.items()
    ]
    (tmp_path / "docs.jsonl").write_text("\n".join(map(json.dumps, documents)), encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text("\n".join(map(json.dumps, golds)), encoding="utf-8")
    return tmp_path


def test_the_pipeline_is_run_adapted_and_scored(data: Path, nlp: Language) -> None:
    result = evaluate("re3d-entities", data, nlp)
    assert result.documents == 2
    assert result.modes["overlap"].micro().precision == 1.0
    assert result.modes["overlap"].micro().recall == 0.8
    assert result.as_json()["overlap"]["R"] == 0.8
    assert [(m["kind"], m["label"], m["text"]) for m in result.mistakes] == [
        ("missed", "Weapon", "Nina Orlova [lives] in Georgia.")
    ]


def test_an_unknown_task_lists_the_known_ones(data: Path, nlp: Language) -> None:
    with pytest.raises(UnknownNameError, match="attribution"):
        evaluate("sentiment", data, nlp)
    assert len(TASKS) == 14


def test_the_help_of_the_command_names_every_task(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["eval", "--help"])
    words = capsys.readouterr().out.replace(",", " ").split()
    assert {*TASKS, "facts"} <= set(words)


def test_events_of_a_sentence_are_scored_as_extract_writes_them(tmp_path: Path, nlp: Language) -> None:
    text = "Russia attacked Georgia on Monday."
    party = {"text": "Russia", "spans": [[0, 6]], "heads": [[0, 6]]}
    other = {"text": "Georgia", "spans": [[16, 23]], "heads": [[16, 23]]}
    event = {"root": "ASSAULT", "reciprocal": False, "source": [party], "target": [other], "trigger": [[7, 15]]}
    (tmp_path / "docs.jsonl").write_text(json.dumps({"id": "s1", "text": text}), encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text(json.dumps({"id": "s1", "events": [event]}), encoding="utf-8")
    result = evaluate("gsr", tmp_path, nlp)
    assert {mode: tally.micro().f1 for mode, tally in result.modes.items()} == {
        **dict.fromkeys(("root", "actor", "recipient", "sentences"), 1.0),
        "spurious": 0.0,
    }


def test_a_text_that_cannot_be_read_counts_as_one_in_which_nothing_was_found(data: Path, nlp: Language) -> None:
    lines = (data / "docs.jsonl").read_text(encoding="utf-8").replace("Nina Orlova lives in Georgia.", " ")
    (data / "docs.jsonl").write_text(lines, encoding="utf-8")
    problems: list[KgError] = []
    result = evaluate("re3d-entities", data, nlp, on_problem=problems.append)
    assert result.modes["overlap"].micro().recall == 0.4
    assert len(problems) == 1


def test_a_folder_without_gold_is_named(tmp_path: Path, nlp: Language) -> None:
    with pytest.raises(MissingInputError, match=r"docs\.jsonl"):
        evaluate("gap", tmp_path, nlp)


def test_a_broken_line_is_named_with_its_number(data: Path, nlp: Language) -> None:
    (data / "gold.jsonl").write_text('{"id": "d1", "entities": []}\n{oops', encoding="utf-8")
    with pytest.raises(InputError, match=r"gold\.jsonl:2"):
        evaluate("re3d-entities", data, nlp)


OWN = [
    {
        "text": "Georgia, a close ally of Ukraine, accused Russia of aggression.",
        "facts": [
            {"subject": "Ukraine", "relation": "alliedWith", "object": "Georgia"},
            {"subject": "Georgia", "relation": "ACCUSE", "object": "Russia"},
            {"subject": "Georgia", "relation": "memberOf", "object": "NATO"},
        ],
    },
    {"text": "Armenia may attack Iran.", "facts": []},
]


def test_own_sentences_are_scored_per_relation(tmp_path: Path, nlp: Language) -> None:
    file = tmp_path / "mine.jsonl"
    file.write_text("\n".join(map(json.dumps, OWN)), encoding="utf-8")
    result = evaluate("facts", file, nlp)
    rows = {label: (found.precision, found.recall) for label, found, _ in result.modes["facts"].per_label()}
    assert rows == {"alliedWith": (1.0, 1.0), "ACCUSE": (1.0, 1.0), "memberOf": (0.0, 0.0)}
    assert [(m["kind"], m["label"]) for m in result.mistakes] == [("missed", "memberOf")]


def test_own_sentences_of_another_shape_are_refused_with_their_line(tmp_path: Path, nlp: Language) -> None:
    file = tmp_path / "mine.jsonl"
    file.write_text('{"text": "x", "facts": []}\n{"text": "y", "facts": [{"subject": "z"}]}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"mine\.jsonl:2"):
        evaluate("facts", file, nlp)
