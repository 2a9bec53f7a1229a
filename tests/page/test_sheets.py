"""The written pages in the browser: contrast in both colour schemes, and a phone on which nothing lies out of sight."""

import pytest
from driving import run, wait
from test_contrast import MEASURE
from written_sample import store, text

from kg.comparing import compare, conflicts
from kg.showing import map_page, report, timeline

pytestmark = pytest.mark.browser

PAGES = {
    "report": report,
    "timeline": timeline,
    "map": map_page,
    "conflicts": lambda graph, path: conflicts(graph, path=path),
    "comparison": lambda graph, path: compare(graph, "gazette", "wire", path=path),
}
DENIED = {"polarity": "Denied", "status": "Denied", "speaker": "Azerbaijan"}
WHEN = {"time": "2025-03-02", "place": "@Ganja"}


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Every written page of two texts that differ, by name."""
    folder = tmp_path_factory.mktemp("sheets")
    gazette = text(
        "gazette",
        ("Azerbaijan", "ASSAULT", "Armenia", WHEN | {"dead": 3}), ("Türkiye", "alliedWith", "Azerbaijan", {}),
        ("Russia", "THREATEN", "Türkiye", {"time": "2021-02", "status": "Planned"}),
        published="2025-03-10", source="Harbour Gazette", title="A night of shelling",
    )  # fmt: skip
    wire = text(
        "wire",
        ("Azerbaijan", "ASSAULT", "Armenia", WHEN | DENIED), ("Iran", "AID", "Russia", {}),
        published="2025-03-12", source="Steppe Wire", title="After the shelling",
    )  # fmt: skip
    with store(folder / "graph", gazette, wire) as graph:
        for name, page in PAGES.items():
            page(graph, folder / f"{name}.html")
    return folder


def look(browser, path, scheme="light"):
    seen = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", seen)
    browser.get(path.as_uri())
    wait(browser, "return document.readyState === 'complete'")


@pytest.fixture
def phone(browser):
    size = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    yield browser
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_of_written_pages_stands_out(browser, written, scheme):
    weak = {}
    try:
        for name in PAGES:
            look(browser, written / f"{name}.html", scheme)
            assert run(browser, "return matchMedia('(prefers-color-scheme: dark)').matches") == (scheme == "dark")
            run(browser, "document.querySelectorAll('details').forEach(d => { d.open = true; })")
            looked, found = run(browser, MEASURE)
            assert looked > 20, name
            weak |= {tuple(one): name for one in found}
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    assert weak == {}


def test_a_phone_shows_what_both_say_one_below_the_other(phone, written):
    look(phone, written / "comparison.html")
    wide = "return Math.max(...[...document.querySelectorAll('td')].map(n => n.getBoundingClientRect().right))"
    assert run(phone, wide) <= 390
    label = "return getComputedStyle(document.querySelector('td'), '::before').content"
    assert run(phone, label) == '"A"'


def test_on_a_phone_the_axis_opens_at_the_newest_with_the_names_of_its_lanes(phone, written):
    look(phone, written / "timeline.html")
    assert run(phone, "const a = document.querySelector('.axis'); return a.scrollLeft > 100")
    name = "return document.querySelector('.lane').getBoundingClientRect().left"
    wait(phone, f"{name} >= 0")
    assert 0 <= run(phone, name) < 60
    run(phone, "document.querySelector('.axis').scrollLeft = 0")
    wait(phone, f"{name} >= 0 && {name.removeprefix('return ')} < 60")
