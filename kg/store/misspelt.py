"""Terms that a query misspells: the engine takes them for IRIs that nobody uses, and answers nothing."""

from functools import cache

from pyoxigraph import NamedNode, RdfFormat, parse
from rapidfuzz import fuzz, process

from kg import namespaces, ontology
from kg.store.refusals import iris, place

_VOCABULARIES = {"kg": namespaces.KG, "plover": namespaces.PLOVER}
_NEAR = 60  # of 100; below, two words have little more in common than their language


def misspelt(sparql: str, where: str) -> tuple[str, ...]:
    """Return a warning for each term that the ontology lacks, once each, with its place and the nearest term.

    Args:
        sparql: A query.
        where: Its name in messages.
    """
    found = {}
    for iri, at in iris(sparql):
        for prefix, vocabulary in _VOCABULARIES.items():
            if iri.startswith(vocabulary) and iri != vocabulary and iri not in found and iri not in _terms(prefix):
                name = iri.removeprefix(vocabulary)
                found[iri] = f"{where}:{place(sparql, at)}: the ontology has no {prefix}:{name}{_nearest(prefix, iri)}"
    return tuple(found.values())


def _nearest(prefix: str, iri: str) -> str:
    start = len(_VOCABULARIES[prefix])
    names = [term[start:] for term in sorted(_terms(prefix))]
    near = process.extractOne(iri[start:], names, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_NEAR)
    return f"; the nearest is {prefix}:{near[0]}" if near else ""


@cache
def _terms(prefix: str) -> frozenset[str]:
    """Return the IRIs of all terms that a vocabulary defines."""
    quads = parse(path=str(ontology.path(prefix)), format=RdfFormat.TURTLE)
    subjects = {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}
    return frozenset(iri for iri in subjects if iri.startswith(_VOCABULARIES[prefix]))
