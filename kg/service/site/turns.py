"""Pages are made in threads, some at a time: others wait for their turn, not for long, and not if nobody waits."""

import asyncio
from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request

from kg.service.leaving import unless_gone

AT_A_TIME = 8
_PATIENCE = 10.0  # seconds


class Turns:
    """Who makes a page now, and who waits."""

    def __init__(self, at_a_time: int = AT_A_TIME) -> None:
        """Let so many pages be made at a time."""
        self._places = asyncio.Semaphore(at_a_time)

    async def run[*Given, Page](self, request: Request, make: Callable[[*Given], Page], *given: *Given) -> Page:
        """Return what a function gives, called in a thread once it is its turn.

        Raises:
            HTTPException: 503 if that takes too long; 499, which nobody reads, if the client went away meanwhile.
        """
        return await unless_gone(request, self._made(make, *given))

    async def _made[*Given, Page](self, make: Callable[[*Given], Page], *given: *Given) -> Page:
        try:
            async with asyncio.timeout(_PATIENCE):
                await self._places.acquire()
        except TimeoutError as err:
            said = f"no page could be made within {_PATIENCE:g} s, as many others are; try again"
            raise HTTPException(503, said, {"retry-after": "5"}) from err
        making = asyncio.ensure_future(run_in_threadpool(make, *given))
        making.add_done_callback(self._made_room)
        return await asyncio.shield(making)  # no thread can be stopped: it keeps its place, though nobody waits

    def _made_room(self, making: asyncio.Future[Any]) -> None:
        self._places.release()
        if not making.cancelled():
            making.exception()  # which nobody may have waited for
