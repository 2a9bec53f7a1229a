"""The tools that agents see: what each is for, its parameters, its answer as text and as data with a schema."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Annotated, Any, ClassVar, Protocol

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import CallToolResult, TextContent, ToolAnnotations
from pydantic import Field

from kg.errors import KgError
from kg.service.agents import answers
from kg.service.agents.current import Current
from kg.service.agents.queries import Queries
from kg.service.agents.timing import InTime
from kg.service.agents.values import (
    Answered,
    Contests,
    Entities,
    Profile,
    Questions,
    Rows,
    Sentences,
    Text,
    Timeline,
)
from kg.service.limits import Limits

type Now = Callable[[], Current]
"""Gives the state of the graph that is served."""

READ_ONLY = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
Name = Annotated[str, Field(max_length=500, description="any name of it (USA, the Kremlin, a surname), or its IRI")]
Cursor = Annotated[str, Field(max_length=40, description="next_cursor of the answer before; empty for the first part")]
Limit = Annotated[int, Field(ge=1, le=100, description="at most so many sentences, events or rows")]
Day = Annotated[str, Field(max_length=10, description="2024, 2024-05 or 2024-05-31; empty for no bound")]


class Readable(Protocol):
    """An answer: a dataclass that has a text for reading."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    def text(self) -> str:
        """Return it as lines for reading."""


def add_tools(server: MCPServer[Any], now: Now, queries: Queries, limits: Limits, in_time: InTime) -> None:
    """Add all tools to a server."""
    _add_about_entities(server, now, in_time)
    _add_about_events(server, now, in_time)
    _add_questions(server, now, limits, in_time)
    _add_sparql(server, queries)


def _add_about_entities(server: MCPServer[Any], now: Now, in_time: InTime) -> None:
    @server.tool(annotations=READ_ONLY)
    async def search(
        text: Annotated[str, Field(max_length=500, description="the beginning of a name, another spelling, a slip")],
        kind: Annotated[str, Field(max_length=20, description="only of this class: State, Person, ...; or empty")] = "",
        limit: Limit = 10,
    ) -> Annotated[CallToolResult, Entities]:
        """Find people, states, organisations, places and agreements by name; the likeliest first."""
        return await _answer(now, in_time, lambda state: answers.search(state, text, kind=kind, limit=limit))

    @server.tool(annotations=READ_ONLY)
    async def entity(name: Name, cursor: Cursor = "", limit: Limit = 10) -> Annotated[CallToolResult, Profile]:
        """Tell who or what an entity is: class, names, identity elsewhere, facts, and the sentences about it."""
        return await _answer(now, in_time, lambda state: answers.entity(state, name, cursor=cursor, limit=limit))

    @server.tool(annotations=READ_ONLY)
    async def pair(a: Name, b: Name, cursor: Cursor = "", limit: Limit = 20) -> Annotated[CallToolResult, Sentences]:
        """Tell what holds and happens between two entities, and what one says of the other, sentence by sentence."""
        return await _answer(now, in_time, lambda state: answers.sentences(state, (a, b), cursor=cursor, limit=limit))

    @server.tool(annotations=READ_ONLY)
    async def explain(
        about: Annotated[str, Field(max_length=1000, description="a name, or the IRI of an entity or an event")],
        cursor: Cursor = "",
        limit: Limit = 20,
    ) -> Annotated[CallToolResult, Sentences]:
        """Show every sentence behind an entity or an event, with polarity, certainty, status and speaker."""
        return await _answer(now, in_time, lambda state: answers.sentences(state, (about,), cursor=cursor, limit=limit))

    @server.tool(annotations=READ_ONLY)
    async def document(
        id: Annotated[str, Field(max_length=500, description="id of the document, as sentences name it")],  # noqa: A002
        start: Annotated[int, Field(ge=0, description="first character")] = 0,
        length: Annotated[int, Field(ge=1, le=answers.MOST_CHARACTERS, description="most characters")] = 8000,
    ) -> Annotated[CallToolResult, Text]:
        """Read a part of a document's text, to see a sentence among its neighbours; offsets count its characters."""
        return await _answer(now, in_time, lambda state: answers.document(state, id, start=start, length=length))


