"""A whole evaluation: the real pipeline on a gold standard of two sentences."""

import json
from pathlib import Path

import pytest
from spacy.language import Language

from kg.errors import InputError, MissingInputError, UnknownNameError
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
    assert len(TASKS) == 6


def test_a_folder_without_gold_is_named(tmp_path: Path, nlp: Language) -> None:
    with pytest.raises(MissingInputError, match=r"docs\.jsonl"):
        evaluate("gap", tmp_path, nlp)


def test_a_broken_line_is_named_with_its_number(data: Path, nlp: Language) -> None:
    (data / "gold.jsonl").write_text('{"id": "d1", "entities": []}\n{oops', encoding="utf-8")
    with pytest.raises(InputError, match=r"gold\.jsonl:2"):
        evaluate("re3d-entities", data, nlp)
