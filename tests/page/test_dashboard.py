"""The dashboard: what is chosen in network, timeline or map is chosen in all three, and so is a window of time."""

import json

import networkx as nx
import pytest
from driving import click, live_pairs, network, pick, pick_pair, press, requests, run, slide, wait
from driving import text as text_of
from selenium.webdriver.common.keys import Keys
from test_contrast import MEASURE
from written_sample import store, text

import kg
from kg import cli
from kg.network import project
from kg.page import dashboard_page
from kg.page.dashboard.content import beside
from kg.showing import dashboard

HOSTILE = "</title><script>alert(1)</script>"
BRIGHT = (
    "return [...document.querySelectorAll(arguments[0])]"
    ".filter(n => !n.closest('.faint')).map(n => n.dataset.key).sort()"
)
LANES = "return [...document.querySelectorAll('.lanes .lane')].map(n => n.textContent)"
CLICK = "document.querySelector(arguments[0]).dispatchEvent(new MouseEvent('click', { bubbles: true }))"
PAIR = (
    "const ends = p => [kg.actors[p.a].name, kg.actors[p.b].name];"
    "kg.select({ pair: kg.pairs.find(p => arguments[0].every(name => ends(p).includes(name))).id })"
)
BRUSH = """
const svg = document.querySelector('.lanes');
svg.setPointerCapture = () => {};
const { left, width } = svg.getBoundingClientRect();
const { first, last, width: wide, left: margin } = JSON.parse(document.getElementById('kg-data').textContent).timeline;
const part = day => (Date.parse(day) / 86400000 - first) / (last - first);
const at = day => left + width * (margin + wide * part(day)) / (wide + 2 * margin);
const point = (name, day) => {
  const spot = { clientX: at(day), clientY: 400, bubbles: true };
  svg.dispatchEvent(new PointerEvent(`pointer${name}`, spot));
};
point('down', arguments[0]); point('move', arguments[1]); point('up', arguments[1]);
"""
SEEN = (  # that what is chosen lies above the panel
    "const box = selector => document.querySelector(selector)?.getBoundingClientRect() ?? {};"
    "const [seat, panel] = [box('.seat:not(.faint)'), box('#panel')];"
    "return panel.bottom <= innerHeight && seat.bottom < panel.top && seat.top > 0"
)
VIEWS = ("#canvas", "#atlas", "#lanes", "#told")


def texts():
    first = text(
        "one",
        ("Türkiye", "alliedWith", "Azerbaijan", {}),
        ("Azerbaijan", "ASSAULT", "Armenia", {"time": "2025-03-02", "place": "@Ganja", "dead": 3}),
        ("Armenia", "ACCUSE", "Azerbaijan", {"time": "2025-03-05"}),
        ("Russia", "ASSAULT", "Ukraine", {"time": "2025-06-10", "place": "@Kyiv"}),
        published="2025-07-10", source="Harbour Gazette", title="A night of shelling",
    )  # fmt: skip
    second = text(
        "two",
        ("Iran", "AID", "Armenia", {"time": "2024-05-02"}),
        ("Iran", "MOBILIZE", "", {"place": "@Ganja", "status": "Planned"}),
        ("Iran", "AGREE", "Russia", {"time": "2024-06-11"}),
        published="2025-06-02", source="Steppe Wire", title=HOSTILE,
    )  # fmt: skip
    return first, second


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("dashboard") / "graph"
    with store(place, *texts()):
        return place


@pytest.fixture(scope="module")
def written(folder):
    path = folder.parent / "dashboard.html"
    with kg.open(folder) as graph:
        graph.dashboard(path)
    return path


def opened(browser, path, fragment="", size=(1440, 900)):
    metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": size[0] < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.get("about:blank")
    browser.get(path.as_uri() + fragment)
    wait(
        browser,
        "const atlas = document.getElementById('atlas');"  # on a phone it is out of sight
        "return window.kg !== undefined && performance.getEntriesByName('kg-followed').length > 0"
        " && (!atlas.getClientRects().length || atlas.dataset.drawn !== undefined)",
    )


