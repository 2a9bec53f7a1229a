"""The service's description (SPARQL 1.1 Service Description): what a client may ask, and in which formats."""

import asyncio
from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import NoMatchFound

from kg.namespaces import PREFIXES, RDF, RDFS
from kg.service.negotiation import FORMATS, accepted, best_of, formats
from kg.service.served import Served

_SD = "http://www.w3.org/ns/sparql-service-description#"
_TYPE = NamedNode(RDF + "type")
_WRITERS = {
    "ttl": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "trig": RdfFormat.TRIG,
    "nquads": RdfFormat.N_QUADS,
    "rdfxml": RdfFormat.RDF_XML,
}


async def respond(request: Request, served: Served) -> Response:
    """Return the description in the format that the client likes best; a browser goes to the page named ``editor``.

    Raises:
        HTTPException: 406 if the client takes none of the formats.
    """
    accept = ", ".join(request.headers.getlist("accept"))
    if best_of(accept, [one.media for one in formats("triples")] + ["text/html"]) == "text/html":
        try:
            return RedirectResponse(request.app.url_path_for("editor"), status_code=303, headers={"vary": "Accept"})
        except NoMatchFound:  # no pages stand in front of the endpoint
            accept = "*/*"
    chosen = accepted(accept, "triples")
    if chosen is None:
        offered = ", ".join(one.media for one in formats("triples"))
        raise HTTPException(406, f"the description comes as {offered}")
    service = str(request.url.replace(query=None, fragment=None))
    body = await asyncio.to_thread(_written, served, service, _WRITERS[chosen.name])
    return Response(body, headers={"content-type": chosen.content_type, "vary": "Accept"})


def _written(served: Served, service: str, kind: RdfFormat) -> bytes:
    return serialize(describe(served, service), format=kind, prefixes={**PREFIXES, "sd": _SD}) or b""


def describe(served: Served, service: str) -> Iterator[Triple]:
    """Yield the description of the service at a URL: its language, its formats, its graphs by name."""
    node, dataset, facts = NamedNode(service), BlankNode("dataset"), BlankNode("facts")
    yield Triple(node, _TYPE, _sd("Service"))
    yield Triple(node, NamedNode(RDFS + "label"), Literal(f"kg graph {served.folder.name}"))
    yield Triple(node, _sd("endpoint"), node)
    yield Triple(node, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    for form in FORMATS:
        yield Triple(node, _sd("resultFormat"), NamedNode(form.uri))
    yield Triple(node, _sd("defaultDataset"), dataset)
    yield Triple(dataset, _TYPE, _sd("Dataset"))
    yield Triple(dataset, _sd("defaultGraph"), facts)
    yield Triple(facts, _TYPE, _sd("Graph"))
    for number, name in enumerate(sorted(served.graph.store.raw.named_graphs(), key=str)):
        graph = BlankNode(f"graph{number}")
        yield Triple(dataset, _sd("namedGraph"), graph)
        yield Triple(graph, _TYPE, _sd("NamedGraph"))
        yield Triple(graph, _sd("name"), name)


def _sd(name: str) -> NamedNode:
    return NamedNode(_SD + name)
