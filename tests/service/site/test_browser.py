"""The site in Chromium: by keyboard, with its marks, its editor and its views, and asking nobody else."""

import json
from urllib.parse import quote, urlsplit

import pytest
from driving import click, press, requests, run, text, wait
from selenium.webdriver.common.keys import Keys
from test_contrast import MEASURE

pytestmark = pytest.mark.browser

COUNTED = """SELECT ?actor ?recipient (COUNT(?event) AS ?events) WHERE {
  ?event a kg:Event ; kg:actor/rdfs:label ?actor ; kg:recipient/rdfs:label ?recipient FILTER(!CONTAINS(?actor, "<"))
} GROUP BY ?actor ?recipient ORDER BY DESC(?events) ?actor"""


@pytest.fixture(scope="module")
def url(start, site_folder):
    """The address of a server of the small graph."""
    return start(site_folder).url.rstrip("/")


@pytest.fixture
def window(browser, url):
    """The browser; in the end it has asked this server alone, and no policy stopped anything."""
    yield browser
    asked = [address for address in requests(browser) if not address.startswith(("data:", "blob:", "about:"))]
    assert asked
    assert {urlsplit(address).netloc for address in asked} == {urlsplit(url).netloc}
    assert [entry for entry in browser.get_log("browser") if "Content Security Policy" in entry["message"]] == []
    loaded = run(browser, "return performance.getEntriesByType('resource').map(entry => entry.name)")
    assert all(name.startswith((url, "blob:")) for name in loaded)


def focused(window):
    return run(window, "return document.activeElement.textContent.trim() || document.activeElement.id")


def test_who_is_looked_for_is_found_by_keyboard(window, url):
    window.get(f"{url}/")
    wait(window, "return document.activeElement.id === 'q'")  # the search box
    press(window, "turkiye", Keys.ENTER)
    wait(window, "return location.pathname === '/search'")
    press(window, Keys.TAB)
    assert focused(window) == "Skip to the content"
    press(window, Keys.ENTER)
    assert run(window, "return document.activeElement.id") == "main"
    for _ in range(6):
        press(window, Keys.TAB)
        if focused(window) == "Türkiye":
            break
    assert focused(window) == "Türkiye"
    press(window, Keys.ENTER)
    wait(window, "return location.pathname === '/id/state/TR'")
    assert text(window, "h1") == "Türkiye"


def test_statements_and_sentences_light_up_together(window, url):
    window.get(f"{url}/document/first.txt#char=35,116")
    wait(window, "return document.querySelectorAll('.aim').length > 0")
    shown = run(window, "return [...document.querySelectorAll('.aim')].map(piece => piece.textContent).join('')")
    assert shown == "Orlavia's air defences shot down an airliner in December 2024, killing 38 people."
    run(window, "document.querySelector('#statements li .to').focus()")
    lit = run(window, "return [...document.querySelectorAll('#stored .lit')].map(piece => piece.textContent).join('')")
    assert lit == "Azerbaijan and Türkiye are allies."
    press(window, Keys.ENTER)
    assert run(window, "return location.hash") == "#char=0,34"
    wait(window, "return document.querySelector('.aim').textContent === 'Azerbaijan'")


