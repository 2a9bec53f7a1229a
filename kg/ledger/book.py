"""The ledger as a table: an SQLite file among the files of a graph's state, or a table in memory.

The file of the last complete state is linked into the next one (`kg.store.states`) and only read, until something is to
be written: then a copy takes the link's place. Rows are found by the names that documents share, never by going through
all of them. What is written takes effect with the state; nobody waits for the disk before.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.assertions import Imprint, Page, Resolution, Resolved, Sighting, Site, bands
from kg.corrections.plan import Statement
from kg.ledger.held import (
    Held,
    differs,
    dump,
    load,
    resolution,
    resolution_body,
    rest,
    rest_body,
    setting,
    sighting,
    sighting_body,
)
from kg.namespaces import digest
from kg.table import Table
from kg.texts.known import Stamp

FILE = "ledger.sqlite"
VERSION = 2
_SCHEMA = """
CREATE TABLE document (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, id BLOB NOT NULL,
    fingerprint TEXT NOT NULL, rest BLOB NOT NULL, signature TEXT NOT NULL, published TEXT,
    resolved BLOB, corrected BLOB, rejected BLOB, origin BLOB);
CREATE INDEX copied ON document (origin) WHERE origin IS NOT NULL;
CREATE INDEX unresolved ON document (number) WHERE resolved IS NULL;
CREATE INDEX amended ON document (number) WHERE corrected IS NOT NULL OR rejected IS NOT NULL;
CREATE TABLE sighting (document INTEGER, place INTEGER, body BLOB, PRIMARY KEY (document, place)) WITHOUT ROWID;
CREATE TABLE mark (mark INTEGER, document INTEGER, place INTEGER, PRIMARY KEY (mark, document, place)) WITHOUT ROWID;
CREATE TABLE file (path BLOB, name BLOB, salt TEXT NOT NULL, size INTEGER, modified INTEGER, changed INTEGER,
    inode INTEGER, looked INTEGER, content TEXT, documents BLOB, PRIMARY KEY (path, name)) WITHOUT ROWID;
