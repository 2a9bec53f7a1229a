"""Which files a graph's documents were read from, so that a build leaves alone those that did not change.

A file is the same if its size, times and number are, and else if its content is. As two changes within one tick of the
clock leave the same time, times are trusted only where the file was older than that when it was read.
"""

import os
import time
from collections.abc import Mapping, Sequence

from kg.ledger.book import Ledger, Row
from kg.texts.known import Stamp, content, stamp
from kg.texts.sources import STANDARD_INPUT, Source

_TICK = 2_000_000_000  # ns: the coarsest times that a file system in use keeps


class Files:
    """What a ledger knows of files, and what is to be noted of those read since; fits `kg.texts.known.Known`."""

    def __init__(self, ledger: Ledger, salt: str) -> None:
        """Ask a ledger, which may be filled later; files that were read under another salt are to be read again."""
        self._ledger, self._salt, self._now = ledger, salt, time.time_ns()
        self._looked: tuple[Stamp, str] | None = None
        self._noted: list[tuple[Source, Stamp, str, Sequence[str]]] = []

    def same(self, source: Source) -> Sequence[str] | None:
        """Return the ids of the documents of a file that did not change, or None if it is to be read."""
        self._looked = None
        if str(source.path) == STANDARD_INPUT or (seen := stamp(source.path)) is None:
            return None
        row = self._ledger.row(*_key(source))
        if row is not None and self._holds(row) and row.stamp == seen and seen.modified + _TICK < row.looked:
            return list(row.documents)
        self._looked = (seen, content(source.path))  # before it is read: what changes in between is read again
        if row is not None and self._holds(row) and row.content == self._looked[1]:
            return list(row.documents)
        return None

    def _holds(self, row: Row) -> bool:
        held = (self._ledger.fingerprint(one) == fingerprint for one, fingerprint in row.documents.items())
        return row.salt == self._salt and bool(row.content) and all(held)

    def read(self, source: Source, documents: Sequence[str]) -> None:
        """Take note of a file that was read whole, right after `same`, without a problem."""
        if self._looked is not None:
            self._noted.append((source, *self._looked, documents))

    def save(self) -> None:
        """Note in the ledger, which is filled, the files of which it holds each document."""
        for source, seen, digest, documents in self._noted:
            held = {one: self._ledger.fingerprint(one) for one in documents}
            told: Mapping[str, str] = {one: mark for one, mark in held.items() if mark is not None}
            if len(told) == len(documents):
                self._ledger.note_row(*_key(source), Row(self._salt, seen, self._now, digest, told))


def _key(source: Source) -> tuple[bytes, bytes]:
    return os.fsencode(source.path.absolute()), os.fsencode(source.name)
