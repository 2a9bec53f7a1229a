"""The sentences behind an entity, or behind what holds and happens between two."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import get_args

from pyoxigraph import NamedNode

from kg.errors import InputError
from kg.evidence import Evidence, Kind
from kg.quads import terms as t
from kg.store.evidence import DEFAULT, EvidenceReader
from kg.store.graph import GraphStore
from kg.store.names import find

_ORDER = {kind: number for number, kind in enumerate(get_args(Kind.__value__))}

type Sides = list[frozenset[NamedNode]]


def explain(
    store: GraphStore, names: Sequence[str], *, reader: EvidenceReader | None = None, speech: bool = True
) -> tuple[Evidence, ...]:
    """Return the evidence about one entity, or about what is between two.

    Args:
        store: The graph.
        names: One or two names or IRIs; see `kg.store.names`.
        reader: Of the same graph, where one is at hand.
        speech: Whether to tell what they say, too.

    Returns:
        Rows sorted by kind, statement, date, document and place in the text.

    Raises:
        UnknownNameError: If the graph holds nothing of a name; the hint gives those that are near.
        AmbiguousNameError: If several entities bear a name; the hint lists them.
        InputError: If not one or two names are given.
    """
    sides = sides_of(store, names)
    reader = reader or EvidenceReader(store.raw, store.base_iri)
    said = _attributions(reader, sides) if speech else ()
    found = (*_assertions(reader, sides), *_reports(reader, sides), *said)
    rows = {
        replace(said, iri="", attributions=(), extractor=""): said for said in found
    }.values()  # what differs in no word is one
    return tuple(
        sorted(rows, key=lambda r: (_ORDER[r.kind], r.statement, r.date, r.document, r.start, r.end, r.speaker, r.iri))
    )


def sides_of(store: GraphStore, names: Sequence[str]) -> Sides:
    """Return who is meant by one or two names; errors as for `explain`."""
    if len(names) not in {1, 2}:
        hint = "put names of several words in quotes"
        raise InputError(f"explain takes one or two names, not {len(names)}", where=store.name, hint=hint)
    return find(store, names)


def involve(sides: Sides, parts: Collection[str]) -> bool:
    """Tell whether every side takes part; two sides by two different parts."""
    held = [{node.value for node in side}.intersection(parts) for side in sides]
    return all(held) and (len(held) == 1 or len(held[0] | held[1]) > 1)


def _touching(reader: EvidenceReader, side: frozenset[NamedNode], *predicates: NamedNode) -> Iterator[Evidence]:
    """Yield the statements in which one of the entities has one of these parts."""
    found = {
        (quad.subject.value, quad.graph_name.value)
        for node in side
        for predicate in predicates
        for quad in reader.match(None, predicate, node, None)
    }
    for node, graph in sorted(found):
        if (said := reader.read(NamedNode(node), NamedNode(graph))) is not None:
            yield said


def _assertions(reader: EvidenceReader, sides: Sides) -> Iterator[Evidence]:
    for said in _touching(reader, sides[0], t.SUBJECT, t.OBJECT):
        parts = (*said.subjects, *said.objects)
        if involve(sides, parts):
            target = said.value or " ".join(map(reader.name, said.objects))
            statement = f"{reader.name(said.subjects[0])} {said.term} {target}"
            yield replace(said, statement=statement, marks=reader.marks(said, parts))


def _reports(reader: EvidenceReader, sides: Sides) -> Iterator[Evidence]:
    for said in _touching(reader, sides[0], t.ACTOR, t.RECIPIENT):
        parts = (*said.subjects, *said.objects)
        if involve(sides, parts):
            events = reader.store.quads_for_pattern(None, t.REPORTED_IN, NamedNode(said.iri), DEFAULT)
            event = min((q.subject.value for q in events if isinstance(q.subject, NamedNode)), default="")
            statement, marks = event and reader.label(event), reader.marks(said, parts)
            yield replace(said, kind="event", event=event, statement=statement, marks=marks)


def _attributions(reader: EvidenceReader, sides: Sides) -> Iterator[Evidence]:
    turns = [(sides[0], None)] if len(sides) == 1 else [(sides[0], sides[1]), (sides[1], sides[0])]
    for speakers, others in turns:
        for said in _touching(reader, speakers, t.SOURCE):
            if others is None or {node.value for node in others}.intersection(said.objects):
                words = " ".join(" ".join(reader.content(said)).split())
                statement = f"{said.speaker} {said.term}: {words}"
                yield replace(said, statement=statement, marks=reader.marks(said, said.subjects))
