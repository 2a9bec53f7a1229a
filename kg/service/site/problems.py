"""What a page says when it can't show what was asked for: what, and what to do."""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from kg.errors import AmbiguousNameError, GraphError, KgError, UnknownNameError
from kg.service.negotiation import best_of
from kg.service.site.html import page, raised
from kg.service.site.links import Link, address
from kg.service.site.state import State
from kg.store.search import search

_KICKERS = {400: "This can't be asked", 404: "Not found", 503: "Not just now"}
_READERS = ("text/html", "application/json", "text/plain")


def status_of(problem: KgError) -> int:
    """Return the HTTP status that fits an error."""
    if isinstance(problem, UnknownNameError):
        return 404
    return 503 if isinstance(problem, GraphError) else 400


def problem_page(request: Request, state: State, problem: KgError, *, wanted: str = "") -> Response:
    """Return an error as the client likes to read it: a page with ways on, JSON or one line.

    Args:
        request: What was asked.
        state: The graph.
        problem: What is wrong.
        wanted: A name that was looked for: the page lists entities of names near to it.
    """
    status = status_of(problem)
    choices, title = choices_for(state, problem, wanted)
    return told(request, state, status, problem.what, problem.hint, choices=choices, choices_title=title)


def told(
    request: Request,
    state: State,
    status: int,
    what: str,
    hint: str = "",
    *,
    choices: Sequence[Link] = (),
    choices_title: str = "",
) -> Response:
    """Return an error page; arguments as its words."""
    liked = best_of(request.headers.get("accept"), _READERS) or "text/plain"
    if liked == "application/json":
        return JSONResponse({"error": what, "hint": hint}, status)
    if liked == "text/plain":
        return PlainTextResponse(f"{what}{'; ' if hint else ''}{hint}\n", status)
    return page(
        state,
        "problem.html.jinja",
        title=what,
        status=status,
        kicker=_KICKERS.get(status, "Something went wrong"),
        what=_sentence(what),
        hint=_sentence(hint),
        choices=choices,
        choices_title=choices_title,
    )


def _sentence(text: str) -> str:
    text = text.strip()
    return raised(text) + ("" if not text or text[-1] in ".?!" else ".")


def choices_for(state: State, problem: KgError, wanted: str = "") -> tuple[list[Link], str]:
    """Return entities that an error may have been about, and the words above them."""
    if isinstance(problem, AmbiguousNameError):
        links = [
            Link(f"{state.reader.label(iri)} ({iri.removeprefix(state.base)})", address(iri, base=state.base))
            for iri in problem.choices
        ]
        return links, "Which one?"
    hits = search(state.index, wanted, most=8) if wanted else ()
    return [Link(hit.label, address(hit.iri, base=state.base)) for hit in hits], "Did you mean"
