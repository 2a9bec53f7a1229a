"""Ranks, sizes and blocs in a window: what the page works out is what Python gives for the same reports."""

import random
from datetime import date

import networkx as nx
import pytest
from driving import click, pick, run, show, slide, text, wait
from test_content import held

from kg.evidence import Evidence
from kg.network import blocs, explain_actor, folded, influence, parties, settled, stability, within
from kg.network.communities import blocs as leiden
from kg.network.edges import edge
from kg.network.pairs import pairs
from kg.network.ranking import DOUBT
from kg.page import page

TERMS = ("ASSAULT", "CONSULT", "AID", "ACCUSE", "alliedWith", "affiliatedWith", "REQUEST")


def said(document, when, **more):
    values = {"sentence": f"Told by {document}.", "event": f"e:{document}", "date": when, "time": when}
    return Evidence(f"d:{document}", 0, 9, **({"kind": "event", "outlet": f"O{document % 3}"} | values | more))


def built(arcs, states=(), beyond=()):
    """A network of arcs (source, target, term, passages), people who act for a state, and acts on nobody named."""
    graph = nx.MultiDiGraph()
    for u, v, term, passages in arcs:
        graph.add_edge(u, v, key=term, **edge(term, passages))
    for node in graph:
        kind = "Person" if node in dict(states) else "State"
        looks = {"label": node.upper(), "kind": kind, "named": True, "same_as": (), "aliases": (), "aside": ""}
        graph.add_node(node, **looks, state=dict(states).get(node, ""))
    graph.graph["beyond"] = tuple((u, v, term, edge(term, passages)) for u, v, term, passages in beyond)
    return graph


@pytest.fixture(scope="module")
def crowd():
    numbers = random.Random(4)
    arcs, beyond, document = {}, {}, 0
    for _ in range(260):
        u, v = (f"n{int(24 * numbers.random() ** 1.6):02}" for _ in range(2))
        term = numbers.choice(TERMS)
        passages = []
        for _ in range(numbers.randint(1, 4)):
            document += 1
            told = {"confidence": round(numbers.uniform(0.3, 1), 3), "speaker": numbers.choice(("", "", "X"))}
            if numbers.random() < 0.3:
                told |= {"time": "", "dating": "publication"}
            if numbers.random() < 0.2:
                told["time"] = f"2024-{numbers.randint(1, 12):02}"
            if passages and numbers.random() < 0.3:  # another sentence, a copy, or the same words elsewhere
                told |= numbers.choice(
                    (
                        {"event": passages[-1].event, "origin": passages[-1].graph},
                        {"event": passages[-1].event, "sentence": passages[-1].sentence},
                    )
                )
            if numbers.random() < 0.1:
                told["kind"] = "claim"
            passages.append(said(document, f"2024-{numbers.randint(1, 12):02}-{numbers.randint(1, 28):02}", **told))
        if u != v:
            ways = ((u, v), (v, u)) if term == "alliedWith" else ((u, v),)
            for way in ways:
                arcs.setdefault((*way, term), passages)
        if numbers.random() < 0.15:
            beyond.setdefault((u, "", "ASSAULT"), passages)
            beyond.setdefault((u, "n00", "speaksAbout"), passages) if u != "n00" else None
    there = {end for u, v, _ in arcs for end in (u, v)}
    states = [(f"n{n:02}", f"n{n - 9:02}") for n in range(12, 18)]
    return built(
        [(*arc, p) for arc, p in arcs.items()], states, [(*a, p) for a, p in sorted(beyond.items()) if a[0] in there]
    )


WINDOWS = [(None, None), ("2024-03", "2024-07"), ("2024-09-15", None), (None, "2024-01")]


