"""The application: the routes of all modules, and what holds for every request."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from kg.service import health, sparql
from kg.service.guard import Guard
from kg.service.journal import Journal, Write
from kg.service.limits import Limits
from kg.service.negotiation import takes_gzip
from kg.service.served import Served
from kg.service.site.routes import routes as site
from kg.service.workers import Workers

type Routes = Callable[[Served, Limits], list[Route]]

# Each module gives its routes; the first that fits a path answers. A route named ``editor`` is where browsers go that
# come to ``/sparql`` without a query.
ROUTES: tuple[Routes, ...] = (health.routes, sparql.routes, site)
_LOOK = 2.0  # seconds from one look for a new build to the next


def application(served: Served, limits: Limits | None = None, *, log: Write | None = None) -> Starlette:
    """Return the application that answers for a graph.

    Args:
        served: The graph; it stays the caller's to close.
        limits: What a request may cost; None takes the defaults.
        log: Called with a line of JSON for each request.
    """
    bounds = limits or Limits()

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        workers = app.state.workers = Workers(served.snapshot, bounds)
        await workers.ready()
        looking = asyncio.ensure_future(_follow(served, workers))
        yield
        looking.cancel()
        await asyncio.gather(looking, return_exceptions=True)
        await workers.close()

    middleware = [
        Middleware(Journal, write=log),
        Middleware(Guard),
        Middleware(
            CORSMiddleware,
            allow_origins=bounds.origins,
            allow_methods=list(sparql.METHODS),
            allow_headers=["*"],
            expose_headers=["warning"],
        ),
        Middleware(_Gzip, minimum_size=1000, compresslevel=5),
    ]
    routes = [route for give in ROUTES for route in give(served, bounds)]
    return Starlette(routes=routes, middleware=middleware, lifespan=lifespan)


async def _follow(served: Served, workers: Workers) -> None:
    """Go over to each new state of the graph once its build has ended."""
    while True:
        await asyncio.sleep(_LOOK)
        if await asyncio.to_thread(served.renew):
            workers.move(served.snapshot)


class _Gzip(GZipMiddleware):
    """Compression for those who take it; the middleware alone reads ``gzip;q=0`` as a yes."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            told = [value.decode("latin-1") for name, value in scope["headers"] if name == b"accept-encoding"]
            if told and not takes_gzip(", ".join(told)):
                headers = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
                scope = {**scope, "headers": headers}
        await super().__call__(scope, receive, send)
