"""``/questions/NAME``: a packaged question is asked as any client's query is, within the same bounds, and shown."""

from functools import partial
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from kg.bounds import large
from kg.errors import KgError
from kg.service.frames import Question
from kg.service.limits import MOST_WHOLE, Limits
from kg.service.site.editor import editor_link
from kg.service.site.html import page
from kg.service.site.problems import choices_for, problem_page, status_of, told
from kg.service.site.questions import answered
from kg.service.site.state import Site, State
from kg.service.site.turns import Turns
from kg.service.sparql import ask_workers
from kg.store.packaged import NamedQuery, named
from kg.store.queries import filled_in

_FORMATS = ("csv", "json")


async def respond(request: Request, site: Site, limits: Limits, turns: Turns) -> Response:
    """Answer with the page of a question, or with its answer as CSV or JSON (``format=``)."""
    state = site.state
    try:
        question = named(request.path_params["name"])
    except KgError as problem:
        return await turns.run(request, problem_page, request, state, problem)
    asked = {parameter: request.query_params.get(parameter, "").strip() for parameter in question.parameters}
    given = {parameter: text for parameter, text in asked.items() if text}
    form = request.query_params.get("format", "")
    try:
        filling = partial(filled_in, base=state.base)
        sparql = await turns.run(request, filling, state.graph.store.asked, question, given)
        wanted = form if form in _FORMATS else "json"
        size = limits.size if form in _FORMATS else min(limits.size, MOST_WHOLE)
        bounds = Question(sparql, None, None, wanted, None, limits.rows, size, limits.seconds)
        answer = await ask_workers(request.app.state.workers, bounds, state.graph.path)
    except KgError as problem:
        return await turns.run(request, _unasked, state, question, given, problem)
    except HTTPException as problem:
        what, hint = problem.detail, ""
        if limits.size > MOST_WHOLE and what == str(large(MOST_WHOLE)):
            what, hint = large(MOST_WHOLE).what, "give its parameters values, or take it as CSV (format=csv)"
        return await turns.run(request, told, request, state, problem.status_code, what, hint)
    if form in _FORMATS:
        answer.headers["content-disposition"] = f'inline; filename="{question.name}.{form}"'
        return answer
    body, sort = await _whole(answer), request.query_params.get("sort", "")

    def shown() -> Response:
        found = answered(state, question, given, body, sort=sort)
        return _page(state, question, given, found=found, problem=None, choices=(), editor=editor_link(sparql))

    return await turns.run(request, shown)


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
