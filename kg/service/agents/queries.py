"""SPARQL of agents: in a process that is killed when a query takes too long, so that the server goes on."""

import json

from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results

from kg.bounds import broken_off
from kg.errors import QueryError
from kg.service import frames
from kg.service.agents.answers import cited
from kg.service.agents.current import Current, Newest
from kg.service.agents.timing import InTime, Waiting, within
from kg.service.agents.values import Cell, Rows
from kg.service.frames import Question
from kg.service.limits import Limits
from kg.service.workers import BrokenWorkerError, Workers
from kg.store.answers import Answer

MOST_BYTES = 2_000_000


class Queries:
    """Answers queries one by one, in time; a resource: `close` ends its processes."""

    def __init__(self, newest: Newest, limits: Limits, in_time: InTime) -> None:
        self._newest, self._limits, self._in_time = newest, limits, in_time
        self._folder = newest.served.snapshot
        self._workers = Workers(self._folder, limits)

    async def run(self, query: str, rows: int) -> Rows:
        """Return the answer to a query as a table, with the place of each sentence in it.

        Raises:
            QueryError: If it does not parse, is refused, takes too long (also to begin) or has too many rows.
        """
        try:
            async with within(self._limits.seconds) as waiting:  # all of it, not each part
                state = await self._in_time.part(waiting, self._newest)
                if self._folder != self._newest.served.snapshot:
                    self._folder = self._newest.served.snapshot
                    self._workers.move(self._folder)
                question = Question(query, None, None, "json", "nt", rows, MOST_BYTES, self._limits.seconds)
                head, body = await self._answer(question, waiting)
                return await self._in_time.part(waiting, _rows, state, str(head["kind"]), body)
        except BrokenWorkerError as err:
            raise broken_off() from err

    async def _answer(self, question: Question, waiting: Waiting) -> tuple[dict[str, object], bytes]:
        with waiting():
            worker = await self._workers.take()
        head: dict[str, object] = {}
        parts: list[bytes] = []
        size = 0
        try:
            await worker.ask(question)
            while True:
                kind, body = await worker.frame()
                if kind == frames.DATA:
                    parts.append(body)
                    size += len(body)
                    if size > MOST_BYTES:
                        raise QueryError(f"the answer has more than {MOST_BYTES:,} bytes", hint="add LIMIT")
                elif kind == frames.HEAD:
                    head = json.loads(body)
                elif kind == frames.END:
                    return head, b"".join(parts)
                else:
                    what, _, hint = str(json.loads(body)["message"]).partition("; ")
                    raise QueryError(what, hint="add LIMIT" if "more than" in what else hint)
        finally:
            self._workers.give_back(worker)

    async def close(self) -> None:
        """End the processes."""
        await self._workers.close()


def _rows(state: Current, kind: str, body: bytes) -> Rows:
    columns, found = _table(kind, body)
    return Rows(columns, found, len(found), cited(state, columns, found), "")


def _table(kind: str, body: bytes) -> tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...]]:
    if kind == "triples":
        rows = ((quad.subject, quad.predicate, quad.object) for quad in parse(body, format=RdfFormat.N_TRIPLES))
        texts = (tuple(str(getattr(term, "value", term)) for term in row) for row in rows)
        return ("subject", "predicate", "object"), tuple(sorted(texts))
    table = Answer(parse_query_results(body, format=QueryResultsFormat.JSON), "query").table()
    return table.columns, table.rows
