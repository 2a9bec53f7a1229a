"""The time bar and the filters that joined it: alone and together."""

import itertools

import networkx as nx
import pytest
from driving import click, filter_chip, live_pairs, network, pick_pair, run, show, shown, slide, text, wait
from page_sample import sample
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from kg.evidence import Evidence
from kg.network.edges import edge

pytestmark = pytest.mark.browser

MONTHS = [f"2024-{month:02}-10" for month in range(1, 11)]


def months():
    """One pair a month over ten months, and one without a date."""
    rows = [(f"S{n}", "ASSAULT", "T", {"times": (date,)}) for n, date in enumerate(MONTHS)]
    return network(*rows, ("U", "ASSAULT", "T", {"times": ()}))


def window(browser):
    return run(browser, "return ['since', 'until'].map(id => Number(document.getElementById(id).value))")


def test_the_step_follows_the_span_of_the_dates(browser, tmp_path):
    spans = {
        "week": ("2024-05-01", "2024-07-20"),
        "month": ("2022-01-05", "2024-07-20"),
        "year": ("1990-01-05", "2024-07-20"),
    }
    for unit, (first, last) in spans.items():
        show(browser, tmp_path, network(("A", "ASSAULT", "B", {"times": (first, last)})))
        assert run(browser, "return document.getElementById('since').getAttribute('aria-label')") == f"From {unit}"


def test_playing_adds_up_to_the_end_and_stops(browser, tmp_path):
    show(browser, tmp_path, months())
    last = run(browser, "return Number(document.getElementById('until').max)")
    slide(browser, "until", last - 3)
    before = live_pairs(browser)
    click(browser, "#play")
    assert run(browser, "return document.getElementById('play').getAttribute('aria-label')") == "Pause"
    wait(browser, "return document.getElementById('play').getAttribute('aria-label') === 'Play over time'")
    assert window(browser) == [0, last]
    assert set(before) < set(live_pairs(browser))
    assert "Played to the end" in text(browser, "#live")


def test_pausing_keeps_the_moment(browser, tmp_path):
    show(browser, tmp_path, months())
    click(browser, "#play")  # from the whole: it begins anew
    assert window(browser)[1] < 9
    wait(browser, "return Number(document.getElementById('until').value) >= 2")
    click(browser, "#play")
    moment = window(browser)
    assert run(browser, "return document.getElementById('play').getAttribute('aria-label')") == "Play over time"
    assert window(browser) == moment
    assert len(live_pairs(browser)) < 11


def test_a_moving_window_keeps_its_width(browser, tmp_path):
    show(browser, tmp_path, months())
    Select(browser.find_element("id", "mode")).select_by_value("window")
    slide(browser, "until", 12)
    slide(browser, "since", 10)
    click(browser, "#play")
    wait(browser, "return Number(document.getElementById('until').value) > 13")
    click(browser, "#play")
    since, until = window(browser)
    assert until - since == 2
    assert len(live_pairs(browser)) <= 3


def test_undated_ties_are_counted_and_can_be_hidden(browser, tmp_path):
    show(browser, tmp_path, months())
    assert text(browser, "#undated button") == "Undated1"
    slide(browser, "since", 30)
    assert "T-U" in live_pairs(browser)
    filter_chip(browser, "Undated")
    assert "T-U" not in live_pairs(browser)
    click(browser, "#reset")
    filter_chip(browser, "Undated")
    assert len(live_pairs(browser)) == 10


def test_a_network_without_dates_says_so_in_place_of_the_bar(browser, tmp_path):
    show(browser, tmp_path, network(("A", "ASSAULT", "B", {"times": ()})))
    assert browser.find_element("id", "timeless").text == "No tie is dated."
    assert not browser.find_element("id", "play").is_displayed()
    assert shown(browser) == [2, 1]


def test_one_treaty_of_old_does_not_stretch_the_scale(browser, tmp_path):
    show(browser, tmp_path, network(("A", "ASSAULT", "B", {"times": ("1828-02-10", *MONTHS)})))
    assert text(browser, "#since-text").startswith("Before")
    assert text(browser, "#since-text").endswith("2024")


