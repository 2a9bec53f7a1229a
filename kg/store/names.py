"""Which entities of a graph a name may stand for."""

from collections.abc import Sequence
from difflib import get_close_matches

from pyoxigraph import NamedNode

from kg.errors import UnknownNameError
from kg.quads import terms as t
from kg.store.evidence import DEFAULT, value
from kg.store.graph import GraphStore


def find(store: GraphStore, names: Sequence[str]) -> list[frozenset[NamedNode]]:
    """Return for each name the entities it may stand for; names and errors as for `kg.store.explain`."""
    known = _known(store)
    return [_resolve(store, name, known) for name in names]


def _known(store: GraphStore) -> dict[str, dict[str, NamedNode]]:
    """Return every name of an entity, case folded, with the entities it may stand for; canonical names come first."""
    found: dict[str, dict[str, NamedNode]] = {}
    for predicate in (t.LABEL, t.ALT_LABEL):
        for quad in store.raw.quads_for_pattern(None, predicate, None, DEFAULT):
            node = quad.subject
            if isinstance(node, NamedNode) and not node.value.startswith(f"{store.base_iri}event/"):
                name = str(getattr(quad.object, "value", ""))
                there = found.setdefault(name.casefold(), {})
                if predicate == t.LABEL or not there:
                    there[node.value] = node
    return found


def _resolve(store: GraphStore, name: str, known: dict[str, dict[str, NamedNode]]) -> frozenset[NamedNode]:
    found = known.get(name.strip().casefold())
    if found:
        return frozenset(found.values())
    for nodes in known.values():
        if name in nodes:
            return frozenset({nodes[name]})
    near = get_close_matches(name.casefold(), sorted(known), n=5, cutoff=0.6)
    labels = sorted({label(store, iri) for match in near for iri in known[match]})
    hint = f"did you mean {', '.join(labels)}?" if labels else "kg query --name entities lists who is in it"
    raise UnknownNameError(f"the graph knows nobody named {name[:80]!r}", where=str(store.folder), hint=hint)


def label(store: GraphStore, iri: str) -> str:
    """Return the canonical name of an entity, or the end of its IRI."""
    return value(store.raw, NamedNode(iri), t.LABEL) or iri.rpartition("/")[2]
