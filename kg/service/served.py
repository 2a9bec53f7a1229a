"""The state of a graph that is served: the last complete one, whatever is built meanwhile."""

import ctypes
import weakref
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kg.errors import GraphError
from kg.graph import Graph
from kg.history import history
from kg.service import snapshots
from kg.store.manifest import FILE as MANIFEST


@dataclass(frozen=True, slots=True)
class Build:
    """Which build of a graph is served: how many made it, when the last ended (ISO 8601, UTC), what it holds."""

    number: int
    when: str | None
    counts: dict[str, int]


class Served:
    """A graph folder that is served; `graph` may be another object after each `renew`, so ask for it each time.

    Attributes:
        folder: The graph's folder, as the user named it.
        snapshot: Folder of the state that is served.
        graph: That state, open for reading.
        build: Which build made it.
    """

    def __init__(self, folder: str | Path) -> None:
        """Take a snapshot of a graph and open it.

        Raises:
            GraphError: If the folder is no graph, or nothing was built in it.
        """
        self.folder = Path(folder)
        self._old: list[Path] = []  # of states that somebody may read still
        snapshots.sweep(self.folder)
        self._seen = _stamp(self.folder)
        self.snapshot, self.graph, self.build = _open(self.folder)

    @property
    def base_iri(self) -> str:
        """The IRI that the graph's resources are minted under."""
        return self.graph.store.base_iri

    def renew(self) -> bool:
        """Serve the newest state if a build has ended since, and tell whether it did.

        What nobody reads in any more of the states before is deleted.
        """
        kept = [place for place in self._old if not snapshots.drop_unread(place)]
        if len(kept) < len(self._old):
            _give_back()
        self._old = kept
        stamp = _stamp(self.folder)
        if stamp in {self._seen, None}:
            return False
        try:
            snapshot, graph, build = _open(self.folder)
        except (GraphError, OSError):  # a build goes on: what is served stays, and the next look tries again
            return False
        weakref.finalize(self.graph, self.graph.store.close)  # once the last request that reads it has ended
        self._old, self._seen = [*self._old, self.snapshot], stamp
        self.snapshot, self.graph, self.build = snapshot, graph, build
        return True

    def close(self) -> None:
        """Let go of the graph and delete the snapshot."""
        self.graph.close()
        for place in (*self._old, self.snapshot):
            snapshots.drop(place)


def _open(folder: Path) -> tuple[Path, Graph, Build]:
    snapshot = snapshots.take(folder)
    try:
        graph = Graph.open(snapshot)
        steps = history(snapshot)
        return snapshot, graph, Build(len(steps), steps[-1].when if steps else None, graph.counts())
    except BaseException:
        snapshots.drop(snapshot)
        raise


def _give_back() -> None:
    """Let the system have the memory of what is gone, which the C library would keep in pieces (glibc)."""
    with suppress(AttributeError, OSError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)


def _stamp(folder: Path) -> tuple[int, int, int] | None:
    """Return what changes with each state that is complete, or None if there is no graph to be seen."""
    try:
        told = (folder / MANIFEST).stat()
    except OSError:
        return None
    return told.st_ino, told.st_mtime_ns, told.st_size
