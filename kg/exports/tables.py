"""A folder with two tables as CSV: ``nodes.csv`` and ``edges.csv``."""

from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

from pyoxigraph import NamedNode

from kg.exports.held import facts, passage, reader_of
from kg.files import csv_lines, write_folder, write_whole
from kg.quads import terms as t
from kg.rules import HAPPENED
from kg.store import GraphStore
from kg.store.evidence import DEFAULT, value, values

NODE_COLUMNS = ("id", "label", "kind", "named", "aliases", "same_as")
EDGE_COLUMNS = (
    "source",
    "source_label",
    "relation",
    "target",
    "target_label",
    "time",
    "status",
    "documents",
    "event",
    "passages",
)


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
    """Yield a row for each fact between entities or with a text, then for each actor and recipient of each event.

    The relation of an event that did not happen begins with its status: ``Planned: ASSAULT``.
    """
    reader = reader_of(store)
    for fact in facts(store, reader):
        if fact.relation != "measure":
            label = reader.label(fact.object) if fact.object else fact.value
            edge = (fact.subject, reader.label(fact.subject), fact.relation, fact.object, label)
            yield (*edge, "", "", fact.documents, "", " ".join(fact.passages))
    reports = {said.iri: said for said in reader.statements(t.EVENT_REPORT)}
    for event in reader.events():
        told = [reports[iri] for iri in event.reports if iri in reports]
        what = event.root if event.status in HAPPENED else f"{event.status}: {event.root}"
        for actor, recipient in product(event.actors or ("",), event.recipients or ("",)):
            ends = [(iri, reader.label(iri) if iri else "") for iri in (actor, recipient)]
            documents, where = len({said.graph for said in told}), sorted({passage(said) for said in told})
            yield (*ends[0], what, *ends[1], event.time, event.status, documents, event.iri, " ".join(where))
