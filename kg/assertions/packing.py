"""Records packed: as they are kept beside a store and sent from one process to another."""

import gzip
import json

from kg.assertions.standoff import from_record, to_record
from kg.model import Extraction


def packed(extraction: Extraction) -> bytes:
    """Return an extraction as a compressed stand-off record; the same one gives the same bytes.

    Raises:
        TypeError: If something in it does not fit into JSON.
    """
    body = json.dumps(to_record(extraction), ensure_ascii=False, separators=(",", ":")).encode()
    return gzip.compress(body, compresslevel=3, mtime=0)


def unpacked(record: bytes) -> Extraction:
    """Return the extraction that a packed record holds; ``unpacked(packed(x)) == x``.

    Raises:
        OSError, EOFError, zlib.error, ValueError: If it is damaged.
    """
    return from_record(json.loads(gzip.decompress(record)))
