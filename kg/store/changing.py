"""Documents put into a store and taken out of it, and what is derived brought up to date: key by key, or all anew."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from io import BytesIO

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from kg import namespaces
from kg.errors import DamagedTableError
from kg.quads.corrections import corrections_graph
from kg.store import copying, derivation, founding, inferring
from kg.store.facts import Touched
from kg.store.tellings import Tellings

PENDING = Quad(NamedNode("urn:kg:pending"), NamedNode("urn:kg:pending"), Literal("true"), NamedNode("urn:kg:pending"))
"""The mark in a store that what is derived does not fit the documents yet."""
# Above this many changed documents, and this part of all, deriving everything is cheaper than key by key.
_MANY, _LARGE_PART = 20, 0.25
_BUFFER = 24_000_000  # bytes of N-Quads written at once, of some 45 documents; the store takes 80 MB to read them


def change(
    raw: Store,
    documents: Iterable[tuple[str, bytes | None]],
    origins: Mapping[str, str] | None,
    corrections: Collection[Quad] | None,
    *,
    tellings: Tellings,
    infers: bool,
    base: str,
) -> None:
    """Put documents in or take them out, and bring the facts up to date; without a change nothing is written.

    Args:
        raw: The store; it bears `PENDING` from the first change to the end of the last, unless it was empty: then only
            if this breaks off, for who goes on with it in this process.
        documents: N-Quads by id, from `kg.quads.document_lines`; None takes one out. Read lazily, one at a time.
        origins: Of each copy the document that it is a copy of; None leaves what the store says of this.
        corrections: In place of those that the store has; None leaves them.
        tellings: What its documents tell of happenings; if it turns out to be damaged, it is made anew with all else.
        infers: Whether it holds what follows from its facts.
        base: IRI that resources are minted under.
    """
    if _filled(raw, documents, origins or {}, corrections or (), tellings=tellings, infers=infers, base=base):
        return
    touched = Touched()
    unsettled, count = _exchange(raw, documents, touched, tellings=tellings, base=base)
    if corrections is not None and set(corrections) != set(corrected(raw, base=base)):
        raw.add(PENDING)
        count += 1
        derivation.exchange_corrections(raw, corrections, touched, base=base)
    try:
        if not unsettled:
            derivation.refresh(raw, touched, tellings=tellings, base=base)
    except DamagedTableError:
        unsettled = True
    if unsettled:
        derivation.refresh_all(raw, tellings=tellings, base=base)
    inferring.settle(raw, None if unsettled else touched, wanted=infers, base=base)
    if count == 0 and origins is not None:
        raw.add(PENDING)
    derivation.refresh_origins(raw, origins, base=base)
    tellings.save()  # while the mark is there: if this fails, they are not of the documents
    if count or unsettled or origins is not None:
        raw.remove_graph(PENDING.graph_name)
        raw.flush()


def _filled(
    raw: Store,
    documents: Iterable[tuple[str, bytes | None]],
    origins: Mapping[str, str],
    corrections: Collection[Quad],
    *,
    tellings: Tellings,
    infers: bool,
    base: str,
) -> bool:
    """Fill a store that is empty; tell whether it was, and whether there was anything to put into it.

    If it tells no, the documents are spent only if there was nothing in them.
    """
    if tellings.number() or not founding.is_empty(raw):
        return False
    try:
        founding.found(raw, documents, origins, corrections, tellings=tellings, infers=infers, base=base)
        raw.flush()
        tellings.save()
    except BaseException:
        if not founding.is_empty(raw):
            raw.add(PENDING)
        raise
    return not founding.is_empty(raw)


def corrected(raw: Store, *, base: str) -> Iterator[Quad]:
    """Yield the quads of the corrections that a store has."""
    return raw.quads_for_pattern(None, None, None, corrections_graph(base=base))


def _exchange(
    raw: Store,
    documents: Iterable[tuple[str, bytes | None]],
    touched: Touched,
    *,
    tellings: Tellings,
    base: str,
) -> tuple[bool, int]:
    """Exchange documents that differ; return whether all is to be derived anew, and how many differed."""
    unsettled, count, buffer, buffered = PENDING in raw, 0, BytesIO(), set[NamedNode]()
    held = tellings.number()
    for document, lines in documents:
        graph = NamedNode(namespaces.document_iri(document, base=base))
        if graph in buffered or buffer.tell() > _BUFFER:
            _pour(raw, buffer, buffered)
        there = raw.contains_named_graph(graph)
        old = set(copying.quads(raw, graph)) if there else set[Quad]()
        new = _quads(lines) if there else None
        if new is not None and new == old:
            continue
        if count == 0:
            raw.add(PENDING)
        count += 1
        unsettled = unsettled or count > max(_MANY if held else 0, held * _LARGE_PART)
        try:
            if not unsettled:
                new = _quads(lines) if new is None else new
                derivation.exchange(raw, graph, old, new, touched, tellings=tellings, base=base)
        except DamagedTableError:  # it is made anew when all is derived
            unsettled = True
        if unsettled:
            if raw.contains_named_graph(graph):
                raw.remove_graph(graph)
            if lines is not None:
                buffer.write(lines)
            buffered.add(graph)
    _pour(raw, buffer, buffered)
    return unsettled, count


def _quads(lines: bytes | None) -> set[Quad]:
    return set(parse(lines or b"", RdfFormat.N_QUADS, lenient=True))


def _pour(raw: Store, buffer: BytesIO, buffered: set[NamedNode]) -> None:
    """Write what was buffered. A bulk load of less than a million quads appears whole or not at all."""
    if buffer.tell():
        buffer.seek(0)
        raw.bulk_load(buffer, RdfFormat.N_QUADS, lenient=True)  # what we wrote ourselves needs no check
        buffer.seek(0)
        buffer.truncate()
    buffered.clear()
