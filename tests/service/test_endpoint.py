"""What the endpoint answers, how, and what it refuses."""

import gzip
import json
import threading
import time
from urllib.parse import urlencode

import pytest
import rdflib
from pyoxigraph import RdfFormat, parse

STATES = "SELECT ?s ?label { ?s a kg:State ; rdfs:label ?label } ORDER BY ?s"
MANY = "SELECT ?a ?b ?c { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z }"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f . ?g ?s ?h . ?i ?t ?j }"


def test_the_graph_s_prefixes_need_no_declaration(server) -> None:
    got = server.ask(STATES)
    assert got.headers["content-type"] == "text/csv; charset=utf-8"
    assert "Azerbaijan" in got.text


@pytest.mark.parametrize(
    ("accept", "begins"),
    [
        ("application/sparql-results+json", '{"head"'),
        ("application/sparql-results+xml", "<?xml"),
        ("text/tab-separated-values", "?s\t?label\n"),
        ("text/csv", "s,label\r\n"),
    ],
)
def test_solutions_come_as_the_client_likes(server, accept, begins) -> None:
    got = server.ask(STATES, accept)
    assert got.text.startswith(begins)
    assert got.headers["content-type"].partition(";")[0] == accept
    assert "Accept" in got.headers["vary"]
    assert got.headers["content-length"] == str(len(got.body))


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", RdfFormat.TURTLE),
        ("application/n-triples", RdfFormat.N_TRIPLES),
        ("application/ld+json", RdfFormat.JSON_LD),
        ("application/trig", RdfFormat.TRIG),
        ("application/n-quads", RdfFormat.N_QUADS),
        ("application/rdf+xml", RdfFormat.RDF_XML),
    ],
)
def test_triples_come_as_the_client_likes(server, accept, form) -> None:
    got = server.ask("CONSTRUCT { ?s a ?o } WHERE { ?s a ?o }", accept)
    assert got.headers["content-type"].partition(";")[0] == accept
    count = server.ask("SELECT (COUNT(*) AS ?n) { ?s a ?o }").text.split()[1]
    assert len({str(quad.triple) for quad in parse(got.body, format=form)}) == int(count) > 10


def test_a_format_may_stand_in_the_address(server) -> None:
    got = server.request("GET", "/sparql", {"accept": "text/html"}, fields={"query": STATES, "format": "tsv"})
    assert got.text.startswith("?s\t?label\n")
    got = server.request("GET", "/sparql", {"accept": "text/csv"}, fields={"query": STATES, "format": "comma"})
    assert got.text.startswith("s,label\r\n")  # a word of other servers: Accept decides


def test_a_format_that_does_not_fit_is_refused(server) -> None:
    got = server.ask(STATES, "text/turtle")
    assert got.status == 406
    assert "application/sparql-results+json" in got.text


def test_ask_answers_in_each_format(server) -> None:
    assert json.loads(server.ask("ASK {}", "application/json").text)["boolean"] is True
    assert server.ask("ASK { ?x kg:memberOf 1 }", "text/csv").text.strip() == "false"


def test_head_tells_what_get_would(server) -> None:
    got = server.request("HEAD", "/sparql", {"accept": "text/csv"}, fields={"query": STATES})
    assert (got.status, got.headers["content-type"], got.body) == (200, "text/csv; charset=utf-8", b"")
    assert got.headers["content-length"] is None
    assert server.request("HEAD", "/sparql", fields={"query": "SELECT"}).status == 400


def test_long_answers_are_compressed_for_who_takes_it(server) -> None:
    plain = server.ask(MANY + " LIMIT 2000")
    assert plain.headers["content-encoding"] is None
    packed = server.ask(MANY + " LIMIT 2000", accept_encoding="gzip")
    assert packed.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in packed.headers["vary"]
    assert gzip.decompress(packed.body) == plain.body
    assert server.ask(MANY + " LIMIT 2000", accept_encoding="gzip;q=0").body == plain.body
    assert server.ask("ASK {}", accept_encoding="gzip").headers["content-encoding"] is None


def test_long_answers_stream_whole(server) -> None:
    got = server.ask(MANY + " LIMIT 60000")
    assert got.headers["transfer-encoding"] == "chunked"
    assert got.body.count(b"\r\n") == 60001
    assert gzip.decompress(server.ask(MANY + " LIMIT 60000", accept_encoding="gzip").body) == got.body


