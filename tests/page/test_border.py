"""Marks of the map that would lie on each other or out of sight stand apart: states beyond the border, bubbles."""

import pytest
import written_sample
from driving import run, wait
from written_sample import store, text

from kg.showing import dashboard, map_page

pytestmark = pytest.mark.browser

FAR = {"United States": "US", "United Kingdom": "GB", "France": "FR", "Germany": "DE", "Spain": "ES", "Japan": "JP"}
SIZES = [(1440, 900), (1024, 768), (390, 844)]
# Boxes of what a selector finds, and its words.
BOXES = """
return [...document.querySelectorAll(arguments[0])].map((node) => {
  const { left, right, top, bottom } = node.getBoundingClientRect();
  return [node.textContent, left, right, top, bottom];
});
"""


def boxes(browser, selector):
    return run(browser, BOXES, selector)


def overlapping(one, other, least=1.0):
    """Tell whether two boxes share more than so many pixels both ways."""
    (_, left, right, top, bottom), (_, start, end, high, low) = one, other
    return min(right, end) - max(left, start) > least and min(bottom, low) - max(top, high) > least


def opened(browser, path, size):
    metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": size[0] < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.get("about:blank")
    browser.get(path.as_uri() + ("#tab=map" if size[0] < 600 else ""))
    wait(browser, "return document.getElementById('atlas').dataset.drawn !== undefined")
    wait(browser, "return document.querySelectorAll('.seat').length > 1")


@pytest.fixture
def far(tmp_path, monkeypatch):
    """A graph of neighbours, and of six states far from them, three of which lie in one direction."""
    for name, code in FAR.items():
        monkeypatch.setitem(written_sample.STATES, name, code)
    near = [
        ("Azerbaijan", "ASSAULT", "Armenia", {}),
        ("Iran", "AID", "Armenia", {}),
        ("Türkiye", "AID", "Azerbaijan", {}),
    ]
    beyond = [("Armenia", "CONSULT", state, {"time": "2025-03-02"}) for state in FAR]
    with store(tmp_path / "graph", text("a", *near * 12, *beyond, published="2025-04-01")) as graph:
        yield graph


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("page", [map_page, dashboard])
def test_every_state_beyond_the_border_has_a_pointer_with_its_name(browser, far, tmp_path, size, page):
    page(far, tmp_path / "m.html")
    opened(browser, tmp_path / "m.html", size)
    pointers = boxes(browser, ".seat.away")
    names = boxes(browser, ".over .name.away")
    assert len(pointers) >= 3
    told = sorted(run(browser, "return [...document.querySelectorAll('.seat.away title')].map(n => n.textContent)"))
    assert told == sorted(f"{name}, beyond the edge of the map" for name, *_ in names)
    frame = boxes(browser, "#atlas")[0]
    covers = [box for box in boxes(browser, ".map-zoom, .map-view .choice, .map-legend") if box[2] > box[1]]
    for marks in (pointers, names):
        for number, one in enumerate(marks):
            assert frame[1] <= one[1] < one[2] <= frame[2]
            assert frame[3] <= one[3] < one[4] <= frame[4]
            assert not [other for other in [*marks[:number], *covers] if overlapping(one, other)]
    assert run(browser, "return document.querySelectorAll('.seat rect').length") == 0  # squares are organisations
    legend = run(browser, "return document.querySelector('.map-key').textContent")
    assert "pointer on the edge: a state beyond it" in legend


@pytest.mark.parametrize("size", SIZES)
def test_no_bubble_covers_another_or_a_state(browser, tmp_path, size):
    # Capitals, where states stand, a town beside one, and places of which only the state is known.
    places = [
        "@Syunik",
        "@Goris",
        "@Jermuk",
        "@Tbilisi",
        "@Pankisi",
        "@Yerevan",
        "@Baku",
        "@Ganja",
        "@Shusha",
        "@Kyiv",
        "@Tehran",
    ]
    told = [
        ("Azerbaijan", "ASSAULT", "Armenia", {"place": place, "time": f"2025-03-{day:02}"})
        for day in range(1, 10)
        for place in places
    ]
    told += [("Türkiye", "AID", "Russia", {}), ("Iran", "AID", "Ukraine", {})]
    with store(tmp_path / "graph", text("a", *told)) as graph:
        map_page(graph, tmp_path / "m.html")
    opened(browser, tmp_path / "m.html", size)
    circles = run(
        browser,
        "return [...document.querySelectorAll('.seat circle, .spot circle, .spot rect')].map(n => n.getBBox())"
        ".map(b => [b.x + b.width / 2, b.y + b.height / 2, b.width / 2])",
    )
    spots = run(browser, "return document.querySelectorAll('.spot').length")
    assert spots >= 3
    covering = [
        (one, other)
        for number, one in enumerate(circles)
        for other in circles[max(number + 1, len(circles) - spots) :]
        if (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2 < (one[2] + other[2]) ** 2
    ]
    assert covering == []
    moved = run(browser, "return document.querySelectorAll('.spot .leader').length")
    assert moved >= 1  # a line leads back from where a capital is
