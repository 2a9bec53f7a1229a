"""``/questions/NAME``: a packaged question is asked as any client's query is, within the same bounds, and shown."""

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from kg.errors import KgError
from kg.service.frames import Question
from kg.service.limits import Limits
from kg.service.site.editor import editor_link
from kg.service.site.html import page
from kg.service.site.problems import choices_for, problem_page, status_of, told
from kg.service.site.questions import answered
from kg.service.site.state import Site, State
from kg.service.sparql import ask_workers
from kg.store.queries import NamedQuery, filled_in, named

_FORMATS = ("csv", "json")


async def respond(request: Request, site: Site, limits: Limits) -> Response:
    """Answer with the page of a question, or with its answer as CSV or JSON (``format=``)."""
    state = site.state
    try:
        question = named(request.path_params["name"])
    except KgError as problem:
        return await run_in_threadpool(problem_page, request, state, problem)
    asked = {parameter: request.query_params.get(parameter, "").strip() for parameter in question.parameters}
    given = {parameter: text for parameter, text in asked.items() if text}
    form = request.query_params.get("format", "")
    try:
        sparql = await run_in_threadpool(filled_in, state.graph.store.asked, question, given, base=state.base)
        wanted = form if form in _FORMATS else "json"
        bounds = Question(sparql, None, None, wanted, None, limits.rows, limits.seconds)
        answer = await ask_workers(request.app.state.workers, bounds)
    except KgError as problem:
        return await run_in_threadpool(_unasked, state, question, given, problem)
    except HTTPException as problem:
        return await run_in_threadpool(told, request, state, problem.status_code, problem.detail)
    if form in _FORMATS:
        answer.headers["content-disposition"] = f'inline; filename="{question.name}.{form}"'
        return answer
    body, sort = await _whole(answer), request.query_params.get("sort", "")

    def shown() -> Response:
        found = answered(state, question, given, body, sort=sort)
        return _page(state, question, given, found=found, problem=None, choices=(), editor=editor_link(sparql))

    return await run_in_threadpool(shown)


async def _whole(answer: Response) -> bytes:
    if not isinstance(answer, StreamingResponse):
        return bytes(answer.body)
    parts = [part async for part in answer.body_iterator]
    return b"".join(part.encode() if isinstance(part, str) else bytes(part) for part in parts)


def _unasked(state: State, question: NamedQuery, given: dict[str, str], problem: KgError) -> Response:
    choices, _ = choices_for(state, problem)
    return _page(state, question, given, status_of(problem), found=None, problem=problem, choices=choices, editor="")


def _page(state: State, question: NamedQuery, given: dict[str, str], status: int = 200, **shown: Any) -> Response:
    return page(
        state,
        "question.html.jinja",
        title=question.question,
        status=status,
        here="/questions",
        wide=True,
        question=question,
        given=given,
        **shown,
    )
