"""Work spread over processes of this machine: batches go out, results come back in order, no process is left behind."""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import Any

from kg.errors import KgError, PipelineError, one_line

_AHEAD = 4  # batches for each process that may be done while an older one is not
_PR_SET_PDEATHSIG = 1  # linux/prctl.h


@dataclass(frozen=True, slots=True)
class Losses[T, R]:
    """What to do where a process ends that should not have: it is out of memory, crashed, or was killed.

    Attributes:
        given_up: Called with an item whose process ended twice, and how; returns its result.
        on_notice: Called with a line that tells of a process that ended, whose items are done again.
    """

    given_up: Callable[[T, str], R]
    on_notice: Callable[[str], None]


@dataclass(slots=True, eq=False)
class _Batch[T, R]:
    items: Sequence[T]
    again: bool = False
    results: list[R] | None = None


@dataclass(slots=True, eq=False)
class _Worker[T, R]:
    process: BaseProcess
    line: Connection
    batch: _Batch[T, R] | None = None
    proven: bool = False  # it has done a batch


def spread[T, R](
    work: Callable[[Sequence[T]], list[R]], batches: Iterable[Sequence[T]], *, jobs: int, losses: Losses[T, R]
) -> Iterator[R]:
    """Yield the results of each batch, in the order of batches, done by so many processes.

    Where processes can be forked safely (Linux) they share what this one has in memory; elsewhere ``work`` is pickled.
    They end with the iterator, and with this process, whatever ended that. A batch whose process ended is done again
    in another one, item by item, so that only an item that ends its process a second time is given up.

    Args:
        work: What to do with a batch; items and results are pickled.
        batches: Taken lazily, a few more than there are processes.
        jobs: Number of processes.
        losses: What to do where one ends.

    Raises:
        BaseException: Whatever the work raises.
    """
    pool = _Pool(work, iter(batches), jobs, losses)
    try:
        while pool.turn():
            while pool.row and (results := pool.row[0].results) is not None:
                pool.row.popleft()
                for each in results:
                    yield each
                    pool.turn(timeout=0)  # nobody idles while each result is put to use
    finally:
        pool.stop()


@dataclass(slots=True)
class _Pool[T, R]:
    work: Callable[[Sequence[T]], list[R]]
    batches: Iterator[Sequence[T]]
    jobs: int
    losses: Losses[T, R]
    row: deque[_Batch[T, R]] = field(default_factory=deque)  # those whose results are not taken yet
    again: deque[_Batch[T, R]] = field(default_factory=deque)  # those of them to be done once more
    workers: list[_Worker[T, R]] = field(default_factory=list)

    def turn(self, timeout: float | None = None) -> bool:
        """Take what is done, for which to wait so long, and hand out what is to do; tell whether anything is left."""
        self._hand_out()
        busy = {worker.line: worker for worker in self.workers if worker.batch}
        if timeout is None and self.row and self.row[0].results is not None:
            timeout = 0
        for line in wait(busy, timeout) if busy else ():
            self._take(busy[line])  # type: ignore[index]  # what is waited for are our own
        self._hand_out()
        return bool(self.row)

    def _hand_out(self) -> None:
        while sum(worker.batch is not None for worker in self.workers) < self.jobs and (batch := self._next()):
            worker = next((worker for worker in self.workers if worker.batch is None), None) or self._start()
            worker.batch = batch
            try:
                worker.line.send(batch.items)
            except OSError:
                if worker.proven:  # it ended while it had nothing to do: no fault of the batch
                    worker.batch = None
                    self.again.appendleft(batch)
                self._lose(worker)

    def _next(self) -> _Batch[T, R] | None:
        if self.again:
            return self.again.popleft()
        if len(self.row) >= _AHEAD * self.jobs or not (items := next(self.batches, None)):
            return None
        self.row.append(_Batch(items))
        return self.row[-1]

    def _take(self, worker: _Worker[T, R]) -> None:
        try:
            told = worker.line.recv()
        except (EOFError, OSError):
            self._lose(worker)
            return
        if isinstance(told, BaseException):
            raise told
        batch, worker.batch = worker.batch, None
        worker.proven = True
        if batch:
            batch.results = told

    def _lose(self, worker: _Worker[T, R]) -> None:
        """Put a batch whose process ended back, each item by itself, or give up the one that was by itself already."""
        self.workers.remove(worker)
        worker.line.close()
        worker.process.join()
        how, batch = _ended(worker.process.exitcode), worker.batch
        if batch is None:
            return
        if batch.again:
            batch.results = [self.losses.given_up(item, how) for item in batch.items]
            return
        self.losses.on_notice(f"a process {how}; its {len(batch.items)} texts are done again, one by one")
        at = self.row.index(batch)
        del self.row[at]
        for item in reversed(batch.items):
            single: _Batch[T, R] = _Batch([item], again=True)
            self.row.insert(at, single)
            self.again.appendleft(single)

    def _start(self) -> _Worker[T, R]:
        context = _context()
        ours, theirs = context.Pipe()
        others = [worker.line for worker in self.workers] if context.get_start_method() == "fork" else []
        arguments = (self.work, theirs, [ours, *others] if context.get_start_method() == "fork" else [])
        process = context.Process(target=_serve, args=arguments, daemon=True)  # type: ignore[attr-defined]  # of each
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # of threads: those of a store, which no worker uses
            gc.freeze()  # or a worker's collector would copy the memory that it shares with us
            try:
                process.start()
            finally:
                gc.unfreeze()
        theirs.close()
        self.workers.append(_Worker(process, ours))
        return self.workers[-1]

    def stop(self) -> None:
        for worker in self.workers:
            worker.process.kill()  # they write nothing that could be left half done
        for worker in self.workers:
            worker.line.close()
            worker.process.join()


def _context() -> BaseContext:
    return multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


def _ended(code: int | None) -> str:
    if code is not None and code < 0:
        with suppress(ValueError):
            return f"was ended by {signal.Signals(-code).name}"
    return f"ended with code {code}"


def _serve(work: Callable[[Sequence[Any]], list[Any]], line: Connection, others: Sequence[Connection]) -> None:
    """Do what comes over a line until it is closed."""
    _end_with_parent()
    for other in others:  # else a worker would not see that its parent is gone as long as another one lives
        other.close()
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            line.send(done(work, line.recv()))


def done(work: Callable[[Sequence[Any]], list[Any]], items: Sequence[Any]) -> list[Any] | BaseException:
    """Return the results of a batch, or an error that can be sent to another process and raised there."""
    try:
        return work(items)
    except (KgError, OSError, MemoryError) as err:
        return err
    except Exception as err:  # noqa: BLE001  (it may be such that it can't be sent)
        return PipelineError(f"reading failed ({one_line(err)})", hint="report it with the texts")


def _end_with_parent() -> None:
    """Have this worker end with its parent, whatever ended that, and on Ctrl-C without a traceback of its own."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        parent = multiprocessing.parent_process()
        if parent is None or os.getppid() != parent.pid:  # it ended before we asked to be told
            os._exit(1)
