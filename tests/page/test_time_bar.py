"""The time bar and the filters that joined it: alone and together."""

import pytest
from driving import click, filter_chip, live_pairs, network, pick_pair, run, show, shown, slide, text, wait
from page_sample import sample
from selenium.webdriver.support.ui import Select

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
