"""The report: what it says, that each statement leads to its sentences and back, and that nothing breaks it."""

import re

import pytest
from written_sample import Reader, check, sample, store, text

import kg
from kg import cli
from kg.errors import GraphError, InputError
from kg.network import project, settled, summary
from kg.network.signs import ties
from kg.ontology import phrase
from kg.page.words.words import in_text, name
from kg.showing import report

HOSTILE = "</style><script>alert(1)</script>\"'<img src=x onerror=alert(1)>"
SECTIONS = {"actors", "dyads", "disputes", "blocs", "brokers", "balance", "sources", "method", "evidence"}


@pytest.fixture
def graph(tmp_path):
    with sample(tmp_path / "graph") as opened:
        yield opened


def section(html, anchor):
    found = re.search(rf'<section id="{anchor}".*?</section>', html, re.DOTALL)
    assert found, anchor
    return Reader(found[0]).words


def test_every_section_is_there_and_every_link_leads_somewhere(graph):
    page = check(report(graph))
    assert set(page.ids) >= SECTIONS
    assert "new" not in page.ids


def test_every_reference_leads_to_a_sentence_and_back(graph):
    html = report(graph, since="2025-06")
    page = Reader(html)
    forward = re.findall(r'<a href="#s(\d+)" id="(r\1-\d+)"', html)
    assert len(forward) > 10
    back = [link[1:] for link in page.links if re.match(r"#r\d+-\d+$", link)]
    assert sorted(back) == sorted(anchor for _, anchor in forward)
    notes = [id_ for id_ in page.ids if re.match(r"s\d+$", id_)]
    assert {f"s{number}" for number, _ in forward} == set(notes)
    assert notes == [f"s{number}" for number in range(1, len(notes) + 1)]


def test_the_same_graph_gives_the_same_bytes_and_no_clock(graph, tmp_path):
    first, again = report(graph, tmp_path / "a.html"), report(graph, tmp_path / "b.html")
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes() == first.encode() == again.encode()
    assert "as of" in first
    assert "2 June 2025" in first


def test_the_summary_and_the_key_actors_name_who_ranks_highest(graph):
    html = report(graph, top=2)
    actors = section(html, "actors")
    leader = summary(settled(project(graph, claims=True))).actors[0].label
    assert actors.index(leader) < actors.index("% of all influence")
    assert f"1 {leader} state" in actors
    assert html.count('id="actor-') == 2
    assert re.search(r"rank 1( to \d)? in 90 % of samples", actors)


def test_a_denied_attack_is_contested_with_both_voices(graph):
    words = section(report(graph), "disputes")
    assert "Azerbaijan attacked Armenia" in words
    affirmed, denied = words.split("denied, by")
    assert "affirmed, by Harbour Gazette" in affirmed
    assert denied.split()[0] == "Azerbaijan"
    assert "Baku said it had shelled nobody." in denied


def test_sources_that_differ_about_the_dead_are_set_side_by_side(tmp_path):
    day = {"time": "2024-05-05", "place": "@Ganja"}
    texts = [
        text(
            f"t{n}", ("Iran", "ASSAULT", "Armenia", day | {"dead": dead}), source=f"Outlet {n}", published="2024-05-06"
        )
        for n, dead in enumerate((3, 5, 5))
    ]
    with store(tmp_path / "graph", *texts) as opened:
        html = report(opened)
    check(html)
    words = section(html, "disputes")
    assert re.search(
        r"How many came to harm: Iran attacked Armenia .*3 killed, by Outlet 0 .*5 killed, by Outlet 1", words
    )


def test_key_actors_have_the_course_of_their_rank_in_words(tmp_path):
    texts = [
        text(f"t{n}", ("Iran", "ASSAULT", "Armenia", {"time": f"2024-0{n}-05"}), published=f"2024-0{n}-06")
        for n in range(1, 7)
    ]
    with store(tmp_path / "graph", *texts) as opened:
        html = report(opened)
    check(html)
    assert "Rank over time: rank 1 in January 2024, 1 in June 2024; best 1, worst 1" in html


