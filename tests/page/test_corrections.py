"""Corrections collected on the page: rows for a file, which `kg build --corrections` reads; nothing else is written."""

import pytest
from driving import click, network, pick, pick_pair, press, requests, run, saved, show, text
from page_sample import sample
from selenium.webdriver.common.keys import Keys

from kg.corrections.rows import parse
from kg.naming import Corrected
from kg.ontology import label

pytestmark = pytest.mark.browser


def choose(browser, action, name):
    """Choose another actor in one of the boxes of an actor's panel, by keyboard."""
    run(browser, "document.querySelector('.correct').open = true")
    run(browser, "document.getElementById(arguments[0]).focus()", f"correct-{action}")
    press(browser, name, Keys.ENTER)


def test_what_is_wrong_the_same_or_not_the_same_is_offered_as_rows(browser, tmp_path, downloads):
    show(browser, tmp_path, sample())
    assert not browser.find_element("id", "corrections").is_displayed()
    pick_pair(browser, "Russia", "Ukraine")
    buttons = run(
        browser, "return [...document.querySelectorAll('[data-correct=reject]')].map(b => [b.textContent, b.title])"
    )
    assert {words for words, _ in buttons} == {"Mark as wrong"}
    assert all("kg build --corrections" in told and "takes the line back" in told for _, told in buttons)
    click(browser, "#panel .tie [data-correct=reject]")
    assert text(browser, "#corrections-count") == "1 correction"
    assert text(browser, "#live").endswith("collected, 1 correction")
    pick(browser, "Russia")
    choose(browser, "merge", "Belarus")
    choose(browser, "separate", "Ukraine")
    click(browser, ".correct [data-correct=delete]")
    assert text(browser, "#corrections-count") == "4 corrections"
    browser.find_element("id", "corrector").send_keys('Ana "AK" Kim')
    browser.find_elements("css selector", "#corrections-list input")[0].send_keys("says the opposite, twice")
    click(browser, "#corrections-save")
    rows = parse(saved(downloads, "influence-network.corrections.csv").decode(), "saved.csv")
    iri = dict(run(browser, "return kg.actors.map(a => [a.name, a.iri])"))
    assert [(row.action, row.subject, row.object) for row in rows[1:]] == [
        ("merge", iri["Russia"], iri["Belarus"]),
        ("separate", iri["Russia"], iri["Ukraine"]),
        ("delete", iri["Russia"], ""),
    ]
    assert (rows[0].action, {rows[0].subject, rows[0].object}) == ("reject", {iri["Russia"], iri["Ukraine"]})
    assert (rows[0].author, rows[0].reason) == ('Ana "AK" Kim', "says the opposite, twice")
    assert all(len(row.date) == len("2026-11-28") for row in rows)
    assert [address for address in requests(browser) if address.startswith("http")] == []


def test_the_panels_say_what_analysts_corrected(browser, tmp_path):
    graph = sample()
    iri = {data["label"]: node for node, data in graph.nodes(data=True)}
    ends = (iri["Russia"], iri["Ukraine"])
    graph.graph["corrections"] = (
        Corrected("rename: Rossiya, Russia", "Ana Kim", "2026-11-01", "<b>the usual</b> name", ends[:1]),
        Corrected("confirm: Russia, opposes, Ukraine", "Ben Ode", "", "", ends),
    )
    show(browser, tmp_path, graph)
    pick(browser, "Russia")
    lines = "return [...document.querySelectorAll('#panel .corrected li')].map(line => line.textContent)"
    assert run(browser, lines) == [
        "corrected by Ana Kim, 2026-11-01 (rename: Rossiya, Russia): <b>the usual</b> name",
        "corrected by Ben Ode (confirm: Russia, opposes, Ukraine)",
    ]
    pick_pair(browser, "Russia", "Ukraine")
    assert run(browser, lines) == ["corrected by Ben Ode (confirm: Russia, opposes, Ukraine)"]
    pick(browser, "Belarus")
    assert not browser.find_elements("css selector", "#panel .corrected")


def test_a_row_is_taken_back_where_it_was_collected_or_in_the_list(browser, tmp_path):
    show(browser, tmp_path, sample())
    pick_pair(browser, "Russia", "Ukraine")
    click(browser, "#panel .tie [data-correct=reject]")
    pressed = "return document.querySelector('#panel .tie [data-correct]').getAttribute('aria-pressed')"
    assert run(browser, pressed) == "true"
    click(browser, "#panel .tie [data-correct=reject]")
    assert run(browser, pressed) == "false"
    click(browser, "#panel .tie [data-correct=reject]")
    click(browser, "#corrections-list li button")
    assert run(browser, pressed) == "false"
    assert not browser.find_element("id", "corrections").is_displayed()


def test_who_speaks_about_whom_is_no_statement_to_reject(browser, tmp_path):
    rows = [("A", "ASSAULT", "B", {}), ("A", "speaksAbout", "B", {"sign": 0, "kind": "claim"})]
    show(browser, tmp_path, network(*rows))
    run(browser, "kg.select({ pair: 0 })")
    ties = "return [...document.querySelectorAll('#panel .tie')].map(t => [t.querySelector('.kicker').textContent, "
    found = dict(run(browser, ties + "Boolean(t.querySelector('[data-correct]'))])"))
    assert found == {label("ASSAULT").capitalize(): True, label("speaksAbout").capitalize(): False}
