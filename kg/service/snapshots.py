"""A graph as it was at one moment, which a build that goes on beside it can't touch.

The store's tables never change once they are written, so a snapshot takes hard links to them and copies only the small
files that a build appends to.
"""

import os
import shutil
import tempfile
from pathlib import Path

from kg.errors import GraphError
from kg.files import write_whole
from kg.history import FILE as HISTORY
from kg.store import GraphStore
from kg.store.manifest import STORE

_PREFIX = ".served-"
_OWNER = "owner"
_SKIPPED = frozenset({"LOCK", "LOG"})


def take(folder: Path) -> Path:
    """Return a new folder with a snapshot of a graph: among temporary files if links reach there, else beside it.

    Raises:
        GraphError: If the folder is no graph, or is being built.
        OSError: If there is no room for it.
    """
    GraphStore.open(folder).close()
    place = _place(folder.resolve())
    try:
        write_whole(place / _OWNER, str(os.getpid()).encode())
        for file in sorted(folder.iterdir()):
            if file.is_file():
                _bring(file, place, grows=file.name == HISTORY)
        (place / STORE).mkdir()
        # CURRENT names the list of tables; a table that goes while we read makes the store fail to open, not lie.
        for file in sorted((folder / STORE).iterdir(), key=lambda file: (file.suffix == ".sst", file.name)):
            if file.name not in _SKIPPED:
                _bring(file, place / STORE, grows=file.suffix != ".sst")
    except FileNotFoundError as err:
        drop(place)
        raise GraphError("graph changed while it was read", where=str(folder), hint="try again") from err
    except BaseException:
        drop(place)
        raise
    return place


def drop(place: Path) -> None:
    """Delete a snapshot; who still has it open may read on."""
    shutil.rmtree(place, ignore_errors=True)


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


def _bring(file: Path, place: Path, *, grows: bool) -> None:
    try:
        if not grows:
            os.link(file, place / file.name)
            return
    except FileNotFoundError:
        raise
    except OSError:  # another file system, or one without links
        pass
    shutil.copy2(file, place)
