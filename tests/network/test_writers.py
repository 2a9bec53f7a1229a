"""Written networks are read back by the programs they are for, and compared."""

import json
import os
import re
from pathlib import Path

import igraph
import networkx as nx
import pandas as pd
import pytest
from lxml import etree

from kg.evidence import Evidence
from kg.network import WRITERS, write_edges, write_gexf, write_graphml, write_json
from kg.network.gexf import spell

HOSTILE = '<script>alert("x")</script>\x00\x1b & "Türkiye"\n]]>'
SCHEMA = etree.XMLSchema(file=str(Path(__file__).with_name("gexf-1.3.xsd")))


def edge(graph, u, v, key, sign, weight, times=(), evidence=()):
    graph.add_edge(
        u, v, key=key, sign=sign, weight=weight, kind="event", evidence=evidence, times=times, disputed=False
    )


@pytest.fixture
def graph():
    found = nx.MultiDiGraph()
    found.add_node("u:a", label=HOSTILE, kind="State", same_as=("http://q/1", "http://q/2"), aliases=(), named=True)
    found.add_node("u:b", label="=B", kind="Group", same_as=(), aliases=("b", "bb"), named=False)
    found.add_node("u:c", label="C" * 500, kind="State", same_as=(), aliases=(), named=True)
    said = Evidence("u:d", 0, 9, "A hit B.\x07", "event", outlet="Wire")
    edge(found, "u:a", "u:b", "ASSAULT", -1, 0.5, ("2024", "2024-02", "2024-12-25", "some day"), (said,))
    edge(found, "u:a", "u:b", "AID", 1, 1.5)
    edge(found, "u:c", "u:a", "AID", 1, 1.0, ("2025-02-01", "2025-03-01"))
    return found


def shape(graph):
    return sorted((u, v, data["term"], data["sign"], data["weight"]) for u, v, data in graph.edges(data=True))


EXPECTED = [("u:a", "u:b", "AID", 1, 1.5), ("u:a", "u:b", "ASSAULT", -1, 0.5), ("u:c", "u:a", "AID", 1, 1.0)]
LABEL = HOSTILE.replace("\x00", "").replace("\x1b", "")


def test_graphml_reads_back_in_networkx_with_edges_signs_and_labels(graph, tmp_path):
    write_graphml(graph, tmp_path / "n.graphml")
    back = nx.read_graphml(tmp_path / "n.graphml", force_multigraph=True)
    assert shape(back) == EXPECTED
    assert back.nodes["u:a"]["label"] == LABEL
    assert back.nodes["u:a"]["same_as"] == "http://q/1 | http://q/2"
    assert back.nodes["u:b"]["named"] is False


def test_graphml_reads_back_in_igraph(graph, tmp_path):
    write_graphml(graph, tmp_path / "n.graphml")
    back = igraph.Graph.Read_GraphML(str(tmp_path / "n.graphml"))
    names = back.vs["id"]
    found = [(names[e.source], names[e.target], e["term"], e["sign"], e["weight"]) for e in back.es]
    assert sorted(found) == EXPECTED
    assert back.is_directed()
    assert back.vs["label"][names.index("u:a")] == LABEL


def test_gexf_holds_to_its_schema(graph, tmp_path):
    write_gexf(graph, tmp_path / "n.gexf")
    SCHEMA.assertValid(etree.parse(tmp_path / "n.gexf"))


@pytest.mark.skipif("KG_GEXF_SCHEMA" not in os.environ, reason="gexf.net's own schema is not here: .ci/run fetches it")
def test_gexf_holds_to_the_published_schema_but_for_what_1_3_added(graph, tmp_path):
    """The last schema that gexf.net published as XSD is that of 1.2draft."""
    write_gexf(graph, tmp_path / "n.gexf")
    text = (tmp_path / "n.gexf").read_text(encoding="utf-8")
    older = text.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft").replace(
        'version="1.3"', 'version="1.2"'
    )
    older, kinds = re.subn(r'(<edge [^>]*?) kind="[^"]*"', r"\1", older)
    older, dates = re.subn(r' timerepresentation="[^"]*"', "", older)
    assert (kinds, dates) == (3, 1)
    etree.XMLSchema(file=os.environ["KG_GEXF_SCHEMA"]).assertValid(etree.fromstring(older.encode()))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('version="1.3"', 'version="1.2"'),
        ('source="u:c"', 'source="u:z"'),
        ('start="2025-02-01"', 'start="2025-02-31"'),
        ('timeformat="date"', 'timeformat="day"'),
        ('type="boolean"', 'type="flag"'),
    ],
)
def test_the_schema_refuses_what_is_wrong(graph, tmp_path, old, new):
    write_gexf(graph, tmp_path / "n.gexf")
    text = (tmp_path / "n.gexf").read_text(encoding="utf-8")
    assert old in text
    assert not SCHEMA.validate(etree.fromstring(text.replace(old, new).encode()))


