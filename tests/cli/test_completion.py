"""The Tab key: each shell is asked itself, where it is installed, what it would offer."""

import shutil
import subprocess

import pytest

from kg import cli
from kg.cli.parser import command_parser

SHELLS = ("bash", "zsh", "fish")


def script(capsys: pytest.CaptureFixture[str], shell: str) -> str:
    assert cli.main(["completion", shell]) == 0
    return capsys.readouterr().out


def offered(script: str, *words: str) -> list[str]:
    """Return what bash offers for the last of some words."""
    line = " ".join(f"'{word}'" for word in words)
    asked = f'{script}\nCOMP_WORDS=({line}); COMP_CWORD={len(words) - 1}; _kg; printf "%s\\n" "${{COMPREPLY[@]}}"'
    done = subprocess.run(["bash", "--norc", "-c", asked], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_and_option_is_told(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = script(capsys, shell)
    (commands,) = [action.choices for action in command_parser()._actions if action.choices]
    for name, command in commands.items():
        assert name in told
        for action in command._actions:
            for flag in action.option_strings:
                assert flag.lstrip("-") in told, (name, flag)


@pytest.mark.parametrize("shell", SHELLS)
def test_the_shell_itself_can_read_it(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    done = subprocess.run([shell, "-n"], input=script(capsys, shell), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_bash_offers_commands_options_and_values(capsys: pytest.CaptureFixture[str]) -> None:
    told = script(capsys, "bash")
    assert offered(told, "kg", "comp") == ["compare", "completion"]
    assert offered(told, "kg", "build", "--jo") == ["--jobs"]
    assert offered(told, "kg", "build", "news", "--jobs", "4", "--gaz") == ["--gazetteer"]
    assert offered(told, "kg", "query", "graph", "--format", "") == ["table", "csv", "json", "ttl"]
    assert offered(told, "kg", "query", "graph", "--format", "=", "j") == ["json"]
    assert offered(told, "kg", "corrections", "") == ["check", "export", "import"]
    assert offered(told, "kg", "view", "graph", "-o", "--lim") == []  # the value of -o: files, which bash offers
    assert offered(told, "kg", "build", "ne") == []


def test_fish_offers_commands_and_values(capsys: pytest.CaptureFixture[str]) -> None:
    if shutil.which("fish") is None:
        pytest.skip("fish is not installed")
    told = script(capsys, "fish")

    def asked(line: str) -> list[str]:
        asking = f"complete -e kg\n{told}\ncomplete -C '{line}'"
        done = subprocess.run(["fish", "--no-config", "-c", asking], capture_output=True, text=True, check=True)
        return [row.split("\t")[0] for row in done.stdout.splitlines()]

    assert asked("kg dem") == ["demo"]
    assert asked("kg query graph --format j") == ["json"]
    assert "--jobs" in asked("kg build --jo")
