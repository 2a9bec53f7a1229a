"""Clients that go away: what was under way for them is given up."""

import asyncio
from collections.abc import Awaitable

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request

from kg.service.journal import GONE


async def unless_gone[T](request: Request, awaited: Awaitable[T]) -> T:
    """Return what is awaited, unless the client goes away first: then it is given up.

    Raises:
        HTTPException: 499, which nobody reads.
        ClientDisconnect: If it goes away before its request has come whole.
    """
    if request.method != "POST":
        await _pass_over(request)
    making, leaving = asyncio.ensure_future(awaited), asyncio.ensure_future(request.receive())
    try:
        await asyncio.wait({making, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if making.done():
            return making.result()
        raise HTTPException(GONE)
    finally:
        for task in (making, leaving):
            task.cancel()
        await asyncio.gather(making, leaving, return_exceptions=True)


async def _pass_over(request: Request) -> None:
    """Wait for the end of a body that nobody asked for; it may be long, and none of it is kept."""
    while not request.scope.get("kg.arrived"):
        message = await request.receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        request.scope["kg.arrived"] = not message.get("more_body")
