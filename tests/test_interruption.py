"""A build that is killed at any moment is finished by the same command, and the graph is that of a build left alone."""

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import kg

MOMENTS = 4  # kills; each costs a start of Python and of the language model
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


def killed_at(seconds: float, words: list[str]) -> float:
    """Run a command and kill it after some seconds; returns how long it took if it ended before, else 0."""
    begun = time.monotonic()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return 0.0
    return time.monotonic() - begun


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_build_killed_again_and_again_ends_in_the_bytes_of_one_left_alone(tmp_path: Path) -> None:
    folder, out = texts(tmp_path / "texts"), tmp_path / "graph"
    begun = time.monotonic()
    subprocess.run(command(folder, tmp_path / "whole"), check=True, capture_output=True)
    length = time.monotonic() - begun
    expected = nquads(tmp_path / "whole")
    assert expected.count(b"\n") > 200
    moments, killed = random.Random(20240301), 0
    for _ in range(4 * MOMENTS):
        # The first half of a build loads libraries; files and store are written near its end.
        ended = killed_at(moments.uniform(0.5, 1.0) * length, command(folder, out))
        if ended:  # this machine was faster than before: begin anew, with nothing there
            length = min(length, ended)
            shutil.rmtree(out)
        else:
            killed += 1
        if killed == MOMENTS:
            break
    assert killed == MOMENTS
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