def test_a_question_runs_and_its_answer_is_table_chart_and_network(window, url):
    window.get(f"{url}/sparql")  # where browsers are led to the editor
    wait(window, "return location.pathname === '/editor' && document.querySelector('.CodeMirror') !== null")
    window.get(f"{url}/editor#query={quote(COUNTED)}&view=chart")
    wait(window, "return document.querySelectorAll('.plot.bars rect').length > 0")
    assert text(window, ".plot.bars text") == "Orlavia · AzerbaijanOrlavia · Azerbaijan"  # and as its title
    assert text(window, ".plot.bars .value") == "1"
    click(window, "#as-network")
    wait(window, "return document.querySelector('.drawn')?.dataset.drawn === 'yes'")
    click(window, "#as-table")
    rows = run(window, "return [...document.querySelectorAll('#view td')].map(cell => cell.textContent)")
    assert rows[:3] == ["Orlavia", "Azerbaijan", "1"]
    run(
        window,
        "const pick = document.getElementById('pick'); pick.value = 'allies'; pick.dispatchEvent(new Event('change'))",
    )
    wait(window, "return /^[1-9].* rows? in/.test(document.getElementById('told').textContent)")
    assert "Türkiye" in text(window, "#view table")
    window.execute_script("document.querySelector('.CodeMirror').CodeMirror.setValue('SELECT * WHERE {')")
    click(window, "#run")
    wait(window, "return document.querySelector('#told.wrong') !== null")


def test_terms_are_completed_from_the_graphs_own_vocabulary(window, url):
    window.get(f"{url}/editor")
    wait(window, "return document.querySelector('.CodeMirror') !== null")
    run(window, "const it = document.querySelector('.CodeMirror').CodeMirror; it.setValue(''); it.focus()")
    press(window, "SELECT * WHERE { ?a kg:allie")
    wait(
        window,
        "return document.querySelector('.CodeMirror-hint')?.textContent.startsWith('kg:alliedWith')",
    )
    constructed = "CONSTRUCT { ?a kg:alliedWith ?b } WHERE { ?a kg:alliedWith ?b }"
    window.execute_script("document.querySelector('.CodeMirror').CodeMirror.setValue(arguments[0])", constructed)
    click(window, "#run")
    wait(window, "return /triples? in/.test(document.getElementById('told').textContent)")
    assert run(window, "return document.getElementById('as-network').disabled") is False
    link = run(window, "return document.querySelector('#view td a').getAttribute('href')")
    assert link.startswith("/id/state/")


def test_texts_that_attack_the_page_do_nothing(window, url):
    window.get(f"{url}/id/person/evil")
    wait(window, "return document.readyState === 'complete'")
    assert "<script>alert(1)</script>" in text(window, "h1")
    window.get(
        f"{url}/editor#query={quote('SELECT ?name WHERE { ?a rdfs:label ?name FILTER(CONTAINS(?name, "script")) }')}"
    )
    wait(window, "return document.querySelectorAll('#view td').length > 0")
    assert "<script>alert(1)</script>" in text(window, "#view td")
    assert json.loads(run(window, "return document.getElementById('vocabulary').textContent"))["questions"]


PAGES = (
    "/",
    "/documents",
    "/questions",
    "/questions/casualties",
    "/search?q=turkiye",
    "/id/state/TR",
    "/document/first.txt",
    "/nowhere",
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_and_all_marks_of_the_site_stand_out(window, url, scheme):
    seen = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    window.execute_cdp_cmd("Emulation.setEmulatedMedia", seen)
    weak = {}
    try:
        for page in (*PAGES, "/pair?one=Türkiye&other=Azerbaijan", "/editor"):
            window.get(url + page)
            wait(window, "return document.readyState === 'complete'")
            if page == "/editor":
                wait(window, "return document.querySelectorAll('.cm-keyword').length > 0")
            run(window, "document.querySelectorAll('details').forEach(d => { d.open = true; })")
            looked, found = run(window, MEASURE)
            assert looked > 8, page
            weak |= {tuple(one): page for one in found}
    finally:
        window.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert weak == {}


def test_a_phone_shows_every_page_of_the_head_without_scrolling(window, url):
    metrics = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": False}
    window.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    try:
        window.get(f"{url}/documents")
        wait(window, "return document.readyState === 'complete'")
        right = "return [...document.querySelectorAll('.top nav a')].map(node => node.getBoundingClientRect().right)"
        assert len(run(window, right)) >= 8
        assert max(run(window, right)) <= 390
        assert run(window, "return document.documentElement.scrollWidth") <= 390
    finally:
        window.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
