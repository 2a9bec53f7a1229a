"""Measures against figures worked out by hand, and against networkx where it knows the same measure."""

import itertools
import json
import math
import random
from collections import defaultdict

import networkx as nx
import pytest

from kg.network import (
    balance,
    betweenness,
    blocs,
    constraint,
    core,
    effective_size,
    hits,
    influence,
    measured,
    pairs,
    strengths,
    summary,
)
from kg.network import measures as module


def network(*arcs):
    """Arcs are (source, target, sign, weight) with the term "t", or with their own as fifth."""
    graph = nx.MultiDiGraph()
    for u, v, sign, weight, *term in arcs:
        graph.add_edge(u, v, key=term[0] if term else "t", sign=sign, weight=weight, kind="fact")
    return graph


def random_network(seed, size=40, count=160):
    plain = nx.gnm_random_graph(size, count, seed=seed, directed=True)
    return network(*((f"n{u:02}", f"n{v:02}", (u + v) % 3 - 1, 1 + (u * v) % 5) for u, v in plain.edges))


def test_influence_ranks_who_acts_not_who_is_acted_on():
    scores = influence(network(("boss", "a", 1, 1), ("boss", "b", -1, 1)))
    assert scores == pytest.approx({"a": 0, "b": 0, "boss": 1})


def test_influence_by_hand():
    # T: a to c 2, b to c 1, b to d 3; R(c) = 3, R(d) = 3; each is worth 3/4 of T: a 1.5, b .75 + 2.25 = 3, of 4.5.
    arcs = ("a", "c", 1, 1.0), ("a", "c", -1, 3.0, "u"), ("b", "c", -1, 1.0), ("b", "d", 0, 9.0)
    assert influence(network(*arcs)) == pytest.approx({"a": 1 / 3, "b": 2 / 3, "c": 0, "d": 0})


def test_who_alone_acts_on_somebody_little_is_told_of_has_little_for_it():
    arcs = [(f"n{n}", "known", -1, 1.0) for n in range(9)]
    scores = influence(network(*arcs, ("lone", "unknown", -1, 1.0)))
    assert scores["lone"] == pytest.approx(scores["n0"] * (1 / 2) / (9 / 10))


def test_a_second_act_on_the_same_actor_adds_less_than_one_on_another():
    again, elsewhere = [("a", "c", 1, 1.0), ("a", "c", 1, 1.0, "u")], [("b", "c", 1, 1.0), ("b", "d", 1, 1.0)]
    scores = influence(network(*again, *elsewhere, ("x", "d", 1, 1.0)))
    assert scores["a"] < scores["b"]


def test_acts_beyond_the_edges_count_for_influence():
    graph = network(("a", "b", 1, 1.0))
    graph.add_node("c")
    act = {"weight": 1.0, "sign": -1, "evidence": ()}
    graph.graph["beyond"] = (("c", "", "ASSAULT", act), ("c", "b", "speaksAbout", act), ("gone", "a", "AID", act))
    # T: a to b 1, c to b 1, c to nobody named 1: R(b) = 2, R(nobody named) = 1.
    assert influence(graph) == pytest.approx({"a": (2 / 3) / (11 / 6), "b": 0, "c": (2 / 3 + 1 / 2) / (11 / 6)})


def test_office_is_no_influence():
    graph = network(("boss", "a", 1, 1))
    graph.add_edge("president", "boss", key="headOfStateOf", sign=0, weight=5.0, acts=False)
    assert influence(graph)["president"] == influence(graph)["a"]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_influence_is_that_of_its_formula(seed):
    graph = random_network(seed)
    pairs = nx.DiGraph(graph).edges
    roots = {(u, v): math.sqrt(sum(data["weight"] for data in graph[u][v].values())) for u, v in pairs}
    told = defaultdict(float)
    for (_, v), root in roots.items():
        told[v] += root
    raw = {u: sum(root * told[v] / (told[v] + 1) for (w, v), root in roots.items() if w == u) for u in graph}
    assert influence(graph) == pytest.approx({u: score / sum(raw.values()) for u, score in raw.items()})


