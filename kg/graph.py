"""A graph on disk, as Python users hold it: queries as tables, the network, the evidence, the page.

Each method imports what it needs when it is called: asking a query should not wait for matrix libraries.
"""

from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from kg import namespaces
from kg.store import GraphStore

if TYPE_CHECKING:
    import pandas as pd
    import rdflib

    from kg.network import Network


class Graph:
    """An open graph; a context manager that closes the store behind it.

    Attributes:
        path: Folder of the graph.
        store: The quads.
        report: What the build did that made this object (`kg.build.BuildReport`), or None for one opened from disk.
    """

    def __init__(self, store: GraphStore, report: Any = None) -> None:
        self.path, self.store, self.report = store.folder, store, report

    @classmethod
    def open(cls, path: str | Path, *, report: Any = None) -> Self:
        """Open a graph for reading.

        Raises:
            GraphError: If the folder is not a graph, or is being written to.
        """
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
        raw = self.store.raw

        def number(pattern: str) -> int:
            prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in namespaces.PREFIXES.items())
            rows = raw.query(f"{prefixes}SELECT (COUNT(*) AS ?n) WHERE {{ {pattern} }}")
            return int(next(iter(rows))["n"].value)  # type: ignore[arg-type]  # COUNT gives a literal

        return {
            "documents": number("GRAPH ?g { ?g a schema:NewsArticle }"),
            "entities": number("?s rdfs:label ?l FILTER NOT EXISTS { ?s a kg:Event }"),
            "facts": number(
                f"?s ?p ?o FILTER(STRSTARTS(STR(?p), '{namespaces.KG}')) FILTER NOT EXISTS {{ ?s a kg:Event }}"
            ),
            "events": number("?s a kg:Event"),
        }

    def network(self, **switches: Any) -> "Network":
        """Return the influence network; switches as for `kg.network.project`."""
        from kg.network import project

        return project(self.store, **switches)

    def page(self, path: str | Path | None = None, *, title: str = "Influence network", **switches: Any) -> str:
        """Return the interactive page as HTML, and write it if a path is given.

        Args:
            path: File to write, whole or not at all.
            title: Heading of the page.
            **switches: As for `kg.network.project`.
        """
        from kg.page import page

        return page(self.network(**switches), path, title=title)

    def show(self, *, height: int = 640, **switches: Any) -> Any:
        """Return the page as a frame for a notebook cell of that height in pixels; switches as for `page`."""
        from IPython.display import HTML

        from kg.page import notebook_html

        return HTML(notebook_html(self.page(**switches), height))  # type: ignore[no-untyped-call]  # IPython has no types

    def dataset(self) -> "rdflib.Dataset":
        """Return a copy of the graph as an rdflib Dataset: the facts, and a named graph of evidence per document."""
        return self.store.dataset()
