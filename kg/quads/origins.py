"""Which documents are copies of one text, in the graph ``<base>origins``.

No document says so of itself, and it changes with the other documents, so it stands apart from their graphs.
"""

from collections.abc import Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from kg import namespaces
from kg.quads import terms as t


def origins_graph(*, base: str = namespaces.BASE_IRI) -> NamedNode:
    """Return the name of the graph of origins."""
    return NamedNode(f"{base}origins")


def origin_quads(origins: Mapping[str, str], *, base: str = namespaces.BASE_IRI) -> Iterator[Quad]:
    """Yield the origin of each document that is not its own, sorted by document.

    Args:
        origins: Id of a document -> id of the document that stands for its origin.
        base: IRI that resources are minted under.
    """
    for document, origin in sorted(origins.items()):
        copy, first = (NamedNode(namespaces.document_iri(name, base=base)) for name in (document, origin))
        yield Quad(copy, t.ORIGIN, first, origins_graph(base=base))
