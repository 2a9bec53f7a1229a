"""What follows of an entity, or between two, with the sentences that it rests on."""

from collections.abc import Sequence
from dataclasses import replace

from pyoxigraph import NamedNode

from kg.errors import InputError
from kg.evidence import Evidence
from kg.inference import inverses
from kg.known import Inferred
from kg.namespaces import KG
from kg.ontology import relations
from kg.quads import terms as t
from kg.quads.background import background_graph
from kg.quads.inferred import inferred_graph
from kg.store.evidence import EvidenceReader
from kg.store.explain import Sides, involve, sides_of
from kg.store.graph import GraphStore
from kg.store.matching import least

_RULES = {
    "BySymmetry": "by symmetry",
    "ByInverse": "by the inverse",
    "BySubProperty": "by a wider relation",
    "ByChain": "by a chain",
}

type _Parts = dict[NamedNode, list[str]]


def inferred(store: GraphStore, names: Sequence[str]) -> tuple[Inferred, ...]:
    """Return what follows of one entity, or between two.

    Args:
        store: The graph.
        names: One or two names or IRIs; see `kg.store.names`.

    Returns:
        Inferences sorted by statement, then IRI; what holds now comes first.

    Raises:
        UnknownNameError: If the graph holds nothing of a name; the hint gives those that are near.
        AmbiguousNameError: If several entities bear a name; the hint lists them.
        InputError: If not one or two names are given, or the graph holds no inferences.
    """
    if not (store.infers or store.raw.contains_named_graph(inferred_graph(base=store.base_iri))):  # on a server
        hint = "kg build ... --infer makes them"
        raise InputError("graph holds no inferences", where=store.name, hint=hint)
    return inferred_of(EvidenceReader(store.raw, store.base_iri), sides_of(store, names))


def inferred_of(reader: EvidenceReader, sides: Sides) -> tuple[Inferred, ...]:
    """Return what follows of things or between two, each given by all its IRIs; nothing where the graph infers not."""
    graph = inferred_graph(base=reader.base)
    found = {
        quad.subject.value
        for node in sides[0]
        for end in (t.SUBJECT, t.OBJECT)
        for quad in reader.match(None, end, node, graph)
    }
    rows = (_read(reader, NamedNode(iri), graph) for iri in sorted(found))
    held = (row for row in rows if involve(sides, (row.subject, row.object)))
    return tuple(sorted(held, key=lambda row: (not row.current, row.statement, row.iri)))


def _read(reader: EvidenceReader, node: NamedNode, graph: NamedNode) -> Inferred:
    parts = _parts(reader, node, graph)
    evidence, background = _premises(reader, parts[t.RESTS_ON])
    predicate = least(parts, t.PREDICATE).removeprefix(KG)
    return Inferred(
        iri=node.value,
        subject=least(parts, t.SUBJECT),
        predicate=predicate,
        object=least(parts, t.OBJECT),
        statement=_worded(reader, parts),
        rules=tuple(sorted(_RULES[rule.removeprefix(KG)] for rule in parts[t.RULE])),
        since=least(parts, t.VALID_FROM),
        until=least(parts, t.VALID_UNTIL),
        current=t.FORMER not in parts,
        confidence=float(least(parts, t.CONFIDENCE)),
        evidence=evidence,
        background=background,
    )


def _premises(reader: EvidenceReader, iris: Sequence[str]) -> tuple[tuple[Evidence, ...], tuple[str, ...]]:
    """Return the sentences and the lines of the background that statements stand for."""
    known, sentences, lines = background_graph(base=reader.base), list[Evidence](), list[str]()
    for node in map(NamedNode, iris):
        for quad in reader.match(node, t.TYPE, t.ASSERTION, None):
            if (said := reader.read(node, quad.graph_name)) is not None:
                statement = " ".join((reader.name(said.subjects[0]), said.term, *map(reader.name, said.objects)))
                sentences.append(replace(said, statement=statement))
        if parts := _parts(reader, node, known):
            times = [
                f"{word} {least(parts, p)}"
                for word, p in (("from", t.VALID_FROM), ("until", t.VALID_UNTIL))
                if p in parts
            ]
            lines.append("; ".join((" ".join((_worded(reader, parts), *times)), least(parts, t.SOURCE_OF_RECORD))))
    sentences.sort(key=lambda said: (said.statement, said.date, said.document, said.start, said.iri))
    return tuple(sentences), tuple(sorted(lines))


def _worded(reader: EvidenceReader, parts: _Parts) -> str:
    name = least(parts, t.PREDICATE).removeprefix(KG)
    phrase = inverses()[name].inverse_phrase if name in inverses() else relations()[name].phrase
    return f"{_name(reader, least(parts, t.SUBJECT))} {phrase} {_name(reader, least(parts, t.OBJECT))}"


def _name(reader: EvidenceReader, iri: str) -> str:
    """Return the name of a thing; a state that no text speaks of has one in the background."""
    known = reader.match(NamedNode(iri), t.LABEL, None, background_graph(base=reader.base))
    return reader.label(iri) or min((quad.object.value for quad in known), default="") or reader.name(iri)


def _parts(reader: EvidenceReader, node: NamedNode, graph: NamedNode) -> _Parts:
    held: _Parts = {}
    for quad in reader.match(node, None, None, graph):
        held.setdefault(quad.predicate, []).append(quad.object.value)
    return held
