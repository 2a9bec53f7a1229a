"""What the README shows is what a reader gets: its Python session and its query are run against the examples."""

import contextlib
import doctest
import re
import shlex
from pathlib import Path

import pytest

from kg import cli
from kg.cli.parser import command_parser

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(marker: str, language: str) -> str:
    found = re.search(rf"<!-- {marker}: .*?-->\n```{language}\n(.*?)```", README, re.S)
    assert found, marker
    return found[1]


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int, int, str]:
    """Run the Python session in a folder of its own: the folder, its lines of code, the failures and what they say."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "examples").symlink_to(ROOT / "examples")
    lines = doctest.DocTestParser().get_doctest(block("session", "python"), {}, "README.md", "README.md", 0)
    report: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    with contextlib.chdir(folder):
        runner.run(lines, out=report.append)
    return folder, len(lines.examples), runner.summarize(verbose=False).failed, "".join(report)


def test_the_python_session_gives_the_output_shown(session: tuple[Path, int, int, str]) -> None:
    _, lines, failed, report = session
    assert lines >= 7
    assert failed == 0, report


def test_the_query_gives_the_rows_shown(
    session: tuple[Path, int, int, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """The graph asked is the one that the session has built."""
    command, *rows = block("query", "console").strip().split("\n")
    words = shlex.split(command.removeprefix("$ "))
    assert words[:3] == ["kg", "query", "graph"]
    assert cli.main(["query", str(session[0] / "graph"), *words[3:]]) == 0
    assert capsys.readouterr().out.strip().split("\n") == [re.sub(r"\s{2,}", "\t", row) for row in rows]


def test_every_command_is_in_the_table() -> None:
    commands = [name for action in command_parser()._actions if action.choices for name in action.choices]
    assert len(commands) >= 12
    for name in commands:
        assert f"`kg {name}" in README, name
