"""Keeping the graph of inferences in step with the facts, for the subjects from which changed facts can be reached."""

from collections.abc import Iterable, Iterator
from itertools import batched

from pyoxigraph import NamedNode, Quad, Store

from kg.inference import carrying, inferences, starts_at
from kg.ontology import relations
from kg.quads import terms as t
from kg.quads.inferred import inference_quads, inferred_graph
from kg.store.evidence import DEFAULT
from kg.store.facts import Touched
from kg.store.matching import evidence_in
from kg.store.premises import before, premises

_BATCH = 50_000  # quads in one transaction


def settle(store: Store, touched: Touched | None, *, wanted: bool, base: str) -> None:
    """Bring the inferences in step with the facts: those that rest on touched ones, or with None all of them."""
    if not wanted:
        if touched is None:
            store.remove_graph(inferred_graph(base=base))
    elif touched is None:
        infer_all(store, base=base)
    else:
        infer(store, touched, base=base)


def infer_all(store: Store, *, base: str) -> None:
    """Derive all inferences anew."""
    store.remove_graph(inferred_graph(base=base))
    for quads in batched(_derived(store, sorted(_all(store, base)), base), _BATCH):
        store.bulk_extend(quads)


def infer(store: Store, touched: Touched, *, base: str) -> None:
    """Derive again what can rest on touched facts; the outcome is that of `infer_all`."""
    subjects = {fact[0].value for fact in touched.facts} | {node.value for node in touched.known}
    if not subjects:
        return
    links = {fact[0].value for fact in touched.facts if t.local_name(fact[1]) in carrying()}
    concerned = sorted(subjects | before(store, links | {node.value for node in touched.known}, base=base))
    old = {quad for subject in concerned for quad in _starting_at(store, NamedNode(subject), base)}
    new = set(_derived(store, concerned, base))
    for quad in old - new:
        store.remove(quad)
    if new - old:
        store.extend(new - old)
    graph = inferred_graph(base=base)
    if old and next(store.quads_for_pattern(None, None, None, graph), None) is None:
        store.remove_graph(graph)


def _derived(store: Store, subjects: Iterable[str], base: str) -> Iterator[Quad]:
    stated = premises(store, base=base)
    for subject in subjects:
        for inference in inferences(subject, stated):
            yield from inference_quads(inference, base=base)


def _all(store: Store, base: str) -> set[str]:
    """Return the subjects of all facts of texts, former ones as well, and of what carries over to these."""
    match = evidence_in(store, base=base)
    found, links = set[str](), set[str]()
    for name, relation in relations().items():
        subjects = (q.subject for q in store.quads_for_pattern(None, t.relation(name), None, DEFAULT))
        here = {node.value for node in subjects if isinstance(node, NamedNode) and relation.objects}
        found |= here
        links |= here if name in carrying() else set()
    for past in match(None, t.FORMER, None, None):
        for end in (t.SUBJECT, t.OBJECT):  # of a symmetric one either may be where its proof starts
            ends = (q.object for q in match(past.subject, end, None, past.graph_name))
            found |= {node.value for node in ends if isinstance(node, NamedNode)}
        held = next(match(past.subject, t.PREDICATE, None, past.graph_name), None)
        if held is not None and held.object.value.rpartition("#")[2] in carrying():
            links |= {q.object.value for q in match(past.subject, t.SUBJECT, None, past.graph_name)}
    return found | before(store, links, base=base)


def _starting_at(store: Store, subject: NamedNode, base: str) -> Iterator[Quad]:
    """Yield what there is of inferences whose proof starts with a fact of this subject."""
    graph = inferred_graph(base=base)
    plain = (
        *store.quads_for_pattern(subject, None, None, graph),
        *store.quads_for_pattern(None, None, subject, graph),
    )
    for quad in plain:
        if quad.predicate in {t.SUBJECT, t.OBJECT}:
            node = quad.subject
            parts = {q.predicate: q.object for q in store.quads_for_pattern(node, None, None, graph)}
            ends = tuple(getattr(parts[p], "value", "") for p in (t.SUBJECT, t.PREDICATE, t.OBJECT))
            if starts_at(ends[0], ends[1].rpartition("#")[2], ends[2]) == subject.value:
                yield from store.quads_for_pattern(node, None, None, graph)
        elif isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            name = t.local_name(quad.predicate)
            if starts_at(quad.subject.value, name, quad.object.value) == subject.value:
                yield quad
