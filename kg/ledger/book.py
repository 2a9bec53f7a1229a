"""The ledger as a table: an SQLite file among the files of a graph's state, or a table in memory.

The file of the last complete state is linked into the next one (`kg.store.states`) and only read, until something is to
be written: then a copy takes the link's place. Rows are found by the names that documents share, never by going through
all of them. What is written takes effect with the state; nobody waits for the disk before.
"""

import hashlib
import shutil
import sqlite3
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from kg.assertions import Imprint, Page, Resolution, Sighting, Site, bands
from kg.corrections.plan import Statement
from kg.errors import GraphError
from kg.ledger.held import (
    Held,
    dump,
    load,
    resolution,
    resolution_body,
    rest,
    rest_body,
    sighting,
    sighting_body,
)
from kg.namespaces import digest

FILE = "ledger.sqlite"
VERSION = 1
_SCHEMA = """
CREATE TABLE document (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, id BLOB NOT NULL,
    fingerprint TEXT NOT NULL, rest BLOB NOT NULL, signature TEXT NOT NULL, published TEXT,
    resolved BLOB, corrected BLOB, rejected BLOB, origin BLOB);
CREATE INDEX copied ON document (origin) WHERE origin IS NOT NULL;
CREATE INDEX unresolved ON document (number) WHERE resolved IS NULL;
CREATE INDEX amended ON document (number) WHERE corrected IS NOT NULL OR rejected IS NOT NULL;
CREATE TABLE sighting (document INTEGER, place INTEGER, body BLOB, PRIMARY KEY (document, place)) WITHOUT ROWID;
CREATE TABLE mark (mark INTEGER, document INTEGER, place INTEGER, PRIMARY KEY (mark, document, place)) WITHOUT ROWID;
CREATE TABLE band (band INTEGER, document INTEGER, PRIMARY KEY (band, document)) WITHOUT ROWID;
"""


