"""Asks a graph what no user would: long, deep and endless queries, each in Python and by the command line's bounds.

    python benchmarks/hostile.py GRAPH [--timeout 3] [--only WORD]

Promised: each ends within the time and some seconds for the look through it, with an answer or an error of one line
that repeats little of the query; the next query is answered. Exit code 1 where a promise is broken.
"""

import argparse
import sys
import time

import kg
from kg.errors import KgError

GRACE, LONGEST = 8.0, 1_000  # seconds for looking a query through under load; characters of a complaint
CROSS = "GRAPH ?g { ?s ?p ?o } GRAPH ?h { ?a ?b ?c }"


def grown(call: str, times: int, first: str = '"a"') -> str:
    """Return a call around itself so many times, ``@`` standing for what is within."""
    value = first
    for _ in range(times):
        value = call.replace("@", value)
    return value


def doubled(function: str, times: int) -> str:
    """Return bindings of which each is twice as long as the one before."""
    return 'BIND("aaaaaaaaaa" AS ?x0) ' + " ".join(f"BIND({function.format(n)} AS ?x{n + 1})" for n in range(times))


def filtered(condition: str) -> str:
    """Return a query for all that meets a condition."""
    return f"SELECT * {{ ?s ?p ?o FILTER({condition}) }}"


