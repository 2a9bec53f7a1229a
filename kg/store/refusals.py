"""What queries are refused, and how the errors of the others read."""

import re
from collections.abc import Iterator, Mapping

from kg import namespaces
from kg.errors import QueryError

# Strings, IRIs, comments, variables and prefixed names are skipped; what is left are the words of the language.
_TOKEN = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\''
    r"|(?P<iri><[^<>\"{}|^`\\\s]*>)|#[^\n]*|[?$]\w+|(?P<name>\w[\w.-]*:[\w.:%\\-]*|:[\w.:%\\-]+)|(?P<word>\w+)"
    r"|(?P<open>[{(\[])|(?P<close>[\])}])|(?P<operator>[!+*/|&^-])",
    re.DOTALL,
)
# The engine recurses over brackets and over chains of operators and patterns, and takes the process down with it.
_MOST_NESTED, _MOST_CHAINED = 200, 1_000
_CHAINED = frozenset({"UNION", "OPTIONAL", "MINUS", "FILTER", "BIND", "GRAPH", "VALUES", "EXISTS", "IN"})
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"})
_QUOTED = re.compile(r'"""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\\n]|\\.)*"|<[^<>"{}|^`\\\s]*>', re.DOTALL)
_DECLARED = re.compile(r"\bPREFIX\s+([\w.-]+):", re.IGNORECASE)
_CODE = re.compile(r"\\u\{[0-9A-Fa-f]+\}")  # of letters that the parser would take
_POSITION = re.compile(r"^error at (\d+:\d+): ", re.DOTALL)


def _words(sparql: str) -> Iterator[tuple[str, int]]:
    for found in _TOKEN.finditer(sparql):
        if found["word"]:
            yield found["word"].upper(), found.start()


def iris(sparql: str) -> Iterator[tuple[str, int]]:
    """Yield each IRI of a query, with prefixes (those of the graph and its own) resolved, and where it stands in it.

    A name with a prefix that nobody declares is left out, and so is the IRI of a declaration.
    """
    declared, before = dict(namespaces.PREFIXES), ("", "")
    for found in _TOKEN.finditer(sparql):
        if found["iri"]:
            iri = found["iri"][1:-1]
            if before[0] == "PREFIX":
                declared[before[1].removesuffix(":")] = iri
            elif before[1] != "BASE":
                yield iri, found.start()
        if found["name"] and before[1] != "PREFIX":
            prefix, _, local = found["name"].rstrip(".").partition(":")
            if prefix in declared:
                yield declared[prefix] + local, found.start()
        if found["name"] or found["word"] or found["iri"]:
            before = before[1], (found["word"] or "").upper() or found["name"] or ""


def refuse(sparql: str, where: str) -> None:
    """Let a query pass that only reads this graph.

    Args:
        sparql: The query.
        where: Its name in messages.

    Raises:
        QueryError: If it would change the graph, asks another server, or is too deep to be read.
    """
    _refuse_deep(sparql, where)
    form_seen = False
    for word, at in _words(sparql):
        form_seen = form_seen or word in {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}
        if word == "SERVICE":
            raise QueryError(
                "SERVICE is refused: queries ask no other server",
                where=f"{where}:{place(sparql, at)}",
                hint="remove it",
            )
        if word in _UPDATES and not form_seen:
            what = f"{word} is refused: queries don't change the graph"
            raise QueryError(what, where=f"{where}:{place(sparql, at)}", hint="use kg build and kg remove")
    for iri, at in iris(sparql):
        if iri.lower().startswith("file:"):
            what = "file IRIs are refused: queries read this graph, no files"
            raise QueryError(
                what, where=f"{where}:{place(sparql, at)}", hint="name a graph of kg query --name documents"
            )


def _refuse_deep(sparql: str, where: str) -> None:
    depth = chained = 0
    for found in _TOKEN.finditer(sparql):
        depth += (found["open"] is not None) - (found["close"] is not None)
        chained += found["operator"] is not None or (found["word"] or "").upper() in _CHAINED
        if depth > _MOST_NESTED or chained > _MOST_CHAINED:
            what = f"more than {_MOST_NESTED} brackets in each other, or {_MOST_CHAINED:,} operators and patterns"
            raise QueryError(what, where=f"{where}:{place(sparql, found.start())}", hint="split the query")


def place(text: str, at: int) -> str:
    """Return line and column of a character of a text, both from 1."""
    return f"{text.count(chr(10), 0, at) + 1}:{at - text.rfind(chr(10), 0, at)}"


def prologue(sparql: str, prefixes: Mapping[str, str]) -> str:
    """Return declarations, on one line, of those prefixes that a query uses and does not declare."""
    bare = _QUOTED.sub(" ", sparql)
    declared = {name.lower() for name in _DECLARED.findall(bare)}
    used = {name for name in prefixes if name not in declared and re.search(rf"(?<![\w.-]){name}:", bare)}
    return "".join(f"PREFIX {name}: <{prefixes[name]}> " for name in sorted(used))


def failure(err: Exception, where: str) -> QueryError:
    """Return what to say of a query that fails while it runs."""
    return QueryError(f"query failed: {err}", where=where, hint="simplify the query")


def syntax_error(message: str, sparql: str, where: str) -> QueryError:
    """Return the parser's complaint with line and column, and without its lists of characters."""
    position = _POSITION.match(message)
    place = position[1] if position else "1:1"
    expected = " ".join(_CODE.sub("", _POSITION.sub("", message)).split())
    if "Prefix not found" in expected:
        hint = f"declare the prefix, or use one of {', '.join(namespaces.PREFIXES)}"
        return QueryError("unknown prefix, or an unfinished name", where=f"{where}:{place}", hint=hint)
    if "contains a variable that is unbound" in expected:
        hint = "name it in GROUP BY, or aggregate it"
        return QueryError("SELECT names a variable that is not grouped", where=f"{where}:{place}", hint=hint)
    row, column = (int(number) for number in place.split(":"))
    line = sparql.splitlines()[row - 1] if 0 < row <= len(sparql.splitlines()) else ""
    near = line[column - 1 : column + 19].strip()
    found = f"not SPARQL near {near!r}" if near else "SPARQL is broken or incomplete"
    words = [w for w in re.findall(r"[A-Z]{2,}|\"[^\" \\]\"", expected) if w not in {"SERVICE", "LATERAL", "IF", "TZ"}]
    hint = f"expected {' or '.join(words)}" if words else "check the query at this place"
    return QueryError(found, where=f"{where}:{place}", hint=hint)
