"""``/health``: whether the server answers, and which build of the graph it serves."""

from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from kg.service.limits import Limits
from kg.service.served import Served


def routes(served: Served, limits: Limits) -> list[Route]:
    """Return the route of ``/health``."""

    async def health(request: Request) -> JSONResponse:
        body = {"status": "ok", "graph": str(served.folder), "build": asdict(served.build), "limits": asdict(limits)}
        return JSONResponse(body, headers={"cache-control": "no-store"})

    return [Route("/health", health, methods=["GET"])]
