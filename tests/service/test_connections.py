"""Clients that stop in the middle: their connections end in time, and hold nobody else up."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.routing import Route

from kg.service import connections
from kg.service.limits import Limits
from kg.service.requests import asked
from kg.service.server import bind, configured

LIMITS = Limits(connections=4, arrival=1.0)
LARGE = b"x" * 30_000_000  # more than the kernel holds for a client that does not read
GET = b"GET /small HTTP/1.1\r\nHost: here\r\n\r\n"
POST = b"POST /asked HTTP/1.1\r\nHost: here\r\nContent-Type: application/sparql-query\r\nContent-Length: 900\r\n\r\n"


def _application() -> Starlette:
    async def small(request: Request) -> PlainTextResponse:
        return PlainTextResponse("small")

    async def large(request: Request) -> StreamingResponse:
        return StreamingResponse(iter([LARGE]))

    async def posted(request: Request) -> PlainTextResponse:
        question = await asked(request, LIMITS)
        return PlainTextResponse(question.query if question else "")

    routes = [Route("/small", small), Route("/large", large), Route("/asked", posted, methods=["POST"])]
    return Starlette(routes=routes)


@pytest.fixture
def place(monkeypatch) -> Iterator[tuple[str, int]]:
    """Where a server with narrow limits listens."""
    monkeypatch.setattr(connections, "_LOOK", 0.5)
    server = uvicorn.Server(configured(_application(), LIMITS))
    with bind("127.0.0.1", 0) as bound:
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
        thread.start()
        try:
            yield bound.getsockname()
        finally:
            server.should_exit = True
            thread.join(timeout=20)
    assert not server.server_state.connections
    assert not server.server_state.tasks


def _connected(place: tuple[str, int], data: bytes = b"") -> socket.socket:
    client = socket.create_connection(place, timeout=20)
    client.sendall(data)
    return client


def _rest(client: socket.socket) -> bytes:
    """Return all that comes until the server closes the connection."""
    got = []
    try:
        while part := client.recv(1 << 16):
            got.append(part)
    except ConnectionError:
        pass
    return b"".join(got)


def _answers(place: tuple[str, int]) -> bool:
    with _connected(place, GET) as client:
        return client.recv(1000).startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize("begun", [b"G", b"GET /small HT", GET[:-2], GET + GET[:-2]])
def test_a_head_that_does_not_arrive_is_told_so(place, begun) -> None:
    with _connected(place, begun) as client:
        head, _, body = _rest(client).rpartition(b"\r\n\r\n")
    assert b"HTTP/1.1 408 Request Timeout\r\n" in head
    assert body == b"the request did not arrive within 1 s\n"


def test_a_head_that_is_dripped_gets_no_more_time(place) -> None:
    with _connected(place, b"GET /small HTTP/1.1\r\nX: ") as client:
        client.settimeout(0.1)
        for _ in range(100):
            try:
                client.sendall(b"x")
                if not client.recv(1000).startswith(b"HTTP/1.1 408"):
                    break
            except TimeoutError:
                continue
            except ConnectionError:
                break
        else:
            pytest.fail("each byte gave it more time")


def test_a_body_that_does_not_arrive_is_told_so(place) -> None:
    with _connected(place, POST + b"ASK {") as client:
        got = _rest(client)
    assert got.startswith(b"HTTP/1.1 408")
    assert b"the body did not arrive within 1 s" in got


def test_a_body_that_nobody_reads_is_not_waited_for(place) -> None:
    with _connected(place, POST.replace(b"POST /asked", b"POST /small") + b"ASK {") as client:
        assert _rest(client).startswith(b"HTTP/1.1 405")


def test_a_connection_without_a_request_is_closed(place) -> None:
    with _connected(place) as client:
        assert _rest(client) == b""


def test_a_request_in_time_is_answered_and_the_next_on_its_connection_has_its_own_time(place) -> None:
    with _connected(place) as client:
        for _ in range(6):
            time.sleep(0.2)
            client.sendall(GET)
            got = b""
            while not got.endswith(b"small"):
                got += client.recv(1000) or pytest.fail(f"closed after {got!r}")
            assert got.startswith(b"HTTP/1.1 200")
        client.sendall(POST + b" " * 400)
        time.sleep(0.2)
        client.sendall(b" " * 500)
        assert client.recv(1000).startswith(b"HTTP/1.1 200")


def test_a_client_that_does_not_read_is_cut_off(place) -> None:
    with _connected(place, b"GET /large HTTP/1.1\r\nHost: here\r\n\r\n") as client:
        time.sleep(2)
        assert len(_rest(client)) < len(LARGE)


def test_a_client_that_reads_slowly_but_reads_gets_all(place) -> None:
    size = 0
    with _connected(place, b"GET /large HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n") as client:
        for _ in range(20):
            size += len(client.recv(1 << 19))
            time.sleep(0.1)
        size += len(_rest(client))
    assert size > len(LARGE)


def test_more_connections_than_allowed_are_told_so_and_far_more_are_closed(place) -> None:
    held = [_connected(place, GET[:9]) for _ in range(LIMITS.connections)]
    try:
        with _connected(place, GET) as one_more:
            assert one_more.recv(1000).startswith(b"HTTP/1.1 503")
        held += [_connected(place, GET[:9]) for _ in range(LIMITS.connections)]
        with _connected(place, GET) as far_more:
            assert _rest(far_more) == b""
    finally:
        for client in held:
            client.close()
    until = time.monotonic() + 10
    while not _answers(place) and time.monotonic() < until:
        time.sleep(0.05)
    assert _answers(place)


@pytest.mark.parametrize("chunk", [b"zz\r\n", b"-1\r\n", b"2\r\nxxx\r\n"])
def test_a_body_that_is_none_ends_its_connection_alone(place, chunk) -> None:
    head = POST.replace(b"Content-Length: 900", b"Transfer-Encoding: chunked")
    with _connected(place, head + b"1\r\nA\r\n") as client:
        client.sendall(chunk)
        assert _rest(client)[:12] in {b"", b"HTTP/1.1 400"}
    assert _answers(place)


def test_a_body_in_very_many_pieces_ends_its_connection_and_holds_nobody_up(place) -> None:
    head = POST.replace(b"Content-Length: 900", b"Transfer-Encoding: chunked")
    with _connected(place, head + b"1\r\n \r\n" * 9_990 + b"6\r\nASK {}\r\n0\r\n\r\n" + GET) as client:
        got = b""
        while not got.endswith(b"small"):
            got += client.recv(1 << 16) or pytest.fail("closed")
        assert got.count(b"HTTP/1.1 200") == 2  # the next request is counted anew
    began = time.process_time()  # of the server as well, a thread of this process
    with _connected(place) as client:
        with suppress(ConnectionError):
            client.sendall(head + b"1\r\na\r\n" * 900_000)
        assert b"HTTP/1.1 200" not in _rest(client)
    assert time.process_time() - began < 4  # of each piece it would be 18 s
    assert _answers(place)
