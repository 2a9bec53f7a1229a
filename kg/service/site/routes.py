"""The routes of the site. Each handler reads the newest state of the graph; what it takes long for is made once."""

from collections.abc import Callable
from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from kg.errors import KgError, UnknownNameError
from kg.page.words.scripts import policy_of
from kg.page.words.words import name
from kg.service.limits import Limits
from kg.service.negotiation import best_of
from kg.service.served import Served
from kg.service.site import asking, static
from kg.service.site.editor import editor_page
from kg.service.site.front import document_list, front_page, titled
from kg.service.site.html import HEADERS, page
from kg.service.site.links import Link, address
from kg.service.site.pair import pair_page
from kg.service.site.problems import problem_page
from kg.service.site.resources import resource
from kg.service.site.state import DRAWN, Site, State
from kg.service.site.turns import Turns
from kg.store.names import find
from kg.store.packaged import named_queries
from kg.store.search import search

type Handler = Callable[[Request, State], Response]


def routes(served: Served, limits: Limits) -> list[Route]:
    """Return the routes of the site."""
    site, turns = Site(served), Turns()

    def at(path: str, handler: Handler) -> Route:
        async def answer(request: Request) -> Response:
            return await turns.run(request, _answer, handler, request, site)

        return Route(path, answer, methods=["GET"], name=path.strip("/") or "front")

    async def question(request: Request) -> Response:
        return await asking.respond(request, site, limits, turns)

    return [
        at("/", _front),
        at("/search", _search),
        at("/documents", _documents),
        at("/questions", _questions),
        Route("/questions/{name}", question, methods=["GET"], name="question"),
        at("/pair", _pair),
        at("/editor", lambda request, state: editor_page(state)),
        at("/id/{path:path}", resource),
        at("/document/{path:path}", resource),
        *(at(f"/{kind}", _drawn) for kind in DRAWN),
        *static.routes(),
        at("/{path:path}", _nowhere),
    ]


def _answer(handler: Handler, request: Request, site: Site) -> Response:
    try:
        return handler(request, site.state)
    except KgError as problem:
        return problem_page(request, site.state, problem)


def _front(request: Request, state: State) -> Response:
    found = front_page(state)
    return page(state, "front.html.jinja", title=state.name, here="/", found=found, questions=named_queries())


def _search(request: Request, state: State) -> Response:
    text = " ".join(request.query_params.get("q", "").split())[:200]
    hits = search(state.index, text, most=40)
    documents = titled(state, text)
    if best_of(request.headers.get("accept"), ["text/html", "application/json"]) == "application/json":
        body = {
            "query": text,
            "entities": [asdict(hit) | {"url": address(hit.iri, base=state.base)} for hit in hits],
            "documents": [
                {"title": one.link.text, "url": one.link.href, "outlet": one.outlet, "date": one.date}
                for one in documents
            ],
        }
        return JSONResponse(body, headers={"vary": "Accept", "access-control-allow-origin": "*"})
    rows = [(hit, Link(name(hit.label), address(hit.iri, base=state.base))) for hit in hits]
    near = bool(hits) and hits[0].match == "near"
    title = f"Search: {text}" if text else "Search"
    return page(
        state, "search.html.jinja", title=title, here="/search", query=text, hits=rows, near=near, documents=documents
    )


def _documents(request: Request, state: State) -> Response:
    asked = request.query_params.get("page", "1")
    number = int(asked) if asked.isdecimal() and len(asked) < 7 else 1
    found = document_list(state, page=number, outlet=request.query_params.get("outlet", ""))
    return page(state, "documents.html.jinja", title=found.outlet or "Texts", here="/documents", found=found)


def _questions(request: Request, state: State) -> Response:
    return page(state, "questions.html.jinja", title="Questions", here="/questions", questions=named_queries())


def _pair(request: Request, state: State) -> Response:
    names = [request.query_params.get(side, "") for side in ("one", "other")]
    ends = [min(nodes, key=str).value for nodes in find(state.graph.store, names)]
    if ends[0] == ends[1]:
        return RedirectResponse(address(ends[0], base=state.base), 303)
    found = pair_page(state, *ends)
    return page(
        state, "pair.html.jinja", title=f"{found.one.text} and {found.other.text}", found=found, ranked=state.ranked
    )


def _drawn(request: Request, state: State) -> Response:
    """Answer with a drawn page, whose own policy the header repeats: it holds all that it needs and loads nothing."""
    drawn = state.drawn(request.url.path.strip("/"))
    headers = HEADERS | {"content-security-policy": f"{policy_of(drawn)}; frame-ancestors 'none'"}
    return HTMLResponse(drawn, headers=headers)


def _nowhere(request: Request, state: State) -> Response:
    raise UnknownNameError(f"there is no page {request.url.path[:120]}", hint="the links above lead to those that are")
