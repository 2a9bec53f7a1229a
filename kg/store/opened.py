"""A graph's folder while it is open: its manifest ``kg.json``, its store, what answers questions, its end.

Crash safety: who writes works on a copy of the last complete state (`kg.store.states`), which readers see until the
copy is whole and takes its place. A mark in the copy tells that what is derived does not fit the documents yet.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Self

from pyoxigraph import Store

from kg.bounds import Bounds
from kg.errors import GraphError
from kg.store import manifest, opening, states
from kg.store.changing import PENDING
from kg.store.guarded import Engines, Guarded
from kg.store.opening import Place
from kg.store.readable import Readable


class Opened:
    """What is open of a graph.

    Attributes:
        folder: Of the graph.
        state: Folder of the state that is read, or of the one to come.
        read_only: Whether nothing may be changed.
    """

    def __init__(self, folder: Path, place: Place, raw: Store, *, read_only: bool) -> None:
        """Hold an opened store; use `create_or_open` or `open` instead."""
        self.folder, self.read_only, self.state = folder, read_only, place.state
        self._raw: Store | None = raw
        self._place, self._manifest = place, place.manifest
        self._given_up = self._infers_anew = False
        self._engines = Engines(place.state / manifest.STORE)

    @property
    def raw(self) -> Store:
        """The pyoxigraph store.

        Raises:
            GraphError: If the graph is closed.
        """
        if self._raw is None:
            raise GraphError("graph is closed", where=str(self.folder), hint="open it again")
        return self._raw

    @property
    def home(self) -> Path:
        """Folder of the files that the graph remembers beside its quads; who writes replaces them and takes them up."""
        return states.home(self.folder, self._manifest) if self.read_only else self.state

    @property
    def name(self) -> str:
        """What it is called in messages: its folder."""
        return str(self.folder)

    @property
    def asked(self) -> Readable:
        """What answers queries of the program's own, in this process and as long as it takes; errors as for `raw`."""
        return self.raw

    @contextmanager
    def guarded(self, bounds: Bounds) -> Iterator[Readable]:
        """Give what answers anybody's queries, each in a process apart that ends if it takes more than its bounds.

        Those of a graph that is open for writing are answered from what it holds now. Errors as for `raw`.
        """
        raw = self.raw
        if self.read_only:
            yield Guarded(raw, self._engines, bounds)
            return
        with TemporaryDirectory(dir=self.state) as folder:
            raw.backup(place := Path(folder, manifest.STORE))  # links
            engines = Engines(place)
            try:
                yield Guarded(raw, engines, bounds)
            finally:
                engines.close()

    @property
    def base_iri(self) -> str:
        """The IRI that resources are minted under."""
        return str(self._manifest["base_iri"])

    @property
    def manifest(self) -> dict[str, Any]:
        """What the manifest of a folder says that has this state alone."""
        return {name: value for name, value in self._manifest.items() if name != "state"}

    @property
    def pending(self) -> bool:
        """Whether a change has begun and not ended; `put` (with nothing, if need be) ends it."""
        return PENDING in self.raw

    def give_up(self, *, wholly: bool = True) -> None:
        """Have `close` leave the graph as it was; if not wholly, only where it was not told to `infer` or not to."""
        self._given_up = wholly or not self._infers_anew

    def take_up(self) -> None:
        """Have `close` put what was written in place all the same, after `give_up`."""
        self._given_up = False

    def close(self) -> None:
        """Let go of the store, and have readers see what was written if it is whole; harmless if done before."""
        if self._raw is None:
            return
        whole = False
        self._engines.close()
        try:
            if not self.read_only and not self._given_up and not self.pending:
                self._raw.flush()
                whole = True
        finally:
            self._raw = None  # which closes it
            if self.read_only:
                states.release(self._place.handle)
            else:
                opening.end(self.folder, self._place, whole=whole)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None:
            self.give_up()
        self.close()
