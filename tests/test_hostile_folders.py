"""A graph folder from a stranger is told of in one line: no pipe is waited for, no device read, no code run."""

import json
import os
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language

import kg
from kg.cli.parser import main
from kg.store import manifest

DEEP = "[" * 200_000


def pipe(path: Path) -> None:
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def device(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.symlink_to("/dev/zero")


def trigger(path: Path) -> None:
    with sqlite3.connect(path) as rows:
        rows.execute("CREATE TRIGGER evil BEFORE INSERT ON document BEGIN DELETE FROM document; END")


def view(path: Path) -> None:
    endless = "WITH RECURSIVE r(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM r) SELECT i FROM r"
    with sqlite3.connect(path) as rows:
        rows.executescript(f"ALTER TABLE document RENAME TO other; CREATE VIEW document AS {endless};")


def written(text: str) -> Callable[[Path], object]:
    return lambda path: path.write_text(text)


@pytest.fixture
def graph(tmp_path: Path, nlp: Language) -> Path:
    (tmp_path / "a.txt").write_text("---\ndate: 2024-03-01\n---\nRussia is an ally of Belarus.\n")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "allies.rq").write_text("SELECT ?a ?b { ?a kg:alliedWith ?b }")
    kg.build(tmp_path / "a.txt", tmp_path / "graph", nlp=nlp).close()
    return tmp_path / "graph"


def state(graph: Path) -> Path:
    return graph / "states" / str(manifest.read(graph)["state"])


MANIFESTS = [
    written(DEEP),
    written('{"format": 4, "base_iri": "urn:a:", "state": "../.."}'),
    written('{"format": [4], "base_iri": "urn:a:"}'),
    written('{"format": 4, "base_iri": "urn:a:", "state": ' + "9" * 5000 + "}"),
    pipe,
    device,
]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes of this kind")
@pytest.mark.parametrize("change", MANIFESTS)
def test_a_manifest_that_is_none_is_told_of(
    graph: Path, change: Callable[[Path], object], capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    change(graph / "kg.json")
    assert main(["history", str(graph)]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes of this kind")
@pytest.mark.parametrize("change", [written(DEEP), pipe, device])
@pytest.mark.parametrize("name", ["history.jsonl", "questions.json"])
def test_what_a_graph_remembers_may_be_anything(
    graph: Path, name: str, change: Callable[[Path], object], capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    change(state(graph) / name)
    assert main(["questions", str(graph), str(graph.parent / "own")]) == 2
    err = capsys.readouterr().err
    assert (err.count("\n"), "delete" in err) == (1, True)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pipes of this kind")
@pytest.mark.parametrize("change", [pipe, device, trigger, view])
def test_a_ledger_that_is_not_ours_is_made_anew(
    graph: Path, change: Callable[[Path], object], capsys: pytest.CaptureFixture[str], nlp: Language
) -> None:
    change(state(graph) / "ledger.sqlite")
    assert main(["duplicates", str(graph)]) == 0
    (graph.parent / "b.txt").write_text("---\ndate: 2024-03-02\n---\nChad is an ally of Niger.\n")
    notices: list[str] = []
    with kg.build(graph.parent / "b.txt", graph, nlp=nlp, on_notice=notices.append) as built:
        assert len(built.store.documents()) == 2
    assert "made anew from the records" in notices[0]
    with sqlite3.connect(state(graph) / "ledger.sqlite") as rows:
        assert {kind for (kind,) in rows.execute("SELECT DISTINCT type FROM sqlite_master")} <= {"table", "index"}
    assert json.loads((graph / "kg.json").read_text())["format"] == manifest.FORMAT


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right")
@pytest.mark.parametrize("name", ["states", "records", "store", "lock"])
@pytest.mark.parametrize("words", [("build", "{0}/b.txt", "-o", "{1}"), ("remove", "{1}", "a.txt")])
def test_who_writes_touches_nothing_that_a_link_leads_to(
    graph: Path, name: str, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    (graph.parent / "b.txt").write_text("Chad is an ally of Niger.\n")
    outside = graph.parent / "outside"
    if (graph / name).is_dir():
        (graph / name).rename(outside)
    elif name == "store":
        outside.mkdir()
    (graph / name).unlink(missing_ok=True)
    (graph / name).symlink_to(outside)
    if outside.is_dir():
        (outside / "mine").mkdir()
        (outside / "mine" / "diary.txt").write_text("words")
    before = sorted(outside.parent.rglob("*"))
    capsys.readouterr()
    assert main([word.format(graph.parent, graph) for word in words]) == 2
    assert "a part of the graph is a link to another place" in capsys.readouterr().err
    assert sorted(outside.parent.rglob("*")) == before