def test_strengths_sum_weights_by_direction_and_sign():
    found = strengths(network(("a", "b", 1, 2.0), ("a", "b", -1, 3.0, "u"), ("b", "a", 0, 5.0)))
    assert found["a"] == module.Strength(2.0, 3.0, 0.0, 0.0, 0.0, 5.0)
    assert found["b"].in_total == found["a"].out_total == 5.0


def test_betweenness_of_the_middle_of_a_chain_is_all():
    assert betweenness(network(("a", "b", 1, 1), ("b", "c", 0, 9))) == {"a": 0.0, "b": 1.0, "c": 0.0}


def test_a_mediator_stands_between_those_it_acts_on_and_an_enemy_of_both_does_not():
    found = betweenness(network(("m", "a", 0, 1), ("m", "b", 0, 1), ("e", "a", -1, 1), ("b", "e", -1, 1)))
    assert found == {"a": 0.0, "b": 0.0, "e": 0.0, "m": pytest.approx(1 / 3)}
    mixed = network(("m", "a", -1, 2), ("m", "a", 1, 1, "u"), ("m", "b", 1, 1))
    assert betweenness(mixed)["m"] == 0


def test_betweenness_equals_that_of_networkx():
    graph = random_network(5)
    open_ = nx.Graph([(pair.a, pair.b) for pair in pairs(graph) if pair.bridge])
    open_.add_nodes_from(graph)
    assert 0 < open_.number_of_edges() < len(pairs(graph))
    assert betweenness(graph) == pytest.approx(nx.betweenness_centrality(open_))


def test_betweenness_from_all_pivots_equals_the_exact_one(monkeypatch):
    graph = random_network(6)
    exact = betweenness(graph)
    monkeypatch.setattr(module, "EXACT", 10)
    assert betweenness(graph) == pytest.approx(exact)


def test_constraint_of_a_star_by_hand():
    # The centre of three loose ties: 3 * (1/3)^2 = 1/3; a leaf has one tie only: 1.
    found = constraint(network(("hub", "a", 1, 1), ("hub", "b", 1, 1), ("c", "hub", -1, 1)))
    assert found == pytest.approx({"a": 1.0, "b": 1.0, "c": 1.0, "hub": 1 / 3})


def test_constraint_equals_that_of_networkx():
    graph = random_network(7)
    plain = nx.Graph()
    for pair in pairs(graph):
        plain.add_edge(pair.a, pair.b, weight=pair.total)
    assert constraint(graph) == pytest.approx(nx.constraint(plain, weight="weight"))


def test_constraint_of_an_actor_without_weighty_ties_is_not_a_number():
    graph = network(("a", "b", 1, 1), ("c", "a", 0, 0.0))
    assert math.isnan(constraint(graph)["c"])
    assert constraint(graph)["a"] == 1.0


def test_a_hub_acts_and_an_authority_is_acted_upon():
    # boss acts on a and b; c on b alone. With h, k the hubs of boss and c: a = h, b = h + k and, up to a factor,
    # h = a + b = 2h + k, k = b = h + k, so h / k is the golden ratio.
    found = hits(network(("boss", "a", 1, 1), ("boss", "b", -1, 1), ("c", "b", 1, 1)))
    golden = (1 + math.sqrt(5)) / 2
    assert found["boss"].hub / found["c"].hub == pytest.approx(golden)
    assert found["b"].authority / found["a"].authority == pytest.approx(golden)
    assert found["boss"].authority == found["a"].hub == 0.0
    assert sum(h.hub for h in found.values()) == sum(h.authority for h in found.values()) == pytest.approx(1)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_hits_equal_those_of_networkx(seed):
    graph = random_network(seed)
    hubs, authorities = nx.hits(nx.DiGraph(graph), tol=1e-12)
    assert {node: score.hub for node, score in hits(graph).items()} == pytest.approx(hubs, abs=1e-8)
    assert {node: score.authority for node, score in hits(graph).items()} == pytest.approx(authorities, abs=1e-8)