def followed(browser, change, *values):
    """Do something, and wait until map and timeline have followed."""
    run(browser, "performance.clearMarks('kg-followed'); delete document.getElementById('atlas').dataset.drawn")
    run(browser, change, *values)
    wait(
        browser,
        "return performance.getEntriesByName('kg-followed').length > 0"
        " && document.getElementById('atlas').dataset.drawn !== undefined",
    )


def state(browser, name):
    """Return the number of a state on the map."""
    return run(browser, "return kg.seats.indexOf(kg.actors.find(a => a.name === arguments[0]).id)", name)


def arc(browser, one, other):
    return f"arc {state(browser, one)}>{state(browser, other)}"


def test_one_data_block_holds_each_sentence_once(written):
    html = written.read_text(encoding="utf-8")
    assert html.count("Azerbaijan ASSAULT Armenia 1.") == 1
    data = json.loads(html.split('id="kg-data">')[1].split("</script>")[0])
    told = {event["what"]: event for event in data["happenings"]}
    attack = told["Azerbaijan attacked Armenia"]
    assert [data["actors"][end]["name"] for end in attack["arcs"][0]] == ["Azerbaijan", "Armenia"]
    assert [data["passages"][place][0] for place in attack["said"]] == ["Azerbaijan ASSAULT Armenia 1."]
    spots = {spot["key"]: spot["events"] for spot in data["map"]["spots"]}
    assert spots["place/kyiv"] == [data["happenings"].index(told["Russia attacked Ukraine"])]
    assert len(spots["place/ganja"]) == 2
    assert "<script>alert" not in html


