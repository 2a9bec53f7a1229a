"""A graph on a SPARQL 1.1 endpoint, read as one on disk is.

Questions are answered by the server. What reads quad by quad (the network, its pages, exports) gets a copy in memory,
fetched once in requests of bounded size and counted against what the server says it holds.
"""

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import override

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    parse,
    parse_query_results,
)

from kg import namespaces
from kg.bounds import Bounds
from kg.errors import EndpointError, GraphError
from kg.store.graph import GraphStore
from kg.store.opening import Place
from kg.store.readable import GraphName, Lookup, Readable, Results, as_results
from kg.store.refusals import prologue
from kg.wire import Server

_QUERY = {"Content-Type": "application/sparql-query"}
_TABLE = "application/sparql-results+json"
_TRIPLES = "application/n-triples"
_AT_ONCE = 50_000  # quads fetched by a request
_DEFAULT = DefaultGraph()
_ALL = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


@dataclass(slots=True)
class Endpoint:
    """A SPARQL query endpoint, as something to look quads up in and to query."""

    url: str
    _server: Server = field(init=False)
    _apart: bool | None = None

    def __post_init__(self) -> None:
        self._server = Server(self.url, tries=3)

    def query(
        self,
        query: str,
        /,
        *,
        prefixes: dict[str, str] | None = None,
        base_iri: str | None = None,
        bounds: Bounds | None = None,
    ) -> Results:
        """Return the server's answer to a query, which has so many seconds and bytes.

        Raises:
            QueryError: If it takes longer, or is.
            SyntaxError: If it is no SPARQL 1.1; found here, before the server is asked.
            EndpointError: If the server can't be reached, refuses the query, or answers what is no answer.
            GraphError: If the server's default graph is not the facts alone.
        """
        form = Store().query(query, prefixes=prefixes or {}, base_iri=base_iri)
        self._check()
        start = (f"BASE <{base_iri}> " if base_iri else "") + prologue(query, prefixes or {})
        return self._answer(start + query, triples=isinstance(form, QueryTriples), bounds=bounds)

    def quads_for_pattern(
        self,
        subject: NamedNode | None,
        predicate: NamedNode | None,
        object: NamedNode | Literal | None,  # noqa: A002  (pyoxigraph calls it so)
        graph_name: GraphName = None,
        /,
    ) -> Iterator[Quad]:
        """Yield the quads with these terms, of the server's graphs; None stands for any."""
        self._check()
        given = (subject, predicate, object, graph_name)
        pattern = " ".join(f"?{name}" if term is None else str(term) for name, term in zip("spo", given, strict=False))
        if graph_name is None:
            pattern = f"{{ {pattern} }} UNION {{ GRAPH ?g {{ {pattern} }} }}"
        elif graph_name != _DEFAULT:
            pattern = f"GRAPH {graph_name} {{ {pattern} }}"
        for found in self.rows(f"SELECT * WHERE {{ {pattern} }}"):
            named = [term if term is not None else found.get(name) for name, term in zip("spog", given, strict=True)]
            yield _quad(*named)

    def rows(self, select: str) -> Iterator[dict[str, NamedNode | BlankNode | Literal | Triple]]:
        """Yield the solutions of a query by name of variable, without what is unbound."""
        found = self._answer(select, triples=False)
        if not isinstance(found, QuerySolutions):
            raise self._strange("is no table")
        names = [variable.value for variable in found.variables]
        for solution in found:
            yield {name: term for name in names if (term := solution[name]) is not None}

    def base(self) -> str:
        """Return the IRI that the graph's resources are minted under.

        Raises:
            GraphError: If it holds no document.
        """
        query = f"SELECT ?g WHERE {{ GRAPH ?g {{ ?g a <{namespaces.SCHEMA}NewsArticle> }} }} LIMIT 1"
        for found in self.rows(query):
            base, document, _ = _text(found["g"]).partition("document/")
            if document:
                return base
        raise GraphError("holds no graph of kg's: no document", where=self.url, hint="kg push OUT brings one there")

    def sizes(self, base: str) -> dict[str, int]:
        """Return how many quads each graph under a base IRI holds, by name, sorted; the default graph is "" ."""
        every = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
        found = {"": next((int(_text(row["n"])) for row in self.rows(every)), 0)}
        named = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
        for row in self.rows(named):
            if "g" in row and _text(row["g"]).startswith(base):
                found[_text(row["g"])] = int(_text(row["n"]))
        return dict(sorted(found.items()))

    def copied(self, base: str) -> Store:
        """Return a copy in memory of the graphs under a base IRI.

        Raises:
            EndpointError: If the server gives fewer quads than it says it has.
            GraphError: If its default graph is not the facts alone.
        """
        self._check()
        copy, sizes = Store(), self.sizes(base)
        held = self._fetch(_ALL)
        copy.extend(Quad(triple.subject, triple.predicate, triple.object) for triple in held)
        self._whole(len(copy), sizes.pop(""))
        for names in _packed(sizes):
            values = " ".join(f"<{name}>" for name in names)
            before = len(copy)
            query = f"SELECT ?s ?p ?o ?g WHERE {{ VALUES ?g {{ {values} }} GRAPH ?g {{ ?s ?p ?o }} }}"
            copy.extend(_quad(row["s"], row["p"], row["o"], row["g"]) for row in self.rows(query))
            self._whole(len(copy) - before, sum(sizes[name] for name in names))
        return copy

    def _whole(self, got: int, held: int) -> None:
        if got < held:
            what = f"server cuts its answers short: {got:,} of {held:,} statements came"
            raise EndpointError(what, where=self.url, hint="raise its limit of results")

    def _fetch(self, construct: str) -> list[Triple]:
        found = self._answer(construct, triples=True)
        if not isinstance(found, QueryTriples):
            raise self._strange("holds no triples")
        return list(found)

    def apart(self) -> bool:
        """Tell whether the server keeps its default graph apart, rather than take all graphs together for it."""
        if self._apart is None:
            found = self._answer(f"ASK {{ ?passage a <{namespaces.NIF}Phrase> }}", triples=False)
            self._apart = isinstance(found, QueryBoolean) and not bool(found)
        return self._apart

    def _check(self) -> None:
        if not self.apart():
            what = "the server takes all graphs together for the default graph, so claims would look like facts"
            raise GraphError(what, where=self.url, hint="turn that off at the server, or ask another endpoint of it")

    def _answer(self, query: str, *, triples: bool, bounds: Bounds | None = None) -> Results:
        headers = _QUERY | {"Accept": _TRIPLES if triples else _TABLE}
        seconds, size = (math.inf, None) if bounds is None else (bounds.seconds, bounds.size)
        body = query.encode()
        reply = self._server.ask("POST", self.url, body=body, headers=headers, seconds=seconds, size=size)
        try:
            if not triples:
                return parse_query_results(reply.body, QueryResultsFormat.JSON)
            return as_results(parse(reply.body, RdfFormat.N_TRIPLES))
        except (SyntaxError, ValueError, OSError) as err:
            raise self._strange(f"is none ({err})") from err

    def _strange(self, what: str) -> EndpointError:
        return EndpointError(f"server's answer {what}", where=self.url, hint="check that this is a SPARQL endpoint")


