"""Which builds and removals made a graph, what each added, and what went with a text."""

import json
from pathlib import Path

import pytest
from spacy.language import Language

import kg
from kg import history, questions, settling
from kg.building import remove
from kg.cli.parser import main
from kg.errors import GraphError
from kg.history import Step, added
from kg.store import manifest, states

TEXTS = {
    "a": "Russia attacked Ukraine on 12 August 2025. Russia is an ally of Belarus.",
    "b": "Armenia condemned Russia. Russia is an ally of Belarus.",
}
HEAD = "action,subject,object,value,author,date,reason\n"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.jsonl").write_text(json.dumps({"id": name, "text": text, "published": "2025-08-19"}))
    return tmp_path


def test_each_build_and_removal_is_a_step_with_what_it_added(texts: Path, nlp: Language) -> None:
    out = texts / "graph"
    kg.build(texts / "a.jsonl", out, nlp=nlp).close()
    kg.build([texts / "a.jsonl", texts / "b.jsonl"], out, nlp=nlp).close()
    kg.build(texts / "a.jsonl", out, nlp=nlp).close()  # nothing changed: no step
    (texts / "rows.csv").write_text(HEAD + "rename,Russia,,Russian Federation\n")
    kg.build(texts / "a.jsonl", out, corrections=texts / "rows.csv", nlp=nlp).close()
    (texts / "rows.csv").write_text(HEAD + "rename,Russia,,RF\n")  # as many rows as before, but others
    kg.build(texts / "a.jsonl", out, corrections=texts / "rows.csv", nlp=nlp).close()
    (texts / "b.jsonl").write_text(json.dumps({"id": "b", "text": "All was calm.", "published": "2025-08-19"}))
    kg.build(texts / "b.jsonl", out, nlp=nlp).close()
    remove(out, "a")
    steps = history.history(out)
    assert [(step.action, step.came, step.changed, step.went, step.corrections) for step in steps] == [
        ("build", ("a",), (), (), 0),
        ("build", ("b",), (), (), 0),
        ("build", (), (), (), 1),
        ("build", (), (), (), 1),
        ("build", (), ("b",), (), 1),
        ("remove", (), (), ("a",), 0),
    ]
    assert added(steps, 1)["documents"] == 1
    assert added(steps, 1)["events"] == 1
    assert added(steps, 5)["documents"] == -1
    assert all(step.when.endswith("+00:00") for step in steps)


def test_a_removal_tells_what_nothing_else_states(texts: Path, nlp: Language) -> None:
    out = texts / "graph"
    kg.build([texts / "a.jsonl", texts / "b.jsonl"], out, nlp=nlp).close()
    gone = remove(out, "a")
    assert "event: ASSAULT: Russia -> Ukraine (2025-08-12)" in gone
    assert "entity: Ukraine" in gone
    assert not [told for told in gone if "is allied with" in told]
    assert "fact: Belarus is allied with Russia" in remove(out, "b")


def test_the_history_does_not_show_in_the_quads(texts: Path, nlp: Language) -> None:
    for names in (("a", "b"), ("b", "a")):
        for name in names:
            kg.build(texts / f"{name}.jsonl", texts / names[0], nlp=nlp).close()
    with kg.open(texts / "a") as one, kg.open(texts / "b") as two:
        assert b"".join(one.store.nquads()) == b"".join(two.store.nquads())


