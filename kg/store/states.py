"""The states of a graph: each complete one in a folder of its own, of which the manifest names the last.

Who writes works on a copy of that state, and has the manifest name the copy once it is whole. So readers see one
complete state or the next, whatever moment a build is killed at. A copy takes hard links to the store's tables, which
never change once they are written, and copies only the small files that grow. What a graph remembers (its history,
corrections, questions and their answers) are files of its states too, each replaced and never written into. Who reads a
state holds it, and a state that is held stays on the disk until the first build after.
"""

import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from operator import attrgetter
from pathlib import Path
from typing import Any

from kg.errors import GraphError, KgError, UnwritableError
from kg.files import GRAPH_PARTS, read_whole, sync
from kg.store import manifest
from kg.store.manifest import STORE

if sys.platform != "win32":
    import fcntl

FOLDER, LOCK, TELLINGS = "states", "lock", "tellings.sqlite"
_LEDGERS = ("ledger.json", "ledger.sqlite")  # of `kg.ledger`: what the store beside them holds
_TABLES = (*_LEDGERS, TELLINGS)
_RECORDS = "records"
_SKIPPED = frozenset({"LOCK", "LOG"})
_MOVED = ("corrections.csv", "history.jsonl", "questions", "questions.json")  # into states, since format 4
_TRIES = 20  # to read a file of a state before a newer one has taken its place


def current(folder: Path, held: Mapping[str, Any]) -> Path:
    """Return the folder of the state that a manifest names; that of an older graph is the graph's folder itself."""
    return folder / FOLDER / str(held["state"]) if held.get("state") else folder


def home(folder: Path, held: Mapping[str, Any]) -> Path:
    """Return where the files are that a graph remembers by the manifest: in its state, in older graphs beside it."""
    return current(folder, held) if held["format"] > 3 else folder


def kept(folder: Path, name: str) -> bytes | None:
    """Return a file of the last complete state of a graph, or None where it has none of this name.

    Raises:
        GraphError: If the folder is no graph, or may not be read.
        OSError: If the file can't be read.
    """
    for _ in range(_TRIES):
        held = manifest.read(folder)
        try:
            return read_whole(home(folder, held) / name)
        except FileNotFoundError:
            if manifest.read(folder) == held:
                return None
        except PermissionError as err:
            raise manifest.unreadable(home(folder, held) / name) from err
    raise GraphError("graph changes too fast to be read", where=str(folder), hint="try again")


def path_of(folder: Path, name: str) -> Path:
    """Return where a file of the last complete state of a graph is, for messages; errors as for `kept`."""
    return home(folder, manifest.read(folder)) / name


def amend(folder: Path, change: Callable[[Path], object]) -> None:
    """Put a copy of the last complete state in its place, whose files are changed: all of them or none.

    Args:
        folder: Of the graph.
        change: Given the folder of the copy, replaces files in it, which may be links, or adds some.

    Raises:
        UnwritableError: If somebody else writes the graph, or it can't be written.
        GraphError: If the folder is no graph.
    """
    handle = lock(folder)
    try:
        held = manifest.read(folder)
        place = begin(folder, held)
        try:
            change(place)
            switch(folder, held, place)
        except BaseException:
            shutil.rmtree(place, ignore_errors=True)
            raise
    except OSError as err:
        if isinstance(err, KgError):  # of the change
            raise
        raise _unwritable(folder, err) from err
    finally:
        release(handle)


def lock(folder: Path) -> int | None:
    """Return a handle that lets nobody else write a graph until it is closed, or until the process ends.

    Raises:
        UnwritableError: If somebody else has it, or the folder can't be written, or a part of it is a link: who writes
            deletes what is in it.
    """
    _refuse_links(folder)
    try:
        return _held(folder / LOCK, os.O_RDWR | os.O_CREAT, exclusive=True)
    except BlockingIOError as err:
        hint = "wait until it has ended"
        raise UnwritableError("graph is in use by another process", where=str(folder), hint=hint) from err
    except OSError as err:
        raise _unwritable(folder, err) from err


def _refuse_links(folder: Path) -> None:
    """Refuse a graph of which a part is a link; records themselves, which are many, are not looked at."""
    parts = [part for part in _listed(folder) if part.name in GRAPH_PARTS]
    for part in parts:  # which grow by what they hold
        if part.is_symlink():
            raise _linked(part.path)
        if part.is_dir() and Path(part.path).parent != folder / _RECORDS:
            parts += _listed(part.path)


