"""The resources of the graph at their paths: as a page, or as RDF, whichever is asked for by suffix or ``Accept``."""

from urllib.parse import quote, unquote

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from kg import namespaces
from kg.errors import UnknownNameError
from kg.page.words.sources import heading
from kg.quads import terms as t
from kg.service.negotiation import best_of
from kg.service.site.describe import FORMATS, described, written
from kg.service.site.document import document_page
from kg.service.site.entity import entity_page
from kg.service.site.event import event_page
from kg.service.site.html import HEADERS, page
from kg.service.site.links import DOCUMENT, address, in_text, iri_of, pair_address
from kg.service.site.problems import problem_page, told
from kg.service.site.state import State
from kg.store.evidence import DEFAULT
from kg.store.names import kind_of

_NAMES = {"ttl": "Turtle", "nt": "N-Triples", "jsonld": "JSON-LD"}
_MEDIA = {media: suffix for suffix, (media, _) in FORMATS.items()}


def resource(request: Request, state: State) -> Response:
    """Answer for a resource by its path, ``/id/state/AZ``, ``/id/state/AZ.ttl`` or ``/document/ID``."""
    iri, suffix = _asked(state, request)
    if not iri:
        what = f"This graph holds nothing at {unquote(request.url.path)[:120]}"
        hint = "it may have been merged, renamed or removed, or the address is not whole"
        name = unquote(request.url.path).rpartition("/")[2].replace("-", " ")
        return problem_page(request, state, UnknownNameError(what, hint=hint), wanted=name)
    if not suffix:
        liked = best_of(request.headers.get("accept"), ["text/html", *_MEDIA])
        suffix = "none" if liked is None else _MEDIA.get(liked, "")
    if suffix == "none":
        hint = f"Ask for text/html, {' or '.join(_MEDIA)}."
        return told(request, state, 406, "The graph has no such form of this", hint)
    if suffix:
        body = written(described(state.graph.store.raw, iri, base=state.base), suffix, base=state.base)
        headers = {"vary": "Accept", "link": f'<{iri}>; rel="describes"', "access-control-allow-origin": "*"}
        return Response(body, media_type=f"{FORMATS[suffix][0]}", headers=headers)
    if iri.startswith(state.base + DOCUMENT) and not request.url.path.startswith("/document/"):
        return RedirectResponse(address(iri, base=state.base), 303, {"vary": "Accept"})
    if (kept := state.page(iri)) is not None:
        return HTMLResponse(kept, headers=HEADERS)
    response = _shown(state, iri)
    if response.status_code == 200:
        state.keep(iri, bytes(response.body))
    return response


def _asked(state: State, request: Request) -> tuple[str, str]:
    """Return the IRI that a path stands for and the suffix of the form asked for; nothing if the graph has none."""
    raw = request.scope.get("raw_path") or quote(request.url.path).encode()
    whole = iri_of(raw.partition(b"?")[0], base=state.base)
    stem, dot, suffix = whole.rpartition(".")
    tries = [(whole, ""), *([(stem, suffix)] if dot and suffix in FORMATS else [])]
    for iri, kind in tries:
        for spelled in (iri, _canonical(iri, state.base)):
            if _there(state, spelled):
                return spelled, kind
    return "", ""


def _canonical(iri: str, base: str) -> str:
    """Return an IRI as the graph would write it, however its percent signs were sent."""
    key = iri.removeprefix(base)
    if key.startswith(DOCUMENT):
        return namespaces.document_iri(unquote(key.removeprefix(DOCUMENT)), base=base)
    return base + "/".join(quote(unquote(part), safe="-") for part in key.split("/"))


def _there(state: State, iri: str) -> bool:
    try:
        node = NamedNode(iri)
    except ValueError:
        return False
    store = state.graph.store.raw
    return iri != state.base and next(store.quads_for_pattern(node, None, None, None), None) is not None


def _shown(state: State, iri: str) -> Response:
    """Return the page of a resource, or where it stands on another's."""
    store, node = state.graph.store.raw, NamedNode(iri)
    here = address(iri, base=state.base)
    formats = tuple((_NAMES[suffix], media, f"{here}.{suffix}") for suffix, (media, _) in FORMATS.items())
    if iri.startswith(state.base + DOCUMENT):
        found = document_page(state, iri)
        return page(state, "document.html.jinja", title=heading(found.source), wide=True, formats=formats, found=found)
    if kind_of(store, node):
        return _entity(state, iri, formats)
    if next(store.quads_for_pattern(node, t.TYPE, t.EVENT, DEFAULT), None) is not None:
        event = event_page(state, iri)
        between = ""
        if len(event.actors) == len(event.recipients) == 1:
            between = pair_address(event.event.actors[0], event.event.recipients[0], base=state.base)
        title = event.happening.telling.what
        return page(state, "event.html.jinja", title=title, formats=formats, found=event, between=between)
    for quad in state.reader.match(node, t.DERIVED_FROM, None, None):
        said = state.reader.read(node, quad.graph_name)
        if said is not None:
            return RedirectResponse(in_text(said, base=state.base), 303, {"vary": "Accept"})
    return RedirectResponse(f"{here}.ttl", 303, {"vary": "Accept"})


def _entity(state: State, iri: str, formats: tuple[tuple[str, str, str], ...]) -> Response:
    found = entity_page(state, iri)
    sections = (
        ("facts", "Facts", bool(found.facts or found.former or found.beforehand or found.inferred)),
        ("events", "Events", bool(found.events)),
        ("claims", "Only said", bool(found.claims)),
        ("neighbours", "Neighbours", bool(found.neighbours)),
        ("about", "Who speaks about it", bool(found.about)),
        ("says", "What it says", bool(found.says)),
        ("names", "Names", True),
        ("corrections", "Corrections", bool(found.corrections)),
        ("evidence", "Evidence", True),
    )
    return page(
        state,
        "entity.html.jinja",
        title=found.entity.label,
        formats=formats,
        found=found,
        sections=sections,
        ranked=state.ranked,
    )
