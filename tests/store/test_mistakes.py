"""The commonest mistakes in a query are told with their place, what is wrong, and what to write."""

import pytest
from pyoxigraph import Store

from kg.errors import QueryError
from kg.store import ask, select

MISTAKES = {
    "a missing dot": ("SELECT * { ?s a kg:State ?s rdfs:label ?l }", "1:26: two patterns with nothing between them"),
    "a missing brace": (
        "SELECT *\nWHERE { ?s ?p ?o",
        "2:7: { is never closed: SPARQL is broken or incomplete; write }",
    ),
    "a brace too many": ("SELECT * { ?s ?p ?o } }", "1:23: } closes nothing"),
    "a wrong bracket": ("SELECT * { FILTER(?x = 1 }", "1:26: } stands where ( is still open; write ) before"),
    "an unknown prefix": ("SELECT * { ?s foo:x ?o }", "1:15: unknown prefix 'foo:'"),
    "a bare IRI": ("SELECT * { ?s http://example.org/p ?o }", "1:15: an IRI stands between < and >"),
    "commas in SELECT": ("SELECT ?x, ?y { ?x ?y ?z }", "1:10: the variables of SELECT stand without commas"),
    "no variables": ("SELECT { ?x ?y ?z }", "1:8: SELECT names no variables; write SELECT * or SELECT ?x ?y"),
    "no braces": ("SELECT ?x WHERE ?x ?y ?z", "1:17: what follows WHERE stands between braces"),
    "a part missing": ("SELECT ?x { ?x kg:alliedWith }", "1:30: SPARQL is broken or incomplete: a pattern has three"),
    "not grouped": ("SELECT ?x (COUNT(?y) AS ?n) { ?x ?p ?y }", "1:8: SELECT names ?x, which is not grouped; name it"),
    "a count without brackets": ("SELECT COUNT(?x) { ?x ?p ?y }", "1:8: what is counted needs brackets and a name"),
    "a count without a name": ("SELECT (COUNT(?x)) { ?x ?p ?y }", "1:18: what is computed in SELECT has no name"),
    "smart quotes": ("SELECT * { ?s ?p “Iran” }", '1:18: “ is no quotation mark of SPARQL; write " at both ends'),
    "an open text": ("SELECT * { ?s ?p 'Iran }", "1:18: a text that begins with ' has no end"),
    "= for IN": ("SELECT * { ?s ?p ?o FILTER(?o = (1, 2)) }", "1:35: = compares with one value; write ?x IN (1, 2)"),
    "IN without brackets": ("SELECT * { ?s ?p ?o FILTER(?o IN 1) }", "1:34: the values of IN stand in brackets"),
    "two equals signs": ("SELECT * { ?s ?p ?o FILTER(?o == 1) }", "1:32: two signs where one compares; write ="),
    "<>": ("SELECT * { ?s ?p ?o FILTER(?o <> 1) }", "1:31: <> does not compare; write != for another"),
    "AND": ("SELECT * { ?s ?p ?o FILTER(?o = 1 AND ?s = 2) }", "1:35: 'AND' is no word of SPARQL; write &&"),
    "LIKE": ("SELECT * { ?s ?p ?o FILTER(?o LIKE 'a%') }", "1:31: 'LIKE' is no word of SPARQL; write FILTER(CONTAINS("),
    "a filter without brackets": (
        "SELECT * { ?s ?p ?o FILTER ?o = 1 }",
        "1:28: what follows FILTER stands in brackets",
    ),
    "a comparison without a filter": ("SELECT * { ?s ?p ?o . ?o = 1 }", "1:26: a comparison stands in a filter"),
    "BIND without AS": ("SELECT * { ?s ?p ?o BIND(1) }", "1:27: BIND gives its value no name"),
    "OPTIONAL without braces": (
        "SELECT * { ?s ?p ?o OPTIONAL ?s ?q ?r }",
        "1:30: what follows OPTIONAL stands between",
    ),
    "a misspelt word": ("SELCT * { ?s ?p ?o }", "1:1: 'SELCT' is no word of SPARQL; did you mean SELECT"),
    "a bare word": ("SELECT * { ?s ?p Iran }", "1:18: 'Iran' is no word of SPARQL"),
    "LIMIT too early": ("SELECT * { ?s ?p ?o } LIMIT 5 ORDER BY ?s", "1:31: ORDER stands too late; the order is"),
    "ORDER without BY": ("SELECT * { ?s ?p ?o } ORDER ?s", "1:29: ORDER lacks its BY; write ORDER BY ?x"),
    "a semicolon in the end": ("SELECT * { ?s ?p ?o };", "1:22: ; after the query; leave it out"),
    "a prefix after SELECT": (
        "SELECT * { ?s ?p ?o } PREFIX a: <b:>",
        "1:30: a prefix is declared wrongly, or",
    ),
    "a prefix without colon": (
        "PREFIX ex <http://a/> SELECT * { ?s ?p ?o }",
        "1:8: a prefix ends with a colon",
    ),
    "nothing": (" # only a comment", "SPARQL is broken or incomplete: the query is empty; begin with SELECT"),
    "no form": ("{ ?s ?p ?o }", "1:1: a query begins with what it wants; begin with SELECT"),
    "term without prefix": ("ASK { ?a alliedWith ?b }", "'alliedWith' lacks its prefix; did you mean kg:alliedWith"),
    "status without prefix": ("ASK { ?a kg:status Happened }", "did you mean kg:Happened"),
    "SELECT a": ("SELECT a { ?a ?b ?c }", "a variable begins with a question mark; write SELECT ?a"),
    "a?": ("SELECT ?a { a? kg:alliedWith ?b }", "the question mark of a variable stands before its name; write ?a"),
    "DISTINCT()": ("SELECT DISTINCT(?a) { ?a ?b ?c }", "DISTINCT takes no brackets around variables"),
    "FROM {": ("SELECT ?a FROM { ?a ?b ?c }", "FROM names a graph; write WHERE"),
    "=>": ("ASK { ?a ?b ?c FILTER(?c => 1) }", "=> does not compare; write >="),
    "infix": (
        'ASK { ?a ?b ?c FILTER(?c contains "x") }',
        'CONTAINS stands before its brackets; write CONTAINS(?c, "text")',
    ),
    "HAVING": ("SELECT ?a { ?a ?b ?c } GROUP BY ?a HAVING COUNT(?b) > 1", "what follows HAVING stands in brackets"),
    "NOT EXISTS": ("ASK { NOT EXISTS { ?a ?b ?c } }", "NOT stands in a filter; write FILTER NOT EXISTS"),
    "True": ("ASK { ?a kg:former True }", "true and false are written in small letters; write true"),
    "; other subject": ("ASK { ?a ?b ?c ; ?d ?e ?f }", "and ; only where the subject stays the same"),
    "two WHERE": ("SELECT * WHERE { ?a ?b ?c } WHERE { ?a ?d ?e }", "a query has one WHERE"),
    "SORT BY": ("SELECT * { ?a ?b ?c } SORT BY ?a", "write ORDER BY ?x"),
    "STARTSWITH": ('ASK { ?a ?b ?c FILTER(STARTSWITH(?c, "x")) }', 'no word of SPARQL; write STRSTARTS(?x, "text")'),
    "FROM a table": ("SELECT * FROM states WHERE { ?a ?b ?c }", "1:15: FROM names a graph by its IRI; write WHERE {"),
    "not grouped, where": ("SELECT (MAX(?z) AS ?m) ?x { ?x ?y ?z }", "1:24: SELECT names ?x, which is not grouped"),
    "all, grouped": ("SELECT * { ?x ?y ?z } GROUP BY ?x", "1:8: SELECT * names what is not grouped"),
    "a name taken": ("SELECT (1 AS ?x) { ?x ?y ?z }", "1:14: ?x has a value already"),
    "two of a name": ("SELECT (1 AS ?x) (2 AS ?x) { ?a ?b ?c }", "1:24: ?x has a value already"),
    "bound before": ("ASK { ?x ?y ?z BIND(1 AS ?x) }", "1:28: ?x has a value already; give what BIND computes another"),
    "ORDER too early": ("SELECT ?x ORDER BY ?x { ?x ?y ?z }", "1:11: ORDER stands too early; the order is WHERE"),
    "LIMIT within": ("SELECT ?x { ?x ?y ?z LIMIT 5 }", "1:22: LIMIT stands within the braces; write it after"),
    "a part of a number": ("SELECT ?x { ?x ?y ?z } LIMIT 5.5", "1:30: LIMIT wants a number"),
    "a number in words": ("SELECT ?x { ?x ?y ?z } LIMIT ten", "1:30: LIMIT wants a number; write LIMIT 10"),
    "DESC behind": (
        "SELECT ?x { ?x ?y ?z } ORDER BY ?x DESC",
        "1:40: DESC stands before what it sorts by; write DESC(?x)",
    ),
    "DESC bare": ("SELECT ?x { ?x ?y ?z } ORDER BY DESC ?x", "1:38: what follows DESC stands in brackets"),
    "DISTINCT behind": (
        "SELECT (COUNT(?x DISTINCT) AS ?n) { ?x ?y ?z }",
        "1:18: DISTINCT stands before what is counted",
    ),
    "NOT": ("ASK { ?x ?y ?z FILTER(NOT ?z = 1) }", "1:27: NOT stands before IN and EXISTS only; write !("),
    "too few values": (
        "ASK { ?x ?y ?z FILTER(CONTAINS(?z)) }",
        "1:34: CONTAINS takes 2 values; write CONTAINS(?x, ?y)",
    ),
    "too many values": ("ASK { ?x ?y ?z FILTER(STRLEN(?z, 1) > 2) }", "1:32: STRLEN takes 1 value; write STRLEN(?x)"),
    "no comma": (
        'ASK { ?x ?y ?z FILTER(REGEX(?z, "a" "i")) }',
        "1:37: two values with nothing between them; write a comma",
    ),
    "a bracket too many": ("ASK { ?x ?y ?z FILTER(STR(?z) = 'a')) }", "1:37: ) closes nothing; remove it"),
    "a value as relation": ('ASK { ?x "label" ?z }', "1:10: a value stands where a relation is wanted"),
    "a bare day": (
        "ASK { ?x kg:since 2024-01-01 }",
        '1:23: this is no number; a day is written "2024-01-31"^^xsd:date',
    ),
    "two points": ("ASK { ?x ?y 1.2.3 }", "1:16: this is no number; write it with one point"),
    "GRAPH": ("ASK { GRAPH { ?x ?y ?z } }", "1:13: GRAPH lacks the name of its graph; write GRAPH ?g"),
    "VALUES in brackets": ('ASK { VALUES ?x ("a" "b") }', "1:17: what follows the variable of VALUES stands between"),
    "a short row": ('ASK { VALUES (?x ?y) { ("a" "b") ("c") } }', "1:38: a row of VALUES has 1 in place of 2 values"),
    "two slashes": ("ASK { ?x kg:opposes//kg:alliedWith ?y }", "1:21: / after /; leave one of them out"),
    "two stars": ("ASK { ?x kg:opposes** ?y }", "1:21: * after *; leave one of them out"),
    "a dot after PREFIX": ("PREFIX a: <b:>. ASK { ?x a:c ?y }", "1:15: a PREFIX has no dot at its end"),
    "@prefix": ("@prefix a: <b:> . ASK { ?x a:c ?y }", "1:9: @prefix is Turtle, not SPARQL; write PREFIX a: <...>"),
    "a brace in a comment": ("ASK { ?x ?y ?z # all }", "write }: behind # is a comment"),
    "three marks": ('ASK { ?x ?y """Iran }', 'a text that begins with """ has no end; write """'),
    "a language": ('ASK { ?x ?y "Iran"@ }', 'write a language behind it, as "Chine"@fr'),
    "HAVING a name": (
        "SELECT ?x (COUNT(?y) AS ?n) { ?x ?z ?y } GROUP BY ?x HAVING ?n > 3",
        "1:61: what follows HAVING",
    ),
    "a comma of relations": (
        "ASK { ?x kg:opposes, kg:alliedWith ?y }",
        "1:20: a comma stands between objects; write |",
    ),
    "|| of relations": ("ASK { ?x kg:opposes || kg:alliedWith ?y }", "1:21: || stands between conditions; write |"),
    "a filter behind": (
        "SELECT * { ?x ?y ?z } FILTER(?z = 1)",
        "1:23: FILTER stands behind the braces; write it within",
    ),
    "two numbers": ("SELECT * { ?x ?y ?z } LIMIT 5, 10", "1:30: LIMIT takes one number; write LIMIT 10 OFFSET 5"),
    "commas behind BY": ("SELECT * { ?x ?y ?z } ORDER BY ?x, ?y", "1:34: what follows BY stands without commas"),
    "AS a text": ('SELECT (1 AS "n") { ?x ?y ?z }', "1:14: AS is followed by a variable"),
    "AS twice": ("SELECT (1 AS ?a AS ?b) { ?x ?y ?z }", "1:17: AS after AS"),
    "two texts": (
        'ASK { ?x ?y ?z FILTER(?z = "a" "b") }',
        "1:32: two values with nothing between them; write what joins",
    ),
    "~": ('ASK { ?x ?y ?z FILTER(?z ~ "a") }', '1:26: ~ does not compare; write REGEX(?x, "text")'),
    "EXISTS": ("ASK { ?x ?y ?z . EXISTS { ?x ?y 1 } }", "1:18: EXISTS stands in a filter; write FILTER EXISTS"),
    "two queries": ("SELECT * { ?x ?y ?z } SELECT * { ?x ?y ?z }", "1:23: a second query; ask one at a time"),
    "A": ("ASK { ?x A kg:State }", "1:10: what tells the kind is a small letter; write a"),
    "ASK of variables": ("ASK ?x { ?x ?y ?z }", "1:5: ASK names no variables; write ASK { ... }"),
    "CONSTRUCT of variables": ("CONSTRUCT ?x { ?x ?y ?z }", "1:11: CONSTRUCT names no variables; write CONSTRUCT {"),
    "COUNT of nothing": (
        "SELECT (COUNT() AS ?n) { ?x ?y ?z }",
        "1:15: COUNT lacks what it counts; write COUNT(?x) or COUNT(*)",
    ),
    "FILTER in braces": ("ASK { ?x ?y ?z FILTER{ ?z = 1 } }", "1:22: what follows FILTER stands in brackets"),
    "a dash": ("SELECT ?my-own { ?my-own ?y ?z }", "1:12: a variable holds no -; write _ within its name"),
    "^ for ^^": ('ASK { ?x ?y "2024-01-01"^xsd:date }', "1:25: the kind of a text stands behind ^^"),
    "^^ of nothing": ('ASK { ?x ?y "2024-01-01"^^ }', "1:28: ^^ lacks the kind of the text"),
    "what no rule knows": (
        "ASK { ?x ?y ?z FILTER(1 + ) }",
        "; something before it is missing",
    ),
    "a name": ("ASK { Norland kg:opposes ?y }", 'who bears the name ?x rdfs:label "Norland"'),
    # what is right is not blamed for what is wrong behind it
    "right values": (
        'ASK { VALUES ?x { "a" "b" "c" "d" } VALUES (?y ?z) { (1 UNDEF) ("1"^^xsd:date "a"@en) } FILTER(?b == 1) }',
        "two signs where one compares",
    ),
    "right subselect": ("ASK { { SELECT ?x { ?x ?y ?z } LIMIT 5 } FILTER(?b == 1) }", "two signs where one compares"),
    "right grouped subselect": (
        "ASK { { SELECT ?x (COUNT(?y) AS ?n) { ?x ?z ?y } GROUP BY ?x ORDER BY DESC(?n) ?x } FILTER(?b == 1) }",
        "two signs where one compares",
    ),
    "right order": ("ASK { { SELECT ?x { ?x ?y ?z } ORDER BY ?x DESC(?z) ?y } FILTER(?b == 1) }", "two signs where"),
    "right differences": (
        "ASK { ?x ?y ?z FILTER(?z -1 > ?x -STRLEN(?y)) FILTER(?b == 1) }",
        "two signs where one compares",
    ),
    "right BIND": (
        "ASK { { BIND(1 AS ?x) } UNION { BIND(2 AS ?x) } FILTER(?y = 1) BIND(3 AS ?y) FILTER(?b == 1) }",
        "two signs where one compares",
    ),
    "right functions": (
        "ASK { ?x ?y ?z FILTER(REGEX(SUBSTR(?z, 1, 2), 'a', 'i') && IF(?z IN (1, 2), 1, 2) > -1) FILTER(?b == 1) }",
        "two signs where one compares",
    ),
    "right signs": ("ASK { ?x ^kg:opposes+/!a* ?y , 'b' FILTER(?b == 1) }", "two signs where one compares"),
    "right path": ("ASK { ?a kg:alliedWith? ?b FILTER(?b == 1) }", "two signs where one compares"),
    "right NOT IN": ("ASK { ?a ?b ?c FILTER(?b NOT IN (1)) FILTER(?b == 1) }", "two signs where one compares"),
    "right DISTINCT": (
        "SELECT DISTINCT (COUNT(?a) AS ?n) { ?a ?b ?c FILTER(?b == 1) }",
        "two signs where one compares",
    ),
    "right WHERE": ("CONSTRUCT { ?a ?b ?c } WHERE { ?a ?b ?c FILTER(?b == 1) }", "two signs where one compares"),
}


