"""A graph on disk, as Python users hold it: queries as tables, the network, the evidence, the page.

Each method imports what it needs when it is called: asking a query should not wait for matrix libraries.
"""

from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from kg.answers import Answers
from kg.errors import GraphError
from kg.store import GraphStore
from kg.store.counting import counts
from kg.wire import is_address

if TYPE_CHECKING:
    import pandas as pd
    import rdflib

    from kg.contest import Comparison, Conflict
    from kg.exports.push import Pushed
    from kg.known import Inferred
    from kg.naming import Corrected, KeptApart, NameUse
    from kg.network import Network, Summary
    from kg.notebook import EntityProfile, EvidenceRows, Overview, PageFrame
    from kg.page.explorer.offline import OfflineNetwork
    from kg.questions import Answered
    from kg.store.validation import ValidationReport


class Graph(Answers):
    """An open graph; a context manager that closes the store behind it.

    Attributes:
        path: Folder of the graph.
        store: The quads.
        build_report: What the build that made it did (`kg.building.BuildReport`), or None for a graph opened from disk.
    """

    def __init__(self, store: GraphStore, report: Any = None) -> None:
        self.path, self.store, self.build_report = store.folder, store, report

    @classmethod
    def open(cls, path: str | Path, *, report: Any = None) -> Self:
        """Open a graph for reading: a folder, or the address of a SPARQL endpoint that it was pushed to.

        Raises:
            GraphError: If the folder is not a graph, or is being written to.
        """
        if is_address(path):
            from kg.store.remote import RemoteStore

            return cls(RemoteStore(str(path)), report)
        return cls(GraphStore.open(path), report)

    def close(self) -> None:
        """Let go of the store; harmless if done before."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def counts(self) -> dict[str, int]:
        """Return how many documents, entities, facts and events the graph holds."""
        return counts(self.store.asked)

    def actors(self, **switches: Any) -> "pd.DataFrame":
        """Return the actors of the network with their measures, the most influential first.

        Columns are those of `kg.notebook.actors_table`, switches those of `kg.network.project`.
        """
        from kg.network import summary
        from kg.notebook import actors_table

        return actors_table(summary(self.network(**switches)) if switches else self._ranking)

    def entity(self, name: str) -> "EntityProfile":
        """Return what the graph knows of an entity.

        Args:
            name: Any of its names ("USA", "the Kremlin", "Azerbaijani", a surname), or its IRI; see `kg.store.names`.

        Raises:
            UnknownNameError: If the graph holds no such entity; the message has names that are near.
            AmbiguousNameError: If several entities bear the name; the message lists them, an IRI selects.
        """
        from kg.notebook import profile
        from kg.store.entities import known

        return profile(known(self.store, name), self._counted, self._ranking)

    def summary(self) -> "Overview":
        """Return what is in the graph: counts, sources, dates, key actors."""
        from kg.notebook import overview
        from kg.store.evidence import EvidenceReader

        sources = EvidenceReader(self.store.raw, self.store.base_iri).sources()
        return overview(str(self.path), self.counts(), sources, lambda: self._ranking)

    @cached_property
    def _ranking(self) -> "Summary":
        from kg.network import summary

        return summary(self._counted)

    @cached_property
    def _counted(self) -> "Network":
        return self.network()

    def __repr__(self) -> str:
        try:
            state = ": " + ", ".join(f"{number:,} {name}" for name, number in self.counts().items())
        except GraphError:
            state = ", closed"
        return f"<kg.Graph {self.store.name!r}{state}>"

    def _repr_html_(self) -> str | None:
        try:
            return self.summary()._repr_html_()
        except GraphError:
            return None  # closed: the notebook takes the plain text

    def explain(self, *names: str) -> "EvidenceRows":
        """Return the sentences behind an entity, or behind what links two; names and errors: `kg.store.explain`.

        Returns:
            A tuple of `kg.evidence.Evidence`, which a notebook shows by source with the words that matter marked.
        """
        from kg.notebook import EvidenceRows
        from kg.store.explain import explain

        return EvidenceRows(explain(self.store, names))

    def identity(self, name: str) -> "tuple[NameUse | KeptApart | Corrected, ...]":
        """Return under which names the texts speak of an entity, why each counts as its, and who is kept apart.

        Names and errors as for `entity`.
        """
        from kg.store.identities import identity

        return identity(self.store, name)

    def inferred(self, *names: str) -> "tuple[Inferred, ...]":
        """Return what follows of one or two, and from which sentences; names and errors: `kg.store.inferred`."""
        from kg.store.inferred import inferred

        return inferred(self.store, names)

    def validate(self) -> "ValidationReport":
        """Check the graph against its SHACL shapes."""
        from kg.store.validation import validate

        return validate(self.store)

    def export(self, kind: str, path: str | Path) -> None:
        """Write the graph in one of `kg.exports.FORMATS`, as `kg.exports.export` does."""
        from kg.exports import export

        export(self.store, kind, path)

    def push(self, url: str, **options: Any) -> "Pushed":
        """Bring a server to hold this graph; options and errors as for `kg.exports.push.push`."""
        from kg.exports.push import push

        return push(self.store, url, **options)

    def network(self, **switches: Any) -> "Network":
        """Return the influence network; switches as for `kg.network.project`."""
        from kg.network import project

        return project(self.store, **switches)

    def page(self, path: str | Path | None = None, **switches: Any) -> str:
        """Return the interactive page as HTML, written if a path is given; switches: `kg.showing.influence_page`."""
        from kg.showing import influence_page

        return influence_page(self.store, path, **switches)

    def dashboard(self, path: str | Path | None = None, **switches: Any) -> str:
        """Return network, timeline and map in one linked page; arguments as for `page`, see `kg.showing.dashboard`."""
        from kg.showing import dashboard

        return dashboard(self.store, path, **switches)

    def pyvis(self, **switches: Any) -> "OfflineNetwork":
        """Return the network as it is drawn, a `pyvis.network.Network` to go on from; switches: `kg.showing.pyvis`."""
        from kg.showing import pyvis

        return pyvis(self.store, **switches)

    def report(self, path: str | Path | None = None, **switches: Any) -> str:
        """Return the report on the graph as HTML, and write it if a path is given; switches: `kg.showing.report`."""
        from kg.showing import report

        return report(self.store, path, **switches)

    def timeline(self, path: str | Path | None = None, **switches: Any) -> str:
        """Return the timeline of events as HTML, written if a path is given; switches: `kg.showing.timeline`."""
        from kg.showing import timeline

        return timeline(self.store, path, **switches)

    def map(self, path: str | Path | None = None, **switches: Any) -> str:
        """Return the map of states and events as HTML, written if a path is given; switches: `kg.showing.map_page`."""
        from kg.showing import map_page

        return map_page(self.store, path, **switches)

    def compare(self, *documents: str, **switches: Any) -> "Comparison":
        """Return what texts or outlets tell side by side; arguments and errors: `kg.comparing.compare`."""
        from kg.comparing import compare

        return compare(self.store, *documents, **switches)

    def conflicts(self, path: str | Path | None = None, **switches: Any) -> "tuple[Conflict, ...]":
        """Return what sources tell against each other; switches: `kg.comparing.conflicts`."""
        from kg.comparing import conflicts

        return conflicts(self.store, path, **switches)

    def questions(self, folder: str | Path) -> "tuple[Answered, ...]":
        """Return what became of the questions in a folder (``.rq``), and keep the answers where that is possible.

        See `kg.questions`.
        """
        from kg.questions import answer, files

        return answer(self.store, files(folder))

    def show(self, *, height: int = 640, dashboard: bool = False, **switches: Any) -> "PageFrame":
        """Return the page, or the dashboard, as a frame of that height in pixels for a notebook; switches: `page`."""
        from kg.notebook import PageFrame

        return PageFrame(self.dashboard(**switches) if dashboard else self.page(**switches), height)

    def dataset(self) -> "rdflib.Dataset":
        """Return a copy of the graph as an rdflib Dataset: the facts, and a named graph of evidence per document."""
        return self.store.dataset()
