"""What is mistyped gets the nearest command or option, and exit code 2."""

import pytest

from kg import cli


def refused(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    with pytest.raises(SystemExit) as stopped:
        cli.main(words)
    assert stopped.value.code == 2
    return capsys.readouterr().err.splitlines()[-1]


def test_a_mistyped_command_gets_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    said = refused(capsys, "biuld", "news", "-o", "graph")
    assert said == "kg: error: no command 'biuld'; did you mean build?; kg --help lists them"
    assert refused(capsys, "zzzz") == "kg: error: no command 'zzzz'; kg --help lists them"


def test_a_mistyped_option_gets_the_nearest_of_its_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(capsys, "timeline", "graph", "-o", "x", "--pear").endswith("--pear; did you mean --pair?")
    assert refused(capsys, "validate", "graph", "more").endswith("validate: error: unrecognized arguments: more")


def test_no_command_says_that_one_is_needed(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(capsys).endswith("required: COMMAND")
