"""What a query gives: a table of plain values, or a standard format."""

import json

import pytest

from kg.errors import QueryError
from kg.namespaces import BASE_IRI
from kg.store import ask, select


def test_each_kind_of_query_gives_a_table_and_its_standard_format(graph):
    rows = ask(graph.raw, "SELECT ?l { ?s a kg:Person ; rdfs:label ?l }")
    assert rows.kind == "solutions"
    assert json.loads(rows.serialize("json"))["results"]["bindings"][0]["l"]["value"] == "Lena Marsh"
    yes = ask(graph.raw, "ASK { ?s a kg:Person }")
    assert (yes.kind, yes.table().rows, yes.serialize("csv")) == ("boolean", ((True,),), "result\ntrue\n")
    about = "CONSTRUCT { ?s rdfs:label ?l } WHERE { ?s a kg:Person ; rdfs:label ?l }"
    assert ask(graph.raw, about).table().rows == (
        (BASE_IRI + "person/lena-marsh", "http://www.w3.org/2000/01/rdf-schema#label", "Lena Marsh"),
    )
    assert 'rdfs:label "Lena Marsh"' in ask(graph.raw, about).serialize("ttl")
    assert "kg:Person" in ask(graph.raw, f"DESCRIBE <{BASE_IRI}person/lena-marsh>").serialize("table")


def test_a_format_that_does_not_fit_is_an_error(graph):
    with pytest.raises(QueryError, match="gives triples, not csv"):
        ask(graph.raw, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }").serialize("csv")
    with pytest.raises(QueryError, match="gives a table, not ttl"):
        ask(graph.raw, "SELECT * { ?s ?p ?o }").serialize("ttl")


def test_values_come_as_plain_python(graph):
    sparql = "SELECT (1 AS ?a) (1.5 AS ?b) (true AS ?c) ('x' AS ?d) (?none AS ?e) (1.0 AS ?f) {}"
    assert select(graph.raw, sparql).rows == ((1, 1.5, True, "x", None, 1),)
