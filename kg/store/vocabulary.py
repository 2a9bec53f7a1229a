"""The terms that a query may name: those of the ontology, and of RDF and its schema."""

from functools import cache

from pyoxigraph import NamedNode, RdfFormat, parse

from kg import namespaces, ontology

OWN = {"kg": namespaces.KG, "plover": namespaces.PLOVER}
_STANDARD = {
    "rdf": "type subject predicate object Statement Property value first rest nil List langString",
    "rdfs": "label comment subClassOf subPropertyOf domain range seeAlso isDefinedBy member Class Resource Literal",
}
_OBJECTS = "http://www.w3.org/2002/07/owl#ObjectProperty"


@cache
def terms(prefix: str) -> frozenset[str]:
    """Return the local names of all terms of ``kg``, ``plover``, ``rdf`` or ``rdfs``."""
    if prefix in _STANDARD:
        return frozenset(_STANDARD[prefix].split())
    start = OWN[prefix]
    return frozenset(iri.removeprefix(start) for iri, _ in _types(prefix) if iri.startswith(start))


def vocabularies() -> dict[str, str]:
    """Return the prefixes whose terms are known, with the IRIs that they stand for."""
    return OWN | {prefix: namespaces.PREFIXES[prefix] for prefix in _STANDARD}


def term_of(name: str) -> str:
    """Return the term that has this local name, with its prefix, or nothing if none has it."""
    return next((f"{prefix}:{name}" for prefix in vocabularies() if name in terms(prefix)), "")


@cache
def leads_to_entities(iri: str) -> bool:
    """Tell whether what a property of the ontology leads to is no text."""
    return (iri, _OBJECTS) in _types("kg")


@cache
def _types(prefix: str) -> frozenset[tuple[str, str]]:
    quads = parse(path=str(ontology.path(prefix)), format=RdfFormat.TURTLE)
    named = ((q.subject, q.object) for q in quads if isinstance(q.subject, NamedNode))
    return frozenset((s.value, o.value if isinstance(o, NamedNode) else "") for s, o in named)
