"""Work in threads, some at a time. No thread can be stopped: what nobody waits for any more keeps its place."""

import asyncio
from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool

AT_A_TIME = 8


class Turns:
    """Who works now, and who waits: `begin`, then what is `made`."""

    def __init__(self, at_a_time: int = AT_A_TIME) -> None:
        """Let so many work at a time."""
        self._places = asyncio.Semaphore(at_a_time)

    async def begin(self) -> None:
        """Wait for a turn, which `made` is to be called with at once."""
        await self._places.acquire()

    async def made[*Given, Made](self, make: Callable[[*Given], Made], *given: *Given) -> Made:
        """Return what a function gives, called in a thread; the turn ends with it, whether or not somebody waits."""
        making = asyncio.ensure_future(run_in_threadpool(make, *given))
        making.add_done_callback(self._made_room)
        return await asyncio.shield(making)

    def _made_room(self, making: asyncio.Future[Any]) -> None:
        self._places.release()
        if not making.cancelled():
            making.exception()  # which nobody may have waited for