def in_days(since, until):
    """The window in days since 1970, as the page has it; open sides are infinite."""
    ends = [None, None]
    if since:
        ends[0] = date.fromisoformat(f"{since}-01"[:10]).toordinal() - 719163
    if until:
        year, month = map(int, until.split("-"))
        ends[1] = date(year + month // 12, month % 12 + 1, 1).toordinal() - 719164
    return ends


STANDING = """
const [[first, last], fold] = arguments;
const found = kg.standingIn([first ?? -Infinity, last ?? Infinity], { undated: false, sources: false, fold });
return [Object.fromEntries(kg.actors.map(a => [a.iri, [found.shares[a.id], found.ranks.get(a.id) ?? null]])), found.of];
"""


@pytest.mark.browser
def test_scores_are_those_of_the_network_on_the_same_window_by_name_and_by_states(browser, tmp_path, crowd):
    show(browser, tmp_path, crowd)
    for window in WINDOWS:
        part = within(crowd, since=window[0], until=window[1])
        for fold in (False, True):
            counted = parties(settled(folded(part) if fold else part))
            expected = influence(counted)
            found, of = run(browser, STANDING, in_days(*window), fold)
            assert of == len(counted)
            assert {iri: share for iri, (share, _) in found.items() if share} == pytest.approx(
                {iri: score for iri, score in expected.items() if score}, abs=1e-6
            )
            ranks = {
                iri: 1 + sum(other > score + 1e-9 for other in expected.values()) for iri, score in expected.items()
            }
            assert {iri: rank for iri, (_, rank) in found.items() if rank} == ranks


@pytest.mark.browser
def test_scores_are_those_of_the_network_where_there_is_no_room_for_all(browser, tmp_path, crowd):
    show(browser, tmp_path, crowd, most=6, to_states=False)
    expected = influence(parties(settled(within(crowd, since="2024-03", until="2024-07"))))
    found, of = run(browser, STANDING, in_days("2024-03", "2024-07"), False)
    assert (len(found), of) == (6, len(expected))
    assert {iri: share for iri, (share, _) in found.items()} == pytest.approx({i: expected[i] for i in found}, abs=1e-6)


PARTS = """
const [[first, last], fold, doubt] = arguments;
const found = kg.standingIn([first ?? -Infinity, last ?? Infinity], { undated: false, sources: false, fold });
const iri = (to) => (to < kg.actors.length ? kg.actors[to].iri : "");
const parts = (id) => Object.fromEntries(kg.partsOf(found, doubt, id).map(([to, part]) => [iri(to), part]));
return Object.fromEntries(kg.actors.map(({ id, iri }) => [iri, parts(id)]));
"""


@pytest.mark.browser
def test_the_parts_of_influence_are_those_that_python_explains(browser, tmp_path, crowd):
    show(browser, tmp_path, crowd)
    for fold in (False, True):
        part = within(crowd, since="2024-03", until="2024-07")
        counted = parties(settled(folded(part) if fold else part))
        found = run(browser, PARTS, in_days("2024-03", "2024-07"), fold, DOUBT)
        for actor in counted:
            expected = {}
            for act in explain_actor(counted, actor).edges:
                expected[act.target] = expected.get(act.target, 0) + act.share
            assert found[actor] == pytest.approx({iri: share for iri, share in expected.items() if share}, abs=1e-6)


@pytest.mark.browser
def test_the_panel_says_why_an_actor_ranks_where_it_does(browser, tmp_path):
    show(browser, tmp_path, course())
    pick(browser, "A")
    rows = run(browser, "return [...document.querySelectorAll('#panel .whys li')].map(r => r.textContent)")
    assert sorted(row[0] for row in rows) == ["B", "C", "D"]
    assert sum(int(row[1:].removesuffix(" %")) for row in rows) in {99, 100, 101}
    click(browser, "#panel .whys button")
    assert text(browser, "#panel h2").replace("acts on", "").split()[0] == "A"
    pick(browser, "D")
    assert run(browser, "return document.querySelector('#panel .whys')") is None  # it does nothing


BLOCS = """
const found = kg.standingIn([-Infinity, Infinity], { undated: true, sources: false, fold: false });
return Object.fromEntries([...kg.blocsOf(found.net, found.weights)].map(([id, bloc]) => [kg.actors[id].iri, bloc]));
"""


def camps():
    arcs, document = [], 0
    for side in ("abcde", "wxyz"):
        for n, u in enumerate(side):
            for v in side[n + 1 :]:
                document += 1
                arcs.append((u, v, "AID", [said(document, "2024-05-01")]))
    for n, (u, v) in enumerate((("a", "w"), ("b", "x"), ("y", "c"))):
        arcs.append((u, v, "ASSAULT", [said(100 + n, "2024-05-02")]))
    return built(arcs)


@pytest.mark.browser
def test_camps_are_the_blocs_that_python_finds(browser, tmp_path):
    graph = camps()
    show(browser, tmp_path, graph)
    found = run(browser, BLOCS)
    assert found == blocs(graph)
    assert sorted(found.values()) == [0] * 5 + [1] * 4


@pytest.mark.browser
def test_blocs_fit_as_well_as_those_that_python_finds_or_nearly(browser, tmp_path, crowd):
    show(browser, tmp_path, crowd, to_states=False)
    graph = parties(settled(crowd))
    ties = [(p.a, p.b, p.positive + p.neutral, p.negative) for p in pairs(graph)]
    total = sum(friendly for _, _, friendly, _ in ties)
    degree = dict.fromkeys(graph, 0.0)
    for a, b, friendly, _ in ties:
        degree[a] += friendly
        degree[b] += friendly

    def fit(found):
        held = sum(friendly - hostile for a, b, friendly, hostile in ties if found[a] == found[b])
        masses = {}
        for actor, bloc in found.items():
            masses.setdefault(bloc, []).append(degree[actor])
        chance = sum((sum(mass) ** 2 - sum(m * m for m in mass)) / 2 for mass in masses.values())
        return held - chance / (2 * total)

    found = run(browser, BLOCS)
    assert found.keys() == set(graph)
    assert fit(found) >= 0.97 * fit(leiden(graph))
    assert found == run(browser, BLOCS)


def course():
    """In spring a acts on much, in autumn b does; c and d are only acted upon."""
    spring = [
        ("a", end, "ASSAULT", [said(n, f"2024-0{n + 2}-05"), said(n + 10, f"2024-0{n + 2}-19")])
        for n, end in enumerate("bcd", 1)
    ]
    autumn = [("b", end, "AID", [said(20 + n, f"2024-1{n}-05")]) for n, end in enumerate("cd")]
    return built([*spring, *autumn])


def rank(browser, name):
    pick(browser, name)
    return [
        badge
        for badge in run(browser, "return [...document.querySelectorAll('#panel .badge')].map(b => b.textContent)")
        if "ank" in badge
    ]


@pytest.mark.browser
def test_a_window_changes_ranks_sizes_and_the_list_and_says_so(browser, tmp_path):
    show(browser, tmp_path, course())
    size = "return kg.network.body.nodes[kg.actors.find(a => a.name === 'B').id].options.size"
    before = run(browser, size)
    assert rank(browser, "A") == ["Rank 1 of 4"]
    last = run(browser, "return Number(document.getElementById('until').max)")
    slide(browser, "since", last - 5)
    assert rank(browser, "B") == ["Rank 1 of 3 in this window; 2 of 4 overall"]
    assert rank(browser, "A") == ["No rank in this window; 1 of 4 overall"] or not rank(browser, "A")
    assert run(browser, size) > before
    assert "1B" in text(browser, "#actors li")
    click(browser, "#reset")
    assert rank(browser, "B") == ["Rank 2 of 4"]
    assert run(browser, size) == before


@pytest.mark.browser
def test_the_rank_stands_beside_the_score_of_the_same_view_by_source(browser, tmp_path):
    arcs = [
        ("a", "b", "ASSAULT", [said(3, "2024-05-01"), said(6, "2024-05-02")]),
        ("c", "b", "AID", [said(1, "2024-05-03")]),
    ]
    show(browser, tmp_path, built(arcs))
    assert rank(browser, "C") == ["Rank 2 of 3"]
    run(browser, "document.querySelector(\"#outlets [data-filter='O0']\").click()")
    assert rank(browser, "C") == ["Rank 1 of 2 in these sources; 2 of 3 overall"]


@pytest.mark.browser
def test_what_weighs_in_a_window_is_weighed_by_its_reports_alone(browser, tmp_path):
    graph = course()
    show(browser, tmp_path, graph)
    pair = "return kg.pairs.find(p => [p.a, p.b].every(id => 'AB'.includes(kg.actors[id].name))).weight"
    assert run(browser, pair) == pytest.approx(graph["a"]["b"]["ASSAULT"]["weight"], abs=2e-3)
    slide(browser, "until", 0)
    wait(browser, "return document.getElementById('until').value === '0'")
    first = within(graph, until="2024-03-10")["a"]["b"]["ASSAULT"]["weight"]
    assert run(browser, pair) == pytest.approx(first, abs=2e-3)
    assert first < graph["a"]["b"]["ASSAULT"]["weight"]


def test_the_page_holds_what_it_reckons_with_once_for_each_network(crowd):
    assert page(crowd).count('"reckoned"') == 1


@pytest.mark.browser
def test_how_sure_a_rank_is_stands_beside_it_in_the_view_of_all(browser, tmp_path, crowd):
    show(browser, tmp_path, crowd, to_states=False)
    ranges = stability(parties(settled(crowd)))
    pick(browser, "N03")
    badges = "return [...document.querySelectorAll('#panel .badge')].map(b => b.textContent)"
    own = ranges["n03"]
    assert own.best < own.worst
    assert f"{own.best} to {own.worst} in 90 of 100 draws" in run(browser, badges)


def test_where_all_rests_on_one_text_no_range_is_given():
    graph = built([("a", "b", "ASSAULT", [said(1, "2024-01-02")])])
    assert held(page(graph))["reckoned"]["ranges"][0] == {}
