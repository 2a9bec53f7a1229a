"""Weights, scores and ranks recomputed from the evidence, against the projection's and igraph's own."""

import math
import tracemalloc
from importlib import import_module

import networkx as nx
import numpy as np
import pytest
from dated import dated, said

from kg.errors import InputError
from kg.network import influence, ranking, ranks_over_time, stability
from kg.network.ranking import positions, scores
from kg.network.reports import reports, reweigh

stability_of = import_module("kg.network.stability")


@pytest.fixture
def graph():
    same = {"event": "e:1"}
    return dated(
        ("a", "b", "ASSAULT", [said("1", "2024-01-05", outlet="Wire"), said("2", "2024-01-06", outlet="Post", **same)]),
        ("a", "c", "AID", [said("3", "2024-02-01", outlet="Wire", confidence=0.6, speaker="X")]),
        ("b", "c", "AID", [said("4", "2024-02-01", outlet="Post"), said("5", "2024-02-02", origin="d:4", event="e:4")]),
        ("d", "b", "headOfStateOf", [said("1", "2024-01-05", outlet="Wire")]),
    )


def test_weights_from_the_evidence_are_those_of_the_projection(graph):
    found = reports(graph)
    expected = [data["weight"] for *_, data in graph.edges(data=True) if data["acts"]]
    assert reweigh(found, np.ones((len(found.edge), 1)))[:, 0] == pytest.approx(expected)
    assert found.origins == ["d:1", "d:2", "d:3", "d:4"]
    assert found.outlets == ["Post", "Wire", "d:5"]


def test_a_text_drawn_twice_is_two_reports_and_one_not_drawn_is_none(graph):
    found = reports(graph)
    drawn = np.array([2.0, 0.0, 0.0, 2.0])[found.origin][:, None]
    # assault: two reports of confidence 1; both acts of aid: none of c's, and two copies of the text that b's rests on
    assert reweigh(found, drawn)[:, 0] == pytest.approx([0.9 * (1 + math.log(2)), 0, 0.7 * (1 + math.log(2))])


@pytest.mark.parametrize("seed", [1, 2])
def test_scores_are_those_of_one_weighting(seed):
    plain = nx.gnm_random_graph(40, 160, seed=seed, directed=True)
    graph = dated(*((f"n{u}", f"n{v}", "AID", [said(f"{u}-{v % 3}", confidence=0.5)]) for u, v in plain.edges))
    found = reports(graph)
    score = scores(found, np.repeat(reweigh(found, np.ones((len(found.edge), 1))), 3, axis=1))
    for column in score.T:
        assert dict(zip(found.nodes, column.tolist(), strict=True)) == pytest.approx(influence(graph), abs=1e-8)


def test_positions_share_the_better_rank_when_scores_are_equal():
    assert positions(np.array([[0.2], [0.5], [0.2], [0.1]])).tolist() == [[2], [1], [2], [4]]


def test_stability_holds_the_score_and_is_the_same_every_time(graph):
    found = stability(graph, draws=50, seed=3)
    assert found == stability(graph, draws=50, seed=3)
    assert list(found) == ["a", "b", "c", "d"]
    assert {actor: one.score for actor, one in found.items()} == pytest.approx(influence(graph), abs=1e-8)
    for one in found.values():
        assert 0 <= one.low <= one.high <= 1
        assert 1 <= one.best <= one.worst <= 4
    assert found["a"].low < found["a"].high


def test_leaving_out_the_outlet_that_tells_all_of_an_actor_takes_its_rank(graph):
    only = dated(
        ("a", "b", "AID", [said("1", outlet="Wire")]),
        ("c", "b", "AID", [said("2", outlet="Post", confidence=0.5)]),
        ("c", "d", "AID", [said("3", outlet="Post", confidence=0.5)]),
    )
    found = stability(only, draws=20)
    # Without Post a alone acts; without Wire c alone does.
    assert (found["a"].rank, found["a"].best_without, found["a"].worst_without) == (2, 1, 2)
    assert (found["c"].rank, found["c"].worst_without, found["c"].pivotal) == (1, 2, "Post")
    assert found["c"].most == 1


