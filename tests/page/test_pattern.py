"""Searching for ties by a pattern: "Russia threatens ?", by keyboard, as a list and in the drawing."""

import pytest
from driving import click, network, press, run, show, text, wait
from selenium.webdriver.common.keys import Keys

pytestmark = pytest.mark.browser

ROWS = (
    ("Norland", "THREATEN", "Sudria", {}),
    ("Norland", "ASSAULT", "Sudria", {"kind": "claim"}),
    ("Norland", "alliedWith", "Westmark", {"sign": 1, "kind": "fact", "symmetric": True}),
    ("Westmark", "SANCTION", "Norland", {}),
    ("Westmark", "THREATEN", "Estia", {}),
    ("Estia", "mediatesBetween", "Norland", {"sign": 1, "kind": "fact"}),
    ("Estia", "mediatesBetween", "Sudria", {"sign": 1, "kind": "fact"}),
    ("Westmark", "mediatesBetween", "Sudria", {"sign": 1, "kind": "fact"}),
)
FOUND = (
    "return [...document.querySelectorAll('#panel .tie')].map(t =>"
    "t.querySelector('.kicker').textContent + ': ' + t.querySelector('h4').textContent).sort()"
)


@pytest.fixture
def opened(browser, tmp_path):
    return show(browser, tmp_path, network(*ROWS))


def search(browser, words):
    press(browser, "/")
    press(browser, *words)
    press(browser, Keys.ENTER)


@pytest.mark.parametrize(
    ("words", "ties"),
    [
        ("Norland threatens ?", ["Threaten: Norland → Sudria"]),
        ("whom does Norland threaten", ["Threaten: Norland → Sudria"]),
        ("? threatened Estia", ["Threaten: Westmark → Estia"]),
        ("Estia is threatened by ?", ["Threaten: Westmark → Estia"]),
        ("who imposed sanctions on Norland?", ["Sanction: Westmark → Norland"]),
        ("Westmark is allied with ?", ["Allied with: Norland and Westmark"]),
        ("? is allied with Westmark", ["Allied with: Norland and Westmark"]),
        ("Norland attacks anyone", ["Assault: Norland → Sudria"]),
        ("Estia ? Westmark", ["Threaten: Westmark → Estia"]),
        (
            "who mediates between Norland and Sudria",
            ["Mediates between: Estia → Norland", "Mediates between: Estia → Sudria"],
        ),
    ],
)
def test_a_pattern_finds_its_ties_with_their_sentences(opened, words, ties):
    search(opened, words)
    assert run(opened, FOUND) == ties
    assert text(opened, "#panel .said blockquote").endswith("told 0.")
    assert f"{len(ties)} tie" in text(opened, ".answers")


def test_what_answers_is_bright_in_the_drawing_and_the_rest_is_not(opened):
    search(opened, "Norland threatens ?")
    bright = run(
        opened,
        "return kg.actors.filter(a => kg.network.body.nodes[a.id].options.opacity === 1).map(a => a.name).sort()",
    )
    assert bright == ["Norland", "Sudria"]


def test_suggestions_come_while_typing_and_are_chosen_by_keyboard(opened):
    press(opened, "/")
    press(opened, *"Norland thr")
    assert text(opened, "#found li .clip") == "Norland threatens ?"
    assert text(opened, "#found li .n") == "1 tie"
    press(opened, Keys.ENTER)
    assert text(opened, "#panel h2") == "Norland threatens ?"
    press(opened, "/")
    press(opened, *"Norland threatens ?")
    options = run(opened, "return [...document.querySelectorAll('#found .clip')].map(o => o.textContent)")
    assert options[:2] == ["Norland threatens ?", "Norland threatens Sudria"]
    press(opened, Keys.ARROW_DOWN, Keys.ENTER)
    assert text(opened, "#panel h2") == "Norland threatens Sudria"


def test_a_name_alone_still_finds_the_actor_first(opened):
    press(opened, "/")
    press(opened, *"Norland", Keys.ENTER)
    assert text(opened, "#panel h2") == "Norland"


def test_nothing_and_nobody_are_said(opened):
    search(opened, "Sudria threatens ?")
    assert "Nothing matches" in text(opened, "#panel")
    assert run(opened, "return kg.actors.every(a => kg.network.body.nodes[a.id].options.opacity === 1)")
    press(opened, "/")
    press(opened, *"Blefuscu threatens ?")
    assert text(opened, "#found li") == "No actor of that name"


def test_what_the_filters_leave_out_is_counted_and_one_click_away(opened):
    run(opened, "document.querySelector(`[data-filter='Hostility']`).click()")
    search(opened, "Norland threatens ?")
    assert "1 more tie left out by the filters" in text(opened, "#panel")
    click(opened, "#panel .also .quiet")
    assert run(opened, FOUND) == ["Threaten: Norland → Sudria"]


def test_words_of_the_same_kind_stand_apart(browser, tmp_path):
    graph = network(("Norland", "ASSAULT", "Sudria", {}))
    show(browser, tmp_path, graph)
    search(browser, "Norland invades ?")
    assert "Only in other words" in text(browser, "#panel")
    assert run(browser, FOUND) == ["Assault: Norland → Sudria"]


def test_a_pattern_stays_text_and_comes_back_from_the_address(opened, tmp_path):
    hostile = "Norland ? <img src=x onerror=window.hacked=1>"
    run(opened, "kg.select({ pattern: arguments[0] })", hostile)
    assert text(opened, "#panel h2") == hostile
    run(opened, "kg.select({ pattern: 'Norland threatens ?' })")
    words = run(opened, "return location.hash")
    opened.get("about:blank")
    opened.get((tmp_path / "page.html").as_uri() + words)
    wait(opened, "return window.kg !== undefined")
    assert run(opened, FOUND) == ["Threaten: Norland → Sudria"]
    assert run(opened, "return window.hacked") is None
    assert opened.get_log("browser") == []
