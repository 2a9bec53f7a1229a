"""The page in a real browser: it draws, fetches nothing, and every control does what it says."""

from pathlib import Path

import networkx as nx
import pytest
from driving import click, press, requests, show, shown, text, wait
from page_sample import sample
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from kg.evidence import Evidence
from kg.namespaces import BASE_IRI
from kg.page import notebook_html, page

pytestmark = pytest.mark.browser

HOSTILE_NAMES = [
    "<script>window.hacked=1</script>",
    "<img src=x onerror='window.hacked=1'>",
    '"; window.hacked=1; //',
    "line\nbreak\u2028and\ttab",
    "x" * 500,
    "مجلس الأمن القومي",
    "</script><svg onload=window.hacked=1>",
    "{{ 7*7 }} ${7*7} &lt;b&gt;",
]


def test_the_page_draws_without_a_request_or_an_error(browser, tmp_path):
    show(browser, tmp_path, sample())
    colours = browser.execute_script(
        "const c = document.querySelector('canvas');"
        "const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
        "const seen = new Set();"
        "for (let i = 0; i < d.length; i += 4) if (d[i + 3]) seen.add(d.slice(i, i + 3).map(v => v >> 4).join());"
        "return seen.size"
    )
    assert colours > 10
    assert [url for url in requests(browser) if not url.startswith("file:")] == []
    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert browser.get_log("browser") == []


def test_edges_are_drawn_in_the_colour_of_their_sign(browser, tmp_path):
    show(browser, tmp_path, sample())
    seen = browser.execute_script(
        "const ends = p => [kg.actors[p.a].name, kg.actors[p.b].name].sort().join();"
        "const pair = kg.pairs.find(p => ends(p) === 'Russia,Ukraine');"
        "kg.select({ pair: pair.id }); kg.network.redraw();"
        "const p = kg.network.canvasToDOM(kg.network.body.edges[pair.id].edgeType.getPoint(0.35));"
        "const c = document.querySelector('canvas'); const r = c.width / c.clientWidth;"
        "const d = c.getContext('2d').getImageData(Math.round(p.x * r) - 3, Math.round(p.y * r) - 3, 7, 7).data;"
        "let most = 0; for (let i = 0; i < d.length; i += 4) most = Math.max(most, d[i] - d[i + 2]);"
        "return most"
    )
    assert seen > 100  # the red of hostility on the beige ground


def test_a_click_on_an_edge_opens_its_sentences(browser, tmp_path):
    show(browser, tmp_path, sample())
    where = browser.execute_script(
        "const ends = p => [kg.actors[p.a].name, kg.actors[p.b].name].sort().join();"
        "const pair = kg.pairs.find(p => ends(p) === 'Russia,Ukraine');"
        "const edge = kg.network.body.edges[pair.id]; const p = kg.network.canvasToDOM(edge.edgeType.getPoint(0.5));"
        "const r = document.getElementById('canvas').getBoundingClientRect();"
        "return [Math.round(r.left + p.x), Math.round(r.top + p.y)]"
    )
    action = ActionChains(browser)
    action.w3c_actions.pointer_action.move_to_location(*where)
    action.w3c_actions.pointer_action.click()
    action.perform()
    wait(browser, "return !document.getElementById('panel').hidden")
    panel = text(browser, "#panel")
    assert "Russia → Ukraine" in panel
    assert "Forces of Russia struck positions held by Ukraine overnight" in panel
    assert "Black Sea Wire" in panel
    assert "Facts" in panel
    assert "Events" in panel


def test_a_click_on_an_actor_lists_its_ties_and_leads_to_a_pair_and_back(browser, tmp_path):
    show(browser, tmp_path, sample())
    click(browser, "#actors button")
    assert text(browser, "#panel h2") == text(browser, "#actors bdi")
    click(browser, "#panel .ties button")
    assert " ⇄ " in text(browser, "#panel h2")
    click(browser, "#panel .tools .quiet")
    assert text(browser, "#panel h2") == text(browser, "#actors bdi")
    click(browser, "#panel [aria-label=Close]")
    assert browser.execute_script("return document.getElementById('panel').hidden")


