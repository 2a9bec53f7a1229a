"""A line for each request, which shows what was asked and steers no terminal."""

import asyncio
import json

from starlette.requests import ClientDisconnect

from kg.service.journal import Journal


def _told(app, path: str = "/") -> tuple[dict, list[dict]]:
    """Return the line that is written for a request, and what is sent."""
    lines, sent = [], []

    async def send(message: dict) -> None:
        sent.append(message)

    async def receive() -> dict:
        return {"type": "http.disconnect"}

    scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "headers": []}
    asyncio.run(Journal(app, lines.append)(scope, receive, send))
    (line,) = lines
    assert line.isascii()
    assert line.isprintable() or line.removesuffix("\n").isprintable()
    return json.loads(line), sent


async def _answers(scope, receive, send) -> None:
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})


async def _breaks(scope, receive, send) -> None:
    raise RuntimeError("secret")


async def _is_left(scope, receive, send) -> None:
    raise ClientDisconnect


def test_what_steers_a_terminal_is_escaped() -> None:
    path = "/\x9b31m\x1b[2J\u202e\u2028ä\r\n"
    told, _ = _told(_answers, path)
    assert (told["path"], told["status"]) == (path, 204)


def test_what_nobody_foresaw_is_told_to_the_log_alone() -> None:
    told, sent = _told(_breaks)
    assert (told["status"], told["error"]) == (500, "RuntimeError: secret")
    assert "RuntimeError" in "".join(told["trace"])
    assert b"secret" not in b"".join(message.get("body", b"") for message in sent)
    assert (b"x-content-type-options", b"nosniff") in sent[0]["headers"]


def test_a_client_that_goes_away_is_no_failure() -> None:
    told, sent = _told(_is_left)
    assert (told["status"], "trace" in told, sent) == (499, False, [])
