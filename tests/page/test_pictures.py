"""Pictures and paper: what the page saves and prints, from a file on disk."""

import base64
import struct
from xml.etree import ElementTree

import pytest
from driving import click, filter_chip, network, pick, pick_pair, requests, run, saved, show, slide, text
from page_sample import OUTLETS, sample
from pypdf import PdfReader

pytestmark = pytest.mark.browser

SVG = "{http://www.w3.org/2000/svg}"


def printed(browser, tmp_path):
    """Return the words of the printed page, and the count of its sheets."""
    found = browser.execute_cdp_cmd("Page.printToPDF", {"printBackground": True})
    (tmp_path / "page.pdf").write_bytes(base64.b64decode(found["data"]))
    sheets = PdfReader(tmp_path / "page.pdf").pages
    return " ".join(" ".join(sheet.extract_text() for sheet in sheets).split()), len(sheets)


def test_the_svg_is_drawn_from_the_data(browser, tmp_path, downloads):
    show(browser, tmp_path, sample(), title="Black Sea & beyond")
    click(browser, "#save-svg")
    tree = ElementTree.fromstring(saved(downloads, "black-sea-beyond.svg"))
    actors, pairs = run(
        browser, "return [kg.actors.filter(a => a.shown).length, kg.pairs.filter(p => p.live.length).length]"
    )
    names = {title.text for title in tree.iter(f"{SVG}title")}
    assert {"Russia", "Türkiye", "Black Sea & beyond"} <= names
    assert len(names) == actors + 1
    assert len([path for path in tree.iter(f"{SVG}path") if "Q" in path.get("d")]) == pairs
    words = [label.text for label in tree.iter(f"{SVG}text")]
    assert {"Russia", "Black Sea & beyond", "Cooperation"} <= set(words)
    assert not list(tree.iter(f"{SVG}image"))
    assert [url for url in requests(browser) if not url.startswith(("file:", "blob:", "data:"))] == []


def test_the_svg_shows_what_the_filters_leave(browser, tmp_path, downloads):
    show(browser, tmp_path, sample())
    filter_chip(browser, "Hostility")
    slide(browser, "since", 5)
    click(browser, "#save-svg")
    tree = ElementTree.fromstring(saved(downloads, "influence-network.svg"))
    pairs = run(browser, "return kg.pairs.filter(p => p.live.length).length")
    assert len([path for path in tree.iter(f"{SVG}path") if "Q" in path.get("d")]) == pairs
    caption = " ".join(label.text for label in tree.iter(f"{SVG}text"))
    assert "without hostility" in caption
    assert "Jun 2023 to" in caption


def test_the_png_has_twice_the_pixels_of_the_svg(browser, tmp_path, downloads):
    show(browser, tmp_path, sample())
    click(browser, "#save-png")
    image = saved(downloads, "influence-network.png")
    assert image.startswith(b"\x89PNG")
    wide, high = struct.unpack(">II", image[16:24])
    click(browser, "#save-svg")
    tree = ElementTree.fromstring(saved(downloads, "influence-network.svg"))
    assert (wide, high) == (2 * int(tree.get("width")), 2 * int(tree.get("height")))
    assert "saved" in text(browser, "#live")


def test_no_two_names_of_the_drawing_overlap_and_most_actors_have_one(browser, tmp_path, downloads):
    show(browser, tmp_path, sample())
    click(browser, "#save-svg")
    text_of = saved(downloads, "influence-network.svg").decode()
    boxes = run(
        browser,
        "const svg = new DOMParser().parseFromString(arguments[0], 'image/svg+xml').documentElement;"
        "document.body.append(svg);"
        "const found = [...svg.querySelectorAll('g[text-anchor] text')].map(t => t.getBBox());"
        "svg.remove(); return found.map(b => [b.x, b.y, b.x + b.width, b.y + b.height])",
        text_of,
    )
    hits = [
        (one, other)
        for place, one in enumerate(boxes)
        for other in boxes[:place]
        if min(one[2], other[2]) - max(one[0], other[0]) > 1 and min(one[3], other[3]) - max(one[1], other[1]) > 3
    ]
    assert hits == []
    assert len(boxes) >= 50  # of 61


def test_hostile_names_are_words_in_the_svg(browser, tmp_path, downloads):
    hostile = "<script>alert(1)</script> ]]> & \x01\x0b\ufffe"
    show(browser, tmp_path, network(("A", "ASSAULT", "B", {}), A=hostile, B="مجلس الأمن"))
    click(browser, "#save-svg")
    tree = ElementTree.fromstring(saved(downloads, "influence-network.svg"))
    assert not list(tree.iter(f"{SVG}script"))
    assert any("<script>alert(1)</script>" in (title.text or "") for title in tree.iter(f"{SVG}title"))
    directions = {label.text: label.get("direction") for label in tree.iter(f"{SVG}text")}
    assert directions["مجلس الأمن"] == "rtl"


def test_an_empty_network_can_be_saved_and_printed(browser, tmp_path, downloads):
    show(browser, tmp_path, network())
    click(browser, "#save-svg")
    ElementTree.fromstring(saved(downloads, "influence-network.svg"))
    words, sheets = printed(browser, tmp_path)
    assert "0 actors shown" in words
    assert sheets == 1
    assert browser.get_log("browser") == []


def test_paper_shows_the_drawing_and_all_sentences_of_the_pair(browser, tmp_path):
    show(browser, tmp_path, sample(), title="For the file")
    click(browser, "#theme")  # dark: paper stays light
    pick_pair(browser, "Russia", "Ukraine")
    ends = "p => [p.a, p.b].map(i => kg.actors[i].name).sort().join() === 'Russia,Ukraine'"
    sentences = run(browser, f"return kg.pairs.find({ends}).ties.flatMap(t => t.said).length")
    words, sheets = printed(browser, tmp_path)
    assert words.startswith("For the file")
    assert "Russia and Ukraine" in words
    assert sentences > 10
    assert sum(words.count(outlet) for outlet in OUTLETS) == sentences
    assert "https://news.example/" in words
    assert "more sentence" not in words
    assert sheets > 1
    assert browser.find_element("id", "canvas").is_displayed()  # and the screen is as it was
    assert text(browser, "#paper") == ""


def test_paper_without_a_panel_lists_actors_and_ties(browser, tmp_path):
    show(browser, tmp_path, sample())
    words, _ = printed(browser, tmp_path)
    assert "61 actors shown" in words
    assert "143 pairs shown" in words
    pick(browser, "Russia")
    words, _ = printed(browser, tmp_path)
    assert "Rank " in words


def test_paper_is_light_whatever_the_screen(browser, tmp_path):
    show(browser, tmp_path, sample())
    click(browser, "#theme")
    run(browser, "dispatchEvent(new Event('beforeprint'))")
    ground, ink = run(
        browser,
        "const of = s => document.querySelector(`#paper ${s}`).getAttribute('fill');"
        "return [of('svg > rect'), of('svg text[font-weight=\"600\"]')]",
    )
    assert (ground, ink) == ("#fff", "#1c2434")
    dark = run(browser, "return getComputedStyle(document.documentElement).getPropertyValue('--ink').trim()")
    assert dark != ink
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    root = "const s = getComputedStyle(document.documentElement); return [s.colorScheme, s.backgroundColor]"
    assert run(browser, root) == ["light", "rgb(255, 255, 255)"]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_the_print_button_prints(browser, tmp_path):
    show(browser, tmp_path, sample())
    run(browser, "window.print = () => { window.asked = true; }")
    click(browser, "#print")
    assert run(browser, "return window.asked")
