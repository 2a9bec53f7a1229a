"""Pages of a choice that nothing fits say so in words, with what the graph has."""

import pytest
from driving import text as text_of
from written_sample import check, sample, store, text

from kg import cli
from kg.evidence import Source
from kg.page.words.absence import NOBODY, absence, nothing_chosen
from kg.showing import dashboard, influence_page, map_page, report, timeline

TEXTS = (Source("u:a", date="2021-03-04"), Source("u:b", date="2024-05-06"), Source("u:c"))
HAS = "The graph has 3 texts, published 4 March 2021 to 6 May 2024."


@pytest.fixture
def graph(tmp_path):
    with sample(tmp_path / "graph") as opened:
        yield opened


@pytest.mark.parametrize(
    ("switches", "chosen"),
    [
        ({"since": "2030"}, "from 2030 on"),
        ({"until": "1990-02"}, "until February 1990"),
        ({"kinds": {"State", "Alliance"}, "quad": "verbal"}, "kinds of actor: alliance and state; words alone"),
        ({"sources": {"X"}, "min_confidence": 1.0}, "told by 1 outlet or text; at least 100 % likely"),
    ],
)
def test_what_is_chosen_is_told_with_what_there_is(switches, chosen):
    assert absence(TEXTS, switches).words == f"Nothing fits what is chosen: {chosen}. {HAS}"


def test_a_part_and_a_pair_are_told():
    found = absence(TEXTS, {"since": None}, scope="Western Asia", pair=("Norland", "Sudria"))
    assert (found.chosen, found.pair) == ("Western Asia", "between Norland and Sudria")
    assert found.words.startswith("Nothing fits what is chosen: between Norland and Sudria; Western Asia. The graph")


def test_where_nothing_is_chosen_nothing_is_told():
    assert absence(TEXTS, {"since": None, "unnamed": True, "to_states": True}).words == ""
    assert nothing_chosen().words == nothing_chosen().has == ""


def test_a_page_of_actors_says_why_there_may_be_none():
    assert nothing_chosen().nobody == NOBODY
    chosen = absence(TEXTS, {"since": "2030"})
    assert chosen.nobody == chosen.words


@pytest.mark.parametrize("page", [influence_page, dashboard])
def test_an_empty_page_of_actors_holds_its_words_once(tmp_path, page):
    with store(tmp_path / "graph", text("a")) as opened:
        assert page(opened).count(NOBODY[:25]) == 1


def test_the_words_of_an_empty_graph_in_a_browser(browser, tmp_path):
    with store(tmp_path / "graph", text("a")) as opened:
        influence_page(opened, tmp_path / "page.html")
    browser.get((tmp_path / "page.html").as_uri())
    assert text_of(browser, "#empty-text") == NOBODY


def test_texts_without_a_day_and_a_graph_without_texts():
    assert absence(TEXTS[2:], {"until": "1990"}).has == "The graph has 1 text, without a day of publication."
    assert absence((), {"until": "1990"}).has == "The graph has no text."


@pytest.mark.parametrize("page", [timeline, map_page, influence_page, dashboard])
def test_a_page_that_nothing_fits_says_so_and_notes_it(graph, page):
    noted = []
    html = page(graph, since="2030", note=noted.append)
    assert "Nothing fits what is chosen: from 2030 on. The graph has" in html
    assert len(noted) == 1
    assert noted[0].startswith("nothing fits what is chosen: from 2030 on. The graph has")


@pytest.mark.parametrize("page", [timeline, map_page, influence_page, report])
def test_a_page_that_shows_something_notes_nothing(graph, page):
    noted = []
    assert "The graph has" not in page(graph, since="2000", note=noted.append)
    assert noted == []


def test_a_report_without_texts_says_which_there_are(graph):
    noted = []
    words = check(report(graph, since="2030", note=noted.append)).words
    assert "No text here was published in the time from 1 January 2030, and none tells of it. The graph has" in words
    assert len(noted) == 1
    words = check(report(graph, kinds={"Alliance"})).words
    assert "Nothing fits what is chosen: kinds of actor: alliance. The graph has" in words


def test_a_pair_without_events_says_which_texts_there_are(graph):
    words = check(timeline(graph, pair=["Armenia", "Armenia"])).words
    assert "The texts tell of no event between these two. The graph has" in words
    assert "between these two, from 2030 on. The graph" in check(timeline(graph, pair=["Iran"] * 2, since="2030")).words


def test_an_empty_graph_of_which_nothing_is_chosen_keeps_its_words(tmp_path):
    with store(tmp_path / "graph", text("a")) as opened:
        noted = []
        assert "The texts of this graph tell of no event." in check(timeline(opened, note=noted.append)).words
        assert noted == []


def test_the_page_in_a_browser_and_the_command(graph, browser, tmp_path, capsys):
    out = tmp_path / "page.html"
    assert cli.main(["view", str(graph.folder), "--since", "2030", "-o", str(out)]) == 0
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("kg: 0 rows: nothing fits what is chosen: from 2030 on. The graph has ")
    browser.get(out.as_uri())
    assert text_of(browser, "#empty-text").startswith("Nothing fits what is chosen: from 2030 on. The graph has")
