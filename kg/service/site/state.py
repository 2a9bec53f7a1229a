"""What the site works out once for each state of the graph: names, network, the pages drawn from it."""

import threading
from collections import OrderedDict, defaultdict
from collections.abc import Callable
from importlib import import_module
from typing import Any, cast

import networkx as nx

from kg.graph import Graph
from kg.network import Network, Pair, Summary, pairs, summary
from kg.notebook.overview import MOST_RANKED
from kg.service.served import Served
from kg.store.evidence import EvidenceReader
from kg.store.search import SearchIndex, search_index

REMEMBERED = 200  # pages
DRAWN = ("network", "dashboard", "report", "timeline", "map")


class State:
    """One state of a graph; each thing is made when it is first asked for, once, whoever asks.

    Attributes:
        graph: The graph.
        base: The IRI that its resources are minted under.
        name: What the graph is called: the name of its folder.
        reader: Reads its evidence; shared by all pages, so that names and texts are looked up once.
    """

    def __init__(self, graph: Graph, name: str) -> None:
        self.graph, self.base, self.name = graph, graph.store.base_iri, name
        self.reader = EvidenceReader(graph.store.raw, self.base)
        self._pages: OrderedDict[str, bytes] = OrderedDict()
        self._pages_lock = threading.Lock()
        self._made: dict[str, Any] = {}
        self._locks: dict[str, threading.Lock] = defaultdict(threading.Lock)

    def page(self, iri: str) -> bytes | None:
        """Return the page of a resource, if it was made not long ago."""
        with self._pages_lock:
            if iri in self._pages:
                self._pages.move_to_end(iri)
            return self._pages.get(iri)

    def keep(self, iri: str, page: bytes) -> None:
        """Remember the page of a resource, in place of the one that was asked for longest ago."""
        with self._pages_lock:
            self._pages[iri] = page
            if len(self._pages) > REMEMBERED:
                self._pages.popitem(last=False)

    def once[Thing](self, what: str, make: Callable[[], Thing]) -> Thing:
        """Return what a function gives, called once for each name in this state of the graph."""
        if what not in self._made:
            with self._locks[what]:
                if what not in self._made:
                    self._made[what] = make()
        return cast("Thing", self._made[what])

    @property
    def index(self) -> SearchIndex:
        """All names of the graph."""
        return self.once("index", lambda: search_index(self.graph.store.raw, base=self.base))

    @property
    def ranked(self) -> bool:
        """Whether the graph is small enough for its network to be worked out in passing."""
        counts = self.once("counts", self.graph.counts)
        return counts["facts"] + counts["events"] <= MOST_RANKED

    @property
    def figures(self) -> Summary:
        """The measures of the network as it counts, of what happened and holds; of an empty one if not `ranked`."""
        return self.once("figures", lambda: summary(self.network))

    @property
    def network(self) -> Network:
        """The network that is ranked, in which people and bodies act for their states; an empty one if not `ranked`."""
        return self.once("network", lambda: self.graph.network() if self.ranked else nx.MultiDiGraph())

    @property
    def each(self) -> Network:
        """The network in which people and bodies stand for themselves; an empty one if not `ranked`."""
        return self.once("each", lambda: self.graph.network(to_states=False) if self.ranked else nx.MultiDiGraph())

    @property
    def ties(self) -> dict[str, tuple[Pair, ...]]:
        """The pairs of each actor in `each`, the heaviest first."""
        return self.once("ties", self._ties)

    def drawn(self, kind: str) -> str:
        """Return one of the pages in `DRAWN` of this state; ``network`` is the interactive page."""
        make: dict[str, Callable[[], str]] = {
            "network": lambda: self.graph.page(title=f"Influence network: {self.name}"),
            "dashboard": lambda: self.graph.dashboard(title=f"Influence dashboard: {self.name}"),
            "report": lambda: self.graph.report(title=f"Influence report: {self.name}"),
            "timeline": lambda: self.graph.timeline(title=f"Timeline: {self.name}"),
            "map": lambda: self.graph.map(title=f"Map of influence: {self.name}"),
        }
        return self.once(f"page {kind}", make[kind])

    def _ties(self) -> dict[str, tuple[Pair, ...]]:
        found: dict[str, list[Pair]] = defaultdict(list)
        for pair in sorted(pairs(self.each), key=lambda pair: -pair.total):
            found[pair.a].append(pair)
            found[pair.b].append(pair)
        return {iri: tuple(ordered) for iri, ordered in found.items()}


class Site:
    """The newest state of what is served."""

    def __init__(self, served: Served) -> None:
        import_module("igraph")  # which keeps the frames that import it for good: here they hold no state
        self.served = served
        self._state: State | None = None
        self._lock = threading.Lock()

    @property
    def state(self) -> State:
        """The state that is served now."""
        graph = self.served.graph
        with self._lock:
            if self._state is None or self._state.graph is not graph:
                self._state = State(graph, self.served.folder.resolve().name)
            return self._state
