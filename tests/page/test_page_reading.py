"""The page by keyboard and for ears: labels, focus, tables, what is announced, and names in other scripts."""

import re

import pytest
from driving import click, filter_chip, network, pick, press, run, show, slide, text
from page_sample import sample
from selenium.webdriver.common.keys import Keys

pytestmark = pytest.mark.browser

CONTROLS = "button, input, select, summary, a[href], [tabindex='0']"
SHOWN = """
for (const control of document.querySelectorAll(arguments[0]))
  control.toggleAttribute('data-shown', control.checkVisibility({ visibilityProperty: true }))
"""


def spoken(browser):
    """Return (attributes, spoken name) of each element marked as shown, from the tree that screen readers get."""
    browser.execute_cdp_cmd("DOM.enable", {})
    tree = browser.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    names = {node.get("backendDOMNodeId"): node.get("name", {}).get("value", "") for node in tree}
    nodes = browser.execute_cdp_cmd("DOM.getFlattenedDocument", {"depth": -1})["nodes"]
    browser.execute_cdp_cmd("DOM.disable", {})
    shown = [node for node in nodes if "data-shown" in node.get("attributes", ())]
    return [(node["attributes"], names[node["backendNodeId"]]) for node in shown]


def test_every_control_has_a_name(browser, tmp_path):
    show(browser, tmp_path, sample())
    run(browser, "document.querySelectorAll('details').forEach(d => { d.open = true; })")
    views = {
        "whole": lambda: None,
        "actor": lambda: pick(browser, "Russia"),
        "neighbourhood": lambda: click(browser, "[data-depth='1']"),
        "lists": lambda: click(browser, "#list"),
        "pair": lambda: run(browser, "kg.select({ pair: 0 })"),
    }
    checked = 0
    for view, go in views.items():
        go()
        run(browser, SHOWN, CONTROLS)
        shown = spoken(browser)
        assert [attributes for attributes, name in shown if not name] == [], view
        checked += len(shown)
    assert checked > 120


def test_landmarks_and_roles_are_there(browser, tmp_path):
    show(browser, tmp_path, sample())
    pick(browser, "Russia")
    for selector in (
        "main[aria-label]",
        "aside[aria-label]",
        "#panel[aria-labelledby=panel-title]",
        "[aria-live=polite]",
    ):
        assert run(browser, "return document.querySelectorAll(arguments[0]).length", selector) >= 1, selector
    assert run(browser, "return document.documentElement.lang") == "en"
    assert run(browser, "return document.activeElement.id") == "panel"


def test_the_focus_is_seen_on_everything_that_takes_it(browser, tmp_path):
    show(browser, tmp_path, sample())
    seen = set()
    for _ in range(45):
        press(browser, Keys.TAB)
        outline, name = run(
            browser,
            "const a = document.activeElement; const s = getComputedStyle(a).outlineStyle;"
            "const thumb = a.type === 'range' && a.matches(':focus-visible');"
            "return [a === document.body || s !== 'none' || thumb, a.id || a.tagName]",
        )
        assert outline, name
        seen.add(name)
    assert {"theme", "search", "canvas", "list", "save-png", "zoom-in", "play", "since", "until", "mode"} <= seen


def test_the_drawing_moves_and_zooms_by_keys_and_buttons(browser, tmp_path):
    show(browser, tmp_path, sample())
    view = "return [kg.network.getScale(), kg.network.getViewPosition().x, kg.network.getViewPosition().y]"
    run(browser, "document.getElementById('canvas').focus()")
    start = run(browser, view)
    press(browser, Keys.ARROW_RIGHT, Keys.ARROW_DOWN)
    scale, x, y = run(browser, view)
    assert (scale, x > start[1], y > start[2]) == (start[0], True, True)
    press(browser, "+")
    assert run(browser, view)[0] > scale
    press(browser, "-", "-")
    assert run(browser, view)[0] < scale
    press(browser, "0")
    assert run(browser, view) == pytest.approx(start, abs=1)
    click(browser, "#zoom-in")
    assert run(browser, view)[0] > start[0]
    click(browser, "#zoom-out")
    click(browser, "#zoom-out")
    assert run(browser, view)[0] < start[0]
    click(browser, "#fit")
    assert run(browser, view) == pytest.approx(start, abs=1)


def test_the_list_of_the_most_influential_grows(browser, tmp_path):
    show(browser, tmp_path, sample())
    assert len(browser.find_elements("css selector", "#actors li")) == 10
    click(browser, "#more-actors")
    assert len(browser.find_elements("css selector", "#actors li")) == 30