def test_pages_of_other_sites_may_ask(server) -> None:
    got = server.ask("ASK {}", origin="https://yasgui.example")
    assert got.headers["access-control-allow-origin"] == "*"
    asking = {"origin": "https://yasgui.example", "access-control-request-method": "POST"}
    asking["access-control-request-headers"] = "content-type,accept"
    got = server.request("OPTIONS", "/sparql", asking)
    assert got.status == 200
    assert "POST" in got.headers["access-control-allow-methods"]
    assert "content-type" in got.headers["access-control-allow-headers"]
    assert "HEAD" in server.request("OPTIONS", "/sparql").headers["allow"]


def test_the_service_describes_itself(server, graph_folder) -> None:
    got = server.request("GET", "/sparql", {"accept": "application/ld+json;q=0.5, text/turtle"})
    told = rdflib.Graph().parse(data=got.text, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
    service = rdflib.URIRef(server.url + "sparql")
    assert (service, sd.endpoint, service) in told
    assert (service, sd.supportedLanguage, sd.SPARQL11Query) in told
    graphs = server.ask("SELECT DISTINCT ?g { GRAPH ?g {} }").text.split()[1:]
    assert sorted(str(name) for name in told.objects(None, sd.name)) == sorted(graphs)
    assert len(set(told.objects(service, sd.resultFormat))) == 10
    assert server.request("GET", "/sparql", {"accept": "image/png"}).status == 406


def test_a_misspelt_term_gets_a_warning(server) -> None:
    got = server.ask('SELECT * { ?a kg:aliedWith ?b . ?b kg:öpposes "x" }', origin="https://a.example")
    assert got.text.count("\n") == 1
    assert "query:1:15: the ontology has no kg:aliedWith; the nearest is kg:alliedWith" in got.headers["warning"]
    assert "warning" in got.headers["access-control-expose-headers"]
    assert server.ask(STATES).headers["warning"] is None


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("SELECT ?x\nWHERE { ?x a }", "query:2:14: "),
        ("SELECT ?x { ?x foo:bar 1 }", "unknown prefix"),
        ("INSERT DATA { <urn:a> <urn:b> 1 }", "INSERT is refused"),
        ("LOAD <http://example.org/>", "LOAD is refused"),
        ("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "file IRIs are refused"),
        ("SELECT (SUM(?x) AS ?y) ?z { ?x ?p ?z }", "query:1:"),
        ("{" * 500, "more than 200 brackets"),
        ("", "query:1:1: "),
    ],
)
def test_bad_queries_are_told_where_they_are_bad(server, query, says) -> None:
    got = server.request("POST", "/sparql", {"content-type": "application/sparql-query"}, query)
    assert got.status == 400
    assert says in got.text
    assert len(got.text.splitlines()) == 1


@pytest.mark.parametrize(
    ("fields", "status", "says"),
    [
        ([("default-graph-uri", "file:///etc/passwd")], 403, "file IRIs are refused"),
        ([("named-graph-uri", "no iri")], 400, "no absolute IRI"),
        ([("default-graph-uri", "relative")], 400, "no absolute IRI"),
    ],
)
def test_bad_graph_names_are_told_of(server, fields, status, says) -> None:
    got = server.request("GET", "/sparql", fields=[("query", "ASK {}"), *fields])
    assert (got.status, says in got.text) == (status, True)


def test_bytes_that_are_no_utf8_are_told_of(server) -> None:
    assert server.request("GET", "/sparql?query=%FF").status == 400


@pytest.fixture(scope="module")
def strict(start, graph_folder):
    """A server with narrow limits."""
    limits = ("--timeout", "2", "--max-rows", "100", "--max-body", "2000", "--workers", "2")
    return start(graph_folder, *limits, "--origin", "https://mine.example")


def test_an_answer_with_too_many_rows_is_refused(strict) -> None:
    assert strict.ask(MANY + " LIMIT 100").status == 200
    for accept in ("text/csv", "application/json", "text/tab-separated-values", "application/xml"):
        got = strict.ask(MANY + " LIMIT 101", accept)
        assert (got.status, "more than 100 rows" in got.text) == (400, True)
    for accept in ("text/turtle", "application/n-triples"):
        got = strict.ask("CONSTRUCT { ?a ?p ?z } WHERE { ?a ?p ?x . ?y ?q ?z }", accept)
        assert (got.status, "--max-rows" in got.text) == (400, True)


