"""The program that answers queries on a store, one after another, for `kg.store.guarded`, which starts and ends it.

It says that it is ready, then takes queries from standard input and gives an answer to each on standard output. It
imports no more than that needs, so that it begins in some hundredths of a second.
"""

import json
import math
import signal
import struct
import sys
from typing import IO

from pyoxigraph import QueryBoolean, QueryResultsFormat, QueryTriples, RdfFormat, Store, serialize

READY, SOLUTIONS, BOOLEAN, TRIPLES, MISTAKE, FAILED, LARGE = b"!", b"s", b"b", b"t", b"m", b"f", b"l"
SIZE, HEADER = struct.Struct(">Q"), struct.Struct(">cQ")  # before a query; kind and size before an answer
_GRACE = 10  # seconds that it lives on after its time, so that whoever waits for it comes first


def main(store: str, memory: str) -> None:
    """Answer queries until the input ends, or die of more than so many bytes of memory."""
    if sys.platform != "win32":
        from kg.confined import confine  # noqa: PLC0415  (there is none elsewhere)

        signal.signal(signal.SIGINT, signal.SIG_IGN)  # of the terminal, for whoever asks to heed
        confine(int(memory))
    opened, asking, answering = Store.read_only(store), sys.stdin.buffer, sys.stdout.buffer
    _say(answering, READY, b"")
    while len(head := asking.read(SIZE.size)) == SIZE.size:
        asked = json.loads(asking.read(*SIZE.unpack(head)))
        if sys.platform != "win32":
            signal.alarm(math.ceil(asked["seconds"]) + _GRACE)
        kind, body = _answer(opened, asked["query"], asked["prefixes"], asked["base"])
        _say(answering, *((LARGE, b"") if len(body) > asked["size"] else (kind, body)))
        if sys.platform != "win32":
            signal.alarm(0)


def _answer(store: Store, query: str, prefixes: dict[str, str] | None, base: str | None) -> tuple[bytes, bytes]:
    try:
        found = store.query(query, prefixes=prefixes, base_iri=base)
        if isinstance(found, QueryTriples):
            return TRIPLES, serialize(found, format=RdfFormat.N_TRIPLES) or b""
        kind = BOOLEAN if isinstance(found, QueryBoolean) else SOLUTIONS
        return kind, found.serialize(format=QueryResultsFormat.JSON) or b""
    except SyntaxError as err:
        return MISTAKE, str(err).encode()
    except (OSError, RuntimeError, ValueError) as err:
        return FAILED, str(err).encode()


def _say(answering: IO[bytes], kind: bytes, body: bytes) -> None:
    answering.write(HEADER.pack(kind, len(body)))
    answering.write(body)
    answering.flush()
