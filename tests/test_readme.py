"""What the README shows is what a reader gets: its Python session and its query are run against the examples."""

import doctest
import re
import shlex
from pathlib import Path

import pytest

import kg
from kg import cli
from kg.cli.parser import command_parser

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("readme") / "graph"
    kg.build(ROOT / "examples", out).close()
    return out


def block(marker: str, language: str) -> str:
    found = re.search(rf"<!-- {marker}: .*?-->\n```{language}\n(.*?)```", README, re.S)
    assert found, marker
    return found[1]


def test_the_python_session_gives_the_output_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    session = doctest.DocTestParser().get_doctest(block("session", "python"), {}, "README.md", "README.md", 0)
    assert len(session.examples) >= 7
    flags = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    report: list[str] = []
    runner = doctest.DocTestRunner(optionflags=flags)
    runner.run(session, out=report.append)
    assert runner.summarize(verbose=False).failed == 0, "".join(report)


def test_the_query_gives_the_rows_shown(graph: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command, *rows = block("query", "console").strip().split("\n")
    words = shlex.split(command.removeprefix("$ "))
    assert words[:3] == ["kg", "query", "graph"]
    assert cli.main(["query", str(graph), *words[3:]]) == 0
    assert capsys.readouterr().out.strip().split("\n") == [re.sub(r"\s{2,}", "\t", row) for row in rows]


def test_every_command_is_in_the_table() -> None:
    commands = [name for action in command_parser()._actions if action.choices for name in action.choices]
    assert len(commands) >= 12
    for name in commands:
        assert f"`kg {name}" in README, name
