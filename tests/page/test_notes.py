"""Notes on the drawing, undo and redo, hidden and moved actors, and the copy of the page that keeps them all."""

from itertools import pairwise

import pytest
from driving import click, filter_chip, names, network, pick, pick_pair, press, run, saved, show, slide, text, wait
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

pytestmark = pytest.mark.browser

ROWS = (
    ("Norland", "ASSAULT", "Sudria", {}),
    ("Sudria", "AID", "Westmark", {"sign": 1, "times": ("2024-09-01",)}),
    ("Westmark", "ACCUSE", "Norland", {"times": ("2025-02-01",)}),
)
CANARY = "</script><script>window.hacked=1</script><img src=x onerror=window.hacked=1> $& \u2028 «né»"
NOTES = (
    "return [...document.querySelectorAll('.slip')]"
    ".map(s => [s.getAttribute('aria-label'), s.querySelector('p').textContent])"
)


@pytest.fixture
def opened(browser, tmp_path):
    return show(browser, tmp_path, network(*ROWS), title="Kept")


def write(browser, words):
    run(browser, "document.querySelector('.slip textarea').value = arguments[0]", words)
    press(browser, Keys.ESCAPE)


def pin(browser, words):
    click(browser, "#note")
    write(browser, words)


def undo(browser):
    ActionChains(browser).key_down(Keys.CONTROL).send_keys("z").key_up(Keys.CONTROL).perform()


def redo(browser):
    ActionChains(browser).key_down(Keys.CONTROL).key_down(Keys.SHIFT).send_keys("z").key_up(Keys.SHIFT).key_up(
        Keys.CONTROL
    ).perform()


def place(browser, index=0):
    return run(
        browser,
        "const r = document.querySelectorAll('.slip')[arguments[0]].getBoundingClientRect(); return [r.left, r.top]",
        index,
    )


def test_a_note_is_pinned_to_what_is_open_or_to_the_map(opened):
    pin(opened, "somewhere")
    pick(opened, "Norland")
    click(opened, "#panel [data-pin]")
    write(opened, "an actor")
    pick_pair(opened, "Norland", "Sudria")
    click(opened, "#panel [data-pin]")
    write(opened, "a tie")
    run(opened, "dispatchEvent(new Event('beforeprint'))")
    assert "Norland and Sudria: a tie" in text(opened, "#paper .noted")
    run(opened, "dispatchEvent(new Event('afterprint'))")
    assert run(opened, NOTES) == [
        ["Note on the map", "somewhere"],
        ["Note on Norland", "an actor"],
        ["Note on Norland and Sudria", "a tie"],
    ]


def test_a_note_follows_its_actor_and_hides_with_it(opened):
    pick(opened, "Norland")
    pin(opened, "here")
    before = place(opened)
    click(opened, "#zoom-in")
    run(opened, "kg.network.redraw()")
    assert place(opened) != before
    click(opened, "#panel [data-hide]")
    assert names(opened) == ["Sudria", "Westmark"]
    assert not opened.find_element("class name", "slip").is_displayed()
    click(opened, "[data-show]")
    assert names(opened) == ["Norland", "Sudria", "Westmark"]
    assert opened.find_element("class name", "slip").is_displayed()


def test_notes_are_edited_moved_and_deleted_by_keyboard_and_by_hand(opened):
    pin(opened, "first")
    click(opened, "[data-edit]")
    write(opened, "second")
    assert run(opened, NOTES)[0][1] == "second"
    x, y = place(opened)
    run(opened, "document.querySelector('.grip').focus()")
    press(opened, Keys.ARROW_RIGHT, Keys.ARROW_DOWN)
    run(opened, "kg.network.redraw()")
    assert place(opened) == pytest.approx([x + 10, y + 10], abs=1)
    grip = opened.find_element("class name", "grip")
    ActionChains(opened).click_and_hold(grip).move_by_offset(60, -40).release().perform()
    run(opened, "kg.network.redraw()")
    assert place(opened) == pytest.approx([x + 70, y - 30], abs=2)
    click(opened, "[data-drop]")
    assert run(opened, NOTES) == []
    click(opened, "#note")
    press(opened, Keys.ESCAPE)  # nothing written is no note
    assert run(opened, NOTES) == []


