"""The legend tells what is shown and nothing else, folds away, and no name lies under it."""

import pytest
from driving import click, filter_chip, run, show, wait
from page_sample import sample

pytestmark = pytest.mark.browser

LOOKS = "return [...document.querySelectorAll('#key li')].map(i => i.dataset.look)"
# Names on the canvas that lie over a button, the legend or the banner, or stick out of the drawing.
COVERED = """
kg.network.redraw();
const frame = document.getElementById('canvas').getBoundingClientRect();
const [zoom, middle] = [kg.network.getScale(), kg.network.getViewPosition()];
const [dx, dy] = [frame.left + frame.width / 2 - middle.x * zoom, frame.top + frame.height / 2 - middle.y * zoom];
const over = ['.bar', '.zoom', '.key', '#panel'].map(s => document.querySelector(s).getBoundingClientRect())
  .filter(b => b.width);
const boxes = kg.labels().map(({ text, box }) => (
  { text, left: box.left + dx, right: box.right + dx, top: box.top + dy, bottom: box.bottom + dy }));
const hit = (p, q) => p.left < q.right && p.right > q.left && p.top < q.bottom && p.bottom > q.top;
return {
  n: boxes.length,
  bad: boxes.filter(b => over.some(o => hit(b, o)) || b.left < frame.left || b.right > frame.right
    || b.top < frame.top || b.bottom > frame.bottom).map(b => b.text),
  discs: kg.actors.filter(a => a.shown).filter(a => {
    const { x, y, options: { size } } = kg.network.body.nodes[a.id];
    const [px, py, r] = [x * zoom + dx, y * zoom + dy, size * zoom];
    return over.some(o => hit({ left: px - r, right: px + r, top: py - r, bottom: py + r }, o));
  }).map(a => a.name),
  both: boxes.filter((b, i) => boxes.slice(0, i).some(o => hit(b, o))).map(b => b.text),
};
"""


def test_the_legend_holds_what_is_shown(browser, tmp_path):
    show(browser, tmp_path, sample())
    everything = ["cooperation", "hostility", "mixed", "neutral", "arrow", "disputed", "bloc", "size", "width"]
    assert run(browser, LOOKS) == everything
    filter_chip(browser, "Hostility")
    assert not {"hostility", "mixed"} & set(run(browser, LOOKS))
    filter_chip(browser, "Hostility")
    filter_chip(browser, "Blocs")
    assert run(browser, LOOKS) == [look for look in everything if look != "bloc"]


def test_the_legend_folds_away_and_gives_its_room_to_names(browser, tmp_path):
    show(browser, tmp_path, sample())
    wide = "return document.getElementById('key-box').offsetWidth"
    before = run(browser, wide)
    run(browser, "document.getElementById('key-title').click()")
    wait(browser, "return !document.getElementById('key').checkVisibility()")
    assert run(browser, wide) < before / 3
    assert run(browser, "return document.getElementById('key-title').offsetHeight") > 0
    run(browser, "kg.select({ actor: 0 }); kg.select(null)")
    assert run(browser, "return !document.getElementById('key-box').open")  # what a hand did stays


def test_the_legend_gives_way_where_a_panel_leaves_little_room(browser, tmp_path):
    size = {"width": 1024, "height": 768, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        show(browser, tmp_path, sample())
        wait(browser, "return document.getElementById('key-box').open")
        click(browser, "#compare")
        wait(browser, "return !document.getElementById('key-box').open")
        wide = "return document.querySelector('.stage').getBoundingClientRect()"
        panel = "return document.getElementById('panel').getBoundingClientRect()"
        assert run(browser, panel)["left"] == 0  # in place of the side, or it would cover the drawing
        assert run(browser, panel)["right"] <= run(browser, wide)["left"]
        assert run(browser, wide)["width"] > 480
        left = "return document.querySelector('.bar').getBoundingClientRect().left"
        edge = "return document.querySelector('.stage').getBoundingClientRect().left"
        assert run(browser, left) > run(browser, edge)
        run(browser, "kg.select(null)")
        wait(browser, "return document.getElementById('key-box').open")
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.parametrize(("wide", "high"), [(1440, 900), (1024, 768), (390, 844)])
def test_no_name_lies_under_buttons_or_the_legend_or_another_name(browser, tmp_path, wide, high):
    size = {"width": wide, "height": high, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        show(browser, tmp_path, sample())
        assert run(browser, COVERED)["discs"] == []
        for go in (lambda: None, lambda: click(browser, "#zoom-in"), lambda: click(browser, "#actors button", 2)):
            go()
            found = run(browser, COVERED)
            assert found["n"] > 1
            assert (found["bad"], found["both"]) == ([], [])
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