def queries() -> dict[str, str]:
    """Return the queries by name."""
    many, numbers = range(100_000), " ".join(map(str, range(300)))
    return {
        "text of a megabyte": f'SELECT * {{ ?s ?p "{"a" * 1_000_000}" }}',
        "IRI of a megabyte": f"SELECT * {{ ?s ?p <urn:{'a' * 1_000_000}> }}",
        "comment of ten megabytes": "#" + "x" * 10_000_000 + "\nASK {}",
        "spaces": "ASK" + " " * 1_000_000 + "{}",
        "braces": "SELECT * " + "{" * 100_000 + "}" * 100_000,
        "brackets": "SELECT ((" + "(" * 100_000 + "1" + ")" * 100_000 + ") AS ?x) {}",
        "unions": "SELECT * { " + " UNION ".join(["{?s ?p ?o}"] * 50_000) + "}",
        "path of alternatives": "SELECT * { ?s (kg:a|kg:b|!kg:c)* ?o }",
        "path in paths": "SELECT (COUNT(*) AS ?n) { ?s " + "(" * 150 + "!kg:c" + ")*" * 150 + " ?o }",
        "path after paths": "SELECT (COUNT(*) AS ?n) { ?s " + "/".join(["(!kg:c)*"] * 100) + " ?o }",
        "path both ways": "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s (!<urn:x>|^!<urn:x>)* ?o } }",
        "path of terms": "SELECT * { ?s (" + "|".join(f"kg:p{n}" for n in many) + ") ?o }",
        "regex that backtracks": filtered('REGEX(STR(?o), "^(a+)+$")'),
        "regex that repeats": filtered('REGEX(STR(?o), "(((a{1,100}){1,100}){1,100}){1,100}")'),
        "regex of a megabyte": filtered('REGEX(STR(?o), "' + "(a|b)" * 200_000 + '")'),
        "regex of each row": f"SELECT (COUNT(*) AS ?n) {{ {CROSS} FILTER(REGEX(STR(?o), STR(?c))) }}",
        "values": "SELECT (COUNT(*) AS ?n) { VALUES ?x { " + " ".join(map(str, range(150_000))) + " } }",
        "values by values": "SELECT * { "
        + " ".join(f"VALUES ?x{n} {{ {numbers} }}" for n in range(5))
        + " } ORDER BY ?x3 ?x1",
        "text grown by REPLACE": f"SELECT ({grown('REPLACE(@, "a", "aaaaaaaaaa")', 12)} AS ?x) {{}}",
        "text grown by CONCAT": f"SELECT ?x40 {{ {doubled('CONCAT(?x{0}, ?x{0})', 40)} }}",
        "length of a grown text": f"SELECT (STRLEN(?x30) AS ?n) {{ {doubled('CONCAT(?x{0}, ?x{0})', 30)} }}",
        "digest of a grown text": f"SELECT (SHA512(?x30) AS ?n) {{ {doubled('CONCAT(?x{0}, ?x{0})', 30)} }}",
        "texts in one": f"SELECT (GROUP_CONCAT(?o) AS ?x) {{ {CROSS} }}",
        "prefixes": "".join(f"PREFIX p{n}: <urn:{n}> " for n in range(60_000)) + "ASK {}",
        "terms that there are not": "SELECT * { VALUES ?x { " + " ".join(f"kg:zz{n}" for n in many) + " } }",
        "variables": "SELECT " + " ".join(f"?v{n}" for n in many) + " { ?s ?p ?o }",
        "variables that are used": "SELECT "
        + " ".join(f"?v{n}" for n in range(50_000))
        + " { VALUES ("
        + " ".join(f"?v{n}" for n in range(50_000))
        + ") {} }",
        "noes": filtered("!" * 100_000 + "?o"),
        "sum": "SELECT (" + "+".join(["1"] * 100_000) + " AS ?x) {}",
        "choices": filtered("||".join(["true"] * 100_000)),
        "list of choices": filtered("?o IN (" + ",".join(map(str, many)) + ")"),
        "semicolons": "SELECT * { ?s ?p ?o " + "; ?p ?o " * 100_000 + "}",
        "nodes in nodes": "SELECT * { ?s ?p " + "[ ?p " * 50_000 + "?o " + "]" * 50_000 + " }",
        "lists in lists": "SELECT * { ?s ?p " + "(" * 50_000 + "?o" + ")" * 50_000 + " }",
        "queries in queries": "SELECT * { " + "{ SELECT * { " * 90 + "?s ?p ?o" + " } }" * 90 + " }",
        "exists in exists": "SELECT * { ?s ?p ?o " + "FILTER EXISTS { ?s ?p ?o " * 150 + " }" * 150 + " }",
        "sorted by REPLACE": f'SELECT * {{ {CROSS} }} ORDER BY REPLACE(STR(?o), "(.*)*", "")',
        "grouped": f"SELECT ?s (COUNT(DISTINCT ?c) AS ?n) {{ {CROSS} }} GROUP BY ?s",
        "distinct": f"SELECT DISTINCT ?s ?a {{ {CROSS} }}",
        "minus": "SELECT * { GRAPH ?g { ?s ?p ?o } MINUS { GRAPH ?h { ?a ?b ?c } } }",
        "number of a megabyte": "SELECT (" + "9" * 1_000_000 + " AS ?x) {}",
        "LIMIT beyond numbers": "SELECT * { ?s ?p ?o } LIMIT 99999999999999999999999999",
        "OFFSET beyond numbers": "SELECT * { ?s ?p ?o } OFFSET 99999999999999999999",
        "file": "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
        "file that is loaded": "LOAD <file:///etc/passwd>",
        "server in disguise": "SELECT * { SERV\\u0049CE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "function of a server": "SELECT (<http://127.0.0.1:1/>(1) AS ?x) {}",
        "nul": 'SELECT * { ?s ?p "\x00" }',
        "backslashes": "\\" * 1_000_000,
        "quotation marks": '"' * 999_999,
        "text without end": 'SELECT * { ?s ?p """' + '"a' * 500_000,
        "escapes of characters": 'SELECT * { ?s ?p "' + "\\u0041" * 150_000 + '" }',
        "the word service": "SELECT * { VALUES ?x {" + " 'service' " * 90_000 + "} }",
        "language": 'SELECT * { ?s ?p "x"@' + "-".join(["abcdefgh"] * 100_000) + " }",
        "percents": "SELECT * { ?s kg:" + "%41" * 300_000 + " ?o }",
        "dots": "SELECT * { ?s kg:a" + "." * 300_000 + "b ?o }",
        "dots without end": "SELECT * { ?s kg:a" + "." * 300_000 + " }",
        "words": "a " * 900_000,
        "names without end": "ASK{" + "a-" * 120_000,
        "names with dots": "ASK{" + "x." * 120_000,
        "long variable": f"SELECT (?s AS ?{'v' * 200_000}) {{ ?s ?p ?{'v' * 200_000} }}",
        "long variable that is bound": f"SELECT * {{ ?s ?p ?{'v' * 200_000} BIND(1 AS ?{'v' * 200_000}) }}",
        "long variable not grouped": f"SELECT (COUNT(?s) AS ?n) ?{'v' * 200_000} {{ ?s ?p ?o }} GROUP BY ?p",
        "nothing": "",
    }


def broken(graph: "kg.Graph", query: str, timeout: float) -> tuple[str, str]:
    """Return which promise a query broke, if any, and what became of it."""
    begun = time.monotonic()
    try:
        told = f"{len(graph.sparql(query, timeout=timeout, max_bytes=100_000_000).table().rows):,} rows"
    except KgError as error:
        told = str(error)
    taken = time.monotonic() - begun
    well = graph.sparql("ASK {}").table().rows == ((True,),)
    wrong = "late" if taken > timeout + GRACE else "long" if len(told) > LONGEST else "" if well else "next one failed"
    return wrong, f"{taken:5.1f} s  {told[:110]}"


def main() -> None:
    """Ask, and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph")
    parser.add_argument("--timeout", type=float, default=3.0)
    parser.add_argument("--only", default="", help="those alone whose name holds this")
    arguments = parser.parse_args()
    failed, chosen = 0, {name: query for name, query in queries().items() if arguments.only in name}
    with kg.open(arguments.graph) as graph:
        for name, query in chosen.items():
            wrong, told = broken(graph, query, arguments.timeout)
            failed += bool(wrong)
            print(f"{name:26} {told} {wrong}", flush=True)
    print(f"{len(chosen) - failed} of {len(chosen)} as promised")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
