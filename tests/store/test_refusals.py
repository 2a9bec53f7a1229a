"""No query reaches another server, changes anything or takes the process down, however it is written."""

import re
import socket
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.errors import QueryError
from kg.store import refusals, select, tokens
from kg.store.refusals import refuse

IN = "{ ?s ?p ?o }"
SERVERS = [
    f"SELECT * {{ SERVICE <http://h/> {IN} }}",
    f"SELECT * {{ service <http://h/> {IN} }}",
    f"SELECT * {{ SeRvIcE<http://h/>{IN} }}",
    f"SELECT * {{ SERVICE SILENT <http://h/> {IN} }}",
    f"SELECT * {{ SERVICE kg:a {IN} }}",
    f"SELECT * {{ SERVICE ?where {IN} }}",
    f"SELECT * {{ SERVICE$where {IN} }}",
    f"SELECT * {{ SERVICE:a {IN} }}",
    f"PREFIX : <http://h/> SELECT * {{ SERVICE:a {IN} }}",
    f"PREFIX : <http://h/> SELECT * {{ service:a{IN} }}",
    f"PREFIX : <http://h/> SELECT * {{ SERVICE:{IN} }}",
    f"PREFIX : <http://h/> SELECT * {{ SERVICESILENT:a {IN} }}",
    f"PREFIX : <http://h/> SELECT * {{ SERVICESILENT <http://h/> {IN} }}",
    f"PREFIX : <http://h/> PREFIX SERVICE: <http://i/> SELECT * {{ SERVICE:a {IN} }}",
    f"PREFIX : <http://h/> PREFIX SERVICESILENT: <http://i/> SELECT * {{ SERVICESILENT:a {IN} }}",
    f"PREFIX : <http://h/> SELECT * {{ ?s ?p trueSERVICE:a {IN} }}",
    f"PREFIX : <http://h/> SELECT * {{ ?s ?p 1SERVICE:a {IN} }}",
    f"PREFIX : <http://h/> SELECT * {{ ?s ?p 1.SERVICE:a {IN} }}",
    f"PREFIX : <http://h/> SELECT * {{ ?s ?p 1e5SERVICE:a {IN} }}",
    f"PREFIX : <http://h/> SELECT * {{ ?s ?p 'x'SERVICE:a {IN} }}",
    f"PREFIX : <http://h/> SELECT * {{ ?s ?p '''x'''SERVICE:a {IN} }}",
    f"PREFIX : <http://h/> SELECT * {{ ?s ?p ?o.SERVICE:a {IN} }}",
    f"PREFIX : <http://h/> SELECT * {{{{}}SERVICE:a {IN} }}",
    f"PREFIX : <http://h/> SELECT * {{ ?s ?p []SERVICE:a {IN} }}",
    f"PREFIX : <http://h/> SELECT * {{ ?s ?p ()SERVICE:a {IN} }}",
    f"SELECT * {{ #x\rSERVICE <http://h/> {IN} }}",
    f"SELECT * {{ #x\r\nSERVICE <http://h/> {IN} }}",
    f"SELECT * {{ #'\nSERVICE <http://h/> {IN} #'\n }}",
    f"SELECT * {{ #<\rSERVICE <http://h/> {IN} #>\n }}",
    f"SELECT * {{ SERVICE#x\n<http://h/> {IN} }}",
    f"SELECT * {{ SERVICE#x\r<http://h/> {IN} }}",
    f"PREFIX : <http://h/> SELECT * {{ FILTER(1<2)SERVICE#>\n:a {IN} }}",
    f"PREFIX : <http://h/> SELECT * {{ ?a ?b ?c FILTER(?a<?b)SERVICE#>\n:a {IN} }}",
    f"PREFIX : <http://h/> SELECT * {{ ?a ?b ?c FILTER(?a<?b)SERVICE#>\r:a {IN} }}",
    f"PREFIX : <http://h/> SELECT(1AS?x){{SERVICE:a{IN}}}",
    f"PREFIX : <http://h/> SELECT(1AS?x)WHERE{{{{SERVICE:a{IN}}}}}",
    f"SELECT * {{ \\u0053ERVICE <http://h/> {IN} }}",
    f"SELECT * {{ \\U00000053\\u0045RVICE <http://h/> {IN} }}",
    f"SELECT * {{ #x\\u000ASERVICE <http://h/> {IN} }}",
    f"SELECT * {{ ?s ?p 'x\\u0027 . SERVICE <http://h/> {IN} . ?s ?p '' }}",
    f"SELECT * {{ \\u005Cu0053ERVICE <http://h/> {IN} }}",
    f"SELECT * {{ ?s ?p '\\'' . SERVICE <http://h/> {IN} . ?s ?p '\\'' }}",
    f"SELECT * {{ ?s ?p '''\\'''' . SERVICE <http://h/> {IN} }}",
    f"SELECT * {{ ?s ?p '\\\\' . SERVICE <http://h/> {IN} . ?s ?p '\\\\' }}",
    f"SELECT * {{ ?s ?p <x> SERVICE <http://h/> {IN} }}",
    f"SELECT * {{ OPTIONAL {{ SERVICE <http://h/> {IN} }} }}",
    f"SELECT * {{ LATERAL {{ SERVICE <http://h/> {IN} }} }}",
    f"SELECT * {{ FILTER EXISTS {{ SERVICE <http://h/> {IN} }} }}",
    f"ASK {{ {{ SELECT * {{ SERVICE <http://h/> {IN} }} }} }}",
    f"CONSTRUCT {IN} WHERE {{ SERVICE <http://h/> {IN} }}",
    f"DESCRIBE ?s {{ SERVICE <http://h/> {IN} }}",
    f"SELECT * {{ SERVICE\u00a0<http://h/> {IN} }}",
    f"SELECT * {{ \u017fERVICE <http://h/> {IN} }}",
]
# Each is a query whose answer is known: the word stands where it means nothing.
HARMLESS = [
    ("SELECT ('SERVICE <http://h/> {}' AS ?x) {}", "SERVICE <http://h/> {}"),
    ('SELECT ("a \\"SERVICE\\" b" AS ?x) {}', 'a "SERVICE" b'),
    ("SELECT ('''it's\na 'SERVICE' ''' AS ?x) {}", "it's\na 'SERVICE' "),
    ('SELECT ("""SERVICE ""of"" it\\t!""" AS ?x) {}', 'SERVICE ""of"" it\t!'),
    ("SELECT ('service'@en AS ?x) {}", "service"),
    ("SELECT (LANG('a'@service) AS ?x) {}", "service"),
    ("SELECT (STR('service'^^xsd:token) AS ?x) {}", "service"),
    ("SELECT (<http://h/SERVICE> AS ?x) {}", "http://h/SERVICE"),
    ("SELECT (<urn:service:a#service> AS ?x) {}", "urn:service:a#service"),
    ("BASE <http://h/service/> SELECT (<a> AS ?x) {}", "http://h/service/a"),
    ("PREFIX p: <http://h/service/> SELECT (p:a AS ?x) {}", "http://h/service/a"),
    ("PREFIX service: <http://h/> SELECT (service:a AS ?x) {}", "http://h/a"),
    ("PREFIX trueSERVICE: <http://h/> SELECT (trueSERVICE:a AS ?x) {}", "http://h/a"),
    ("PREFIX SERVICESILENT: <http://h/> SELECT (SERVICESILENT:a AS ?x) {}", "http://h/a"),
    ("PREFIX n0: <i:> PREFIX service: <h:> SELECT (CONCAT(STR(n0:a), STR(service:a)) AS ?x) {}", "i:ah:a"),
    ("SELECT (kg:service AS ?x) {}", "https://w3id.org/influence-kg/ontology#service"),
    ("SELECT (kg:a-service.b AS ?x) {}", "https://w3id.org/influence-kg/ontology#a-service.b"),
    ("SELECT (?service AS ?x) { BIND('a' AS ?service) }", "a"),
    ("SELECT ($SERVICE AS ?x) { BIND('a' AS $SERVICE) }", "a"),
    ("SELECT ('a' AS ?x) {} # SERVICE <http://h/> {}", "a"),
    ("# SERVICE\rSELECT ('a' AS ?x) {} #SERVICE", "a"),
    ("SELECT ('a' AS ?x) { OPTIONAL { _:service kg:service _:b } }", "a"),
    ("SELECT ('\\u0053ERVICE' AS ?x) {}", "SERVICE"),
    ("SELECT ?x { VALUES ?x { 'service' } FILTER(?x<'t'&&?x>'a') }", "service"),
]


