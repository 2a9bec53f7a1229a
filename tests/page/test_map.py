"""The map: projections against their published figures, what is in view, and that it needs nothing but itself."""

import math
import re
from itertools import pairwise

import pytest
from written_sample import STATES, check, sample, store, text

import kg
from kg import cli
from kg.errors import InputError
from kg.lexica import tables
from kg.page.map.projection import HEIGHT, WIDTH, angle, clipped, equal_earth, frame, lambert
from kg.page.map.shapes import outlines, points
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
    folder = tables.resources.files("kg").joinpath("lexica")
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


def test_angles_and_clipping():
    assert angle((0, 0), (90, 0)) == pytest.approx(90)
    assert angle((10, 50), (10, 50)) == pytest.approx(0, abs=1e-5)
    assert clipped([(-900, -900), (-800, -900), (-800, -800)]) == []
    box = clipped([(-5000, -5000), (5000, -5000), (5000, 5000), (-5000, 5000)], edge=0)
    assert sorted(box) == [(0, 0), (0, HEIGHT), (WIDTH, 0), (WIDTH, HEIGHT)]


def test_ties_events_and_states_lead_to_lists_and_sentences(graph):
    html = map_page(graph)
    page = check(html)
    ties = re.findall(r'<a href="#(tie-\w\w-\w\w)" class="tie-arc (\w+)"', html)
    assert ("tie-AZ-TR", "cooperation") in ties
    assert {name for name, _ in ties} <= set(page.ids)
    assert 'href="#place-place-ganja"' in html
    assert "Azerbaijan attacked Armenia" in page.words
    assert "3 people killed" in page.words
    assert "A night of shelling" in page.words
    assert all(f"state-{code}" in page.ids for code in STATES.values())


def test_an_event_stands_at_its_place_or_in_the_state_of_that_place(tmp_path):
    planned = ("Iran", "MOBILIZE", "", {"place": "@Ganja", "status": "Planned"})
    vague = ("Iran", "ASSAULT", "Armenia", {"place": "@Pankisi"})
    nowhere = ("Iran", "ASSAULT", "Armenia", {"place": "@Gondolin"})
    with store(tmp_path / "graph", text("a", planned, vague, nowhere)) as opened:
        html = map_page(opened)
    words = check(html).words
    assert 'href="#place-place-ganja" class="pin hostility unreal"' in html
    assert 'href="#place-state-GE" class="pin hostility"' in html
    assert "Georgia, no place in it known to the map" in words
    assert "1 event has no place that the map knows" in words


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
        assert "<script" not in html
        with pytest.raises(InputError):
            map_page(opened, tmp_path)


@pytest.mark.browser
def test_the_switches_change_what_is_drawn_without_a_script(browser, graph, tmp_path):
    map_page(graph, tmp_path / "m.html")
    browser.get((tmp_path / "m.html").as_uri())

    def shown(selector):
        return browser.execute_script(
            "return [...document.querySelectorAll(arguments[0])]"
            ".filter(e => getComputedStyle(e).display != 'none').length",
            selector,
        )

    def fills():
        return browser.execute_script(
            "return [...document.querySelectorAll('.land.held')].map(e => getComputedStyle(e).fill).join()"
        )

    def press(name):
        browser.execute_script("document.getElementById(arguments[0]).click()", name)

    hostile, friendly, events, before = (
        shown(".tie-arc.hostility"),
        shown(".tie-arc.cooperation"),
        shown(".pin"),
        fills(),
    )
    assert hostile
    assert friendly
    assert events == 1
    press("show-hostility")
    assert (shown(".tie-arc.hostility"), shown(".tie-arc.cooperation")) == (0, friendly)
    press("show-hostility")
    press("show-cooperation")
    assert (shown(".tie-arc.hostility"), shown(".tie-arc.cooperation")) == (hostile, 0)
    press("show-events")
    assert shown(".pin") == 0
    press("fill-mood")
    assert fills() != before
    press("fill-influence")
    assert fills() == before
    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert browser.get_log("browser") == []