def test_gexf_reads_back_in_networkx_with_spells(graph, tmp_path):
    write_gexf(graph, tmp_path / "n.gexf")
    back = nx.read_gexf(tmp_path / "n.gexf", version="1.3")
    found = {(u, v, data["label"]): data for u, v, data in back.edges(data=True)}
    assert sorted((*key, data["sign"], data["weight"]) for key, data in found.items()) == EXPECTED
    assault = found["u:a", "u:b", "ASSAULT"]
    assert assault["evidence"] == "A hit B."
    assert assault["basis"] == "event"
    assert assault["sources"] == "Wire"
    assert assault["spells"] == [
        ("2024-01-01", "2024-12-31"),
        ("2024-02-01", "2024-02-29"),
        ("2024-12-25", "2024-12-25"),
    ]
    assert "spells" not in found["u:a", "u:b", "AID"]
    assert back.nodes["u:c"]["spells"] == [("2025-02-01", "2025-03-01")]
    assert "spells" not in back.nodes["u:a"]  # it has an edge without a date, which must always be shown
    assert back.nodes["u:a"]["label"] == LABEL
    assert (back.graph["mode"], back.graph["start"], back.graph["end"]) == ("dynamic", "2024-01-01", "2025-03-01")


SPELLS = [
    ("2024", ("2024-01-01", "2024-12-31")),
    ("2023-02", ("2023-02-01", "2023-02-28")),
    ("2024-12-25T10:00:00Z", ("2024-12-25", "2024-12-25")),
    ("2024-13", None),
    ("last week", None),
    ("", None),
]


@pytest.mark.parametrize(("time", "days"), SPELLS)
def test_a_time_lasts_as_long_as_it_is_exact(time, days):
    assert len(SPELLS) == 6
    assert spell(time) == days


def test_gexf_is_the_same_every_time(graph, tmp_path):
    write_gexf(graph, tmp_path / "1.gexf")
    write_gexf(graph, tmp_path / "2.gexf")
    assert (tmp_path / "1.gexf").read_bytes() == (tmp_path / "2.gexf").read_bytes()


def test_json_keeps_evidence_whole_and_networkx_reads_it(graph, tmp_path):
    write_json(graph, tmp_path / "n.json")
    data = json.loads((tmp_path / "n.json").read_text(encoding="utf-8"))
    back = nx.node_link_graph(data, edges="edges")
    assert isinstance(back, nx.MultiDiGraph)
    assert back.edges["u:a", "u:b", "ASSAULT"]["evidence"][0]["sentence"] == "A hit B.\x07"
    assert back.nodes["u:a"]["label"] == HOSTILE


def test_the_edge_list_reads_back_in_pandas_and_igraph(graph, tmp_path):
    write_edges(graph, tmp_path / "e.csv")
    table = pd.read_csv(tmp_path / "e.csv")
    found = sorted(table[["source", "target", "term", "sign", "weight"]].itertuples(index=False, name=None))
    assert found == EXPECTED
    first = table[(table.term == "ASSAULT")].iloc[0]
    assert (first["first"], first["last"], first["sources"]) == ("2024", "some day", "Wire")
    back = igraph.Graph.DataFrame(table, directed=True, use_vids=False)
    names = back.vs["name"]
    assert sorted((names[e.source], names[e.target], e["term"], e["sign"], e["weight"]) for e in back.es) == EXPECTED


def test_no_cell_of_the_edge_list_is_a_formula(graph, tmp_path):
    write_edges(graph, tmp_path / "e.csv")
    assert set(pd.read_csv(tmp_path / "e.csv").target_label) == {"'=B", LABEL}


def lone():
    found = nx.MultiDiGraph()
    found.add_node("u:a", label="A", kind="State", same_as=(), aliases=(), named=True)
    return found


def crowd():
    found = nx.MultiDiGraph()
    for number in range(2_000):
        edge(found, "u:a", "u:b", f"T{number}", (-1) ** number, 0.1, ("2024-01-01",))
    return found


BAD = {"empty": nx.MultiDiGraph, "one actor": lone, "2,000 edges of a pair": crowd}


@pytest.mark.parametrize("format_", sorted(WRITERS))
@pytest.mark.parametrize("name", sorted(BAD))
def test_every_writer_copes_with_networks_of_an_odd_shape(name, format_, tmp_path):
    assert len(WRITERS) * len(BAD) == 12
    graph, path = BAD[name](), tmp_path / "n"
    WRITERS[format_](graph, path)
    if format_ == "gexf":
        SCHEMA.assertValid(etree.parse(path))
    read = {
        "gexf": lambda: nx.read_gexf(path, version="1.3"),
        "graphml": lambda: nx.read_graphml(path, force_multigraph=True),
        "node-link": lambda: nx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="edges"),
        "edges": lambda: nx.from_pandas_edgelist(pd.read_csv(path), create_using=nx.MultiDiGraph),
    }[format_]()
    assert read.number_of_edges() == graph.number_of_edges()
    if format_ != "edges":
        assert read.number_of_nodes() == graph.number_of_nodes()
