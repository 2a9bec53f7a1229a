"""Looking up quads of the evidence: what documents' graphs hold, never the default graph."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol, cast

from pyoxigraph import Literal, NamedNode, Store

from kg.namespaces import document_iri
from kg.quads.documents import Node
from kg.store.readable import Readable


class Found(Protocol):
    """A quad of an evidence graph: there are no blank nodes and no quoted triples in it."""

    @property
    def subject(self) -> NamedNode:
        """An IRI."""

    @property
    def predicate(self) -> NamedNode:
        """An IRI."""

    @property
    def object(self) -> Node:
        """An IRI or a literal."""

    @property
    def graph_name(self) -> NamedNode:
        """The IRI of the document."""


type Match = Callable[
    [NamedNode | None, NamedNode | None, NamedNode | Literal | None, NamedNode | None], Iterator[Found]
]
"""Yields the quads of the evidence graphs with this subject, predicate, object and graph; None stands for any."""


def evidence_in(store: Readable, *, base: str) -> Match:
    """Return a lookup over the documents' graphs of a store, which leaves out the default graph and any other."""
    documents = document_iri("", base=base)

    def match(
        subject: NamedNode | None,
        predicate: NamedNode | None,
        value: NamedNode | Literal | None,
        graph: NamedNode | None,
    ) -> Iterator[Found]:
        found = cast("Iterator[Found]", store.quads_for_pattern(subject, predicate, value, graph))
        if graph is not None:
            return found
        return (q for q in found if isinstance(q.graph_name, NamedNode) and q.graph_name.value.startswith(documents))

    return match


def documents_in(store: Store, *, base: str) -> set[str]:
    """Return the IRIs of the documents that a store holds, without looking into them."""
    start = document_iri("", base=base)
    return {
        graph.value for graph in store.named_graphs() if isinstance(graph, NamedNode) and graph.value.startswith(start)
    }


def least(held: Mapping[NamedNode, Sequence[str]], predicate: NamedNode) -> str:
    """Return the value of a predicate that sorts first, from a node's values by predicate; or nothing."""
    return min(held.get(predicate, ("",)))
