"""The timeline: where marks stand, what they lead to, and that poor or hostile graphs still give a page."""

import re

import pytest
from written_sample import Reader, check, sample, store, text

import kg
from kg import cli, showing
from kg.errors import InputError, UnknownNameError
from kg.evidence import Event, Evidence
from kg.network import project
from kg.page.timeline.axis import axis, days, reach, words
from kg.page.timeline.content import Entry, _side, marks_of
from kg.page.words.citations import Citations
from kg.page.words.events import tell
from kg.showing import timeline

HOSTILE = "</title><script>alert(1)</script>\"'<img src=x onerror=alert(1)>"


@pytest.fixture
def graph(tmp_path):
    with sample(tmp_path / "graph") as opened:
        yield opened


def section(html, anchor):
    return Reader(re.search(rf'<section id="{anchor}".*?</section>', html, re.DOTALL)[0]).words


def test_days_span_what_the_text_leaves_open():
    first, last = days("2024-12")
    assert last - first == 30
    assert days("2025-02-03") == (days("2025-02")[0] + 2,) * 2
    assert days("2024")[1] - days("2024")[0] == 365
    assert days("2024-13") is days("soon") is days("") is days("9999-12-31") is None
    assert days("2999-12-31")[0] == days("2999")[1]


def test_a_lone_early_date_stands_apart_from_the_axis():
    scale = axis([days("1915"), *(days(f"2025-0{n}-01") for n in range(1, 9))], 1000)
    assert [words(span) for span in scale.outside] == ["1915"]
    assert 0 < scale.x(days("2025-01-01")[0]) < 50
    assert axis([days("2020"), days("2025")], 1000).outside == frozenset()
    assert axis([], 1000) is None


@pytest.mark.parametrize(
    ("times", "labels"),
    [
        (("2024-01-01", "2024-06-30"), ["Jan 2024", "Feb", "Mar"]),
        (("2024-02-10", "2024-05-30"), ["Mar 2024", "Apr"]),
        (("2021", "2024"), ["Jan 2021", "Jul"]),
        (("1990", "2024"), ["1990", "1995"]),
        (("1000", "2999"), ["1000", "1200"]),
        (("2024-05-05",), []),
    ],
)
def test_ticks_are_few_and_whole(times, labels):
    ticks = axis(map(days, times), 1000).ticks()
    assert len(ticks) <= 12 + 1
    assert [label for _, label in ticks][: len(labels)] == labels
    assert all(0 <= x <= 1000 for x, _ in ticks)


def test_what_is_planned_long_after_or_was_long_before_stands_apart_from_the_axis():
    close = [days(f"2024-{month:02}-0{day}") for month in range(1, 13) for day in (1, 5)]
    scale = axis([*close, days("2021"), days("2028-03-01")], 1000)
    assert [words(span) for span in sorted(scale.outside)] == ["2021", "1 March 2028"]
    assert scale.x(days("2024-01-01")[0]) < 60
    assert scale.x(days("2024-12-05")[0]) > 940
    assert axis([*close, days("2025-03-01")], 1000).outside == frozenset()
    assert axis([days("2021"), days("2028-03-01")], 1000).outside == frozenset()  # of two, neither is far from most


REACHES = [
    ({"time": "2025-06-03"}, "day", ("2025-06-03", "2025-06-03")),
    ({"time": "2025-06"}, "between", ("2025-06-01", "2025-06-30")),
    ({"time": "2025-06-03", "earliest": "2025-06-02", "latest": "2025-06-03"}, "between", ("2025-06-02", "2025-06-03")),
    ({"latest": "2025-06-03", "dating": "relative"}, "before", ("2025-06-03", "2025-06-03")),
    ({"earliest": "2025-06-03", "dating": "stated"}, "after", ("2025-06-03", "2025-06-03")),
    ({"latest": "2025-06-03", "dating": "publication"}, "publication", ("2025-06-03", "2025-06-03")),
    (
        {"earliest": "2024-06-03", "latest": "2025-06-03", "dating": "publication"},
        "publication",
        ("2025-06-03", "2025-06-03"),
    ),
]


@pytest.mark.parametrize(("told", "kind", "span"), REACHES)
def test_an_event_reaches_as_far_as_its_time_allows(told, kind, span):
    assert len(REACHES) == 7
    found = reach(Event("i", "", "ASSAULT", "Happened", **told))
    assert (found.kind, found.span) == (kind, (days(span[0])[0], days(span[1])[0]))
    assert reach(Event("i", "", "ASSAULT", "Happened")) is None


