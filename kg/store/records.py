"""What was extracted, kept beside the store: one compressed stand-off record for each document of the graph.

The records make a rebuild cheap (a text that did not change is not read again by the language model) and let names be
resolved anew over the whole corpus when a document comes or goes. A record's file name holds its fingerprint, so what
is there can be told from the folders' listing: one for each first two digits of the digest of a document's id, so that
none grows long. Files appear whole or not at all.
"""

import os
import zlib
from collections.abc import Iterable, Iterator
from operator import attrgetter, itemgetter
from pathlib import Path

from kg.assertions.packing import packed, unpacked
from kg.errors import GraphError
from kg.files import read_whole, write_whole
from kg.model import Extraction
from kg.namespaces import digest
from kg.store.manifest import unreadable

_SUFFIX = ".json.gz"
_DAMAGED, _AGAIN = "record is missing or damaged", "remove it and build again"
_DIGITS = 2  # of a document's digest, which name the folder that its record is in


def save(folder: Path, extraction: Extraction, fingerprint: str, before: str | None = None) -> None:
    """Keep a document's extraction, in place of an older one of the same document.

    Args:
        folder: Where records are kept; made if missing.
        extraction: What was found.
        fingerprint: Digest of the text, its metadata and the pipeline that read it.
        before: Fingerprint of the older one, if there is any.
    """
    keep(folder, extraction.document.id, packed(extraction), fingerprint, before)


def keep(folder: Path, document: str, record: bytes, fingerprint: str, before: str | None = None) -> None:
    """Keep the packed record of a document, by its id; the rest as for `save`."""
    name = digest(document)
    target = _path(folder, name, fingerprint)
    target.parent.mkdir(parents=True, exist_ok=True)
    write_whole(target, record)
    if before not in {None, fingerprint}:
        _path(folder, name, str(before)).unlink(missing_ok=True)


def fingerprints(folder: Path) -> dict[str, str]:
    """Return digest of document id -> fingerprint of the records kept, sorted by the former.

    Of two records of one document, which a build leaves that is killed between them, the younger counts.
    """
    return _youngest(_listed(folder))[0]


def _youngest(listed: Iterable[tuple[str, os.DirEntry[str]]]) -> tuple[dict[str, str], dict[str, os.DirEntry[str]]]:
    found: dict[str, os.DirEntry[str]] = {}
    for name, file in listed:
        if name not in found or _age(found[name]) < _age(file):
            found[name] = file
    return {name: _fingerprint(file) for name, file in sorted(found.items(), key=itemgetter(0))}, found


def tidy(folder: Path) -> dict[str, str]:
    """Bring records to where they belong, and return what `fingerprints` does.

    Those of older graphs lay in one folder, those of killed builds may be two. Only who writes the graph may call this.
    """
    kept, files = _youngest(listed := list(_listed(folder)))
    for name, file in listed:
        if files[name] is not file:
            Path(file.path).unlink()
    for path in sorted(folder.glob(f"*.*{_SUFFIX}")):
        name = path.name.split(".", 1)[0]
        target = _path(folder, name, kept[name])
        target.parent.mkdir(exist_ok=True)
        path.replace(target)
    return kept


def load(folder: Path, name: str, fingerprint: str) -> Extraction:
    """Return the record of a document by the digest of its id and the fingerprint that it was kept with.

    Raises:
        GraphError: If the record is missing or damaged.
    """
    return opened(*closed(folder, name, fingerprint))


def closed(folder: Path, name: str, fingerprint: str) -> tuple[bytes, str]:
    """Return the record of a document as it is packed, and the path of its file; the rest as for `load`.

    Raises:
        GraphError: If the record is missing.
    """
    path = _path(folder, name, fingerprint)
    try:
        if not path.exists() and (folder / path.name).exists():
            path = folder / path.name  # of an older graph that no build has touched since
        return read_whole(path), str(path)
    except PermissionError as err:
        raise GraphError("record can't be read (permission denied)", where=str(path), hint="allow reading it") from err
    except OSError as err:
        raise GraphError(_DAMAGED, where=str(path), hint=_AGAIN) from err


def opened(record: bytes, path: str) -> Extraction:
    """Return what a packed record holds.

    Raises:
        GraphError: If it is damaged; the message names the path.
    """
    try:
        return unpacked(record)
    except (OSError, EOFError, ValueError, zlib.error) as err:
        raise GraphError(_DAMAGED, where=path, hint=_AGAIN) from err


def forget(folder: Path, document: str) -> None:
    """Delete the record of a document, by its id; nothing happens if there is none."""
    name = digest(document)
    for place in (folder, folder / name[:_DIGITS]):
        for path in place.glob(f"{name}.*{_SUFFIX}"):
            path.unlink()


def _path(folder: Path, name: str, fingerprint: str) -> Path:
    return folder / name[:_DIGITS] / f"{name}.{fingerprint}{_SUFFIX}"


def _listed(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield digest of document id and file of each record, sorted; a path for each of very many would take long.

    Raises:
        GraphError: If they may not be looked at.
    """
    if not folder.is_dir():
        return
    try:
        for place in _entries(folder):
            for file in _entries(place.path) if len(place.name) == _DIGITS else [place]:
                if file.name.endswith(_SUFFIX) and file.name.count(".") > _SUFFIX.count("."):
                    yield file.name.split(".", 1)[0], file
    except PermissionError as err:
        raise unreadable(Path(err.filename or folder)) from err


def _entries(folder: str | Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as found:
        return sorted(found, key=attrgetter("name"))


def _fingerprint(file: os.DirEntry[str]) -> str:
    return file.name.removesuffix(_SUFFIX).split(".", 1)[1]


def _age(file: os.DirEntry[str]) -> tuple[int, str]:
    return file.stat().st_mtime_ns, file.name
