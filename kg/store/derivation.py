"""Keeping the default graph in step with the evidence, for the keys that changed documents bear on."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import batched
from typing import cast

from pyoxigraph import NamedNode, Quad, Store

from kg.quads import terms as t
from kg.quads.background import background_graph, background_quads, is_known, standing
from kg.quads.corrections import corrections_graph
from kg.quads.origins import origin_quads, origins_graph
from kg.store.events import changes, event_label, event_quads, reported
from kg.store.evidence import DEFAULT, EvidenceReader, value
from kg.store.facts import DESCRIPTION, Touched, borne_out, derive, ended, entity_quads, fact_quads
from kg.store.gathering import Gathering, Token, across_documents, in_documents, tokens
from kg.store.matching import Found, documents_in
from kg.store.tellings import Telling, Tellings

_BATCH = 50_000  # quads in one transaction: some 20 MB


def exchange(
    store: Store,
    graph: NamedNode,
    old: AbstractSet[Quad],
    new: AbstractSet[Quad],
    touched: Touched,
    *,
    tellings: Tellings,
    base: str,
) -> None:
    """Put a document's quads in place of those in its graph, and note the keys that the difference bears on."""
    before = [told for _, told in tellings.of(graph.value)] if old else []
    for quad in old - new:
        store.remove(quad)
    store.extend(new - old)
    if not new:
        store.remove_graph(graph)
    if old:
        touched.change(cast("AbstractSet[Found]", old), cast("AbstractSet[Found]", new))
    else:
        touched.join(cast("AbstractSet[Found]", new))
    after = in_documents(reported(EvidenceReader(store, base), graph)) if new else []
    was, told_now = _by_reports(before), _by_reports(after)
    for iris in sorted({*was, *told_now}):
        if was.get(iris) != told_now.get(iris):
            touched.reports.update((NamedNode(iri), graph) for iri in iris)
            for told in (was.get(iris), told_now.get(iris)):
                touched.tokens.update(tokens(told) if told is not None else ())
    if before != after or not old or not new:
        tellings.take(graph.value)
        tellings.add(after, [graph.value] if new else [])


def _by_reports(told: Iterable[Gathering]) -> dict[tuple[str, ...], Gathering]:
    """Return the happenings that a document tells, by the IRIs of their reports."""
    return {tuple(sorted(report.iri for report in one.reports)): one for one in told}


def refresh_all(store: Store, *, tellings: Tellings | None = None, base: str) -> None:
    """Derive the default graph and the background anew from all evidence, and note the tellings if they are given."""
    store.clear_graph(DEFAULT)
    store.remove_graph(background_graph(base=base))
    derive_all(store, tellings=tellings, base=base)
    named = {q.subject for q in store.quads_for_pattern(None, t.LABEL, None, DEFAULT)}
    known = (node for node in named if isinstance(node, NamedNode) and is_known(node, base=base))
    _refresh_background(store, known, Touched(), base=base)


def derive_all(store: Store, *, tellings: Tellings | None, base: str) -> None:
    """Derive the default graph, where it is empty, from all evidence, and note the tellings if they are given."""
    if tellings is not None:
        tellings.clear()
        tellings.add((), documents_in(store, base=base))
    keep = None if tellings is None else lambda told: tellings.add(told, ())
    for quads in batched(derive(store, base=base, keep=keep), _BATCH):
        store.bulk_extend(quads)


def refresh(store: Store, touched: Touched, *, tellings: Tellings, base: str) -> None:
    """Derive again what the touched keys amount to; the outcome is that of `refresh_all`."""
    reader = EvidenceReader(store, base)
    match = reader.match
    renamed, moved, before, after = set(), set[NamedNode](), list[Quad](), list[Quad]()
    joined = (entity for entity, given in touched.joined.items() if not borne_out(_described(store, entity), given))
    for entity in sorted(touched.entities.union(joined), key=str):
        old = _described(store, entity)
        new = list(entity_quads(entity, match))
        before += old
        after += new
        if _labels(old) != _labels(new):
            renamed.add(entity)
        if bool(_labels(old)) != bool(_labels(new)) and is_known(entity, base=base):
            moved.add(entity)
    past = ended(match, touched.facts) if touched.facts else {}
    for fact in sorted(touched.facts, key=str):
        before += store.quads_for_pattern(*fact, DEFAULT)
        after += fact_quads(fact, match, past)
        if fact[1] == t.MEASURE and isinstance(fact[2], NamedNode):
            before += _default(store, fact[2])
    _replace(store, before, after)
    _refresh_events(reader, touched, tellings)
    for entity in sorted(renamed, key=str):
        _rename_events(reader, entity)
    if moved:
        _refresh_background(store, moved, touched, base=base)


