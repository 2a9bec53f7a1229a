"""The state of the graph that agents are answered from: the last complete one, whatever is built meanwhile."""

import threading
from functools import cached_property

from kg.evidence import Event
from kg.service.served import Served
from kg.store.evidence import EvidenceReader
from kg.store.search import SearchIndex, search_index


class Current:
    """A state of a graph; what reads it is made once, when it is first asked for.

    Attributes:
        graph: The graph.
        base: The IRI that its resources are minted under.
        name: Name of its folder.
        build: Number of the build that made it.
        reader: Reads its evidence; names and documents are looked up once.
    """

    def __init__(self, served: Served) -> None:
        """Take what is served now."""
        self.graph, self.base, self.name = served.graph, served.base_iri, served.folder.name
        self.build = served.build.number
        self.reader = EvidenceReader(self.graph.store.raw, self.base)

    @cached_property
    def index(self) -> SearchIndex:
        """All names of the graph."""
        return search_index(self.graph.store.raw, base=self.base)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """All events of the graph."""
        return tuple(self.reader.events())


class Newest:
    """Gives the newest state of a graph that is served; several may ask at a time."""

    def __init__(self, served: Served) -> None:
        """Serve the state that is there."""
        self.served = served
        self._lock = threading.Lock()
        self._state = Current(served)

    def __call__(self) -> Current:
        """Return the state as of now."""
        with self._lock:
            if self.served.renew():
                self._state = Current(self.served)
            return self._state