@pytest.mark.parametrize("sparql", SERVERS)
def test_no_query_asks_another_server(sparql: str) -> None:
    store = Store()
    store.add(Quad(NamedNode("a:b"), NamedNode("a:b"), Literal("1")))
    with pytest.raises(QueryError) as caught:
        select(store, sparql)
    assert re.match(r"query:\d+:\d+: ", str(caught.value))  # of its words, not of what became of it


@pytest.mark.parametrize(("sparql", "value"), HARMLESS)
def test_the_word_is_harmless_in_texts_iris_variables_and_names(sparql: str, value: str) -> None:
    assert select(Store(), sparql).rows == ((value,),)


def test_there_are_forty_tries_and_twenty_twins_at_least() -> None:
    assert len(set(SERVERS)) > 40
    assert len(HARMLESS) > 20


PIECES = (
    *("SERVICE", "service", "SILENT", ":a", ":", " ", "\n", "\r", "#", "#>", "<", ">", "'", '"', "'''", "\\", "{", "}"),
    *("(", ")", "[", "]", ".", ";", ",", "?s", "?", "1", "1.", "e1", "true", "@en", "-", "^^", "_:b", "kg", "kg:", "a"),
    *(
        "FILTER(1<2)",
        "OPTIONAL",
        "BIND(1 AS ?y)",
        "\\u0053ERVICE",
        "{ ?s ?p ?o }",
        "?s ?p ?o",
        "VALUES ?z {",
        "AS",
        "&&",
    ),
)


