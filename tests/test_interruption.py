"""A build that is killed at any moment is finished by the same command, and the graph is that of a build left alone."""

import json
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import kg

KILLS = 8
type Run = Callable[[Path, Path, float], tuple[int, float]]
WORDS = ("Georgia", "Armenia", "Russia", "Ukraine", "Kazakhstan", "Turkey")


def texts(folder: Path) -> Path:
    """Six small texts of one shape, whose short names are told by one another."""
    folder.mkdir()
    for n, (one, other) in enumerate(zip(WORDS, (*WORDS[1:], WORDS[0]), strict=True)):
        who = "Nina Orlova" if n == 0 else "Orlova"
        (folder / f"{n}.txt").write_text(
            f"---\ndate: 2024-03-0{n + 1}\nsource: Wire {n}\n---\n"
            f"{one} signed a trade agreement with {other} on Monday. {who} criticised {one}.\n\n"
            f'"The border will reopen," said {who}, an analyst. {other} did not attack {one}.\n',
            encoding="utf-8",
        )
    return folder


def command(folder: Path, out: Path) -> list[str]:
    return [sys.executable, "-m", "kg.cli", "build", str(folder), "-o", str(out)]


def nquads(out: Path) -> bytes:
    with kg.open(out) as graph:
        return b"".join(graph.store.nquads())


@pytest.fixture
def ran() -> Iterator[Run]:
    """Run a build and kill it after some seconds: its exit code, negative if killed, and the seconds it ran."""
    program = [sys.executable, str(Path(__file__).with_name("fork_commands.py"))]
    quiet = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(program, text=True, **quiet) as server:

        def ran(folder: Path, out: Path, seconds: float) -> tuple[int, float]:
            words = ["build", str(folder), "-o", str(out)]
            print(json.dumps([words, seconds]), file=server.stdin, flush=True)
            code, length = json.loads(server.stdout.readline())
            return code, length

        yield ran
        server.stdin.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_build_killed_again_and_again_ends_in_the_bytes_of_one_left_alone(tmp_path: Path, ran: Run) -> None:
    folder, out = texts(tmp_path / "texts"), tmp_path / "graph"
    code, length = ran(folder, tmp_path / "whole", 600)
    assert code == 0
    expected = nquads(tmp_path / "whole")
    assert expected.count(b"\n") > 200
    moments, killed = random.Random(20240301), 0
    for _ in range(4 * KILLS):
        code, ended = ran(folder, out, moments.uniform(0, 1) * length)
        if code < 0:
            killed += 1
        else:  # this machine was faster than before: begin anew, with nothing there
            assert code == 0
            length = min(length, ended)
            shutil.rmtree(out)
        if killed == KILLS:
            break
    assert killed == KILLS
    with kg.build(folder, out) as graph:
        assert graph.build_report.problems == ()
    assert nquads(out) == expected


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends no SIGINT to a child alone")
def test_control_c_ends_a_build_with_one_line_and_code_1(tmp_path: Path) -> None:
    folder = texts(tmp_path / "texts")
    words = command(folder, tmp_path / "graph")
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    while process.poll() is None and not (tmp_path / "graph").exists():
        time.sleep(0.01)  # from here on it is in the midst of the build
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (1, "")
    assert len(err.splitlines()) == 1
    assert "interrupted" in err
