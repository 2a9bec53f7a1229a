"""Files that did not change since they were read, of which nothing needs to be read again."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kg.texts.sources import Source


@dataclass(frozen=True, slots=True)
class Same:
    """A document in a file that did not change: its id, and the path of the file."""

    id: str
    path: str


class Known(Protocol):
    """What is known of files that were read before."""

    def same(self, source: Source) -> Sequence[str] | None:
        """Return the ids of the documents of a file that did not change, or None if it is to be read."""

    def read(self, source: Source, documents: Sequence[str]) -> None:
        """Take note of a file that was read whole, right after `same`, without a problem."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the file system says of a file: bytes, when content and state changed last (ns), and its number there."""

    size: int
    modified: int
    changed: int
    inode: int


def stamp(path: Path) -> Stamp | None:
    """Return the stamp of a regular file; None of anything else, and of what can't be seen."""
    try:
        told = path.stat()
    except (OSError, ValueError):
        return None
    return Stamp(told.st_size, told.st_mtime_ns, told.st_ctime_ns, told.st_ino) if path.is_file() else None


def content(path: Path) -> str:
    """Return the SHA-256 of a file, or nothing if it can't be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
