"""The graph on disk: what goes into its folder and out of it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Self

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad

from kg import namespaces
from kg.errors import GraphError, UnknownNameError
from kg.model import Document, Extraction
from kg.quads import document_lines
from kg.quads import terms as t
from kg.quads.documents import metadata
from kg.store import copying, inferring, manifest, opening, tellings
from kg.store.changing import PENDING, change, corrected
from kg.store.matching import documents_in
from kg.store.opened import Opened

if TYPE_CHECKING:
    from rdflib import Dataset


class GraphStore(Opened):
    """A graph folder that is open; use it in a ``with`` statement, or call `close`."""

    @classmethod
    def create_or_open(cls, path: str | Path, base_iri: str | None = None, *, infer: bool | None = None) -> Self:
        """Open a graph folder for writing; a missing or empty folder becomes a new graph.

        Args:
            path: The folder.
            base_iri: IRI that resources are minted under; None takes that of the graph, or the default for a new one.
            infer: As for `infer`; None takes what the graph has, and a new one without.

        Raises:
            GraphError: If the folder holds something else, is in use by another process, or has another base IRI.
        """
        folder = Path(path)
        if not cls.is_graph(folder):
            cls.check_place(folder, base_iri)
            manifest.create(folder, namespaces.BASE_IRI if base_iri is None else base_iri)
        graph = cls(folder, *opening.for_writing(folder, base_iri), read_only=False)
        graph.infer(graph.infers if infer is None else infer)
        return graph

    @classmethod
    def open(cls, path: str | Path, *, read_only: bool = True) -> Self:
        """Open the last complete state of an existing graph folder.

        Args:
            path: The folder.
            read_only: Any number of processes may read, also while one writes.

        Raises:
            GraphError: If the folder is no graph, nothing was built in it, it is damaged, or in use by another who
                writes.
        """
        folder = Path(path)
        if not read_only:
            manifest.read(folder)
            return cls(folder, *opening.for_writing(folder, None), read_only=False)
        graph = cls(folder, *opening.for_reading(folder), read_only=True)
        if graph.pending:  # of an older version, which wrote into the state that was read
            graph.close()
            raise GraphError("graph's build was interrupted", where=str(folder), hint="run kg build again")
        return graph

    @staticmethod
    def is_graph(path: str | Path) -> bool:
        """Tell whether a folder holds a graph, whatever its state."""
        return Path(path, manifest.FILE).exists()

    @staticmethod
    def check_place(path: str | Path, base_iri: str | None = None) -> None:
        """Make sure, without making anything, that a new graph can be made in a folder.

        Raises:
            GraphError: If something else is in it, or the base IRI is none.
        """
        manifest.check_place(Path(path), namespaces.BASE_IRI if base_iri is None else base_iri)

    @property
    def infers(self) -> bool:
        """Whether the graph holds what follows from its facts, see `kg.inference`."""
        return bool(self._manifest.get("infer"))

    def infer(self, wanted: bool) -> None:
        """Hold what follows from the facts from now on, or no more; the graph remembers it."""
        if wanted == self.infers:
            return
        unsettled, self._infers_anew = self.pending, True
        self.raw.add(PENDING)
        self._manifest["infer"] = wanted
        if not unsettled:
            inferring.settle(self.raw, None, wanted=wanted, base=self.base_iri)
            self.raw.remove_graph(PENDING.graph_name)
        self.raw.flush()

    def put(
        self,
        extractions: Iterable[Extraction],
        origins: Mapping[str, str] | None = None,
        *,
        corrections: Collection[Quad] | None = None,
        gone: Collection[str] = (),
    ) -> None:
        """Put documents in, or in place of those with the same id, and bring the facts up to date.

        The outcome depends only on which documents the graph then holds, not on order or history. If it is
        interrupted, the graph stays `pending` until the next call.

        Args:
            extractions: Read lazily, one document at a time.
            origins: Of each copy the document that it is a copy of, by id; None leaves what the graph says of this.
            corrections: From `kg.quads.corrections`, in place of those that the graph has; None leaves them.
            gone: Ids of documents to take out first.
        """
        coming = ((one.document.id, document_lines(one, base=self.base_iri)) for one in extractions)
        self.put_lines(coming, origins, corrections=corrections, gone=gone)

    def put_lines(
        self,
        documents: Iterable[tuple[str, bytes]],
        origins: Mapping[str, str] | None = None,
        *,
        corrections: Collection[Quad] | None = None,
        gone: Collection[str] = (),
    ) -> None:
        """Put documents in by id and `kg.quads.document_lines`, read lazily, one at a time; the rest as for `put`."""
        leaving: list[tuple[str, bytes | None]] = [(document, None) for document in gone]
        self._change(chain(leaving, documents), origins, corrections)

    def remove(self, document: str) -> None:
        """Take a document out by its id, with every fact that nothing else supports.

        Raises:
            UnknownNameError: If the graph holds no such document.
        """
        if not self.has(document):
            raise UnknownNameError(
                f"no document {document!r}", where=str(self.folder), hint="kg query OUT --name documents lists them"
            )
        self._change([(document, None)])

    def _change(
        self,
        documents: Iterable[tuple[str, bytes | None]],
        origins: Mapping[str, str] | None = None,
        corrections: Collection[Quad] | None = None,
    ) -> None:
        infers, base = self.infers, self.base_iri
        with tellings.opened(self.state, self.raw, self.graphs(), base=base) as told:
            change(self.raw, documents, origins, corrections, tellings=told, infers=infers, base=base)

    def graphs(self) -> set[str]:
        """Return the IRIs of the documents that the graph holds, without looking into them."""
        return documents_in(self.raw, base=self.base_iri)

    def has(self, document: str) -> bool:
        """Tell whether the graph holds a document, by its id."""
        return self.raw.contains_named_graph(NamedNode(namespaces.document_iri(document, base=self.base_iri)))

    def documents(self) -> dict[str, str]:
        """Return the SHA-256 of each document's text by document id, sorted by id."""
        found = {}
        for quad in self.raw.quads_for_pattern(None, t.SHA256, None, None):
            ids = self.raw.quads_for_pattern(quad.subject, t.IDENTIFIER, None, quad.graph_name)
            for identifier in ids:
                found[str(getattr(identifier.object, "value", ""))] = str(getattr(quad.object, "value", ""))
        return dict(sorted(found.items()))

    def corrections(self) -> Iterator[Quad]:
        """Yield the quads of the corrections that the graph has."""
        return corrected(self.raw, base=self.base_iri)

    def holds(self, document: Document) -> bool:
        """Tell whether the graph holds this very document: the same text, title, date, source, author, address."""
        node = NamedNode(namespaces.document_iri(document.id, base=self.base_iri))
        return set(self.raw.quads_for_pattern(node, None, None, node)) == set(metadata(document, base=self.base_iri))

    def quads(self, graph: DefaultGraph | NamedNode | BlankNode) -> Iterator[Quad]:
        """Yield the quads of one graph as they were put in, which those of `raw` are not to the letter."""
        return copying.quads(self.raw, graph)

    def nquads(self) -> Iterator[bytes]:
        """Yield the graph as N-Quads lines in UTF-8; two graphs of the same documents give the same bytes."""
        return copying.nquads(self.raw)

    def dataset(self) -> "Dataset":
        """Return a copy of the graph as a `rdflib.Dataset`: a default graph and a named graph for each document."""
        return copying.dataset(self.raw)
