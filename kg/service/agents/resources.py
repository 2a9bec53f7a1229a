"""What agents may read as resources: the graph in short, texts of documents in parts, profiles of entities."""

import json
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ResourceError, ResourceNotFoundError

from kg.errors import KgError, UnknownNameError
from kg.service.agents import answers
from kg.service.agents.citations import document_uri
from kg.service.agents.current import Current
from kg.service.agents.timing import InTime
from kg.service.agents.tools import Now

LISTED = 500  # documents that the list shows


def add_resources(server: MCPServer[Any], now: Now, in_time: InTime) -> None:
    """Add the resources to a server."""

    @server.resource("kg://graph", mime_type="application/json")
    async def graph() -> str:
        """What is in the graph: counts, and the documents with outlet, date and address, the newest first."""
        return await _read(in_time, lambda: _graph(now()))

    @server.resource("kg://document/{id}", mime_type="text/plain")
    async def document(id: str) -> str:  # noqa: A002  (the address names it so)
        """Text of a document from its first character; of a long one the first part, and where the next begins."""
        return await _read(in_time, lambda: _part(now(), id, 0))

    @server.resource("kg://document/{id}/{start}", mime_type="text/plain")
    async def document_from(id: str, start: str) -> str:  # noqa: A002
        """Text of a document from a character on."""
        if not start.isdecimal():
            raise ResourceNotFoundError(f"{start[:20]!r} is no number of a character")
        return await _read(in_time, lambda: _part(now(), id, int(start[:9])))

    @server.resource("kg://entity/{kind}/{key}", mime_type="application/json")
    async def entity(kind: str, key: str) -> str:
        """Profile of an entity, by the end of its IRI: kg://entity/state/AZ."""
        return await _read(in_time, lambda: _profile(now(), f"{kind}/{key}"))


async def _read(in_time: InTime, make: Callable[[], str]) -> str:
    try:
        return await in_time(make)
    except UnknownNameError as error:
        raise ResourceNotFoundError(error.what) from error
    except KgError as error:
        raise ResourceError(str(error)) from error


def _graph(state: Current) -> str:
    sources = sorted(state.reader.sources(), key=lambda source: (source.date, source.id), reverse=True)
    listed = [
        {"id": s.id, "headline": s.headline, "outlet": s.outlet, "date": s.date, "uri": document_uri(s.id)}
        for s in sources[:LISTED]
    ]
    told = {"build": state.build, "counts": state.graph.counts(), "documents": listed}
    return json.dumps(told | {"more": max(0, len(sources) - LISTED)}, ensure_ascii=False, indent=1)


def _profile(state: Current, name: str) -> str:
    found = answers.entity(state, name, cursor="", limit=answers.BRIEF)
    return json.dumps(asdict(found), ensure_ascii=False, indent=1)


def _part(state: Current, identifier: str, start: int) -> str:
    found = answers.document(state, identifier, start=start, length=answers.MOST_CHARACTERS)
    if found.next_start < 0:
        return found.words
    return f"{found.words}\n\n[goes on at {document_uri(identifier)}/{found.next_start}, of {found.length} characters]"
