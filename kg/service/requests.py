"""What a request to the endpoint asks for (SPARQL 1.1 Protocol, section 2), or why it can't be answered."""

import asyncio
from dataclasses import dataclass
from urllib.parse import parse_qsl

from pyoxigraph import NamedNode
from starlette.exceptions import HTTPException
from starlette.requests import Request

from kg.errors import brief
from kg.service.limits import Limits
from kg.service.negotiation import Kind, accepted, by_name

_FORM, _QUERY, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_MOST_FIELDS = 1_000
_READ_ONLY = "updates are refused: this endpoint only reads; use kg build and kg remove"


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as a client sent it.

    Attributes:
        query: SPARQL.
        default: What ``default-graph-uri`` names; None, as ``named``, if the request leaves the graphs to the query.
        named: What ``named-graph-uri`` names.
        solutions: Name of the format for solutions that the client likes best; None if it takes none that there is.
        triples: The same for triples.
    """

    query: str
    default: tuple[str, ...] | None
    named: tuple[str, ...] | None
    solutions: str | None
    triples: str | None


async def asked(request: Request, limits: Limits) -> Asked | None:
    """Return the query of a request, or None for a GET without one, which asks for the service's description.

    Args:
        request: GET, HEAD or POST.
        limits: How long its body may be, and take to arrive.

    Raises:
        HTTPException: 400 for what is malformed, 403 for updates, 408 for what does not arrive, 406, 413 and 415 for
            formats and sizes.
    """
    fields = _fields(request.scope["query_string"], "the address")
    if request.method == "POST":
        fields += await _posted(request, limits)
    if any(name == "update" for name, _ in fields):
        raise HTTPException(403, _READ_ONLY)
    queries = [value for name, value in fields if name == "query"]
    if not queries and request.method != "POST":
        return None
    if len(queries) != 1:
        raise HTTPException(400, f"a request has one query, this one has {len(queries)}; send query=... once")
    default, named = (_graphs(fields, name) for name in ("default-graph-uri", "named-graph-uri"))
    wanted = next((value for name, value in fields if name == "format"), None)
    chosen = default or named
    return Asked(
        queries[0],
        default if chosen else None,
        named if chosen else None,
        _format(request, "solutions", wanted),
        _format(request, "triples", wanted),
    )


async def _posted(request: Request, limits: Limits) -> list[tuple[str, str]]:
    kind, parameters = _content_type(request)
    if kind == _UPDATE:
        raise HTTPException(403, _READ_ONLY)
    if kind not in {_FORM, _QUERY}:
        told = f"not {brief(kind)}" if kind else "and says so in Content-Type"
        raise HTTPException(415, f"a POST holds {_FORM} or {_QUERY}, {told}")
    if parameters.get("charset", "utf-8") not in {"utf-8", "utf8", "us-ascii"}:
        raise HTTPException(415, f"queries come in UTF-8, not in {brief(parameters['charset'])}")
    body = await _body(request, limits.body, limits.arrival)
    if kind == _FORM:
        return _fields(body, "the body")
    try:
        return [("query", body.decode())]
    except UnicodeDecodeError as err:
        raise HTTPException(400, f"the body is not UTF-8 at byte {err.start}") from err


async def _body(request: Request, most: int, seconds: float) -> bytes:
    parts, size = [], 0
    try:
        async with asyncio.timeout(seconds):
            async for part in request.stream():
                size += len(part)
                if size > most:
                    raise HTTPException(413, f"the body is longer than {most:,} bytes; kg serve --max-body allows more")
                parts.append(part)
    except TimeoutError as err:
        raise HTTPException(408, f"the body did not arrive within {seconds:g} s", {"connection": "close"}) from err
    return b"".join(parts)


def _content_type(request: Request) -> tuple[str, dict[str, str]]:
    kind, *rest = request.headers.get("content-type", "").split(";")
    pairs = (part.partition("=") for part in rest)
    return kind.strip().lower(), {name.strip().lower(): value.strip().strip('"').lower() for name, _, value in pairs}


def _fields(text: bytes, where: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text.decode(), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except ValueError as err:  # of which UnicodeDecodeError is one
        raise HTTPException(400, f"{where} is not percent-encoded UTF-8 of at most {_MOST_FIELDS:,} fields") from err


def _graphs(fields: list[tuple[str, str]], name: str) -> tuple[str, ...]:
    iris = tuple(value for field, value in fields if field == name)
    for iri in iris:
        if iri.lower().startswith("file:"):
            raise HTTPException(403, f"{name}={brief(iri)}: file IRIs are refused: queries read this graph, no files")
        try:
            NamedNode(iri)
        except ValueError as err:
            raise HTTPException(400, f"{name}={brief(iri)}: no absolute IRI ({brief(str(err))})") from err
    return iris


def _format(request: Request, kind: Kind, wanted: str | None) -> str | None:
    """Return the name of a format: ``format=`` decides if it is one of ours and fits, else Accept."""
    told = by_name(kind, wanted) if wanted else None
    chosen = told or accepted(", ".join(request.headers.getlist("accept")), kind)
    return chosen.name if chosen else None