@pytest.fixture(scope="module")
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


@settings(max_examples=300, deadline=None, derandomize=True)
@given(some.lists(some.sampled_from(PIECES), min_size=1, max_size=12))
def test_what_passes_calls_nobody(listener: socket.socket, pieces: list[str]) -> None:
    store = Store()
    store.add(Quad(NamedNode("a:b"), NamedNode("a:b"), Literal("1")))
    declared = f"PREFIX : <http://127.0.0.1:{listener.getsockname()[1]}/> "
    for sparql in (
        f"{declared}SELECT * {{ {''.join(pieces)} }}",
        f"{declared}SELECT * {{ {''.join(pieces)} SERVICE:a {{ ?s ?p ?o }} }}",
    ):
        try:
            passed = refuse(sparql, "query").text
        except QueryError:
            continue
        assert "SERVICE" not in [word.upper() for word in passed.split()]
        try:
            for _ in store.query(passed):
                break
        except (SyntaxError, ValueError, OSError, RuntimeError, TypeError):
            pass
        with pytest.raises(BlockingIOError):
            listener.accept()


LONG = {
    "a collection": "SELECT * { ?s ?p (" + "1 " * 4000 + ") }",
    "a collection of names": "SELECT * { ?s ?p (" + "kg:a" * 1 + " kg:a" * 4000 + ") }",
    "projections": "SELECT " + " ".join(f"(?s AS ?x{n})" for n in range(4000)) + " { ?s ?p ?o }",
    "aggregates": "SELECT " + " ".join(f"(COUNT(?s) AS ?x{n})" for n in range(4000)) + " { ?s ?p ?o }",
    "objects": "SELECT * { ?s ?p " + ",".join("1" * 4000) + " }",
    "properties": "SELECT * { ?s " + ";".join(["?p 1"] * 4000) + " }",
    "patterns": "SELECT * { " + ".".join(["?s ?p 1 "] * 4000) + " }",
    "groups": "SELECT * { " + "{?s ?p ?o}" * 4000 + " }",
    "values bound": "SELECT * { ?s ?p ?o " + " ".join(f"BIND(1 AS ?x{n})" for n in range(4000)) + " }",
    "unions": "SELECT * { " + " UNION ".join(["{?s ?p ?o}"] * 8000) + " }",
    "sums": "SELECT * { ?s ?p ?o FILTER(1" + "+1" * 8000 + ") }",
    "sums after a comment": "SELECT * { ?s ?p ?o FILTER(1" + "#x\r+1" * 8000 + ") }",
    "paths": "SELECT * { ?s " + "/".join(["kg:a"] * 4000) + " ?o }",
    "braces": "SELECT * " + "{" * 3000 + "}" * 3000,
    "braces after a comment": "SELECT * " + "#x\r{" * 3000 + "}" * 3000,
    "brackets": "SELECT * { FILTER(" + "(" * 3000 + "1" + ")" * 3000 + ") }",
    "blank nodes": "SELECT * { ?s ?p " + "[?p " * 3000 + "1" + "]" * 3000 + " }",
    "negations": "SELECT * { FILTER(" + "!" * 8000 + "1) }",
}


