"""The `oxigraph` server gives the same answers on the same data."""

import http.client
import socket
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from urllib.parse import urlencode

import pytest
from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results

import kg
from kg import namespaces
from kg.store import named_queries

OXIGRAPH = Path(sys.executable).with_name("oxigraph")
# What the packaged questions don't ask: graphs, and the other forms of query.
OTHERS = {
    "evidence": "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } }",
    "kinds": "SELECT ?kind (COUNT(*) AS ?n) { ?x a ?kind } GROUP BY ?kind",
    "ask": "ASK { ?x kg:memberOf ?y }",
    "construct": "CONSTRUCT { ?y kg:has ?x } WHERE { GRAPH ?g { ?x a ?y } }",
    "describe": "DESCRIBE ?x { ?x a kg:State }",
}
QUESTIONS = {query.name: query.sparql for query in named_queries()} | OTHERS


@pytest.fixture(scope="module")
def oxigraph(graph_folder, tmp_path_factory):
    """The port of an oxigraph server that has loaded the graph's N-Quads."""
    folder = tmp_path_factory.mktemp("oxigraph")
    with kg.open(graph_folder) as graph:
        (folder / "graph.nq").write_bytes(b"".join(graph.store.nquads()))
    load = [str(OXIGRAPH), "load", "--location", str(folder / "db"), "--file", str(folder / "graph.nq")]
    subprocess.run(load, check=True, capture_output=True, timeout=60)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(OXIGRAPH), "serve-read-only", "--location", str(folder / "db"), "--bind", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 30
        while not _listens(port) and time.monotonic() < until:
            assert process.poll() is None
            time.sleep(0.01)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=20)


def _listens(port: int) -> bool:
    with socket.socket() as trial:
        return trial.connect_ex(("127.0.0.1", port)) == 0


def _answer(port: int, path: str, query: str) -> Counter[str]:
    """Return the rows of an answer, however they are ordered."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {
        "accept": "application/sparql-results+json, application/n-triples",
        "content-type": "application/x-www-form-urlencoded",
    }
    prologue = "".join(f"PREFIX {prefix}: <{iri}> " for prefix, iri in namespaces.PREFIXES.items())
    connection.request("POST", path, urlencode({"query": prologue + query}), headers)
    got = connection.getresponse()
    body = got.read()
    connection.close()
    assert got.status == 200, body
    if got.headers["content-type"].startswith("application/n-triples"):
        return Counter({str(quad.triple) for quad in parse(body, format=RdfFormat.N_TRIPLES)})
    results = parse_query_results(body, format=QueryResultsFormat.JSON)
    if hasattr(results, "variables"):
        names = [variable.value for variable in results.variables]
        return Counter(" ".join(f"{name}={row[name]}" for name in names) for row in results)
    return Counter([str(bool(results))])


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_answers_are_the_same(server, oxigraph, name) -> None:
    port = int(server.url.rstrip("/").rpartition(":")[2])
    mine = _answer(port, "/sparql", QUESTIONS[name])
    assert mine == _answer(oxigraph, "/query", QUESTIONS[name])
    assert mine or name not in OTHERS