def test_one_text_alone_gives_no_spread():
    found = stability(dated(("a", "b", "ASSAULT", [said("1")]), ("b", "c", "AID", [said("1")])), draws=10)["b"]
    assert found.low == found.high == found.least == found.most == found.score
    assert found.rank == found.best == found.worst == found.best_without == found.worst_without == 2
    assert found.pivotal == ""


def test_stability_of_nothing_of_lone_actors_and_of_edges_without_evidence():
    assert stability(nx.MultiDiGraph()) == {}
    lone = nx.MultiDiGraph()
    lone.add_node("a")
    assert stability(lone, draws=5)["a"].score == 0
    lone.add_edge("a", "b", key="t", sign=1, weight=2.0)
    assert {k: v.low for k, v in stability(lone, draws=5).items()} == pytest.approx(influence(lone))


@pytest.mark.parametrize(("draws", "level"), [(0, 0.9), (10, 0.0), (10, 1.0)])
def test_draws_and_levels_that_mean_nothing_are_refused(graph, draws, level):
    with pytest.raises(InputError, match="draw at least once"):
        stability(graph, draws=draws, level=level)


def test_ranks_over_time_are_those_of_the_reports_so_far():
    graph = dated(
        ("a", "b", "AID", [said("1", "2024-01-05")]),
        ("c", "b", "ASSAULT", [said("2", "2024-03-05"), said("3", "2024-03-06")]),
        ("x", "y", "AID", [said("4", "2024")]),
    )
    found = {one.actor: one for one in ranks_over_time(graph)}
    assert list(found) == ["c", "a", "b"]
    assert found["a"].periods == ("2024-01-01", "2024-02-01", "2024-03-01")
    assert found["a"].ranks == (1, 1, 2)
    assert found["b"].ranks == (2, 2, 3)
    assert found["c"].ranks == (None, None, 1)
    assert found["c"].scores[:2] == (None, None)
    last = dated(*((u, v, k, d["evidence"]) for u, v, k, d in graph.edges(keys=True, data=True) if u != "x"))
    ratio = influence(last)["c"] / influence(last)["a"]
    assert found["c"].scores[2] / found["a"].scores[2] == pytest.approx(ratio, rel=1e-6)


def test_ranks_know_what_was_before_the_calendar_but_a_window_does_not():
    graph = dated(("a", "b", "AID", [said("1", "1918-11-11")]), ("c", "b", "ASSAULT", [said("2", "2025-03-02")]))
    whole = {one.actor: one.ranks for one in ranks_over_time(graph)}
    assert (whole["a"][0], whole["a"][-1], whole["c"][0], whole["c"][-1], len(whole["a"])) == (1, 2, None, 1, 600)
    assert [one.actor for one in ranks_over_time(graph, window=12)] == ["c", "b"]


def test_ranks_in_a_window_forget():
    graph = dated(("a", "b", "AID", [said("1", "2024-01-05")]), ("c", "b", "AID", [said("2", "2024-02-05")]))
    found = {one.actor: one.ranks for one in ranks_over_time(graph, window=1)}
    assert found == {"a": (1, None), "b": (2, 2), "c": (None, 1)}
    with pytest.raises(InputError, match="window of 0"):
        ranks_over_time(graph, window=0)


def test_no_ranks_over_time_without_a_date():
    assert ranks_over_time(dated(("a", "b", "AID", [said("1")]))) == []
    assert ranks_over_time(nx.MultiDiGraph()) == []


def test_how_many_draws_are_held_at_a_time_changes_nothing(graph, monkeypatch):
    whole = stability(graph, draws=50)
    monkeypatch.setattr(ranking, "CELLS", 40)
    monkeypatch.setattr(stability_of, "CELLS", 120)
    assert len(ranking.parts(reports(graph), 50)) > 5
    assert stability(graph, draws=50) == whole


def test_the_draws_of_a_large_network_are_not_all_held_at_once():
    many = [("a", f"n{n}", "AID", [said(f"{n}", "2024-01-05", outlet=f"O{n % 90}")]) for n in range(3000)]
    found = dated(*many)
    tracemalloc.start()
    try:
        stability(found, draws=200)
        held = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    one = 3000 * 200 * 8
    assert held < 8 * one  # arrays of passages by draws; ten where all draws are held
