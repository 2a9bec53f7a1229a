"""The ontologies keep to OWL 2 DL: rules of our own over the RDF, and that each notices what it is for.

OWLAPI's profile checker, which needs Java, finds both files in the profile as well.
"""

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, XSD, Namespace
from rdflib.collection import Collection

from kg import ontology
from kg.namespaces import KG

DCTERMS, K = Namespace("http://purl.org/dc/terms/"), Namespace(KG)
KINDS = (OWL.AnnotationProperty, OWL.ObjectProperty, OWL.DatatypeProperty)
RESERVED = tuple(map(str, (OWL, RDF, RDFS, XSD)))
DATATYPES = {XSD.string, XSD.boolean, XSD.decimal, XSD.integer, XSD.nonNegativeInteger, XSD.dateTime, RDF.langString}
HEADER = {OWL.versionIRI, OWL.versionInfo, DCTERMS.title, DCTERMS.creator, DCTERMS.created, DCTERMS.modified}


def load(name):
    return rdflib.Graph().parse(ontology.path(name), format="turtle")


def problems(graph):
    """Return what OWL 2 DL forbids in a graph, in words."""
    kinds = {node: {kind for kind in KINDS if (node, RDF.type, kind) in graph} for node in set(graph.subjects())}
    found = {f"{node} is of {len(has)} kinds" for node, has in kinds.items() if len(has) > 1}
    for triple in graph:
        found.update(_of_triple(triple, kinds))
    found.update(_of_properties(graph, kinds))
    return sorted(found)


def _of_triple(triple, kinds):
    subject, predicate, value = triple
    literal = isinstance(value, rdflib.Literal)
    if str(subject).startswith(RESERVED):
        yield f"{subject} is reserved"
    if literal and not value.language and (value.datatype or XSD.string) not in DATATYPES:
        yield f"{value.datatype} is no datatype of OWL 2"
    if str(predicate).startswith(RESERVED):
        return
    if not kinds.get(predicate):
        yield f"{predicate} is not declared"
    elif literal and is_object(kinds, predicate):
        yield f"{predicate} has a literal"
    elif not literal and OWL.DatatypeProperty in kinds[predicate]:
        yield f"{predicate} has no literal"


def _of_properties(graph, kinds):
    classes = set(graph.subjects(RDF.type, OWL.Class))
    of_objects = [*graph.subjects(RDF.type, OWL.SymmetricProperty), *graph.subjects(RDF.type, OWL.TransitiveProperty)]
    of_objects += [end for ends in graph.subject_objects(OWL.inverseOf) for end in ends]
    yield from (f"{node} is no object property" for node in of_objects if not is_object(kinds, node))
    for one, other in graph.subject_objects(RDFS.subPropertyOf):
        if kinds.get(one) != kinds.get(other):
            yield f"{one} is of another kind than {other}"
    for node, target in graph.subject_objects(RDFS.range):
        if is_object(kinds, node) != (target in classes):
            yield f"the range of {node} is of the wrong sort"
    named = {value for p in (RDFS.subClassOf, RDFS.domain) for value in graph.objects(None, p)}
    for held in (held for p in (OWL.unionOf, OWL.members) for held in graph.objects(None, p)):
        named |= set(Collection(graph, held))
    yield from (f"{node} is not declared" for node in named if node not in classes and not kinds.get(node))


def is_object(kinds, node):
    return OWL.ObjectProperty in kinds.get(node, ())


@pytest.mark.parametrize("name", ["kg", "plover"])
def test_the_ontologies_are_owl_2_dl(name):
    assert problems(load(name)) == []


SPOILT = [
    ([(K.alliedWith, RDF.type, OWL.DatatypeProperty)], "is of 2 kinds"),
    ([(RDF.Statement, RDF.type, OWL.Class)], "is reserved"),
    ([(K.State, K.unheardOf, rdflib.Literal("x"))], "unheardOf is not declared"),
    ([(K.State, DCTERMS.created, rdflib.Literal("2024", datatype=XSD.gYear))], "no datatype of OWL 2"),
    ([(K.Happened, K.alliedWith, rdflib.Literal("x"))], "alliedWith has a literal"),
    ([(K.Happened, K.position, K.State)], "position has no literal"),
    ([(K.position, RDF.type, OWL.SymmetricProperty)], "position is no object property"),
    ([(K.position, OWL.inverseOf, K.leads)], "position is no object property"),
    ([(K.position, RDFS.subPropertyOf, K.relation)], "is of another kind"),
    ([(K.leads, RDFS.range, XSD.string)], "of the wrong sort"),
    ([(K.State, RDFS.subClassOf, K.Unheard)], "Unheard is not declared"),
]


@pytest.mark.parametrize(("triples", "message"), SPOILT, ids=[message for _, message in SPOILT])
def test_what_leaves_the_profile_is_noticed(triples, message):
    graph = load("kg")
    for triple in triples:
        graph.add(triple)
    assert any(message in problem for problem in problems(graph))


@pytest.mark.parametrize("name", ontology.NAMES)
def test_each_ontology_says_who_made_which_version_of_it_when(name):
    graph = load(name)
    (node,) = graph.subjects(RDF.type, OWL.Ontology)
    assert {predicate for predicate in HEADER if graph.value(node, predicate) is None} == set()
    assert str(graph.value(node, OWL.versionIRI)) == f"{node}/{graph.value(node, OWL.versionInfo)}"
    assert graph.value(node, DCTERMS.created).toPython() <= graph.value(node, DCTERMS.modified).toPython()


def test_kinds_of_thing_are_disjoint_and_no_relation_may_hold_between_disjoint_kinds_at_once():
    graph = load("kg")
    together = [set(Collection(graph, held)) for held in graph.objects(None, OWL.members)]
    assert {K.Actor, K.Place, K.NamedEvent, K.Weapon, K.Agreement, K.Project} in together
    assert {K.Person, K.State, K.Organization, K.ArmedForce, K.Group} in together
    assert (None, RDFS.subClassOf, RDF.Statement) not in graph


def test_what_is_said_of_events_is_said_within_its_domain():
    graph = load("kg")
    for name in ("certainty", "attribution", "attributedTo", "basis", "confidence", "status"):
        held = graph.value(graph.value(K[name], RDFS.domain), OWL.unionOf)
        assert K.Event in set(Collection(graph, held)), name
