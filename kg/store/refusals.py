"""What queries are refused: updates, other servers, files, and what is too deep to be read.

What passes is handed to the engine in a form that it can't take for anything else, see `kg.store.tokens`.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from kg import namespaces
from kg.errors import QueryError
from kg.store.complaints import broken, is_known, unknown_prefix, unknown_word
from kg.store.tokens import BrokenTokenError, Plain, Token, declarations, plain, tokens

# The engine recurses over brackets and over what it joins one to another, and takes the process down with it.
_MOST_NESTED, _MOST_CHAINED = 200, 1_000
_MOST_CHARACTERS, _MOST_WORDS = 2_000_000, 250_000  # it takes some seconds to look them through, where it is asked
_CHAINED = frozenset({"UNION", "OPTIONAL", "MINUS", "FILTER", "BIND", "GRAPH", "VALUES", "EXISTS", "IN", "AS"})
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"})
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_SIGNS = "! + * / | & ^ - = != < > <= >= && || ^^ ? . ; { ["
_OPERATORS = frozenset(_SIGNS.split())
_TERMS = frozenset({"iri", "string", "name", "variable", "blank", "number"})
_CLOSING = {"}": "{", "]": "[", ")": "("}


def iris(sparql: str) -> Iterator[tuple[str, int]]:
    """Yield each IRI of a query, with prefixes (those of the graph and its own) resolved, and where it stands in it.

    A name with a prefix that nobody declares is left out, and so is the IRI of a declaration.
    """
    words = _words(sparql, "query")
    own, end = declarations(words)
    declared = dict(namespaces.PREFIXES) | own
    for word in words[end:]:
        prefix, _, local = word.text.partition(":")
        if word.kind == "iri":
            yield word.text[1:-1], word.at
        elif word.kind == "name" and prefix in declared:
            yield declared[prefix] + local, word.at


def refuse(sparql: str, where: str) -> Plain:
    """Let a query pass that only reads this graph, and return it as the engine is to be asked it.

    Args:
        sparql: The query.
        where: Its name in messages.

    Raises:
        QueryError: If it would change the graph, asks another server or a file, is too long or too deep to be read, or
            has words that no query has; the message has line and column.
    """
    words = _words(sparql, where)
    own, end = declarations(words)
    _refuse_words(words, end, dict(namespaces.PREFIXES) | own, lambda word: f"{where}:{place(sparql, word.at)}")
    _refuse_deep(words, sparql, where)
    return plain(sparql, words)


def _words(sparql: str, where: str) -> list[Token]:
    try:
        words = [] if len(sparql) > _MOST_CHARACTERS else list(islice(tokens(sparql), _MOST_WORDS + 1))
    except BrokenTokenError as err:
        raise broken(sparql, err.at, f"{where}:{place(sparql, err.at)}") from err
    if len(sparql) > _MOST_CHARACTERS or len(words) > _MOST_WORDS:
        what = f"a query of more than {_MOST_CHARACTERS:,} characters, or {_MOST_WORDS:,} words and marks"
        raise QueryError(what, where=where, hint="split it")
    return words


def _refuse_words(words: list[Token], end: int, declared: Mapping[str, str], where: Callable[[Token], str]) -> None:
    form_seen, before = False, ""
    for n, word in enumerate(words):
        form_seen = form_seen or word.keyword in _FORMS
        prefix, _, local = word.text.partition(":") if word.kind == "name" else ("", "", "")
        hidden = prefix.upper() in {"SERVICE", "SERVICESILENT"} and prefix not in declared  # before the server's name
        if word.keyword == "SERVICE" or hidden:
            what = "SERVICE is refused: queries ask no other server"
            raise QueryError(what, where=where(word), hint="remove it")
        if word.keyword in _UPDATES and not form_seen:
            what = f"{word.keyword} is refused: queries don't change the graph"
            raise QueryError(what, where=where(word), hint="use kg build and kg remove")
        odd = word.kind == "word" and not is_known(word, before)  # a place is counted from the beginning each time
        complaint = unknown_word(word, where(word), before) if odd else None
        if word.kind == "name" and n >= end and (prefix not in declared or before == "PREFIX"):
            complaint = unknown_prefix(word, where(word), before)
        if complaint is not None:
            raise complaint
        iri = word.text[1:-1] if word.kind == "iri" else declared.get(prefix, "") + local if word.kind == "name" else ""
        if n >= end and iri.lower().startswith("file:"):
            what = "file IRIs are refused: queries read this graph, no files"
            raise QueryError(what, where=where(word), hint="name a graph of kg query OUT --name documents")
        dashed = word.text == "-" and not word.apart and words[n - 1].kind == "variable"
        before = word.text if word.kind == "language" or dashed else word.keyword


def _refuse_deep(words: list[Token], sparql: str, where: str) -> None:
    opened, chained, values, before = list[str](), 0, 0, ""
    for word in words:
        mark = word.text if word.kind == "mark" else ""
        if mark in {"{", "(", "["}:
            opened.append(mark)
        elif mark in _CLOSING and opened:
            opened.pop()
        values = len(opened) + 1 if word.keyword == "VALUES" else 0 if values and mark == "}" else values
        if not values:  # the rows of VALUES are flat
            chained += (
                mark in _OPERATORS or word.keyword in _CHAINED or (word.kind == "number" and word.text[0] in "+-")
            )
            chained += mark == "," and opened[-1:] != ["("]  # arguments are flat as well
            chained += word.kind in _TERMS and before in _TERMS and opened[-1:] == ["("]  # of a collection
        before = word.kind
        if len(opened) > _MOST_NESTED or chained > _MOST_CHAINED:
            what = f"more than {_MOST_NESTED} brackets in each other, or {_MOST_CHAINED:,} operators and patterns"
            raise QueryError(what, where=f"{where}:{place(sparql, word.at)}", hint="split the query")


def place(text: str, at: int) -> str:
    """Return line and column of a character of a text, both from 1."""
    return f"{text.count(chr(10), 0, at) + 1}:{at - text.rfind(chr(10), 0, at)}"


def prologue(sparql: str, prefixes: Mapping[str, str]) -> str:
    """Return declarations, on one line, of those prefixes that a query uses and does not declare."""
    words = _words(sparql, "query")
    declared, _ = declarations(words)
    used = {word.text.partition(":")[0] for word in words if word.kind == "name"} - set(declared)
    return "".join(f"PREFIX {name}: <{prefixes[name]}> " for name in sorted(used & set(prefixes)))


def failure(err: Exception, where: str) -> QueryError:
    """Return what to say of a query that fails while it runs."""
    return QueryError(f"query failed: {err}", where=where, hint="simplify the query")
