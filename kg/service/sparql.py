"""``/sparql``: the SPARQL 1.1 Protocol's query operation, and the description of the service."""

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from kg import bounds
from kg.service import description, frames
from kg.service.frames import Question
from kg.service.leaving import unless_gone
from kg.service.limits import Limits
from kg.service.negotiation import FORMATS, takes_gzip
from kg.service.requests import asked
from kg.service.served import Served
from kg.service.workers import BrokenWorkerError, Worker, Workers

PATH = "/sparql"
METHODS = ("GET", "HEAD", "POST", "OPTIONS")
_HELD_BACK = 4 << 20  # bytes of an answer that wait for its end: till then a failure has a status of its own
_PATIENCE = 10.0  # seconds that a query waits for its turn, if its own time is not longer


class BrokenAnswerError(Exception):
    """An answer fails after its beginning was sent; the connection is closed, so that nobody takes it for whole."""


def routes(served: Served, limits: Limits) -> list[Route]:
    """Return the route of ``/sparql``."""

    async def sparql(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"allow": ", ".join(METHODS)})
        question = await asked(request, limits)
        if question is None:
            return await description.respond(request, served)
        noted = request.scope.setdefault("kg.noted", {})
        noted["query"] = hashlib.sha256(question.query.encode()).hexdigest()[:16]
        full = Question(
            question.query,
            question.default,
            question.named,
            question.solutions,
            question.triples,
            limits.rows,
            limits.size,
            limits.seconds,
            gzip=takes_gzip(request.headers.get("accept-encoding")),
            body=request.method != "HEAD",
        )
        return await unless_gone(request, _answer(request.app.state.workers, full, noted))

    return [Route(PATH, sparql, methods=list(METHODS), name="sparql")]


@dataclass(slots=True)
class _Answer:
    """An answer that is under way: the process that makes it, and until when it may."""

    workers: Workers
    question: Question
    noted: dict[str, Any]
    folder: Path | None
    deadline: float = 0.0
    worker: Worker | None = None
    head: dict[str, Any] = field(default_factory=dict)

    async def in_time[T](self, awaited: Awaitable[T], late: str) -> T:
        try:
            async with asyncio.timeout_at(self.deadline):
                return await awaited
        except TimeoutError as err:
            raise HTTPException(503, late, {"retry-after": "5"}) from err
        except BrokenWorkerError as err:
            raise HTTPException(500, str(bounds.broken_off())) from err

    async def begin(self) -> None:
        seconds = max(self.question.seconds, _PATIENCE)
        self._may_take(seconds)
        busy = f"no query could begin within {seconds:g} s, as many others run; try again"
        self.worker = await self.in_time(self.workers.take(self.folder), busy)
        self._may_take(self.question.seconds)
        await self.in_time(self.worker.ask(self.question), busy)

    async def parts(self) -> AsyncIterator[bytes]:
        """Yield the bytes of the answer; ``head`` is there before the first."""
        late = str(bounds.late(self.question.seconds))
        while self.worker is not None:
            kind, body = await self.in_time(self.worker.frame(), late)
            if kind == frames.DATA:
                yield body
                continue
            told = json.loads(body)
            if kind == frames.HEAD:
                self.head = told
            elif kind == frames.END:
                self.noted["rows"] = told["rows"]
                return
            else:
                raise HTTPException(told["status"], told["message"])

    def _may_take(self, seconds: float) -> None:
        self.deadline = asyncio.get_running_loop().time() + seconds

    def end(self) -> None:
        if self.worker is not None:
            self.workers.give_back(self.worker)
            self.worker = None


async def ask_workers(workers: Workers, question: Question, folder: Path) -> Response:
    """Return the answer to a query of the server's own, within the same bounds as those of clients.

    Args:
        workers: What answers.
        question: The query.
        folder: The state that is asked, which the caller holds.

    Raises:
        HTTPException: If it fails, takes too long or is too large; ``detail`` says so.
    """
    return await _answer(workers, question, {}, folder)


async def _answer(workers: Workers, question: Question, noted: dict[str, Any], folder: Path | None = None) -> Response:
    answer = _Answer(workers, question, noted, folder)
    held, size = list[bytes](), 0
    handed_on = False
    try:
        await answer.begin()
        parts = answer.parts()
        async for part in parts:
            held.append(part)
            size += len(part)
            if size >= _HELD_BACK:
                handed_on = True
                return _Streamed(_rest(held, parts, answer.end), answer, headers=_headers(answer.head))
        response = Response(b"".join(held), headers=_headers(answer.head))
        if not question.body:
            del response.headers["content-length"]  # of a body that was never made
        return response
    finally:
        if not handed_on:
            answer.end()


async def _rest(held: list[bytes], parts: AsyncIterator[bytes], end: Callable[[], None]) -> AsyncIterator[bytes]:
    try:
        while held:
            yield held.pop(0)
        async for part in parts:
            yield part
    except HTTPException as err:  # too late for a status
        raise BrokenAnswerError(err.detail) from err
    finally:
        end()


class _Streamed(StreamingResponse):
    """A response that gives its process back in time, however it ends."""

    def __init__(self, content: AsyncIterator[bytes], answer: _Answer, headers: dict[str, str]) -> None:
        super().__init__(content, headers=headers)
        self._answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            async with asyncio.timeout_at(self._answer.deadline):  # which a client that hardly reads must keep as well
                await super().__call__(scope, receive, send)
        except TimeoutError as err:
            raise BrokenAnswerError(str(bounds.late(self._answer.question.seconds))) from err
        finally:
            self._answer.end()


def _headers(head: dict[str, Any]) -> dict[str, str]:
    form = next(one for one in FORMATS if one.name == head["format"])
    told = {"content-type": form.content_type, "vary": "Accept", "x-content-type-options": "nosniff"}
    if head["gzip"]:
        told |= {"content-encoding": "gzip", "vary": "Accept, Accept-Encoding"}
    if head["warnings"]:
        told["warning"] = ", ".join(f'299 - "{_quoted(warning)}"' for warning in head["warnings"])
    return told


def _quoted(text: str) -> str:
    plain = " ".join(text.split()).encode("ascii", "backslashreplace").decode()
    return plain.replace("\\", "\\\\").replace('"', '\\"')
