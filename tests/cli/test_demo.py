"""The demo writes a graph and the pages that it says to open."""

import shutil
from pathlib import Path

import pytest
from spacy.language import Language

import kg
from kg import cli, extracting


@pytest.mark.parametrize("named", [[], ["-o"]])
def test_it_writes_what_it_says_to_open(
    named: list[str], nlp: Language, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "few").mkdir()
    shutil.copy(kg.examples() / "israel-iran-june.txt", tmp_path / "few")  # one article of them: the pages are the same
    monkeypatch.setattr(kg, "examples", lambda: tmp_path / "few", raising=False)
    monkeypatch.setattr(extracting, "pipeline", lambda *_: nlp)
    out = tmp_path / "new" / "demo"
    assert cli.main(["demo", *named, str(out)]) == 0
    told = capsys.readouterr().out
    pages = [Path(line.strip()) for line in told.splitlines() if line.strip().endswith(".html")]
    assert len(pages) == 5
    for page in pages:
        assert "Israel" in page.read_text(encoding="utf-8"), page
    assert {file.name for file in out.iterdir()} == {"graph", *(page.name for page in pages)}
    with kg.open(out / "graph") as graph:
        assert graph.counts()["documents"] == 1


def test_a_folder_named_twice_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["demo", str(tmp_path / "one"), "-o", str(tmp_path / "two")]) == 2
    assert "the folder is named twice" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_file_in_its_place_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "taken").touch()
    assert cli.main(["demo", "-o", str(tmp_path / "taken")]) == 2
    assert "is a file, not a folder; name another place" in capsys.readouterr().err