def _add_about_events(server: MCPServer[Any], now: Now, in_time: InTime) -> None:
    @server.tool(annotations=READ_ONLY)
    async def timeline(
        actors: Annotated[list[str], Field(max_length=2, description="nobody, one or two names: who takes part")] = [],  # noqa: B006
        since: Day = "",
        until: Day = "",
        cursor: Cursor = "",
        limit: Limit = 20,
    ) -> Annotated[CallToolResult, Timeline]:
        """List events in order of time, of every status (happened, planned, denied ...), each with a sentence."""
        return await _answer(
            now,
            in_time,
            lambda state: answers.timeline(state, actors, since=since, until=until, cursor=cursor, limit=limit),
        )

    @server.tool(annotations=READ_ONLY)
    async def contested(
        actor: Annotated[str, Field(max_length=500, description="only where this one takes part; or empty")] = "",
        since: Day = "",
        until: Day = "",
        cursor: Cursor = "",
        limit: Limit = 10,
    ) -> Annotated[CallToolResult, Contests]:
        """List what sources tell against each other: denied, rival tolls, dates and accounts, the course of threats."""
        return await _answer(
            now,
            in_time,
            lambda state: answers.contested(state, actor, since=since, until=until, cursor=cursor, limit=limit),
        )


def _add_questions(server: MCPServer[Any], now: Now, limits: Limits, in_time: InTime) -> None:
    @server.tool(annotations=READ_ONLY)
    async def questions() -> Annotated[CallToolResult, Questions]:
        """List the packaged questions that `question` answers, with their parameters."""
        return await _answer(now, in_time, lambda _: answers.questions())

    @server.tool(annotations=READ_ONLY)
    async def question(
        name: Annotated[str, Field(max_length=100, description="name of a packaged question, as `questions` lists it")],
        parameters: Annotated[dict[str, str], Field(description="values of its parameters, by name")] = {},  # noqa: B006
        cursor: Cursor = "",
        limit: Limit = 20,
    ) -> Annotated[CallToolResult, Rows]:
        """Answer a packaged question as a table, with the place of each sentence in it."""
        return await _answer(
            now, in_time, lambda state: answers.question(state, name, parameters, limits, cursor=cursor, limit=limit)
        )

    @server.tool(annotations=READ_ONLY)
    async def ask(
        question: Annotated[str, Field(max_length=1000, description="such as: Who threatened X in August 2025?")],
        cursor: Cursor = "",
        limit: Limit = 20,
    ) -> Annotated[CallToolResult, Answered]:
        """Answer a question in plain English by rules: one true line, then its sentences, or what is not understood."""
        return await _answer(
            now, in_time, lambda state: answers.ask(state, question, limits, cursor=cursor, limit=limit)
        )


def _add_sparql(server: MCPServer[Any], queries: Queries) -> None:
    @server.tool(annotations=READ_ONLY)
    async def sparql(
        query: Annotated[str, Field(max_length=20_000, description="SELECT, ASK, CONSTRUCT or DESCRIBE")],
        limit: Annotated[int, Field(ge=1, le=1000, description="most rows; more are refused: add LIMIT")] = 200,
    ) -> Annotated[CallToolResult, Rows]:
        """Run a SPARQL 1.1 query, read-only, bounded in time and rows; kg:, plover:, nif:, prov: ... need no PREFIX."""
        try:
            rows = await queries.run(query, limit)
        except KgError as error:
            raise ToolError(str(error)) from error
        return _told(rows)


async def _answer(now: Now, in_time: InTime, make: Callable[[Current], Readable]) -> CallToolResult:
    """Return an answer; what is wrong with the request, or late, is an error that says what to do."""
    try:
        return await in_time(_made, now, make)
    except KgError as error:
        raise ToolError(str(error)) from error


def _made(now: Now, make: Callable[[Current], Readable]) -> CallToolResult:
    """Return an answer, made in a thread, as is all that asks for the state: that may open a new one first."""
    state = now()
    try:
        return _told(make(state))
    except KgError as error:
        raise ToolError(str(error).removeprefix(f"{state.graph.path}: ")) from error


def _told(answer: Readable) -> CallToolResult:
    """Return an answer as text and as data."""
    return CallToolResult(content=[TextContent(type="text", text=answer.text())], structured_content=asdict(answer))
