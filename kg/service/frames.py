"""What a process that answers queries and the server say to each other: frames of a kind, a length and a body."""

import json
import struct
from dataclasses import asdict, dataclass
from typing import BinaryIO

# Kinds: the process is ready; an answer begins; a part of it; it has ended; it failed.
READY, HEAD, DATA, END, FAILED = b"R", b"H", b"D", b"E", b"F"
HEADER = struct.Struct("!cI")


@dataclass(frozen=True, slots=True)
class Question:
    """A query with all that decides its answer.

    Attributes:
        query: SPARQL.
        default: Graphs to merge to the default graph, by IRI; with ``named``, None leaves both to the query.
        named: Graphs that GRAPH may ask.
        solutions: Format of the answer to a SELECT or ASK, None if the client takes none that there is.
        triples: The same for CONSTRUCT and DESCRIBE.
        rows: Most rows or triples.
        size: Most bytes of the answer, before it is compressed.
        seconds: Time after which the process may as well end itself, as nobody waits for it any more.
        gzip: Whether to compress.
        body: Whether the answer itself is wanted, or only what it would be.
    """

    query: str
    default: tuple[str, ...] | None
    named: tuple[str, ...] | None
    solutions: str | None
    triples: str | None
    rows: int
    size: int
    seconds: float
    gzip: bool = False
    body: bool = True

    def frame(self) -> bytes:
        """Return it as it goes over a pipe."""
        body = json.dumps(asdict(self)).encode()
        return HEADER.pack(b"Q", len(body)) + body

    @classmethod
    def read(cls, source: BinaryIO) -> "Question | None":
        """Return the next question from a pipe, or None at its end."""
        start = source.read(HEADER.size)
        if len(start) < HEADER.size:
            return None
        held = json.loads(source.read(HEADER.unpack(start)[1]))
        graphs = {name: None if held[name] is None else tuple(held[name]) for name in ("default", "named")}
        return cls(**held | graphs)
