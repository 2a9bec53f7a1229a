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
from kg.errors import GraphError, UnwritableError
from kg.store import manifest, states

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


NO_STATES = ("-1", str(10**300), str(2**63), "true", "1.0", "null", '"1"')
MANIFESTS = [
    written(DEEP),
    written('{"format": 4, "base_iri": "urn:a:", "state": "../.."}'),
    written('{"format": [4], "base_iri": "urn:a:"}'),
    written('{"format": 4, "base_iri": "urn:a:", "state": ' + "9" * 5000 + "}"),
    *(written('{"format": 4, "base_iri": "urn:a:", "state": ' + f"{number}}}") for number in NO_STATES),
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
    for words in (["history", str(graph)], ["remove", str(graph), "a.txt"]):
        assert main(words) == 2
        err = capsys.readouterr().err
        assert (err.count("\n"), "Traceback" in err) == (1, False)


@pytest.mark.parametrize("number", NO_STATES)
def test_a_state_that_is_no_number_of_one_is_told_of_as_such(graph: Path, number: str) -> None:
    before = sorted(graph.rglob("*"))
    (graph / "kg.json").write_text(f'{{"format": 4, "base_iri": "urn:a:", "state": {number}}}')
    with pytest.raises(GraphError, match="no state; build the graph again"):
        manifest.read(graph)
    assert main(["remove", str(graph), "a.txt"]) == 2
    assert sorted(graph.rglob("*")) == before


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
@pytest.mark.parametrize("change", [pipe, trigger, view])
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


DEEPER = (
    "kg.json",
    "records/*",
    "states/*",
    "states/*/store",
    "states/*/store/CURRENT",
    "states/*/history.jsonl",
    "states/*/ledger.sqlite",
    "states/*/tellings.sqlite",
    "states/*/questions",
    "states/*/questions/own.csv",
)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right")
@pytest.mark.parametrize("name", DEEPER)
@pytest.mark.parametrize("words", [("build", "{0}/b.txt", "-o", "{1}"), ("remove", "{1}", "a.txt")])
def test_nothing_that_a_deeper_link_leads_to_is_read_or_deleted(
    graph: Path, name: str, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    (graph.parent / "b.txt").write_text("Chad is an ally of Niger.\n")
    (state(graph) / "questions").mkdir()
    (state(graph) / "questions" / "own.csv").write_text("a\n")
    (link,) = graph.glob(name)
    outside = graph.parent / "outside"
    link.rename(outside)
    link.symlink_to(outside)
    if name == "records/*":
        (record,) = outside.iterdir()
        older = outside / f"{record.name.split('.')[0]}.0000000000000000.json.gz"
        older.write_text("somebody else's")
        os.utime(older, (0, 0))
    before = sorted(outside.parent.rglob("*"))
    capsys.readouterr()
    assert main([word.format(graph.parent, graph) for word in words]) == 2
    err = capsys.readouterr().err
    assert f"{link}: a part of the graph is a link to another place" in err
    assert err.count("\n") == 1
    assert sorted(outside.parent.rglob("*")) == before


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right")
def test_links_beside_the_parts_of_a_graph_and_records_without_number_are_not_looked_at(
    graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (graph / "page.html").symlink_to("/dev/null")
    scandir, listed = os.scandir, list[str]()
    monkeypatch.setattr(
        states.os, "scandir", lambda place: listed.append(os.path.relpath(place, graph)) or scandir(place)
    )
    states.release(states.lock(graph))
    assert sorted(listed) == [".", "records", "states", "states/1", "states/1/store"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right")
@pytest.mark.parametrize("name", ["history.jsonl", "questions", "questions/own.csv", "store/CURRENT"])
def test_a_copy_of_a_state_has_nothing_from_elsewhere(graph: Path, name: str) -> None:
    (state(graph) / "questions").mkdir()
    (state(graph) / "questions" / "own.csv").write_text("a\n")
    (state(graph) / name).rename(graph.parent / "outside")
    (state(graph) / name).symlink_to(graph.parent / "outside")
    (copied := graph.parent / "copied").mkdir()
    with pytest.raises(UnwritableError, match="link to another place"):
        states.copy(state(graph), copied)
    assert not (copied / name).exists()