def test_what_happens_is_announced(browser, tmp_path):
    show(browser, tmp_path, sample())
    assert text(browser, "#live") == ""
    pick(browser, "Russia")
    assert text(browser, "#live") == "Russia, State, 37 ties to 26 actors"
    filter_chip(browser, "Hostility")
    assert text(browser, "#live").endswith("sentences shown")
    click(browser, "[data-depth='1']")
    assert text(browser, "#live").startswith("Neighbourhood of Russia, 1 step:")
    run(browser, "kg.select({ path: [0, 20] })")
    assert text(browser, "#live").startswith("Path from ")


def test_the_whole_way_to_a_sentence_by_keyboard(browser, tmp_path):
    show(browser, tmp_path, sample())
    press(browser, "/", *"ukrai", Keys.ENTER)
    assert run(browser, "return document.activeElement.id") == "panel"
    for _ in range(30):
        press(browser, Keys.TAB)
        if run(browser, "return document.activeElement.closest('.ties') !== null"):
            break
    press(browser, Keys.ENTER)
    assert re.search("→|⇄|–", text(browser, "#panel h2"))
    assert len(browser.find_elements("css selector", "#panel blockquote")) > 0
    press(browser, Keys.ESCAPE)
    assert run(browser, "return document.activeElement.id") == "canvas"


SCRIPTS = {
    "Arabic": "مجلس الأمن القومي",
    "Hebrew": "צבא ההגנה לישראל",
    "Chinese": "中华人民共和国外交部",
    "Georgian": "საქართველოს პარლამენტი",
}


def test_names_of_other_scripts_stay_whole_and_in_their_own_direction(browser, tmp_path):
    rows = [(script, "ASSAULT", "Post (UK)", {"outlet": name}) for script, name in SCRIPTS.items()]
    show(browser, tmp_path, network(*rows, **SCRIPTS))
    assert set(SCRIPTS.values()) < set(run(browser, "return kg.actors.map(a => a.name)"))
    for name in SCRIPTS.values():
        press(browser, "/", name[:4], Keys.ENTER)
        title = run(
            browser,
            "const b = document.querySelector('#panel h2 bdi'); return [b.textContent, getComputedStyle(b).direction]",
        )
        assert title == [name, "ltr" if name in (SCRIPTS["Chinese"], SCRIPTS["Georgian"]) else "rtl"]
        click(browser, "#panel .ties button")
        assert name in text(browser, "#panel .said footer bdi")
    assert run(
        browser,
        "return [...document.querySelectorAll('bdi')].every(b => getComputedStyle(b).unicodeBidi === 'isolate')",
    )


def test_who_comes_back_to_the_search_at_once_goes_on_typing(browser, tmp_path):
    show(browser, tmp_path, sample())
    open_again = (
        "const [input, done] = [document.getElementById('search'), arguments[0]];"
        "input.focus(); input.blur(); input.focus();"
        "input.value = 'ukr'; input.dispatchEvent(new Event('input'));"
        "setTimeout(() => done(document.getElementById('found').hidden), 400)"
    )
    assert browser.execute_async_script(open_again) is False
    press(browser, Keys.ENTER)
    assert text(browser, "#panel h2") == "Ukraine"


def test_a_long_name_is_cut_between_letters_not_within(browser, tmp_path):
    family = "👨‍👩‍👧‍👦"
    show(browser, tmp_path, network(("A", "ASSAULT", "B", {}), A=family * 40, B="นายกรัฐมนตรีแห่งราชอาณาจักรไทยและคณะ"))
    assert browser.get_log("browser") == []
    assert run(browser, "return performance.getEntriesByName('kg-drawn').length") == 1


def test_links_lead_to_the_web_alone(browser, tmp_path):
    show(browser, tmp_path, sample())
    run(browser, "kg.select({ pair: 3 })")
    links = run(browser, "return [...document.querySelectorAll('#panel a')].map(a => [a.protocol, a.rel, a.target])")
    assert links
    assert all(link == ["https:", "noopener noreferrer", "_blank"] for link in links)


def test_a_slider_says_its_value(browser, tmp_path):
    show(browser, tmp_path, sample())
    slide(browser, "since", 2)
    assert run(browser, "return document.getElementById('since').getAttribute('aria-valuetext')").startswith("Mar 2023")