def test_denied_and_disputed_are_marked(browser, tmp_path):
    show(browser, tmp_path, sample())
    browser.execute_script("kg.select({ pair: kg.pairs.find(p => p.ties.some(t => t.disputed)).id })")
    badges = browser.execute_script("return [...document.querySelectorAll('#panel .badge')].map(b => b.textContent)")
    assert "Disputed" in badges
    assert "Denied" in badges


def test_search_finds_without_accents_by_keyboard(browser, tmp_path):
    show(browser, tmp_path, sample())
    press(browser, "/")
    press(browser, *"turkiye")
    assert text(browser, "#found li") == "Türkiye"
    press(browser, Keys.ARROW_DOWN, Keys.ARROW_UP, Keys.ENTER)
    assert text(browser, "#panel h2") == "Türkiye"
    press(browser, Keys.ESCAPE)
    assert browser.execute_script("return document.getElementById('panel').hidden")
    press(browser, "/", *"zzzz")
    assert text(browser, "#found li") == "No actor of that name"


def test_search_shows_an_actor_that_filters_hide(browser, tmp_path):
    show(browser, tmp_path, sample())
    press(browser, "/", *"security analysts", Keys.ENTER)
    assert text(browser, "#panel h2") == "security analysts"
    assert browser.execute_script("return kg.actors.find(a => a.name === 'security analysts').shown")


@pytest.mark.parametrize(
    ("label", "fewer"),
    [
        ("Cooperation", True),
        ("Hostility", True),
        ("Neutral", True),
        ("Claims and plans", False),
        ("States", True),
        ("People", True),
        ("Without a name", False),
        ("Supplies arms to", True),
    ],
)
def test_each_filter_changes_what_is_shown_and_reset_undoes_it(browser, tmp_path, label, fewer):
    graph = sample()
    graph.edges[f"{BASE_IRI}state/IQ", f"{BASE_IRI}state/IR", "CONSULT"]["kind"] = "claim"
    show(browser, tmp_path, graph)
    before = shown(browser)
    browser.execute_script("document.querySelector(`[data-filter='${arguments[0]}']`).click()", label)
    after = shown(browser)
    if fewer:
        assert after[1] < before[1]
    else:
        assert sum(after) > sum(before)
    hidden = browser.execute_script("return kg.network.body.edgeIndices.length")
    assert hidden == after[1]
    click(browser, "#reset")
    assert shown(browser) == before


def test_the_time_filter_keeps_only_ties_of_the_window(browser, tmp_path):
    show(browser, tmp_path, sample())
    before = shown(browser)
    browser.execute_script(
        "const s = document.getElementById('since'); s.value = Number(s.max) - 1; s.dispatchEvent(new Event('input'))"
    )
    assert 0 < shown(browser)[1] < before[1]
    assert text(browser, "#since-text") == "May 2025"


def test_filters_that_leave_nothing_say_so(browser, tmp_path):
    show(browser, tmp_path, sample())
    for label in ("Cooperation", "Hostility", "Neutral", "Claims and plans"):
        browser.execute_script(
            "const b = document.querySelector(`[data-filter='${arguments[0]}']`);"
            "if (b && b.getAttribute('aria-pressed') === 'true') b.click()",
            label,
        )
    assert "Nothing matches" in browser.find_element("id", "empty").text


def test_unnamed_groups_are_not_in_the_opening_view(browser, tmp_path):
    show(browser, tmp_path, sample())
    assert not browser.execute_script("return kg.actors.some(a => a.shown && !a.named)")


