"""The part of a network that a window of time holds."""

import networkx as nx
import pytest
from dated import said

from kg.errors import InputError
from kg.network import influence, parties, settled, within
from kg.network.edges import edge
from kg.network.graph import beyond
from kg.network.window import days


def built(*arcs, far=()):
    graph = nx.MultiDiGraph()
    for u, v, term, passages in arcs:
        graph.add_edge(u, v, key=term, **edge(term, passages))
    for node in graph:
        graph.add_node(node, kind="State", named=True, aside="")
    graph.graph["beyond"] = tuple((u, v, term, edge(term, passages)) for u, v, term, passages in far)
    return graph


@pytest.fixture
def graph():
    return built(
        ("a", "b", "ASSAULT", [said("1", "2024-03-05"), said("2", "2024-05-01"), said("3", "2024", kind="claim")]),
        ("b", "c", "AID", [said("4", "2024-05-02")]),
        ("c", "a", "ACCUSE", [said("5", "", date="2024-05-07", dating="publication")]),
        ("c", "b", "ACCUSE", [said("6", "", dating="relative", latest="2020-05-07")]),
        far=[
            ("c", "", "ASSAULT", [said("7", "2024-01-09")]),
            ("b", "", "AID", [said("8", "2024-05-09", kind="claim")]),
        ],
    )


WINDOWS = [
    ({"since": "2024-05"}, [("a", "b"), ("b", "c"), ("c", "a")]),
    ({"until": "2024-03-31"}, [("a", "b"), ("c", "b")]),
    ({"since": "2024-03-06", "until": "2024-04"}, []),  # all that is left of the assault is a claim
    ({"since": "2021", "until": "2024-02"}, []),
    ({}, [("a", "b"), ("b", "c"), ("c", "a"), ("c", "b")]),
]


@pytest.mark.parametrize(("window", "arcs"), WINDOWS)
def test_a_window_holds_the_edges_with_a_report_in_it(graph, window, arcs):
    assert len(WINDOWS) == 5
    assert sorted((u, v) for u, v in within(graph, **window).edges()) == arcs


def test_edges_are_weighed_by_the_reports_in_the_window_alone(graph):
    part = within(graph, until="2024-04")
    assert part["a"]["b"]["ASSAULT"]["weight"] == pytest.approx(0.9)
    assert part["a"]["b"]["ASSAULT"]["weight"] < graph["a"]["b"]["ASSAULT"]["weight"]
    assert part["a"]["b"]["ASSAULT"]["reports"] == 1


def test_acts_on_nobody_named_have_their_time_as_well(graph):
    assert [act[:3] for act in beyond(within(graph, until="2024-02"))] == [("c", "", "ASSAULT")]
    assert "c" in within(graph, since="2024-01", until="2024-02")
    assert beyond(within(graph, since="2024-06")) == ()


def test_what_is_only_claimed_to_be_done_to_nobody_named_is_no_influence(graph):
    assert [act[:3] for act in beyond(settled(graph))] == [("c", "", "ASSAULT")]
    spoken = built(("a", "b", "AID", [said("1")]), far=[("b", "a", "speaksAbout", [said("2", kind="claim")])])
    assert influence(parties(settled(spoken)))["b"] > 0


def test_a_window_that_is_no_date_is_refused(graph):
    with pytest.raises(InputError, match="no date"):
        within(graph, since="May")


def test_the_days_of_a_report_are_those_its_words_allow():
    assert days(said("1", "2024-02")) == (738917, 738945)
    assert days(said("1", "", dating="relative", latest="2024-02-01")) == (None, 738917)
    assert days(said("1", "", date="2024-02-01", dating="publication")) == (738917, 738917)
    assert days(said("1", "")) is None
