"""The pyvis Network that the page is drawn from, and the page that it writes by itself."""

import networkx as nx
import pytest
from driving import requests, run, text, wait
from page_sample import sample

from kg.errors import InputError
from kg.page import choose, drawing
from kg.page.words import grammar

HOSTILE = "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1>"


def network(label="Sudria"):
    graph = nx.MultiDiGraph()
    for iri, name, kind in (("u:a", "Norland", "State"), ("u:b", label, "Person"), ("u:c", "Eastmark", "State")):
        graph.add_node(iri, label=name, kind=kind, named=True)
    values = {"weight": 1.0, "evidence": (), "times": (), "documents": 2}
    graph.add_edge("u:a", "u:b", key="ASSAULT", kind="event", sign=-1, **values)
    graph.add_edge("u:b", "u:a", key="THREATEN", kind="claim", sign=-1, **values)
    graph.add_edge("u:c", "u:a", key="AID", kind="claim", sign=1, **values)
    for u, v in (("u:b", "u:c"), ("u:c", "u:b")):
        graph.add_edge(u, v, key="alliedWith", kind="fact", sign=1, symmetric=True, **values)
    return graph


def test_every_actor_is_a_node_with_label_look_place_and_tooltip():
    choice = choose(network())
    net = drawing(choice, "A title")
    assert (net.heading, net.options["physics"]["enabled"]) == ("A title", False)
    node = next(node for node in net.nodes if node["label"] == "Norland")
    assert (node["shape"], node["color"]["background"]) == ("dot", grammar.colours("light")["State"])
    assert node["title"].startswith("Norland: state, influence ")
    assert node["size"] > 6
    assert len({(node["x"], node["y"]) for node in net.nodes}) == 3
    assert [node["id"] for node in net.nodes] == [0, 1, 2]
    assert [node["label"] for node in net.nodes] == [row.label for row in choice.rows]


def test_every_pair_is_an_edge_with_its_ties_in_words_and_arrows_where_they_go():
    net = drawing(choose(network()))
    names = {node["id"]: node["label"] for node in net.nodes}
    edges = {frozenset({names[edge["from"]], names[edge["to"]]}): edge for edge in net.edges}
    fought = edges[frozenset({"Norland", "Sudria"})]
    backed = "(2 texts, 2 origins)"
    assert fought["title"] == f"Norland attacked Sudria {backed}\nSudria threatened Norland {backed}"
    assert (fought["arrows"], fought["color"]["color"]) == ("to, from", grammar.colours("light")["hostility"])
    assert fought["dashes"] is False
    allied = edges[frozenset({"Sudria", "Eastmark"})]
    assert (allied["arrows"], allied["title"]) == ("", f"Sudria is allied with Eastmark {backed}")
    aided = edges[frozenset({"Norland", "Eastmark"})]
    assert aided["dashes"] is True  # only claimed
    assert names[aided["from" if aided["arrows"] == "to" else "to"]] == "Eastmark"
    assert fought["width"] > 1


def test_long_and_empty_labels_fit(tmp_path):
    long = drawing(choose(network("A very long name of somebody who has many titles")))
    (label,) = [node["label"] for node in long.nodes if node["label"].startswith("A very")]
    assert len(label) <= 26
    assert label.endswith("…")
    assert sorted(node["label"] for node in drawing(choose(network(""))).nodes) == [" ", "Eastmark", "Norland"]


def test_the_same_network_is_saved_as_the_same_bytes_in_utf_8(tmp_path):
    for name in ("one.html", "two.html"):
        drawing(choose(network("Türkiye")), "Übersicht").save_graph(tmp_path / name)
    written = (tmp_path / "one.html").read_bytes()
    assert written == (tmp_path / "two.html").read_bytes()
    assert "Türkiye" in written.decode("utf-8")
    assert "<h1" in written.decode("utf-8")
    assert not {b"bootstrap", b"cdn"} & {part for part in (b"bootstrap", b"cdn") if part in written.lower()}


def test_a_place_that_cannot_be_written_is_an_error_in_one_line(tmp_path):
    with pytest.raises(InputError, match="taken"):
        (tmp_path / "taken.html").mkdir()
        drawing(choose(network())).save_graph(tmp_path / "taken.html")


@pytest.mark.browser
def test_a_saved_drawing_opens_without_a_request_and_shows_the_labels(browser, tmp_path):
    net = drawing(choose(network()), "Three actors")
    net.add_node(3, label="Added by hand", x=0, y=-160, physics=False)  # what pyvis users go on to do
    net.add_edge(3, 0, title="by hand")
    net.save_graph(tmp_path / "drawing.html")
    browser.get((tmp_path / "drawing.html").as_uri())
    wait(browser, "return window.network !== undefined")
    assert text(browser, "h1") == "Three actors"
    assert [url for url in requests(browser) if not url.startswith("file:")] == []
    assert browser.get_log("browser") == []
    run(
        browser,
        "window.words = new Set(); const context = CanvasRenderingContext2D.prototype, write = context.fillText;"
        "context.fillText = function (word, ...place) { words.add(word); return write.call(this, word, ...place); };"
        "network.redraw()",
    )
    wait(browser, "return words.size > 0")
    assert set(run(browser, "return [...words]")) == {"Norland", "Sudria", "Eastmark", "Added by hand"}


@pytest.mark.browser
def test_hostile_names_are_only_words(browser, tmp_path):
    drawing(choose(network(HOSTILE)), HOSTILE).save_graph(tmp_path / "drawing.html")
    browser.get((tmp_path / "drawing.html").as_uri())
    wait(browser, "return window.network !== undefined")
    run(
        browser, "for (const id of network.body.nodeIndices) network.interactionHandler._checkShowPopup({ x: 1, y: 1 })"
    )
    assert run(browser, "return window.hacked === undefined && document.querySelectorAll('img').length === 0")
    assert text(browser, "h1") == HOSTILE


def test_the_sample_has_a_label_for_every_node():
    net = drawing(choose(sample()))
    assert len(net.nodes) == 65
    assert all(node["label"].strip() and node["title"] for node in net.nodes)
    assert all(edge["title"] for edge in net.edges)
