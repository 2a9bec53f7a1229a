"""Pages are made in threads, some at a time: others wait for their turn, not for long, and not if nobody waits."""

import asyncio
from collections.abc import Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request

from kg.service import turns
from kg.service.leaving import unless_gone

_PATIENCE = 10.0  # seconds


class Turns:
    """Who makes a page now, and who waits."""

    def __init__(self, at_a_time: int = turns.AT_A_TIME) -> None:
        """Let so many pages be made at a time."""
        self._turns = turns.Turns(at_a_time)

    async def run[*Given, Page](self, request: Request, make: Callable[[*Given], Page], *given: *Given) -> Page:
        """Return what a function gives, called in a thread once it is its turn.

        Raises:
            HTTPException: 503 if that takes too long; 499, which nobody reads, if the client went away meanwhile.
        """
        return await unless_gone(request, self._made(make, *given))

    async def _made[*Given, Page](self, make: Callable[[*Given], Page], *given: *Given) -> Page:
        try:
            async with asyncio.timeout(_PATIENCE):
                await self._turns.begin()
        except TimeoutError as err:
            said = f"no page could be made within {_PATIENCE:g} s, as many others are; try again"
            raise HTTPException(503, said, {"retry-after": "5"}) from err
        return await self._turns.made(make, *given)
