"""From each edge to sentence, document and offsets; nothing denied or planned is a fact."""

import csv
import json
import re
from pathlib import Path

import networkx as nx
import pytest
import rdflib
from lxml import etree
from where import PASSAGE, words

from kg.evidence import Evidence
from kg.exports import FORMATS, export
from kg.namespaces import KG, NIF, PROV, RDF
from kg.network.flat import flat

pytestmark = pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning")  # rdflib's own, of its Dataset
SCHEMA = etree.XMLSchema(file=str(Path(__file__).parents[1] / "network" / "gexf-1.3.xsd"))
ALLIES = ("Azerbaijan", "alliedWith", "Türkiye")


@pytest.fixture(scope="module")
def written(full, tmp_path_factory):
    folder = tmp_path_factory.mktemp("formats")
    names = ("csv", "edges", "gexf", "graphml", "jsonld", "node-link", "trig", "ttl", "nquads")
    return {kind: export(full, kind, folder / f"graph.{kind}") for kind in names}


def test_each_format_has_its_chapter_in_the_docs():
    text = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    assert [kind for kind in FORMATS if f"`{kind}`" not in text] == []


@pytest.mark.parametrize(("kind", "parser"), [("trig", "trig"), ("jsonld", "json-ld"), ("nquads", "nquads")])
def test_rdf_round_trips_through_rdflib(full, written, kind, parser):
    back = rdflib.Dataset()
    back.parse(written[kind], format=parser)
    ours = full.dataset()
    for graph in ours.graphs():
        assert set(back.graph(graph.identifier)) == set(graph), graph.identifier
    assert len(list(back.graphs())) >= len(list(ours.graphs()))


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_graph_gives_the_same_bytes(full, tmp_path, kind):
    first, second = (export(full, kind, tmp_path / name) for name in ("a", "b"))
    files = [file.relative_to(first) for file in sorted(first.rglob("*"))] if first.is_dir() else [Path()]
    assert files
    for file in files:
        assert (first / file).read_bytes() == (second / file).read_bytes()


@pytest.mark.parametrize("kind", FORMATS)
def test_a_graph_that_tells_nothing_can_be_written(bare, tmp_path, kind):
    assert export(bare, kind, tmp_path / "out").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_json_ld_has_a_context_and_a_graph_for_each_document(written):
    held = json.loads(written["jsonld"].read_text(encoding="utf-8"))
    assert held["@context"]["kg"] == KG
    named = {node["@id"] for node in held["@graph"] if "@graph" in node}
    assert any(name.endswith("document/first.txt") for name in named)


def test_each_fact_in_rdf_leads_to_its_sentence(written):
    data = rdflib.Dataset(default_union=True)
    data.parse(written["trig"], format="trig")
    rdf, kg, nif = rdflib.Namespace(RDF), rdflib.Namespace(KG), rdflib.Namespace(NIF)
    told = 0
    for node in data.subjects(rdf.type, kg.Assertion):
        passage = data.value(node, rdflib.URIRef(PROV + "wasDerivedFrom"))
        assert words(str(passage)) == str(data.value(passage, nif.anchorOf))
        assert data.value(node, kg.polarity) is not None
        told += 1
    assert told == 17


def test_turtle_of_the_facts_states_nothing_that_is_less(written):
    facts = rdflib.Graph().parse(written["ttl"], format="turtle")
    kg = rdflib.Namespace(KG)

    def label(node):
        return str(facts.value(node, rdflib.RDFS.label))

    assert {(label(s), label(o)) for s, o in facts.subject_objects(kg.memberOf)} == {("Orlavia", "Northern Pact")}
    assert not list(facts.subject_objects(kg.supports))
    for event in facts.subjects(rdflib.RDF.type, kg.Event):
        assert facts.value(event, kg.status) is not None


def test_tables_lead_to_sentences_and_tell_what_did_not_happen(written):
    with (written["csv"] / "edges.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        assert all(words(passage) for passage in row["passages"].split(" "))
    by_relation = {row["relation"] for row in rows}
    assert {"Planned: ASSAULT", "Threatened: SANCTION", "Denied: ASSAULT", "CONSULT", "memberOf"} <= by_relation
    assert not by_relation & {"supports", "opposes", "SANCTION"}
    assert [row["source_label"] for row in rows if row["relation"] == "memberOf"] == ["Orlavia"]


def edges_of(written, kind):
    """Yield both labels, term, and what the edge carries."""
    path = written[kind]
    if kind == "edges":
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield row["source_label"], row["term"], row["target_label"], row
        return
    if kind == "node-link":
        graph = nx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="edges")
    else:
        graph = nx.read_graphml(path) if kind == "graphml" else nx.read_gexf(path, version="1.3")
    for u, v, data in graph.edges(data=True):
        term = data.get("term") or data.get("key") or data.get("label")
        yield graph.nodes[u]["label"], term, graph.nodes[v]["label"], data


@pytest.mark.parametrize("kind", ["edges", "gexf", "graphml", "node-link"])
def test_each_edge_of_the_network_leads_to_its_sentences(written, kind):
    found = list(edges_of(written, kind))
    terms = {(one, term, other) for one, term, other, _ in found}
    if kind != "node-link":
        assert ALLIES in terms
        assert not {term for _, term, _ in terms} & {"supports", "opposes", "SANCTION", "speaksAbout"}
    assert len(found) > 6
    for _, _, _, data in found:
        if kind == "node-link":
            for said in data["evidence"]:
                assert words(f"{said['graph']}#char={said['start']},{said['end']}") == said["sentence"]
                assert said["polarity"]
        elif kind == "edges":
            assert all(words(passage) for passage in data["passages"].split(" "))
        else:
            for line in data["passages"].split("\n"):
                where, how, sentence = line.split(" | ", 2)
                assert PASSAGE.fullmatch(where)
                assert " ".join(words(where).split()) == sentence
                assert re.match(r"(fact|event), Affirmed, Certain", how), how


def test_gexf_holds_to_its_schema_and_its_spells_are_the_days_told(written):
    SCHEMA.assertValid(etree.parse(written["gexf"]))
    spells = [data for _, term, _, data in edges_of(written, "gexf") if term == "CONSULT"]
    assert [data["spells"] for data in spells] == [[("2025-03-03", "2025-03-03")]] * len(spells)
    assert spells


def test_denied_evidence_of_a_disputed_edge_says_so():
    graph = nx.MultiDiGraph()
    said = Evidence("u:d", 3, 9, "A left\nB.", "claim", "Denied", speaker="C")
    graph.add_edge("u:a", "u:b", key="memberOf", evidence=(said,))
    assert flat(graph).edges["u:a", "u:b", "memberOf"]["passages"] == (
        "u:d#char=3,9 | claim, Denied, Certain, by C | A left B."
    )
