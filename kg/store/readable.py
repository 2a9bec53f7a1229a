"""What questions need of a graph, on this machine or on another."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
)

type Results = QuerySolutions | QueryBoolean | QueryTriples
type GraphName = NamedNode | BlankNode | DefaultGraph | None

_ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


def as_results(triples: Iterable[Quad | Triple]) -> Results:
    """Return triples that were answered elsewhere as a query's answer here; each once, in no order."""
    held = Store()
    held.extend(Quad(one.subject, one.predicate, one.object) for one in triples)
    return held.query(_ALL)


class Lookup(Protocol):
    """How quads are looked up in whatever holds them."""

    def __call__(
        self,
        subject: NamedNode | None,
        predicate: NamedNode | None,
        object: NamedNode | Literal | None,  # noqa: A002  (pyoxigraph calls it so)
        graph_name: GraphName = None,
        /,
    ) -> Iterator[Quad]:
        """Yield the quads with these terms; None stands for any."""


class Readable(Protocol):
    """Quads that can be looked up and queried: a `pyoxigraph.Store`, or a `kg.store.remote.Endpoint`."""

    @property
    def quads_for_pattern(self) -> Lookup:
        """How its quads are looked up."""

    def query(self, query: str, /, *, prefixes: dict[str, str] | None = None, base_iri: str | None = None) -> Results:
        """Return the answer to a SPARQL query, whose relative IRIs are relative to the base IRI."""
