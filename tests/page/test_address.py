"""The fragment of the address: what is shown comes back from it, and nonsense does no harm."""

import shutil

import pytest
from driving import click, filter_chip, live_pairs, names, network, pick, pick_pair, run, show, shown, slide, text, wait
from page_sample import sample
from selenium.webdriver.support.ui import Select, WebDriverWait

pytestmark = pytest.mark.browser


TITLE = "const p = document.getElementById('panel'); return p.hidden ? '' : p.querySelector('h2').textContent"
VALUED = ("since", "until", "confidence", "mode", "text")


def fragment(browser):
    return run(browser, "return location.hash")


def state(browser):
    """Return what a visitor sees."""
    return (
        shown(browser),
        run(browser, "return kg.network.getPositions()"),
        run(browser, TITLE),
        [run(browser, "return document.getElementById(arguments[0]).value", control) for control in VALUED],
        run(browser, "return [...document.querySelectorAll('.chip')].map(c => c.getAttribute('aria-pressed'))"),
        run(browser, "return [...document.querySelectorAll('.checks input')].map(c => c.checked)"),
        run(browser, "return [document.documentElement.dataset.theme, document.getElementById('listing').hidden]"),
        run(browser, "return document.getElementById('banner').textContent"),
    )  # fmt: skip


def open_with(browser, tmp_path, words):
    """Open the page anew under another name: of the same name, only the fragment would change."""
    names = [tmp_path / "page.html", tmp_path / "again.html"]
    here = browser.current_url.partition("#")[0]
    there = next(name for name in names if name.as_uri() != here)
    if there != names[0]:
        shutil.copy(names[0], there)
    browser.get(there.as_uri() + words)
    wait(browser, "return window.kg !== undefined")


def pick_path(browser):
    run(browser, "kg.select({ path: ['Poland', 'Qatar'].map(n => kg.actors.find(a => a.name === n).id) })")


def ego(browser):
    pick(browser, "Russia")
    click(browser, "[data-depth='2']")


STEPS = {
    "an actor": lambda b: pick(b, "Russia"),
    "a pair": lambda b: pick_pair(b, "Russia", "Ukraine"),
    "a path": pick_path,
    "a neighbourhood": ego,
    "the window of time": lambda b: (slide(b, "since", 4), slide(b, "until", 9)),
    "signs and kinds": lambda b: [filter_chip(b, name) for name in ("Hostility", "People", "Claims and plans")],
    "relations": lambda b: filter_chip(b, "Supplies arms to"),
    "no relation but one": lambda b: (click(b, "[data-none=term]"), filter_chip(b, "Assault")),
    "no outlet": lambda b: click(b, "[data-none=outlet]"),
    "unnamed groups": lambda b: filter_chip(b, "Without a name"),
    "a text": lambda b: Select(b.find_element("id", "text")).select_by_index(5),
    "the theme": lambda b: click(b, "#theme"),
    "the lists": lambda b: click(b, "#list"),
    "how it plays": lambda b: Select(b.find_element("id", "mode")).select_by_value("window"),
}  # fmt: skip


@pytest.mark.parametrize("step", STEPS)
def test_what_is_shown_comes_back_from_the_address(browser, tmp_path, step):
    show(browser, tmp_path, sample())
    run(browser, "document.getElementById('sources-box').open = true")
    assert fragment(browser) == ""
    STEPS[step](browser)
    seen, words = state(browser), fragment(browser)
    assert words
    open_with(browser, tmp_path, words)
    assert state(browser) == seen
    assert fragment(browser) == words
    assert browser.get_log("browser") == []


def test_there_are_fourteen_kinds_of_state():
    assert len(STEPS) == 14


def test_confidence_and_hidden_undated_ties_come_back(browser, tmp_path):
    rows = (("A", "ASSAULT", "B", {}), ("A", "ASSAULT", "C", {"confidence": 0.3}), ("A", "ASSAULT", "D", {"times": ()}))
    show(browser, tmp_path, network(*rows))
    slide(browser, "confidence", 0.5)
    filter_chip(browser, "Undated")
    assert live_pairs(browser) == ["A-B"]
    open_with(browser, tmp_path, fragment(browser))
    assert live_pairs(browser) == ["A-B"]


def test_expanded_actors_come_back(browser, tmp_path):
    rows = [("Hub", "AID", f"N{n:03}", {"sign": 1}) for n in range(170)]
    show(browser, tmp_path, network(*rows))
    pick(browser, "Hub")
    click(browser, "#panel > .quiet")
    assert len(names(browser)) == 171
    open_with(browser, tmp_path, fragment(browser))
    assert len(names(browser)) == 171


