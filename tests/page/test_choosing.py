"""Several actors: chosen with a line around them, by Shift and a click, by keyboard; and what binds them."""

from dataclasses import replace

import pytest
from driving import click, names, network, pick, press, run, show, text, wait
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from test_card import ACTOR

pytestmark = pytest.mark.browser


def region():
    """Norland and Sudria aid Westria in one event, oppose Ostria, are in a pact and in one text; Vale stands apart."""
    graph = network(
        ("Norland", "AID", "Westria", {"sign": 1}),
        ("Sudria", "AID", "Westria", {"sign": 1}),
        ("Norland", "ACCUSE", "Ostria", {}),
        ("Sudria", "ACCUSE", "Ostria", {}),
        ("Norland", "memberOf", "Pact", {"sign": 1, "kind": "fact"}),
        ("Sudria", "memberOf", "Pact", {"sign": 1, "kind": "fact"}),
        ("Norland", "AGREE", "Sudria", {"sign": 1}),
        ("Vale", "ACCUSE", "Hill", {}),
    )
    graph.nodes["u:Pact"]["kind"] = "Alliance"
    aid = graph.edges["u:Norland", "u:Westria", "AID"]["evidence"][0]
    aid = replace(aid, event="u:e1", sentence="Norland and Sudria sent Westria grain.", headline="Grain")
    for name in ("Norland", "Sudria"):
        graph.edges[f"u:{name}", "u:Westria", "AID"]["evidence"] = (aid,)
    agreed = graph.edges["u:Norland", "u:Sudria", "AGREE"]
    agreed["evidence"] = (replace(agreed["evidence"][0], event="u:e2"),)
    return graph


def chosen(browser):
    return run(browser, "return [...document.querySelectorAll('#panel .chosen .name')].map(b => b.textContent).sort()")


def choose(browser, *wanted):
    ids = run(browser, "return arguments[0].map(n => kg.actors.find(a => a.name === n).id)", wanted)
    run(browser, "kg.select({ group: arguments[0] })", ids)


def drag(browser, *spots):
    action = ActionChains(browser)
    pointer = action.w3c_actions.pointer_action
    pointer.move_to_location(*spots[0])
    pointer.pointer_down()
    for spot in spots[1:]:
        pointer.move_to_location(*spot)
    pointer.pointer_up()
    action.perform()


def corners(browser, name, reach=24):
    x, y = run(browser, ACTOR, name)
    return [
        (x - reach, y - reach),
        (x + reach, y - reach),
        (x + reach, y + reach),
        (x - reach, y + reach),
        (x - reach, y - reach + 2),
    ]


def test_a_line_around_all_chooses_all_and_ends_the_lasso(browser, tmp_path):
    show(browser, tmp_path, region())
    still = "return kg.network.getPositions()"
    before = run(browser, still)
    click(browser, "#lasso")
    assert run(browser, "return document.getElementById('lasso').getAttribute('aria-pressed')") == "true"
    spots = [run(browser, ACTOR, name) for name in names(browser)]
    left, right = min(x for x, _ in spots) - 26, max(x for x, _ in spots) + 26
    top, bottom = min(y for _, y in spots) - 26, max(y for _, y in spots) + 26
    drag(browser, (left, top), (right, top), (right, bottom), (left, bottom), (left, top + 8))
    wait(browser, "return document.querySelector('#panel .chosen') !== null")
    assert chosen(browser) == names(browser)
    assert run(browser, still) == before  # the line pulled no actor along
    assert run(browser, "return document.getElementById('lasso').getAttribute('aria-pressed')") == "false"


def test_shift_adds_by_line_and_by_click_and_a_second_click_takes_away(browser, tmp_path):
    show(browser, tmp_path, region())
    pick(browser, "Norland")
    for times in (1, 2):
        ActionChains(browser).key_down(Keys.SHIFT).perform()
        drag(browser, run(browser, ACTOR, "Sudria"))
        ActionChains(browser).key_up(Keys.SHIFT).perform()
        if times == 1:
            assert chosen(browser) == ["Norland", "Sudria"]
    assert text(browser, "#panel h2") == "Norland"
    ActionChains(browser).key_down(Keys.SHIFT).perform()
    drag(browser, *corners(browser, "Vale"))
    ActionChains(browser).key_up(Keys.SHIFT).perform()
    assert chosen(browser) == ["Norland", "Vale"]


def test_the_keyboard_chooses_in_the_drawing_and_by_name(browser, tmp_path):
    show(browser, tmp_path, region())
    run(browser, "document.getElementById('canvas').focus()")
    press(browser, "n")
    first = text(browser, "#hint h3")
    press(browser, " ")
    assert text(browser, "#panel h2") == first
    press(browser, Keys.ESCAPE)  # back in the drawing, with nothing chosen
    pick(browser, "Vale")
    click(browser, "[data-choose]")
    press(browser, *"Sudria", Keys.ENTER)
    assert chosen(browser) == ["Sudria", "Vale"]


def test_the_panel_tells_what_binds_them_and_each_part_opens_on_sentences(browser, tmp_path):
    show(browser, tmp_path, region())
    choose(browser, "Norland", "Sudria")
    titles = run(browser, "return [...document.querySelectorAll('#panel h3')].map(h => h.textContent)")
    assert titles == [
        "Ties among them (1)", "Agreements (1)", "Shared events (1)", "Alliances in common (1)",
        "Common partners (2)", "Common opponents (1)", "Texts in common (2)",
    ]  # fmt: skip
    folded = run(browser, "return [...document.querySelectorAll('#panel .foldout summary')].map(s => s.textContent)")
    assert "Aid, 1 May 2024: Norland, Westria, SudriaAll of them" in folded
    assert "OstriaAll of them" in folded
    run(browser, "document.querySelectorAll('#panel .foldout').forEach(d => { d.open = true; })")
    wait(browser, "return document.querySelectorAll('#panel .foldout blockquote').length >= 4")
    assert "Norland and Sudria sent Westria grain." in text(browser, "#panel")
    click(browser, "#panel .ties button")
    assert text(browser, "#panel h2") == "Norland → Sudria"
    assert text(browser, "#panel blockquote").startswith("Norland did AGREE")
    click(browser, "#panel .tools .quiet")
    assert chosen(browser) == ["Norland", "Sudria"]


def test_who_has_nothing_in_common_is_told_so_and_one_is_left_out(browser, tmp_path):
    show(browser, tmp_path, region())
    choose(browser, "Vale", "Westria")
    assert "Nothing that the filters let through binds them" in text(browser, "#panel")
    click(browser, "#panel [data-leave]")
    assert text(browser, "#panel h2") in {"Vale", "Westria"}


def test_those_chosen_come_back_from_the_address(browser, tmp_path):
    show(browser, tmp_path, region())
    choose(browser, "Norland", "Vale")
    address = run(browser, "return location.href")
    browser.get("about:blank")
    browser.get(address)
    assert chosen(browser) == ["Norland", "Vale"]
    assert browser.get_log("browser") == []
