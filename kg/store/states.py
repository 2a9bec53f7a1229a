"""The states of a graph: each complete one in a folder of its own, of which the manifest names the last.

Who writes works on a copy of that state, and has the manifest name the copy once it is whole. So readers see one
complete state or the next, whatever moment a build is killed at. A copy takes hard links to the store's tables, which
never change once they are written, and copies only the small files that grow. Who reads a state holds it, and a state
that is held stays on the disk until the first build after.
"""

import errno
import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from kg.errors import GraphError
from kg.files import sync
from kg.store import manifest
from kg.store.manifest import STORE

if sys.platform != "win32":
    import fcntl

FOLDER, LOCK = "states", "lock"
_LEDGER = "ledger.json"  # of `kg.ledger`: what the store beside it holds
_SKIPPED = frozenset({"LOCK", "LOG"})


def current(folder: Path, held: Mapping[str, Any]) -> Path:
    """Return the folder of the state that a manifest names; that of an older graph is the graph's folder itself."""
    return folder / FOLDER / str(held["state"]) if held.get("state") else folder


def lock(folder: Path) -> int | None:
    """Return a handle that lets nobody else write a graph until it is closed, or until the process ends.

    Raises:
        GraphError: If somebody else has it, or the folder can't be written.
    """
    try:
        return _held(folder / LOCK, os.O_RDWR | os.O_CREAT, exclusive=True)
    except BlockingIOError as err:
        hint = "wait until it has ended"
        raise GraphError("graph is in use by another process", where=str(folder), hint=hint) from err
    except OSError as err:
        what = f"graph can't be written ({err.strerror or err})"
        raise GraphError(what, where=str(folder), hint="allow writing in its folder") from err


def hold(state: Path) -> int | None:
    """Return a handle that keeps a state on the disk until it is closed.

    Raises:
        FileNotFoundError: If the state is gone, or about to be.
    """
    try:
        return _held(state / STORE, os.O_RDONLY, exclusive=False)
    except BlockingIOError as err:
        raise FileNotFoundError(errno.ENOENT, "state is being deleted", str(state)) from err


def release(handle: int | None) -> None:
    """Let go of what `lock` or `hold` gave."""
    if handle is not None:
        os.close(handle)


def begin(folder: Path, held: Mapping[str, Any]) -> Path:
    """Return the folder of a state to come, which begins as a copy of the one that there is; hold the lock for it."""
    sweep(folder, held)
    last, place = current(folder, held), folder / FOLDER / str((held.get("state") or 0) + 1)
    place.mkdir(parents=True)
    if (last / STORE).is_dir():
        copy(last, place)
    return place


def switch(folder: Path, held: dict[str, Any], place: Path) -> None:
    """Have the manifest name a new state, once the disk has all of it, and delete the one before unless it is held."""
    for path in sorted(place.rglob("*")):
        if path.is_file() and path.suffix != ".sst":  # tables are synced when they are written
            with path.open("rb+") as file:
                os.fsync(file.fileno())
    for path in (place / STORE, place, place.parent):
        sync(path)
    held |= {"format": manifest.FORMAT, "state": int(place.name)}
    manifest.write(folder, held)
    sweep(folder, held)


def sweep(folder: Path, held: Mapping[str, Any]) -> None:
    """Delete states that are not the manifest's, save those that somebody reads; hold the lock for it."""
    kept = current(folder, held)
    for state in _others(folder, kept):
        try:
            handle = _held(state / STORE, os.O_RDONLY, exclusive=True) if (state / STORE).is_dir() else None
        except OSError:  # somebody reads it
            continue
        if state == folder:
            (folder / _LEDGER).unlink(missing_ok=True)
            shutil.rmtree(folder / STORE, ignore_errors=True)
        else:
            shutil.rmtree(state, ignore_errors=True)
        release(handle)


def copy(state: Path, place: Path) -> None:
    """Copy a state that is complete and held into a folder: links to its tables, copies of what grows."""
    (place / STORE).mkdir()
    for file in sorted((state / STORE).iterdir()):
        if file.name not in _SKIPPED:
            bring(file, place / STORE, grows=file.suffix != ".sst")
    if (state / _LEDGER).is_file():
        bring(state / _LEDGER, place, grows=False)  # a new one takes its place and does not change it


def bring(file: Path, place: Path, *, grows: bool) -> None:
    """Bring a file into a folder: as a link, or as a copy if it may grow or can't be linked."""
    if not grows:
        with suppress(OSError):  # another file system, or one without links
            os.link(file, place / file.name)
            return
    shutil.copy2(file, place)


def _others(folder: Path, kept: Path) -> Iterator[Path]:
    if kept != folder:
        yield from [folder] if (folder / STORE).exists() else []
    with suppress(FileNotFoundError):
        yield from sorted(place for place in (folder / FOLDER).iterdir() if place != kept)


def _held(path: Path, flags: int, *, exclusive: bool) -> int | None:
    if sys.platform == "win32":  # where files that are open can't be deleted anyway
        return None
    handle = os.open(path, flags | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(handle, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise
    except OSError:  # a file system without locks
        pass
    return handle
