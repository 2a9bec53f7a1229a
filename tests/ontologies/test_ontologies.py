"""The ontology files: complete, true to the code, and found."""

import importlib.util

import pytest
import rdflib
from pyoxigraph import NamedNode
from rdflib import DCTERMS, OWL, RDF, RDFS, SH, SKOS

from kg import ontology
from kg.errors import UnknownNameError
from kg.model import ACTOR_TYPES
from kg.namespaces import KG, PLOVER
from kg.ontology import relations
from kg.quads import terms

ROOTS = (
    "ACCUSE AGREE AID ASSAULT COERCE CONSULT COOPERATE MOBILIZE PROTEST REJECT REQUEST SANCTION SUPPORT THREATEN YIELD"
)
CLASSES = {*ACTOR_TYPES, "Place", "NamedEvent", "Weapon", "Agreement", "Project"}


def load(name):
    return rdflib.Graph().parse(ontology.path(name), format="turtle")


@pytest.fixture(scope="module")
def kg():
    return load("kg")


@pytest.fixture(scope="module")
def plover():
    return load("plover")


@pytest.fixture(scope="module")
def shapes():
    return load("shapes")


def used_in_code():
    """The IRIs of this project's namespace that the quads are made of."""
    nodes = [value for value in vars(terms).values() if isinstance(value, NamedNode)]
    for table in (
        terms.STATUSES,
        terms.POLARITIES,
        terms.CERTAINTIES,
        terms.BASES,
        terms.IDENTIFICATIONS,
        terms.RULES,
        terms.HARMED,
    ):
        nodes += table.values()
    nodes += [terms.relation(name) for name in relations()] + [terms.entity_class(name) for name in CLASSES]
    return {node.value for node in nodes if node.value.startswith(KG)}


def declared(graph):
    return {str(term) for term in graph.subjects() if str(term).startswith(KG)}


def test_every_term_that_the_code_uses_is_in_the_ontology_and_the_other_way_round(kg):
    only_in_files = {
        KG + name
        for name in (
            "relation",
            "quadClass",
            "goldsteinWeight",
            "Basis",
            "Polarity",
            "Certainty",
            "Status",
            "Identification",
            "Rule",
            "adjective",
            "people",
        )
    } | {KG + relation.inverse for relation in relations().values() if relation.inverse}
    assert declared(kg) == used_in_code() | only_in_files
    assert len(declared(kg)) > 80


def test_every_term_has_label_definition_and_home(kg):
    for term in map(rdflib.URIRef, sorted(declared(kg))):
        for predicate in (RDF.type, RDFS.label, SKOS.definition, RDFS.isDefinedBy):
            assert list(kg.objects(term, predicate)), (term, predicate)


def test_sources_are_iris_and_works_are_cited_in_words(kg):
    assert all(isinstance(source, rdflib.URIRef) for source in kg.objects(None, DCTERMS.source))
    cited = list(kg.objects(None, DCTERMS.bibliographicCitation))
    assert len(cited) > 30
    assert all(isinstance(work, rdflib.Literal) for work in cited)


def members(graph, node):
    """The names of a class or of a union of classes."""
    union = graph.value(node, OWL.unionOf)
    classes = [node] if union is None else list(rdflib.collection.Collection(graph, union))
    names = {str(name).removeprefix(KG) for name in classes}
    return names - {"Actor"} | (ACTOR_TYPES if "Actor" in names else set())


@pytest.mark.parametrize("relation", relations().values(), ids=list(relations()))
def test_properties_are_declared_as_the_table_has_them(kg, relation):
    node = rdflib.URIRef(KG + relation.name)
    assert members(kg, kg.value(node, RDFS.domain)) == relation.subjects
    target = kg.value(node, RDFS.range)
    assert (members(kg, target) == relation.objects) if relation.objects else (target == rdflib.XSD.string)
    assert ((node, RDF.type, OWL.SymmetricProperty) in kg) is relation.symmetric
    inverse = kg.value(None, OWL.inverseOf, node)
    assert inverse == (None if relation.symmetric or not relation.inverse else rdflib.URIRef(KG + relation.inverse))


@pytest.mark.parametrize("name", ["kg", "shapes"])
def test_the_files_are_as_the_table_says(name):
    script = ontology.path("kg").parents[1] / "scripts" / "write_ontology.py"
    spec = importlib.util.spec_from_file_location("write_ontology", script)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert ontology.path(name).read_bytes() == module.written(name).encode(), "run python scripts/write_ontology.py"


def test_kinds_of_entity_are_aligned_with_published_vocabularies(kg):
    text = {
        name: {str(o) for p in (RDFS.subClassOf, SKOS.closeMatch) for o in kg.objects(rdflib.URIRef(KG + name), p)}
        for name in CLASSES
    }
    for name, aligned in text.items():
        assert any(not iri.startswith(KG) for iri in aligned) or name == "Alliance"
    everything = " ".join(iri for aligned in text.values() for iri in aligned)
    for home in ("schema.org", "foaf", "ns/org", "sem/", "ns/prov", "w3id.org/ftm"):
        assert home in everything


def test_the_fifteen_roots_have_quad_class_and_weight(plover):
    roots = {str(s).removeprefix(PLOVER): s for s in plover.subjects(rdflib.URIRef(KG + "quadClass"))}
    assert " ".join(sorted(roots)) == ROOTS
    for node in roots.values():
        quad = plover.value(node, rdflib.URIRef(KG + "quadClass"))
        weight = plover.value(node, rdflib.URIRef(KG + "goldsteinWeight")).toPython()
        assert (node, SKOS.broader, quad) in plover
        assert -10 <= weight <= 10
        assert (weight < 0) is ("Conflict" in str(quad))
        assert plover.value(node, SKOS.definition) is not None


def test_quad_classes_hold_three_three_four_and_five_roots(plover):
    quads = [str(o).removeprefix(PLOVER) for o in plover.objects(None, rdflib.URIRef(KG + "quadClass"))]
    count = {quad: quads.count(quad) for quad in set(quads)}
    assert count == {"VerbalCooperation": 3, "MaterialCooperation": 3, "VerbalConflict": 4, "MaterialConflict": 5}


def test_every_relation_has_a_shape_and_shapes_name_only_declared_terms(kg, plover, shapes):
    targets = {str(o).removeprefix(KG) for o in shapes.objects(None, SH.targetSubjectsOf)}
    assert targets == {*relations(), "measure"}
    named = {str(o) for o in shapes.objects() if str(o).startswith((KG, PLOVER))}
    assert len(named) > 90
    assert named <= declared(kg) | {str(s) for s in plover.subjects()}


def test_an_unknown_ontology_is_an_error():
    with pytest.raises(UnknownNameError, match="no ontology 'none'"):
        ontology.path("none")


def test_the_folder_in_the_package_comes_first(tmp_path, monkeypatch):
    tmp_path.joinpath("kg", "ontologies").mkdir(parents=True)
    inside = tmp_path / "kg" / "ontologies" / "kg.ttl"
    inside.write_text("")
    monkeypatch.setattr("kg.checksums.PACKAGE", tmp_path / "kg")
    tmp_path.joinpath("pyproject.toml").touch()  # a checkout, where no checksum is asked for
    assert ontology.path("kg") == inside
