"""A graph copied out of its store, with the quads as they were put in: N-Quads, an rdflib Dataset."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, Store

from kg import namespaces
from kg.quads import as_given

if TYPE_CHECKING:
    from rdflib import Dataset


def quads(raw: Store, graph: DefaultGraph | NamedNode | BlankNode) -> Iterator[Quad]:
    """Yield the quads of one graph as they were put in, which those of the store are not to the letter."""
    return as_given(raw.quads_for_pattern(None, None, None, graph))


def nquads(raw: Store) -> Iterator[bytes]:
    """Yield N-Quads lines in UTF-8: the default graph, then the others by name, each sorted."""
    for graph in _graphs(raw):
        yield from sorted(f"{quad} .\n".encode() for quad in quads(raw, graph))


def dataset(raw: Store) -> "Dataset":
    """Return a copy as a `rdflib.Dataset`, whose prefixes are ours."""
    import rdflib  # noqa: PLC0415  (slow to import, and most commands don't need it)

    copy = rdflib.Dataset()
    for graph in _graphs(raw):
        lines = "".join(f"{quad.triple} .\n" for quad in quads(raw, graph))
        named = copy.default_graph if isinstance(graph, DefaultGraph) else copy.graph(graph.value)
        named.parse(data=lines, format="nt")
    for prefix, iri in namespaces.PREFIXES.items():
        copy.bind(prefix, iri)
    return copy


def _graphs(raw: Store) -> tuple[DefaultGraph | NamedNode | BlankNode, ...]:
    return (DefaultGraph(), *sorted(raw.named_graphs(), key=str))
