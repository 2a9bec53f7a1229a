"""Work in several processes: in order, at the same time, whatever becomes of a process, and none is left behind."""

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from kg import processes
from kg.errors import PipelineError
from kg.processes import Losses, spread

BATCHES = [["a", "b"], ["c"], ["d", "e", "f"], ["g"]]
ALL = [item for batch in BATCHES for item in batch]
linux = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")


def given_up(item: str, how: str) -> str:
    return f"{item} {how}"


def run(work: Callable[[Sequence[str]], list[str]], jobs: int = 2) -> tuple[list[str], list[str]]:
    notices: list[str] = []
    return list(spread(work, BATCHES, jobs=jobs, losses=Losses(given_up, notices.append))), notices


def is_there(path: Path) -> bool:
    for _ in range(6000):
        if path.exists():
            return True
        time.sleep(0.01)
    return False


@linux
def test_results_come_in_order_though_another_batch_is_done_first(tmp_path: Path) -> None:
    def work(items: Sequence[str]) -> list[str]:
        if "a" in items:
            assert is_there(tmp_path / "c")  # which another process makes meanwhile
        for item in items:
            (tmp_path / item).touch()
        return [f"{item}{os.getpid()}" for item in items]

    found, notices = run(work)
    assert [result[0] for result in found] == ALL
    assert len({result[1:] for result in found}) == 2
    assert notices == []
    assert multiprocessing.active_children() == []


def test_where_nothing_is_forked_the_work_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_context", lambda: multiprocessing.get_context("spawn"))
    assert run(sorted) == (ALL, [])


@linux
def test_a_batch_whose_process_is_killed_is_done_again(tmp_path: Path) -> None:
    def work(items: Sequence[str]) -> list[str]:
        if "e" in items and not (tmp_path / "killed").exists():
            (tmp_path / "killed").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return list(items)

    assert run(work) == (ALL, ["a process was ended by SIGKILL; its 3 texts are done again, one by one"])


@linux
@pytest.mark.parametrize("jobs", [1, 2])
def test_an_item_that_ends_each_process_is_given_up(jobs: int) -> None:
    def work(items: Sequence[str]) -> list[str]:
        if "e" in items:
            os._exit(7)
        return list(items)

    found, notices = run(work, jobs)
    assert found == ["a", "b", "c", "d", "e ended with code 7", "f", "g"]
    assert notices == ["a process ended with code 7; its 3 texts are done again, one by one"]


@linux
def test_processes_killed_from_outside_are_replaced() -> None:
    notices: list[str] = []
    found: list[str] = []
    for result in spread(list, [[item] for item in ALL * 5], jobs=2, losses=Losses(given_up, notices.append)):
        found.append(result)
        if len(found) in {3, 17}:
            for child in multiprocessing.active_children():
                child.kill()
                child.join()
    assert found == ALL * 5
    assert all(notice.startswith("a process was ended by SIGKILL") for notice in notices)


@linux
@pytest.mark.parametrize("error", [OSError(28, "full"), PipelineError("odd", where="b")])
def test_an_error_of_the_work_is_raised(error: Exception) -> None:
    def work(items: Sequence[str]) -> list[str]:
        raise error

    with pytest.raises(type(error), match=r"full|odd"):
        run(work)
    assert multiprocessing.active_children() == []


@linux
def test_an_error_that_cannot_be_sent_is_told_in_words() -> None:
    class UnsentError(Exception):
        pass

    def work(items: Sequence[str]) -> list[str]:
        raise UnsentError("here")

    with pytest.raises(PipelineError, match=r"reading failed \(UnsentError: here\)"):
        run(work)


@linux
def test_no_more_is_taken_than_a_few_batches_ahead() -> None:
    taken: list[int] = []

    def batches() -> Iterator[list[int]]:
        for number in range(100):
            taken.append(number)
            yield [number]

    found = spread(list, batches(), jobs=2, losses=Losses(lambda _, how: 0, print))
    assert next(found) == 0
    assert len(taken) <= 2 * processes._AHEAD
    found.close()
    assert multiprocessing.active_children() == []


PROGRAM = """
import os, signal, time
from multiprocessing import active_children
from kg.cli.interruption import heeded, tell
from kg.processes import Losses, spread

signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in the background

def work(items):
    if items[0] > 1:
        time.sleep(1e6)
    return items

try:
    with heeded("interrupted"):
        for number in spread(work, [[n] for n in range(9)], jobs=2, losses=Losses(max, print)):
            if number == 1:
                print(*(worker.pid for worker in active_children()), flush=True)
                {then}
except KeyboardInterrupt:
    os._exit(tell("interrupted"))
"""


def ended(then: str, number: int) -> tuple[int, str]:
    """Return how a program ends that is signalled while its workers sleep; they hold its output open till they end."""
    words = [sys.executable, "-c", PROGRAM.format(then=then)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as parent:
        workers = [int(pid) for pid in parent.stdout.readline().split()]
        try:
            assert len(workers) == 2
            parent.send_signal(number)
            _, said = parent.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            for pid in workers:
                os.kill(pid, signal.SIGKILL)
            raise
        finally:
            parent.kill()
    return parent.returncode, said


@linux
def test_workers_end_with_a_parent_that_is_killed() -> None:
    assert ended("pass", signal.SIGKILL) == (-signal.SIGKILL, "")


@linux
@pytest.mark.parametrize("then", ["pass", "time.sleep(1e6)"])
def test_an_interruption_waits_for_no_worker(then: str) -> None:
    assert ended(then, signal.SIGINT) == (130, "interrupted\n")