def test_every_change_is_undone_and_done_again(opened):
    states = [lambda: (run(opened, NOTES), names(opened), run(opened, "return document.getElementById('since').value"))]
    seen = [states[0]()]
    for change in (
        lambda: pin(opened, "one"),
        lambda: filter_chip(opened, "Hostility"),
        lambda: slide(opened, "since", 1),
        lambda: (pick(opened, "Sudria"), click(opened, "#panel [data-hide]")),
        lambda: (click(opened, "[data-edit]"), write(opened, "two")),
        lambda: click(opened, "[data-drop]"),
    ):
        change()
        seen.append(states[0]())
    assert all(one != other for one, other in pairwise(seen))
    run(opened, "document.getElementById('canvas').focus()")
    for state in reversed(seen[:-1]):
        undo(opened)
        assert states[0]() == state
    assert not opened.find_element("id", "undo").is_enabled()
    for state in seen[1:]:
        redo(opened)
        assert states[0]() == state
    assert not opened.find_element("id", "redo").is_enabled()
    click(opened, "#undo")
    assert states[0]() == seen[-2]
    click(opened, "#redo")
    assert states[0]() == seen[-1]
    assert opened.get_log("browser") == []


def test_a_movement_of_the_time_bar_is_one_step(opened):
    for value in (1, 2, 3):
        slide(opened, "since", value)
    run(opened, "document.getElementById('canvas').focus()")
    undo(opened)
    assert run(opened, "return document.getElementById('since').value") == "0"


SPOT = (
    "const a = kg.actors.find(a => a.name === 'Norland'); return Object.values(kg.network.getPositions([a.id])[a.id])"
)


def drag_norland(browser):
    x, y = run(
        browser,
        "const a = kg.actors.find(a => a.name === 'Norland');"
        "const p = kg.network.canvasToDOM(kg.network.getPositions([a.id])[a.id]);"
        "const r = document.getElementById('canvas').getBoundingClientRect();"
        "return [Math.round(r.left + p.x), Math.round(r.top + p.y)]",
    )
    action = ActionChains(browser)
    pointer = action.w3c_actions.pointer_action
    pointer.move_to_location(x, y).pointer_down().move_to_location(x + 40, y + 30).move_to_location(x + 80, y + 60)
    pointer.pointer_up()
    action.perform()


def test_an_actor_moved_by_hand_goes_back_and_forth(opened):
    before = run(opened, SPOT)
    drag_norland(opened)
    after = run(opened, SPOT)
    assert after != before
    click(opened, "#undo")
    assert run(opened, SPOT) == pytest.approx(before, abs=1)
    click(opened, "#redo")
    assert run(opened, SPOT) == pytest.approx(after, abs=1)


def test_the_saved_page_opens_with_notes_filters_and_places_and_runs_nothing_of_them(opened, tmp_path, downloads):
    pick(opened, "Norland")
    pin(opened, CANARY)
    drag_norland(opened)
    filter_chip(opened, "Cooperation")
    spot, shown = run(opened, SPOT), names(opened)
    click(opened, "#save-page")
    copy = saved(downloads, "kept.html").decode("utf-8")
    assert copy.startswith("<!doctype html>\n<html")
    assert "<script>window.hacked" not in copy
    assert len(copy) < 1.1 * (tmp_path / "page.html").stat().st_size + 2000
    opened.get((downloads / "kept.html").as_uri())
    wait(opened, "return window.kg !== undefined")
    assert run(opened, NOTES) == [["Note on Norland", CANARY]]
    assert (names(opened), text(opened, "#panel h2")) == (shown, "Norland")
    assert run(opened, SPOT) == pytest.approx(spot, abs=1)
    assert run(opened, "return window.hacked") is None
    assert opened.get_log("browser") == []
    click(opened, "[data-edit]")
    write(opened, "anew")
    (downloads / "kept.html").rename(downloads / "first.html")
    click(opened, "#save-page")
    saved(downloads, "kept.html")
    opened.get((downloads / "kept.html").as_uri())
    wait(opened, "return window.kg !== undefined")
    assert run(opened, NOTES) == [["Note on Norland", "anew"]]


def test_short_notes_stand_in_the_address_and_nonsense_there_is_passed_over(opened, tmp_path):
    pin(opened, CANARY)
    words = run(opened, "return location.hash")
    for address, kept in (
        (words, [["Note on the map", CANARY]]),
        ('#notes=[[1,2],3,null,["u:nobody",1,1,"x"],["","a",1,"x"]]', []),
        ("#notes={{{", []),
        ("#hide=u:nobody&notes=%00", []),
    ):
        opened.get("about:blank")
        opened.get((tmp_path / "page.html").as_uri() + address)
        wait(opened, "return window.kg !== undefined")
        assert run(opened, NOTES) == kept
        assert run(opened, "return window.hacked") is None
        assert opened.get_log("browser") == []
    pin(opened, "long " * 390)
    assert "notes=" not in run(opened, "return location.hash")
    assert len(run(opened, NOTES)) == 1
