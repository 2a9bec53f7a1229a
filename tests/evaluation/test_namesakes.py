"""Two forms over several texts: one node or two, scored, and measured on pairs of our own."""

import json
from pathlib import Path

import pytest
from spacy.language import Language

from kg.errors import InputError
from kg.evaluation import evaluate
from kg.evaluation.namesakes import score_namesakes

DATA = Path(__file__).parents[1] / "data" / "namesakes"
TEXTS = [{"text": "Nina Orlova spoke. Orlova left."}, {"text": "Dr. Orlova wept."}]
MENTIONS = [(0, 0, 11, "x/nina"), (0, 19, 25, "x/nina"), (1, 4, 10, "x/nina")]
EVERY = 5  # a graph is made of each pair, so a test run measures only these
FLOORS = {"read": {"joins": 0.85, "pairs": 0.9}, "unread": {"joins": 0.85, "pairs": 0.85}}


def gold(*, same: bool, form: str = "Orlova") -> dict:
    return {"kind": "k", "same": same, "forms": [{"text": 0, "form": form}, {"text": 1, "form": "Orlova"}]}


def counts(gold: dict, mentions: list) -> tuple[dict, list]:
    tallies, mistakes = score_namesakes(gold, {"mentions": mentions}, {"texts": TEXTS})
    return {mode: tally.counts.get("k") for mode, tally in tallies.items()}, mistakes


def test_forms_of_one_node_are_a_join() -> None:
    found, mistakes = counts(gold(same=True), MENTIONS)
    assert found == {"joins": [1, 1, 1], "apart": None, "found": [2, 2, 2], "pairs": [1, 1, 1]}
    assert not mistakes


def test_a_join_of_two_is_wrong() -> None:
    found, mistakes = counts(gold(same=False), MENTIONS)
    assert found == {"joins": [0, 1, 0], "apart": [0, 1, 1], "found": [2, 2, 2], "pairs": [0, 1, 1]}
    assert mistakes == [
        {"kind": "spurious", "label": "k", "forms": ["Orlova", "Orlova"], "nodes": ["x/nina", "x/nina"]}
    ]


def test_what_is_not_found_joins_nothing() -> None:
    found, mistakes = counts(gold(same=True), MENTIONS[:1])
    assert found == {"joins": [0, 0, 1], "apart": None, "found": [0, 2, 2], "pairs": [0, 1, 1]}
    assert mistakes[0]["kind"] == "missed"
    assert counts(gold(same=False), [])[0]["apart"] is None


def test_the_last_place_of_a_form_and_the_widest_mention_count() -> None:
    mentions = [*MENTIONS, (1, 0, 10, "x/other"), (0, 13, 18, "x/spoke")]
    assert counts(gold(same=True), mentions)[1][0]["nodes"] == ["x/nina", "x/other"]
    assert counts(gold(same=True, form="Nina Orlova"), MENTIONS)[1] == []


def test_a_form_that_the_text_lacks_is_told_of(tmp_path: Path, nlp: Language) -> None:
    (tmp_path / "docs.jsonl").write_text(json.dumps({"id": "p", "texts": TEXTS}), encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text(json.dumps({"id": "p", **gold(same=True, form="Sudria")}), encoding="utf-8")
    with pytest.raises(InputError, match="Sudria"):
        evaluate("namesakes", tmp_path, nlp)


@pytest.mark.parametrize("half", sorted(FLOORS))
def test_spellings_are_joined_and_namesakes_kept_apart(half: str, nlp: Language, tmp_path: Path) -> None:
    for name in ("docs.jsonl", "gold.jsonl"):
        lines = (DATA / half / name).read_text(encoding="utf-8").splitlines()
        assert len(lines) == 75
        (tmp_path / name).write_text("\n".join(lines[::EVERY]), encoding="utf-8")
    result = evaluate("namesakes", tmp_path, nlp)
    found = {mode: result.modes[mode].micro().precision for mode in ("joins", "pairs")}
    assert all(found[mode] >= floor for mode, floor in FLOORS[half].items()), found
