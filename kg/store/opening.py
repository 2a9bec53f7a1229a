"""Opening a graph's folder: its last complete state to read, or a copy of it to write, which may take its place."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import Store

from kg.errors import GraphError
from kg.store import manifest, states

_TRIES = 20  # to read a manifest and the state that it names, before a newer one has taken its place
_MISSING = "run kg build again: it makes the graph anew from its records"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an open store is: a state of a graph.

    Attributes:
        manifest: What the graph's manifest says, or is to say with this state.
        state: Folder of the state.
        handle: What keeps the state on the disk, or others from writing.
    """

    manifest: dict[str, Any]
    state: Path
    handle: int | None


def for_reading(folder: Path) -> tuple[Place, Store]:
    """Return the last complete state of a graph.

    Raises:
        GraphError: If the folder is no graph, or what was built in it is nothing, damaged, or gone.
    """
    for _ in range(_TRIES):
        held = manifest.read(folder)
        state = states.current(folder, held)
        try:
            handle = states.hold(state) if (state / manifest.STORE).is_dir() else None
            with _released_if_it_fails(handle):
                return Place(held, state, handle), manifest.open_store(folder, state, read_only=True)
        except FileNotFoundError as err:  # a newer state, or table of it, took its place since the manifest was read
            gone = str(err)
        except PermissionError as err:
            raise manifest.unreadable(state) from err
    if state.is_dir():
        raise GraphError(f"graph can't be opened: {gone}", where=str(folder), hint=_MISSING)
    raise GraphError("state of the graph is missing", where=str(state), hint=_MISSING)


def for_writing(folder: Path, base_iri: str | None) -> tuple[Place, Store]:
    """Return a state to come: a copy of the last one, or nothing where there is none that can be opened.

    Raises:
        GraphError: If the folder is no graph, somebody else writes it, it has another base IRI, or this process still
            has all of its states to come open.
    """
    handle = states.lock(folder)
    with _released_if_it_fails(handle):
        held = manifest.read(folder)
        if base_iri not in {None, held["base_iri"]}:
            raise GraphError(
                f"graph has the base IRI {held['base_iri']}, not {base_iri}",
                where=str(folder),
                hint="leave --base-iri out, or build into another folder",
            )
        for skipped in range(_TRIES):
            state = states.begin(folder, held, skipped)
            place = Place(held, state, handle)
            try:
                return place, _fresh_or_copied(folder, state)
            except BlockingIOError:  # whoever holds the error that ended a build holds its store as well
                continue
        hint = "let go of the errors that ended other builds, or start a new process"
        raise GraphError("graph is in use by this process", where=str(folder), hint=hint)


def _fresh_or_copied(folder: Path, state: Path) -> Store:
    try:
        return manifest.open_store(folder, state, read_only=False)
    except (GraphError, FileNotFoundError):  # damaged: what it had is in the records
        shutil.rmtree(state / manifest.STORE)
        return manifest.open_store(folder, state, read_only=False)


def end(folder: Path, place: Place, *, whole: bool) -> None:
    """Put a state to come, whose store is closed, in the last one's place if it is whole, or delete it."""
    done = False
    try:
        if whole:
            states.switch(folder, place.manifest, place.state)
            done = True
    finally:
        if not done:
            shutil.rmtree(place.state, ignore_errors=True)
        states.release(place.handle)


@contextmanager
def _released_if_it_fails(handle: int | None) -> Iterator[None]:
    try:
        yield
    except BaseException:
        states.release(handle)
        raise