class Ledger:
    """What is held, by document id.

    Attributes:
        touched: Marks of names in documents that went or changed.
        left: Documents that the store has still, though their records are gone.
        fresh: Documents that were read since the state that there was, be it by a build that was killed.
        parted: Documents whose copies may be no copies of one another any more.
        mended: What was wrong with the ledger that there was, so that it was made anew; or empty.
        keeps: Whether what changes is written into the file; if not, it is held in memory.
    """

    def __init__(self) -> None:
        """Hold nothing, in memory."""
        self.touched: set[str] = set()
        self.left: set[str] = set()
        self.fresh: set[str] = set()
        self.parted: set[str] = set()
        self.mended = ""
        self.keeps = True
        self._path: Path | None = None
        self._owned = True
        self._begin(":memory:")

    def _begin(self, where: str) -> None:
        self._rows = sqlite3.connect(where, isolation_level=None)
        self._rows.executescript(f"PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA user_version={VERSION};")
        self._rows.executescript(_SCHEMA)
        self._rows.execute("BEGIN")

    def make(self, path: Path) -> None:
        """Hold nothing, in a new file, in place of one that is there."""
        self.close()
        self._path, self._owned = path, True
        if self.keeps:
            if path.is_dir():
                shutil.rmtree(path)
            path.unlink(missing_ok=True)
        self._begin(str(path) if self.keeps else ":memory:")

    def open(self, path: Path) -> None:
        """Hold what a file says.

        Raises:
            sqlite3.Error: If it is damaged.
            ValueError: If it is of another version.
        """
        rows = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
        try:
            if rows.execute("PRAGMA user_version").fetchone() != (VERSION,):
                raise ValueError("ledger of another version")
            rows.execute("SELECT count(*) FROM document").fetchone()
        except BaseException:
            rows.close()
            raise
        self.close()
        self._path, self._owned, self._rows = path, False, rows

    def close(self) -> None:
        """Let go of the file; what was not saved is gone."""
        self._rows.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def save(self) -> None:
        """Write what changed."""
        if self._rows.in_transaction:
            self._rows.execute("COMMIT")
            self._rows.execute("BEGIN")

    def _change(self, statement: str, values: Iterable[Any] = ()) -> int:
        """Write, into a file of our own."""
        if not self._owned and self._path is not None:
            self._own(self._path)
        return self._rows.execute(statement, tuple(values)).lastrowid or 0

    def _own(self, path: Path) -> None:
        """Put a copy in the place of a file that other states share."""
        if self.keeps:
            self._rows.close()
            own = path.with_suffix(".part")
            shutil.copyfile(path, own)
            own.replace(path)
            self._rows = sqlite3.connect(path, isolation_level=None)
        else:
            shared, self._rows = self._rows, sqlite3.connect(":memory:", isolation_level=None)
            shared.backup(self._rows)
            shared.close()
        self._owned = True
        self._rows.executescript("PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF;")
        self._rows.execute("BEGIN")

    @property
    def changed(self) -> bool:
        """Whether anything is, or is to be, other than in the state that there was."""
        return self._owned

    def _all(self, statement: str, *values: object) -> list[Any]:
        """Return the rows of a question.

        Raises:
            GraphError: If the file is damaged.
        """
        try:
            return self._rows.execute(statement, values).fetchall()
        except sqlite3.Error as err:
            hint = "delete it; the next build makes it anew"
            raise GraphError(f"ledger is damaged ({err})", where=str(self._path), hint=hint) from err

    def number(self) -> int:
        """Return how many documents are held."""
        return int(self._all("SELECT count(*) FROM document")[0][0])

    def documents(self) -> tuple[str, ...]:
        """Return the ids of all documents, sorted."""
        return tuple(_id(row[0]) for row in self._all("SELECT id FROM document ORDER BY id"))

    def __contains__(self, document: object) -> bool:
        return isinstance(document, str) and self.fingerprint(document) is not None

    def fingerprint(self, document: str) -> str | None:
        """Return the fingerprint that a document is held with, if it is."""
        found = self._all("SELECT fingerprint FROM document WHERE name = ?", digest(document))
        return found[0][0] if found else None

    def fingerprints(self) -> dict[str, str]:
        """Return digest of document id -> fingerprint, of all."""
        return dict(self._all("SELECT name, fingerprint FROM document"))

    def called(self, name: str) -> str:
        """Return the id of a document by its digest."""
        return _id(self._all("SELECT id FROM document WHERE name = ?", name)[0][0])

    def put(self, document: str, held: Held) -> None:
        """Hold a document that is not held."""
        number = self._change(
            "INSERT INTO document (name, id, fingerprint, rest, signature, published, resolved, corrected, rejected) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                digest(document),
                _body(document),
                held.fingerprint,
                rest_body(held.page),
                held.imprint.signature,
                held.imprint.published,
                None if held.resolved is None else resolution_body(held.resolved),
                resolution_body(held.corrected) if held.corrected else None,
                dump(held.rejected) if held.rejected else None,
            ),
        )
        for place, one in enumerate(held.page.sightings):
            self._change("INSERT INTO sighting VALUES (?, ?, ?)", (number, place, sighting_body(one)))
            for mark in one.blocks:
                self._change("INSERT OR IGNORE INTO mark VALUES (?, ?, ?)", (_hashed(mark), number, place))
        for band in bands(held.imprint.signature):
            self._change("INSERT OR IGNORE INTO band VALUES (?, ?)", (_hashed(band), number))

    def take(self, document: str) -> tuple[Sighting, ...]:
        """Hold a document no more, and return whom it names; nothing happens if it is not held."""
        found = self._all("SELECT number, signature FROM document WHERE name = ?", digest(document))
        if not found:
            return ()
        ((number, signature),) = found
        sightings = self._sightings(number)
        for place, one in enumerate(sightings):
            for mark in one.blocks:
                self._change(
                    "DELETE FROM mark WHERE mark = ? AND document = ? AND place = ?", (_hashed(mark), number, place)
                )
        for band in bands(signature):
            self._change("DELETE FROM band WHERE band = ? AND document = ?", (_hashed(band), number))
        self._change("DELETE FROM sighting WHERE document = ?", (number,))
        self._change("DELETE FROM document WHERE number = ?", (number,))
        return sightings

    def _sightings(self, number: int) -> tuple[Sighting, ...]:
        rows = self._all("SELECT body FROM sighting WHERE document = ? ORDER BY place", number)
        return tuple(sighting(row[0]) for row in rows)

    def sites(self, mark: str) -> list[Site]:
        """Return the sightings that bear a mark, by document, in the order that the document has them."""
        rows = self._all(
            "SELECT d.id, s.body FROM mark m JOIN document d ON d.number = m.document "
            "JOIN sighting s ON s.document = m.document AND s.place = m.place WHERE m.mark = ? ORDER BY d.id, s.place",
            _hashed(mark),
        )
        found = ((_id(document), sighting(body)) for document, body in rows)
        return [site for site in found if mark in site[1].blocks]

    def page(self, document: str) -> Page:
        """Return what a document tells beside its sightings."""
        return rest(self._all("SELECT rest FROM document WHERE name = ?", digest(document))[0][0])

    def pages(self) -> dict[str, Page]:
        """Return all that all documents tell of whom they name, by id."""
        rows = self._all("SELECT number, id, rest FROM document ORDER BY id")
        return {_id(document): rest(body, self._sightings(number)) for number, document, body in rows}

    def unresolved(self) -> dict[str, tuple[Sighting, ...]]:
        """Return the documents that the store does not hold yet, and whom they name."""
        rows = self._all("SELECT id, number FROM document WHERE resolved IS NULL ORDER BY id")
        return {_id(document): self._sightings(number) for document, number in rows}

    def resolved(self, document: str) -> Resolution:
        """Return who is meant in a document, as the store has it; nobody in one that it does not hold."""
        rows = self._all("SELECT resolved FROM document WHERE name = ?", digest(document))
        return resolution(rows[0][0]) if rows else {}

    def resolutions(self) -> dict[str, Resolution]:
        """Return who is meant in each document, as the store has it."""
        return {_id(one): resolution(body) for one, body in self._all("SELECT id, resolved FROM document ORDER BY id")}

    def amended(self) -> dict[str, tuple[Resolution, tuple[Statement, ...]]]:
        """Return whom corrections name otherwise, and what they reject, by document where there is any of these."""
        rows = self._all(
            "SELECT id, corrected, rejected FROM document "
            "WHERE corrected IS NOT NULL OR rejected IS NOT NULL ORDER BY id"
        )
        return {_id(one): (resolution(corrected), load(said) if said else ()) for one, corrected, said in rows}

    def settle(self, document: str, resolved: Resolution, corrected: Resolution) -> None:
        """Note that the store holds a document, resolved and corrected so."""
        values = (resolution_body(resolved), resolution_body(corrected) if corrected else None, digest(document))
        self._change("UPDATE document SET resolved = ?, corrected = ? WHERE name = ?", values)

    def reject(self, document: str, said: tuple[Statement, ...]) -> None:
        """Note what a document states and an analyst rejects, sorted."""
        values = (dump(said) if said else None, digest(document))
        self._change("UPDATE document SET rejected = ? WHERE name = ?", values)

    def imprints(self, documents: Iterable[str] | None = None) -> dict[str, Imprint]:
        """Return the imprints of documents, or of all."""
        asked = "SELECT id, signature, published FROM document"
        if documents is None:
            rows = self._all(asked)
        else:
            rows = [row for one in sorted(documents) for row in self._all(f"{asked} WHERE name = ?", digest(one))]
        return {_id(one): Imprint(signature, published) for one, signature, published in rows}

    def near(self, signature: str) -> dict[str, str]:
        """Return id -> signature of the documents that have a band in common with a signature."""
        asked = "SELECT d.id, d.signature FROM band b JOIN document d ON d.number = b.document WHERE b.band = ?"
        return {_id(one): other for band in bands(signature) for one, other in self._all(asked, _hashed(band))}

    def copies(self, document: str) -> set[str]:
        """Return a document and all that are copies of one origin with it, as was noted."""
        own = self._all("SELECT origin FROM document WHERE name = ?", digest(document))
        first = own[0][0] if own and own[0][0] is not None else _body(document)
        return {
            document,
            _id(first),
            *(_id(row[0]) for row in self._all("SELECT id FROM document WHERE origin = ?", first)),
        }

    def origin(self, document: str) -> str | None:
        """Return the document that one was noted to be a copy of."""
        rows = self._all("SELECT origin FROM document WHERE name = ? AND origin IS NOT NULL", digest(document))
        return _id(rows[0][0]) if rows else None

    def note_origin(self, document: str, origin: str | None) -> None:
        """Note what a document is a copy of, or that it is none."""
        if self.origin(document) != origin:
            values = (None if origin is None else _body(origin), digest(document))
            self._change("UPDATE document SET origin = ? WHERE name = ?", values)

    def origins(self) -> dict[str, str]:
        """Return of each copy the document that it is a copy of, sorted."""
        rows = self._all("SELECT id, origin FROM document WHERE origin IS NOT NULL ORDER BY id")
        return {_id(one): _id(first) for one, first in rows}


def _body(document: str) -> bytes:
    return document.encode("utf-8", "surrogatepass")


def _id(body: bytes) -> str:
    return bytes(body).decode("utf-8", "surrogatepass")


@lru_cache(maxsize=100_000)
def _hashed(mark: str | bytes) -> int:
    """Return a number of 64 bits that stands for a mark or a band."""
    body = mark if isinstance(mark, bytes) else mark.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(body, digest_size=8).digest(), signed=True)
