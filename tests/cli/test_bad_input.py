"""Whatever stands where a graph should: one line that says what, where and what to do, and exit code 2."""

from pathlib import Path

import pytest

from kg import cli
from kg.errors import GraphError
from kg.store import GraphStore

READERS = {
    "query": ("ASK {{}}",),
    "explain": ("Norland",),
    "ask": ("Who is Norland?",),
    "network": (),
    "view": ("-o", "{}"),
    "report": ("-o", "{}"),
    "timeline": ("-o", "{}"),
    "map": ("-o", "{}"),
    "validate": (),
    "remove": ("text",),
    "history": (),
    "duplicates": (),
    "conflicts": (),
    "compare": ("a", "b"),
    "questions": (),
    "export": ("--format", "ttl", "-o", "{}"),
    "diff": ("--from", "2025"),
    "serve": ("--port", "0"),
    "push": ("http://127.0.0.1:9/store",),
}


@pytest.mark.parametrize("command", READERS)
def test_what_is_no_graph_is_refused(command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("no graph")
    out = tmp_path / "written"
    for name, what in {
        "missing": "no such folder",
        "empty": "not a graph folder (it holds no kg.json)",
        "file": "is a file, not the folder of a graph",
    }.items():
        words = [word.format(out) for word in READERS[command]]
        assert cli.main([command, str(tmp_path / name), *words]) == 2
        assert capsys.readouterr() == ("", f"kg: error: {tmp_path / name}: {what}; make a graph with kg build\n")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["empty", "file"]


def test_a_graph_is_not_made_where_a_file_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = tmp_path / "text.txt"
    text.write_text("Georgia met Armenia.")
    monkeypatch.setattr("kg.extracting.pipeline", lambda *_: None)  # nothing is read before
    assert cli.main(["build", str(text), "-o", str(text)]) == 2
    said = f"kg: error: {text}: is a file: no graph can be made here; name a new folder with -o\n"
    assert capsys.readouterr() == ("", said)
    assert text.read_text() == "Georgia met Armenia."


def test_a_manifest_that_may_not_be_read_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied", str(tmp_path / "kg.json"))

    monkeypatch.setattr("kg.store.manifest.read_whole", denied)  # whoever runs tests as root may read everything
    with pytest.raises(GraphError, match="permission denied"):
        GraphStore.open(tmp_path)
