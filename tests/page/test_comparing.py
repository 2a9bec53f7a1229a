"""Two sources side by side, and two windows of time, in the panel and in the drawing."""

import pytest
from driving import click, network, pick, run, show, slide, text, wait
from selenium.webdriver.support.ui import Select
from written_sample import store
from written_sample import text as told

from kg.comparing import compare
from kg.showing import influence_page

pytestmark = pytest.mark.browser

GAZETTE = told(
    "gazette",
    ("Azerbaijan", "ASSAULT", "Armenia", {"time": "2025-03-02", "place": "@Ganja", "dead": 3}),
    ("Türkiye", "alliedWith", "Azerbaijan", {}),
    ("Russia", "ASSAULT", "Ukraine", {"time": "2025-02-01"}),
    ("Iran", "AID", "Armenia", {"time": "2025-03-01"}),
    ("Russia", "THREATEN", "Türkiye", {"time": "2025-02-03", "status": "Planned"}),
    published="2025-03-10", source="Harbour Gazette", title="A night of shelling",
)  # fmt: skip
WIRE = told(
    "wire",
    ("Azerbaijan", "ASSAULT", "Armenia",
     {"time": "2025-03-02", "place": "@Ganja", "polarity": "Denied", "status": "Denied", "speaker": "Azerbaijan"}),
    ("Türkiye", "alliedWith", "Azerbaijan", {}),
    ("Russia", "ASSAULT", "Ukraine", {"time": "2025-02-20"}),
    ("Ukraine", "ACCUSE", "Russia", {"time": "2025-03-05"}),
    published="2025-03-12", source="Steppe Wire", title="After the shelling",
)  # fmt: skip
ROWS = (
    "const found = {}; let how = null;"
    "for (const node of document.getElementById('panel').children) {"
    " if (node.dataset.how) how = node.dataset.how;"
    " else if (node.matches('.besides')) (found[how] ??= []).push("
    "  node.querySelector('.kicker bdi').textContent + ': ' + node.querySelector('h4').textContent);"
    "} for (const list of Object.values(found)) list.sort(); return found"
)


@pytest.fixture(scope="module")
def pair_of_outlets(tmp_path_factory):
    with store(tmp_path_factory.mktemp("outlets") / "graph", GAZETTE, WIRE) as graph:
        yield graph


@pytest.fixture
def sources(browser, tmp_path, pair_of_outlets):
    return beside(browser, tmp_path, pair_of_outlets, to_states=False)


def beside(browser, tmp_path, graph, **switches):
    """Open the page of a graph with its two outlets side by side."""
    influence_page(graph, tmp_path / "page.html", **switches)
    browser.get((tmp_path / "page.html").as_uri())
    wait(browser, "return window.kg !== undefined")
    click(browser, "#compare")
    return browser


def test_two_outlets_stand_side_by_side(sources):
    assert run(sources, ROWS) == {
        "contradicted": ["Assault: Azerbaijan → Armenia"],
        "near": ["Assault: Russia → Ukraine"],
        "shared": ["Allied with: Azerbaijan and Türkiye"],
        "first": ["Aid: Iran → Armenia", "Threaten: Russia → Türkiye"],
        "second": ["Accuse: Ukraine → Russia"],
    }
    notes = run(
        sources,
        "const row = document.querySelector('#panel .besides');"
        "return [...row.querySelectorAll('.column > .time')].map(t => t.textContent)",
    )
    assert notes == ["A: affirmed", "B: denied"]
    sentence = run(sources, "return document.querySelector('#panel [data-side=B] blockquote').textContent")
    assert sentence.startswith("Azerbaijan ASSAULT Armenia")


def test_they_agree_with_the_comparison_of_the_graph(sources, pair_of_outlets):
    rows = compare(pair_of_outlets, outlets=("Harbour Gazette", "Steppe Wire")).rows
    counted = {
        how: sum(row.how == how and row.about in {"event", "fact"} for row in rows)
        for how in ("contradicted", "near", "shared")
    }
    alone = [
        sum(row.how == "alone" and row.about in {"event", "fact"} and row.tellers() == (n,) for row in rows)
        for n in (0, 1)
    ]
    found = {how: len(listed) for how, listed in run(sources, ROWS).items()}
    assert found == counted | {"first": alone[0], "second": alone[1]}


