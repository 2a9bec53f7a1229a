"""Every number on the page means one thing, and is that of `kg network` for the same scope."""

import re

import pytest
from driving import click, filter_chip, run, show, text
from written_sample import store
from written_sample import text as told

from kg.cli import main
from kg.network import pairs, project, summary

pytestmark = pytest.mark.browser

FIRST = told(
    "one",
    ("Foreign Ministry", "partOf", "Russia", {}),
    ("Navy", "partOf", "Russia", {}),
    ("Russia", "ASSAULT", "Ukraine", {"time": "2025-02-01"}),
    ("Navy", "ASSAULT", "Ukraine", {"time": "2025-02-04"}),
    ("Foreign Ministry", "ACCUSE", "Armenia", {"time": "2025-02-07"}),
    ("Türkiye", "alliedWith", "Azerbaijan", {}),
    ("Armenia", "ACCUSE", "Azerbaijan", {"status": "Planned"}),
    ("Oil Company", "THREATEN", "", {"time": "2025-02-09"}),
    ("Coast Guard", "MOBILIZE", "", {"status": "Planned"}),
    published="2025-02-10", source="Gazette",
)  # fmt: skip
SECOND = told(
    "two",
    ("Russia", "ASSAULT", "Ukraine", {"time": "2025-02-01"}),
    ("Ukraine", "ASSAULT", "Russia", {"time": "2025-02-15"}),
    ("Iran", "AID", "Armenia", {"time": "2025-02-16", "speaker": "Türkiye"}),
    published="2025-02-20", source="Wire",
)  # fmt: skip
WEIGHTS = (
    "return kg.pairs.filter(p => p.live.length)"
    ".map(p => [[kg.actors[p.a].iri, kg.actors[p.b].iri].sort().join(' '), p.weight, p.sign]).sort()"
)
CHIPS = (
    "return [...document.querySelectorAll(`#${arguments[0]} .chip`)]"
    ".map(c => [c.dataset.filter, c.querySelector('b').textContent])"
)
TABLES = (
    "return [...document.querySelectorAll('[data-table]')]"
    ".map(t => [t.dataset.table, Number(t.querySelector('b').textContent)])"
)
RELATIONS = "return [...document.querySelectorAll('#terms .checks span')].map(s => Number(s.textContent))"


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    folder = tmp_path_factory.mktemp("counts") / "graph"
    with store(folder, FIRST, SECOND) as opened:
        yield folder, opened


@pytest.fixture(params=[True, False], ids=["states", "everybody"])
def opened(request, browser, tmp_path, graph):
    whole = project(graph[1], claims=True, unnamed=True, to_states=False)
    show(browser, tmp_path, whole, to_states=request.param)
    return browser, project(graph[1], to_states=request.param), request.param


def chips(browser, box):
    return {name: int(number) for name, number in run(browser, CHIPS, box)}


def test_the_heading_says_what_the_command_says(opened, graph, capsys):
    browser, _, states = opened
    main(["network", str(graph[0]), *([] if states else ["--no-to-states"])])
    actors, edges, documents = re.match(r"(\d+) actors, (\d+) edges, (\d+) documents", capsys.readouterr().out).groups()
    assert text(browser, "#facts").startswith(f"{actors} actors · {edges} ties · {documents} texts")
    assert not browser.find_element("id", "shown").is_displayed()


def test_filters_tables_and_drawing_count_the_same(opened):
    browser, network, _ = opened
    figures = summary(network)
    signs = chips(browser, "signs")
    assert sum(signs.get(sign, 0) for sign in ("Cooperation", "Hostility", "Neutral")) == figures.edges
    kinds = {"States": "State", "Organizations": "Organization"}
    found = chips(browser, "kinds")
    for label, kind in kinds.items():
        assert found.get(label, 0) == sum(row.kind == kind for row in figures.actors), label
    click(browser, "#list")
    tables = dict(run(browser, TABLES))
    sentences = {said.iri for *_, data in network.edges(data=True) for said in data["evidence"]}
    events = {said.event for *_, data in network.edges(data=True) for said in data["evidence"]} - {""}
    assert (tables["actors"], tables["pairs"]) == (len(figures.actors), len(figures.dyads))
    assert (tables["ties"], tables["events"]) == (figures.edges, len(events))
    filter_chip(browser, "Neutral")
    filter_chip(browser, "Neutral")
    said = f"{len(figures.actors)} actors, {figures.edges} ties, {len(sentences)} sentences shown"
    assert text(browser, "#live") == said
    assert sum(run(browser, RELATIONS)) == figures.edges


def test_each_pair_weighs_what_it_weighs_in_the_network(opened):
    browser, network, _ = opened
    expected = sorted([f"{pair.a} {pair.b}", pytest.approx(pair.total, abs=0.01), pair.sign] for pair in pairs(network))
    assert run(browser, WEIGHTS) == expected


def test_a_narrower_view_says_how_much_of_it_is_shown(opened):
    browser, _, _ = opened
    filter_chip(browser, "Hostility")
    whole = text(browser, "#facts")
    shown = text(browser, "#shown")
    assert re.fullmatch(r"Shown: \d+ actors?, \d+ ties?, \d+ sentences?", shown)
    assert shown.split(", ")[1] != whole.split(" · ")[1]
    assert shown.removeprefix("Shown: ") + " shown" == text(browser, "#live")
