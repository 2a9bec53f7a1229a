"""A line of JSON for each request: when, what, with which status, how long it took, how many rows it gave."""

import json
import time
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from starlette.requests import ClientDisconnect
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.errors import one_line
from kg.service.guard import PLAIN

type Write = Callable[[str], None]

GONE = 499  # the client went away; nobody reads this status but the log


class Journal:
    """Middleware that tells of each request once it has ended, and ends those that fail for reasons nobody foresaw.

    Whoever answers a request may add to ``scope["kg.noted"]``, a dict of what is to be told of it.
    """

    def __init__(self, app: ASGIApp, write: Write | None) -> None:
        """Tell of the requests to an application; ``write`` takes a line, None tells nobody."""
        self._app, self._write = app, write

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request and tell of it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, sent = time.perf_counter(), {"status": 0, "bytes": 0}
        noted: dict[str, Any] = scope.setdefault("kg.noted", {})

        async def counted(message: Message) -> None:
            if message["type"] == "http.response.start":
                sent["status"] = message["status"]
            else:
                sent["bytes"] += len(message.get("body", b""))
            await send(message)

        try:
            await self._app(scope, receive, counted)
        except ClientDisconnect:
            sent["status"] = sent["status"] or GONE
        except Exception as err:  # noqa: BLE001  (a request that fails is told of and ends; the server goes on)
            noted["error"] = one_line(err)
            if not sent["status"]:
                noted["trace"] = traceback.format_exception(err)
                answer = PlainTextResponse("the server failed; its log tells how", status_code=500, headers=PLAIN)
                await answer(scope, receive, counted)
        finally:
            self._tell(scope, sent, noted, time.perf_counter() - began)

    def _tell(self, scope: Scope, sent: dict[str, int], noted: dict[str, Any], seconds: float) -> None:
        if self._write is None:
            return
        line = {
            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "method": scope["method"],
            "path": scope["path"],
            "status": sent["status"],
            "ms": round(seconds * 1000, 1),
            "bytes": sent["bytes"],
            "rows": noted.pop("rows", None),
            "query": noted.pop("query", None),
        }
        self._write(json.dumps(line | noted) + "\n")  # ASCII: some other characters steer a terminal
