"""Writing a graph to standard formats; a file appears whole or not at all."""

import csv
import io
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from kg import namespaces
from kg.errors import InputError, KgError
from kg.files import write_output
from kg.quads import terms as t
from kg.store.evidence import DEFAULT, EvidenceReader, value, values
from kg.store.facts import fact_predicates
from kg.store.graph import GraphStore

NODE_COLUMNS = ("id", "label", "kind", "named", "aliases", "same_as")
EDGE_COLUMNS = ("source", "source_label", "relation", "target", "target_label", "time", "status", "documents", "event")


def export(store: GraphStore, kind: str, path: str | Path) -> Path:
    """Write a graph to a file, or a pair of tables to a folder.

    Args:
        store: The graph.
        kind: ``ttl`` (the default graph: entities, facts, events), ``nquads`` (everything, sorted, one line a quad),
            ``trig`` or ``jsonld`` (everything), or ``csv``: a folder with ``nodes.csv`` and ``edges.csv``.
        path: What to write; replaced if it is there.

    Returns:
        The path written.

    Raises:
        InputError: If the format is unknown, or the place can't be written.
    """
    target = Path(path)
    try:
        if kind == "csv":
            _write_folder(store, target)
        elif kind in _WRITERS:
            write_output(target, _WRITERS[kind](store))
        else:
            known = ", ".join(sorted({*_WRITERS, "csv"}))
            raise InputError(f"unknown format {kind!r}", hint=f"there are {known}")
    except OSError as err:
        if isinstance(err, KgError | BrokenPipeError):
            raise
        raise InputError(f"can't be written: {err.strerror}", where=str(target), hint="name another place") from err
    return target


def _write_folder(store: GraphStore, target: Path) -> None:
    if target.exists() and (
        not target.is_dir() or {file.name for file in target.iterdir()} - {"nodes.csv", "edges.csv"}
    ):
        raise InputError("place is taken by something else", where=str(target), hint="name a new folder")
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".part-") as folder:
        half = Path(folder) / "tables"
        half.mkdir()
        half.joinpath("nodes.csv").write_bytes(csv_table(NODE_COLUMNS, _nodes(store)))
        half.joinpath("edges.csv").write_bytes(csv_table(EDGE_COLUMNS, _edges(store)))
        if target.exists():
            shutil.rmtree(target)
        half.replace(target)


def _turtle(store: GraphStore) -> Iterator[bytes]:
    triples = sorted((quad.triple for quad in store.raw.quads_for_pattern(None, None, None, DEFAULT)), key=str)
    yield serialize(triples, format=RdfFormat.TURTLE, prefixes=namespaces.PREFIXES) or b""


def _trig(store: GraphStore) -> Iterator[bytes]:
    yield serialize(_sorted_quads(store), format=RdfFormat.TRIG, prefixes=namespaces.PREFIXES) or b""


def _json_ld(store: GraphStore) -> Iterator[bytes]:
    yield serialize(_sorted_quads(store), format=RdfFormat.JSON_LD, prefixes=namespaces.PREFIXES) or b""


def _sorted_quads(store: GraphStore) -> list[Quad]:
    graphs = (DEFAULT, *sorted(store.raw.named_graphs(), key=str))
    return [q for g in graphs for q in sorted(store.quads(g), key=str)]


_WRITERS: dict[str, Callable[[GraphStore], Iterable[bytes]]] = {
    "ttl": _turtle,
    "nquads": GraphStore.nquads,
    "trig": _trig,
    "jsonld": _json_ld,
}


def csv_table(columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> bytes:
    """Return a table as CSV in UTF-8 with a header; no cell is one that a spreadsheet takes for a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode()


def _harmless(cell: object) -> object:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell


def _nodes(store: GraphStore) -> Iterator[tuple[object, ...]]:
    """Yield a row for each entity, sorted by IRI; several aliases or identities are parted by ``|``."""
    subjects = {quad.subject for quad in store.raw.quads_for_pattern(None, t.LABEL, None, DEFAULT)}
    for node in sorted((s for s in subjects if isinstance(s, NamedNode)), key=str):
        kinds = [NamedNode(kind) for kind in values(store.raw, node, t.TYPE) if kind != t.ACTOR_CLASS.value]
        if t.EVENT in kinds:
            continue
        yield (
            node.value,
            value(store.raw, node, t.LABEL),
            t.local_name(kinds[0]) if kinds else "",
            value(store.raw, node, t.NAMED) or "true",
            "|".join(values(store.raw, node, t.ALT_LABEL)),
            "|".join(values(store.raw, node, t.SAME_AS)),
        )


def _edges(store: GraphStore) -> Iterator[tuple[object, ...]]:
    """Yield a row for each fact between entities or with a text, then for each actor and recipient of each event."""
    for predicate in sorted(fact_predicates() - {t.MEASURE}, key=str):
        facts = store.raw.quads_for_pattern(None, predicate, None, DEFAULT)
        for quad in sorted(facts, key=str):
            subject, target = quad.subject, quad.object
            if not isinstance(subject, NamedNode) or not isinstance(target, NamedNode | Literal):
                continue
            stating = store.raw.quads_for_pattern(subject, predicate, target, None)
            documents = sum(1 for q in stating if isinstance(q.graph_name, NamedNode))
            label = value(store.raw, target, t.LABEL) if isinstance(target, NamedNode) else target.value
            end = target.value if isinstance(target, NamedNode) else ""
            name = value(store.raw, subject, t.LABEL)
            yield (subject.value, name, t.local_name(predicate), end, label, "", "", documents, "")
    reader = EvidenceReader(store.raw, store.base_iri)
    for event in reader.events():
        told = {q.graph_name for r in event.reports for q in reader.match(NamedNode(r), t.EVENT_TYPE, None, None)}
        for actor, recipient in product(event.actors or ("",), event.recipients or ("",)):
            ends = [(iri, reader.label(iri) if iri else "") for iri in (actor, recipient)]
            yield (*ends[0], event.root, *ends[1], event.time, event.status, len(told), event.iri)