def test_nobody_is_a_hub_where_nobody_acts():
    graph = nx.MultiDiGraph()
    graph.add_edge("p", "s", key="headOfStateOf", sign=0, weight=1.0, acts=False)
    assert set(hits(graph).values()) == {module.Hits()}
    assert hits(nx.MultiDiGraph()) == {}


def test_effective_size_of_a_triangle_with_a_tail_by_hand():
    # Without weights n - 2t/n (Borgatti): a has 2 ties, 1 among them: 2 - 2/2; c has 3 with 1 among them: 3 - 2/3.
    found = effective_size(network(("a", "b", 1, 1), ("b", "c", 1, 1), ("c", "a", 1, 1), ("c", "d", 1, 1)))
    assert found == pytest.approx({"a": 1.0, "b": 1.0, "c": 3 - 2 / 3, "d": 1.0})


@pytest.mark.parametrize("seed", [7, 8])
def test_effective_size_equals_that_of_networkx(seed):
    graph = random_network(seed)
    plain = nx.Graph()
    for pair in pairs(graph):
        plain.add_edge(pair.a, pair.b, weight=pair.total)
    # by node: networkx's computation of all at once normalises by another row
    assert effective_size(graph) == pytest.approx(nx.effective_size(plain, nodes=list(plain), weight="weight"))
    unweighted = network(*((u, v, 1, 1) for u, v in plain.edges))
    assert effective_size(unweighted) == pytest.approx(nx.effective_size(plain))


def test_effective_size_without_a_tie_is_not_a_number():
    found = effective_size(network(("a", "b", 1, 1), ("c", "a", 0, 0.0)))
    assert math.isnan(found["c"])
    assert math.isnan(effective_size(network(("a", "b", 0, 0.0)))["a"])


def test_core_of_a_triangle_with_a_tail():
    found = core(network(("a", "b", 1, 1), ("b", "c", 1, 1), ("c", "a", 1, 1), ("c", "d", 1, 1)))
    assert found == {"a": 2, "b": 2, "c": 2, "d": 1}


def test_pairs_sum_edges_and_count_the_two_arcs_of_a_symmetric_relation_once():
    graph = network(("a", "b", 1, 2.0), ("b", "a", -1, 1.0))
    for u, v in (("a", "b"), ("b", "a")):
        graph.add_edge(u, v, key="alliedWith", sign=1, weight=4.0, symmetric=True)
    (pair,) = pairs(graph)
    assert (pair.positive, pair.negative, pair.neutral) == (6.0, 1.0, 0.0)
    assert pair.sign == "cooperation"


@pytest.mark.parametrize(
    ("positive", "negative", "sign"),
    [(3, 1, "mixed"), (3.1, 1, "cooperation"), (1, 4, "hostility"), (0, 0, "neutral"), (1, 1, "mixed")],
)
def test_a_pair_is_mixed_when_the_weaker_side_has_a_quarter(positive, negative, sign):
    assert module.undirected(network(("a", "b", 1, 1))).ecount() == 1
    assert pairs(network(("a", "b", 1, positive), ("a", "b", -1, negative, "u")))[0].sign == sign


def test_two_camps_hostile_to_each_other_are_two_blocs():
    camps = [("a", "b"), ("b", "c"), ("a", "c"), ("x", "y"), ("y", "z"), ("x", "z")]
    found = blocs(network(*((u, v, 1, 1.0) for u, v in camps), ("c", "x", -1, 3.0), ("a", "z", -1, 1.0)))
    assert found == {"a": 0, "b": 0, "c": 0, "x": 1, "y": 1, "z": 1}


def test_enemies_only_stand_alone():
    assert blocs(network(("a", "b", -1, 1.0), ("b", "c", -1, 1.0))) == {"a": 0, "b": 1, "c": 2}


def test_requests_mediation_and_a_single_talk_bind_no_bloc():
    found = blocs(network(("a", "b", 0, 1), ("a", "c", 1, 0.1), ("d", "e", 1, 0.3)))
    assert len({found["a"], found["b"], found["c"]}) == 3
    assert found["d"] == found["e"]


