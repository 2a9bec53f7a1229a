"""The answer to a query: read once, as a table of plain values or in a standard format."""

from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, QueryBoolean, QueryResultsFormat, QueryTriples, RdfFormat
from pyoxigraph import serialize as serialize_triples

from kg import namespaces
from kg.bounds import many
from kg.errors import QueryError
from kg.store.readable import Results
from kg.store.refusals import failure
from kg.store.rows import END, counter

type Cell = str | int | float | bool | None

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
