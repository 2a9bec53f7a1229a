"""Servers as processes of their own for `soak.py` and `fuzz_server.py`, and what they hold while they run."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]


def build(graph: Path) -> None:
    """Build the packaged examples into a folder."""
    command = [sys.executable, "-m", "kg.cli", "build", str(ROOT / "examples"), "-o", str(graph)]
    subprocess.run(command, cwd=ROOT, check=True)


@contextmanager
def served(graph: Path, temporary: Path, log: Path, *words: str) -> Iterator[tuple[str, int]]:
    """Run ``kg WORDS`` on a graph, at a port that is free; yields its URL and process id, and stops it in the end.

    Args:
        graph: Folder of the graph.
        temporary: Folder for its temporary files.
        log: File for what it writes to standard error.
        *words: ``serve`` or ``mcp``, and options.
    """
    command = [sys.executable, "-m", "kg.cli", words[0], str(graph), *words[1:], "--port", "0"]
    with log.open("wb") as file:
        process = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"TMPDIR": str(temporary)}, stderr=file)
    try:
        while " at http://" not in (told := log.read_text(encoding="utf-8")) or not told.endswith("\n"):
            if process.poll() is not None:
                sys.exit(f"{words[0]} ended: {told}")
            time.sleep(0.1)
        yield told.partition(" at ")[2].split()[0], process.pid
    finally:
        process.terminate()
        try:
            process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise


def tree(pid: int) -> list[int]:
    """Return a process and those below it."""
    found = [pid]
    for one in found:
        for task in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                found += map(int, task.read_text().split())
            except OSError:
                continue
    return found


def memory(pids: Sequence[int]) -> float:
    """Return what processes hold in memory, in MiB; pages that several share count in each."""
    pages = 0
    for pid in pids:
        try:
            pages += int(Path(f"/proc/{pid}/statm").read_text().split()[1])
        except OSError:
            continue
    return pages * os.sysconf("SC_PAGESIZE") / (1 << 20)


def open_files(pid: int) -> int:
    """Return how many files and sockets a process has open."""
    return len(list(Path(f"/proc/{pid}/fd").iterdir()))


def left_over(temporary: Path) -> list[str]:
    """Return the files of a folder for temporary ones, and the processes that were started on one of them."""
    found = [str(path) for path in temporary.iterdir()]
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            command = path.read_bytes()
        except OSError:
            continue
        found += [f"{path.parent.name}: {command!r}"] if os.fsencode(temporary) in command else []
    return found