@dataclass(frozen=True, slots=True)
class _Bounded:
    """An endpoint whose answers to queries are bounded in time and bytes."""

    endpoint: Endpoint
    bounds: Bounds

    @property
    def quads_for_pattern(self) -> Lookup:
        """How the server's quads are looked up."""
        return self.endpoint.quads_for_pattern

    def query(self, query: str, /, *, prefixes: dict[str, str] | None = None, base_iri: str | None = None) -> Results:
        """Return the server's answer to a query; errors as for `Endpoint.query`."""
        return self.endpoint.query(query, prefixes=prefixes, base_iri=base_iri, bounds=self.bounds)


class RemoteStore(GraphStore):
    """A graph on a SPARQL endpoint; read-only."""

    def __init__(self, url: str) -> None:
        """Hold an address; the server is asked when something is read."""
        self._endpoint = Endpoint(url)
        super().__init__(Path(url), Place({}, Path(url), None), Store(), read_only=True)

    @property
    def name(self) -> str:
        """The address."""
        return self._endpoint.url

    @property
    def asked(self) -> Readable:
        """The server, to query."""
        return self._endpoint

    @override
    @contextmanager
    def guarded(self, bounds: Bounds) -> Iterator[Readable]:
        """Give the server, which has so much time and bytes for each answer; its own memory is not ours to bound."""
        yield _Bounded(self._endpoint, bounds)

    @cached_property
    def _base(self) -> str:
        return self._endpoint.base()

    @property
    def base_iri(self) -> str:
        """The IRI that resources are minted under."""
        return self._base

    @cached_property
    def _copy(self) -> Store:
        return self._endpoint.copied(self.base_iri)

    @property
    def raw(self) -> Store:
        """A copy of the graph in memory, fetched when it is first asked for.

        Raises:
            EndpointError: If the server can't be reached, refuses, or cuts its answers short.
            GraphError: If the graph is closed, or the server holds none.
        """
        if self._raw is None:
            raise GraphError("graph is closed", where=self.name, hint="open it again")
        return self._copy


def _quad(subject: object, predicate: object, value: object, graph: object = None) -> Quad:
    name = graph if isinstance(graph, NamedNode | BlankNode) else _DEFAULT
    if not isinstance(subject, NamedNode | BlankNode) or not isinstance(predicate, NamedNode):
        raise EndpointError("server's answer holds what is no quad", hint="check that this is a SPARQL endpoint")
    return Quad(subject, predicate, value, name)  # type: ignore[arg-type]  # what stands in an answer is a term


def _text(term: NamedNode | BlankNode | Literal | Triple) -> str:
    return str(term) if isinstance(term, Triple) else term.value


def _packed(sizes: dict[str, int]) -> Iterator[list[str]]:
    """Yield the names of graphs in groups that hold no more than a request should fetch."""
    group, filled = list[str](), 0
    for name, size in sizes.items():
        if group and filled + size > _AT_ONCE:
            yield group
            group, filled = [], 0
        group.append(name)
        filled += size
    if group:
        yield group
