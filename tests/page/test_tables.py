"""The tables of the page: in step with the view, sorted, searched, and saved as what is shown."""

import csv
import io
import re

import pytest
from driving import click, filter_chip, network, press, run, saved, show, text, wait
from page_sample import sample
from selenium.webdriver.common.keys import Keys

pytestmark = pytest.mark.browser

COLUMN = "return [...document.querySelectorAll('#tables tbody tr')].map(r => r.cells[arguments[0]].textContent)"
CAPTION = "#tables caption"


def table(browser, name):
    if run(browser, "return document.getElementById('listing').hidden"):
        click(browser, "#list")
    click(browser, f"[data-table={name}]")


def want(browser, words):
    run(
        browser,
        "const i = document.getElementById('rows-wanted'); i.value = arguments[0]; i.dispatchEvent(new Event('input'))",
        words,
    )


def test_the_tables_hold_what_the_drawing_shows_and_lead_to_the_evidence(browser, tmp_path):
    show(browser, tmp_path, sample())
    table(browser, "actors")
    assert text(browser, CAPTION) == "61 actors shown"
    assert len(run(browser, COLUMN, 0)) == 61
    table(browser, "pairs")
    assert text(browser, CAPTION) == "143 pairs shown"
    click(browser, "#tables tbody tr:last-child button")
    assert len(run(browser, COLUMN, 0)) == 143  # a hundred and a button at first
    filter_chip(browser, "Hostility")
    assert text(browser, CAPTION) != "143 pairs shown"
    click(browser, "#reset")
    click(browser, "#tables tbody th button")
    assert re.search("→|⇄|–", text(browser, "#panel h2"))
    table(browser, "actors")
    click(browser, "#tables tbody th button")
    assert text(browser, "#panel h2") == run(browser, COLUMN, 0)[0]
    click(browser, "#list")
    assert not browser.find_element("id", "listing").is_displayed()


def test_every_table_says_how_many_rows_it_has(browser, tmp_path):
    show(browser, tmp_path, sample())
    for name in ("actors", "pairs", "ties"):
        table(browser, name)
        number = text(browser, f"[data-table={name}] b")
        assert text(browser, CAPTION) == f"{number} {name} shown"


def test_words_are_sorted_from_a_and_numbers_from_the_greatest(browser, tmp_path):
    show(browser, tmp_path, sample())
    table(browser, "actors")
    before = run(browser, COLUMN, 0)
    click(browser, "[data-sort=actor]")
    assert run(browser, COLUMN, 0) == sorted(
        before, key=lambda name: name.replace("Ü", "U").replace("ü", "u").casefold()
    )
    assert run(browser, "return document.querySelector('#tables th[aria-sort]').textContent") == "Actor ↑"
    click(browser, "[data-sort=tied]")
    numbers = list(map(int, run(browser, COLUMN, 3)))
    assert numbers == sorted(numbers, reverse=True)
    click(browser, "[data-sort=tied]")
    assert list(map(int, run(browser, COLUMN, 3))) == sorted(numbers)
    click(browser, "[data-sort=tied]")
    assert run(browser, COLUMN, 0) == before
    assert run(browser, "return document.activeElement.dataset.sort") == "tied"


def test_rows_are_searched_without_accents_and_come_back_from_the_address(browser, tmp_path):
    show(browser, tmp_path, sample())
    table(browser, "ties")
    want(browser, "turkiye allied")
    assert set(run(browser, COLUMN, 3)) == {"Allied with"}
    click(browser, "[data-sort=weight]")
    rows, words = run(browser, COLUMN, 0), run(browser, "return location.hash")
    browser.get("about:blank")
    browser.get((tmp_path / "page.html").as_uri() + words)
    wait(browser, "return window.kg !== undefined")
    assert run(browser, COLUMN, 0) == rows
    want(browser, "no such words anywhere")
    assert text(browser, CAPTION) == "0 ties shown"


def test_the_tables_are_worked_by_keyboard(browser, tmp_path):
    show(browser, tmp_path, sample())
    run(browser, "document.getElementById('list').focus()")
    press(browser, Keys.ENTER)
    run(browser, "document.querySelector('[data-table=ties]').focus()")
    press(browser, Keys.ENTER, Keys.TAB, Keys.TAB, *"Ukraine")
    assert run(browser, "return document.activeElement.id") == "rows-wanted"
    assert all("Ukraine" in pair for pair in zip(run(browser, COLUMN, 0), run(browser, COLUMN, 2), strict=True))


def test_events_are_rows_with_time_place_and_dead(browser, tmp_path):
    from written_sample import sample as crisis  # noqa: PLC0415  (only this test reads a graph)

    from kg.network import project  # noqa: PLC0415

    with crisis(tmp_path / "graph") as store:
        show(browser, tmp_path, project(store, claims=True, unnamed=True))
    table(browser, "events")
    rows = run(
        browser,
        "return [...document.querySelectorAll('#tables tbody tr')].map(r => [...r.cells].map(c => c.textContent))",
    )
    assert [
        "2025-03-02",
        "2025-03-10",
        "Assault",
        "Azerbaijan",
        "Armenia",
        "Ganja",
        "3",
        "Happened",
        "2",
    ] in rows  # and a denial
    assert len({row[0] for row in rows}) > 2


FORMULAS = ("=HYPERLINK(1)", "+1+1", "-2", "@SUM(A1)", "\t=1")


def test_what_is_shown_is_saved_and_no_cell_is_a_formula(browser, tmp_path, downloads):
    rows = [(f"N{n}", "ASSAULT", 'Sudria, "the South"\nof all', {"weight": 1.5 + n}) for n in range(len(FORMULAS))]
    names = {f"N{n}": name for n, name in enumerate(FORMULAS)}
    show(browser, tmp_path, network(*rows, **names), title="Saved")
    table(browser, "ties")
    click(browser, "[data-sort=weight]")
    click(browser, "#save-csv")
    found = saved(downloads, "saved.ties.csv").decode("utf-8")
    assert not found.startswith("\ufeff")
    assert found.count("\r\n") == len(rows) + 1
    held = list(csv.reader(io.StringIO(found, newline="")))
    assert held[0][:4] == ["From", "Way", "To", "Tie"]
    assert [row[0] for row in held[1:]] == [f"'{name.strip()}" for name in reversed(FORMULAS)]
    assert [float(row[6]) for row in held[1:]] == [5.5, 4.5, 3.5, 2.5, 1.5]
    assert {row[2] for row in held[1:]} == {'Sudria, "the South" of all'}
    want(browser, "hyperlink")
    run(browser, "document.getElementById('csv-mark').click()")
    (downloads / "saved.ties.csv").unlink()
    click(browser, "#save-csv")
    again = saved(downloads, "saved.ties.csv").decode("utf-8")
    assert again.startswith("\ufeffFrom,")
    assert len(list(csv.reader(io.StringIO(again)))) == 2
