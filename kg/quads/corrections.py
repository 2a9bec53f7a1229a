"""An analyst's corrections, in the graph ``<base>corrections``: what was done to what, on whose word, when and why."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from pyoxigraph import NamedNode, Quad

from kg import namespaces
from kg.corrections.rows import Outcome
from kg.ontology import relations, roots
from kg.quads import terms as t
from kg.quads.documents import Node, entity_node


def corrections_graph(*, base: str = namespaces.BASE_IRI) -> NamedNode:
    """Return the name of the graph of corrections."""
    return NamedNode(f"{base}corrections")


def correction_quads(outcomes: Iterable[Outcome], *, base: str = namespaces.BASE_IRI) -> Iterator[Quad]:
    """Yield the corrections that hold, sorted, each with what it is about, its author, date and reason.

    Args:
        outcomes: What became of the rows; those that do not hold are left out.
        base: IRI that resources are minted under.
    """
    graph = corrections_graph(base=base)
    found = {
        statement for outcome in outcomes if outcome.state == "applied" for statement in _statements(outcome, base)
    }
    for subject, predicate, value in sorted(found, key=str):
        yield Quad(subject, predicate, value, graph)


def _statements(outcome: Outcome, base: str) -> Iterator[tuple[NamedNode, NamedNode, Node]]:
    row = outcome.row
    node = NamedNode(f"{base}correction/{namespaces.digest(*row.said)}")
    yield node, t.TYPE, t.CORRECTION
    yield (
        node,
        t.LABEL,
        t.string(": ".join((row.action, ", ".join(filter(None, (row.subject, row.value, row.object)))))),
    )
    yield node, t.ACTION, t.string(row.action)
    # The cells as they were given, so that the graph's corrections can be given to another (`kg.corrections.turtle`).
    for predicate, cell in ((t.GIVEN_SUBJECT, row.subject), (t.GIVEN_OBJECT, row.object), (t.GIVEN_VALUE, row.value)):
        if cell:
            yield node, predicate, t.string(cell)
    for about in outcome.about:
        yield node, t.CORRECTS, t.iri(about) if ":" in about.partition("/")[0] else entity_node(about, base=base)
    if row.author:
        author = NamedNode(f"{base}author/{quote(row.author, safe='', errors='surrogatepass')}")
        yield node, t.WAS_ATTRIBUTED_TO, author
        yield author, t.TYPE, t.AGENT
        yield author, t.LABEL, t.string(row.author)
    if (day := t.time(row.date)) is not None:
        yield node, t.DATE, day
    if row.reason:
        yield node, t.COMMENT, t.string(row.reason)
    yield from ((node, predicate, value) for predicate, value in _set(outcome))


def _set(outcome: Outcome) -> Iterator[tuple[NamedNode, Node]]:
    """Yield what a correction sets: the status or time of an event, the relation or root of a statement."""
    row = outcome.row
    if row.action == "status":
        yield t.STATUS, t.STATUSES[row.value]
    elif row.action == "date" and (stamp := t.time(row.value)) is not None:
        yield t.HAS_TIME, stamp
    elif row.value in relations():
        yield t.PREDICATE, t.relation(row.value)
    elif row.value in roots():
        yield t.EVENT_TYPE, t.root(row.value)
