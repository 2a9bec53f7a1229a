"""Asking the graph in SPARQL 1.1: any query, or one of the packaged competency questions (`kg.store.packaged`).

The prefixes of the graph are known without declaring them. Updates and SERVICE are refused. Parameters are bound where
the query has the line ``#parameters``.
"""

import re
from collections.abc import Mapping
from itertools import product

from pyoxigraph import Literal, Store

from kg import namespaces
from kg.errors import KgError, QueryError, brief
from kg.store.answers import Answer, Table
from kg.store.limiting import limited
from kg.store.misspelt import misspelt
from kg.store.mistakes import syntax_error
from kg.store.names import resolve
from kg.store.packaged import NamedQuery, declared, named
from kg.store.readable import Readable
from kg.store.refusals import failure, refuse

_MARK = re.compile(r"^[ \t]*#parameters[ \t]*$", re.MULTILINE)


def ask(
    store: Readable,
    sparql: str | None = None,
    *,
    name: str | None = None,
    parameters: Mapping[str, str] | None = None,
    where: str = "query",
    base: str = namespaces.BASE_IRI,
    limit: int | None = None,
    most: int | None = None,
) -> Answer:
    """Run a SPARQL query (SELECT, ASK, CONSTRUCT or DESCRIBE), or a packaged competency question.

    Args:
        store: What answers: `kg.store.GraphStore.asked`, or for queries of others `kg.store.GraphStore.guarded`.
        sparql: The query; the prefixes of `kg.namespaces.PREFIXES` need no declaration, and may be declared otherwise.
        name: Instead, the name of a packaged question.
        parameters: Values, as strings, of variables at the line ``#parameters``.
        where: Name of the query in messages, such as its file.
        base: IRI that the graph's resources are minted under; relative IRIs of the query are relative to it.
        limit: So many rows or triples of the answer are enough.
        most: Of more there is no answer but an error, once it is read.

    Raises:
        QueryError: If it does not parse (the message has line and column), is an update, asks another server or a
            file, or has no such parameter.
        UnknownNameError: If there is no such packaged question, or the graph holds nobody of a parameter's name.
        AmbiguousNameError: If several entities bear a parameter's name.
        EndpointError, GraphError: If the store is a server that can't be asked.
    """
    if (sparql is None) == (name is None):
        raise QueryError("give a query or the name of one", hint="as text, with --file or with --name")
    if name is not None:
        sparql, where = named(name).sparql, name
    text = sparql or ""
    refuse(text, where)
    bound = _bound(store, text, parameters or {}, where, base)
    whole = asked = refuse(bound, where)
    enough = min((number for number in (limit, None if most is None else most + 1) if number is not None), default=None)
    if enough is not None:
        asked = refuse(limited(bound, enough), where)
    warnings = () if name is not None else misspelt(text, where)
    try:
        results = store.query(asked.text, prefixes=namespaces.PREFIXES, base_iri=base)
        return Answer(results, where, warnings, most)
    except SyntaxError as err:
        raise syntax_error(_complaint(whole.text, base) or str(err), bound, whole, where) from err
    except KgError:
        raise
    except (OSError, RuntimeError, ValueError) as err:
        raise failure(err, where) from err


def _complaint(sparql: str, base: str) -> str:
    """Return the engine's words of a query as it was written, without the LIMIT that it was given."""
    try:
        Store().query(sparql, prefixes=namespaces.PREFIXES, base_iri=base)
    except SyntaxError as err:
        return str(err)
    return ""


def select(store: Readable, sparql: str, *, parameters: Mapping[str, str] | None = None, where: str = "query") -> Table:
    """Run a query and return its answer as a table; arguments and errors are those of `ask`."""
    return ask(store, sparql, parameters=parameters, where=where).table()


def filled_in(
    store: Readable, question: NamedQuery, parameters: Mapping[str, str], *, base: str = namespaces.BASE_IRI
) -> str:
    """Return the SPARQL of a packaged question with its parameters bound; arguments and errors are those of `ask`."""
    return _bound(store, question.sparql, parameters, question.name, base)


def _bound(store: Readable, sparql: str, parameters: Mapping[str, str], where: str, base: str) -> str:
    """Return the query with its parameters bound; values are written as escaped terms, on the line of the mark."""
    if not parameters:
        return sparql
    question = declared("", sparql)
    known = set(question.parameters)
    unknown = sorted(set(parameters) - known)
    if unknown or not _MARK.search(sparql):
        hint = f"it has {', '.join(sorted(known))}" if known else "it has none"
        what = brief(", ".join(unknown or sorted(parameters)))
        raise QueryError(f"query has no parameter {what}", where=where, hint=hint)
    names = " ".join(f"?{name}" for name in sorted(parameters))
    terms = [
        sorted(map(str, resolve(store, [parameters[name]], base=base)[0]))
        if name in question.entities
        else [_written(parameters[name], name, where)]
        for name in sorted(parameters)
    ]
    rows = " ".join(f"({' '.join(row)})" for row in product(*terms))
    return _MARK.sub(lambda _: f"VALUES ({names}) {{ {rows} }}", sparql)


def _written(value: str, name: str, where: str) -> str:
    """Return words as a literal of a query, in which the escape of a codepoint stands for itself."""
    try:
        return str(Literal(value)).replace("\\\\", "\\u005C\\u005C")
    except ValueError as err:
        what = f"value of the parameter {name} holds half a character (a lone surrogate)"
        raise QueryError(what, where=where, hint="write it anew as UTF-8") from err
