"""Asking the graph in SPARQL 1.1: any query, or one of the packaged competency questions in ``queries/*.rq``.

The prefixes of the graph are known without declaring them. Updates and SERVICE are refused. A packaged question begins
with comments: the question in words, its columns, and its optional parameters, which are bound where the query has the
line ``#parameters``; a parameter that is declared as ``(entity)`` takes any name that `kg.store.names` finds, and is
bound to the IRIs meant. ``$relations`` and ``$symmetric`` stand for the relations of the ontology, ``$refusing`` for
how the cues begin that refuse a thing and deny nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product

from pyoxigraph import Literal, NamedNode, QueryBoolean, QueryResultsFormat, QueryTriples, RdfFormat, Store
from pyoxigraph import serialize as serialize_triples

from kg import namespaces
from kg.bounds import many
from kg.checksums import path, verified
from kg.errors import KgError, QueryError, UnknownNameError
from kg.ontology import relations
from kg.store.denials import refusing
from kg.store.limiting import limited
from kg.store.misspelt import misspelt
from kg.store.mistakes import syntax_error
from kg.store.names import resolve
from kg.store.readable import Readable, Results
from kg.store.refusals import failure, refuse
from kg.store.rows import END, counter

type Cell = str | int | float | bool | None

_ENTITY = " (entity)"
_MARK = re.compile(r"^[ \t]*#parameters[ \t]*$", re.MULTILINE)
_TABLE_FORMATS = {
    "table": QueryResultsFormat.TSV,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}
_INTEGERS = frozenset({namespaces.XSD + "integer"})
_NUMBERS = frozenset(namespaces.XSD + kind for kind in ("decimal", "double", "float"))


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of plain values, in the order of the query; an IRI is its text, what is unbound is None."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a query. It streams: read it once, with `table` or with `serialize`.

    ``warnings`` say what in the query is likely a slip, with line and column; of more than ``most`` rows or triples
    there is no answer.
    """

    results: Results
    where: str
    warnings: tuple[str, ...] = ()
    most: int | None = None

    @property
    def kind(self) -> str:
        """``solutions`` of a SELECT, ``boolean`` of an ASK, ``triples`` of a CONSTRUCT or DESCRIBE."""
        if isinstance(self.results, QueryBoolean):
            return "boolean"
        return "triples" if isinstance(self.results, QueryTriples) else "solutions"

    def table(self) -> Table:
        """Return it as a table.

        Solutions give their columns and rows, a boolean one column ``result`` with one row, triples ``subject``,
        ``predicate`` and ``object``, sorted.

        Raises:
            QueryError: If the query fails halfway, or its answer is too long.
        """
        try:
            if isinstance(self.results, QueryBoolean):
                return Table(("result",), ((bool(self.results),),))
            if isinstance(self.results, QueryTriples):
                triples = [(_cell(t.subject), _cell(t.predicate), _cell(t.object)) for t in self.results]
                self._bound(len(triples))
                return Table(("subject", "predicate", "object"), tuple(sorted(triples, key=repr)))
            names = [variable.value for variable in self.results.variables]
            rows = tuple(tuple(map(_cell, solution)) for solution in self.results)  # in the order of the variables
            self._bound(len(rows))
            return Table(tuple(names), rows)
        except (OSError, RuntimeError) as err:
            raise failure(err, self.where) from err

    def serialize(self, kind: str) -> str:
        """Return it in a format: ``csv``, ``tsv``, ``json`` or ``xml`` of SPARQL 1.1, or ``ttl`` for triples.

        ``table`` is what fits: tab-separated values, or Turtle.

        Raises:
            QueryError: If the format does not fit the kind of query, it fails halfway, or its answer is too long.
        """
        try:
            if isinstance(self.results, QueryTriples):
                if kind not in {"ttl", "table"}:
                    raise QueryError(f"a CONSTRUCT or DESCRIBE gives triples, not {kind}", hint="use --format ttl")
                found = list(self.results)
                self._bound(len(found))
                triples = sorted(set(found), key=str)
                turtle = serialize_triples(triples, format=RdfFormat.TURTLE, prefixes=namespaces.PREFIXES)
                return (turtle or b"").decode()
            if kind not in _TABLE_FORMATS:
                raise QueryError(f"a SELECT or ASK gives a table, not {kind}", hint="use --format table, csv or json")
            fitting = "json" if kind == "table" and self.kind == "boolean" else kind
            if self.kind == "boolean" and fitting in {"csv", "tsv"}:
                return f"result\n{str(bool(self.results)).lower()}\n"
            text = self.results.serialize(format=_TABLE_FORMATS[fitting]) or b""
            if self.kind == "solutions" and self.most is not None:
                count = counter("tsv" if fitting == "table" else fitting)
                self._bound(count(text) + count(END))
            return text.decode()
        except (OSError, RuntimeError) as err:
            raise failure(err, self.where) from err

    def _bound(self, rows: int) -> None:
        if self.most is not None and rows > self.most:
            raise many(self.most)


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A packaged competency question: its name, the question in words, its columns and parameters, its SPARQL.

    ``entities`` are the parameters that take the name of an entity.
    """

    name: str
    question: str
    columns: str
    parameters: dict[str, str]
    sparql: str
    entities: frozenset[str] = frozenset()


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


@cache
def named_queries() -> tuple[NamedQuery, ...]:
    """Return the packaged competency questions, sorted by name."""
    files = sorted(path("store/queries").glob("*.rq"))
    every = " ".join(f"kg:{name}" for name in relations())
    mutual = ", ".join(f"kg:{name}" for name, relation in relations().items() if relation.symmetric)
    texts = {file.stem: verified(f"store/queries/{file.name}").decode() for file in files}
    meant = {"$relations": every, "$symmetric": mutual, "$refusing": "|".join(refusing())}
    return tuple(_read(name, _filled(text, meant)) for name, text in texts.items())


def _filled(text: str, meant: Mapping[str, str]) -> str:
    for mark, words in meant.items():
        text = text.replace(mark, words)
    return text


def named(name: str) -> NamedQuery:
    """Return a packaged competency question.

    Raises:
        UnknownNameError: If there is none of this name.
    """
    for found in named_queries():
        if found.name == name:
            return found
    known = ", ".join(found.name for found in named_queries())
    raise UnknownNameError(f"no packaged query {name!r}", hint=f"there are {known}")


def filled_in(
    store: Readable, question: NamedQuery, parameters: Mapping[str, str], *, base: str = namespaces.BASE_IRI
) -> str:
    """Return the SPARQL of a packaged question with its parameters bound; arguments and errors are those of `ask`."""
    return _bound(store, question.sparql, parameters, question.name, base)


def _read(name: str, text: str) -> NamedQuery:
    comments = [line.removeprefix("#").strip() for line in text.splitlines() if line.startswith("#")]
    columns = next((line.removeprefix("Columns:").strip() for line in comments if line.startswith("Columns:")), "")
    given = (line.removeprefix("Parameter:").partition(" - ") for line in comments if line.startswith("Parameter:"))
    told = {parameter.strip(): meaning.strip() for parameter, _, meaning in given}
    parameters = {parameter.removesuffix(_ENTITY): meaning for parameter, meaning in told.items()}
    entities = frozenset(parameter.removesuffix(_ENTITY) for parameter in told if parameter.endswith(_ENTITY))
    return NamedQuery(name, comments[0] if comments else "", columns, parameters, text, entities)


def _bound(store: Readable, sparql: str, parameters: Mapping[str, str], where: str, base: str) -> str:
    """Return the query with its parameters bound; values are written as escaped terms, on the line of the mark."""
    if not parameters:
        return sparql
    declared = _read("", sparql)
    known = set(declared.parameters)
    unknown = sorted(set(parameters) - known)
    if unknown or not _MARK.search(sparql):
        hint = f"it has {', '.join(sorted(known))}" if known else "it has none"
        raise QueryError(f"query has no parameter {', '.join(unknown or sorted(parameters))}", where=where, hint=hint)
    names = " ".join(f"?{name}" for name in sorted(parameters))
    terms = [
        sorted(map(str, resolve(store, [parameters[name]], base=base)[0]))
        if name in declared.entities
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


def _cell(term: object) -> Cell:
    """Return a term as a plain value; a number that can't be read as one stays text."""
    if isinstance(term, Literal):
        kind = term.datatype.value
        try:
            if kind in _INTEGERS:
                return int(term.value)
            if kind in _NUMBERS:
                number = float(term.value)
                return int(number) if number.is_integer() else number
        except ValueError:
            return term.value
        if kind == namespaces.XSD + "boolean":
            return term.value in {"true", "1"}
        return term.value
    if isinstance(term, NamedNode):
        return term.value
    return None if term is None else str(term)
