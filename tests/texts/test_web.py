"""Web pages give their main text, structure and metadata."""

import logging
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.model import Document
from kg.texts import read

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Ferries sail again - The Port Gazette</title>
<meta property="og:site_name" content="The Port Gazette"><meta name="author" content="Jane Roe">
<meta property="og:url" content="https://example.org/ferries">{head}</head><body>
<div class="cookie">We use cookies to improve your experience. Accept all cookies</div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li><li><a href="/e">Economy</a></li></ul></nav>
<article><header><h1>Ferries sail again</h1>{time}</header>
<p>The ministers met on <b>Monday</b> in the port and spoke for hours about the <a href="x">ferries</a>, about the price
of grain and about the ships that had waited for weeks in the harbour.</p>
<div class="ad">Advertisement</div>
<h2>What was agreed</h2>
<p>The two sides agreed on three points, which they read out in the evening before the press in the port:</p>
<ul><li>More ferries on Sundays and on holidays</li><li>Lower fees for small ships</li></ul>
<table><tr><th>Port</th><th>Ships</th></tr><tr><td>Poti</td><td>12</td></tr><tr><td>Batumi</td><td>7</td></tr></table>
<p>“We won’t go back,” one of them said. The next talks are in autumn, when the harvest is in and prices are known.</p>
<p>Share this article</p></article>
<aside><h3>Related articles</h3><ul><li><a href="y">Port fees fall again in spring</a></li></ul></aside>
<footer><p>© 2025 The Port Gazette. All rights reserved.</p></footer></body></html>"""


def read_page(tmp_path: Path, page: str | bytes, name: str = "a.html") -> tuple[list[Document], list[KgError]]:
    (tmp_path / name).write_bytes(page if isinstance(page, bytes) else page.encode())
    problems: list[KgError] = []
    return list(read([tmp_path / name], on_problem=problems.append)), problems


def test_structure_is_kept_and_the_furniture_of_the_page_goes(tmp_path: Path) -> None:
    (document,), problems = read_page(tmp_path, PAGE.format(head="", time=""))
    assert not problems
    found = [(block.kind, document.text[block.start : block.end]) for block in document.blocks]
    assert [kind for kind, _ in found] == [
        "heading",
        "prose",
        "heading",
        "prose",
        "list",
        "list",
        "table",
        "table",
        "table",
        "prose",
    ]
    assert found[0] == ("heading", "Ferries sail again")
    assert found[4] == ("list", "• More ferries on Sundays and on holidays")
    assert found[7] == ("table", "Poti\t12")
    assert found[9][1].startswith("“We won’t go back,” one of them said.")
    for debris in ("cookie", "Home", "Advertisement", "Share", "Related", "fees fall", "rights"):
        assert debris not in document.text


def test_metadata_come_from_the_page(tmp_path: Path) -> None:
    (document,), _ = read_page(tmp_path, PAGE.format(head="", time=""))
    assert (document.title, document.source, document.author) == ("Ferries sail again", "The Port Gazette", "Jane Roe")
    assert (document.url, document.published, document.id) == ("https://example.org/ferries", None, "a.html")


DATES = {
    "meta": ('<meta property="article:published_time" content="2025-08-12T10:00:00+04:00">', ""),
    "named meta": ('<meta name="date" content="12 August 2025">', ""),
    "json-ld": ('<script type="application/ld+json">{"@graph": [{"datePublished": "2025-08-12"}]}</script>', ""),
    "time": ("", '<time datetime="2025-08-12T08:00">Tuesday</time>'),
    "words": ("", "<time>August 12, 2025</time>"),
    "broken json-ld": ('<script type="application/ld+json">{"@</script><meta name="date" content="2025-08-12">', ""),
}


@pytest.mark.parametrize("place", sorted(DATES))
def test_the_date_is_found_where_pages_state_it(tmp_path: Path, place: str) -> None:
    head, time = DATES[place]
    page = PAGE.replace("{head}", head).replace("{time}", time)
    (document,), _ = read_page(tmp_path, page)
    assert document.published == "2025-08-12"


def test_all_places_of_dates_were_tried() -> None:
    assert len(DATES) == 6


def test_a_page_too_small_for_trafilatura_still_gives_its_paragraphs(tmp_path: Path) -> None:
    (document,), _ = read_page(tmp_path, "<html><body><nav>Home</nav><h1>News</h1><p>He left.</p></body></html>")
    assert document.text == "News\n\nHe left."


def test_xhtml_with_an_encoding_declaration_is_read(tmp_path: Path) -> None:
    page = '<?xml version="1.0" encoding="utf-8"?>\n' + PAGE.format(head="", time="")
    (document,), problems = read_page(tmp_path, page, "a.xhtml")
    assert (document.title, problems) == ("Ferries sail again", [])


def test_hostile_nesting_ends_in_a_message_or_a_text_and_no_hang(tmp_path: Path) -> None:
    documents, problems = read_page(tmp_path, "<div>" * 50_000 + "He left the port." + "</div>" * 50_000)
    assert len(documents) + len(problems) == 1


def test_trafilatura_stays_silent_and_its_loggers_are_as_before(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    before = logging.getLogger("trafilatura").level
    read_page(tmp_path, "<html><body></body></html>")
    assert capfd.readouterr() == ("", "")
    assert not caplog.records
    assert logging.getLogger("trafilatura").level == before
