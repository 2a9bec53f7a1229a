"""Time queries through `kg serve` against pyoxigraph alone: python benchmarks/endpoint.py [QUADS] [GRAPH].

Target: 1.1 times what pyoxigraph takes to answer and to serialise, on a graph of 1,000,000 quads, warm. The graph tells
the quads of GRAPH (by default, of the example articles) again and again under other IRIs, until there are enough.

Both sides write the whole answer in the same format; the endpoint's is read from its socket to the last byte. Each
figure is the best of several rounds in which both take turns: what other programs on the machine add is nobody's.
"""

import http.client
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from pyoxigraph import DefaultGraph, NamedNode, Quad, QueryResultsFormat, RdfFormat, Store, serialize

import kg
from kg import namespaces
from kg.store import GraphStore

ROUNDS = 7
JSON, CSV, TURTLE, LINES = "application/sparql-results+json", "text/csv", "text/turtle", "application/n-triples"
QUERIES = {
    "one state": (JSON, "SELECT ?p ?o { <https://w3id.org/influence-kg/id/state/RU> ?p ?o }"),
    "allies by name": (JSON, "SELECT ?a ?b { ?x kg:alliedWith ?y . ?x rdfs:label ?a . ?y rdfs:label ?b }"),
    "events of a kind": (CSV, "SELECT ?e ?t { ?e kg:eventType plover:ASSAULT ; sem:hasTimeStamp ?t } ORDER BY ?t ?e"),
    "kinds counted": (JSON, "SELECT ?k (COUNT(*) AS ?n) { ?x a ?k } GROUP BY ?k ORDER BY DESC(?n)"),
    "assertions with sentences": (
        JSON,
        "SELECT ?s ?p ?o ?words { GRAPH ?g { ?a rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; "
        "prov:wasDerivedFrom/nif:anchorOf ?words } } LIMIT 50000",
    ),
    "all facts": (CSV, "SELECT ?s ?p ?o { ?s ?p ?o }"),
    "events as Turtle": (TURTLE, "CONSTRUCT { ?e ?p ?o } WHERE { ?e a kg:Event ; ?p ?o }"),
    "facts as N-Triples": (LINES, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"),
}


def told_again(quads: list[Quad], base: str, times: int) -> Iterator[Quad]:
    """Yield quads as often as asked, each time under IRIs of its own; labels and classes stay."""

    def other(term: object, number: int) -> object:
        if isinstance(term, NamedNode) and number and term.value.startswith(base):
            return NamedNode(f"{base}copy{number}/{term.value.removeprefix(base)}")
        return term

    for number in range(times):
        for quad in quads:
            yield Quad(*(other(term, number) for term in (quad.subject, quad.predicate, quad.object, quad.graph_name)))


def make(folder: Path, source: str | None, size: int) -> int:
    """Make a graph of about so many quads, and return how many there are."""
    if source is None:
        source = str(folder / "examples")
        kg.build(Path(__file__).parents[1] / "examples", source).close()
    with GraphStore.open(source) as graph, GraphStore.create_or_open(folder / "graph") as large:
        quads = list(graph.raw.quads_for_pattern(None, None, None, None))
        large.raw.bulk_extend(told_again(quads, graph.base_iri, -(-size // len(quads))))
        large.raw.optimize()
        assert any(large.raw.quads_for_pattern(None, None, None, DefaultGraph()))
        return len(large.raw)


def alone(store: Store, media: str, query: str) -> int:
    """Answer with pyoxigraph alone; returns the bytes of the answer."""
    results = store.query(query, prefixes=namespaces.PREFIXES)
    if media == TURTLE:
        return len(serialize(results, format=RdfFormat.TURTLE, prefixes=namespaces.PREFIXES))
    kinds = {JSON: QueryResultsFormat.JSON, CSV: QueryResultsFormat.CSV, LINES: RdfFormat.N_TRIPLES}
    return len(results.serialize(format=kinds[media]))


def served(connection: http.client.HTTPConnection, media: str, query: str) -> int:
    """Answer through the endpoint; returns the bytes of the answer."""
    headers = {"accept": media, "content-type": "application/x-www-form-urlencoded"}
    connection.request("POST", "/sparql", urlencode({"query": query}), headers)
    answer = connection.getresponse()
    size = 0
    while part := answer.read(1 << 20):
        size += len(part)
    assert answer.status == 200
    return size


def timed(call, *arguments) -> tuple[float, int]:
    began = time.perf_counter()
    size = call(*arguments)
    return time.perf_counter() - began, size


def measure(folder: Path, url: str) -> None:
    place = urlsplit(url)
    connection = http.client.HTTPConnection(place.hostname, place.port)
    store = Store.read_only(str(folder / "graph" / "store"))
    sums = [0.0, 0.0]
    print(f"{'query':28}{'bytes':>12}{'alone':>11}{'endpoint':>11}{'ratio':>8}")
    for name, (media, query) in QUERIES.items():
        rounds = []
        for number in range(ROUNDS + 1):
            one, size = timed(alone, store, media, query)
            other, same = timed(served, connection, media, query)
            assert media == TURTLE or size == same, name
            if number:  # the first warms both
                rounds.append((one, other))
        raw, through = (min(side) for side in zip(*rounds, strict=True))
        sums = [sums[0] + raw, sums[1] + through]
        print(f"{name:28}{same:>12,}{raw * 1000:>8.1f} ms{through * 1000:>8.1f} ms{through / raw:>8.2f}")
    print(f"{'all':40}{sums[0] * 1000:>8.1f} ms{sums[1] * 1000:>8.1f} ms{sums[1] / sums[0]:>8.2f}")


def main(size: int = 1_000_000, source: str | None = None) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        print(f"{make(folder, source, size):,} quads")
        options = ["--port", "0", "--no-log", "--max-rows", str(10**9), "--timeout", "600"]
        command = [sys.executable, "-m", "kg.cli", "serve", str(folder / "graph"), *options]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
            try:
                measure(folder, server.stderr.readline().rpartition(" at ")[2].strip())
            finally:
                server.terminate()


if __name__ == "__main__":
    main(*(int(word) if word.isdecimal() else word for word in sys.argv[1:]))