@pytest.mark.parametrize("sparql", LONG.values(), ids=LONG)
def test_what_would_exhaust_the_stack_is_refused(sparql: str) -> None:
    with pytest.raises(QueryError, match="brackets in each other, or 1,000 operators and patterns; split the query"):
        refuse(sparql, "query")


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { VALUES ?x { " + "1 " * 9000 + "} }",
        "SELECT * { VALUES (?x ?y) { " + "(1 2) " * 9000 + "} }",
        "SELECT * { BIND(1 AS ?x) FILTER(?x IN (" + ",".join("1" * 9000) + ")) }",
    ],
)
def test_long_lists_of_values_are_no_burden(sparql: str) -> None:
    assert select(Store(), sparql).rows


def test_a_query_as_long_as_a_library_is_refused_before_it_is_read() -> None:
    for query in ("ASK {} #" + "x" * 2_000_000, "a " * 250_001):
        with pytest.raises(
            QueryError, match="q: a query of more than 2,000,000 characters, or 250,000 words and marks; "
        ):
            refuse(query, "q")


class Counted:
    """A pattern that counts how often it is tried."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern, self.tried = pattern, 0

    def match(self, text: str, at: int) -> re.Match[str] | None:
        self.tried += 1
        return self.pattern.match(text, at)


@pytest.mark.parametrize("run", ["a-", "x.", "a.-", "a-1.", "\u00e9\u00b7-"])
@pytest.mark.parametrize("end", ["}", ".:b }"])
def test_a_run_that_holds_no_prefix_is_looked_through_for_one_once(
    monkeypatch: pytest.MonkeyPatch, run: str, end: str
) -> None:
    counted = Counted(tokens._TOKEN)  # which tries names
    monkeypatch.setattr(tokens, "_TOKEN", counted)
    assert len(list(tokens.tokens("ASK{" + run * 1_000 + end))) > 1_000
    assert counted.tried < 10


def test_no_place_is_counted_where_nothing_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(refusals, "place", lambda *_: pytest.fail("counted from the beginning for each word"))
    refuse("".join(f"PREFIX p{n}: <urn:{n}> " for n in range(50)) + "SELECT DISTINCT * WHERE { ?s ?p ?o }", "q")


@pytest.mark.parametrize(
    "query",
    ["{0} {{}}", "SELECT * {{ ?s {0}:x ?o }}", "PREFIX {0} <urn:a> ASK {{}}", "ASK {{ {0} }}", "@prefix {0}: <urn:a>"],
)
def test_no_complaint_is_as_long_as_what_it_is_about(query: str) -> None:
    with pytest.raises(QueryError) as told:
        refuse(query.format("a" * 10_000), "q")
    assert str(told.value).count("a" * 79) <= 2
    assert len(str(told.value)) < 500


def test_no_complaint_lists_every_parameter_that_there_is_not() -> None:
    with pytest.raises(QueryError, match="query has no parameter 0, 1, 10") as told:
        select(Store(), "ASK {}", parameters={str(n): "x" for n in range(1000)})
    assert len(str(told.value)) < 200