def test_the_confidence_filter_leaves_the_surer_ties(browser, tmp_path):
    graph = network(("A", "ASSAULT", "B", {"confidence": 0.9}), ("A", "AID", "C", {"confidence": 0.4, "sign": 1}))
    show(browser, tmp_path, graph)
    slide(browser, "confidence", 0.5)
    assert live_pairs(browser) == ["A-B"]
    assert text(browser, "#confidence-text") == "At least 0.50"


def test_the_source_filter_leaves_other_outlets_and_their_sentences(browser, tmp_path):
    show(browser, tmp_path, sample())
    before = shown(browser)
    weight = "return kg.pairs.find(p => p.live.length && p.ties.some(t => t.said.length > 4)).weight"
    whole = run(browser, weight)
    run(browser, "document.getElementById('sources-box').open = true")
    filter_chip(browser, "Caspian Courier")
    filter_chip(browser, "Bosphorus Review")
    assert shown(browser)[1] < before[1]
    assert run(browser, weight) < whole
    pick_pair(browser, "Russia", "Ukraine")
    panel = text(browser, "#panel")
    assert "Black Sea Wire" in panel
    assert "Caspian Courier" not in panel


def test_claims_in_the_panel_keep_to_the_source_filter_too(browser, tmp_path):
    graph = network(
        ("A", "ASSAULT", "B", {"outlet": "Post"}),
        ("A", "THREATEN", "B", {"outlet": "Wire", "kind": "claim"}),
        ("A", "ACCUSE", "B", {"outlet": "Post", "kind": "claim"}),
    )
    show(browser, tmp_path, graph)
    pick_pair(browser, "A", "B")
    assert "A did THREATEN to B" in text(browser, "#panel")  # told of, though claims are not drawn
    filter_chip(browser, "Wire")
    assert "A did THREATEN to B" not in text(browser, "#panel")
    assert "A did ACCUSE to B" in text(browser, "#panel")


def test_none_and_all_of_a_list_of_sources_or_relations(browser, tmp_path):
    show(browser, tmp_path, sample())
    before = shown(browser)
    for kind in ("term", "outlet"):
        click(browser, f"[data-none={kind}]")
        assert shown(browser)[1] == 0
        click(browser, f"[data-all={kind}]")
        assert shown(browser) == before


def test_one_text_alone(browser, tmp_path):
    show(browser, tmp_path, network(("A", "ASSAULT", "B", {}), ("C", "ASSAULT", "D", {"outlet": "Wire"})))
    choice = Select(browser.find_element("id", "text"))
    assert [option.get_attribute("textContent") for option in choice.options] == [
        "All texts",
        "1 May 2024 · Post · A and B",
        "1 May 2024 · Wire · C and D",
    ]
    run(browser, "document.getElementById('sources-box').open = true")
    choice.select_by_index(2)
    assert live_pairs(browser) == ["C-D"]


def test_filters_combine(browser, tmp_path):
    graph = network(
        ("A", "ASSAULT", "B", {"times": ("2024-01-05",)}),
        ("A", "ASSAULT", "C", {"times": ("2024-09-05",)}),
        ("A", "ASSAULT", "D", {"times": ("2024-09-05",), "confidence": 0.3}),
        ("A", "ASSAULT", "E", {"times": ("2024-09-05",), "outlet": "Wire"}),
        ("A", "AID", "F", {"times": ("2024-09-05",), "sign": 1}),
        ("A", "THREATEN", "G", {"times": ("2024-09-05",)}),
    )
    show(browser, tmp_path, graph)
    slide(browser, "since", 20)
    slide(browser, "confidence", 0.5)
    for label in ("Wire", "Cooperation", "Threaten"):
        filter_chip(browser, label)
    assert live_pairs(browser) == ["A-C"]
    click(browser, "#reset")
    assert len(live_pairs(browser)) == 6