CREATE TABLE band (band INTEGER, document INTEGER, PRIMARY KEY (band, document)) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of a file: under which salt it was read, what it was like, when (ns), its content, its documents.

    ``documents`` are id -> fingerprint.
    """

    salt: str
    stamp: Stamp
    looked: int
    content: str
    documents: Mapping[str, str]


class Ledger(Table):
    """What is held, by document id.

    Attributes:
        touched: Marks of names in documents that went or changed.
        left: Documents that the store has still, though their records are gone.
        fresh: Documents that were read since the state that there was, be it by a build that was killed.
        parted: Documents whose copies may be no copies of one another any more.
        mended: What was wrong with the ledger that there was, so that it was made anew; or empty.
    """

    def __init__(self) -> None:
        """Hold nothing, in memory."""
        super().__init__("ledger", _SCHEMA, VERSION)
        self.touched: set[str] = set()
        self.left: set[str] = set()
        self.fresh: set[str] = set()
        self.parted: set[str] = set()
        self.mended = ""

    def number(self) -> int:
        """Return how many documents are held."""
        return int(self.ask("SELECT count(*) FROM document")[0][0])

    def documents(self) -> tuple[str, ...]:
        """Return the ids of all documents, sorted."""
        return tuple(_id(row[0]) for row in self.ask("SELECT id FROM document ORDER BY id"))

    def __contains__(self, document: object) -> bool:
        return isinstance(document, str) and self.fingerprint(document) is not None

    def fingerprint(self, document: str) -> str | None:
        """Return the fingerprint that a document is held with, if it is."""
        found = self.ask("SELECT fingerprint FROM document WHERE name = ?", digest(document))
        return found[0][0] if found else None

    def fingerprints(self) -> dict[str, str]:
        """Return digest of document id -> fingerprint, of all."""
        return dict(self.ask("SELECT name, fingerprint FROM document"))

    def called(self, name: str) -> str:
        """Return the id of a document by its digest."""
        return _id(self.ask("SELECT id FROM document WHERE name = ?", name)[0][0])

    def put(self, document: str, held: Held) -> None:
        """Hold a document that is not held."""
        number = self.change(
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
            self.change("INSERT INTO sighting VALUES (?, ?, ?)", (number, place, sighting_body(one)))
            for mark in one.blocks:
                self.change("INSERT OR IGNORE INTO mark VALUES (?, ?, ?)", (_hashed(mark), number, place))
        for band in bands(held.imprint.signature):
            self.change("INSERT OR IGNORE INTO band VALUES (?, ?)", (_hashed(band), number))

    def take(self, document: str) -> tuple[Sighting, ...]:
        """Hold a document no more, and return whom it names; nothing happens if it is not held."""
        found = self.ask("SELECT number, signature FROM document WHERE name = ?", digest(document))
        if not found:
            return ()
        ((number, signature),) = found
        sightings = self._sightings(number)
        for place, one in enumerate(sightings):
            for mark in one.blocks:
                self.change(
                    "DELETE FROM mark WHERE mark = ? AND document = ? AND place = ?", (_hashed(mark), number, place)
                )
        for band in bands(signature):
            self.change("DELETE FROM band WHERE band = ? AND document = ?", (_hashed(band), number))
        self.change("DELETE FROM sighting WHERE document = ?", (number,))
        self.change("DELETE FROM document WHERE number = ?", (number,))
        return sightings

    def _sightings(self, number: int) -> tuple[Sighting, ...]:
        rows = self.ask("SELECT body FROM sighting WHERE document = ? ORDER BY place", number)
        return tuple(sighting(row[0]) for row in rows)

    def look(self) -> Callable[[str], list[Site]]:
        """Return what gives the sightings that bear a mark, by document, in the order that the document has them.

        It reads each sighting once, and holds it.
        """
        read: dict[tuple[int, int], Site] = {}

        def site(number: int, place: int, document: bytes, body: bytes) -> Site:
            if (number, place) not in read:
                read[number, place] = (_id(document), sighting(body))
            return read[number, place]

        def sites(mark: str) -> list[Site]:
            rows = self.ask(
                "SELECT s.document, s.place, d.id, s.body FROM mark m JOIN document d ON d.number = m.document "
                "JOIN sighting s ON s.document = m.document AND s.place = m.place WHERE m.mark = ? "
                "ORDER BY d.id, s.place",
                _hashed(mark),
            )
            return [found for found in (site(*row) for row in rows) if mark in found[1].blocks]

        return sites

    def setting(self, document: str) -> Page:
        """Return of what a document tells its day and company alone, by which bearers of a name are told apart."""
        return setting(self.ask("SELECT rest FROM document WHERE name = ?", digest(document))[0][0])

    def pages(self) -> dict[str, Page]:
        """Return all that all documents tell of whom they name, by id."""
        rows = self.ask("SELECT number, id, rest FROM document ORDER BY id")
        return {_id(document): rest(body, self._sightings(number)) for number, document, body in rows}

    def unresolved(self) -> dict[str, tuple[Sighting, ...]]:
        """Return the documents that the store does not hold yet, and whom they name."""
        rows = self.ask("SELECT id, number FROM document WHERE resolved IS NULL ORDER BY id")
        return {_id(document): self._sightings(number) for document, number in rows}

    def resolved(self, document: str) -> Resolution:
        """Return who is meant in a document, as the store has it; nobody in one that it does not hold."""
        rows = self.ask("SELECT resolved FROM document WHERE name = ?", digest(document))
        return resolution(rows[0][0]) if rows else {}

    def is_moved(self, document: str, changed: Mapping[str, Resolved | None]) -> bool:
        """Tell whether somebody else is meant in a document than the store has it, by keys that were reckoned anew."""
        rows = self.ask("SELECT resolved FROM document WHERE name = ?", digest(document))
        return differs(rows[0][0] if rows else None, changed)

    def resolutions(self) -> dict[str, Resolution]:
        """Return who is meant in each document, as the store has it."""
        return {_id(one): resolution(body) for one, body in self.ask("SELECT id, resolved FROM document ORDER BY id")}

    def amended(self) -> dict[str, tuple[Resolution, tuple[Statement, ...]]]:
        """Return whom corrections name otherwise, and what they reject, by document where there is any of these."""
        rows = self.ask(
            "SELECT id, corrected, rejected FROM document "
            "WHERE corrected IS NOT NULL OR rejected IS NOT NULL ORDER BY id"
        )
        return {_id(one): (resolution(corrected), load(said) if said else ()) for one, corrected, said in rows}

    def settle(self, document: str, resolved: Resolution, corrected: Resolution) -> None:
        """Note that the store holds a document, resolved and corrected so."""
        values = (resolution_body(resolved), resolution_body(corrected) if corrected else None, digest(document))
        self.change("UPDATE document SET resolved = ?, corrected = ? WHERE name = ?", values)

    def reject(self, document: str, said: tuple[Statement, ...]) -> None:
        """Note what a document states and an analyst rejects, sorted."""
        values = (dump(said) if said else None, digest(document))
        self.change("UPDATE document SET rejected = ? WHERE name = ?", values)

    def row(self, path: bytes, name: bytes) -> Row | None:
        """Return what is known of a file, by its path and the name that its documents go by."""
        asked = "SELECT salt, size, modified, changed, inode, looked, content, documents FROM file "
        for salt, *seen, looked, content, told in self.ask(f"{asked} WHERE path = ? AND name = ?", path, name):
            return Row(salt, Stamp(*seen), looked, content, dict(load(told)))
        return None

    def note_row(self, path: bytes, name: bytes, row: Row) -> None:
        """Note what is known of a file now."""
        seen, told = row.stamp, dump(list(row.documents.items()))
        values = (seen.size, seen.modified, seen.changed, seen.inode, row.looked, row.content, told)
        statement = "INSERT OR REPLACE INTO file VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        self.change(statement, (path, name, row.salt, *values))

    def imprints(self, documents: Iterable[str] | None = None) -> dict[str, Imprint]:
        """Return the imprints of documents, or of all."""
        asked = "SELECT id, signature, published FROM document"
        if documents is None:
            rows = self.ask(asked)
        else:
            rows = [row for one in sorted(documents) for row in self.ask(f"{asked} WHERE name = ?", digest(one))]
        return {_id(one): Imprint(signature, published) for one, signature, published in rows}

    def near(self, signature: str) -> dict[str, str]:
        """Return id -> signature of the documents that have a band in common with a signature."""
        asked = "SELECT d.id, d.signature FROM band b JOIN document d ON d.number = b.document WHERE b.band = ?"
        return {_id(one): other for band in bands(signature) for one, other in self.ask(asked, _hashed(band))}

    def copies(self, document: str) -> set[str]:
        """Return a document and all that are copies of one origin with it, as was noted."""
        own = self.ask("SELECT origin FROM document WHERE name = ?", digest(document))
        first = own[0][0] if own and own[0][0] is not None else _body(document)
        return {
            document,
            _id(first),
            *(_id(row[0]) for row in self.ask("SELECT id FROM document WHERE origin = ?", first)),
        }

    def origin(self, document: str) -> str | None:
        """Return the document that one was noted to be a copy of."""
        rows = self.ask("SELECT origin FROM document WHERE name = ? AND origin IS NOT NULL", digest(document))
        return _id(rows[0][0]) if rows else None

    def note_origin(self, document: str, origin: str | None) -> None:
        """Note what a document is a copy of, or that it is none."""
        if self.origin(document) != origin:
            values = (None if origin is None else _body(origin), digest(document))
            self.change("UPDATE document SET origin = ? WHERE name = ?", values)

    def origins(self) -> dict[str, str]:
        """Return of each copy the document that it is a copy of, sorted."""
        rows = self.ask("SELECT id, origin FROM document WHERE origin IS NOT NULL ORDER BY id")
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
