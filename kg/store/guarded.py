"""Queries answered by a process apart (`kg.engine`), which can be ended and takes nobody with it.

The engine can't be told to stop while it works on a query, and takes its process down when memory or stack end. The
process is started with the first query and waits for the next one; it is replaced when it had to be ended.
"""

import json
import os
import subprocess  # nosec B404  # of our own interpreter, with our own module
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Timer

from pyoxigraph import QueryResultsFormat, RdfFormat, Store, parse, parse_query_results

from kg import bounds
from kg.bounds import Bounds, broken_off, large, late, unbegun
from kg.engine import FAILED, HEADER, LARGE, MISTAKE, READY, SIZE, TRIPLES
from kg.programs import command
from kg.store.readable import Lookup, Results, as_results


class Engine:
    """A process that answers one query at a time on a store that nobody writes; `end` it."""

    def __init__(self, store: Path, memory: int) -> None:
        """Start it on the folder of a store, with so many bytes of memory at most.

        Raises:
            QueryError: If it can't begin.
        """
        self.memory, self.owner = memory, os.getpid()
        self._process = subprocess.Popen(  # nosec B603  # no shell; no word of it comes from a text or a query
            command("kg.engine", str(store), str(memory)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self.end = weakref.finalize(self, _end, self._process)
        with _ended(self._process, bounds.START) as over:
            kind, _ = self._heard()
        if kind != READY:
            self.end()
            raise unbegun() if over.is_set() else broken_off()

    def ask(self, seconds: float, **asked: object) -> tuple[bytes, bytes]:
        """Return kind and body of the answer to a query; after an error it is of no use any more.

        Raises:
            QueryError: If that takes more than so many seconds, or more memory than there is.
        """
        with _ended(self._process, seconds) as over:
            self._told(json.dumps(asked | {"seconds": seconds}).encode())
            kind, body = self._heard()
        if over.is_set():
            raise late(seconds)
        if not kind:
            raise broken_off()
        return kind, body

    def _told(self, asked: bytes) -> None:
        writing = self._process.stdin
        try:
            if writing is not None:
                writing.write(SIZE.pack(len(asked)) + asked)
                writing.flush()
        except BrokenPipeError:
            return  # that nothing comes back says so

    def _heard(self) -> tuple[bytes, bytes]:
        reading = self._process.stdout
        head = reading.read(HEADER.size) if reading is not None else b""
        if reading is None or len(head) < HEADER.size:
            return b"", b""
        kind, size = HEADER.unpack(head)
        body = reading.read(size)
        return (kind, body) if len(body) == size else (b"", b"")


@contextmanager
def _ended(process: "subprocess.Popen[bytes]", seconds: float) -> Iterator[Event]:
    """End a process if the block takes more than so many seconds, and have the event given tell so."""
    over = Event()

    def stop() -> None:
        over.set()
        process.kill()

    timer = Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield over
    finally:
        timer.cancel()
        timer.join()  # it may be about to stop what would be asked next


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.kill()  # harmless where it is another process' child
    process.wait()
    for pipe in (process.stdin, process.stdout):
        try:
            if pipe is not None:
                pipe.close()
        except BrokenPipeError:
            continue


@dataclass(slots=True, eq=False)
class Engines:
    """The processes that answer on a store that nobody writes, kept for the next query; `close` ends them.

    Several threads may ask at a time, and each process that is forked from this one has its own.
    """

    store: Path
    _idle: list[Engine] = field(default_factory=list)

    def ask(self, within: Bounds, **asked: object) -> tuple[bytes, bytes]:
        """Return kind and body of the answer to a query, within bounds; errors as for `Engine`."""
        engine = self._taken(within.memory)
        try:
            answer = engine.ask(within.seconds, size=within.size, **asked)
        except BaseException:
            engine.end()
            raise
        self._idle.append(engine)
        return answer

    def _taken(self, memory: int) -> Engine:
        while engine := self._waiting():
            if engine.memory == memory and engine.owner == os.getpid():
                return engine
            engine.end()
        return Engine(self.store, memory)

    def _waiting(self) -> Engine | None:
        try:
            return self._idle.pop()  # at once, as other threads take some as well
        except IndexError:
            return None

    def close(self) -> None:
        """End those that wait."""
        while engine := self._waiting():
            engine.end()


@dataclass(frozen=True, slots=True)
class Guarded:
    """A store whose quads are looked up here, and whose queries are answered apart, within bounds."""

    store: Store
    engines: Engines
    bounds: Bounds

    @property
    def quads_for_pattern(self) -> Lookup:
        """How its quads are looked up."""
        return self.store.quads_for_pattern

    def query(self, query: str, /, *, prefixes: dict[str, str] | None = None, base_iri: str | None = None) -> Results:
        """Return the answer to a query.

        Raises:
            SyntaxError: If it is no SPARQL 1.1.
            RuntimeError: If it fails while it runs.
            QueryError: If it takes more time, memory or bytes than its bounds allow.
        """
        kind, body = self.engines.ask(self.bounds, query=query, prefixes=prefixes, base=base_iri)
        if kind == LARGE:
            raise large(self.bounds.size)
        if kind == MISTAKE:
            raise SyntaxError(body.decode())
        if kind == FAILED:
            raise RuntimeError(body.decode())
        if kind == TRIPLES:
            return as_results(parse(body, RdfFormat.N_TRIPLES))
        return parse_query_results(body, QueryResultsFormat.JSON)
