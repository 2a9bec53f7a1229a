"""A graph as it was at one moment, which a build that goes on beside it can't touch.

It is a copy of its last complete state, as builds make them to work on (`kg.store.states`).
"""

import os
import shutil
import tempfile
from pathlib import Path

from kg.errors import GraphError
from kg.files import write_whole
from kg.store import GraphStore, manifest, states

_PREFIX = ".served-"
_OWNER = "owner"


def take(folder: Path) -> Path:
    """Return a new folder with a snapshot of a graph: among temporary files if links reach there, else beside it.

    Raises:
        GraphError: If the folder is no graph, or nothing was built in it.
        OSError: If there is no room for it.
    """
    with GraphStore.open(folder) as graph:
        place = _place(folder.resolve())
        try:
            write_whole(place / _OWNER, str(os.getpid()).encode())
            manifest.write(place, graph.manifest)
            states.copy(graph.state, place)
            if graph.home != graph.state:
                states.remembered(graph.home, place)
        except FileNotFoundError as err:
            drop(place)
            raise GraphError("graph changed while it was read", where=str(folder), hint="try again") from err
        except BaseException:
            drop(place)
            raise
    return place


def drop(place: Path) -> None:
    """Delete a snapshot; nobody may read on in it, as tables are opened when they are needed."""
    shutil.rmtree(place, ignore_errors=True)


def drop_unread(place: Path) -> bool:
    """Delete a snapshot unless somebody reads in it, and tell whether it is gone."""
    if not states.unread(place):
        return False
    drop(place)
    return True


def sweep(folder: Path) -> None:
    """Delete what servers that were killed left beside a graph."""
    parents = {folder.resolve().parent, Path(tempfile.gettempdir())}
    for place in (found for parent in sorted(parents) for found in parent.glob(f"{_PREFIX}*")):
        try:
            os.kill(int((place / _OWNER).read_text()), 0)
        except ProcessLookupError:
            drop(place)
        except (OSError, ValueError):
            continue


def _place(folder: Path) -> Path:
    temporary = Path(tempfile.gettempdir())
    near = temporary if temporary.stat().st_dev == folder.stat().st_dev else folder.parent
    try:
        return Path(tempfile.mkdtemp(prefix=_PREFIX, dir=near))
    except OSError:
        return Path(tempfile.mkdtemp(prefix=_PREFIX))