def test_the_command_writes_what_the_methods_return(folder, tmp_path, capsys):
    out = tmp_path / "d.html"
    assert cli.main(["view", str(folder), "--dashboard", "-o", str(out), "--limit", "4"]) == 0
    with kg.open(folder) as graph:
        assert out.read_text(encoding="utf-8") == graph.dashboard(most=4) == dashboard(graph.store, most=4)
        frame = graph.show(dashboard=True)._repr_html_()
        assert "lanes-view" in frame
        assert "lanes-view" not in graph.show()._repr_html_()
    capsys.readouterr()
    assert cli.main(["view", str(folder), "--dashboard", "-o", str(tmp_path / "no" / "d.html")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.browser
def test_a_pair_chosen_in_the_network_is_chosen_on_map_and_timeline(browser, written):
    opened(browser, written)
    assert len(run(browser, BRIGHT, ".arc")) > 4
    followed(browser, PAIR, ["Azerbaijan", "Armenia"])
    assert run(browser, BRIGHT, ".arc") == sorted(
        [arc(browser, "Azerbaijan", "Armenia"), arc(browser, "Armenia", "Azerbaijan")]
    )
    assert run(browser, BRIGHT, ".seat") == sorted(
        f"state {state(browser, name)}" for name in ("Armenia", "Azerbaijan")
    )
    assert run(browser, BRIGHT, ".spot") == ["spot place/ganja"]
    assert {"Armenia", "Azerbaijan"} == set(run(browser, LANES)[0].split(" and "))
    assert run(browser, "return [...document.querySelectorAll('.lanes .faint')].length") == len(run(browser, LANES)) - 1
    assert "pair=" in run(browser, "return location.hash")
    followed(browser, "kg.select(null)")
    assert len(run(browser, BRIGHT, ".arc")) > 4
    assert run(browser, "return document.querySelectorAll('.lanes .faint').length") == 0


@pytest.mark.browser
def test_an_arc_or_a_state_of_the_map_and_a_mark_of_the_timeline_choose_in_the_network(browser, written):
    opened(browser, written)
    followed(browser, CLICK, f".arc[data-key='{arc(browser, 'Russia', 'Ukraine')}'] .wide")
    assert {"Russia", "Ukraine"} == set(text_of(browser, "#panel h2").replace("→", "and").split(" and "))
    assert run(browser, LANES)[0] == "Russia and Ukraine"
    followed(browser, CLICK, f".seat[data-key='state {state(browser, 'Iran')}']")
    assert text_of(browser, "#panel h2") == "Iran"
    assert {lane for lane in run(browser, LANES)[:2] if "Iran" in lane} == set(run(browser, LANES)[:2])
    followed(browser, CLICK, ".lanes a.mark[aria-label*='Azerbaijan attacked']")
    assert "Azerbaijan attacked Armenia" in text_of(browser, "#panel h2")
    assert "In Ganja, 3 people killed" in text_of(browser, "#panel")
    assert run(browser, BRIGHT, ".spot") == ["spot place/ganja"]
    assert run(browser, BRIGHT, ".seat") == sorted(
        f"state {state(browser, name)}" for name in ("Armenia", "Azerbaijan")
    )
    address = run(browser, "return location.hash")
    assert "event=" in address
    opened(browser, written, address)
    assert "Azerbaijan attacked Armenia" in text_of(browser, "#panel h2")
    run(browser, "document.querySelector(\".spot[data-key='spot place/kyiv']\").focus()")
    press(browser, Keys.ENTER)
    assert text_of(browser, "#panel h2") == "Kyiv"
    assert "Russia attacked Ukraine" in text_of(browser, "#panel")
    address = run(browser, "return location.hash")
    opened(browser, written, address)
    assert text_of(browser, "#panel h2") == "Kyiv"
    press(browser, Keys.ESCAPE)
    assert run(browser, "return document.getElementById('panel').hidden")
    assert browser.get_log("browser") == []


@pytest.mark.browser
def test_a_window_of_time_moves_all_three_and_the_sentences(browser, written):
    opened(browser, written)
    every = live_pairs(browser)
    assert text_of(browser, "#told-title") == "5 events"
    followed(browser, BRUSH, "2024-06-02", "2024-07-01")
    assert live_pairs(browser) == ["Iran-Russia"]
    wait(browser, "return document.querySelectorAll('.arc').length === 1")
    assert run(browser, BRIGHT, ".spot") == []
    assert run(browser, "return document.querySelectorAll('.lanes a.mark:not(.outside)').length") == 1
    assert text_of(browser, "#told-title") == "1 event"
    assert "2024" in text_of(browser, "#told-when")
    address = run(browser, "return location.hash")
    assert "from=2024-06" in address
    opened(browser, written, address)
    assert live_pairs(browser) == ["Iran-Russia"]
    followed(browser, "document.getElementById('all-time').click()")
    assert live_pairs(browser) == every
    assert not browser.find_element("id", "all-time").is_displayed()
    last = run(browser, "return document.getElementById('since').max")
    slide(browser, "since", int(last) - 3)
    wait(browser, "return document.querySelectorAll('.lanes a.mark.outside').length >= 3")
    assert "Russia attacked Ukraine" in text_of(browser, "#told-list")
    assert "Iran" not in text_of(browser, "#told-list")
    assert browser.get_log("browser") == []


@pytest.mark.browser
def test_arrow_keys_move_along_and_between_the_lanes(browser, written):
    opened(browser, written)
    marks = "return [...document.querySelectorAll('.lanes g > a.mark')].filter(n => n.tabIndex === 0).length"
    assert run(browser, marks) == len(run(browser, LANES))
    run(browser, "document.querySelector('.lanes a.mark[tabindex=\"0\"]').focus()")
    where = (
        "const n = document.activeElement; return [n.parentNode.querySelector('.lane').textContent, n.dataset.event]"
    )
    lane, first = run(browser, where)
    press(browser, Keys.ARROW_DOWN)
    assert run(browser, where)[0] != lane
    press(browser, Keys.ARROW_UP)
    assert run(browser, where) == [lane, first]
    press(browser, Keys.ENTER)
    assert "event=" in run(browser, "return location.hash")


@pytest.mark.browser
def test_filters_and_switches_of_one_are_those_of_all(browser, written):
    opened(browser, written)
    followed(browser, "document.querySelector(\"[data-filter='Hostility']\").click()")
    assert run(browser, "return document.querySelectorAll('.arc.hostility').length") == 0
    assert not any("Ukraine" in lane for lane in run(browser, LANES))
    assert text_of(browser, "#told-title") == "2 events"
    followed(browser, "document.querySelector(\"[data-filter='Hostility']\").click()")
    assert run(browser, "return document.querySelectorAll('.spot').length") == 2
    before = run(browser, "return document.querySelector('.spot text').textContent")
    select = "const s = document.getElementById('fill'); s.value = 'mood'; s.dispatchEvent(new Event('change'))"
    followed(browser, select)
    assert "fill=mood" in run(browser, "return location.hash")
    assert before == "1"
    asked = [url for url in requests(browser) if not url.startswith(("about:", "data:"))]
    assert asked == [written.as_uri()]
    assert run(browser, "return performance.getEntriesByType('resource').length") == 0


@pytest.mark.browser
def test_on_a_phone_one_view_is_seen_at_a_time(browser, written):
    opened(browser, written, size=(390, 844))
    visible = "document.querySelector(id).checkVisibility({ visibilityProperty: true })"
    seen = f"return {json.dumps(VIEWS)}.filter(id => {visible})"
    assert run(browser, seen) == ["#canvas"]
    for name, view in (("map", "#atlas"), ("timeline", "#lanes"), ("told", "#told")):
        click(browser, f"[data-view='{name}']")
        assert run(browser, seen) == [view]
        assert run(browser, "return document.documentElement.scrollWidth <= innerWidth")
        assert f"tab={name}" in run(browser, "return location.hash")
    run(browser, "document.querySelector(\"[data-view='told']\").focus()")
    press(browser, Keys.ARROW_LEFT, Keys.ARROW_LEFT)
    assert run(browser, seen) == ["#atlas"]
    wait(browser, "return document.querySelectorAll('.seat').length > 3")
    followed(browser, CLICK, ".seat")
    wait(browser, SEEN)
    address = run(browser, "return location.hash")
    opened(browser, written, address, size=(390, 844))
    wait(browser, SEEN)
    opened(browser, written, "#tab=timeline", size=(390, 844))
    assert run(browser, seen) == ["#lanes"]
    assert browser.get_log("browser") == []


def lone():
    graph = nx.MultiDiGraph()
    graph.add_node("u:a", label="Alone", kind="State", named=True)
    return graph


@pytest.mark.browser
@pytest.mark.parametrize(
    ("graph", "lines"),
    [
        (nx.MultiDiGraph(), "No event is shown"),
        (lone(), "No event is shown"),
        (network(("A", "ASSAULT", "B", {"times": ()})), "No event is shown"),
    ],
    ids=["empty", "one actor", "no dates and no places"],
)
def test_poor_networks_still_make_a_dashboard(browser, tmp_path, graph, lines):
    dashboard_page(graph, tmp_path / "d.html", title=HOSTILE)
    opened(browser, tmp_path / "d.html", "#event=nothing&place=nowhere&tab=none&fill=red&pair=a+b")
    assert lines in text_of(browser, ".lanes-view")
    assert text_of(browser, "#told-title") == "0 events"
    for control in ("#map-in", "#map-fit", "#theme", "#zoom-in"):
        click(browser, control)
    run(
        browser,
        "document.getElementById('atlas').dispatchEvent(new WheelEvent('wheel', { deltaY: 99, cancelable: true }))",
    )
    if graph.number_of_nodes():
        run(browser, "kg.select({ actor: 0 })")
        assert text_of(browser, "#panel h2") in {"Alone", "A", "B"}
    assert browser.get_log("browser") == []


LOOKS = """
return [...document.querySelectorAll(arguments[0])].map((item) => {
  const line = item.querySelector('.swatch, i');
  return [item.textContent.toLowerCase(), line && getComputedStyle(line).borderTopColor];
}).filter(([, colour]) => colour);
"""


@pytest.mark.browser
def test_each_view_has_a_legend_and_all_give_a_colour_one_meaning(browser, written):
    opened(browser, written)
    run(browser, "document.querySelectorAll('details').forEach(d => { d.open = true })")
    network_, map_ = dict(run(browser, LOOKS, "#key li")), dict(run(browser, LOOKS, ".map-legend li"))
    assert {"cooperation", "hostility"} <= network_.keys()
    assert map_.keys() == {"cooperation", "hostility", "mixed", "neutral"}
    assert network_.items() <= map_.items()
    assert len(set(map_.values())) == 4
    drawn = run(browser, "return [...document.querySelectorAll('.lanes .shape')].map(n => n.getAttribute('class'))")
    told = run(
        browser, "return [...document.querySelectorAll('.lanes-legend .shape')].map(n => n.getAttribute('class'))"
    )
    assert drawn
    assert set(drawn) <= {*told, *(f"{one} hollow" for one in told)}


@pytest.mark.browser
@pytest.mark.parametrize("size", [(1440, 900), (1024, 768), (390, 844)])
def test_open_legends_stay_within_their_view(browser, written, size):
    for tab in ("map", "timeline"):
        opened(browser, written, f"#tab={tab}", size)
        run(browser, "document.querySelectorAll('.map-legend, .lanes-legend').forEach(d => { d.open = true })")
        for legend, view in ((".map-legend", ".map-view"), (".lanes-legend .legend", ".lanes-view")):
            box, frame = (
                run(browser, "const { left, right, top, bottom } = document.querySelector(arguments[0])"
                ".getBoundingClientRect(); return [left, top, -right, -bottom]", one)
                for one in (legend, view)
            )  # fmt: skip
            if frame != [0, 0, 0, 0]:  # a phone shows one view
                assert all(inner >= outer for inner, outer in zip(box, frame, strict=True)), (legend, box, frame)


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_and_all_marks_of_the_dashboard_stand_out(browser, written, scheme):
    opened(browser, written)
    if run(browser, "return document.documentElement.dataset.theme") != scheme:
        followed(browser, "document.getElementById('theme').click(); kg.select(null)")
    run(browser, "document.querySelectorAll('details').forEach(d => { d.open = true })")
    looked, weak = run(browser, MEASURE)
    assert looked > 100
    assert weak == []
    followed(browser, PAIR, ["Azerbaijan", "Armenia"])
    faint = (
        "document.querySelectorAll('.faint').forEach(node => node.remove());"  # what is not chosen is pale on purpose
    )
    assert run(browser, faint + MEASURE)[1] == []


@pytest.mark.browser
def test_events_without_a_date_or_a_counterpart_have_their_place(browser, tmp_path):
    told = [("Iran", "MOBILIZE", "", {"place": "@Ganja"}), ("Iran", "ACCUSE", "Armenia", {})]
    with store(tmp_path / "graph", text("a", *told)) as found:
        dashboard(found, tmp_path / "d.html")
    opened(browser, tmp_path / "d.html")
    assert "no axis to put them on" in text_of(browser, ".lanes-view")
    assert text_of(browser, "#told-title") == "2 events"
    pick(browser, "Iran")
    pick_pair(browser, "Iran", "Armenia")
    run(browser, CLICK, ".spot")
    assert text_of(browser, "#panel h2") == "Ganja"
    assert browser.get_log("browser") == []


def test_what_texts_that_look_back_leave_undated_has_no_mark(tmp_path):
    bound = {"latest": "2025-06-02", "dating": "publication"}
    old = {"time": "2020-05-03", "earliest": "2020-05-03", "latest": "2020-05-03", "dating": "stated"}
    history = text("a", ("Iran", "ASSAULT", "Armenia", bound), ("Iran", "AID", "Armenia", old), published="2025-06-02")
    news = text("b", ("Russia", "ASSAULT", "Ukraine", bound), published="2025-06-02")
    with store(tmp_path / "graph", history, news) as found:
        drawn = beside(project(found, claims=True, unnamed=True, to_states=False))
    told = zip(drawn.events, drawn.marks, strict=True)
    kinds = {(event.root, event.arcs[0][0][-2:]): mark and mark.kind for event, mark in told}
    assert kinds[("ASSAULT", "IR")] is None
    assert kinds[("ASSAULT", "RU")] == "publication"
