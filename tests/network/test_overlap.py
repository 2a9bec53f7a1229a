"""Shared company of two actors, and the parts of an actor's influence."""

from dataclasses import dataclass

import networkx as nx
import pyoxigraph as ox
import pytest
from dated import dated, said

from kg.errors import UnknownNameError
from kg.namespaces import KG
from kg.network import explain_actor, influence, overlap


@dataclass
class Store:
    raw: ox.Store
    base_iri: str = "u:"


@pytest.fixture
def graph():
    return dated(
        ("a", "m", "memberOf", [said("1")]),
        ("b", "m", "memberOf", [said("1")]),
        ("b", "n", "memberOf", [said("2")]),
        ("a", "c", "alliedWith", [said("3")]),
        ("b", "c", "alliedWith", [said("4")]),
        ("b", "d", "ASSAULT", [said("5")]),
        ("a", "b", "ASSAULT", [said("6")]),
    )


def test_shared_memberships_and_partners_by_hand(graph):
    first = overlap(graph, actors={"a", "b"})[0]
    assert (first.a, first.b) == ("a", "b")
    assert (first.memberships, first.partners) == (("m",), ("c",))
    assert (first.shared_memberships, first.shared_partners) == (0.5, 1.0)
    # Third actors: c +1/+1, m +1/+1, d 0/-1, n 0/+1; halves of the differences 0, 0, .5, .5: S = 1 - 2 * 1/4.
    assert first.similarity == pytest.approx(0.5)


def test_only_pairs_with_something_in_common_are_given_unless_asked_for(graph):
    assert [(o.a, o.b) for o in overlap(graph)] == [("a", "b")]
    asked = overlap(graph, actors={"c", "d"})
    assert [(o.a, o.b, o.shared_memberships, o.shared_partners) for o in asked] == [("c", "d", None, 0.0)]


def test_enemies_of_all_friends_are_opposite():
    graph = dated(("a", "c", "AID", [said("1")]), ("b", "c", "ASSAULT", [said("2")]))
    assert overlap(graph, actors={"a", "b"})[0].similarity == -1.0


def test_background_memberships_of_the_store_count(graph):
    raw = ox.Store()
    for member in ("a", "d"):
        ends = (ox.NamedNode(f"u:{member}"), ox.NamedNode("u:un"))
        raw.add(ox.Quad(ends[0], ox.NamedNode(f"{KG}memberOf"), ends[1], ox.NamedNode("u:background")))
    named = nx.relabel_nodes(graph, {n: f"u:{n}" for n in graph})
    found = {(o.a, o.b): o.memberships for o in overlap(named, Store(raw))}
    assert found == {("u:a", "u:b"): ("u:m",), ("u:a", "u:d"): ("u:un",)}


def test_claimed_alliances_do_not_count(graph):
    for _, _, key, data in graph.edges(keys=True, data=True):
        if key in {"alliedWith", "memberOf"}:
            data["kind"] = "claim"
    assert overlap(graph) == []


def test_kinds_choose_whom_to_compare(graph):
    nx.set_node_attributes(graph, {"a": "State", "b": "State", "c": "State"}, "kind")
    assert len(overlap(graph, kinds={"State"})) == 1
    assert overlap(graph, kinds={"Person"}) == []


def test_the_parts_of_an_explained_score_sum_to_it(graph):
    scores = influence(graph)
    for actor in graph:
        found = explain_actor(graph, actor)
        assert found.score == pytest.approx(scores[actor])
        assert sum(edge.contribution for edge in found.edges) == pytest.approx(scores[actor])
        assert found.rank == 1 + sum(score > scores[actor] + 1e-9 for score in scores.values())


def test_each_act_has_the_share_of_its_weight_in_what_is_done_to_its_target():
    hostile = ("b", "d", "ASSAULT", [said("5")]), ("b", "d", "SANCTION", [said("6")])
    graph = dated(*hostile, ("b", "c", "AID", [said("7")]))
    graph.graph["beyond"] = (("b", "", "PROTEST", graph["b"]["c"]["AID"] | {"sign": -1}),)
    found = explain_actor(graph, "b")
    parts = {(edge.target, edge.term): edge.share for edge in found.edges}
    assert parts["d", "ASSAULT"] / parts["d", "SANCTION"] == pytest.approx(9 / 4)
    assert parts["", "PROTEST"] == pytest.approx(parts["c", "AID"])
    assert next(edge.label for edge in found.edges if not edge.target) == "others without a name"
    assert [p.graph for p in next(e for e in found.edges if e.term == "ASSAULT").evidence] == ["d:5"]
    assert found.edges == tuple(sorted(found.edges, key=lambda e: (-e.contribution, e.target, e.term)))


def test_alliance_and_membership_are_no_acts(graph):
    assert {edge.term for actor in graph for edge in explain_actor(graph, actor).edges} == {"ASSAULT"}


def test_explaining_who_is_not_there_says_so(graph):
    with pytest.raises(UnknownNameError, match="not in the network"):
        explain_actor(graph, "z")
