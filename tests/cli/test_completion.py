"""The Tab key: each shell is asked itself, where it is installed, what it would offer."""

import shutil
import subprocess
from pathlib import Path

import pytest

from kg import cli
from kg.cli.parser import command_parser

SHELLS = ("bash", "zsh", "fish")
# A shell at a terminal of its own (zsh's zpty), which is sent each line with a Tab and tells what stands there then.
TERMINAL = """
zmodload zsh/zpty
zpty shell "env TERM=dumb $1"
zpty -w shell "$2; print_ready() { echo ready; }; print_ready"
zpty -r shell out "*ready*"
for line in "${@:3}"; do
  zpty -w -n shell "$line"$'\\t\\x18'
  zpty -r shell out "*<*>*"
  print -r -- "${${out##*<}%%>*}"
done
zpty -d shell
"""
TOLD = {  # how a shell takes the completion, and tells on Ctrl-X what stands in its line
    "zsh": (
        "zsh -f -i",
        'PROMPT=""; source ./told; tell() { print -r -- "<${BUFFER}>"; BUFFER=""; }; zle -N tell; bindkey "^X" tell',
    ),
    "bash": (
        "bash --norc --noprofile -i",
        'PS1=""; source ./told; tell() { echo "<$READLINE_LINE>"; READLINE_LINE=""; }; bind -x \'"\\C-x": tell\'',
    ),
}
LINES = {
    "kg qu": "kg que",  # query, questions
    "kg quer": "kg query ",
    "kg query graph --na": "kg query graph --name ",
    "kg query graph --name corrob": "kg query graph --name corroboration ",
    "kg query graph --format=js": "kg query graph --format=json ",
    "kg corrections ch": "kg corrections check ",
    "kg build ne": "kg build news/",
    "kg build news -o gr": "kg build news -o graph/",
    "kg build --jobs 4 --jso": "kg build --jobs 4 --jsonl ",
}
ZSH_LINES = {"kg query graph --na": "kg query graph --name="}  # whose "=" goes if a space is typed


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


@pytest.mark.parametrize("shell", TOLD)
def test_the_tab_key_completes_at_a_terminal(
    shell: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if shutil.which("zsh") is None:
        pytest.skip("zsh is not installed, whose zpty is the terminal")
    tmp_path.joinpath("told").write_text(script(capsys, shell), encoding="utf-8")
    for name in ("news", "graph"):
        tmp_path.joinpath(name).mkdir()
    for name in ("HOME", "ZDOTDIR"):
        monkeypatch.setenv(name, str(tmp_path))
    asked = ["zsh", "-f", "-c", TERMINAL, "terminal", *TOLD[shell], *LINES]
    done = subprocess.run(asked, cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60)
    beside = LINES | ZSH_LINES if shell == "zsh" else LINES
    assert done.stdout.splitlines() == list(beside.values())


def test_zsh_finds_it_among_its_functions_as_well(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if shutil.which("zsh") is None:
        pytest.skip("zsh is not installed")
    tmp_path.joinpath("_kg").write_text(script(capsys, "zsh"), encoding="utf-8")
    tmp_path.joinpath("told").write_text("fpath=($PWD $fpath); autoload -Uz compinit; compinit -D -u\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    asked = ["zsh", "-f", "-c", TERMINAL, "terminal", *TOLD["zsh"], "kg dem"]
    done = subprocess.run(asked, cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "kg demo \n"


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
    assert asked("kg query graph --name corrob") == ["corroboration"]
