"""Why names count as an entity's, and whom it is kept apart from, as the documents' graphs state it."""

from collections import Counter

from pyoxigraph import NamedNode

from kg.namespaces import document_iri
from kg.naming import Corrected, KeptApart, NameUse
from kg.quads import terms as t
from kg.quads.corrections import corrections_graph
from kg.store.evidence import EvidenceReader
from kg.store.graph import GraphStore
from kg.store.matching import least
from kg.store.names import find
from kg.store.queries import select
from kg.store.referring import offsets

_NAMELESS = {"ByPronoun": "(pronouns)", "ByDescription": "(descriptions)", "ByJointMention": "(together with others)"}
_WAYS = {
    "ByName": "by name",
    "ByPartOfName": "by part of a name",
    "ByGazetteer": "by gazetteer",
    "ByMetonym": "by a capital or seat of power",
    "ByAcronym": "by initials",
    "BySpelling": "by spelling",
    "ByOffice": "by office and date",
    "ByLeader": "as a leader of the time",
}


def identity(store: GraphStore, name: str) -> tuple[NameUse | KeptApart | Corrected, ...]:
    """Return under which names an entity goes and why, whom it is kept apart from, and how analysts corrected it.

    Names are taken as `kg.store.names` takes them.

    Raises:
        UnknownNameError: If the graph holds no such entity.
        AmbiguousNameError: If several entities bear the name.
    """
    (nodes,) = find(store, [name])
    reader = EvidenceReader(store.raw, store.base_iri)
    rows: list[NameUse | KeptApart | Corrected] = []
    for node in sorted(nodes, key=str):
        rows += names_of(reader, node)
        rows += apart_from(reader, node)
        rows += corrections_of(store, node)
    return tuple(rows)


def names_of(reader: EvidenceReader, entity: NamedNode) -> tuple[NameUse, ...]:
    """Return the forms under which the texts speak of an entity, the most frequent first, then by form."""
    mentions: Counter[str] = Counter()
    documents: dict[str, set[str]] = {}
    ways: dict[str, set[str]] = {}
    for graph, passage, words, way in _mentions(reader, entity):
        form = _NAMELESS.get(way) or " ".join(words.split()) or str(offsets(passage))
        mentions[form] += 1
        documents.setdefault(form, set()).add(graph)
        ways.setdefault(form, set()).update({_WAYS[way]} if way in _WAYS else ())
    grounds = _grounds(reader, entity)
    uses = (
        NameUse(form, tuple(sorted(ways[form])), count, len(documents[form]), grounds.get(form, ()))
        for form, count in mentions.items()
    )
    return tuple(sorted(uses, key=lambda use: (-use.mentions, use.form)))


def _mentions(reader: EvidenceReader, entity: NamedNode) -> list[tuple[str, str, str, str]]:
    """Return the mentions of an entity: document, passage, words, and how it was found (``ByName``); sorted.

    One query, as there may be very many of them.
    """
    rows = select(
        reader.store,
        f"""SELECT ?graph ?passage (SAMPLE(?anchor) AS ?words) (SAMPLE(?by) AS ?way) WHERE {{
          GRAPH ?graph {{
            ?passage kg:refersTo {entity} .
            OPTIONAL {{ ?passage nif:anchorOf ?anchor }}
            OPTIONAL {{ ?passage kg:identifiedBy ?by }}
          }}
          FILTER(STRSTARTS(STR(?graph), "{document_iri("", base=reader.base)}"))
        }} GROUP BY ?graph ?passage""",
    ).rows
    return sorted((str(g), str(p), str(words or ""), str(way or "").rpartition("#")[2]) for g, p, words, way in rows)


def _grounds(reader: EvidenceReader, entity: NamedNode) -> dict[str, tuple[str, ...]]:
    """Return what documents state for each form of an entity."""
    found: dict[str, set[str]] = {}
    for quad in reader.match(None, t.NAME_OF, entity, None):
        stated = {
            predicate: _words(reader, quad.subject, predicate, quad.graph_name) for predicate in (t.FORM, t.GROUND)
        }
        for form in stated[t.FORM]:
            found.setdefault(form, set()).update(stated[t.GROUND])
    return {form: tuple(sorted(grounds)) for form, grounds in found.items()}


def apart_from(reader: EvidenceReader, entity: NamedNode) -> tuple[KeptApart, ...]:
    """Return whom an entity is kept apart from, sorted by label; of several reasons the one that sorts first."""
    found: dict[str, str] = {}
    for quad in reader.match(None, t.SEPARATES, entity, None):
        grounds = _words(reader, quad.subject, t.GROUND, quad.graph_name)
        for other in reader.match(quad.subject, t.APART_FROM, None, quad.graph_name):
            found[other.object.value] = min([*grounds, *filter(None, [found.get(other.object.value)])])
    others = (KeptApart(iri, reader.label(iri) or iri.rpartition("/")[2], ground) for iri, ground in found.items())
    return tuple(sorted(others, key=lambda other: (other.label, other.iri)))


def corrections_of(store: GraphStore, entity: NamedNode) -> tuple[Corrected, ...]:
    """Return the corrections that bear on an entity, by date, then in words."""
    return tuple(said for said in corrections(store) if entity.value in said.about)


def corrections(store: GraphStore) -> tuple[Corrected, ...]:
    """Return all corrections that a graph has, by date, then in words."""
    graph = corrections_graph(base=store.base_iri)
    held: dict[object, dict[NamedNode, list[str]]] = {}
    for quad in store.raw.quads_for_pattern(None, None, None, graph):
        value = str(getattr(quad.object, "value", ""))
        held.setdefault(quad.subject, {}).setdefault(quad.predicate, []).append(value)

    found = (
        Corrected(
            least(parts, t.LABEL),
            "".join(least(held.get(NamedNode(by), {}), t.LABEL) for by in parts.get(t.WAS_ATTRIBUTED_TO, ())[:1]),
            least(parts, t.DATE),
            least(parts, t.COMMENT),
            tuple(sorted(parts[t.CORRECTS])),
        )
        for parts in held.values()
        if t.CORRECTS in parts
    )
    return tuple(sorted(found, key=lambda said: (said.date, said.label, said.author, said.reason)))


def _words(reader: EvidenceReader, node: NamedNode, predicate: NamedNode, graph: NamedNode) -> set[str]:
    return {quad.object.value for quad in reader.match(node, predicate, None, graph)}
