"""The files that pages load: styles, scripts, the editor, and the drawing library that pyvis brings along."""

import hashlib
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from kg.page.explorer.offline import vis_network
from kg.page.words.sheet import style
from kg.service.site.html import STYLE

FOLDER = Path(__file__).parents[1] / "static"
_MEDIA = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".txt": "text/plain"}


def routes() -> list[Route]:
    """Return the route of ``/static/NAME``."""
    return [Route("/static/{name}", _file, methods=["GET"])]


def names() -> tuple[str, ...]:
    """Return the names of all files, sorted."""
    own = (path.name for path in FOLDER.iterdir() if path.suffix in _MEDIA)
    return tuple(sorted({*own, STYLE, "vis-network.js"}))


@cache
def content(name: str) -> bytes:
    """Return the content of a file.

    Raises:
        KeyError: If there is none of this name.
    """
    if name not in names():
        raise KeyError(name)
    if name == "vis-network.js":
        return vis_network().encode()
    return style().encode() if name == STYLE else (FOLDER / name).read_bytes()


async def _file(request: Request) -> Response:
    name = request.path_params["name"]
    try:
        body = content(name)
    except KeyError:
        return PlainTextResponse("no such file\n", 404)
    tag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
    headers = {"etag": tag, "cache-control": "no-cache", "x-content-type-options": "nosniff"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=_MEDIA[Path(name).suffix], headers=headers)