def test_dyads_have_a_chart_with_a_title_and_a_table(graph):
    html = report(graph)
    assert "Azerbaijan and Armenia" in section(html, "dyads") or "Armenia and Azerbaijan" in section(html, "dyads")
    assert re.search(r'<svg class="chart".*?<title.*?<desc', html, re.DOTALL)
    assert "March 2025" in section(html, "dyads")


def test_new_since_a_date_lists_only_what_no_older_text_tells(graph):
    words = section(report(graph, since="2025-06-01"), "new")
    assert "Iran aided Armenia" in words
    assert "is allied with" not in words
    assert "Azerbaijan attacked Armenia" not in words
    assert "1 text, 2 new ties" in words


def test_new_against_an_earlier_graph(graph, tmp_path):
    earlier = text("one", ("Russia", "ASSAULT", "Ukraine", {"time": "2025-02"}), published="2025-03-10")
    gone = text("gone", ("Russia", "ASSAULT", "Armenia", {}))
    store(tmp_path / "before", earlier, gone).close()
    words = section(report(graph, previous=tmp_path / "before"), "new")
    assert "2 texts" in words
    assert "1 text of the earlier graph is gone" in words
    assert "Iran aided Armenia" in words


def test_only_the_sources_asked_for_count(graph):
    html = report(graph, sources={"Steppe Wire"}, since="2025-06")
    page = check(html)
    assert "Harbour Gazette" not in page.words
    assert "1 text of 1 outlet" in page.words
    assert "is allied with" not in section(html, "actors")


@pytest.mark.parametrize("since", ["yesterday", "2025-13", "2025-02-30", "", "25", "2025-1-1"])
def test_a_date_that_is_none_is_refused(graph, since):
    with pytest.raises(InputError, match="no date"):
        report(graph, since=since)


def test_other_invalid_switches_are_refused(graph, tmp_path):
    with pytest.raises(InputError, match="not both"):
        report(graph, since="2025", previous=tmp_path)
    with pytest.raises(InputError, match="above 0"):
        report(graph, top=0)
    with pytest.raises(GraphError):
        report(graph, previous=tmp_path / "nowhere")


def test_a_file_that_cannot_be_written_leaves_nothing_behind(graph, tmp_path):
    (tmp_path / "taken").mkdir()
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(InputError, match="taken"):
        report(graph, tmp_path / "taken")
    with pytest.raises(InputError, match="folder that exists"):
        report(graph, tmp_path / "no" / "r.html")
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_the_command_writes_the_page_and_refuses_in_one_line(graph, tmp_path, capsys):
    out = tmp_path / "r.html"
    assert cli.main(["report", str(graph.folder), "-o", str(out), "--title", "Crisis", "--top", "3"]) == 0
    assert out.read_text(encoding="utf-8") == report(graph, title="Crisis", top=3)
    with kg.open(graph.folder) as opened:
        assert opened.report(title="Crisis", top=3) == out.read_text(encoding="utf-8")
    capsys.readouterr()
    with pytest.raises(SystemExit, match="2"):
        cli.main(["report", str(graph.folder), "-o", str(tmp_path / "x.html"), "--since", "soon"])
    assert "no date" in capsys.readouterr().err
    swapped = ["report", str(graph.folder), "-o", str(tmp_path / "x.html"), "--since", "2025", "--until", "2024"]
    assert cli.main(swapped) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not (tmp_path / "x.html").exists()


EDGES = [
    ("an empty graph", (), "graph is empty"),
    ("a text without actors", (text("a"),), "1 text tells of no two actors"),
    ("one actor", (text("a", ("Russia", "ASSAULT", "", {})),), "1 text tells of one actor alone"),
    ("two actors, no dates", (text("a", ("Russia", "ASSAULT", "Ukraine", {})),), "none of them dated"),
]