def test_a_long_request_is_refused(strict) -> None:
    direct = {"content-type": "application/sparql-query"}
    assert strict.request("POST", "/sparql", direct, "ASK {}" + " " * 1000).status == 200
    assert strict.request("POST", "/sparql", direct, "ASK {}" + " " * 2000).status == 413


def test_only_the_sites_that_are_named_may_ask(strict) -> None:
    mine = strict.ask("ASK {}", origin="https://mine.example").headers
    assert mine["access-control-allow-origin"] == "https://mine.example"
    assert strict.ask("ASK {}", origin="https://other.example").headers["access-control-allow-origin"] is None


def _answers(server) -> bool:
    """Tell whether a server answers a quick query, once it has a process for it."""
    return any(server.ask(STATES).status == 200 for _ in range(10))


def test_a_slow_query_ends_in_time_and_holds_nobody_up(strict) -> None:
    slow = []
    threads = [threading.Thread(target=lambda: slow.append(strict.ask(SLOW))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for _ in range(20):
        time.sleep(0.05)
        assert strict.request("GET", "/health").status == 200
    for thread in threads:
        thread.join()
    assert [got.status for got in slow] == [503] * 3
    assert all(got.headers["retry-after"] for got in slow)
    assert "the query took more than 2 s" in {got.text.partition(";")[0] for got in slow}
    assert _answers(strict)


def test_a_slow_sort_is_stopped_like_a_slow_count(strict) -> None:
    assert strict.ask(MANY + " ORDER BY ?a LIMIT 1").status in {200, 503}
    assert _answers(strict)


def test_each_request_is_told_of_in_json(strict) -> None:
    strict.ask(STATES)
    strict.ask("SELECT broken")
    lines: list[dict] = []
    until = time.monotonic() + 10
    while not (lines and lines[-1]["status"] == 400) and time.monotonic() < until:  # a line comes after its answer
        time.sleep(0.01)
        lines = [json.loads(line) for line in strict.log.read_text().split("\n")[:-1] if line.startswith("{")]
    good, bad = lines[-2:]
    assert (good["method"], good["path"], good["status"]) == ("GET", "/sparql", 200)
    assert good["rows"] == strict.ask(STATES).text.count("\n") - 1
    assert good["ms"] > 0
    assert len(good["query"]) == 16
    assert (bad["status"], bad["rows"]) == (400, None)
    assert bad["query"] != good["query"]


def test_a_browser_without_a_query_is_led_to_the_editor(server) -> None:
    liking = {"accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
    got = server.request("GET", "/sparql", liking)
    assert (got.status, got.headers["location"], got.headers["vary"].partition(",")[0]) == (303, "/editor", "Accept")
    assert server.request("GET", "/sparql", liking, fields={"query": "ASK {}"}).status == 200


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { VALUES ?x { " + " ".join(f"kg:noSuchTerm{n}" for n in range(300)) + " } }",
        f"SELECT * {{ ?s kg:{'a' * 90_000} ?o }}",
    ],
)
def test_warnings_of_many_or_long_slips_stay_a_header(server, query) -> None:
    got = server.request("POST", "/sparql", {"content-type": "application/sparql-query", "accept": "text/csv"}, query)
    assert got.status == 200
    assert 0 < len(got.headers["warning"]) < 4_000


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"query": "ASK {}", "default-graph-uri": "a" * 50_000}, "application/x-www-form-urlencoded"),
        ({"query": "ASK {}", "named-graph-uri": "file:" + "a" * 50_000}, "application/x-www-form-urlencoded"),
        ({"query": "a" * 50_000}, "application/x-www-form-urlencoded"),
        ({}, "x" * 50_000),
        ({}, "application/sparql-query; charset=" + "x" * 50_000),
    ],
)
def test_no_complaint_repeats_a_long_request(server, fields, kind) -> None:
    got = server.request("POST", "/sparql", {"content-type": kind}, urlencode(fields))
    assert got.status in {400, 403, 415}
    assert len(got.text) < 600
