"""Each answer to an agent is there in time, or it is told that it is late, or that others are before it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from kg.bounds import busy, late
from kg.service.turns import Turns


@asynccontextmanager
async def within(seconds: float) -> AsyncIterator[Callable[[], None]]:
    """Break a block off after so many seconds; it calls what it is given once it need not wait for others any more.

    Raises:
        QueryError: If it takes too long: that many others are before it where it waited most of the time.
    """
    clock = asyncio.get_running_loop().time
    last = clock() + seconds / 2
    begun: list[float] = []
    try:
        async with asyncio.timeout(seconds) as bound:
            yield lambda: begun.append(clock())
    except TimeoutError as err:
        if not bound.expired():
            raise
        raise (late if begun and begun[0] <= last else busy)(seconds) from err


class InTime:
    """Makes answers in threads, some at a time, each within so many seconds from when it was asked for."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self._turns = seconds, Turns()

    async def __call__[*Given, Made](self, make: Callable[[*Given], Made], *given: *Given) -> Made:
        """Return what a function gives.

        Raises:
            QueryError: If that takes too long, or too long to begin, as `within` tells.
            BaseException: Whatever the function raises.
        """
        async with within(self._seconds) as begun:
            await self._turns.begin()
            begun()
            return await self._turns.made(make, *given)
