"""Pages wait for their turn, not for long; no page keeps a state of the graph alive."""

import asyncio
import gc
import threading
import tracemalloc
import weakref

import pytest
from starlette.exceptions import HTTPException
from starlette.requests import Request

from kg.service.site import turns
from kg.service.site.resources import resource
from kg.service.site.routes import _documents, _drawn, _front, _pair, _search
from kg.service.site.state import State
from kg.service.site.turns import Turns


def _request(gone: bool = False) -> Request:
    """Return a request whose client stays, or goes away once it is sent."""
    messages = [{"type": "http.request", "body": b"", "more_body": False}]

    async def receive() -> dict:
        if messages:
            return messages.pop()
        if not gone:
            await asyncio.Event().wait()
        return {"type": "http.disconnect"}

    return Request({"type": "http", "method": "GET", "path": "/", "headers": []}, receive)


async def _status(call) -> int:
    try:
        return await call
    except HTTPException as err:
        return err.status_code


def test_who_waits_too_long_is_told_so_and_the_next_gets_its_turn(monkeypatch) -> None:
    monkeypatch.setattr(turns, "_PATIENCE", 0.2)
    ready = threading.Event()

    async def tried() -> list[int]:
        pages = Turns(1)
        first = asyncio.ensure_future(pages.run(_request(), ready.wait, 20))
        while not pages._turns._places.locked():
            await asyncio.sleep(0)
        second = await _status(pages.run(_request(), int, 200))
        ready.set()
        return [await first, second, await _status(pages.run(_request(), int, 200))]

    assert asyncio.run(tried()) == [True, 503, 200]


def test_nothing_is_made_for_who_has_gone() -> None:
    ready, made = threading.Event(), []

    async def tried() -> list[int]:
        pages = Turns(1)
        first = asyncio.ensure_future(pages.run(_request(), ready.wait, 20))
        while not pages._turns._places.locked():
            await asyncio.sleep(0)
        second = await _status(pages.run(_request(gone=True), made.append, 1))
        ready.set()
        return [await first, second, await _status(pages.run(_request(), int, 200))]

    assert asyncio.run(tried()) == [True, 499, 200]
    assert made == []


def test_a_page_that_nobody_waits_for_any_more_keeps_its_place_until_it_is_made(monkeypatch) -> None:
    begun, ready = threading.Event(), threading.Event()

    def made() -> None:
        begun.set()
        ready.wait(20)

    async def tried() -> list[int]:
        pages, leaving = Turns(1), asyncio.Event()
        messages = [{"type": "http.request"}]

        async def receive() -> dict:
            if not messages:
                await leaving.wait()
            return messages.pop() if messages else {"type": "http.disconnect"}

        request = Request({"type": "http", "method": "GET", "path": "/", "headers": []}, receive)
        first = asyncio.ensure_future(_status(pages.run(request, made)))
        while not begun.is_set():
            await asyncio.sleep(0)
        leaving.set()
        gone = await first
        monkeypatch.setattr(turns, "_PATIENCE", 0.2)
        second = await _status(pages.run(_request(), int, 200))
        ready.set()
        monkeypatch.setattr(turns, "_PATIENCE", 20)
        return [gone, second, await _status(pages.run(_request(), int, 200))]

    assert asyncio.run(tried()) == [499, 503, 200]


def test_a_body_that_nobody_asked_for_is_waited_for_and_not_kept() -> None:
    left = [50]

    async def receive() -> dict:
        if not left[0]:
            await asyncio.Event().wait()
        left[0] -= 1
        return {"type": "http.request", "body": bytes(1_000_000), "more_body": left[0] > 0}

    async def tried() -> list[int]:
        request = Request({"type": "http", "method": "GET", "path": "/", "headers": []}, receive)
        return [await Turns(1).run(request, int, number) for number in (200, 201)]  # a page may take several turns

    tracemalloc.start()
    try:
        assert asyncio.run(tried()) == [200, 201]
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()
    assert left == [0]


@pytest.mark.parametrize(
    ("handler", "path"),
    [
        (_front, "/"),
        (_search, "/search?q=Az"),
        (_documents, "/documents"),
        (_pair, "/pair?one=Azerbaijan&other=Turkey"),
        (resource, "/id/state/AZ"),
        (resource, "/id/state/AZ.ttl"),
        (resource, "/document/a"),
        *((_drawn, f"/{kind}") for kind in ("network", "report", "timeline", "map")),
    ],
)
def test_a_page_keeps_no_state_alive(site, handler, path) -> None:
    """Or its files stay open, and its snapshot on the disk, until garbage happens to be collected."""
    state = State(site.state.graph, "small")
    seen = weakref.ref(state)
    gc.disable()
    try:
        handler(_asked(path), state)
        del state
        assert seen() is None
    finally:
        gc.enable()


def _asked(path: str) -> Request:
    place, _, query = path.partition("?")
    fields = [(b"accept", b"text/html"), (b"host", b"here")]
    return Request(
        {
            "type": "http",
            "method": "GET",
            "path": place,
            "raw_path": place.encode(),
            "query_string": query.encode(),
            "headers": fields,
            "server": ("here", 80),
            "scheme": "http",
        }
    )
