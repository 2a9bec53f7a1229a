"""What Python users ask of a graph: SPARQL, packaged questions and plain English, answered as tables and sentences.

Each method imports what it needs when it is called: asking a query should not wait for matrix libraries.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kg.bounds import Bounds
from kg.store import Answer, GraphStore, ask

if TYPE_CHECKING:
    import pandas as pd

    from kg.asking.answering import Answer as PlainAnswer

_USUAL = Bounds()
_MB = 1_000_000


class Answers:
    """The questions that a graph answers; ``store`` holds its quads.

    Each query is answered by a process apart, which is ended when it takes more than it may and can reach no other
    server (of a graph on a server, that server answers). It starts with the first query and waits for the next one.
    """

    store: GraphStore

    def sparql(
        self,
        sparql: str | None = None,
        *,
        name: str | None = None,
        parameters: Mapping[str, str] | None = None,
        limit: int | None = None,
        timeout: float = _USUAL.seconds,
        max_rows: int = _USUAL.rows,
        max_memory: int = _USUAL.memory // _MB,
        max_bytes: int = _USUAL.size,
    ) -> Answer:
        """Return the answer to a SPARQL query or a packaged question.

        Args:
            sparql: The query; the prefixes of the graph need no declaration.
            name: Instead, the name of a packaged competency question.
            parameters: Values of the question's parameters.
            limit: So many rows or triples are enough.
            timeout: Longest time in seconds.
            max_rows: Most rows or triples; a longer answer is an error, not cut.
            max_memory: Most memory of the process that answers, in MB, at least 400.
            max_bytes: Most bytes of the answer as that process hands it over (SPARQL's JSON, or N-Triples).

        Raises:
            QueryError: If the query does not parse (the message has line and column), is refused, or takes more time,
                rows, memory or bytes than it may.
            UnknownNameError: If there is no such packaged question, or nobody of a name that it asks about.
            AmbiguousNameError: If several entities bear such a name.
        """
        bounds = Bounds(timeout, max_rows, max_memory * _MB, max_bytes)
        with self.store.guarded(bounds) as guarded:
            return ask(
                guarded,
                sparql,
                name=name,
                parameters=parameters,
                base=self.store.base_iri,
                limit=limit,
                most=bounds.rows,
            )

    def ask(self, question: str, *, timeout: float = _USUAL.seconds) -> "PlainAnswer":
        """Answer a question in plain English with cited sentences: ``g.ask("Who threatened Azerbaijan?")``.

        The answer has one line (``head``), the sentences (``cited``), the question as read, the SPARQL used; its `text`
        is for reading. Its query may take ``timeout`` seconds. Errors as for `kg.asking.answering.answer`.
        """
        from kg.asking.answering import answer

        return answer(self.store, question, Bounds(seconds=timeout))

    def query(
        self,
        sparql: str | None = None,
        *,
        name: str | None = None,
        parameters: Mapping[str, str] | None = None,
        **bounds: Any,
    ) -> "pd.DataFrame":
        """Return the answer to a SPARQL query or a packaged question as a pandas DataFrame.

        Arguments and errors as for `sparql`; ``bounds`` are ``timeout``, ``max_rows``, ``max_memory``, ``max_bytes``.
        """
        import pandas as pd

        table = self.sparql(sparql, name=name, parameters=parameters, **bounds).table()
        return pd.DataFrame(list(table.rows), columns=list(table.columns))

    def entities(self) -> "pd.DataFrame":
        """Return who and what is mentioned, the most mentioned first (`kg query --name entities`)."""
        return self.query(name="entities")

    def facts(self, actor: str | None = None, *, relation: str | None = None) -> "pd.DataFrame":
        """Return what the texts state as holding, of one actor or one relation if given, and in how many documents."""
        return self.query(name="facts", parameters=_given(actor=actor, relation_name=relation))

    def events(self, actor: str | None = None, *, since: str | None = None, until: str | None = None) -> "pd.DataFrame":
        """Return what happened, in order of time.

        Args:
            actor: Only with this one taking part, by any of its names.
            since: First day, month or year, as ISO 8601; leaves out what is undated.
            until: Last one, inclusive.
        """
        return self.query(name="events", parameters=_given(actor=actor, since=since, until=until))

    def claims(self) -> "pd.DataFrame":
        """Return what is only said, possible or denied, and stated by no text as a fact, with who says it."""
        return self.query(name="claims")


def _given(**parameters: str | None) -> dict[str, str]:
    """Return the parameters that have a value."""
    return {name: value for name, value in parameters.items() if value is not None}
