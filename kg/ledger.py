"""The ledger of a graph: what its store holds of each document, so that a build does only what changed.

It is one JSON file beside the store of each state: what it does not say, or says of another reading than the records
hold, is in doubt and counts as not in the store.
"""

import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass, field, replace
from pathlib import Path
from typing import Any

from kg.assertions import Imprint, Other, Page, Resolution, Resolved, Sighting, imprint, page, resolve
from kg.corrections.amendments import DOCUMENT
from kg.corrections.plan import Statement
from kg.errors import GraphError
from kg.model import Extraction
from kg.namespaces import digest
from kg.store import GraphStore, records

FILE = "ledger.json"
_PARTS = 4  # of a page


@dataclass(frozen=True, slots=True)
class Held:
    """What the store holds of a document: its record's fingerprint, whom it names, its imprint, and who they are.

    ``resolved`` is None where the store does not hold the document yet. ``corrected`` is who they are where an analyst
    says otherwise, ``rejected`` what the document states and an analyst rejects, sorted.
    """

    fingerprint: str
    page: Page
    imprint: Imprint
    resolved: Resolution | None = None
    corrected: Resolution = field(default_factory=dict)
    rejected: tuple[Statement, ...] = ()


@dataclass(slots=True)
class Ledger:
    """What is held, by document id.

    ``touched`` are the marks of names in documents that went or changed, ``left`` the documents that the store has
    still, though their records are gone, ``fresh`` those that were read since the state that there was, be it by a
    build that was killed.
    """

    held: dict[str, Held] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)
    left: set[str] = field(default_factory=set)
    fresh: set[str] = field(default_factory=set)


def hold(ledger: Ledger, extraction: Extraction, fingerprint: str) -> None:
    """Note a document that was read, in place of what was held of it."""
    put(ledger, extraction.document.id, Held(fingerprint, page(extraction), imprint(extraction.document)))


def put(ledger: Ledger, document: str, held: Held) -> None:
    """Note what is held of a document, by its id, in place of what was."""
    drop(ledger, document)
    ledger.fresh.add(document)
    ledger.held[document] = held


def drop(ledger: Ledger, document: str) -> None:
    """Note that a document is gone; nothing happens if it was not there."""
    ledger.fresh.discard(document)
    old = ledger.held.pop(document, None)
    if old is not None:
        ledger.touched |= _marks(old.page)


def known(ledger: Ledger, document: str) -> str | None:
    """Return the fingerprint that a document is held with, if it is."""
    return ledger.held[document].fingerprint if document in ledger.held else None


def resolutions(ledger: Ledger) -> dict[str, Resolution]:
    """Return who is meant in each document, given all of them; only names that were touched are reckoned anew."""
    pages = {document: item.page for document, item in ledger.held.items()}
    before = {document: item.resolved for document, item in ledger.held.items() if item.resolved is not None}
    fresh = (_marks(item.page) for item in ledger.held.values() if item.resolved is None)
    return resolve(pages, before or None, ledger.touched.union(*fresh))


def _marks(of: Page) -> set[str]:
    return {mark for sighting in of.sightings for mark in sighting.blocks}


def fill(ledger: Ledger, folder: Path, store: GraphStore) -> None:
    """Fill a ledger with what the store and the records of a graph's folder hold.

    Raises:
        GraphError: If the file is damaged.
    """
    path = store.state / FILE
    if not store.read_only:
        records.tidy(folder / "records")
    kept, stored = records.fingerprints(folder / "records"), store.documents()
    try:
        written: Mapping[str, Any] = json.loads(path.read_bytes()) if path.exists() else {}
        for document, item in written.items():
            if not {"page", "imprint"} <= item.keys() or len(item["page"]) != _PARTS:
                continue  # of an older form: read from the record again
            said = _held(item)
            if kept.get(digest(document)) == said.fingerprint and document in stored:
                ledger.held[document] = said
            else:
                ledger.touched |= _marks(said.page)
    except PermissionError as err:
        raise GraphError("ledger can't be read (permission denied)", where=str(path), hint="allow reading it") from err
    except (OSError, ValueError, TypeError, AttributeError, LookupError) as err:
        raise GraphError("ledger is damaged", where=str(path), hint="delete it; the next build makes it anew") from err
    listed = {digest(document) for document in ledger.held}
    for name, fingerprint in kept.items():
        if name not in listed:  # extracted, but the build was stopped before the store held it
            hold(ledger, records.load(folder / "records", name, fingerprint), fingerprint)
    if not written:  # what the store holds is not known to be old
        ledger.fresh -= stored.keys()
    ledger.left |= stored.keys() - ledger.held.keys() - {DOCUMENT}  # of a removal that was killed


def settled(ledger: Ledger, resolved: Mapping[str, Resolution], corrected: Mapping[str, Resolution]) -> None:
    """Note that the store holds all documents, resolved and corrected so."""
    for document, item in ledger.held.items():
        ledger.held[document] = replace(item, resolved=resolved[document], corrected=corrected.get(document, {}))


def body(ledger: Ledger) -> bytes:
    """Return what the file is to say once the store holds all documents."""
    written = {
        document: {
            "fingerprint": item.fingerprint,
            "page": [
                [astuple(sighting) for sighting in item.page.sightings],
                item.page.published,
                sorted(item.page.company),
                [astuple(other) for other in item.page.others],
            ],
            "imprint": astuple(item.imprint),
            "resolved": {key: astuple(found) for key, found in (item.resolved or {}).items()},
            **({"corrected": {key: astuple(f) for key, f in item.corrected.items()}} if item.corrected else {}),
            **({"rejected": item.rejected} if item.rejected else {}),
        }
        for document, item in sorted(ledger.held.items())
    }
    return json.dumps(written, ensure_ascii=False, separators=(",", ":")).encode()


def _held(item: Mapping[str, Any]) -> Held:
    sightings, published, company, others = item["page"]
    return Held(
        item["fingerprint"],
        Page(
            tuple(Sighting(*map(_tuples, row)) for row in sightings),
            published,
            frozenset(company),
            tuple(Other(*map(_tuples, row)) for row in others),
        ),
        Imprint(*item["imprint"]),
        _resolution(item["resolved"]),
        _resolution(item.get("corrected", {})),
        tuple((subject, term, target) for subject, term, target in item.get("rejected", ())),
    )


def _resolution(rows: Mapping[str, Any]) -> Resolution:
    return {key: Resolved(*map(_tuples, row)) for key, row in rows.items()}


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
