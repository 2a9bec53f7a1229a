"""A resource of the graph as RDF: what the graph says of it, with the names of all that this mentions."""

from collections.abc import Iterator

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple, serialize

from kg import namespaces
from kg.quads import terms as t
from kg.quads.corrections import corrections_graph
from kg.service.site.links import DOCUMENT
from kg.store.evidence import DEFAULT

FORMATS = {
    "ttl": ("text/turtle", RdfFormat.TURTLE),
    "nt": ("application/n-triples", RdfFormat.N_TRIPLES),
    "jsonld": ("application/ld+json", RdfFormat.JSON_LD),
}
"""Suffix, media type and format of what a resource is described in."""


def described(store: Store, iri: str, *, base: str) -> tuple[Triple, ...]:
    """Return what a graph says of a resource, sorted; nothing if it says nothing.

    Of a document all of its evidence; of what stands in the facts all facts with it as subject or object, and the
    corrections that touched it; of a statement or any other resource what is said of it. Whatever these mention has its
    label, so that they can be read.
    """
    node, documents = NamedNode(iri), base + DOCUMENT
    if iri.startswith(documents) and store.contains_named_graph(node):
        found = {quad.triple for quad in store.quads_for_pattern(None, None, None, node)}
    elif next(store.quads_for_pattern(node, None, None, DEFAULT), None) is not None:
        found = {quad.triple for quad in _facts(store, node, base)}
    else:
        found = {quad.triple for quad in store.quads_for_pattern(node, None, None, None)}
    ends = {end for triple in found for end in (triple.subject, triple.object) if isinstance(end, NamedNode)}
    for end in ends - {node}:
        found |= {quad.triple for quad in store.quads_for_pattern(end, t.LABEL, None, DEFAULT)}
    return tuple(sorted(found, key=str))


def written(triples: tuple[Triple, ...], suffix: str, *, base: str) -> bytes:
    """Return triples in the format of a suffix of `FORMATS`, with the prefixes of the graph."""
    prefixes = {**namespaces.PREFIXES, "id": base}
    _, kind = FORMATS[suffix]
    if kind == RdfFormat.N_TRIPLES:
        return serialize(triples, format=kind) or b""
    return serialize(triples, format=kind, prefixes=prefixes) or b""


def _facts(store: Store, node: NamedNode, base: str) -> Iterator[Quad]:
    yield from store.quads_for_pattern(node, None, None, DefaultGraph())
    yield from store.quads_for_pattern(None, None, node, DefaultGraph())
    graph = corrections_graph(base=base)
    for quad in store.quads_for_pattern(None, t.CORRECTS, node, graph):
        if isinstance(quad.subject, NamedNode):
            yield from store.quads_for_pattern(quad.subject, None, None, graph)
