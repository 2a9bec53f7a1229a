"""The client's wish decides the format, as RFC 9110 weighs it."""

import pytest

from kg.service.negotiation import accepted, best_of, by_name, takes_gzip

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"


@pytest.mark.parametrize(
    ("header", "solutions", "triples"),
    [
        (None, "json", "ttl"),
        ("", "json", "ttl"),
        ("*/*", "json", "ttl"),
        ("*", "json", "ttl"),
        ("application/sparql-results+xml", "xml", None),
        ("APPLICATION/SPARQL-RESULTS+XML", "xml", None),
        ("text/csv;q=0.4, text/tab-separated-values;q=0.5", "tsv", None),
        ("text/csv;header=present;q=0.9, text/tab-separated-values;q=0.5", "csv", None),
        ("text/*", "csv", "ttl"),
        ("application/*;q=0.2, text/csv;q=0.3", "csv", "nt"),
        ("application/json", "json", "jsonld"),
        ("application/rdf+xml", None, "rdfxml"),
        ("application/ld+json, text/turtle;q=0.9", None, "jsonld"),
        ("*/*;q=0.1, application/n-triples", "json", "nt"),
        ("application/sparql-results+json;q=0, */*", "xml", "ttl"),
        ("text/csv;q=nothing", "csv", None),
        ("image/png", None, None),
        (BROWSER, "xml", "rdfxml"),
        (";;,,/,a/b/c,text/csv", "csv", None),
    ],
)
def test_the_best_liked_format_is_taken(header, solutions, triples) -> None:
    found = [accepted(header, kind) for kind in ("solutions", "triples")]
    assert [one and one.name for one in found] == [solutions, triples]


def test_a_short_name_or_a_media_type_names_a_format() -> None:
    assert by_name("solutions", "csv").media == "text/csv"
    assert by_name("triples", "text/turtle").name == "ttl"
    assert by_name("triples", "csv") is None


def test_a_browser_likes_pages_best() -> None:
    assert best_of(BROWSER, ["text/turtle", "text/html"]) == "text/html"
    assert best_of("*/*", ["text/turtle", "text/html"]) == "text/turtle"
    assert best_of("image/png", ["text/turtle", "text/html"]) is None


@pytest.mark.parametrize(
    ("header", "taken"),
    [("gzip", True), ("br, gzip;q=0.5", True), ("*", True), ("gzip;q=0", False), ("gzip;q=0, *", False), ("", False)],
)
def test_gzip_is_taken_or_refused(header, taken) -> None:
    assert takes_gzip(header) is taken
