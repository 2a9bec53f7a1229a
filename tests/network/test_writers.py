"""Written networks are read back and compared."""

import json

import networkx as nx
import pytest

from kg.network import Passage, write_gexf, write_graphml, write_json

HOSTILE = '<script>alert("x")</script>\x00\x1b & "Türkiye"'


@pytest.fixture
def graph():
    found = nx.MultiDiGraph()
    found.add_node("u:a", label=HOSTILE, kind="State", same_as=("http://q/1", "http://q/2"), aliases=(), named=True)
    found.add_node("u:b", label="B", kind="Group", same_as=(), aliases=("b", "bb"), named=False)
    said = Passage("u:d", 0, 9, "A hit B.\x07", "event", outlet="Wire")
    found.add_edge("u:a", "u:b", key="ASSAULT", sign=-1, weight=0.5, kind="event", evidence=(said,), times=("2024",))
    found.add_edge("u:a", "u:b", key="AID", sign=1, weight=1.5, kind="event", evidence=(said,), times=())
    return found


def shape(graph):
    return sorted((u, v, data["term"], data["sign"], data["weight"]) for u, v, data in graph.edges(data=True))


EXPECTED = [("u:a", "u:b", "AID", 1, 1.5), ("u:a", "u:b", "ASSAULT", -1, 0.5)]


def test_graphml_reads_back_with_edges_signs_and_labels(graph, tmp_path):
    write_graphml(graph, tmp_path / "n.graphml")
    back = nx.read_graphml(tmp_path / "n.graphml", force_multigraph=True)
    assert shape(back) == EXPECTED
    assert back.nodes["u:a"]["label"] == HOSTILE.replace("\x00", "").replace("\x1b", "")
    assert back.nodes["u:a"]["same_as"] == "http://q/1 | http://q/2"
    assert back.nodes["u:b"]["named"] is False


def test_gexf_reads_back_with_edges_and_sentences(graph, tmp_path):
    write_gexf(graph, tmp_path / "n.gexf")
    back = nx.read_gexf(tmp_path / "n.gexf")
    assert shape(back) == EXPECTED
    assert "lastmodified" not in (tmp_path / "n.gexf").read_text(encoding="utf-8")
    assert {data["evidence"] for *_, data in back.edges(data=True)} == {"A hit B."}


def test_json_keeps_all_evidence(graph, tmp_path):
    write_json(graph, tmp_path / "n.json")
    data = json.loads((tmp_path / "n.json").read_text(encoding="utf-8"))
    back = nx.node_link_graph(data, edges="edges")
    assert sorted(back.edges(keys=True)) == [("u:a", "u:b", "AID"), ("u:a", "u:b", "ASSAULT")]
    assert back.edges["u:a", "u:b", "AID"]["evidence"][0]["sentence"] == "A hit B.\x07"
    assert back.nodes["u:a"]["label"] == HOSTILE


@pytest.mark.parametrize("write", [write_graphml, write_gexf, write_json])
def test_the_same_network_gives_the_same_bytes(graph, tmp_path, write):
    write(graph, tmp_path / "one")
    write(graph, tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


@pytest.mark.parametrize("write", [write_graphml, write_gexf, write_json])
def test_an_empty_network_is_written(tmp_path, write):
    write(nx.MultiDiGraph(), tmp_path / "n")
    assert (tmp_path / "n").stat().st_size > 0
