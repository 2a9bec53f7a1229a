"""Clients as people use them: curl, SPARQLWrapper, rdflib, pandas."""

import json
import shutil
import subprocess
from urllib.parse import urlencode

import pandas as pd
import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import CSV, JSON, POST, POSTDIRECTLY, TURTLE, URLENCODED, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

import kg
from kg import cli

STATES = "SELECT ?state ?label { ?state a kg:State ; rdfs:label ?label } ORDER BY ?label"


@pytest.fixture(scope="module")
def labels(graph_folder) -> list[str]:
    """What the library answers."""
    with kg.open(graph_folder) as graph:
        return list(graph.query(STATES)["label"])


@pytest.mark.skipif(shutil.which("curl") is None, reason="no curl on this machine")
@pytest.mark.parametrize("how", ["get", "form", "direct"])
def test_curl(server, labels, how) -> None:
    ways = {
        "get": ["--get", "--data-urlencode", f"query={STATES}"],
        "form": ["--data-urlencode", f"query={STATES}"],
        "direct": ["--header", "Content-Type: application/sparql-query", "--data-binary", STATES],
    }
    command = ["curl", "--silent", "--show-error", "--fail", "--compressed", *ways[how], f"{server.url}sparql"]
    answer = json.loads(subprocess.run(command, check=True, capture_output=True, timeout=60).stdout)
    assert [row["label"]["value"] for row in answer["results"]["bindings"]] == labels


@pytest.mark.parametrize(("method", "way"), [("GET", URLENCODED), (POST, URLENCODED), (POST, POSTDIRECTLY)])
def test_sparqlwrapper(server, labels, method, way) -> None:
    client = SPARQLWrapper(f"{server.url}sparql")
    client.setMethod(method)
    client.setRequestMethod(way)
    client.setQuery(STATES)
    client.setReturnFormat(JSON)
    assert [row["label"]["value"] for row in client.queryAndConvert()["results"]["bindings"]] == labels
    client.setReturnFormat(XML)
    assert len(client.queryAndConvert().getElementsByTagName("result")) == len(labels)
    client.setReturnFormat(CSV)
    assert client.queryAndConvert().decode().count("\r\n") == len(labels) + 1
    client.setQuery("ASK { ?state a kg:State }")
    client.setReturnFormat(JSON)
    assert client.queryAndConvert()["boolean"] is True
    client.setQuery("CONSTRUCT { ?state rdfs:label ?label } WHERE { ?state a kg:State ; rdfs:label ?label }")
    client.setReturnFormat(TURTLE)
    assert len(rdflib.Graph().parse(data=client.queryAndConvert(), format="turtle")) == len(labels)
    client.setReturnFormat(JSON)
    client.setQuery("SELECT broken")
    with pytest.raises(QueryBadFormed):
        client.queryAndConvert()


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_store(server, labels, method) -> None:
    store = SPARQLStore(f"{server.url}sparql", method=method)
    graph = rdflib.Graph(store=store)
    assert [str(row.label) for row in graph.query(STATES)] == labels
    kind = rdflib.URIRef("https://w3id.org/influence-kg/ontology#State")
    states = set(graph.subjects(rdflib.RDF.type, kind))  # patterns become queries
    assert {str(graph.value(state, rdflib.RDFS.label)) for state in states} == set(labels)
    assert graph.query("ASK { ?state a kg:State }").askAnswer is True
    made = graph.query("CONSTRUCT { ?state a kg:State } WHERE { ?state a kg:State }")
    assert len(made.graph) == len(labels)


def test_rdflib_names_a_graph_by_its_uri(server, graph_folder) -> None:
    """rdflib sends the name of a graph as default-graph-uri."""
    with kg.open(graph_folder) as held:
        document = next(iter(held.store.raw.named_graphs()))
        size = sum(1 for _ in held.store.raw.quads_for_pattern(None, None, None, document))
    evidence = rdflib.Graph(store=SPARQLStore(f"{server.url}sparql"), identifier=rdflib.URIRef(document.value))
    assert [int(row.n) for row in evidence.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")] == [size]


def test_pandas(server, labels) -> None:
    address = f"{server.url}sparql?{urlencode({'query': STATES})}"
    frame = pd.read_csv(address, storage_options={"Accept": "text/csv"})
    assert list(frame["label"]) == labels
    assert list(pd.read_csv(address + "&format=csv")["state"]) == list(frame["state"])
    assert len(pd.read_csv(address, sep="\t", storage_options={"Accept": "text/tab-separated-values"})) == len(labels)


def test_this_very_package(server, graph_folder, capsys) -> None:
    """A served graph is asked from elsewhere like one in a folder."""
    printed = []
    for place in (str(graph_folder), f"{server.url}sparql"):
        assert cli.main(["query", place, "--name", "corroboration", "--param", "actor=Turkey"]) == 0
        assert cli.main(["network", place, "--claims", "--json"]) == 0
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]
    assert "alliedWith" in printed[0]