def test_the_commands_tell_both(texts: Path, nlp: Language, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(texts / "graph")
    kg.build([texts / "a.jsonl", texts / "b.jsonl"], out, nlp=nlp).close()
    assert main(["remove", out, "b"]) == 0
    assert "b removed\n  went with it: entity: Armenia\n" in capsys.readouterr().out
    assert main(["history", out]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "when\taction\tdocuments\tentities\tfacts\tevents\tcorrections\tquestions\twhich"
    assert [line.split("\t")[1:3] + line.split("\t")[-1:] for line in lines[1:]] == [
        ["build", "+2", "+a, +b"],
        ["remove", "-1", "-b"],
    ]


def test_a_graph_without_a_history_says_so_and_a_damaged_one_is_refused(
    texts: Path, nlp: Language, capsys: pytest.CaptureFixture[str]
) -> None:
    out = texts / "graph"
    kg.build(texts / "a.jsonl", out, nlp=nlp).close()
    states.path_of(out, history.FILE).unlink()
    assert main(["history", str(out)]) == 0
    assert "no history is kept" in capsys.readouterr().err
    states.path_of(out, history.FILE).write_text('{"when": 1}\n')
    with pytest.raises(GraphError, match=r"history.jsonl:1: history is damaged; delete the line"):
        history.history(out)
    with pytest.raises(GraphError, match="not a graph folder"):
        history.history(texts)


def test_counts_may_fall() -> None:
    steps = (Step("t", "build", counts={"facts": 5}), Step("t", "remove", counts={"facts": 2}))
    assert [added(steps, number) for number in (0, 1)] == [{"facts": 5}, {"facts": -3}]


def test_what_a_graph_remembers_takes_effect_with_its_quads_or_not_at_all(texts: Path, nlp: Language) -> None:
    out, rows, own = texts / "graph", texts / "rows.csv", texts / "own"
    rows.write_text(HEAD + "rename,Russia,,Russian Federation\n")
    own.mkdir()
    (own / "all.rq").write_text("SELECT ?e { ?e a kg:Event }")
    kg.build(texts / "a.jsonl", out, nlp=nlp).close()
    manifest_before = (out / "kg.json").read_bytes()
    told = {path: path.read_bytes() for path in states.home(out, manifest.read(out)).glob("*.json*")}
    with pytest.MonkeyPatch.context() as patch, pytest.raises(OSError, match="No space"):
        patch.setattr(states, "sync", _refuse)  # the last thing before the manifest names the new state
        kg.build(texts / "b.jsonl", out, corrections=rows, questions=own, nlp=nlp)
    assert (out / "kg.json").read_bytes() == manifest_before
    assert {path: path.read_bytes() for path in told} == told
    assert len(history.history(out)) == 1
    with kg.open(out) as graph:
        assert not settling.remembered(graph.store)
        assert not questions.remembered(graph.store)
    kg.build(texts / "b.jsonl", out, corrections=rows, questions=own, nlp=nlp).close()
    assert [step.came for step in history.history(out)] == [("a",), ("b",)]
    with kg.open(out) as graph:
        assert [row.action for row in settling.remembered(graph.store)] == ["rename"]
        assert [one.name for one in questions.remembered(graph.store)] == ["all.rq"]
    assert list(questions.answers(out)) == ["all"]


def _refuse(_: Path) -> None:
    raise OSError(28, "No space left on device")


def test_what_an_older_graph_remembers_is_read_and_moved_into_its_states(texts: Path, nlp: Language) -> None:
    out = texts / "graph"
    (texts / "rows.csv").write_text(HEAD + "rename,Russia,,Russian Federation\n")
    kg.build(texts / "a.jsonl", out, corrections=texts / "rows.csv", nlp=nlp).close()
    state = states.home(out, manifest.read(out))
    for name in ("history.jsonl", "corrections.csv"):
        (state / name).rename(out / name)
    manifest.write(out, manifest.read(out) | {"format": 3})
    assert len(history.history(out)) == 1
    with kg.open(out) as graph:
        assert [row.action for row in settling.remembered(graph.store)] == ["rename"]
    with kg.build([texts / "a.jsonl", texts / "b.jsonl"], out, nlp=nlp) as graph:
        assert "Russian Federation" in set(graph.entities()["entity"])
    assert [step.came for step in history.history(out)] == [("a",), ("b",)]
    assert not [path.name for path in out.iterdir() if path.name in {"history.jsonl", "corrections.csv"}]