def test_marks_span_intervals_and_what_a_publication_bounds_lies_before_it():
    told = [
        {"time": "2025-06-30"},
        {"time": "2025-06"},
        {"latest": "2025-06-30", "dating": "publication"},
        {"earliest": "2025-06-01", "dating": "stated"},
        {"earliest": "2025-06-29", "latest": "2025-06-30", "dating": "publication"},
    ]
    events = [Event(str(n), "", "ASSAULT", "Happened", **times) for n, times in enumerate(told)]
    scale = axis([days("2025-05-01"), days("2025-08-01")], 1000)
    marks, rows = marks_of(events, [Entry(str(n), None) for n in range(5)], scale)
    first, last, next_ = (scale.x(days(day)[0]) for day in ("2025-06-01", "2025-06-30", "2025-07-01"))
    day, month, by, after, since = marks
    assert (day.kind, day.start, day.x, day.end) == ("day", last, last, last)
    assert (month.kind, month.start, month.end) == ("between", first, next_)
    assert month.x == pytest.approx((first + next_) / 2)
    assert (by.kind, by.start, by.x, by.end) == ("publication", last - 17, last, last)
    assert (after.kind, after.start, after.x, after.end) == ("after", first, first, first + 17)
    assert since.start == scale.x(days("2025-06-29")[0])  # a text tells that it was not before
    assert rows == 4  # all but the one at the month's begin meet at its end
    assert since.y == after.y


def test_marks_lead_to_events_and_events_to_sentences(graph):
    html = timeline(graph)
    page = check(html)
    marks = re.findall(r'<a href="#(e\d+)" aria-label="([^"]+)" class="mark \w+"', html)
    assert len(marks) == 5
    assert {anchor for anchor, _ in marks} <= set(page.ids)
    assert any("2 March 2025: Azerbaijan attacked Armenia, in Ganja, 3 people killed" in label for _, label in marks)
    assert "A night of shelling" in section(html, "evidence")


def test_who_denies_an_event_is_not_named_as_who_tells_it():
    told = Evidence("d", 0, 4, "Won.", status="Happened", speaker="Norland", iri="1")
    denied = Evidence("d", 5, 9, "Not.", status="Denied", polarity="Denied", speaker="Sudria", iri="2")
    event = Event("e", "", "ASSAULT", "Happened", evidence=(told, denied))
    assert tell(event, Citations()).hedge == "according to Norland"


def test_a_text_that_only_counts_the_dead_is_cited_and_counted():
    told = Evidence("d", 0, 4, "Hit.", status="Happened", iri="1")
    counted = Evidence("e", 0, 9, "Norland reports 28.", iri="2")
    event = Event("e", "", "ASSAULT", "Happened", evidence=(told,), tolls=(counted,))
    assert tell(event, Citations()).backing == "2 texts, 2 origins"
    assert len(tell(event, Citations()).cites.shown) == 2


def test_undated_events_and_planned_ones_are_told_apart(graph):
    html = timeline(graph)
    undated = section(html, "undated")
    assert "undated, reported 2 June 2025 Iran aided Armenia" in undated
    assert "Russia made a commitment to Türkiye planned" in undated
    assert "Iran aided" not in section(html, "events")


def test_a_pair_shows_only_what_is_between_the_two(graph):
    html = timeline(graph, pair=["armenia", "Azerbaijan"])
    words = check(html).words
    assert "Azerbaijan attacked Armenia" in words
    assert "Ukraine" not in words
    assert "no event between these two" in check(timeline(graph, pair=["Ukraine", "Armenia"])).words


def test_what_a_pair_is_looked_for_in_is_read_once(graph, monkeypatch):
    given = []
    monkeypatch.setattr(showing, "project", lambda store, **of: given.append(of["reader"]) or project(store, **of))
    timeline(graph, pair=["Armenia", "Azerbaijan"], since="2030")
    assert len(given) == 3
    assert given == [given[0]] * len(given)


def test_names_that_nobody_has_and_odd_pairs_are_refused(graph):
    with pytest.raises(UnknownNameError, match="Atlantis"):
        timeline(graph, pair=["Atlantis", "Armenia"])
    with pytest.raises(InputError, match="two names"):
        timeline(graph, pair=["Armenia"])


