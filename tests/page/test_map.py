"""The map: projections against their published figures, what is in view, and that it needs nothing but itself."""

import json
import math
from dataclasses import replace
from itertools import pairwise

import pytest
from driving import press, run, wait
from driving import text as text_of
from selenium.webdriver.common.keys import Keys
from written_sample import STATES, check, sample, store, text

import kg
from kg import cli
from kg.checksums import PACKAGE
from kg.errors import InputError
from kg.lexica import tables
from kg.model import Assertion, Entity, Mention, Span
from kg.page.map.projection import HEIGHT, WIDTH, angle, equal_earth, frame, lambert, outline, pieces
from kg.page.map.shapes import middle, outlines, points
from kg.showing import map_page

HOSTILE = "</title><script>alert(1)</script>\"'<img src=x onerror=alert(1)>"


@pytest.fixture
def graph(tmp_path):
    with sample(tmp_path / "graph") as opened:
        yield opened


def test_lambert_gives_the_figures_of_snyder():
    assert lambert((10, 0), (0, 0)) == pytest.approx((0.17431, 0.0), abs=1e-5)
    assert lambert((0, 90), (0, 0)) == pytest.approx((0.0, 1.41421), abs=1e-5)
    # Snyder's numerical example, page 332: 20 S, 100 E about 40 N, 100 W with R = 3.
    x, y = lambert((100, -20), (-100, 40))
    assert (3 * x, 3 * y) == pytest.approx((-4.2339303, 4.0257775), abs=1e-6)


def test_equal_earth_gives_its_published_extent_and_keeps_areas():
    width, height = equal_earth((180, 0))[0], equal_earth((0, 90))[1]
    assert width / height == pytest.approx(2.05458, abs=1e-4)
    # A ring of latitude of the globe has the area 2 pi (sin b - sin a); on the map it is the integral of its width.
    steps = [equal_earth((180, 40 + n / 100)) for n in range(1001)]
    area = sum((a[0] + b[0]) * (b[1] - a[1]) for a, b in pairwise(steps))
    assert area == pytest.approx(2 * math.pi * (math.sin(math.radians(50)) - math.sin(math.radians(40))), rel=1e-5)


def test_outlines_are_closed_and_every_state_has_a_place_on_the_map():
    shapes = outlines()
    assert len(shapes) > 230
    assert all(ring[0] == ring[-1] and len(ring) >= 3 for rings in shapes.values() for ring in rings)
    independent = {row["iso2"] for row in tables.rows("states.tsv") if row["status"] == "Yes"}
    assert len(independent) > 190
    assert {code for code in independent if f"state/{code}" not in points()} == set()
    assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in points().values())