@pytest.mark.parametrize(("texts", "words"), [case[1:] for case in EDGES], ids=[case[0] for case in EDGES])
def test_a_poor_graph_gives_a_page_that_says_so(tmp_path, texts, words):
    with store(tmp_path / "graph", *texts) as opened:
        page = check(report(opened))
        assert words in page.words
        assert "new-title" in check(report(opened, since="2025")).ids


def test_hostile_and_endless_names_are_inert(tmp_path):
    endless = "x" * 500
    rows = (
        (HOSTILE, "ASSAULT", endless, {"time": "2025-01", "sentence": HOSTILE}),
        (endless, "ACCUSE", HOSTILE, {"time": "2025-02", "speaker": HOSTILE}),
        ("مجلس الأمن", "AID", "Ukraine", {}),
    )
    document = text("a", *rows, published="2025-01-02", source=HOSTILE, title=HOSTILE, url="javascript:alert(1)")
    with store(tmp_path / "graph", document) as opened:
        html = report(opened, title=HOSTILE)
    page = check(html)
    assert endless not in page.words
    assert "<script" not in html
    assert "javascript:" not in html
    assert "alert(1)" in page.words


def test_thousands_of_reports_between_two_actors_stay_readable(tmp_path):
    rows = [("Russia", "ASSAULT", "Ukraine", {"time": f"20{n % 20:02}-0{n % 9 + 1}"}) for n in range(50)]
    texts = [text(f"t{n}", *rows, published="2025-01-01", source=f"Outlet {n}") for n in range(40)]
    with store(tmp_path / "graph", *texts) as opened:
        html = report(opened)
    check(html)
    assert len(html) < 200_000
    assert 'class="more"' in html


def test_every_term_of_the_network_has_words():
    assert {phrase(term) for term in ties()} == {phrase(term).lower() for term in ties()}
    assert phrase("suppliesArmsTo") == "supplies arms to"
    assert phrase("endorsesNoOne") == "endorses no one"


@pytest.mark.parametrize(
    ("plain", "running"),
    [
        ("United States", "the United States"),
        ("Bank of Norland", "the Bank of Norland"),
        ("Houthis", "the Houthis"),
        ("the Netherlands", "the Netherlands"),
        ("Norland", "Norland"),
        ("Republic of Norland", "the Republic of Norland"),
        ("", ""),
    ],
)
def test_names_bear_their_article_in_a_sentence(plain, running):
    assert in_text(plain) == running


def test_names_lose_line_breaks_and_controls():
    assert name("a\nb\u2028c\x00d") == "a b c d"
    assert name("می\u200cرود") == "می\u200cرود"
    assert name("") == "(no name)"
    assert len(name("y" * 999)) == 120


FOLDED = (
    ("Foreign Ministry", "affiliatedWith", "Russia", {}),
    ("Foreign Ministry", "ACCUSE", "Armenia", {"sentence": "The Foreign Ministry accused Armenia."}),
    ("Russia", "AID", "Armenia", {"sentence": "Russia sent aid to Armenia."}),
    ("Iran", "ACCUSE", "Foreign Ministry", {"sentence": "Iran accused the Foreign Ministry."}),
)


def test_a_folded_report_says_through_whom_states_act_and_what_it_leaves_out(tmp_path):
    with store(tmp_path / "graph", text("d", *FOLDED, published="2025-01-01")) as opened:
        plain, folded = (report(opened, to_states=fold) for fold in (False, True))
    check(folded)
    actors = section(folded, "actors")
    assert "Russia (by Foreign Ministry ) accused Armenia , reported" in actors
    assert "Russia aided Armenia , reported" in actors
    assert "Iran accused Russia ( Foreign Ministry )" in actors
    method = section(folded, "method")
    assert "1 tie between those who act for one state is left out as its inner affairs" in method
    assert "only describe" in method
    assert "(by" not in section(plain, "actors")
    assert "inner affairs" not in section(plain, "method")
