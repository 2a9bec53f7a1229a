"""Checking a graph against the shapes of the ontology."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import DefaultGraph

from kg import ontology
from kg.quads import terms as t
from kg.store.graph import GraphStore

if TYPE_CHECKING:
    from rdflib import Graph


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is not as it should be: the node, the property (or empty), its value (or empty), what is wrong."""

    node: str
    property: str
    value: str
    message: str

    def __str__(self) -> str:
        """Return it as one line."""
        place = f"{self.node} {self.property}".strip()
        return f"{place}: {self.message}" + (f" (it is {self.value!r})" if self.value else "")


@dataclass(frozen=True, slots=True)
class ValidationReport:
    """What a check found; ``results`` are sorted."""

    conforms: bool
    results: tuple[Problem, ...]


def validate(store: GraphStore) -> ValidationReport:
    """Check the default graph and the documents' graphs, taken together, against the SHACL shapes.

    Beyond the shapes, each passage must hold the very words of its offsets in the stored text. Memory and time grow
    with the graph: some seconds for ten articles.
    """
    import pyshacl  # noqa: PLC0415  (slow to import)
    import rdflib  # noqa: PLC0415  (slow to import)

    data = rdflib.Graph()
    graphs = (DefaultGraph(), *store.raw.named_graphs())
    triples = {str(quad.triple) for graph in graphs for quad in store.quads(graph)}
    data.parse(data="".join(f"{triple} .\n" for triple in sorted(triples)), format="nt")
    shapes, classes = _turtle("shapes"), _turtle("kg")
    _, found, _ = pyshacl.validate(data, shacl_graph=shapes, ont_graph=classes, inference="none")
    problems = sorted({*_problems(found), *_misquoted(store)})
    return ValidationReport(not problems, tuple(problems))


@cache
def _turtle(name: str) -> "Graph":
    import rdflib  # noqa: PLC0415  (slow to import)

    return rdflib.Graph().parse(ontology.path(name), format="turtle")


def _problems(report: "Graph") -> list[Problem]:
    import rdflib  # noqa: PLC0415  (slow to import)

    sh = rdflib.SH
    found = []
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        focus, path, value, message = (
            report.value(result, p) for p in (sh.focusNode, sh.resultPath, sh.value, sh.resultMessage)
        )
        found.append(Problem(str(focus or ""), str(path or ""), str(value or ""), str(message or "")))
    return found


def _misquoted(store: GraphStore) -> list[Problem]:
    """Return the passages whose words are not those of the text at their offsets."""
    texts = {str(quad.subject): quad.object for quad in store.raw.quads_for_pattern(None, t.IS_STRING, None, None)}
    found = []
    for quad in store.raw.quads_for_pattern(None, t.ANCHOR, None, None):
        text = str(getattr(texts.get(str(quad.graph_name)), "value", ""))
        passage, words = str(getattr(quad.subject, "value", "")), str(getattr(quad.object, "value", ""))
        start, _, end = passage.rpartition("#char=")[2].partition(",")
        if not (start.isdigit() and end.isdigit()) or text[int(start) : int(end)] != words:
            message = "the words are not those of the text at these offsets"
            found.append(Problem(passage, t.ANCHOR.value, words, message))
    return found