@pytest.mark.parametrize(
    ("code", "inside"),
    [("UA", (34.1, 45.0)), ("SO", (44.1, 9.6)), ("CY", (33.4, 35.3)), ("AZ", (45.4, 39.2)), ("XK", (21.0, 42.6))],
)
def test_borders_follow_iso_3166_and_the_united_nations(code, inside):
    x, y = inside
    holding = set()
    for owner, rings in outlines().items():
        crossings = 0
        for ring in rings:
            for (x1, y1), (x2, y2) in pairwise(ring):
                crossings += (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
        if crossings % 2:
            holding.add(owner)
    assert holding == {code}


def test_data_files_are_small_and_name_source_and_licence():
    folder = PACKAGE / "lexica"
    for name, words in (("outlines.tsv", "public domain"), ("points.tsv", "CC BY 4.0")):
        body = folder.joinpath(name).read_bytes()
        assert len(body) < 300_000
        assert words in body.decode().partition("\nk")[0]


def test_the_frame_shows_where_the_weight_lies():
    near = {points()[f"state/{code}"]: 5.0 for code in ("AZ", "AM", "TR", "IR")}
    view = frame(near | {points()["state/US"]: 1.0})
    assert view.centre is not None
    assert all(0 < x < WIDTH and 0 < y < HEIGHT for x, y in map(view.place, near))
    assert not 0 < view.place(points()["state/US"])[0] < WIDTH or not 0 < view.place(points()["state/US"])[1] < HEIGHT
    everywhere = {points()[f"state/{code}"]: 1.0 for code in ("US", "CN", "BR", "AU", "ZA", "RU")}
    assert frame(everywhere).centre is None
    assert frame({}).centre is None
    alone = frame({points()["state/MT"]: 1.0})
    assert alone.place(points()["state/MT"]) == pytest.approx((WIDTH / 2, HEIGHT / 2))


def test_angles():
    assert angle((0, 0), (90, 0)) == pytest.approx(90)
    assert angle((10, 50), (10, 50)) == pytest.approx(0, abs=1e-5)


def test_outlines_end_at_the_horizon_and_never_flood_the_map():
    view = frame({points()[f"state/{code}"]: 1.0 for code in ("AZ", "AM", "GE")})
    rim = view.extent / 2
    middle = view.place(view.centre)
    cut = [outline(view, ring) for rings in outlines().values() for ring in rings]
    drawn = [ring for ring in cut if ring]
    assert 200 < len(drawn) < len(cut)
    assert max(math.dist(middle, point) for ring in drawn for point in ring) <= rim * 1.001
    steps = [
        math.dist(a, b) for ring in drawn for a, b in pairwise([*ring, ring[0]]) if math.dist(middle, a) > rim * 0.99
    ]
    assert max(steps) < rim / 8  # along the horizon, not straight across
    far = frame({points()["state/NZ"]: 1.0})
    assert [outline(far, ring) for ring in outlines()["ES"] if outline(far, ring)] == []


def test_on_a_map_of_the_world_nothing_is_drawn_across_it():
    view = frame({})
    for code in ("RU", "FJ", "AQ", "US"):
        drawn = [piece for ring in outlines()[code] for piece in pieces(view, ring)]
        assert drawn
        foot = max(y for piece in drawn for _, y in piece) - 1  # there Antarctica ends at the pole, which is a line
        steps = [abs(a[0] - b[0]) for piece in drawn for a, b in pairwise(piece) if a[1] < foot]
        assert max(steps) < WIDTH / 8, code
    sides = [piece[0][0] < WIDTH / 2 for ring in outlines()["FJ"] for piece in pieces(view, ring)]
    assert {True, False} == set(sides)  # some of its islands lie in the far west of the drawing


def test_the_view_opens_with_all_that_the_region_holds():
    near = {points()[f"state/{code}"]: 5.0 for code in ("AZ", "AM", "TR", "IR")}
    view = frame(near)
    left, top, right, bottom = view.inside
    xs, ys = zip(*map(view.place, near), strict=True)
    assert left - 0.1 < min(xs) < max(xs) < right + 0.1
    assert top - 0.1 < min(ys) < max(ys) < bottom + 0.1
    assert (min(xs), max(xs)) == pytest.approx((left, right), abs=0.1)  # these lie side by side


def test_the_middle_of_a_state_is_in_its_largest_piece():
    longitude, latitude = middle("RU")
    assert 80 < longitude < 110
    assert 55 < latitude < 70
    assert middle("TV") == points()["state/TV"] or angle(middle("TV"), points()["state/TV"]) < 5


def data(html):
    return json.loads(html.split('id="kg-map">')[1].split("</script>")[0])


def test_ties_events_and_states_stand_in_lists_with_their_sentences(graph):
    html = map_page(graph)
    page = check(html)
    drawn = data(html)
    names = [state["name"] for state in drawn["states"]]
    told = {(names[tie["from"]], names[tie["to"]], tie["sign"], tie["both"]) for tie in drawn["ties"]}
    assert ("Azerbaijan", "Armenia", -1, False) in told
    assert ("Armenia", "Azerbaijan", -1, False) in told
    assert {("Azerbaijan", "Türkiye", 1, True), ("Türkiye", "Azerbaijan", 1, True)} & told
    assert not any(tie["from"] == tie["to"] for tie in drawn["ties"])
    assert {"tie-AZ-TR", "place-place-ganja"} <= set(page.ids)
    assert "Azerbaijan attacked Armenia" in page.words
    assert "3 people killed" in page.words
    assert "A night of shelling" in page.words
    assert all(f"state-{code}" in page.ids for code in STATES.values())


def test_an_event_stands_at_its_place_or_in_the_middle_of_the_state_of_that_place(tmp_path):
    planned = ("Iran", "MOBILIZE", "", {"place": "@Ganja", "status": "Planned"})
    vague = ("Iran", "ASSAULT", "Armenia", {"place": "@Pankisi"})
    nowhere = ("Iran", "ASSAULT", "Armenia", {"place": "@Gondolin"})
    with store(tmp_path / "graph", text("a", planned, vague, nowhere)) as opened:
        html = map_page(opened)
    words = check(html).words
    spots = {spot["key"]: spot for spot in data(html)["spots"]}
    assert spots["place/ganja"]["events"] == [{"sign": "hostility", "real": False}]
    assert spots["place/ganja"]["exact"]
    assert spots["state/GE"]["events"] == [{"sign": "hostility", "real": True}]
    assert not spots["state/GE"]["exact"]
    tbilisi = next(state["at"] for state in data(html)["states"] if state["code"] == "AM")
    assert math.dist(spots["state/GE"]["at"], tbilisi) > 1
    assert "Georgia, no closer place known" in words
    assert "1 event has no place that the map knows" in words


def test_alliances_that_the_texts_tell_of_come_with_their_known_members(tmp_path):
    alliance = Entity("e9", "alliance/nato", "NATO", "Alliance")
    found = text("a", ("Iran", "ACCUSE", "Türkiye", {}))
    member = Assertion("memberOf", "m2", "m9", evidence=Span(0, 5))
    mention = Mention("m9", 0, 4, "Alliance", "e9")
    with_nato = replace(
        found, entities=(*found.entities, alliance), mentions=(*found.mentions, mention), assertions=(member,)
    )
    with store(tmp_path / "graph", with_nato) as opened:
        (nato,) = data(map_page(opened))["alliances"]
    assert nato["name"] == "NATO"
    assert {"TR", "US", "FR"} <= set(nato["members"])
    assert "RU" not in nato["members"]


def test_the_command_writes_the_same_bytes_as_the_method(graph, tmp_path, capsys):
    out = tmp_path / "m.html"
    assert cli.main(["map", str(graph.folder), "-o", str(out)]) == 0
    with kg.open(graph.folder) as opened:
        assert out.read_text(encoding="utf-8") == opened.map() == opened.map()
    capsys.readouterr()
    assert cli.main(["map", str(graph.folder), "-o", str(tmp_path / "no" / "m.html")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_poor_or_hostile_graph_gives_a_page_that_says_so(tmp_path):
    with store(tmp_path / "empty") as opened:
        assert "no tie between two states" in check(map_page(opened, title=HOSTILE)).words
    hostile = text("a", (HOSTILE, "ASSAULT", "x" * 500, {"place": "@Ganja"}), source=HOSTILE, url="javascript:alert(1)")
    with store(tmp_path / "hostile", hostile) as opened:
        html = map_page(opened)
        assert "but of events at places" in check(html).words
        assert "<img" not in html
        with pytest.raises(InputError):
            map_page(opened, tmp_path)


KEY = "return [...document.querySelectorAll(arguments[0])].map(node => node.dataset.key).sort()"
FILLS = "return [...document.querySelectorAll('.land.held')].map(node => getComputedStyle(node).fill).join()"


def opened(browser, graph, tmp_path, fragment="", size=(1200, 900)):
    map_page(graph, tmp_path / "m.html")
    mobile = size[0] < 600
    metrics = {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": mobile}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.get("about:blank")
    browser.get((tmp_path / "m.html").as_uri() + fragment)
    wait(browser, "return document.getElementById('atlas').dataset.drawn !== undefined")


def drawn_again(browser, change, *values):
    """Do something, and wait until the map is drawn anew."""
    run(browser, "document.getElementById('atlas').dataset.drawn = 'old'")
    run(browser, change, *values)
    wait(browser, "return document.getElementById('atlas').dataset.drawn !== 'old'")


@pytest.mark.browser
def test_the_switches_change_what_is_drawn(browser, graph, tmp_path):
    opened(browser, graph, tmp_path)
    push = "document.getElementById(arguments[0]).click()"
    select = "const s = document.getElementById('fill'); s.value = arguments[0]; s.dispatchEvent(new Event('change'))"
    hostile, friendly = (run(browser, KEY, f".arc.{sign}") for sign in ("hostility", "cooperation"))
    assert any(">" in key for key in hostile)
    assert any("=" in key for key in friendly)
    assert run(browser, KEY, ".spot") == ["spot place/ganja"]
    assert run(browser, "return document.querySelector('.arc.hostility .head').getAttribute('d')")
    drawn_again(browser, push, "show-hostility")
    assert run(browser, KEY, ".arc.hostility") == []
    assert run(browser, KEY, ".arc.cooperation") == friendly
    drawn_again(browser, push, "show-hostility")
    drawn_again(browser, push, "show-cooperation")
    assert run(browser, KEY, ".arc.hostility") == hostile
    assert run(browser, KEY, ".arc.cooperation") == []
    drawn_again(browser, push, "show-cooperation")
    drawn_again(browser, push, "show-events")
    assert run(browser, KEY, ".spot") == []
    before = run(browser, FILLS)
    drawn_again(browser, select, "mood")
    assert run(browser, FILLS) != before
    drawn_again(browser, select, "influence")
    assert run(browser, FILLS) == before
    assert run(browser, "return performance.getEntriesByType('resource').length") == 0
    assert browser.get_log("browser") == []


@pytest.mark.browser
def test_a_click_or_a_key_opens_the_sentences_and_the_address_brings_them_back(browser, graph, tmp_path):
    opened(browser, graph, tmp_path)
    wait(browser, "return document.querySelector('.spot') !== null")  # a busy machine may draw before it has its size
    run(browser, "document.querySelector('.spot').focus()")
    press(browser, Keys.ENTER)
    assert "Ganja" in text_of(browser, "#card")
    assert "Azerbaijan attacked Armenia" in text_of(browser, "#card")
    assert run(browser, "return document.activeElement.id") == "card"
    assert "place=" in run(browser, "return location.hash")
    press(browser, Keys.ESCAPE)
    assert run(browser, "return document.getElementById('card').hidden")
    run(browser, "document.querySelector('.seat').dispatchEvent(new MouseEvent('click', { bubbles: true }))")
    assert "Rank" in text_of(browser, "#card .figures")
    run(browser, "document.querySelector('.arc.hostility').dispatchEvent(new MouseEvent('click', { bubbles: true }))")
    pair = text_of(browser, "#card h3")
    address = run(browser, "return location.hash")
    assert "pair=" in address
    assert run(browser, "return [...document.querySelectorAll('#card [id]')].length") == 0
    opened(browser, graph, tmp_path, address)
    assert text_of(browser, "#card h3") == pair
    opened(browser, graph, tmp_path, "#pair=XX+YY&place=nowhere&state=&fill=<b>&alliance=none")
    assert run(browser, "return document.getElementById('card').hidden")
    assert browser.get_log("browser") == []


@pytest.mark.browser
def test_wheel_drag_and_keys_move_the_map(browser, graph, tmp_path):
    opened(browser, graph, tmp_path)
    view = "return [kg.atlas.view.x, kg.atlas.view.y, kg.atlas.view.k]"
    x, y, k = run(browser, view)
    run(browser, "document.getElementById('atlas').focus()")
    press(browser, Keys.ARROW_RIGHT, Keys.ARROW_DOWN)
    right, down, same = run(browser, view)
    assert right > x
    assert down > y
    assert same == k
    press(browser, "+")
    assert run(browser, view)[2] > k
    roll = (
        "document.getElementById('atlas')"
        ".dispatchEvent(new WheelEvent('wheel', { deltaY: arguments[0], cancelable: true }))"
    )
    near = run(browser, view)[2]
    run(browser, roll, 400)
    assert run(browser, view)[2] < near
    run(browser, "document.activeElement.blur()")
    before = run(browser, view)
    run(browser, roll, 400)
    assert run(browser, view) == before  # the page scrolls
    for kind, at in (("down", 300), ("move", 400), ("up", 400)):
        run(
            browser,
            "const at = { clientX: arguments[1], clientY: 400, pointerId: 1, bubbles: true };"
            "const box = document.getElementById('atlas'); box.setPointerCapture = () => {};"
            "box.dispatchEvent(new PointerEvent(`pointer${arguments[0]}`, at))",
            kind, at,
        )  # fmt: skip
    assert run(browser, view)[0] == pytest.approx(before[0] - 100 / before[2])
    run(browser, "document.getElementById('map-fit').click()")
    wait(browser, f"return Math.abs(kg.atlas.view.k - {k}) < 1e-6")


@pytest.mark.browser
def test_bubbles_come_apart_on_the_way_in(browser, tmp_path):
    rows = (("ASSAULT", "Shusha"), ("AID", "Shusha"), ("ASSAULT", "Khankendi"))
    told = [("Iran", root, "Armenia", {"place": f"@{place}"}) for root, place in rows]
    with store(tmp_path / "graph", text("a", *told)) as found:
        opened(browser, found, tmp_path, size=(500, 800))
    counts = "return [...document.querySelectorAll('.spot text')].map(node => node.textContent).sort()"
    assert run(browser, counts) == ["3"]
    bubble = "[...document.querySelectorAll('.spot')].find(node => node.textContent.endsWith('3'))"
    run(browser, f"{bubble}.dispatchEvent(new MouseEvent('click', {{ bubbles: true }}))")
    wait(browser, f"return document.querySelector('.spot') && !{bubble}")
    wait(browser, "return [...document.querySelectorAll('.spot text')].some(node => node.textContent === '2')")


@pytest.mark.browser
@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_the_map_opens_on_its_region_and_names_stand_apart(browser, graph, tmp_path, size):
    opened(browser, graph, tmp_path, size=size)
    assert run(browser, "return document.documentElement.scrollWidth <= innerWidth")
    seats = run(browser, KEY, ".seat:not(.away)")
    assert len(seats) >= 4
    boxes = run(
        browser,
        "return [...document.querySelectorAll('.over .name')].map(node => { const b = node.getBoundingClientRect();"
        "return [b.left, b.right, b.top + 3, b.bottom - 3] })",
    )
    assert len(boxes) >= 4
    for number, one in enumerate(boxes):
        for other in boxes[:number]:
            assert one[1] < other[0] or one[0] > other[1] or one[3] < other[2] or one[2] > other[3]
    assert browser.get_log("browser") == []