def _listed(folder: str | Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return sorted(found, key=attrgetter("name"))
    except OSError:  # it went, or may not be listed, which is told of where it is needed
        return []


def _linked(part: str | Path) -> UnwritableError:
    hint = "delete it, or put what it leads to in its place"
    return UnwritableError("a part of the graph is a link to another place", where=str(part), hint=hint)


def _unwritable(folder: Path, err: OSError) -> UnwritableError:
    what = f"graph can't be written ({err.strerror or err})"
    return UnwritableError(what, where=str(folder), hint="allow writing in its folder")


def hold(state: Path) -> int | None:
    """Return a handle that keeps a state on the disk until it is closed.

    Raises:
        FileNotFoundError: If the state is gone, or about to be.
    """
    try:
        return _held(state / STORE, os.O_RDONLY, exclusive=False)
    except BlockingIOError as err:
        raise FileNotFoundError(errno.ENOENT, "state is being deleted", str(state)) from err


def unread(state: Path) -> bool:
    """Tell whether nobody reads a state, which is not to be opened any more."""
    try:
        release(_held(state / STORE, os.O_RDONLY, exclusive=True))
    except BlockingIOError:
        return False
    except OSError:
        pass
    return True


def release(handle: int | None) -> None:
    """Let go of what `lock` or `hold` gave."""
    if handle is not None:
        os.close(handle)


def begin(folder: Path, held: Mapping[str, Any], skipped: int = 0) -> Path:
    """Return the folder of a state to come, which begins as a copy of the one that there is; hold the lock for it.

    Args:
        folder: Of the graph.
        held: What its manifest says.
        skipped: How many numbers of states to leave out.
    """
    sweep(folder, held)
    last, place = current(folder, held), folder / FOLDER / str((held.get("state") or 0) + 1 + skipped)
    place.mkdir(parents=True)
    if (last / STORE).is_dir():
        copy(last, place)
    if held["format"] <= 3:
        remembered(folder, place)
    return place


def switch(folder: Path, held: dict[str, Any], place: Path) -> None:
    """Have the manifest name a new state, once the disk has all of it, and delete the one before unless it is held."""
    for path in sorted(place.rglob("*")):
        if path.is_file() and path.suffix != ".sst":  # tables are synced when they are written
            with path.open("rb+") as file:
                os.fsync(file.fileno())
    for path in (place / STORE, place, place.parent):
        sync(path)
    older = held["format"] <= 3
    held |= {"format": manifest.FORMAT, "state": int(place.name)}
    manifest.write(folder, held)
    sweep(folder, held)
    for path in (folder / name for name in _MOVED if older):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def sweep(folder: Path, held: Mapping[str, Any]) -> None:
    """Delete states that are not the manifest's, save those that somebody reads; hold the lock for it."""
    kept = current(folder, held)
    for state in _others(folder, kept):
        try:
            handle = _held(state / STORE, os.O_RDONLY, exclusive=True) if (state / STORE).is_dir() else None
        except OSError:  # somebody reads it
            continue
        if state == folder:
            (folder / _LEDGERS[0]).unlink(missing_ok=True)
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
    for name in _TABLES:
        _take(state / name, place)
    remembered(state, place)


def remembered(home: Path, place: Path) -> None:
    """Link what a graph remembers beside its quads from one folder into another."""
    for name in _MOVED:
        _take(home / name, place)


def _take(path: Path, place: Path) -> None:
    """Link a file, or a folder of files, into a state if it is there; who changes one puts a new one in its place."""
    if path.is_symlink():
        raise _linked(path)
    if path.is_dir():
        (place / path.name).mkdir()
        for file in sorted(path.iterdir()):
            bring(file, place / path.name, grows=False)
    elif path.is_file():
        bring(path, place, grows=False)


def bring(file: Path, place: Path, *, grows: bool) -> None:
    """Bring a file into a folder: as a (hard) link, or as a copy if it may grow or can't be linked.

    Raises:
        UnwritableError: If it is a symbolic link, which may lead anywhere.
    """
    if file.is_symlink():
        raise _linked(file)
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