@pytest.fixture
def fresh_tab(browser):
    """A tab without the history of other tests."""
    before = browser.current_window_handle
    browser.switch_to.new_window("tab")
    yield browser
    browser.close()
    browser.switch_to.window(before)


def test_the_address_of_a_pair_beyond_the_opening_view_shows_it(browser, tmp_path):
    rows = [("Hub", "AID", f"N{n:03}", {"sign": 1}) for n in range(170)]
    show(browser, tmp_path, network(*rows))
    open_with(browser, tmp_path, "#pair=u:Hub+u:N169")
    assert run(browser, TITLE) == "Hub → N169"
    assert "N169" in names(browser)
    assert len(names(browser)) == 121


def test_back_and_forward_walk_through_what_was_shown(fresh_tab, tmp_path):
    browser = fresh_tab
    show(browser, tmp_path, sample())
    pick(browser, "Russia")
    pick(browser, "Iran")
    filter_chip(browser, "People")
    few = shown(browser)
    run(browser, "history.back()")
    WebDriverWait(browser, 5, poll_frequency=0.02).until(lambda b: shown(b) != few)
    assert run(browser, TITLE) == "Iran"
    run(browser, "history.back()")
    WebDriverWait(browser, 5, poll_frequency=0.02).until(lambda b: run(b, TITLE) == "Russia")
    run(browser, "history.back()")
    WebDriverWait(browser, 5, poll_frequency=0.02).until(lambda b: run(b, TITLE) == "")
    run(browser, "history.forward()")
    WebDriverWait(browser, 5, poll_frequency=0.02).until(lambda b: run(b, TITLE) == "Russia")


NONSENSE = (
    "#", "#x", "#actor=", "#actor=<script>window.hacked=1</script>", "#pair=a", "#pair=%20%20%20",
    "#path=__proto__ constructor", "#actor=__proto__", "#around=toString&steps=99", "#from=9999-99-99&to=-1",
    "#from=2030&to=1990", "#confidence=NaN", "#confidence=-5", "#no-sign=everything&no-kind=constructor",
    "#text=%E0%A4%A", "#%%%%", "#theme=url(javascript:alert(1))", "#view=<img src=x onerror=window.hacked=1>",
    "#leading=maybe&claims=2&unnamed=&undated=x", "#with=" + "a&with=" * 3000, "#" + "z" * 100_000,
    "#play=now&mode[]=1", "#actor=%00%01\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
)  # fmt: skip


def test_nonsense_in_the_address_does_no_harm(browser, tmp_path):
    show(browser, tmp_path, network(("Russia", "ASSAULT", "Ukraine", {}), ("Iran", "AID", "Russia", {"sign": 1})))
    plain = state(browser)
    tried = 0
    for words in NONSENSE:
        open_with(browser, tmp_path, words)
        assert run(browser, "return window.hacked") is None, words
        assert browser.get_log("browser") == [], words
        assert state(browser) == plain, words
        pick(browser, "Russia")
        assert text(browser, "#panel h2") == "Russia", words
        tried += 1
    assert tried == len(NONSENSE) == 23


def test_the_link_is_copied_or_offered(browser, tmp_path):
    show(browser, tmp_path, sample())
    pick(browser, "Russia")
    run(
        browser,
        "const value = { writeText: async words => { window.copied = words; } };"
        "Object.defineProperty(navigator, 'clipboard', { value, configurable: true })",
    )
    click(browser, "#copy")
    wait(browser, "return window.copied")
    assert run(browser, "return window.copied === location.href && location.href.includes('actor=')")
    run(browser, "Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    click(browser, "#copy")
    wait(browser, "return document.getElementById('link-text').checkVisibility()")
    assert browser.find_element("id", "link-text").is_displayed()
    assert run(browser, "return document.getElementById('link-text').value === location.href")
    click(browser, "#link-close")
    assert not browser.find_element("id", "link-text").is_displayed()


def test_a_page_built_anew_with_other_actors_takes_what_it_knows(browser, tmp_path):
    show(browser, tmp_path, sample())
    pick_pair(browser, "Russia", "Ukraine")
    filter_chip(browser, "Hostility")
    words = fragment(browser)
    show(browser, tmp_path, network(("A", "ASSAULT", "B", {}), ("A", "AID", "C", {"sign": 1})))
    open_with(browser, tmp_path, words)
    assert live_pairs(browser) == ["A-C"]
    assert browser.get_log("browser") == []
