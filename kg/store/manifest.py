"""The folder of a graph: its manifest ``kg.json`` (format, base IRI, whether it infers, state), and opening a store."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, Store

from kg.errors import GraphError
from kg.files import GRAPH_MANIFEST, read_whole, sync, write_whole

FORMAT = 4
# A graph of format 2 has one state, in its own folder; one of format 3 has what it remembers there, outside of states.
_READ = frozenset({2, 3, FORMAT})
_MOST_STATES = 2**63
FILE = GRAPH_MANIFEST
STORE = "store"


def check_place(folder: Path, base_iri: str) -> None:
    """Make sure, without making anything, that a new graph can be made in a folder.

    Raises:
        GraphError: If something else is in it, or the base IRI is none.
    """
    if folder.exists() and not folder.is_dir():
        raise GraphError("is a file: no graph can be made here", where=str(folder), hint="name a new folder with -o")
    try:
        NamedNode(base_iri)
    except ValueError as err:
        raise GraphError(f"{base_iri!r} is no IRI: {err}", hint="give --base-iri an absolute IRI") from err
    if folder.is_dir() and any(folder.iterdir()):
        raise GraphError("folder is not empty and not a graph", where=str(folder), hint="name a new folder with -o")


def create(folder: Path, base_iri: str) -> None:
    """Make the folder of a new graph, with its manifest.

    Raises:
        GraphError: If it can't be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write(folder, {"format": FORMAT, "base_iri": base_iri})
    except OSError as err:
        what = f"can't make a graph here ({err.strerror or err})"
        raise GraphError(what, where=str(folder), hint="name another folder") from err


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
        held = json.loads(read_whole(file).decode())
    except FileNotFoundError as err:
        what = "no such folder" if not folder.exists() else "not a graph folder (it holds no kg.json)"
        raise GraphError(what, where=str(folder), hint=hint) from err
    except NotADirectoryError as err:
        raise GraphError("is a file, not the folder of a graph", where=str(folder), hint=hint) from err
    except PermissionError as err:
        raise GraphError("can't be read (permission denied)", where=str(file), hint="allow reading it") from err
    except (OSError, ValueError, RecursionError) as err:
        raise GraphError(f"manifest can't be read: {err}", where=str(file), hint="build the graph again") from err
    if not isinstance(held, dict) or not isinstance(held.get("base_iri"), str):
        raise GraphError("manifest names no base IRI", where=str(file), hint="build the graph again")
    if not isinstance(held.get("format"), int) or held["format"] not in _READ:
        raise GraphError(
            f"graph has format {held.get('format')!r}, this version reads {FORMAT}",
            where=str(folder),
            hint="build the graph again, or use the version that made it",
        )
    state = held.get("state", 0)
    if type(state) is not int or not 0 <= state < _MOST_STATES:  # a bool is an int, too
        raise GraphError(
            "what the manifest names is the number of no state", where=str(file), hint="build the graph again"
        )
    return held


def unreadable(path: Path) -> GraphError:
    """Return what is said of a part of a graph that this user may not read."""
    return GraphError("graph can't be read (permission denied)", where=str(path), hint="allow reading it")


def open_store(folder: Path, state: Path, *, read_only: bool) -> Store:
    """Return the store of a state of a graph, open.

    Args:
        folder: Of the graph.
        state: Folder of the state.
        read_only: Several processes may have it open so at a time.

    Raises:
        GraphError: If there is none to read yet, or it is damaged.
        BlockingIOError: If this process has it open for writing.
        FileNotFoundError: If the state went while it was opened, or a table of it, since its store was still merging.
    """
    path = state / STORE
    try:
        if read_only:
            if state == folder and not path.is_dir():
                raise GraphError("graph is empty: nothing was built yet", where=str(folder), hint="run kg build")
            return Store.read_only(str(path))
        return Store(path)
    except FileNotFoundError:
        raise
    except PermissionError as err:
        raise unreadable(path) from err
    except (OSError, RuntimeError) as err:
        if "Permission denied" in str(err):  # of one of its files, as the engine tells it
            raise unreadable(path) from err
        if "hold by current process" in str(err):
            raise BlockingIOError(str(err)) from err
        if read_only and path.is_dir() and "No such file" in str(err):
            raise FileNotFoundError(str(err)) from err
        hint = "run kg build again: it makes the graph anew from its records"
        raise GraphError(f"graph can't be opened: {err}", where=str(folder), hint=hint) from err
