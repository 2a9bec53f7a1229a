"""The manifest of a graph's folder, ``kg.json``: what marks it as one, with its format and its base IRI."""

import json
from pathlib import Path
from typing import Any

from kg.errors import GraphError
from kg.files import write_whole

FORMAT = 2
FILE = "kg.json"


def create(folder: Path, base_iri: str) -> None:
    """Make the folder of a new graph, with its manifest.

    Raises:
        GraphError: If it can't be made.
    """
    body = json.dumps({"format": FORMAT, "base_iri": base_iri}, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / FILE, body.encode())
    except OSError as err:
        raise GraphError(f"can't make a graph here: {err}", where=str(folder), hint="name another folder") from err


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
