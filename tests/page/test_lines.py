"""Direction: arrowheads where ties go, none where they go nowhere, and the same in words in lists and panels."""

import math
import re
from xml.etree import ElementTree

import pytest
from driving import click, network, pick, pick_pair, run, saved, show, text

pytestmark = pytest.mark.browser
SVG = "{http://www.w3.org/2000/svg}"


def ways():
    """One way, both ways, no way, and one way told as fact with the other only claimed."""
    graph = network(
        ("Norland", "ASSAULT", "Sudria", {}),
        ("Westria", "AID", "Ostria", {"sign": 1}),
        ("Ostria", "ACCUSE", "Westria", {}),
        ("Hill", "alliedWith", "Vale", {"sign": 1, "kind": "fact", "symmetric": True}),
        ("Vale", "alliedWith", "Hill", {"sign": 1, "kind": "fact", "symmetric": True}),
        ("Marsh", "AID", "Moor", {"sign": 1}),
        ("Moor", "THREATEN", "Marsh", {"kind": "claim"}),
    )
    for number, name in enumerate(("Norland", "Sudria", "Westria", "Ostria", "Hill", "Vale", "Marsh", "Moor")):
        graph.nodes[f"u:{name}"]["label"] = name
        graph.nodes[f"u:{name}"]["number"] = number
    return graph


def test_arrowheads_stand_at_the_ends_that_are_acted_upon(browser, tmp_path, downloads):
    show(browser, tmp_path, ways())
    click(browser, "#save-svg")
    tree = ElementTree.fromstring(saved(downloads, "influence-network.svg"))
    discs = {
        disc.find(f"{SVG}title").text: (float(disc.get("cx")), float(disc.get("cy")), float(disc.get("r")))
        for disc in tree.iter(f"{SVG}circle")
    }
    heads = [tuple(map(float, re.findall(r"-?[\d.]+", path.get("d"))[:2])) for path in heads_of(tree)]
    at = sorted(min(discs, key=lambda name: abs(math.dist(tip, discs[name][:2]) - discs[name][2])) for tip in heads)
    assert at == ["Moor", "Ostria", "Sudria", "Westria"]


def heads_of(tree):
    return [path for path in tree.iter(f"{SVG}path") if path.get("class") == "head"]


def test_the_canvas_shows_the_head_of_an_arrow(browser, tmp_path):
    show(browser, tmp_path, ways())
    red = run(
        browser,
        "const one = name => kg.actors.find(a => a.name === name).id;"
        "const pair = kg.pairs.find(p => [p.a, p.b].includes(one('Norland')) && [p.a, p.b].includes(one('Sudria')));"
        "kg.select({ pair: pair.id });"
        "const canvas = document.querySelector('canvas');"
        "const red = way => { pair.way = way; kg.network.redraw(); let n = 0;"
        "const d = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;"
        "for (let i = 0; i < d.length; i += 4) n += d[i] - d[i + 2] > 90; return n; };"
        "return ['none', 'to'].map(red)",
    )
    assert red[0] + 8 < red[1]  # a head is more than a line


@pytest.mark.parametrize(
    ("actor", "words"),
    [
        ("Norland", "→ Sudria"),
        ("Sudria", "← Norland"),
        ("Westria", "⇄ Ostria"),
        ("Hill", "– Vale"),
        ("Moor", "← Marsh"),
    ],
)
def test_the_ties_of_an_actor_say_which_way_they_go(browser, tmp_path, actor, words):
    show(browser, tmp_path, ways())
    pick(browser, actor)
    assert text(browser, "#panel .ties button .clip").strip() == words


def test_pairs_are_headed_by_who_acts(browser, tmp_path):
    show(browser, tmp_path, ways())
    pick_pair(browser, "Sudria", "Norland")
    assert text(browser, "#panel h2") == "Norland → Sudria"
    click(browser, "#list")
    click(browser, "[data-table=pairs]")
    rows = run(
        browser,
        "return [...document.querySelectorAll('#tables tbody tr')]"
        ".map(r => [...r.cells].slice(0, 3).map(c => c.textContent))",
    )
    told = {frozenset(row[:2]): row[2] if row[0] < row[1] else REVERSED.get(row[2], row[2]) for row in rows}
    assert told == {
        frozenset({"Norland", "Sudria"}): "acts on the other",
        frozenset({"Ostria", "Westria"}): "both",
        frozenset({"Hill", "Vale"}): "no direction",
        frozenset({"Marsh", "Moor"}): "acts on the other",
    }


REVERSED = {"acts on the other": "the other acts on it", "the other acts on it": "acts on the other"}