def test_blocs_are_the_same_every_time():
    graph = random_network(9, 200, 800)
    assert blocs(graph) == blocs(graph)


@pytest.mark.parametrize(
    ("signs", "balanced"), [((1, 1, 1), 1), ((1, -1, -1), 1), ((1, 1, -1), 0), ((-1, -1, -1), 0), ((1, 1, 0), None)]
)
def test_a_triad_is_balanced_when_its_signs_multiply_to_plus(signs, balanced):
    ab, bc, ca = signs
    found = balance(network(("a", "b", ab, 1), ("b", "c", bc, 1), ("c", "a", ca, 1)))
    if balanced is None:
        assert found.share is None
    else:
        assert found.share == balanced
        assert found.unstable == (() if balanced else (("a", "b", "c"),))


def against(graph, side):
    return sum(abs(p.net) for p in pairs(graph) if p.net * side[p.a] * side[p.b] < 0)


@pytest.mark.parametrize("seed", range(6))
def test_frustration_is_that_of_the_best_of_all_camps(seed):
    graph = random_network(seed, 9, 20)
    nodes = sorted(graph)
    ways = (dict(zip(nodes, signs, strict=True)) for signs in itertools.product((1, -1), repeat=len(nodes)))
    best = min(against(graph, side) for side in ways)
    found = balance(graph)
    assert found.frustration == pytest.approx(best / sum(abs(p.net) for p in pairs(graph)))
    net = {(p.a, p.b): abs(p.net) for p in pairs(graph)}
    assert sum(net[pair] for pair in found.frustrated) == pytest.approx(best)


def test_frustration_by_hand():
    # Of a triangle with one enemy pair the lightest tie has to give: 1 of 6.
    found = balance(network(("a", "b", 1, 1), ("b", "c", 1, 2), ("c", "a", -1, 3)))
    assert found.frustration == pytest.approx(1 / 6)
    assert found.frustrated == (("a", "b"),)
    assert found.unstable == (("a", "b", "c"),)


def test_two_hostile_camps_are_not_frustrated_however_large():
    numbers = random.Random(4)
    side = {f"n{n:03}": numbers.choice((1, -1)) for n in range(300)}
    ends = [numbers.sample(sorted(side), 2) for _ in range(1500)]
    found = balance(network(*((u, v, side[u] * side[v], 1.0) for u, v in ends)))
    assert (found.frustration, found.frustrated, found.unbalanced) == (0.0, (), 0)
    assert balance(nx.MultiDiGraph()).frustration is None


def test_summary_of_a_small_network():
    graph = network(("boss", "a", 1, 2), ("boss", "b", -1, 1), ("a", "b", -1, 1), ("z", "boss", 0, 1))
    found = summary(graph)
    assert [row.iri for row in found.actors] == ["boss", "a", "z", "b"]
    assert found.edges == 4
    assert found.balance.balanced == 1
    assert found.dyads[0].total == 2
    assert found.brokers == ("boss",)
    assert json.loads(json.dumps(found.as_dict()))["balance"]["share"] == 1.0
    assert found.actor("a").strength.in_positive == 2


def test_measured_actors_carry_their_measures_and_the_network_is_left_as_it_was():
    graph = network(("boss", "a", 1, 2), ("z", "boss", 0, 0.0))
    found = measured(graph)
    assert found.nodes["boss"]["influence"] == influence(graph)["boss"]
    assert found.nodes["a"]["bloc"] == 1
    assert "constraint" in found.nodes["a"]
    assert "constraint" not in found.nodes["z"]
    assert dict(graph.nodes["boss"]) == {}
    assert list(found.edges(keys=True, data=True)) == list(graph.edges(keys=True, data=True))


def test_summary_of_nothing_and_of_one_actor():
    assert summary(nx.MultiDiGraph()).actors == ()
    lone = nx.MultiDiGraph()
    lone.add_node("a", label="A", kind="State", named=True)
    found = summary(lone)
    assert found.actors[0].influence == 0
    assert found.actors[0].constraint is None
    assert found.blocs == ()
