"""The folder of a graph: its manifest ``kg.json`` (format, base IRI, whether it infers), and the store in it."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pyoxigraph import Store

from kg.errors import GraphError
from kg.files import GRAPH_MANIFEST, sync, write_whole

FORMAT = 2
FILE = GRAPH_MANIFEST
STORE = "store"


def create(folder: Path, base_iri: str) -> None:
    """Make the folder of a new graph, with its manifest.

    Raises:
        GraphError: If it can't be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write(folder, {"format": FORMAT, "base_iri": base_iri})
    except OSError as err:
        raise GraphError(f"can't make a graph here: {err}", where=str(folder), hint="name another folder") from err


def write(folder: Path, held: Mapping[str, Any]) -> None:
    """Write the manifest of a graph's folder, whole or not at all."""
    body = json.dumps(held, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    write_whole(folder / FILE, body.encode())
    sync(folder)


def read(folder: Path) -> dict[str, Any]:
    """Return the manifest of a graph's folder.

    Raises:
        GraphError: If there is none, or it is damaged or of another format.
    """
    file = folder / FILE
    hint = "make a graph with kg build"
    try:
        held = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError as err:
        what = "no such folder" if not folder.exists() else "not a graph folder (it holds no kg.json)"
        raise GraphError(what, where=str(folder), hint=hint) from err
    except (OSError, ValueError) as err:
        raise GraphError(f"manifest can't be read: {err}", where=str(file), hint="build the graph again") from err
    if not isinstance(held, dict) or not isinstance(held.get("base_iri"), str):
        raise GraphError("manifest names no base IRI", where=str(file), hint="build the graph again")
    if held.get("format") != FORMAT:
        raise GraphError(
            f"graph has format {held.get('format')!r}, this version reads {FORMAT}",
            where=str(folder),
            hint="build the graph again, or use the version that made it",
        )
    return held


def open_store(folder: Path, *, read_only: bool) -> Store:
    """Return the store of a graph's folder, open.

    Raises:
        GraphError: If there is none to read yet, it is in use, or damaged.
    """
    path = folder / STORE
    try:
        if read_only:
            if not path.is_dir():
                raise GraphError("graph is empty: nothing was built yet", where=str(folder), hint="run kg build")
            return Store.read_only(str(path))
        return Store(path)
    except (OSError, RuntimeError) as err:
        if re.search(r"\block\b", str(err), re.IGNORECASE):  # not a damaged "block"
            what, hint = "graph is in use by another process", "wait until it has ended"
        else:
            what, hint = f"graph can't be opened: {err}", "build it again in a new folder"
        raise GraphError(what, where=str(folder), hint=hint) from err
