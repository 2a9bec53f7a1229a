"""The facts that inferences may rest on, read from the documents' graphs and the background.

A fact counts with the times that its statements give. What is denied in an author's own voice, planned, possible or
only claimed does not; a former fact counts for the time that it is told to have held, and only where an end is told.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from pyoxigraph import NamedNode, Quad, Store

from kg import rules
from kg.inference import Stated, carried, carrying
from kg.namespaces import KG
from kg.ontology import relations
from kg.quads import terms as t
from kg.quads.background import background_graph
from kg.quads.documents import Node
from kg.store.evidence import DEFAULT
from kg.store.matching import Match, evidence_in

type _Parts = dict[NamedNode, Node]
type _Kind = tuple[str, str, str, str, str, bool, bool]  # all of a `Stated` but its confidence and who tells it


def premises(store: Store, *, base: str) -> Callable[[str], tuple[Stated, ...]]:
    """Return a function that gives the facts of a subject, by IRI; it looks each subject up once."""
    match, background = evidence_in(store, base=base), background_graph(base=base)
    chained = carried() | carrying()

    def statements(node: NamedNode) -> Iterator[tuple[str, _Parts, bool]]:
        """Yield the statements of a subject: IRI, properties, whether a text makes it."""
        found = {(q.subject, q.graph_name) for q in match(None, t.SUBJECT, node, None)}
        found |= _symmetric_to(node, match)
        for claim, graph in sorted(found, key=str):
            yield claim.value, {q.predicate: q.object for q in match(claim, None, None, graph)}, True
        for quad in match(None, t.SUBJECT, node, background):
            parts = {q.predicate: q.object for q in match(quad.subject, None, None, background)}
            if _name(parts) in chained:  # the rest of the background can't be joined with what texts state
                yield quad.subject.value, parts, False

    @cache
    def stated(subject: str) -> tuple[Stated, ...]:
        said: dict[_Kind, list[tuple[str, float]]] = {}
        denied = set()
        for iri, parts, by_text in statements(NamedNode(subject)):
            ends = _ends(parts)
            if ends is None or ends[0] != subject or _name(parts) not in relations():
                continue
            if _denies(parts):
                denied.add(ends)
            since, until = (parts[p].value if p in parts else "" for p in (t.VALID_FROM, t.VALID_UNTIL))
            plain = Quad(
                NamedNode(ends[0]), t.relation(ends[1]), NamedNode(ends[2]), DEFAULT if by_text else background
            )
            current = plain in store and t.FORMER not in parts
            if (current or until) and (not by_text or _affirms(parts)):
                confidence = float(parts[t.CONFIDENCE].value) if t.CONFIDENCE in parts else 1.0
                said.setdefault((*ends, since, until, current, by_text), []).append((iri, confidence))
        return tuple(
            Stated(*kind, max(sure for _, sure in told), tuple(sorted(iri for iri, _ in told)))
            for kind, told in sorted(said.items())
            if kind[:3] not in denied
        )

    return stated


def before(store: Store, nodes: Iterable[str], *, base: str) -> set[str]:
    """Return the subjects, by IRI, of the facts that carry over to what some things are in or part of.

    They are those from which a proof may lead over one of the things.
    """
    match, background = evidence_in(store, base=base), background_graph(base=base)
    found, waiting = set[str](), sorted(set(nodes))
    while waiting:
        here = NamedNode(waiting.pop())
        for quad in (*match(None, t.OBJECT, here, None), *match(None, t.OBJECT, here, background)):
            parts = {q.predicate: q.object for q in match(quad.subject, None, None, quad.graph_name)}
            subject, name = parts.get(t.SUBJECT), _name(parts)
            if not isinstance(subject, NamedNode) or name not in carried() or subject.value in found:
                continue
            found.add(subject.value)
            if name in carrying():
                waiting.append(subject.value)
    return found


def _symmetric_to(node: NamedNode, match: Match) -> set[tuple[NamedNode, NamedNode]]:
    """Return the statements, each with its graph, that say of another what then holds of this one as well."""
    mutual = {t.relation(name) for name, relation in relations().items() if relation.symmetric}
    return {
        (quad.subject, quad.graph_name)
        for quad in match(None, t.OBJECT, node, None)
        if any(q.object in mutual for q in match(quad.subject, t.PREDICATE, None, quad.graph_name))
    }


def _name(parts: _Parts) -> str:
    return parts[t.PREDICATE].value.removeprefix(KG) if t.PREDICATE in parts else ""


def _ends(parts: _Parts) -> tuple[str, str, str] | None:
    """Return subject, relation and object, of a symmetric relation in the order of their IRIs; None for a literal."""
    subject, target, name = parts.get(t.SUBJECT), parts.get(t.OBJECT), _name(parts)
    if not isinstance(subject, NamedNode) or not isinstance(target, NamedNode) or name not in relations():
        return None
    one, other = subject.value, target.value
    if relations()[name].symmetric and other < one:
        one, other = other, one
    return one, name, other


def _affirms(parts: _Parts) -> bool:
    """Tell whether an assertion states a fact, or one that held once."""
    if t.FORMER in parts:
        return _vouched(parts) and parts.get(t.POLARITY) == t.POLARITIES["Affirmed"]
    return parts.get(t.BASIS) == t.BASES["Fact"]


def _denies(parts: _Parts) -> bool:
    """Tell whether an assertion denies a fact in its author's own voice."""
    return parts.get(t.POLARITY) == t.POLARITIES["Denied"] and _vouched(parts)


def _vouched(parts: _Parts) -> bool:
    """Tell whether an author says for certain what an assertion says."""
    attributed = t.ATTRIBUTED_TO in parts or t.ATTRIBUTION in parts
    certainty = next((name for name, node in t.CERTAINTIES.items() if node == parts.get(t.CERTAINTY)), "")
    return rules.is_fact(
        polarity="Affirmed", certainty=certainty, attributed=attributed, factive=t.FACTIVE in parts, former=False
    )
