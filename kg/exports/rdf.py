"""RDF: Turtle of the facts; N-Quads, TriG of everything.

Statements about statements are reified: an assertion is a node with subject, predicate and object (docs/formats.md).
"""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, serialize

from kg import namespaces
from kg.files import write_output
from kg.store import GraphStore
from kg.store.evidence import DEFAULT


def _write(kind: str, store: GraphStore, path: Path) -> None:
    write_output(path, _CONTENT[kind](store))


def _turtle(store: GraphStore) -> Iterator[bytes]:
    triples = sorted((quad.triple for quad in store.raw.quads_for_pattern(None, None, None, DEFAULT)), key=str)
    yield serialize(triples, format=RdfFormat.TURTLE, prefixes=namespaces.PREFIXES) or b""


def _trig(store: GraphStore) -> Iterator[bytes]:
    yield serialize(_sorted_quads(store), format=RdfFormat.TRIG, prefixes=namespaces.PREFIXES) or b""


def _sorted_quads(store: GraphStore) -> list[Quad]:
    graphs = (DEFAULT, *sorted(store.raw.named_graphs(), key=str))
    return [q for g in graphs for q in sorted(store.quads(g), key=str)]


_CONTENT: dict[str, Callable[[GraphStore], Iterable[bytes]]] = {
    "ttl": _turtle,
    "nquads": GraphStore.nquads,
    "trig": _trig,
}
WRITERS: dict[str, Callable[[GraphStore, Path], None]] = {kind: partial(_write, kind) for kind in _CONTENT}
