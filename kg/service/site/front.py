"""What the first page and the list of documents show."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.evidence import Source
from kg.lexica.spelling import plain
from kg.notebook import Overview
from kg.notebook.overview import overview
from kg.page.words.sources import Outlet, heading, outlets
from kg.service.site.links import Link, address
from kg.service.site.state import State

PER_PAGE = 200
TOP = 10
FOUND = 20  # documents that a search lists


@dataclass(frozen=True, slots=True)
class FrontPage:
    """All that the first page shows: counts and dates, the most influential with their measure, the outlets."""

    overview: Overview
    actors: tuple[tuple[Link, str, float, float], ...]
    outlets: tuple[Outlet, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A document in a list: its page, outlet and date."""

    link: Link
    outlet: str
    date: str
    copy: bool


@dataclass(frozen=True, slots=True)
class DocumentList:
    """One page of the list of documents, the newest first."""

    documents: tuple[Listed, ...]
    count: int
    page: int
    pages: int
    outlet: str


def front_page(state: State) -> FrontPage:
    """Return what the first page shows."""
    told = overview(state.name, state.graph.counts(), sources(state), lambda: state.figures)
    rows = state.figures.actors[:TOP] if told.actors else ()
    most = max((row.influence for row in rows), default=1.0) or 1.0
    actors = tuple(
        (Link(row.label, address(row.iri, base=state.base)), row.kind, row.influence, row.influence / most)
        for row in rows
    )
    return FrontPage(told, actors, outlets(sources(state)))


def sources(state: State) -> tuple[Source, ...]:
    """Return the documents, the newest first, then by id."""

    def ordered() -> tuple[Source, ...]:
        found = sorted(state.reader.sources(), key=lambda source: source.id)
        return tuple(sorted(found, key=lambda source: source.date, reverse=True))

    return state.once("sources", ordered)


def document_list(state: State, *, page: int = 1, outlet: str = "") -> DocumentList:
    """Return a page of the list of documents, of one outlet if it is given; a page that is not there is the last."""
    found = [source for source in sources(state) if not outlet or source.outlet == outlet]
    pages = max(1, -(-len(found) // PER_PAGE))
    page = min(max(1, page), pages)
    return DocumentList(listed(state, found[(page - 1) * PER_PAGE : page * PER_PAGE]), len(found), page, pages, outlet)


def listed(state: State, found: Sequence[Source]) -> tuple[Listed, ...]:
    """Return documents as they stand in lists."""
    return tuple(
        Listed(Link(heading(s), address(s.iri, base=state.base)), s.outlet, s.date, bool(s.origin)) for s in found
    )


def titled(state: State, text: str) -> tuple[Listed, ...]:
    """Return the documents whose title holds words that begin with each word of a text, the newest first."""
    words = plain(text).split()
    titles = state.once("titles", lambda: [(f" {plain(source.headline)}", source) for source in sources(state)])
    found = [source for title, source in titles if words and all(f" {word}" in title for word in words)]
    return listed(state, found[:FOUND])
