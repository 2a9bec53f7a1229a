"""A store that is empty, filled by bulk loads alone, in such an order that as little as can be is merged in it.

Tables that a bulk load writes are compressed; what the store merges stays uncompressed while an index is smaller than
512 MB. An index takes one load at its lowest level, while that is empty, and one at its highest; whatever comes then,
and be it one quad, has it merge them all. So no mark is set in the store, documents come in few loads, and all else
that stands in named graphs (background, origins, corrections) comes with the last of them. The default graph has
indexes of its own.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import IO, cast

from pyoxigraph import NamedNode, Quad, RdfFormat, Store

from kg import namespaces
from kg.quads import terms as t
from kg.quads.background import background_quads, is_known
from kg.quads.origins import origin_quads
from kg.store import derivation, inferring
from kg.store.tellings import Tellings

MOST = 30_000_000  # bytes of N-Quads loaded at once, of some 60 documents; the store takes 100 MB to read them
_LABELLED = f"> {t.LABEL} ".encode()
_BEYOND = re.compile(rb'[ >"]')  # what no IRI has: the words found stand in a literal then


def is_empty(raw: Store) -> bool:
    """Tell whether a store holds nothing at all."""
    return next(raw.quads_for_pattern(None, None, None, None), None) is None


def found(
    raw: Store,
    documents: Iterable[tuple[str, bytes | None]],
    origins: Mapping[str, str],
    corrections: Collection[Quad],
    *,
    tellings: Tellings,
    infers: bool,
    base: str,
) -> None:
    """Fill an empty store with documents, and derive what follows; without documents nothing is written.

    The arguments are those of `kg.store.changing.change`. If it breaks off, what is there fits no documents.
    """
    held: dict[NamedNode, tuple[NamedNode, ...]] = {}  # what is known beforehand of whom each document names
    nodes: dict[NamedNode, NamedNode] = {}
    coming = ((NamedNode(namespaces.document_iri(document, base=base)), lines) for document, lines in documents)
    ahead = list(islice(coming, 1))

    def portion() -> Iterator[bytes]:
        size = 0
        while ahead and ahead[0][0] not in held and (not size or size < MOST):
            graph, lines = ahead.pop()
            if lines is not None:
                held[graph] = tuple(nodes.setdefault(node, node) for node in sorted(set(_known(lines, base)), key=str))
                size += len(lines)
                yield lines
            ahead.extend(islice(coming, 1))
        if held and not ahead:
            known, there = set(chain.from_iterable(held.values())), held.keys()
            yield from (f"{quad} .\n".encode() for quad in background_quads(known, base=base))
            yield from (f"{q} .\n".encode() for q in origin_quads(origins, base=base) if {q.subject, q.object} <= there)
            yield from (f"{quad} .\n".encode() for quad in corrections)

    while ahead:
        if held.pop(ahead[0][0], None) is not None:  # given twice: the last counts
            raw.remove_graph(ahead[0][0])
        load(raw, portion())
    if held:
        derivation.derive_all(raw, tellings=tellings, base=base)
        inferring.settle(raw, None, wanted=infers, base=base)


def load(raw: Store, lines: Iterable[bytes]) -> None:
    """Load N-Quads, read lazily. A load of less than a million quads appears whole or, if it breaks off, not at all."""
    pipe = cast("IO[bytes]", _Pipe(iter(lines)))
    raw.bulk_load(pipe, RdfFormat.N_QUADS, lenient=True)  # what we wrote ourselves needs no check


@dataclass(slots=True)
class _Pipe:
    """A file to read from, whose bytes are made while it is read."""

    blocks: Iterator[bytes]
    block: bytes = b""
    at: int = 0

    def read(self, size: int) -> bytes:
        """Return so many bytes at most, and none at the end."""
        while self.at == len(self.block):
            if (block := next(self.blocks, None)) is None:
                return b""
            self.block, self.at = block, 0
        part = self.block[self.at : self.at + size]
        self.at += len(part)
        return part


def _known(lines: bytes, base: str) -> Iterator[NamedNode]:
    """Yield the things that N-Quads describe and of which the background says something."""
    start, at = f"<{base}".encode(), lines.find(_LABELLED)
    while at >= 0:
        subject = lines[lines.rfind(b"\n", 0, at) + 1 : at]
        is_one = subject.startswith(start) and not _BEYOND.search(subject)
        if is_one and is_known(node := NamedNode(subject[1:].decode()), base=base):
            yield node
        at = lines.find(_LABELLED, at + 1)
