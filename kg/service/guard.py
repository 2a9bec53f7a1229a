"""What holds for every request and every answer: the head is bounded and names a host, the answer runs nothing."""

import re

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_HEAD = 65_536  # bytes of the head of a request: its line and its headers
PLAIN = {"x-content-type-options": "nosniff"}
POLICY = "default-src 'none'; frame-ancestors 'none'"  # of HTML that brings none of its own
_HOST = re.compile(rb"(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._~%!$&'()*+,;=-]*)(?::[0-9]{0,5})?\Z")


class Guard:
    """Middleware that refuses heads too long and hosts that are none, and sees that each answer has its policy."""

    def __init__(self, app: ASGIApp) -> None:
        """Guard an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(raw=list(message.get("headers", ())))
                headers.setdefault("x-content-type-options", "nosniff")
                if headers.get("content-type", "").startswith("text/html"):
                    headers.setdefault("content-security-policy", POLICY)
                message = {**message, "headers": headers.raw}
            await send(message)

        refused = _refused(scope)
        await (refused or self._app)(scope, receive, sealed)


def _refused(scope: Scope) -> PlainTextResponse | None:
    fields = scope["headers"]
    size = len(scope.get("raw_path") or b"") + len(scope["query_string"])
    if size + sum(len(name) + len(value) + 4 for name, value in fields) > MOST_HEAD:
        return PlainTextResponse(f"the address and the headers are longer than {MOST_HEAD:,} bytes\n", 431)
    if not all(_HOST.match(value) for name, value in fields if name == b"host"):
        return PlainTextResponse("the header Host names no host\n", 400)
    return None
