"""Each answer to an agent is there in time, or it is told that it is late, or that others are before it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager

from kg.bounds import busy, late
from kg.service.turns import Turns

type Waiting = Callable[[], AbstractContextManager[None]]
"""Opens a block in which an answer waits for others."""


@asynccontextmanager
async def within(seconds: float) -> AsyncIterator[Waiting]:
    """Break a block off after so many seconds; in what it is given it waits for others, as often as it has to.

    Raises:
        QueryError: If it takes too long: that many others are before it where it waited most of the time.
    """
    clock = asyncio.get_running_loop().time
    waited: list[float] = []

    @contextmanager
    def waiting() -> Iterator[None]:
        start = clock()
        try:
            yield
        finally:
            waited.append(clock() - start)

    try:
        async with asyncio.timeout(seconds) as bound:
            yield waiting
    except TimeoutError as err:
        if not bound.expired():
            raise
        raise (busy if sum(waited) > seconds / 2 else late)(seconds) from err


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
        async with within(self._seconds) as waiting:
            return await self.part(waiting, make, *given)

    async def part[*Given, Made](self, waiting: Waiting, make: Callable[[*Given], Made], *given: *Given) -> Made:
        """Return what a function gives, as a part of an answer whose time `within` bounds, which gave `waiting`."""
        with waiting():
            await self._turns.begin()
        return await self._turns.made(make, *given)
