"""A build that is killed at any moment is finished by the same command, and the graph is that of a build left alone."""

import json
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import kg

KILLS = 8
type Run = Callable[..., tuple[int, float, str]]
WORDS = ("Georgia", "Armenia", "Russia", "Ukraine", "Kazakhstan", "Turkey")


def texts(folder: Path, times: int = 1) -> Path:
    """Six small texts of one shape, whose short names are told by one another, some times over."""
    folder.mkdir()
    for n, (one, other) in enumerate(list(zip(WORDS, (*WORDS[1:], WORDS[0]), strict=True)) * times):
        who = "Nina Orlova" if n == 0 else "Orlova"
        (folder / f"{n}.txt").write_text(
            f"---\ndate: 2024-03-{n % 28 + 1:02}\nsource: Wire {n}\n---\n"
            f"{one} signed a trade agreement with {other} on Monday. {who} criticised {one}.\n\n"
            f'"The border will reopen," said {who}, an analyst. {other} did not attack {one}.\n',
            encoding="utf-8",
        )
    return folder


def nquads(out: Path) -> bytes:
    with kg.open(out) as graph:
        return b"".join(graph.store.nquads())


@pytest.fixture(scope="module")
def ran() -> Iterator[Run]:
    """Run a build and signal it after some seconds, or once its graph is there: `fork_commands.ran`."""
    program = [sys.executable, str(Path(__file__).with_name("fork_commands.py"))]
    quiet = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(program, text=True, **quiet) as server:

        def ran(folder: Path, out: Path, number: int, seconds: float, *, at_once: bool) -> tuple[int, float, str]:
            task = (["build", str(folder), "-o", str(out)], number, seconds, str(out) if at_once else "")
            print(json.dumps(task), file=server.stdin, flush=True)
            code, length, written = json.loads(server.stdout.readline())
            return code, length, written

        yield ran
        server.stdin.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_build_killed_again_and_again_ends_in_the_bytes_of_one_left_alone(tmp_path: Path, ran: Run) -> None:
    folder, out = texts(tmp_path / "texts"), tmp_path / "graph"
    code, length, _ = ran(folder, tmp_path / "whole", signal.SIGKILL, 600, at_once=False)
    assert code == 0
    expected = nquads(tmp_path / "whole")
    assert expected.count(b"\n") > 200
    moments, killed = random.Random(20240301), 0
    for _ in range(4 * KILLS):
        code, ended, _ = ran(folder, out, signal.SIGKILL, moments.uniform(0, 1) * length, at_once=False)
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
def test_control_c_ends_a_build_with_one_line_and_code_130(tmp_path: Path, ran: Run) -> None:
    folder = texts(tmp_path / "texts", times=20)  # so many that it is in the midst of them
    code, _, written = ran(folder, tmp_path / "graph", signal.SIGINT, 60, at_once=True)
    assert code == 130
    assert len(written.splitlines()) == 1
    assert written == "kg: interrupted; what was done is kept, run the same command again to go on\n"