def test_the_command_writes_the_same_bytes_as_the_method(graph, tmp_path, capsys):
    out = tmp_path / "t.html"
    assert cli.main(["timeline", str(graph.folder), "-o", str(out), "--pair", "Armenia", "Azerbaijan"]) == 0
    with kg.open(graph.folder) as opened:
        assert out.read_text(encoding="utf-8") == opened.timeline(pair=("Armenia", "Azerbaijan"))
    capsys.readouterr()
    assert cli.main(["timeline", str(graph.folder), "-o", str(tmp_path / "no" / "t.html")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


EDGES = [
    ((), "tell of no event"),
    ((text("a", ("Türkiye", "alliedWith", "Armenia", {})),), "tell of no event"),
    ((text("a", ("Russia", "ASSAULT", "", {})),), "No event has a date"),
    ((text("a", ("Russia", "ASSAULT", "", {"time": "2024-05-05"})),), "Russia, no counterpart named"),
]


@pytest.mark.parametrize(("texts", "words"), EDGES)
def test_a_poor_graph_gives_a_page_that_says_so(tmp_path, texts, words):
    with store(tmp_path / "graph", *texts) as opened:
        assert words in check(timeline(opened)).words


def test_hostile_names_and_many_events_are_inert_and_few(tmp_path):
    rows = [(HOSTILE, "ASSAULT", "y" * 500, {"time": f"20{n % 25:02}-0{n % 9 + 1}-1{n % 9}"}) for n in range(400)]
    document = text("a", *rows, source=HOSTILE, title=HOSTILE, url="javascript:alert(1)")
    with store(tmp_path / "graph", document) as opened:
        html = timeline(opened, title=HOSTILE)
    check(html)
    assert "<script>alert" not in html
    assert html.count('class="mark ') <= 150
    assert "more event" in html


def test_what_only_a_publication_bounds_has_a_style_of_its_own_on_the_axis_in_the_legend_and_in_the_list(tmp_path):
    bound = {"latest": "2025-06-02", "dating": "publication"}
    rows = (("Iran", "ASSAULT", "Armenia", bound), ("Iran", "AID", "Armenia", {"time": "2025-05"}))
    with store(tmp_path / "graph", text("a", *rows)) as opened:
        html = timeline(opened)
    assert re.findall(r'class="mark (\w+)"', html) == ["between", "publication"]
    words_ = check(html).words
    assert (
        "2 events: 1 with a time that the texts tell, 1 only known to be on or before the day of a publication"
        in words_
    )
    assert "on or before the day of publication; no text gives the time" in words_
    assert re.search(r'class="material-conflict loose">.{0,400}on or before 2 June 2025', html, re.DOTALL)
    assert 'class="reach publication material-conflict"' in html
    assert "some time after a day" not in words_


def test_what_texts_that_look_back_leave_undated_is_listed_apart(tmp_path):
    bound = {"latest": "2025-06-02", "dating": "publication"}
    old = (
        "Iran",
        "AID",
        "Armenia",
        {"time": "2020-05-03", "earliest": "2020-05-03", "latest": "2020-05-03", "dating": "stated"},
    )
    history = text("a", ("Iran", "ASSAULT", "Armenia", bound), old, published="2025-06-02")
    news = text("b", ("Russia", "ASSAULT", "Ukraine", bound), published="2025-06-02")
    with store(tmp_path / "graph", history, news) as opened:
        html = timeline(opened)
    apart = section(html, "retold")
    assert "on or before 2 June 2025 Iran attacked Armenia" in apart
    assert "Ukraine" not in apart
    assert "Iran attacked Armenia" not in section(html, "events")
    assert "1 told without a time by texts that look back" in check(html).words
    assert re.findall(r'class="mark (\w+)"', html).count("publication") == 1


@pytest.mark.browser
def test_marks_take_the_focus_and_open_their_event(browser, graph, tmp_path):
    timeline(graph, tmp_path / "t.html")
    browser.get((tmp_path / "t.html").as_uri())
    browser.execute_script("document.querySelector('a.mark').focus()")
    anchor = browser.execute_script("return document.activeElement.getAttribute('href')")
    browser.execute_script("document.activeElement.dispatchEvent(new MouseEvent('click', {bubbles: true}))")
    assert browser.execute_script("return location.hash") == anchor
    assert browser.execute_script("return document.querySelectorAll('li:target').length") == 1
    assert browser.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert browser.get_log("browser") == []


@pytest.mark.parametrize(
    ("sides", "words"),
    [
        ((("protesters",), ("Russia",)), "Russia"),
        ((("Iran", "crowds"), ()), "Iran"),
        (((), ("protesters",)), "protesters"),
        (((), ()), ""),
    ],
)
def test_a_lane_of_one_side_is_named_after_who_has_a_name(sides, words):
    assert _side(Event("u:e", "e", "ASSAULT", "Happened", names=sides)) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ({"time": "2025-06"}, "June 2025"),
        ({"earliest": "2025-06-01", "latest": "2025-06-08"}, "between 1 June 2025 and 8 June 2025"),
        ({"earliest": "1980-01-01", "latest": "1989-12-31"}, "between 1980 and 1989"),
        ({"latest": "2025-06-08"}, "on or before 8 June 2025"),
        ({"earliest": "2025-06-08"}, "on or after 8 June 2025"),
        ({}, "undated"),
    ],
)
def test_an_event_is_told_with_the_days_that_it_allows(days, words):
    event = Event("i", "ASSAULT: A -> B", "ASSAULT", "Happened", **{"time": "", **days})
    assert tell(event, Citations()).when == words