def test_a_pair_shows_its_course_over_time(browser, tmp_path):
    graph = network(
        ("A", "ASSAULT", "B", {"times": ("2024-01-05", "2024-03-05"), "strength": 9.0}),
        ("B", "AID", "A", {"times": ("2024-08-05", "2024"), "sign": 1, "strength": 7.0}),
        ("A", "REQUEST", "B", {"times": ("2024-08-05",), "sign": 0}),
        ("A", "THREATEN", "B", {"times": ("2024-09-05",), "kind": "claim"}),
    )
    show(browser, tmp_path, graph)
    pick_pair(browser, "A", "B")
    bars = run(
        browser,
        "return [...document.querySelectorAll('#panel .dyad rect')].map(r => [r.getAttribute('style'), r.textContent])",
    )
    assert [style.split("--")[1].rstrip(")") for style, _ in bars] == ["hostility", "hostility", "cooperation"]
    assert [words.split(": ")[1] for _, words in bars] == ["hostility 0.9", "hostility 0.9", "cooperation 0.7"]
    label = run(browser, "return document.querySelector('#panel .dyad').getAttribute('aria-label')")
    assert "Hostility 1.8 in all" in label
    assert "1 report not dated that closely" in text(browser, "#panel figcaption")


def reported(*rows):
    """A network of rows (source, target, day, whether a text tells the day): an assault each."""
    arcs = {}
    for number, (u, v, day, told) in enumerate(rows):
        time = {"time": day} if told else {"dating": "publication", "latest": day}
        said = Evidence(
            f"d:{number}", 0, 9, f"Told {number}.", "event", event=f"e:{number}", date=day, outlet="P", **time
        )
        arcs.setdefault((u, v), []).append(said)
    graph = nx.MultiDiGraph()
    for (u, v), passages in arcs.items():
        graph.add_edge(u, v, key="ASSAULT", **edge("ASSAULT", passages))
    for node in graph:
        graph.add_node(node, label=node, kind="State", named=True)
    return graph


def four_months():
    return reported(
        ("A", "B", "2023-01-05", True),
        ("A", "B", "2024-02-06", True),
        ("A", "B", "2024-02-07", False),
        ("A", "B", "2024-02-07", False),
        ("C", "B", "2024-03-07", False),
        ("A", "C", "2024-05-07", True),
    )


BAR = """
const bars = [...document.querySelectorAll('#bars .bar-of')];
const hover = (n) => {
  const box = bars[n].getBoundingClientRect();
  const at = { clientX: box.left + box.width / 2, clientY: box.top, bubbles: true };
  bars[n].dispatchEvent(new PointerEvent('pointermove', at));
};
"""
TIP = "return document.getElementById('bar-tip').hidden ? null : document.getElementById('bar-tip').textContent"


def test_bars_tell_reports_of_a_time_and_those_that_only_publication_dates_apart(browser, tmp_path):
    show(browser, tmp_path, four_months())
    assert run(browser, TIP) is None
    run(browser, BAR + "hover(13)")
    assert run(browser, TIP) == "Feb 2024: 3 reports, 1 of that time, 2 by publication alone"
    heights = run(browser, BAR + "return [...bars[13].children].map(part => [part.className, part.style.height])")
    assert [(name, float(height.rstrip("%"))) for name, height in heights] == [
        ("published", pytest.approx(200 / 3, abs=0.01)),
        ("told", pytest.approx(100 / 3, abs=0.01)),
    ]
    run(browser, "document.getElementById('bars').dispatchEvent(new PointerEvent('pointerleave'))")
    assert run(browser, TIP) is None


def test_a_click_on_a_bar_shows_its_month_alone(browser, tmp_path):
    show(browser, tmp_path, four_months())
    run(
        browser,
        BAR + "const box = bars[14].getBoundingClientRect();"
        "bars[14].dispatchEvent(new MouseEvent('click', { clientX: box.left + box.width / 2, bubbles: true }))",
    )
    assert window(browser) == [14, 14]
    assert live_pairs(browser) == ["B-C"]


