"""The processes that answer queries, as the server sees them: lent for one query, killed when it takes too long."""

import asyncio
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Coroutine
from contextlib import suppress
from pathlib import Path

from kg import bounds
from kg.programs import command
from kg.service import frames
from kg.service.frames import HEADER, Question
from kg.service.limits import Limits

_BUFFER = 1 << 20


class BrokenWorkerError(Exception):
    """The process of a query died: the engine ran out of memory or of stack."""


class Worker:
    """A process that answers one query at a time."""

    def __init__(self, process: Process, folder: Path) -> None:
        """Hold a process that was started on a folder; use `started`."""
        self._process, self.folder, self.busy = process, folder, False

    @classmethod
    async def started(cls, folder: Path, memory: int) -> "Worker":
        """Return a new one, once it can answer; it dies of more than so many bytes of memory.

        Raises:
            BrokenWorkerError: If it can't open the graph, or not in time.
        """
        words = command("kg.service.worker", str(folder), str(memory))
        process = await asyncio.create_subprocess_exec(*words, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, limit=_BUFFER)
        worker = cls(process, folder)
        try:
            async with asyncio.timeout(bounds.START):
                await worker._frame()
        except BaseException as err:
            worker.kill()
            await worker.gone()
            if isinstance(err, TimeoutError):
                raise BrokenWorkerError from err
            raise
        return worker

    @property
    def usable(self) -> bool:
        """Whether it lives, and is done with what it was asked."""
        return self._process.returncode is None and not self.busy

    async def ask(self, question: Question) -> None:
        """Give it a query, whose answer `frame` then tells.

        Raises:
            BrokenWorkerError: If the process died.
        """
        self.busy = True
        writing = self._process.stdin
        try:
            if writing is not None:
                writing.write(question.frame())
                await writing.drain()
        except OSError as err:
            raise BrokenWorkerError from err

    async def frame(self) -> tuple[bytes, bytes]:
        """Return the next frame of an answer, its kind and body.

        Raises:
            BrokenWorkerError: If the process died.
        """
        kind, body = await self._frame()
        self.busy = kind not in {frames.END, frames.FAILED}
        return kind, body

    async def _frame(self) -> tuple[bytes, bytes]:
        reading = self._process.stdout
        if reading is None:
            raise BrokenWorkerError
        try:
            kind, size = HEADER.unpack(await reading.readexactly(HEADER.size))
            return kind, await reading.readexactly(size)
        except (asyncio.IncompleteReadError, ConnectionError) as err:
            raise BrokenWorkerError from err

    def kill(self) -> None:
        """End it at once, whatever it does."""
        with suppress(ProcessLookupError):
            self._process.kill()

    async def gone(self) -> None:
        """Wait until it has ended, and close its pipes."""
        with suppress(RuntimeError):  # somebody reads from it still, and will see its end
            await self._process.communicate()
        await self._process.wait()


class Workers:
    """As many processes as queries may run at a time, and one that waits, all on the same state of a graph."""

    def __init__(self, folder: Path, limits: Limits) -> None:
        """Prepare to start processes on a graph's folder, as many and as large as the limits allow."""
        self._folder, self._memory = folder, limits.memory
        self._places = asyncio.Semaphore(limits.workers)
        self._idle: list[Worker] = []
        self._warming = False
        self._all: set[Worker] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    async def take(self, folder: Path | None = None) -> Worker:
        """Return a process for one query, once there is one; hand it to `give_back` whatever comes.

        Args:
            folder: The state that it must read, which somebody holds; None takes the newest.

        Raises:
            BrokenWorkerError: If none can be started.
        """
        await self._places.acquire()
        try:
            if folder not in {None, self._folder}:
                return await self._started(folder)
            while self._idle:
                worker = self._idle.pop()
                if worker.usable and worker.folder == self._folder:
                    self.warm_up()
                    return worker
                self._end(worker)
            while True:
                tried = self._folder
                try:
                    return await self._started(tried)
                except BrokenWorkerError:
                    if tried == self._folder:
                        raise
        except BaseException:
            self._places.release()
            raise

    def give_back(self, worker: Worker) -> None:
        """Take a process back; one that is still busy, as nobody waits for its answer any more, is killed."""
        self._places.release()
        if worker.usable and worker.folder == self._folder:
            self._idle.append(worker)
        else:
            self._end(worker)
            self.warm_up()

    def move(self, folder: Path) -> None:
        """Answer the queries to come from another folder; those that run end as they began."""
        self._folder = folder
        while self._idle:
            self._end(self._idle.pop())
        self.warm_up()

    def warm_up(self) -> None:
        """Start a process in the background if none waits, so that the next query need not wait for that."""
        if not self._idle and not self._warming:
            self._warming = True
            self._do(self._add())

    async def ready(self) -> None:
        """Wait until a process can answer, or can't be started."""
        self.warm_up()
        await asyncio.gather(*self._tasks)

    async def close(self) -> None:
        """End all processes."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for worker in self._all:
            worker.kill()
        await asyncio.gather(*(worker.gone() for worker in self._all))

    async def _add(self) -> None:
        try:
            with suppress(BrokenWorkerError):  # the query that needs it will say so
                self._idle.append(await self._started(self._folder))
        finally:
            self._warming = False

    async def _started(self, folder: Path) -> Worker:
        worker = await Worker.started(folder, self._memory)
        self._all.add(worker)
        return worker

    def _end(self, worker: Worker) -> None:
        worker.kill()
        self._do(self._forget(worker))

    async def _forget(self, worker: Worker) -> None:
        await worker.gone()
        self._all.discard(worker)

    def _do(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