def test_hostile_names_stay_text(browser, tmp_path):
    graph = nx.MultiDiGraph()
    for index, name in enumerate(HOSTILE_NAMES):
        graph.add_node(
            f"u:{index}", label=name, kind="State", named=True, aliases=(name,), same_as=(f"https://x/{name}",)
        )
    for index, name in enumerate(HOSTILE_NAMES):
        said = Evidence(
            f"u:d{index}", 0, len(name), name, "event", speaker=name, outlet=name, headline=name, date="2024"
        )
        graph.add_edge(
            f"u:{index}", f"u:{(index + 1) % len(HOSTILE_NAMES)}", key="ASSAULT", kind="event", sign=-1, weight=1.0,
            evidence=(said,), times=("2024",),
        )  # fmt: skip
    show(browser, tmp_path, graph, title=HOSTILE_NAMES[0])
    for index in range(len(HOSTILE_NAMES)):
        browser.execute_script("kg.select({ actor: arguments[0] })", index)
        browser.execute_script("kg.select({ pair: arguments[0] })", index)
    press(browser, "/", *"scri")
    assert browser.execute_script("return window.hacked") is None
    assert (
        browser.execute_script("return document.querySelectorAll('#panel script, #panel img, h1 script').length") == 0
    )
    assert text(browser, "h1") == HOSTILE_NAMES[0]
    assert browser.execute_script("return kg.actors.map(a => a.name.length)") != []
    assert browser.get_log("browser") == []


def test_an_empty_network_says_so(browser, tmp_path):
    show(browser, tmp_path, nx.MultiDiGraph())
    assert "no actors to show" in browser.find_element("id", "empty").text
    assert browser.get_log("browser") == []


def test_one_actor_alone_is_drawn(browser, tmp_path):
    graph = nx.MultiDiGraph()
    graph.add_node("u:a", label="Alone", kind="State", named=True)
    show(browser, tmp_path, graph)
    assert shown(browser) == [1, 0]


def test_what_is_left_out_is_said(browser, tmp_path):
    show(browser, tmp_path, sample(), most=30)
    assert "35 others left out" in browser.find_element("id", "left").text


def test_a_large_network_opens_with_the_most_influential_and_expands(browser, tmp_path):
    graph = nx.MultiDiGraph()
    for number in range(200):
        graph.add_node(f"u:{number:03}", label=f"Actor {number:03}", kind="State", named=True)
    for number in range(1, 200):
        data = {"kind": "event", "sign": 1, "weight": 1.0, "evidence": (), "times": ()}
        graph.add_edge("u:000", f"u:{number:03}", key="AID", **data)
    show(browser, tmp_path, graph)
    assert shown(browser)[0] == 120
    press(browser, "/", *"Actor 199", Keys.ENTER)
    assert text(browser, "#panel h2") == "Actor 199"
    assert shown(browser)[0] == 121
    browser.execute_script("kg.select({ actor: kg.actors.find(a => a.name === 'Actor 000').id })")
    click(browser, "#panel > .quiet")
    assert shown(browser)[0] == 200


def test_light_and_dark_differ(browser, tmp_path):
    show(browser, tmp_path, sample())
    light = browser.execute_script("return getComputedStyle(document.body).backgroundColor")
    click(browser, "#theme")
    assert browser.execute_script("return getComputedStyle(document.body).backgroundColor") != light


def test_a_phone_gets_the_whole_width_and_its_tabs(browser, tmp_path):
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}
    )
    show(browser, tmp_path, sample())
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 390
    assert browser.execute_script("return document.querySelector('.bar').offsetHeight") < 50  # one row
    assert not browser.find_element("id", "actors").is_displayed()
    click(browser, ".tabs button")
    assert browser.find_element("id", "actors").is_displayed()
    click(browser, "#actors button")
    assert not browser.find_element("id", "actors").is_displayed()
    assert browser.find_element("id", "panel").is_displayed()


def test_a_notebook_frame_draws(browser, tmp_path):
    (tmp_path / "notebook.html").write_text(
        f"<!doctype html><meta charset=utf-8>{notebook_html(page(sample()), 600)}", encoding="utf-8"
    )
    browser.get(Path(tmp_path / "notebook.html").as_uri())
    browser.switch_to.frame(0)
    wait(browser, "return performance.getEntriesByName('kg-drawn').length > 0")
    assert browser.execute_script("return document.querySelector('canvas').width") > 300
