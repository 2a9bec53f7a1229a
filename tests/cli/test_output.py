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


@pytest.mark.parametrize(
    "words",
    [
        ("report", "-o", "-", "--pdf", "-"),
        ("network", "--gexf", "-", "--edges", "-"),
        ("network", "--gexf", "-", "--json"),
        ("conflicts", "--html", "-", "--json"),
    ],
)
def test_two_files_are_refused(words: tuple[str, ...], graph: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([words[0], graph, *words[1:]]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "two files can't both go to standard output" in err


@pytest.mark.parametrize(
    "words", [("report", "-o", "FILE", "--pdf", "FILE"), ("network", "--gexf", "FILE", "--edges", "FILE")]
)
def test_two_files_of_one_name_are_refused(
    words: tuple[str, ...], graph: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "file"
    places = iter((str(file), str(tmp_path / "." / "file")))
    assert cli.main([words[0], graph, *(next(places) if word == "FILE" else word for word in words[1:])]) == 2
    assert capsys.readouterr().err.startswith(f"kg: error: {file}: two files would be written to one place; ")
    assert not file.exists()


@pytest.mark.parametrize(
    "words",
    [
        ("export", "{}", "--format", "ttl", "-o"),
        ("conflicts", "{}", "--html"),
        ("compare", "{}", "one.txt", "other.txt", "--html"),
    ],
)
def test_what_was_written_is_told(
    words: tuple[str, ...], graph: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([*(word.format(graph) for word in words), str(tmp_path / "file")]) == 0
    assert capsys.readouterr().out == f"{tmp_path / 'file'}\n"


def test_yes_or_no_is_a_table_like_other_answers(graph: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["query", graph, "ASK { ?a kg:alliedWith ?b }"]) == 0
    assert capsys.readouterr().out == "result\ntrue\n"
    assert cli.main(["query", graph, "SELECT (1 = 2 AS ?same) {}"]) == 0
    assert capsys.readouterr().out == "same\nfalse\n"
    assert cli.main(["query", graph, "--format", "json", "ASK { ?a kg:alliedWith kg:nobody }"]) == 0
    assert capsys.readouterr().out == '{"head":{},"boolean":false}'
