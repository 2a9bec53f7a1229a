"""Each tool and resource for agents keeps to the time that is allowed, and tells of it where it does not."""

import asyncio
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ResourceError, ToolError

import kg
from kg.bounds import Bounds
from kg.errors import QueryError
from kg.service.agents import answers, queries, resources, tools
from kg.service.agents.current import Current, Newest
from kg.service.agents.server import server_of
from kg.service.agents.timing import InTime, within
from kg.service.limits import Limits
from kg.service.served import Served
from kg.store.graph import GraphStore

LATE = "took more than 0.3 s"
CALLS = {
    "ask": {"question": "Who attacked Ukraine?"},
    "contested": {},
    "document": {"id": "a"},
    "entity": {"name": "Russia"},
    "explain": {"about": "Russia"},
    "pair": {"a": "Russia", "b": "Belarus"},
    "question": {"name": "allies"},
    "questions": {},
    "search": {"text": "Rus"},
    "sparql": {"query": "ASK {}"},
    "timeline": {},
}
READ = ("kg://graph", "kg://document/a", "kg://document/a/5", "kg://entity/state/RU")


@pytest.fixture(scope="module")
def folder(tmp_path_factory, nlp) -> Path:
    place = tmp_path_factory.mktemp("timing")
    (place / "a.txt").write_text("---\ndate: 2024-03-01\n---\nRussia is an ally of Belarus.\n")
    kg.build(place / "a.txt", place / "graph", nlp=nlp).close()
    return place / "graph"


@pytest.fixture
def served(folder):
    state = Served(folder)
    yield state
    state.close()


def test_each_tool_and_resource_that_takes_too_long_says_so(served, monkeypatch) -> None:
    ready = threading.Event()

    def blocked(*_: object, **__: object) -> None:
        ready.wait(0.6)  # twice the time that there is, after which its place is free
        raise QueryError("nobody waits for this")

    async def told() -> dict[str, str]:
        server, asked = server_of(served, Limits(seconds=0.3))
        found = {}
        try:
            assert {tool.name for tool in await server.list_tools()} == set(CALLS)
            await asked._workers.ready()
            for name, given in CALLS.items():
                with pytest.raises(ToolError) as problem:
                    await server.call_tool(name, given)
                found[name] = str(problem.value)
            for uri in READ:
                with pytest.raises(ResourceError) as problem:
                    list(await server.read_resource(uri))
                found[uri] = str(problem.value)
        finally:
            ready.set()
            await asked.close()
        return found

    for name in ("search", "entity", "sentences", "timeline", "contested", "questions", "question", "ask", "document"):
        monkeypatch.setattr(answers, name, blocked)
    monkeypatch.setattr(queries, "cited", blocked)
    monkeypatch.setattr(resources, "_graph", blocked)
    found = asyncio.run(told())
    assert {name: words for name, words in found.items() if LATE not in words} == {}


def test_questions_are_asked_within_the_bounds_of_the_server(served, monkeypatch) -> None:
    state, bounds, given = Newest(served)(), Limits(seconds=7.0, rows=50), list[Bounds]()
    guarded = GraphStore.guarded
    monkeypatch.setattr(GraphStore, "guarded", lambda store, held: given.append(held) or guarded(store, held))
    assert answers.question(state, "allies", {}, bounds, cursor="", limit=5).total == 1
    assert answers.ask(state, "Who is allied with Russia?", bounds, cursor="", limit=5).total
    assert given
    assert {(held.seconds, held.rows) for held in given} == {(7.0, 50)}
    with pytest.raises(QueryError, match="more than 0 rows"):
        answers.question(state, "allies", {}, Limits(rows=0), cursor="", limit=5)


def test_who_waits_for_a_turn_is_told_to_try_again_and_the_next_is_answered() -> None:
    ready = threading.Event()

    async def tried() -> list[object]:
        in_time = InTime(0.5)
        first = [asyncio.ensure_future(in_time(ready.wait, 60)) for _ in range(9)]
        late = await asyncio.gather(*first, return_exceptions=True)
        ready.set()
        return [*late, await in_time(int, "7")]

    *late, waited, last = asyncio.run(tried())
    assert len(late) == 8
    assert all("took more than 0.5 s" in str(error) for error in late)
    assert str(waited) == "no answer could be made within 0.5 s, as many others are; try again"
    assert last == 7


@pytest.mark.parametrize(("waiting", "words"), [(0.4, "as many others are; try again"), (0.1, "took more than 0.5 s")])
def test_what_took_most_of_the_time_is_told(waiting, words) -> None:
    async def tried() -> None:
        async with within(0.5) as others:
            for _ in range(2):
                with others():
                    await asyncio.sleep(waiting / 2)
            await asyncio.sleep(60)

    with pytest.raises(QueryError, match=words):
        asyncio.run(tried())


def test_a_query_that_waits_for_a_process_is_told_to_try_again(served) -> None:
    async def tried() -> str:
        server, asked = server_of(served, Limits(seconds=0.3, workers=1))
        try:
            await asked._workers.ready()
            lent = await asked._workers.take()
            with pytest.raises(ToolError) as problem:
                await server.call_tool("sparql", {"query": "ASK {}"})
            asked._workers.give_back(lent)
        finally:
            await asked.close()
        return str(problem.value)

    assert "no answer could be made within 0.3 s, as many others are; try again" in asyncio.run(tried())


def test_the_parts_of_a_query_have_one_time_together(served, monkeypatch) -> None:
    cited, newest = queries.cited, Newest.__call__

    def slow_to_open(self: Newest) -> Current:
        time.sleep(1.2)
        return newest(self)

    def slow_to_cite(*given: Any) -> Any:
        time.sleep(1.2)
        return cited(*given)

    async def tried() -> str:
        server, asked = server_of(served, Limits(seconds=2.0))
        try:
            await asked._workers.ready()
            with pytest.raises(ToolError) as problem:
                await server.call_tool("sparql", {"query": "ASK {}"})
        finally:
            await asked.close()
        return str(problem.value)

    monkeypatch.setattr(Newest, "__call__", slow_to_open)
    monkeypatch.setattr(queries, "cited", slow_to_cite)
    assert "took more than 2 s" in asyncio.run(tried())


def test_an_error_is_worded_where_the_answer_is_made(served) -> None:
    asked_in, newest = set[int](), Newest(served)

    def now() -> Current:
        asked_in.add(threading.get_ident())
        return newest()

    async def tried() -> list[str]:
        server: MCPServer[Any] = MCPServer("kg")
        tools._add_about_entities(server, now, InTime(5))
        found = []
        for name, given in (("entity", {"name": "Norland"}), ("document", {"id": "norland.txt"})):
            with pytest.raises(ToolError) as problem:
                await server.call_tool(name, given)
            found.append(str(problem.value))
        return found

    for words in asyncio.run(tried()):
        assert "orland" in words
        assert str(newest().graph.path) not in words
    assert asked_in
    assert threading.get_ident() not in asked_in


def test_what_runs_out_of_time_by_itself_is_told_as_it_is() -> None:
    def fails() -> None:
        raise TimeoutError("of another kind")

    with pytest.raises(TimeoutError, match="of another kind"):
        asyncio.run(InTime(5)(fails))
