"""Reading all nodes of a class in one sweep; to look each of them up takes twice as long."""

from collections.abc import Iterator
from itertools import groupby
from typing import Literal, cast

from pyoxigraph import NamedNode, QuerySolution, Store

from kg.quads import terms as t
from kg.quads.documents import Node

type Values = dict[NamedNode, list[Node]]
type Part = Literal["all", "tied", "bare"]
"""All statements of a class, the bare ones (what a document itself says of one, as a position, in a text), the rest."""

_STATED = "SELECT ?s ?p ?o WHERE {{ {found} GRAPH ?g {{ ?s ?p ?o FILTER(?p NOT IN ({unread})) }} }}"
_FACTUAL = "SELECT ?s ?p ?o WHERE {{ ?s a {kind} . ?s ?p ?o }}"
_WORDS = "SELECT ?d ?w WHERE {{ {found} GRAPH ?g {{ ?s {derived} ?d . ?d {anchor} ?w }} }}"
_FOUND = "SELECT ?s ?g WHERE {{ GRAPH ?g {{ ?s a {kind} {part} }} }}"
_NAMING = "SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?m {refers} {entity} }} }}"
_BARE = f"EXISTS {{ ?s {t.OBJECT} ?t FILTER(isLiteral(?t)) }} && !EXISTS {{ ?s {t.ATTRIBUTION} ?by }}"
_PARTS: dict[Part, str] = {"all": "", "tied": f"FILTER(!({_BARE}))", "bare": f"FILTER({_BARE})"}
_UNREAD = ", ".join(map(str, (t.TYPE, t.GENERATED_BY, t.LABEL)))  # a third of what is told of a statement


def places(store: Store, kind: NamedNode, part: Part = "all") -> Iterator[tuple[str, NamedNode]]:
    """Yield the IRIs of all nodes of a class in named graphs, or of a part of them, each with its graph, in any order.

    They are found by what the class has in the store's order: none of the others is read.
    """
    for row in _rows(store, _found(kind, part)):
        if isinstance(row[0], NamedNode):
            yield row[0].value, cast("NamedNode", row[1])


def stated(store: Store, kind: NamedNode, part: Part = "all") -> Iterator[tuple[str, Values]]:
    """Yield the same nodes, in any order, with what their graph tells of each.

    Without type, label and reading. A node comes several times if its quads do not lie together.
    """
    return _gathered(store, _STATED.format(found=f"{{ {_found(kind, part)} }}", unread=_UNREAD))


def factual(store: Store, kind: NamedNode) -> Iterator[tuple[str, Values]]:
    """Yield the same of the default graph, with all that it tells."""
    return _gathered(store, _FACTUAL.format(kind=kind))


def words(store: Store, kind: NamedNode, part: Part = "all") -> dict[str, str]:
    """Return the words of the passages that the same nodes are derived from, by the IRIs of the passages."""
    query = _WORDS.format(found=f"{{ {_found(kind, part)} }}", derived=t.DERIVED_FROM, anchor=t.ANCHOR)
    return {cast("NamedNode", row[0]).value: cast("Node", row[1]).value for row in _rows(store, query)}


def naming(store: Store, entity: NamedNode) -> list[str]:
    """Return the IRIs of the graphs whose mentions refer to an entity, in any order."""
    return [cast("NamedNode", row[0]).value for row in _rows(store, _NAMING.format(refers=t.REFERS_TO, entity=entity))]


def _found(kind: NamedNode, part: Part) -> str:
    return _FOUND.format(kind=kind, part=_PARTS[part])


def _gathered(store: Store, query: str) -> Iterator[tuple[str, Values]]:
    for node, rows in groupby(_rows(store, query), key=lambda row: row[0]):
        values: Values = {}
        for row in rows:
            values.setdefault(cast("NamedNode", row[1]), []).append(cast("Node", row[2]))
        if isinstance(node, NamedNode):
            yield node.value, values


def _rows(store: Store, query: str) -> Iterator[QuerySolution]:
    return cast("Iterator[QuerySolution]", store.query(query))
