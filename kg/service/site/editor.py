"""The editor for SPARQL: what its page needs to know of the graph's vocabulary and of the packaged questions."""

from typing import Any
from urllib.parse import quote

from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from starlette.responses import Response

from kg import namespaces, ontology
from kg.service.site.html import page
from kg.service.site.state import State
from kg.store.packaged import named_queries


def editor_link(query: str) -> str:
    """Return the address of the editor with a query in it."""
    return f"/editor#query={quote(query, safe='')}"


def editor_page(state: State) -> Response:
    """Return the page of the editor."""
    data: dict[str, Any] = {
        "prefixes": namespaces.PREFIXES,
        "base": state.base,
        "terms": state.once("terms", terms),
        "questions": [{"name": one.name, "question": one.question, "sparql": one.sparql} for one in named_queries()],
    }
    return page(state, "editor.html.jinja", title="SPARQL", here="/editor", wide=True, data=data)


def terms() -> list[dict[str, str]]:
    """Return the classes, properties and concepts of the graph's own vocabularies, sorted by name.

    Each has its ``name`` (``kg:alliedWith``), its ``kind`` (class, property or term) and what it means (``note``).
    """
    graph = Graph()
    for name in ("kg", "plover"):
        graph.parse(ontology.path(name), format="turtle")
    prefixes = {iri: prefix for prefix, iri in namespaces.PREFIXES.items()}
    found = []
    for subject in sorted(set(graph.subjects(RDF.type)), key=str):
        start, _, local = str(subject).rpartition("#")
        if not isinstance(subject, URIRef) or f"{start}#" not in prefixes or not local:
            continue
        types = set(graph.objects(subject, RDF.type))
        kind = "class" if OWL.Class in types else "property" if any("Property" in str(one) for one in types) else "term"
        notes = (*graph.objects(subject, RDFS.comment), *graph.objects(subject, SKOS.definition))
        found.append(
            {"name": f"{prefixes[f'{start}#']}:{local}", "kind": kind, "note": min(map(str, notes), default="")}
        )
    return found
