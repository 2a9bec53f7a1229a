"""The query part of the W3C's tests of the SPARQL 1.1 Protocol, as a table; the names are theirs."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.store import GraphStore

DATA = "http://kasei.us/2009/09/sparql/data/"
FORM = "application/x-www-form-urlencoded"
RESULTS = "application/sparql-results+json, application/sparql-results+xml"
# A graph name that no graph has gives no answers; each of data1 to data3 has a triple of its own.
EXISTS = f"ASK {{ <{DATA}data1> ?p ?o }}"
BOTH = f"ASK {{ <{DATA}data1> ?p ?o . <{DATA}data2> ?q ?r }}"
NAMED = f"ASK {{ GRAPH ?g1 {{ <{DATA}data1> a ?t }} GRAPH ?g2 {{ <{DATA}data2> a ?u }} }}"
FULL = f"ASK {{ <{DATA}data3> ?p ?o . GRAPH ?g1 {{ <{DATA}data1> a ?t }} GRAPH ?g2 {{ <{DATA}data2> a ?u }} }}"


@pytest.fixture(scope="module")
def protocol(start, tmp_path_factory) -> Iterator:
    folder = tmp_path_factory.mktemp("w3c") / "graph"
    with GraphStore.create_or_open(folder) as graph:
        kind = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
        for name in ("data1", "data2", "data3"):
            node = NamedNode(DATA + name)
            graph.raw.add(Quad(node, kind, Literal(name), NamedNode(f"{DATA}{name}.rdf")))
        graph.raw.flush()
    return start(folder)


@dataclass(frozen=True)
class Sent:
    """A request of the tests, and what its answer is to be."""

    method: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    body: bytes | str | None = None
    kind: str | None = None
    accept: str = RESULTS
    status: tuple[int, ...] = (200,)
    media: tuple[str, ...] = ("application/sparql-results+json",)
    says: str = '"boolean":true'


def _graphs(**named: str) -> list[tuple[str, str]]:
    """Return fields for default and named graphs: digits are the numbers of data sets."""
    return [(f"{part}-graph-uri", f"{DATA}data{n}.rdf") for part, numbers in named.items() for n in numbers]


def _form(*fields: tuple[str, str]) -> dict[str, object]:
    return {"method": "POST", "kind": FORM, "body": urlencode(fields)}


def _direct(query: str) -> dict[str, object]:
    return {"method": "POST", "kind": "application/sparql-query", "body": query}


def _typed(form: str, accept: str, *media: str) -> Sent:
    return Sent("GET", [("query", form)], accept=accept, media=media, says="")


BAD = {"says": "", "media": ("text/plain; charset=utf-8",)}
REFUSED = BAD | {"status": (403,), "says": "updates are refused"}
RDF = "application/rdf+xml, text/turtle, application/n-triples"
GRAPH_TYPES = ("application/rdf+xml", "text/turtle; charset=utf-8", "application/n-triples")
PASSES = {
    "query_get": Sent("GET", [("query", "ASK {}")]),
    "query_post_form": Sent(**_form(("query", "ASK {}"))),
    "query_post_direct": Sent(**_direct("ASK {}")),
    "query_dataset_default_graph_get": Sent("GET", [("query", EXISTS), *_graphs(default="1")]),
    "query_dataset_default_graph_post": Sent(**_direct(EXISTS), fields=_graphs(default="1")),
    "query_dataset_default_graphs_get": Sent("GET", [("query", BOTH), *_graphs(default="12")]),
    "query_dataset_default_graphs_post": Sent(**_direct(BOTH), fields=_graphs(default="12")),
    "query_dataset_named_graphs_get": Sent("GET", [("query", NAMED), *_graphs(named="12")]),
    "query_dataset_named_graphs_post": Sent(**_form(("query", NAMED), *_graphs(named="12"))),
    "query_dataset_full": Sent(**_direct(FULL), fields=_graphs(default="3", named="12")),
    "query_multiple_dataset": Sent(  # what the protocol names wins over what the query names
        **_direct(EXISTS.replace("ASK", f"ASK FROM <{DATA}data2.rdf>")), fields=_graphs(default="1")
    ),
    "query_content_type_select": _typed("SELECT (1 AS ?value) {}", RESULTS, "application/sparql-results+json"),
    "query_content_type_ask": _typed("ASK {}", RESULTS, "application/sparql-results+json"),
    "query_content_type_describe": _typed("DESCRIBE <http://example.org/>", RDF, *GRAPH_TYPES),
    "query_content_type_construct": _typed("CONSTRUCT { <s> <p> 1 } WHERE {}", RDF, *GRAPH_TYPES),
    "bad_query_method": Sent("PUT", [("query", "ASK {}")], **BAD, status=(405,)),
    "bad_multiple_queries": Sent("GET", [("query", "ASK {}"), ("query", "SELECT * {}")], **BAD, status=(400,)),
    "bad_query_wrong_media_type": Sent(
        "POST", body="ASK {}", kind="text/plain", **BAD | {"says": "text/plain"}, status=(415,)
    ),
    "bad_query_missing_form_type": Sent("POST", body="query=ASK%20%7B%7D", **BAD, status=(415,)),
    "bad_query_missing_direct_type": Sent("POST", body="ASK {}", **BAD, status=(415,)),
    "bad_query_non_utf8": Sent(
        "POST",
        body="ASK {}".encode("utf-16"),
        kind="application/sparql-query; charset=UTF-16",
        **BAD | {"says": "UTF-8"},
        status=(415,),
    ),
    "bad_query_non_utf8 without saying so": Sent(**_direct("ASK { ?ä ?b ?c }".encode("latin-1")), **BAD, status=(400,)),
    "bad_query_syntax": Sent("GET", [("query", "ASK {")], **BAD | {"says": "query:1:5: "}, status=(400,)),
    "update_post_form": Sent(**_form(("update", "CLEAR ALL")), **REFUSED),
    "update_post_direct": Sent("POST", body="CLEAR ALL", kind="application/sparql-update", **REFUSED),
    "bad_update_get": Sent("GET", [("update", "CLEAR ALL")], **REFUSED),
    "bad_update_dataset_conflict": Sent(
        **_form(("update", "CLEAR ALL"), ("using-graph-uri", "http://example/people")), **REFUSED
    ),
}


@pytest.mark.parametrize("name", PASSES)
def test_w3c(protocol, name) -> None:
    sent = PASSES[name]
    headers = {"accept": sent.accept} | ({"content-type": sent.kind} if sent.kind else {})
    got = protocol.request(sent.method, "/sparql", headers, sent.body, sent.fields)
    assert got.status in sent.status
    assert got.headers["content-type"] in sent.media
    assert sent.says in got.text


@pytest.mark.parametrize("name", [name for name in PASSES if "dataset" in name and "update" not in name])
def test_the_same_queries_find_nothing_in_other_graphs(protocol, name) -> None:
    """Or a server that reads no graph names at all would pass, too."""
    sent = PASSES[name]
    wrong = [("default-graph-uri", f"{DATA}none.rdf")]
    fields = [pair for pair in sent.fields if pair[0] == "query"] + wrong
    body = sent.body if sent.kind != FORM else urlencode([("query", NAMED), *wrong])
    headers = {"accept": sent.accept} | ({"content-type": sent.kind} if sent.kind else {})
    got = protocol.request(sent.method, "/sparql", headers, body, fields)
    assert (got.status, '"boolean":false' in got.text) == (200, True)