def test_numbers_of_dead_that_exclude_each_other_contradict(browser, tmp_path):
    row = ("Azerbaijan", "ASSAULT", "Armenia")
    texts = [
        told(name, (*row, {"time": "2025-03-02", "place": "@Ganja", "dead": dead}), published="2025-03-03", source=name)
        for name, dead in (("Gazette", 3), ("Wire", 5))
    ]
    with store(tmp_path / "graph", *texts) as graph:
        beside(browser, tmp_path, graph)
    assert "contradicted" in run(browser, ROWS)
    assert "A: 3 killed" in text(browser, "#panel")
    assert "B: 5 killed" in text(browser, "#panel")


def test_a_number_that_its_outlet_corrects_is_no_contradiction(browser, tmp_path):
    row = ("Azerbaijan", "ASSAULT", "Armenia")
    texts = [
        told(
            name, (*row, {"time": "2025-03-02", "place": "@Ganja", "dead": dead}),
            published=f"2025-03-0{day}", source="Gazette", title=name,
        )
        for name, dead, day in (("First count", 3, 3), ("Later count", 5, 4))
    ]  # fmt: skip
    with store(tmp_path / "graph", *texts) as graph:
        beside(browser, tmp_path, graph)
    for side, title in (("A", "First count"), ("B", "Later count")):
        choice = Select(browser.find_element("css selector", f"select[data-side={side}]"))
        choice.select_by_visible_text(next(o.text for o in choice.options if title in o.text))
    assert set(run(browser, ROWS)) == {"near"}
    assert "A: 3 killed" in text(browser, "#panel")


def test_two_days_told_of_one_signing_contradict(browser, tmp_path):
    row = ("Azerbaijan", "AGREE", "Armenia")
    texts = [
        told(name, (*row, {"time": time, "place": "@Ganja"}), published="2025-03-09", source=name)
        for name, time in (("Gazette", "2025-03-02"), ("Wire", "2025-03-05"))
    ]
    with store(tmp_path / "graph", *texts) as graph:
        beside(browser, tmp_path, graph)
        rows = compare(graph, outlets=("Gazette", "Wire")).rows
    assert [row.how for row in rows if row.about == "event"] == ["contradicted"]
    assert run(browser, ROWS) == {"contradicted": ["Agree: Azerbaijan → Armenia"]}
    assert "A: on 2025-03-02" in text(browser, "#panel")
    assert "B: on 2025-03-05" in text(browser, "#panel")


def test_texts_are_chosen_and_sides_are_told_apart_in_the_drawing_and_the_address(sources, tmp_path):
    paints = (
        "const root = getComputedStyle(document.documentElement); const named = {};"
        "for (const name of ['gain', 'loss', 'turn']) named[root.getPropertyValue('--' + name).trim()] = name;"
        "const found = {}; for (const p of kg.pairs) if (p.live.length)"
        " found[[kg.actors[p.a].name, kg.actors[p.b].name].sort().join('-')] ="
        "  named[kg.network.body.edges[p.id].options.color.color];"
        "return found"
    )
    painted = run(sources, paints)
    assert painted["Armenia-Iran"] == "gain"
    assert painted["Armenia-Azerbaijan"] == "turn"
    pick_text = Select(sources.find_element("css selector", "select[data-side=A]"))
    option = next(o.text for o in pick_text.options if "After the shelling" in o.text)
    pick_text.select_by_visible_text(option)
    assert "One text stands on both sides" in text(sources, "#panel .answers")
    Select(sources.find_element("css selector", "select[data-side=B]")).select_by_visible_text(
        "Harbour Gazette (1 text)"
    )
    assert run(sources, ROWS)["first"] == ["Accuse: Ukraine → Russia"]
    seen, words = run(sources, ROWS), run(sources, "return location.hash")
    sources.get("about:blank")
    sources.get((tmp_path / "page.html").as_uri() + words)
    wait(sources, "return window.kg !== undefined")
    assert run(sources, ROWS) == seen
    click(sources, "#compare")
    assert run(sources, "return document.getElementById('panel').hidden")
    assert sources.get_log("browser") == []


