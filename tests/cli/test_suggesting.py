"""What is mistyped gets the nearest command or option, and exit code 2."""

import pytest

from kg import cli
from kg.cli.parser import command_parser
from kg.cli.suggesting import parsed


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


def test_a_word_in_place_of_an_option_is_told_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ("query", "graph", "ASK {}")
    assert refused(capsys, *asked, "out").endswith("arguments: out; what is written is named by -o out")
    assert refused(capsys, *asked, "-o", "out", "more").endswith("arguments: more")


def test_no_command_says_that_one_is_needed(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(capsys).endswith("required: COMMAND")


@pytest.mark.parametrize(
    "words",
    [
        ("query", "GRAPH", "--format", "csv", "ASK {}"),
        ("query", "--format", "csv", "GRAPH", "ASK {}"),
        ("query", "GRAPH", "ASK {}", "--format", "csv"),
    ],
)
def test_an_option_may_stand_anywhere(words: tuple[str, ...]) -> None:
    told = parsed(command_parser(), words)
    assert (told.command, told.graph, told.query, told.format) == ("query", "GRAPH", "ASK {}", "csv")


def test_an_option_may_stand_before_words_that_may_be_left_out() -> None:
    told = parsed(command_parser(), ["compare", "graph", "--html", "page.html", "one.txt", "other.txt"])
    assert (told.html, told.documents, told.outlet) == ("page.html", ["one.txt", "other.txt"], [])
    told = parsed(command_parser(), ["diff", "old", "--top", "3", "new"])
    assert (told.top, told.after) == (3, "new")
    told = parsed(command_parser(), ["questions", "graph", "--json", "asked"])
    assert (told.json, told.folder) == (True, "asked")


def test_a_word_too_many_is_refused_wherever_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(capsys, "diff", "a", "--json", "b", "c").endswith("diff: error: unrecognized arguments: c")
    assert refused(capsys, "query", "a", "--pormat", "csv", "b").endswith("--pormat csv b; did you mean --format?")
