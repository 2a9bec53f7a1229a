"""The chapter "A week with kg" does what it shows, line by line, with the examples as texts."""

import contextlib
import doctest
import re
import shlex
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import cli

ROOT = Path(__file__).parent.parent
CHAPTER = (ROOT / "docs" / "week.md").read_text(encoding="utf-8")
BIN = Path(sys.executable).parent
PORT = re.compile(r"(?<=[: ])\d{4}(?=[ /]|$)")
PATIENCE = 60.0  # seconds until a server has to answer


def steps() -> list[tuple[str, str]]:
    """Return (command, what is shown below it) for each line of the chapter."""
    found = re.search(r"<!-- week: .*?-->\n```console\n(.*?)```", CHAPTER, re.S)
    assert found
    shown: list[tuple[str, str]] = []
    for line in found[1].splitlines():
        if line.startswith("$ "):
            shown.append((line[2:], ""))
        elif not line.startswith("# ") or (shown and shown[-1][0].startswith("cat ") and ".rq" in shown[-1][0]):
            shown[-1] = (shown[-1][0], f"{shown[-1][1]}{line}\n")
    return shown


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    with contextlib.chdir(tmp_path):
        yield tmp_path


def free_port() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return str(free.getsockname()[1])


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=1):
            return True
    except OSError:
        return False


def squeezed(text: str) -> str:
    """Columns stand two spaces apart or more in the chapter, a tab apart in a pipe."""
    return re.sub(r"\t|(?<=\S) {2,}", "\t", re.sub(r"[ \t]+$", "", text, flags=re.M))


def test_the_week_goes_as_it_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    checker, servers, ports = doctest.OutputChecker(), list[subprocess.Popen[bytes]](), dict[str, str]()
    ran = 0
    try:
        for command, shown in steps():
            if command.endswith(" &"):
                ports[PORT.findall(command)[-1]] = free_port()
            words = shlex.split(PORT.sub(lambda m: ports.get(m[0], m[0]), command))
            if words[-1] == "&":
                servers.append(started(words[:-1]))
                wait(servers[-1], f"http://127.0.0.1:{next(reversed(ports.values()))}/")
                continue
            if words[0] == "cat":
                path = folder / words[1]
                path.parent.mkdir(exist_ok=True)
                path.write_text(shown, encoding="utf-8")
                continue
            said = run(words, capsys)
            assert checker.check_output(squeezed(shown), squeezed(said), doctest.ELLIPSIS), f"{command}\n{said}"
            ran += 1
    finally:
        for server in servers:
            server.terminate()
            server.wait(timeout=PATIENCE)
    assert ran >= 15


def started(words: list[str]) -> subprocess.Popen[bytes]:
    program = [sys.executable, "-m", "kg.cli"] if words[0] == "kg" else [str(BIN / words[0])]
    return subprocess.Popen([*program, *words[1:]], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def wait(server: subprocess.Popen[bytes], url: str) -> None:
    end = time.monotonic() + PATIENCE
    while not answers(url):
        assert server.poll() is None, "server has ended"
        assert time.monotonic() < end, "server does not answer"
        time.sleep(0.1)


def run(words: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Return what a command prints; one of kg's must end well."""
    if words[0] == "kg":
        assert cli.main(words[1:]) == 0, words
        return capsys.readouterr().out
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout
