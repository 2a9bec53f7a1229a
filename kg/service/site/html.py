"""The pages as HTML: one set of templates, every name and word escaped, nothing but this server's own files loaded."""

from functools import cache
from typing import Any

import jinja2
from starlette.responses import HTMLResponse, Response

from kg.evidence import Evidence
from kg.ontology import label
from kg.page.words import words
from kg.page.words.citations import Cites
from kg.page.words.scripts import inert
from kg.page.words.sheet import environment
from kg.service.site.links import in_text
from kg.service.site.state import State

POLICY = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "vary": "Accept",
}
NAVIGATION = (
    ("/network", "Network"),
    ("/dashboard", "Dashboard"),
    ("/report", "Report"),
    ("/timeline", "Timeline"),
    ("/map", "Map"),
    ("/documents", "Texts"),
    ("/questions", "Questions"),
    ("/editor", "SPARQL"),
)
STYLE = "sheet.css"  # that of the written pages


def page(state: State, template: str, *, title: str, status: int = 200, here: str = "", **values: Any) -> Response:
    """Return a page of the site.

    Args:
        state: The graph.
        template: Name of a template.
        title: Of the page, for the window and for search engines.
        status: HTTP status.
        here: Which entry of the navigation this is, by its address.
        **values: What the template needs.
    """
    text = (
        templates()
        .get_template(template)
        .render(
            title=words.name(title, 200),
            graph=state.name,
            here=here,
            navigation=NAVIGATION,
            no_cites=Cites(),
            in_text=_in_text(state.base),
            **{"formats": (), "query": "", "wide": False, **values},
        )
    )
    body = text.encode("utf-8", "replace")  # half a surrogate pair becomes a question mark
    return HTMLResponse(body, status, HEADERS)


def _in_text(base: str) -> Any:  # not of the state, which templates would hold until garbage is collected
    def place(said: Evidence) -> str:
        return in_text(said, base=base)

    return place


def raised(text: str) -> str:
    """Return words with a capital at their beginning; the others stay as they are."""
    return text[:1].upper() + text[1:]


@cache
def templates() -> jinja2.Environment:
    """Return the templates of the site, which may use those of the written pages."""
    loader = jinja2.ChoiceLoader([jinja2.PackageLoader("kg.service.site"), jinja2.PackageLoader("kg.page")])
    found = environment(loader)
    found.filters |= {"words": label, "raised": raised, "json": inert}
    return found
