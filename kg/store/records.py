"""What was extracted, kept beside the store: one compressed stand-off record for each document of the graph.

The records make a rebuild cheap (a text that did not change is not read again by the language model) and let names be
resolved anew over the whole corpus when a document comes or goes. A record's file name holds its fingerprint, so what
is there can be told from the folder's listing. Files appear whole or not at all.
"""

import gzip
import json
import zlib
from pathlib import Path

from kg.assertions.standoff import from_record, to_record
from kg.errors import GraphError
from kg.files import write_whole
from kg.model import Extraction
from kg.namespaces import digest

_SUFFIX = ".json.gz"


def save(folder: Path, extraction: Extraction, fingerprint: str, known: bool = True) -> None:
    """Keep a document's extraction, in place of an older one of the same document.

    Args:
        folder: Where records are kept; made if missing.
        extraction: What was found.
        fingerprint: Digest of the text, its metadata and the pipeline that read it.
        known: Whether there may be an older one; to look for it takes time that grows with the records kept.
    """
    name = digest(extraction.document.id)
    body = json.dumps(to_record(extraction), ensure_ascii=False, separators=(",", ":")).encode()
    target = _path(folder, name, fingerprint)
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(target, gzip.compress(body, compresslevel=3, mtime=0))
    for other in folder.glob(f"{name}.*{_SUFFIX}") if known else ():
        if other != target:
            other.unlink()


def fingerprints(folder: Path) -> dict[str, str]:
    """Return digest of document id -> fingerprint of the records kept, sorted by the former."""
    parts = (path.name.removesuffix(_SUFFIX).split(".", 1) for path in sorted(folder.glob(f"*{_SUFFIX}")))
    return {name: rest[0] for name, *rest in parts}


def load(folder: Path, name: str, fingerprint: str) -> Extraction:
    """Return the record of a document by the digest of its id and the fingerprint that it was kept with.

    Raises:
        GraphError: If the record is missing or damaged.
    """
    path = _path(folder, name, fingerprint)
    try:
        return from_record(json.loads(gzip.decompress(path.read_bytes())))
    except (OSError, EOFError, ValueError, zlib.error) as err:
        raise GraphError("record is missing or damaged", where=str(path), hint="remove it and build again") from err


def forget(folder: Path, document: str) -> None:
    """Delete the record of a document, by its id; nothing happens if there is none."""
    for path in folder.glob(f"{digest(document)}.*{_SUFFIX}"):
        path.unlink()


def _path(folder: Path, name: str, fingerprint: str) -> Path:
    return folder / f"{name}.{fingerprint}{_SUFFIX}"