def test_dates_stand_below_the_bar_as_many_as_there_is_room_for(browser, tmp_path):
    show(browser, tmp_path, four_months())
    ticks = "return [...document.querySelectorAll('#ticks span')].map(t => t.textContent)"
    wide = run(browser, ticks)
    assert {"Jan 2023", "Jan 2024"} <= set(wide)
    boxes = run(
        browser,
        "return [...document.querySelectorAll('#ticks span')]"
        ".map(t => t.getBoundingClientRect()).map(b => [b.left, b.right])",
    )
    assert all(right <= left for (_, right), (left, _) in itertools.pairwise(boxes))
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": False}
    )
    wait(browser, f"return (() => {{ {ticks} }})().length < {len(wide)}")
    assert 2 <= len(run(browser, ticks)) < len(wide)


def test_by_keyboard_the_whole_window_moves_and_tells_what_it_holds(browser, tmp_path):
    show(browser, tmp_path, four_months())
    slide(browser, "since", 12)
    slide(browser, "until", 13)
    run(browser, "document.getElementById('since').focus()")
    assert run(browser, TIP) == "Jan 2024: 0 reports"
    ActionChains(browser).key_down(Keys.SHIFT).send_keys(Keys.ARROW_RIGHT).key_up(Keys.SHIFT).perform()
    assert window(browser) == [13, 14]
    assert run(browser, TIP) == "Feb 2024: 3 reports, 1 of that time, 2 by publication alone"
    told = run(browser, "return document.getElementById('since').getAttribute('aria-valuetext')")
    assert told == "Feb 2024: 3 reports, 1 of that time, 2 by publication alone"
    for _ in range(5):
        ActionChains(browser).key_down(Keys.SHIFT).send_keys(Keys.ARROW_RIGHT).key_up(Keys.SHIFT).perform()
    assert window(browser) == [15, 16]  # the end of the scale; the window keeps its width
    run(browser, "document.activeElement.blur()")
    assert run(browser, TIP) is None


def test_a_pair_tells_what_only_publication_dates(browser, tmp_path):
    show(browser, tmp_path, four_months())
    pick_pair(browser, "A", "B")
    assert "5 Jan 2023, 6 Feb 2024; on or before 7 Feb 2024" in text(browser, "#panel .tie .time")
    foots = run(browser, "return [...document.querySelectorAll('#panel .said .of')].map(f => f.textContent)")
    assert sorted(foots)[-1] == "On or before 7 Feb 2024"
    assert run(browser, "return document.querySelectorAll('#panel .said .of.loose').length") == 2
    bars = (
        "return [...document.querySelectorAll('#panel .dyad rect')].map(r => [r.getAttribute('class'), r.textContent])"
    )
    assert run(browser, bars) == [
        [None, "Jan 2023: hostility 0.9"],
        ["loose-bar", "Feb 2024: hostility 2.7, 1.8 of it on or before"],
        [None, "Feb 2024: hostility 2.7, 1.8 of it on or before"],
    ]
    assert "hollow where only publication dates it" in text(browser, "#panel figcaption")
    pick_pair(browser, "B", "C")
    assert text(browser, "#panel .tie .time").startswith("On or before 7 Mar 2024")


def test_a_month_is_named_once_where_steps_are_weeks(browser, tmp_path):
    days = ("2024-11-27", "2024-12-04", "2024-12-11", "2024-12-20", "2025-01-02")
    show(browser, tmp_path, network(*(("A", f"T{n}", "B", {"times": (day,)}) for n, day in enumerate(days))))
    ticks = "return [...document.querySelectorAll('#ticks span')].map(t => t.textContent)"
    wait(browser, f"return (() => {{ {ticks} }})().length > 0")
    assert run(browser, ticks) == ["Dec 2024", "Jan 2025"]


def test_the_page_says_at_once_what_a_click_does(browser, tmp_path):
    show(browser, tmp_path, network(("A", "AID", "B", {})))
    words = "Click an actor or a line to read the sentences behind it."
    hint = "return [...document.querySelectorAll('.head p')].filter(p => p.checkVisibility()).map(p => p.textContent)"
    assert words in run(browser, hint)
