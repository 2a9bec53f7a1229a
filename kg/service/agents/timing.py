"""Each answer to an agent is there in time, or it is told that it is late."""

import asyncio
from collections.abc import Callable

from kg.bounds import late
from kg.service.turns import Turns


class InTime:
    """Makes answers in threads, some at a time, each within so many seconds from when it was asked for."""

    def __init__(self, seconds: float) -> None:
        self._seconds, self._turns = seconds, Turns()

    async def __call__[*Given, Made](self, make: Callable[[*Given], Made], *given: *Given) -> Made:
        """Return what a function gives.

        Raises:
            QueryError: If that takes too long, waiting for a turn included.
            BaseException: Whatever the function raises.
        """
        try:
            async with asyncio.timeout(self._seconds) as bound:
                await self._turns.begin()
                return await self._turns.made(make, *given)
        except TimeoutError as err:
            if not bound.expired():
                raise
            raise late(self._seconds) from err
