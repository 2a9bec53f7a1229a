"""Stage exports: a graph in everyone's formats, a file (or folder) each, whole or not at all, with equal bytes.

Each module of this package has ``WRITERS``: by the name of a format what writes it. ``docs/formats.md`` tells what each
format holds and how to get from anything in it to sentence, document and offsets.
"""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError, KgError

if TYPE_CHECKING:
    from kg.store import GraphStore

# Format -> the module that writes it; imported when asked for, since some need packages that are slow to load.
FORMATS = {
    "ttl": "rdf",
    "nquads": "rdf",
    "trig": "rdf",
    "jsonld": "jsonld",
    "csv": "tables",
    "graphml": "network",
    "gexf": "network",
    "edges": "network",
    "node-link": "network",
    "ftm": "ftm",
    "plover": "plover",
    "neo4j": "neo4j",
    "parquet": "parquet",
    "stix": "stix",
}


def export(store: "GraphStore", kind: str, path: str | Path) -> Path:
    """Write a graph in a format.

    Args:
        store: The graph.
        kind: One of `FORMATS`.
        path: File, or for formats of several files folder, to write; replaced if it is there.

    Returns:
        The path written.

    Raises:
        InputError: If the format is unknown, needs a package that is not there, or the place can't be written.
    """
    if kind not in FORMATS:
        raise InputError(f"unknown format {kind!r}", hint=f"there are {', '.join(sorted(FORMATS))}")
    target = Path(path)
    try:
        import_module(f"kg.exports.{FORMATS[kind]}").WRITERS[kind](store, target)
    except OSError as err:
        if isinstance(err, KgError | BrokenPipeError):
            raise
        raise InputError(f"can't be written: {err.strerror}", where=str(target), hint="name another place") from err
    return target
