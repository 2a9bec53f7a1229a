"""What the switches of the commands name: outlets and documents, actors of the network."""

from collections.abc import Iterable
from difflib import get_close_matches

from kg.errors import UnknownNameError
from kg.network.graph import Network, stands_for
from kg.network.reading import publications
from kg.store import GraphStore


def named_sources(store: GraphStore, names: Iterable[str]) -> frozenset[str]:
    """Return the outlets and document IRIs that words name, for `kg.network.project`.

    Args:
        store: The graph.
        names: Outlets in upper or lower case, IRIs of documents, or their ids.

    Raises:
        UnknownNameError: If the graph holds no text from one; the hint gives those that are near.
    """
    known: dict[str, set[str]] = {}
    for document, outlet in publications(store):
        for name, value in ((outlet, outlet), (document, document), (document.partition("/document/")[2], document)):
            if name:
                known.setdefault(name.casefold(), set()).add(value)
    found: set[str] = set()
    for name in names:
        if name.casefold() not in known:
            near = get_close_matches(name.casefold(), sorted(known), n=5, cutoff=0.6)
            outlets = sorted({value for match in near for value in known[match]})
            hint = f"did you mean {', '.join(outlets)}?" if outlets else "kg query OUT --name documents lists the texts"
            raise UnknownNameError(f"no text is from {name[:80]!r}", hint=hint)
        found |= known[name.casefold()]
    return frozenset(found)


def in_network(graph: Network, found: Iterable[str], name: str) -> str:
    """Return which of the entities that a name may stand for is in the network; the first in sorted order of several.

    In a network that is folded into states, whoever acts for a state is found as that state.

    Raises:
        UnknownNameError: If none is.
    """
    present = sorted(stands_for(graph, iri) for iri in found if stands_for(graph, iri) in graph)
    if not present:
        hint = "it has no tie to another actor, has no name (--unnamed), or the switches leave it out"
        raise UnknownNameError(f"{name[:80]!r} is not in the network", hint=hint)
    return present[0]
