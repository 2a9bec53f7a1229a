"""``-o -`` is standard output for each command that writes a file: the same bytes, and nothing else beside them."""

from pathlib import Path

import pytest
from spacy.language import Language

import kg
from kg import cli

HEAD = "---\ndate: 2024-03-05\nsource: Wire\n---\n"
TEXTS = {"one": "Norway and Georgia are close allies.", "other": "Iran attacked Iraq on 2 March 2024."}


@pytest.fixture(scope="module")
def graph(nlp: Language, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("output")
    (folder / "texts").mkdir()
    for name, text in TEXTS.items():
        (folder / "texts" / f"{name}.txt").write_text(HEAD + text, encoding="utf-8")
    kg.build(folder / "texts", folder / "graph", nlp=nlp).close()
    return str(folder / "graph")


@pytest.mark.parametrize(
    "words",
    [
        ("view", "{}", "-o"),
        ("report", "{}", "-o"),
        ("timeline", "{}", "-o"),
        ("map", "{}", "-o"),
        ("export", "{}", "--format", "nquads", "-o"),
        ("conflicts", "{}", "--html"),
        ("compare", "{}", "one.txt", "other.txt", "--html"),
        ("network", "{}", "--gexf"),
        ("query", "{}", "--name", "documents", "-o"),
        ("query", "{}", "--name", "documents", "--format", "json", "-o"),
    ],
    ids=" ".join,
)
def test_a_dash_is_standard_output(
    words: tuple[str, ...], graph: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    command = [word.format(graph) for word in words]
    assert cli.main([*command, str(tmp_path / "file")]) == 0
    written = (tmp_path / "file").read_bytes()
    assert written
    capsysbinary.readouterr()
    assert cli.main([*command, "-"]) == 0
    assert capsysbinary.readouterr().out == written
    assert [file.name for file in tmp_path.iterdir()] == ["file"]


def test_a_folder_of_files_is_refused(graph: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["export", graph, "--format", "csv", "-o", "-"]) == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("", "kg: error: -o -: several files can't go to standard output; name a folder\n")


@pytest.mark.parametrize("words", [("report", "-o", "-", "--pdf", "-"), ("network", "--gexf", "-", "--edges", "-")])
def test_two_files_are_refused(words: tuple[str, ...], graph: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([words[0], graph, *words[1:]]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "two files can't both go to standard output" in err
