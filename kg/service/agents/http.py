"""The server for agents over HTTP, on this machine."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from starlette.applications import Starlette

from kg.service.agents.server import server_of
from kg.service.limits import Limits
from kg.service.served import Served
from kg.service.server import run


def application(served: Served, limits: Limits, *, host: str) -> Starlette:
    """Return the application that answers at ``/mcp``; it refuses requests that name another host than this machine."""
    server, queries = server_of(served, limits)
    app = server.streamable_http_app(host=host, stateless_http=True, json_response=True)
    around = app.router.lifespan_context

    @asynccontextmanager
    async def lifespan(running: Starlette) -> AsyncIterator[Any]:
        async with around(running) as state:
            try:
                yield state
            finally:
                await queries.close()

    app.router.lifespan_context = lifespan
    return app


def serve_http(
    served: Served, limits: Limits, *, host: str, port: int, on_start: Callable[[str], None] | None = None
) -> None:
    """Answer over HTTP until SIGINT or SIGTERM; arguments and errors as for `kg.service.server.serve`."""
    run(application(served, limits, host=host), limits, host=host, port=port, on_start=on_start)
