"""The card: at the pointer, at what the keyboard has, never off the screen, never for fingers."""

from dataclasses import replace

import pytest
from driving import network, press, run, show, text, wait
from page_sample import sample
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

pytestmark = pytest.mark.browser

OPEN = "return !document.getElementById('hint').hidden"
PLACE = """
const spot = kg.network.canvasToDOM(%s);
const frame = document.getElementById('canvas').getBoundingClientRect();
return [Math.round(frame.left + spot.x), Math.round(frame.top + spot.y)];
"""
ACTOR = PLACE % "kg.network.getPosition(kg.actors.find(a => a.name === arguments[0]).id)"
MIDDLE = PLACE % (
    "kg.network.body.edges[kg.pairs.find(p => [p.a, p.b].map(i => kg.actors[i].name).sort().join() === arguments[0])"
    ".id].edgeType.getPoint(0.5)"
)


def point(browser, where):
    action = ActionChains(browser)
    action.w3c_actions.pointer_action.move_to_location(where[0] + 60, where[1] + 60)
    action.w3c_actions.pointer_action.move_to_location(*where)
    action.perform()
    wait(browser, OPEN)


def test_the_card_of_an_actor_says_who_it_is_and_where_it_stands(browser, tmp_path):
    show(browser, tmp_path, sample())
    point(browser, run(browser, ACTOR, "Russia"))
    card = text(browser, "#hint")
    assert card.startswith("StateRussiaRank ")
    assert "of 100" in card
    assert " ties to " in card
    assert "Strongest" in card
    press(browser, Keys.ESCAPE)
    assert not run(browser, OPEN)


def test_the_card_of_a_tie_has_its_strongest_sentence_marked_with_outlet_and_date(browser, tmp_path):
    graph = network(("Norland", "ASSAULT", "Sudria", {"weight": 2.0}), ("Norland", "ACCUSE", "Sudria", {"weight": 0.5}))
    for data in (graph.edges["u:Norland", "u:Sudria", "ASSAULT"], graph.edges["u:Norland", "u:Sudria", "ACCUSE"]):
        said = data["evidence"][0]
        data["evidence"] = (replace(said, trigger=(8, 11), marks=((0, 7),)),)
    show(browser, tmp_path, graph)
    point(browser, run(browser, MIDDLE, "Norland,Sudria"))
    assert text(browser, "#hint h3") == "Norland → Sudria"
    assert text(browser, "#hint blockquote") == "Norland did ASSAULT to Sudria, told 0."
    assert text(browser, "#hint blockquote mark") == "did"
    assert text(browser, "#hint blockquote strong") == "Norland"
    assert "Post · 1 May 2024" in text(browser, "#hint")
    assert "and 1 more sentence" in text(browser, "#hint")


def test_what_has_the_keyboard_shows_its_card_on_the_screen(browser, tmp_path):
    show(browser, tmp_path, sample())
    press(browser, "/")
    for _ in range(12):
        press(browser, Keys.TAB)
        if run(browser, "return document.activeElement.dataset.actor !== undefined"):
            break
    assert run(browser, OPEN)
    assert run(browser, "return document.activeElement.getAttribute('aria-describedby')") == "hint"
    name = run(browser, "return document.activeElement.querySelector('bdi').textContent")
    assert text(browser, "#hint h3") == name
    assert text(browser, "#hint").split("Rank ")[1].startswith("1 of ")
    for _ in range(8):  # down the list, all over the drawing
        press(browser, Keys.TAB)
        box, frame = (run(browser, BOX, selector) for selector in ("#hint", ".stage"))
        assert box[0] >= frame[0]
        assert box[1] >= frame[1]
        assert box[2] <= frame[2]
        assert box[3] <= frame[3]


BOX = (
    "const b = document.querySelector(arguments[0]).getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom]"
)


def test_keys_walk_the_drawing_from_actor_to_actor(browser, tmp_path):
    show(browser, tmp_path, sample())
    run(browser, "document.getElementById('canvas').focus()")
    press(browser, "n")
    first = text(browser, "#hint h3")
    press(browser, "n")
    second = text(browser, "#hint h3")
    assert first != second
    assert second in text(browser, "#live")
    press(browser, "p")
    assert text(browser, "#hint h3") == first
    press(browser, Keys.ENTER)
    assert text(browser, "#panel h2") == first
    assert not run(browser, OPEN)


def test_a_finger_gets_the_panel_and_no_card(browser, tmp_path):
    show(browser, tmp_path, sample())
    x, y = run(browser, ACTOR, "Russia")
    browser.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": True})
    try:
        browser.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
        browser.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        wait(browser, "return !document.getElementById('panel').hidden")
        assert text(browser, "#panel h2") == "Russia"
        run(browser, "kg.network.body.emitter.emit('hoverNode', { node: 0 })")  # what browsers make of a tap
        done = "return new Promise(done => setTimeout(() => done(document.getElementById('hint').hidden), 200))"
        assert run(browser, done)
    finally:
        browser.execute_cdp_cmd("Emulation.setTouchEmulationEnabled", {"enabled": False})


@pytest.mark.parametrize("name", ["W" * 500, "long name " * 50, "مجلس الأمن القومي " * 20, "צבא ההגנה לישראל"])
def test_a_card_holds_any_name(browser, tmp_path, name):
    show(browser, tmp_path, network(("A", "ASSAULT", "B", {}), A=name))
    run(browser, "kg.network.body.emitter.emit('hoverNode', { node: kg.actors.find(a => a.name !== 'B').id })")
    wait(browser, OPEN)
    wide, room, high = run(
        browser, "const e = document.getElementById('hint'); return [e.scrollWidth, e.clientWidth, e.offsetHeight]"
    )
    assert wide <= room
    assert high < 420
    assert run(browser, "return document.querySelector('#hint h3').firstElementChild.localName") == "bdi"
    assert browser.get_log("browser") == []
