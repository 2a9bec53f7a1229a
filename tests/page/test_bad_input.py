"""Networks that nobody would draw on purpose: a sensible page or a clear message, never a blank one."""

import networkx as nx
import pytest
from driving import click, filter_chip, live_pairs, network, pick_pair, press, run, show, shown, text
from selenium.webdriver.common.keys import Keys

from kg.evidence import Evidence

pytestmark = pytest.mark.browser
# Counts the elements that the page makes from then on, whether it keeps them or not.
MADE = """
window.made = 0;
for (const [kind, name] of [[Document, 'createElement'], [Document, 'createElementNS'], [Node, 'cloneNode']]) {
  const make = kind.prototype[name];
  kind.prototype[name] = function (...words) { window.made += 1; return make.apply(this, words); };
}
"""


def two(*edges):
    graph = nx.MultiDiGraph()
    for name in "AB":
        graph.add_node(f"u:{name}", label=name, kind="State", named=True)
    for key, data in edges:
        graph.add_edge("u:A", "u:B", key=key, **({"kind": "event", "sign": -1, "weight": 1.0, "times": ()} | data))
    return graph


def everything(browser):
    """Work the controls that no network may break."""
    for control in ("list", "list", "theme", "zoom-in", "fit", "copy", "save-svg"):
        click(browser, f"#{control}")
    run(browser, "dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint'))")
    press(browser, "/", "a", Keys.ESCAPE)


def test_an_empty_network(browser, tmp_path):
    show(browser, tmp_path, nx.MultiDiGraph())
    everything(browser)
    assert "no actors to show" in browser.find_element("id", "empty").text
    assert not browser.find_element("id", "when").is_displayed()
    assert browser.get_log("browser") == []


def test_one_actor(browser, tmp_path):
    graph = nx.MultiDiGraph()
    graph.add_node("u:a", label="Alone", kind="State", named=True)
    show(browser, tmp_path, graph)
    everything(browser)
    run(browser, "kg.select({ actor: 0 })")
    assert text(browser, "#panel h2") == "Alone"
    click(browser, "[data-depth='2']")
    assert shown(browser) == [1, 0]
    assert browser.get_log("browser") == []


def test_no_dates_and_no_sentences(browser, tmp_path):
    show(browser, tmp_path, two(("ASSAULT", {"evidence": ()})))
    everything(browser)
    pick_pair(browser, "A", "B")
    assert "Undated" in text(browser, "#panel .tie")
    assert browser.find_element("id", "timeless").is_displayed()
    assert browser.get_log("browser") == []


def test_dates_that_are_none(browser, tmp_path):
    times = ("0044-03-15", "2024-13-45", "soon", "2024-02-31", "99999-01-01", "2024-02-03")
    show(browser, tmp_path, two(("ASSAULT", {"times": times})))
    everything(browser)
    assert live_pairs(browser) == ["A-B"]
    assert browser.get_log("browser") == []


def test_ten_thousand_kinds_of_tie_between_two(browser, tmp_path):
    edges = [
        (f"TERM{n:05}", {"times": (f"20{n % 24:02}-0{n % 9 + 1}-1{n % 9}",), "sign": n % 3 - 1, "weight": 1 + n % 7})
        for n in range(10_000)
    ]
    show(browser, tmp_path, two(*edges))
    assert shown(browser) == [2, 1]
    run(browser, MADE)
    pick_pair(browser, "A", "B")
    assert run(browser, "return window.made") < 500
    assert len(browser.find_elements("css selector", "#panel .tie")) == 25
    click(browser, "#panel > .quiet")
    assert len(browser.find_elements("css selector", "#panel .tie")) == 125
    run(browser, "document.getElementById('terms-box').open = true")
    assert len(browser.find_elements("css selector", "#terms label")) == 150
    click(browser, "#terms .checks .quiet")
    assert len(browser.find_elements("css selector", "#terms label")) == 750
    click(browser, "[data-none=term]")
    assert shown(browser) == [0, 0]
    click(browser, "[data-all=term]")
    filter_chip(browser, "Term00000")
    assert shown(browser) == [2, 1]
    everything(browser)
    assert browser.get_log("browser") == []


def test_ten_thousand_sentences_on_one_tie(browser, tmp_path):
    said = tuple(
        Evidence(f"u:d{n}", 0, 9, f"A hit B, {n}.", "event", date=f"2024-01-{n % 28 + 1:02}", outlet=f"Outlet {n}")
        for n in range(10_000)
    )
    show(browser, tmp_path, two(("ASSAULT", {"evidence": said, "times": ("2024-01-01", "2024-01-28")})))
    pick_pair(browser, "A", "B")
    assert "10,000 sentences" in text(browser, "#panel .also")
    click(browser, "#panel .tie .quiet:not([data-correct])")
    assert len(browser.find_elements("css selector", "#panel blockquote")) == 40
    assert "9,960 more sentences in the graph itself" in text(browser, "#panel .beyond")
    everything(browser)
    assert browser.get_log("browser") == []


def test_names_of_five_hundred_letters_keep_to_their_boxes(browser, tmp_path):
    long = {"A": "W" * 500, "B": "long name " * 50}
    show(browser, tmp_path, network(("A", "ASSAULT", "B", {"outlet": "O" * 500}), **long), title="T" * 500)
    everything(browser)
    run(browser, "kg.select({ pair: 0 })")
    click(browser, "#list")
    for selector in ("#panel", ".side", "#listing", "#when"):
        wide, room = run(
            browser, "const e = document.querySelector(arguments[0]); return [e.scrollWidth, e.clientWidth]", selector
        )
        assert wide <= room, selector
    assert run(browser, "return document.documentElement.scrollWidth") <= run(browser, "return innerWidth")
    assert browser.get_log("browser") == []


MARKUP = [
    '<b onmouseover="window.hacked=1">',
    "a'b\"c`d",
    "line\nbreak\r\ttab",
    "</script><svg onload=window.hacked=1>",
    "${window.hacked=1}",
    "&lt;i&gt;",
]


def test_names_with_markup_quotes_and_newlines_are_words_everywhere(browser, tmp_path):
    named = {f"N{n}": name for n, name in enumerate(MARKUP)}
    rows = [(f"N{n}", "ASSAULT", f"N{(n + 1) % len(MARKUP)}", {"outlet": name}) for n, name in enumerate(MARKUP)]
    graph = network(*rows, **named)
    nx.relabel_nodes(graph, {f"u:N{n}": f"u:{name}" for n, name in enumerate(MARKUP)}, copy=False)
    show(browser, tmp_path, graph)
    for actor in range(len(MARKUP)):
        run(browser, "kg.select({ actor: arguments[0] })", actor)
        click(browser, "[data-depth='1']")
        click(browser, "[data-depth='0']")
        other = (actor + 2) % len(MARKUP)
        run(browser, "kg.select({ path: [arguments[0], arguments[1]] })", actor, other)
    for name in MARKUP:
        run(browser, "document.querySelectorAll('#outlets input')[arguments[0]].click()", MARKUP.index(name))
    everything(browser)
    assert run(browser, "return window.hacked") is None
    assert (
        run(browser, "return document.querySelectorAll('#app b[onmouseover], #app script, #app svg[onload]').length")
        == 0
    )
    assert browser.get_log("browser") == []
