"""A part of a graph as a graph of its own, in memory: what was published until a day."""

from collections.abc import Collection

from pyoxigraph import NamedNode, Store

from kg import dates
from kg.dates import PartialDate
from kg.namespaces import document_iri
from kg.quads.corrections import corrections_graph
from kg.quads.origins import origins_graph
from kg.store import derivation
from kg.store.evidence import EvidenceReader
from kg.store.graph import GraphStore
from kg.store.opening import Place


def published_until(store: GraphStore, end: PartialDate, *, always: Collection[str] = ()) -> GraphStore:
    """Return the graph of those documents that were published until the end of a day, month or year.

    Facts and events are derived from these documents alone; who is who stays as all documents together tell it.
    Documents without a date are left out, corrections hold.

    Args:
        store: The whole graph.
        end: The last time of publication, inclusive.
        always: Ids of documents that are there at any time.
    """
    base = store.base_iri
    kept = {corrections_graph(base=base), origins_graph(base=base)}
    kept |= {NamedNode(document_iri(document, base=base)) for document in always}
    for source in EvidenceReader(store.raw, base).sources():
        published = dates.parse(source.date)
        if published is not None and published.last <= end.last:
            kept.add(NamedNode(source.iri))
    part = Store()
    for graph in sorted(kept, key=str):
        part.extend(store.raw.quads_for_pattern(None, None, None, graph))
    derivation.refresh_all(part, base=base)
    derivation.refresh_origins(part, None, base=base)
    return GraphStore(store.folder, Place({"base_iri": base}, store.state, None), part, read_only=True)


def undated(store: GraphStore) -> tuple[str, ...]:
    """Return the ids of the documents without a date of publication, sorted."""
    sources = EvidenceReader(store.raw, store.base_iri).sources()
    return tuple(sorted(one.id for one in sources if not dates.parse(one.date)))