CHANGES = (
    ("Norland", "ASSAULT", "Sudria", {"times": ("2024-02-01",), "outlet": "Post"}),
    ("Norland", "AID", "Sudria", {"sign": 1, "times": ("2025-02-01",)}),
    ("Norland", "ACCUSE", "Estia", {"times": ("2024-02-01", "2025-02-01", "2025-02-02", "2025-02-03", "2025-02-04")}),
    ("Westmark", "SANCTION", "Norland", {"times": ("2024-02-02",)}),
    ("Westmark", "AID", "Sudria", {"sign": 1, "times": ("2025-02-02",)}),
    ("Westmark", "ACCUSE", "Estia", {"times": ("2024-02-03", "2024-02-04", "2024-02-05", "2025-02-06")}),
    ("Oldland", "ASSAULT", "Norland", {"times": ("2024-02-05",)}),
)
BOTH = "#windows=2024-01-01+2024-12-31+2025-01-01+2025-12-31"
CHANGED = (
    "const found = {}; let how = null; for (const node of document.getElementById('panel').children) {"
    " if (node.dataset.how) how = node.dataset.how;"
    " else if (node.matches('.besides')) (found[how] ??= []).push(node.querySelector('h4').textContent);"
    "} return found"
)


@pytest.fixture
def windows(browser, tmp_path):
    show(browser, tmp_path, network(*CHANGES))
    browser.get("about:blank")
    browser.get((tmp_path / "page.html").as_uri() + BOTH)
    wait(browser, "return window.kg !== undefined")
    return browser


def test_ties_are_new_gone_turned_stronger_and_weaker(windows):
    assert run(windows, CHANGED) == {
        "new": ["Sudria and Westmark"],
        "gone": ["Norland and Westmark"],
        "turned": ["Norland and Sudria"],
        "stronger": ["Estia and Norland"],
        "weaker": ["Estia and Westmark"],
        "silent": ["Norland and Oldland"],
    }
    assert "Hostility" in text(windows, "[data-how=turned] + .besides .kicker")
    columns = run(
        windows,
        "const row = document.querySelector('[data-how=turned] + .besides');"
        "return [...row.querySelectorAll('blockquote')].map(q => q.textContent)",
    )
    assert columns == ["Norland did ASSAULT to Sudria, told 0.", "Norland did AID to Sudria, told 0."]
    # A broken line means what is only claimed or planned, here too.
    assert run(windows, "return kg.pairs.filter(p => kg.network.body.edges[p.id].options.dashes).length") == 0
    assert run(windows, "return document.querySelectorAll('#panel .swatch.dashed').length") == 0


def test_actors_rise_and_fall_with_their_ranks(windows):
    movers = run(windows, "return [...document.querySelectorAll('.movers li')].map(l => l.textContent)")
    assert any(mover.startswith(("▲Norland", "▼Norland")) for mover in movers)
    assert all("rank" in mover for mover in movers)
    click(windows, ".movers button")
    assert text(windows, "#panel h2") in movers[0]


def test_a_window_without_texts_is_said_to_be_one(windows):
    assert "Before: 7 texts · After: 7 texts." in text(windows, "#panel .answers")
    select = Select(windows.find_element("css selector", "[data-window='1-from']"))
    select.select_by_visible_text("Jul 2024")
    Select(windows.find_element("css selector", "[data-window='1-to']")).select_by_visible_text("Sep 2024")
    assert "After: no texts in this window" in text(windows, "#panel .answers")
    assert "silence is no change" in text(windows, "#panel")
    assert not {"gone", "weaker", "new"} & run(windows, CHANGED).keys()


def test_the_window_of_the_time_bar_can_be_taken(windows):
    slide(windows, "since", 12)
    click(windows, "[data-bar='1']")
    first = Select(windows.find_element("css selector", "[data-window='1-from']")).first_selected_option.text
    assert first == text(windows, "#since-text")
    pick(windows, "Norland")
    click(windows, "#compare")
    click(windows, "[data-compare=windows]")
    assert Select(windows.find_element("css selector", "[data-window='1-from']")).first_selected_option.text == first
    assert windows.get_log("browser") == []


def test_where_nothing_is_dated_there_are_no_windows(browser, tmp_path):
    show(browser, tmp_path, network(("A", "ASSAULT", "B", {"times": ()})))
    click(browser, "#compare")
    click(browser, "[data-compare=windows]")
    assert "No tie is dated" in text(browser, "#panel .answers")
    assert browser.get_log("browser") == []