def exchange_corrections(store: Store, new: Collection[Quad], touched: Touched, *, base: str) -> None:
    """Put corrections in place of those that a graph has, and note the reports of the events that either bear on."""
    graph = corrections_graph(base=base)
    old = set(store.quads_for_pattern(None, None, None, graph))
    moved = {quad.subject for quad in old ^ set(new)}
    reader = EvidenceReader(store, base)
    events = {q.object for q in old | set(new) if q.predicate == t.CORRECTS and q.subject in moved}
    for event in sorted((event for event in events if isinstance(event, NamedNode)), key=str):
        for told in _default(store, event, t.REPORTED_IN):
            if isinstance(told.object, NamedNode):
                found = reader.match(told.object, t.EVENT_TYPE, None, None)
                touched.reports.update((quad.subject, quad.graph_name) for quad in found)
    _replace(store, old, new)
    if old and not new:
        store.remove_graph(graph)


def refresh_origins(store: Store, origins: Mapping[str, str] | None, *, base: str) -> None:
    """State which documents are copies of which, by id; None leaves what is stated, but for documents that are gone."""
    graph = origins_graph(base=base)
    old = set(store.quads_for_pattern(None, None, None, graph))
    new = old if origins is None else set(origin_quads(origins, base=base))
    there = set(store.named_graphs())
    new = {quad for quad in new if quad.subject in there and quad.object in there}
    _replace(store, old, new)
    if old and not new:
        store.remove_graph(graph)


def _default(store: Store, subject: NamedNode, predicate: NamedNode | None = None) -> list[Quad]:
    return list(store.quads_for_pattern(subject, predicate, None, DEFAULT))


def _described(store: Store, entity: NamedNode) -> list[Quad]:
    return [quad for predicate in DESCRIPTION for quad in _default(store, entity, predicate)]


def _replace(store: Store, old: Iterable[Quad], new: Iterable[Quad]) -> None:
    before, after = set(old), set(new)
    for quad in before - after:
        store.remove(quad)
    if after - before:
        store.extend(after - before)


def _labels(quads: Iterable[Quad]) -> set[object]:
    return {quad.object for quad in quads if quad.predicate == t.LABEL}


def _label_in(store: Store) -> Callable[[str], str]:
    """Return a function that reads the label of an entity, by IRI, from the default graph."""
    return cache(lambda iri: value(store, NamedNode(iri), t.LABEL) or iri.rpartition("/")[2])


def _refresh_events(reader: EvidenceReader, touched: Touched, tellings: Tellings) -> None:
    store = reader.store
    gatherings = list(_reached(touched, tellings))
    reports = {NamedNode(r.iri) for gathering in gatherings for r in gathering.reports}
    reports |= {node for node, _ in touched.reports}
    events = {q.subject for node in reports for q in store.quads_for_pattern(None, t.REPORTED_IN, node, DEFAULT)}
    old = [quad for event in events if isinstance(event, NamedNode) for quad in _default(store, event)]
    changed = changes(store, base=reader.base)
    new = event_quads(across_documents(gatherings), _label_in(store), base=reader.base, changed=changed)
    _replace(store, old, new)


def _reached(touched: Touched, tellings: Tellings) -> Iterator[Gathering]:
    """Yield the happenings, as documents tell them, that touched reports could be one with, directly or over others."""
    given: set[int] = set()
    waiting: list[Token] = sorted(touched.tokens)
    seen = set(waiting)
    moved: dict[str, set[str]] = {}
    for node, graph in touched.reports:
        moved.setdefault(graph.value, set()).add(node.value)

    def take(found: Iterable[Telling]) -> Iterator[Gathering]:
        for number, told in found:
            if number not in given:
                given.add(number)
                fresh = sorted(set(tokens(told)) - seen)
                seen.update(fresh)
                waiting.extend(fresh)
                yield told

    for document, reports in sorted(moved.items()):
        yield from take(one for one in tellings.of(document) if any(r.iri in reports for r in one[1].reports))
    while waiting:
        yield from take(tellings.bearing(waiting.pop()))


def _rename_events(reader: EvidenceReader, entity: NamedNode) -> None:
    store, label = reader.store, _label_in(reader.store)
    sides = (t.ACTOR, t.RECIPIENT)
    events = {q.subject for side in sides for q in store.quads_for_pattern(None, side, entity, DEFAULT)}
    for node in sorted((event for event in events if isinstance(event, NamedNode)), key=str):
        event = reader.event(node)
        text = event_label(event.root, (event.actors, event.recipients), event.time, label)
        _replace(store, _default(store, node, t.LABEL), [Quad(node, t.LABEL, text)])


def _refresh_background(store: Store, moved: Iterable[object], touched: Touched, *, base: str) -> None:
    """State what is known of states and organisations, of the things it was stated of before, and of these.

    The things of which it then says something else are noted.
    """
    graph = background_graph(base=base)
    before = {quad.object for quad in store.quads_for_pattern(None, t.SUBJECT, None, graph)}
    candidates = standing(base=base) | before.union(moved)
    present = [node for node in candidates if isinstance(node, NamedNode) and _default(store, node, t.LABEL)]
    old, new = set(store.quads_for_pattern(None, None, None, graph)), set(background_quads(present, base=base))
    moved_statements = (quad.object for quad in old ^ new if quad.predicate == t.SUBJECT)
    touched.known.update(node for node in moved_statements if isinstance(node, NamedNode))
    if old:
        _replace(store, old, new)
    else:
        store.bulk_extend(new)  # a transaction would keep them a second time in the store's log
    if not new:
        store.remove_graph(graph)
