"""What follows from the facts, in the graph ``<base>inferred``, each triple with what it rests on.

It stands apart because no text says it: the default graph and the documents' graphs never hold an inferred triple.
"""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from kg import namespaces
from kg.inference import Inference
from kg.quads import terms as t


def inferred_graph(*, base: str = namespaces.BASE_IRI) -> NamedNode:
    """Return the name of the graph of inferences."""
    return NamedNode(f"{base}inferred")


def inference_quads(inference: Inference, *, base: str = namespaces.BASE_IRI) -> Iterator[Quad]:
    """Yield an inference: the plain triple where it holds now, and the statement that says what it rests on.

    Args:
        inference: What follows.
        base: IRI that resources are minted under.
    """
    graph = inferred_graph(base=base)
    ends = NamedNode(inference.subject), t.relation(inference.predicate), NamedNode(inference.object)
    if inference.current:
        yield Quad(*ends, graph)
    # Not who tells of the premises: one more text that does leaves the inference what it is.
    proof = (part for fact in inference.premises for part in (fact.subject, fact.relation, fact.object))
    held = (inference.since, inference.until, str(inference.current))
    parts = (inference.subject, inference.predicate, inference.object, *held, *inference.rules, *proof)
    node = NamedNode(f"{base}inference/{namespaces.digest(*parts)}")
    yield Quad(node, t.TYPE, t.INFERENCE, graph)
    for predicate, value in zip((t.SUBJECT, t.PREDICATE, t.OBJECT), ends, strict=True):
        yield Quad(node, predicate, value, graph)
    for rule in inference.rules:
        yield Quad(node, t.RULE, t.RULES[rule], graph)
    for told in sorted({one for premise in inference.premises for one in premise.told}):
        yield Quad(node, t.RESTS_ON, NamedNode(told), graph)
    yield Quad(node, t.CONFIDENCE, t.decimal(round(inference.confidence, 3)), graph)
    for predicate, day in ((t.VALID_FROM, t.time(inference.since)), (t.VALID_UNTIL, t.time(inference.until))):
        if day is not None:
            yield Quad(node, predicate, day, graph)
    if not inference.current:
        yield Quad(node, t.FORMER, t.boolean(True), graph)
