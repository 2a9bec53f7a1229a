"""The program that answers the queries of clients, one after another; `kg.service.workers` starts it.

The engine can't be told to stop while it works on a query. So each query runs in a process that can be killed.
"""

import fcntl
import json
import math
import os
import signal
import sys
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import IO, Any, cast

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from kg import namespaces
from kg.bounds import large, many
from kg.confined import confine
from kg.errors import KgError, one_line
from kg.service import frames
from kg.service.frames import Question
from kg.service.negotiation import formats
from kg.store import Answer, GraphStore, ask
from kg.store.readable import Lookup, Readable, Results
from kg.store.rows import END, Counter, counter

_SOLUTIONS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
_LINES = {"nt": RdfFormat.N_TRIPLES, "nquads": RdfFormat.N_QUADS}
_TRIPLES = {
    "ttl": RdfFormat.TURTLE,
    "jsonld": RdfFormat.JSON_LD,
    "trig": RdfFormat.TRIG,
    "rdfxml": RdfFormat.RDF_XML,
}
_BLOCK = 1 << 17  # bytes that are worth a trip through the pipe
_PIPE = 1 << 20  # bytes that the engine may be ahead of the server, so that neither waits for the other's turn
_FRAME = 1 << 20  # bytes that the server takes at once: one text of an answer may be longer than its memory
_SMALL = 1 << 10  # bytes that compression would not make fewer packets
_GRACE = 10  # seconds that a process lives on after its time, so that whoever waits for it comes first


class TooLongError(Exception):
    """An answer has more rows or bytes than it may have; ``problem`` says so."""

    def __init__(self, problem: KgError) -> None:
        """Note what is said of it."""
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Part:
    """Some graphs of a store, by IRI, in place of those that a query names with FROM.

    Those of ``default`` are merged to the default graph, those of ``named`` can be asked with GRAPH.
    """

    store: Store
    default: tuple[str, ...]
    named: tuple[str, ...]

    def query(self, query: str, /, *, prefixes: dict[str, str] | None = None, base_iri: str | None = None) -> Results:
        """Return the answer to a query."""
        return self.store.query(
            query,
            prefixes=prefixes,
            base_iri=base_iri,
            default_graph=[NamedNode(iri) for iri in self.default],
            named_graphs=[NamedNode(iri) for iri in self.named],
        )

    @property
    def quads_for_pattern(self) -> Lookup:
        """How the quads of all graphs are looked up."""
        return self.store.quads_for_pattern


class Body:
    """What the engine writes an answer to: gathers, counts, compresses and sends it on.

    Attributes:
        rows: How many rows were counted.
    """

    def __init__(self, head: dict[str, Any], count: Counter | None, most: int, size: int, *, compressed: bool) -> None:
        """Begin an answer whose first frame is to be ``head``, of so many rows and bytes at most."""
        self._head: dict[str, Any] | None = head
        self._count, self._most, self._left, self._longest = count, most, size, size
        self._packer = zlib.compressobj(5, wbits=31) if compressed else None
        self._parts: list[bytes] = []
        self._size = self.rows = 0

    def write(self, part: bytes) -> int:
        """Take a part of the answer."""
        self._left -= len(part)
        if self._left < 0:
            raise TooLongError(large(self._longest))
        self._parts.append(bytes(part))
        self._size += len(part)
        if self._size >= _BLOCK:
            self._send(last=False)
        return len(part)

    def flush(self) -> None:
        """Do nothing; blocks go when they are full, and the rest with `end`."""

    def walk(self, triples: QueryTriples) -> Iterator[Triple]:
        """Yield triples and count them."""
        for triple in triples:
            self.rows += 1
            self._check()
            yield triple

    def end(self) -> None:
        """Send what is left."""
        self._send(last=True)

    def _check(self) -> None:
        if self.rows > self._most:
            raise TooLongError(many(self._most))

    def _send(self, *, last: bool) -> None:
        block = b"".join(self._parts)
        self._parts.clear()
        self._size = 0
        if self._count is not None:
            self.rows += self._count(block) + (self._count(END) if last else 0)
            self._check()
        if self._head is not None:
            if last and len(block) < _SMALL:
                self._packer = None
            _say(frames.HEAD, self._head | {"gzip": self._packer is not None})
            self._head = None
        if self._packer is not None:
            block = self._packer.compress(block) + (self._packer.flush() if last else b"")
        for at in range(0, len(block), _FRAME):
            _send(frames.DATA, block[at : at + _FRAME])


def main(folder: str, memory: str) -> None:
    """Answer the questions from standard input until its end, with so many bytes of memory at most, or die."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # of the terminal, for the server to heed
    with suppress(OSError, AttributeError):  # some systems have no pipes of any size but their own
        fcntl.fcntl(1, fcntl.F_SETPIPE_SZ, _PIPE)
    confine(int(memory))
    with GraphStore.open(folder) as graph:
        _say(frames.READY, {})
        while question := Question.read(sys.stdin.buffer):
            signal.alarm(math.ceil(question.seconds) + _GRACE)
            _answer(graph, question)
            signal.alarm(0)


def _answer(graph: GraphStore, question: Question) -> None:
    named, default = question.named, question.default
    try:
        part: Readable = graph.raw if named is None or default is None else Part(graph.raw, default, named)
        answer = ask(part, question.query, base=graph.base_iri)
        kind = question.triples if answer.kind == "triples" else question.solutions
        if kind is None:
            offered = formats("triples" if answer.kind == "triples" else "solutions")
            _fail(406, f"a query with {answer.kind} is answered in {', '.join(one.media for one in offered)}")
            return
        head = {"kind": answer.kind, "format": kind, "warnings": answer.warnings}
        if not question.body:
            _say(frames.HEAD, head | {"gzip": False})
            _say(frames.END, {"rows": None})
            return
        lines = None if answer.kind == "boolean" or kind in _TRIPLES else counter(kind)
        body = Body(head, lines, question.rows, question.size, compressed=question.gzip)
        _write(answer, kind, body)
        body.end()
        _say(frames.END, {"rows": None if answer.kind == "boolean" else body.rows})
    except TooLongError as err:
        _fail(400, str(err.problem))
    except KgError as err:
        _fail(400, str(err))
    except BrokenPipeError:
        raise
    except (OSError, RuntimeError, ValueError, MemoryError) as err:
        _fail(500, f"query failed: {one_line(err)}; simplify the query")


def _write(answer: Answer, kind: str, body: Body) -> None:
    results, out = answer.results, cast("IO[bytes]", body)  # the engine asks no more of it than to write
    if isinstance(results, QueryTriples):
        if kind in _LINES:
            results.serialize(out, _LINES[kind])
        else:
            serialize(body.walk(results), out, _TRIPLES[kind], prefixes=namespaces.PREFIXES)
    elif isinstance(results, QueryBoolean):
        body.write(results.serialize(format=_SOLUTIONS[kind]) or b"")
    else:
        results.serialize(out, _SOLUTIONS[kind])


def _fail(status: int, message: str) -> None:
    _say(frames.FAILED, {"status": status, "message": message})


def _say(kind: bytes, told: dict[str, Any]) -> None:
    _send(kind, json.dumps(told).encode())


def _send(kind: bytes, body: bytes) -> None:
    out = memoryview(frames.HEADER.pack(kind, len(body)) + body)
    while out:
        out = out[os.write(1, out) :]
