"""Every control of the page, in all its views, has a test that works it."""

from pathlib import Path

import pytest
from driving import click, pick, pick_pair, press, run, show, text
from page_sample import sample
from selenium.webdriver.common.keys import Keys

pytestmark = pytest.mark.browser

# What a control is known by: its id, its first data attribute, or the box that it stands in with its tag and class.
CONTROLS = """
const known = (control) => {
  const data = Object.keys(control.dataset).sort()[0];
  if (control.id && !/^(found|path-found|correct)/.test(control.id)) return '#' + control.id;
  if (data) return '[data-' + data.replace(/[A-Z]/g, (letter) => '-' + letter.toLowerCase()) + ']';
  const [box, name] = [control.closest('[id]')?.id ?? 'body', control.classList[0]];
  return box + ' ' + control.tagName.toLowerCase() + (name ? '.' + name : '');
};
const all = "button, input, select, textarea, summary, a[href], [tabindex='0'], [role=option]";
return [...new Set([...document.querySelectorAll(all)].map(known))].sort();
"""
VIEWS = {
    "whole": lambda b: run(b, "document.querySelectorAll('details').forEach(d => { d.open = true; })"),
    "search": lambda b: press(b, "/", *"Russia thr"),
    "actor": lambda b: (press(b, Keys.ESCAPE), pick(b, "Russia")),
    "neighbourhood": lambda b: click(b, "[data-depth='1']"),
    "pair": lambda b: pick_pair(b, "Russia", "Ukraine"),
    "correction": lambda b: click(b, "#panel [data-correct]"),
    "hidden": lambda b: (pick(b, "Iran"), click(b, "[data-hide]")),
    "note": lambda b: click(b, "#note"),
    "noted": lambda b: press(b, *"A note", Keys.ESCAPE),
    "path": lambda b: run(b, "kg.select({ path: ['Poland', 'Qatar'].map(n => kg.actors.find(a => a.name === n).id) })"),
    "pattern": lambda b: run(b, "kg.select({ pattern: 'Russia attacks ?' })"),
    "group": lambda b: run(b, "kg.select({ group: [0, 1, 2] })"),
    "sources": lambda b: click(b, "#compare"),
    "windows": lambda b: click(b, "[data-compare=windows]"),
    "tables": lambda b: click(b, "#list"),
}
# By test file, each control with the words of the test that work it.
WORKED = {
    "test_address": {
        "#copy": "#copy", "#link-text": "link-text", "#link-close": "#link-close", "[data-none]": "[data-none",
    },
    "test_browser": {
        "#theme": "#theme", "#search": 'press(browser, "/")', "#reset": "#reset", "[data-filter]": "[data-filter",
        "[data-actor]": "#actors button", "[data-tab]": ".tabs button", "panel button.icon": "[aria-label=Close]",
        "panel button": "#panel .ties button", "[data-pair]": "#panel .ties button",
        "panel button.quiet": "#panel .tools .quiet",
    },
    "test_choosing": {"#lasso": "#lasso", "[data-choose]": "[data-choose", "[data-leave]": "[data-leave"},
    "test_comparing": {
        "#compare": "#compare", "[data-bar]": "[data-bar", "[data-compare]": "[data-compare",
        "[data-side]": "[data-side", "[data-window]": "[data-window",
    },
    "test_corrections": {
        "[data-correct]": "data-correct", "correct-merge input": "merge", "correct-separate input": "separate",
        "corrections-count summary": "corrections", "corrections-list button.icon": "corrections-list",
        "corrections-list input": "corrections-list", "corrections-save button.quiet": "corrections-save",
        "corrector input": "corrector",
    },
    "test_every_control": {
        "body a.skip": ".skip", "panel summary": "#panel summary", "panel button.name": "#panel .chosen .name",
        "panel-title button.name": "#panel-title .name", "sources-box summary": "#sources-box summary",
        "terms-box summary": "#terms-box summary",
    },
    "test_legend": {"#key-title": "key"},
    "test_notes": {
        "#note": "#note", "#undo": "#undo", "#redo": "#redo", "#save-page": "#save-page", "[data-drop]": "[data-drop]",
        "[data-edit]": "[data-edit]", "[data-hide]": "[data-hide]", "[data-pin]": "[data-pin]",
        "[data-show]": "[data-show]", "notes button.grip": ".grip", "notes textarea": ".slip textarea",
    },
    "test_page_reading": {
        "#canvas": "'canvas'", "#fit": "#fit", "#more-actors": "#more-actors", "#zoom-in": "#zoom-in",
        "#zoom-out": "#zoom-out", "panel a": "#panel",
    },
    "test_pattern": {"[data-pattern]": "#found li"},
    "test_pictures": {"#print": "#print", "#save-png": "save-png", "#save-svg": "save-svg"},
    "test_tables": {
        "#list": "#list", "#rows-wanted": "rows-wanted", "#save-csv": "#save-csv", "#csv-mark": "csv-mark",
        "[data-sort]": "[data-sort", "[data-table]": "[data-table", "tables button.quiet": "#tables tbody th button",
    },
    "test_time_bar": {
        "#confidence": "confidence", "#mode": "mode", "#play": "#play", "#since": "since", "#until": "until",
        "#text": '"text"', "[data-all]": "[data-all",
    },
    "test_ways": {"#path-to": "path-to", "[data-depth]": "[data-depth", "banner button.icon": "#banner"},
}  # fmt: skip


def test_no_control_is_without_a_test(browser, tmp_path):
    show(browser, tmp_path, sample())
    found: dict[str, str] = {}
    for view, go in VIEWS.items():
        go(browser)
        found |= {control: view for control in run(browser, CONTROLS) if control not in found}
    known = {control for controls in WORKED.values() for control in controls}
    assert {control: view for control, view in found.items() if control not in known} == {}
    assert known - found.keys() == set()


def test_each_control_stands_in_the_test_that_is_said_to_work_it():
    folder = Path(__file__).parent
    missing = [
        (file, control)
        for file, controls in WORKED.items()
        for control, words in controls.items()
        if words not in (folder / f"{file}.py").read_text(encoding="utf-8")
    ]
    assert missing == []


def test_names_in_headings_lead_to_their_actors(browser, tmp_path):
    show(browser, tmp_path, sample())
    pick_pair(browser, "Russia", "Ukraine")
    click(browser, "#panel-title .name")
    assert text(browser, "#panel h2") in {"Russia", "Ukraine"}
    run(browser, "kg.select({ group: [0, 1, 2] })")
    first = text(browser, "#panel .chosen .name")
    click(browser, "#panel .chosen .name")
    assert text(browser, "#panel h2") == first


def test_boxes_open_and_the_first_link_skips_to_the_actors(browser, tmp_path):
    show(browser, tmp_path, sample())
    pick(browser, "Russia")
    for box in ("#sources-box summary", "#terms-box summary", "#panel summary"):
        is_open = "return document.querySelector(arguments[0]).parentElement.open"
        before = run(browser, is_open, box)
        click(browser, box)
        assert run(browser, is_open, box) != before, box
    click(browser, ".skip")
    assert run(browser, "return document.activeElement.id") == "actors"
