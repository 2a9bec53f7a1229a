"""A folder with two tables as CSV: ``nodes.csv`` and ``edges.csv``."""

from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from kg.files import csv_lines, write_folder, write_whole
from kg.quads import terms as t
from kg.store import GraphStore
from kg.store.evidence import DEFAULT, EvidenceReader, value, values
from kg.store.facts import fact_predicates

NODE_COLUMNS = ("id", "label", "kind", "named", "aliases", "same_as")
EDGE_COLUMNS = ("source", "source_label", "relation", "target", "target_label", "time", "status", "documents", "event")


def _write(store: GraphStore, path: Path) -> None:
    write_folder(
        path,
        {
            "nodes.csv": lambda file: write_whole(file, csv_lines(NODE_COLUMNS, _nodes(store))),
            "edges.csv": lambda file: write_whole(file, csv_lines(EDGE_COLUMNS, _edges(store))),
        },
    )


WRITERS: dict[str, Callable[[GraphStore, Path], None]] = {"csv": _write}


def _nodes(store: GraphStore) -> Iterator[tuple[object, ...]]:
    """Yield a row for each entity, sorted by IRI; several aliases or identities are parted by ``|``."""
    subjects = {quad.subject for quad in store.raw.quads_for_pattern(None, t.LABEL, None, DEFAULT)}
    for node in sorted((s for s in subjects if isinstance(s, NamedNode)), key=str):
        kinds = [NamedNode(kind) for kind in values(store.raw, node, t.TYPE) if kind != t.ACTOR_CLASS.value]
        if t.EVENT in kinds:
            continue
        yield (
            node.value,
            value(store.raw, node, t.LABEL),
            t.local_name(kinds[0]) if kinds else "",
            value(store.raw, node, t.NAMED) or "true",
            "|".join(values(store.raw, node, t.ALT_LABEL)),
            "|".join(values(store.raw, node, t.SAME_AS)),
        )


def _edges(store: GraphStore) -> Iterator[tuple[object, ...]]:
    """Yield a row for each fact between entities or with a text, then for each actor and recipient of each event."""
    for predicate in sorted(fact_predicates() - {t.MEASURE}, key=str):
        facts = store.raw.quads_for_pattern(None, predicate, None, DEFAULT)
        for quad in sorted(facts, key=str):
            subject, target = quad.subject, quad.object
            if not isinstance(subject, NamedNode) or not isinstance(target, NamedNode | Literal):
                continue
            stating = store.raw.quads_for_pattern(subject, predicate, target, None)
            documents = sum(1 for q in stating if isinstance(q.graph_name, NamedNode))
            label = value(store.raw, target, t.LABEL) if isinstance(target, NamedNode) else target.value
            end = target.value if isinstance(target, NamedNode) else ""
            name = value(store.raw, subject, t.LABEL)
            yield (subject.value, name, t.local_name(predicate), end, label, "", "", documents, "")
    reader = EvidenceReader(store.raw, store.base_iri)
    for event in reader.events():
        told = {q.graph_name for r in event.reports for q in reader.match(NamedNode(r), t.EVENT_TYPE, None, None)}
        for actor, recipient in product(event.actors or ("",), event.recipients or ("",)):
            ends = [(iri, reader.label(iri) if iri else "") for iri in (actor, recipient)]
            yield (*ends[0], event.root, *ends[1], event.time, event.status, len(told), event.iri)