@pytest.mark.parametrize(("sparql", "told"), MISTAKES.values(), ids=MISTAKES)
@pytest.mark.parametrize("enough", [None, 10])  # as commands and tables ask, which put a LIMIT in
def test_a_mistake_is_told_in_plain_words(sparql: str, told: str, enough: int | None) -> None:
    with pytest.raises(QueryError) as caught:
        ask(Store(), sparql, limit=enough).table()
    assert told in str(caught.value)
    assert str(caught.value).startswith("query:")


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT (?s AS {0}) {{ ?s ?p {0} }}",
        "SELECT {0} (1 AS {0}) {{ ?s ?p ?o }}",
        "SELECT (COUNT(?s) AS ?n) {0} {{ ?s ?p {0} }} GROUP BY ?p",
        "SELECT * {{ ?s ?p {0} BIND(1 AS {0}) }}",
        "SELECT * {{ ?s ?p {0} FILTER({0} CONTAINS 'x') }}",
        "SELECT * {{ ?s ?p {0} }} ORDER BY {0} DESC",
    ],
)
def test_a_long_variable_is_told_of_once_and_in_part(sparql: str) -> None:
    with pytest.raises(QueryError, match=r"v{79}\.\.\.") as caught:
        select(Store(), sparql.format("?" + "v" * 1_000))
    assert str(caught.value).count("v" * 79) == 1
    assert "v" * 80 not in str(caught.value)


def test_a_place_is_that_of_the_query_as_it_was_written() -> None:
    with pytest.raises(QueryError, match=r"query:2:11: two signs where one compares"):
        select(Store(), "SELECT * { ?s ?p 'service', '''\\u0041''' FILTER(\n ?service== 1) }")


def test_a_text_with_a_hash_is_no_comment() -> None:
    with pytest.raises(QueryError, match=r"query:1:5: { is never closed: SPARQL is broken or incomplete; write }$"):
        ask(Store(), 'ASK { ?x ?y "# }" . { ?x ?y ?z }')


def test_the_place_is_not_as_far_on_as_the_engine_reads_ahead() -> None:
    with pytest.raises(QueryError, match=r"query:1:23: not SPARQL near "):
        ask(Store(), "ASK { ?x ?y ?z FILTER(* ?z) FILTER(CONTAINS(?z, 'a')) }")
