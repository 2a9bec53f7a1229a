"""Filling a ledger with what the store and the records of a graph hold; one that can't be used is made anew."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from kg.corrections.amendments import DOCUMENT
from kg.errors import GraphError
from kg.ledger import older
from kg.ledger.book import FILE, Ledger
from kg.ledger.meeting import drop, hold
from kg.namespaces import document_id, document_iri
from kg.store import GraphStore, records


def fill(ledger: Ledger, folder: Path, store: GraphStore, on_notice: Callable[[str], object] | None = None) -> None:
    """Fill a ledger with what the store and the records of a graph's folder hold.

    Args:
        ledger: Empty.
        folder: Of the graph.
        store: The graph; one that is open for reading stays as it is.
        on_notice: Called with a line where the ledger is made anew because it is damaged or missing.

    Raises:
        GraphError: If a file may not be read, or a record is damaged.
    """
    kept = records.fingerprints(folder / "records") if store.read_only else records.tidy(folder / "records")
    stored = store.graphs() - {document_iri(DOCUMENT, base=store.base_iri)}
    is_old = _open(ledger, store)
    if ledger.mended and on_notice:
        on_notice(ledger.mended)
    for name, fingerprint in ledger.fingerprints().items():
        if kept.get(name) != fingerprint:
            drop(ledger, ledger.called(name))
    iris = {document: document_iri(document, base=store.base_iri) for document in ledger.documents()}
    for document, iri in iris.items():
        if iri not in stored:
            drop(ledger, document)
    said = ledger.fingerprints()
    for name, fingerprint in kept.items():
        if name not in said:  # extracted, but the build was stopped before the store held it
            extraction = records.load(folder / "records", name, fingerprint)
            hold(ledger, extraction, fingerprint)
            iris[extraction.document.id] = document_iri(extraction.document.id, base=store.base_iri)
    if is_old and ledger.mended:  # what the store holds is not known to be old
        ledger.fresh = {one for one in ledger.fresh if iris[one] not in stored}
    gone = stored.difference(iris.values())  # of a removal that was killed
    ledger.left |= {document_id(graph, base=store.base_iri) for graph in gone}


def _open(ledger: Ledger, store: GraphStore) -> bool:
    """Open the ledger of a state, moved on from an older form or begun anew if need be; tell whether it was begun anew.

    Raises:
        GraphError: If it may not be read.
    """
    path, before = store.state / FILE, store.state / older.FILE
    ledger.keeps = not store.read_only
    try:
        if path.exists():
            _readable(path)
            ledger.open(path)
            return False
        ledger.make(path)
        if before.exists():
            for document, held in older.read(before):
                ledger.put(document, held)
                ledger.parted.add(document)
            return False
        ledger.mended = "ledger was missing" if store.graphs() else ""
    except PermissionError as err:
        raise GraphError("ledger can't be read (permission denied)", where=str(err.filename), hint="allow it") from err
    except (sqlite3.Error, OSError, ValueError) as err:
        ledger.mended = f"ledger was damaged ({err})"
        ledger.make(path)
        ledger.parted.clear()
    finally:
        if ledger.keeps and not before.is_dir():
            before.unlink(missing_ok=True)
    if ledger.mended:
        ledger.mended = f"{path}: {ledger.mended}; it is made anew from the records"
    return True


def _readable(path: Path) -> None:
    if path.is_file():  # a pipe would be waited for
        with path.open("rb"):
            pass
