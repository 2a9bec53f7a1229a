"""Neighbourhoods, shortest paths and expanding, in a browser."""

import pytest
from driving import click, filter_chip, names, network, pick, press, run, show, text
from page_sample import sample
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

pytestmark = pytest.mark.browser


def chain():
    """A to E in a line, a strong and a weak way from A to C, and F apart."""
    return network(
        ("A", "ASSAULT", "B", {"weight": 2.0}),
        ("B", "ASSAULT", "C", {"weight": 2.0}),
        ("A", "AID", "X", {"weight": 0.2, "sign": 1}),
        ("X", "AID", "C", {"weight": 0.2, "sign": 1}),
        ("C", "ASSAULT", "D", {}),
        ("D", "ASSAULT", "E", {}),
        ("F", "ASSAULT", "G", {}),
    )


def test_a_neighbourhood_of_one_and_two_steps_and_back(browser, tmp_path):
    show(browser, tmp_path, chain())
    pick(browser, "A")
    click(browser, "[data-depth='1']")
    assert names(browser) == ["A", "B", "X"]
    assert text(browser, "#banner").startswith("Neighbourhood of A, 1 step")
    click(browser, "[data-depth='2']")
    assert names(browser) == ["A", "B", "C", "X"]
    spots = run(browser, "return Object.values(kg.network.getPositions()).map(p => [p.x, p.y].join())")
    assert len(set(spots)) == 4
    click(browser, "[data-depth='0']")
    assert len(names(browser)) == 8
    assert not browser.find_element("id", "banner").is_displayed()


def test_the_banner_closes_a_neighbourhood(browser, tmp_path):
    show(browser, tmp_path, chain())
    pick(browser, "E")
    click(browser, "[data-depth='1']")
    assert names(browser) == ["D", "E"]
    click(browser, "#banner button")
    assert len(names(browser)) == 8


def test_a_neighbourhood_follows_the_filters(browser, tmp_path):
    show(browser, tmp_path, chain())
    pick(browser, "A")
    click(browser, "[data-depth='2']")
    filter_chip(browser, "Cooperation")
    assert names(browser) == ["A", "B", "C"]


def test_the_shortest_path_takes_the_strongest_ties_and_shows_their_sentences(browser, tmp_path):
    show(browser, tmp_path, chain())
    pick(browser, "A")
    run(browser, "document.getElementById('path-to').focus()")
    press(browser, "D", Keys.ENTER)
    assert text(browser, "#panel h2") == "A to D"
    steps = run(browser, "return [...document.querySelectorAll('#panel .step')].map(h => h.textContent)")
    assert steps == ["Step 1: A, B", "Step 2: B, C", "Step 3: C, D"]
    panel = text(browser, "#panel")
    for words in ("A did ASSAULT to B", "B did ASSAULT to C", "C did ASSAULT to D"):
        assert words in panel
    filter_chip(browser, "Hostility")
    assert "No chain of ties" in text(browser, "#panel")


def test_a_path_leads_out_of_a_neighbourhood(browser, tmp_path):
    show(browser, tmp_path, chain())
    pick(browser, "A")
    click(browser, "[data-depth='1']")
    run(browser, "kg.select({ path: ['A', 'E'].map(n => kg.actors.find(a => a.name === n).id) })")
    assert {"A", "B", "C", "D", "E"} <= set(names(browser))
    assert not browser.find_element("id", "banner").is_displayed()


def test_a_path_can_be_walked(browser, tmp_path):
    graph = chain()
    for term in ("SANCTION", "ACCUSE"):
        graph.add_edge("u:A", "u:B", key=term, **(graph.edges["u:A", "u:B", "ASSAULT"] | {"weight": 0.1}))
    show(browser, tmp_path, graph)
    run(browser, "kg.select({ path: ['A', 'C'].map(n => kg.actors.find(a => a.name === n).id) })")
    click(browser, "#panel .tie ~ .quiet")
    assert text(browser, "#panel h2") == "A → B"
    click(browser, "#panel .tools .quiet")
    assert text(browser, "#panel h2") == "A to C"
    click(browser, "#panel h2 .name")
    assert text(browser, "#panel h2") == "A"


def test_where_there_is_no_path_the_panel_says_so(browser, tmp_path):
    show(browser, tmp_path, chain())
    run(browser, "kg.select({ path: ['A', 'F'].map(n => kg.actors.find(a => a.name === n).id) })")
    assert "No chain of ties" in text(browser, "#panel")
    assert browser.get_log("browser") == []


def test_the_mouse_picks_a_name_from_the_list_of_the_path_field(browser, tmp_path):
    show(browser, tmp_path, sample())
    pick(browser, "Moldova")
    field = browser.find_element("id", "path-to")
    field.send_keys("turkm")
    click(browser, "#path-found li")
    assert text(browser, "#panel h2").endswith(" to Turkmenistan")


def test_a_double_click_brings_in_the_neighbours(browser, tmp_path):
    rows = [("Hub", "AID", f"N{n:03}", {"sign": 1, "weight": 2.0 - n / 200}) for n in range(170)]
    show(browser, tmp_path, network(*rows))
    assert len(names(browser)) == 120
    where = run(
        browser,
        "const p = kg.network.canvasToDOM(kg.network.getPositions([0])[0]);"
        "const r = document.getElementById('canvas').getBoundingClientRect();"
        "return [Math.round(r.left + p.x), Math.round(r.top + p.y)]",
    )
    for _ in range(5):  # on a busy machine two clicks may be too far from each other
        action = ActionChains(browser)
        action.w3c_actions.pointer_action.move_to_location(*where)
        action.w3c_actions.pointer_action.double_click()
        action.perform()
        if len(names(browser)) > 120:
            break
    assert len(names(browser)) == 171
    assert "added" in text(browser, "#live")
    spots = run(browser, "return Object.values(kg.network.getPositions()).map(p => [p.x, p.y].join())")
    assert len(set(spots)) == 171
