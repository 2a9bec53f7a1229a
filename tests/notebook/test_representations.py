"""What a notebook cell shows of a graph, an entity and evidence."""

import pickle
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser

import pytest

import kg
from kg.errors import UnknownNameError
from kg.known import Inferred
from kg.naming import Corrected
from kg.notebook import EvidenceRows, PageFrame
from kg.notebook.evidence import SENTENCES
from kg.store import Evidence, GraphStore

HOSTILE = "<script>alert(1)</script>\"' onload=x & <b>Marsh</b>"  # as in conftest.py
ALLOWED = {
    *("style", "div", "p", "span", "table", "thead", "tbody", "tr", "th", "td", "details", "summary"),
    *("ul", "li", "blockquote", "br", "b", "mark", "bdi", "code", "a"),
}


class Reader(HTMLParser):
    """Collects tags, attributes and text; every tag that is opened must be closed in order."""

    def __init__(self):
        super().__init__()
        self.tags, self.attributes, self.text, self.open = [], [], [], []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
        self.text.append(" " * (tag in {"td", "th", "p", "li"}))

    def handle_data(self, data):
        if "style" not in self.open:
            self.text.append(data)


def read(value):
    reader = Reader()
    reader.feed(value._repr_html_())
    reader.close()
    assert reader.open == []
    return reader


def words(value):
    return " ".join("".join(read(value).text).split())


def test_a_graph_shows_its_counts_sources_dates_key_actors_and_how_to_go_on(graph):
    shown = words(graph)
    assert "2 documents, 2025-01-10 to 2025-02" in shown
    assert "6 entities · 5 facts · 2 events" in shown
    assert "1 Orlavia State" in shown
    assert "2 sources" in shown
    assert "The Lantern 1" in shown
    assert "g.explain(name, other)" in shown
    assert repr(graph).startswith(f"<kg.Graph {str(graph.path)!r}: 2 documents, ")


def test_the_summary_says_the_same_as_a_value_and_in_plain_text(graph):
    summary = graph.summary()
    assert (summary.documents, summary.undated, summary.since, summary.until) == (2, 0, "2025-01-10", "2025-02")
    assert summary.sources == (("<img src=x onerror=alert(2)>", 1), ("The Lantern", 1))
    assert summary.actors[0][:2] == ("Orlavia", "State")
    assert str(summary).startswith("2 documents of 2 sources, 2025-01-10 to 2025-02: ")
    assert summary._repr_html_() == graph._repr_html_()


def test_a_closed_graph_still_has_a_representation(graph):
    other = kg.open(graph.path)
    other.close()
    assert repr(other) == f"<kg.Graph {str(graph.path)!r}, closed>"
    assert other._repr_html_() is None


def test_an_entity_has_its_names_identities_rank_facts_events_and_evidence(graph):
    entity = graph.entity("turkey")
    assert (entity.label, entity.kind, entity.aliases) == ("Türkiye", "State", ("Turkey",))
    azerbaijan = graph.entity("Azerbaijan")
    assert azerbaijan.same_as == ("http://www.wikidata.org/entity/Q227",)
    assert [(f.subject, f.relation, f.object, f.documents) for f in azerbaijan.facts] == [
        ("Azerbaijan", "alliedWith", "Türkiye", 2),
        ("Azerbaijan", "measure", "66000 person (soldiers)", 1),
    ]
    assert [(e.time, e.label, e.status, len(e.reports)) for e in azerbaijan.events] == [
        ("2024-12-25", "ASSAULT: Orlavia -> Azerbaijan (2024-12-25)", "Happened", 2)
    ]
    ranking = graph.actors()
    assert ranking.loc[azerbaijan.rank, "actor"] == "Azerbaijan"
    assert azerbaijan.ranked == len(ranking)
    assert azerbaijan.row.influence == ranking.loc[azerbaijan.rank, "influence"]
    assert azerbaijan.evidence == graph.explain("Azerbaijan")
    assert f"Rank {azerbaijan.rank} of {len(ranking)} by influence" in words(azerbaijan)
    assert str(azerbaijan).startswith(f"Azerbaijan (State), rank {azerbaijan.rank} of {len(ranking)} by influence: ")


def test_an_entity_shows_how_it_was_corrected_and_what_follows_of_it_marked_as_such(graph):
    entity = graph.entity("Azerbaijan")
    mirrored = Inferred("i1", "s", "hasMember", "o", "Coin League has as member Norland", ("by the inverse",))
    followed = Inferred(
        "i2", "s", "memberOf", "o", "Norland is a member of Coin League", ("by a chain",), current=False
    )
    corrected = Corrected("rename: Azerbaijan", "Ana Kim", "2026-11-01", HOSTILE)
    shown = words(replace(entity, inferred=(mirrored, followed), corrections=(corrected,)))
    assert "inferred, stated by no text" in shown
    assert "Norland is a member of Coin League (former)" in shown
    assert "Coin League has as member" not in shown
    assert "corrected by Ana Kim, 2026-11-01 (rename: Azerbaijan): <script>" in shown
    assert "inferred" not in words(entity)


def test_an_entity_nobody_knows_is_an_error_with_names_that_are_near(graph):
    with pytest.raises(UnknownNameError, match="did you mean Azerbaijan"):
        graph.entity("Azerbajan")


def test_of_two_with_one_name_the_entity_is_the_one_mentioned_most(graph):
    assert graph.entity("air defences").label == "air defences"
    assert graph.entity(graph.entity("Orlavia").iri) == graph.entity("ORLAVIA")


def test_evidence_is_the_tuple_it_was_and_its_parts_stay_evidence(graph):
    rows = graph.explain("Azerbaijan")
    assert isinstance(rows, tuple)
    assert isinstance(rows[0], Evidence)
    assert isinstance(rows[:2], EvidenceRows)
    assert rows[:2] == (rows[0], rows[1])
    assert list(rows) == [*rows]
    assert rows == tuple(rows)
    assert pickle.loads(pickle.dumps(rows)) == rows
    claims = rows.only(kind="claim")
    assert isinstance(claims, EvidenceRows)
    assert {row.kind for row in claims} == {"claim"}
    with pytest.raises(AttributeError):
        rows.only(color="red")
    table = rows.to_pandas()
    assert list(table["statement"]) == [row.statement for row in rows]
    assert list(EvidenceRows().to_pandas().columns) == list(table.columns)
    assert [set(row) for row in rows.records()] == [set(table.columns)] * len(rows)
    assert {row["document"] for row in rows.records()} == {"first.txt", "second.txt"}
    assert [row["trigger"] for row in rows.records() if row["kind"] == "fact"] == [()] * 3


def test_evidence_in_plain_text_names_sources_and_sentences(graph):
    text = repr(graph.explain("Azerbaijan", "Orlavia"))
    assert text.startswith("2 rows of evidence from 2 sources\n[event] ASSAULT: Orlavia -> Azerbaijan (2024-12-25)")
    many = EvidenceRows(Evidence("u:d", 0, 5, "words", statement=f"s{n}") for n in range(25))
    assert repr(many).endswith("\n... and 5 more")


def test_evidence_is_shown_by_source_with_the_words_that_matter_marked(graph):
    html = graph.explain("Azerbaijan", "Orlavia")._repr_html_()
    assert html.index("The Lantern") > html.index("&lt;img src=x")
    assert '<b class="party">Orlavia' in html
    assert "<mark>shot down</mark>" in html or "<mark>downed</mark>" in html
    assert "2025-01-10" in html


def test_a_denial_shows_that_it_is_one_and_whose(graph):
    shown = words(graph.explain("Orlavia"))
    assert "Denied, says Lena Marsh" in shown


def test_a_part_of_a_sentence_is_shown_with_the_whole():
    whole = Evidence("u:d", 10, 25, "A told B to go.", "event", marks=((10, 11), (17, 18)))
    part = Evidence("u:d", 10, 24, "A told B to go", "attribution", trigger=(12, 16))
    html = EvidenceRows([part, whole])._repr_html_()
    assert html.count("<blockquote>") == 1
    assert '<b class="party">A</b> <mark>told</mark> <b class="party">B</b> to go.' in html


def test_marks_outside_the_sentence_are_left_out():
    html = EvidenceRows([Evidence("u:d", 10, 15, "words", marks=((0, 3), (12, 90)), trigger=(0, 0))])
    assert "<mark>" not in html._repr_html_()
    assert 'class="party"' not in html._repr_html_()


def test_much_evidence_is_cut_and_says_so():
    rows = EvidenceRows(Evidence("u:d", n * 10, n * 10 + 5, "words") for n in range(SENTENCES + 7))
    html = rows._repr_html_()
    assert html.count("<blockquote>") == SENTENCES
    assert "and 7 more sentences" in html


def test_no_evidence_says_so():
    assert words(EvidenceRows()) == "No sentence tells of it."
    assert repr(EvidenceRows()) == "0 rows of evidence from 0 sources"


@pytest.mark.parametrize("what", ["graph", "entity", "explain"])
def test_hostile_names_are_inert(graph, what):
    value = graph if what == "graph" else getattr(graph, what)(HOSTILE)
    reader = read(value)
    assert set(reader.tags) <= ALLOWED
    assert not [name for name, _ in reader.attributes if name.startswith("on") or name == "src"]
    assert not [link for name, link in reader.attributes if name == "href" and not link.startswith("http")]
    if what != "graph":
        assert "<script>alert(1)</script>" in "".join(reader.text)


def test_no_representation_fetches_or_runs_anything(graph):
    for value in (graph, graph.entity("Azerbaijan"), graph.explain("Azerbaijan")):
        html = value._repr_html_()
        assert "<script" not in html
        assert "url(" not in html
        assert "@import" not in html


def test_colours_are_those_of_the_notebook_so_that_dark_and_light_both_read(graph):
    for value in (graph, graph.entity("Azerbaijan"), graph.explain("Azerbaijan")):
        style = value._repr_html_().partition("</style>")[0]
        assert "#" not in style
        assert all(word in {"inherit", "transparent"} for word in _colours(style))


def _colours(style):
    for rule in style.split("{")[1:]:
        for line in rule.split("}")[0].split(";"):
            name, _, value = line.partition(":")
            if name.strip() == "color":
                yield value.strip()


def test_tables_come_from_the_packaged_questions(graph):
    assert list(graph.entities().columns) == ["entity", "kind", "mentions", "documents", "identity"]
    assert set(graph.facts()["relation"]) >= {"alliedWith", "measure", "position"}
    assert set(graph.facts("Turkey")["relation"]) == {"alliedWith"}
    assert list(graph.facts(relation="position")["object"]) == ["defence expert"]
    assert len(graph.events()) == 1
    assert len(graph.events("Azerbaijan", since="2024-12", until="2024-12")) == 1
    assert len(graph.events("Azerbaijan", since="2025")) == 0
    assert list(graph.claims()["statement"]) == ["Azerbaijan opposes Türkiye"]


def test_the_ranking_is_a_table_by_rank(graph):
    ranking = graph.actors()
    assert list(ranking.index) == list(range(1, len(ranking) + 1))
    assert ranking.index.name == "rank"
    assert ranking["influence"].is_monotonic_decreasing
    assert ranking["influence"].sum() == pytest.approx(1)
    assert set(graph.actors(kinds={"State"})["kind"]) == {"State"}


def test_the_page_is_shown_in_a_frame_that_holds_it_whole(graph):
    frame = graph.show(height=300)
    assert isinstance(frame, PageFrame)
    assert frame._repr_html_().count("<iframe") == 1
    assert "height: 300px" in frame._repr_html_()
    assert "<script" not in repr(frame)


def test_the_drawing_is_a_pyvis_network_that_saves_itself(graph, tmp_path):
    net = graph.pyvis(title="Who acts on whom")
    assert {"Türkiye", "Azerbaijan"} <= {node["label"] for node in net.nodes}
    net.save_graph(str(tmp_path / "drawing.html"))
    assert '<h1 dir="auto">Who acts on whom</h1>' in (tmp_path / "drawing.html").read_text(encoding="utf-8")


def test_a_representation_waits_until_it_is_asked_for():
    code = "import sys, kg.graph; sys.exit(any(name in sys.modules for name in ('jinja2', 'pandas', 'igraph')))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_an_empty_graph_and_one_without_dates_or_ties_show_what_they_have(tmp_path, samples):
    with GraphStore.create_or_open(tmp_path / "empty") as store:
        store.put([])
    with kg.open(tmp_path / "empty") as empty:
        assert "0 documents · 0 entities · 0 facts · 0 events" in words(empty)
        assert len(empty.actors()) == len(empty.entities()) == len(empty.facts()) == len(empty.claims()) == 0
        assert "<iframe" in empty.show()._repr_html_()
    first = samples.first()
    alone = replace(first, document=replace(first.document, published=None, source=""), assertions=(), events=())
    with GraphStore.create_or_open(tmp_path / "alone") as store:
        store.put([replace(alone, measurements=(), attributions=())])
    with kg.open(tmp_path / "alone") as graph:
        assert "1 document (1 without a date)" in words(graph)
        assert "no source stated" in words(graph)
        entity = graph.entity("Lena Marsh")
        assert (entity.rank, entity.row, entity.facts, entity.events) == (None, None, (), ())
        assert "Rank" not in words(entity)


def test_a_name_without_end_is_cut():
    long = Evidence("u:d", 0, 5, "words", statement="x" * 500, headline="y" * 500, speaker="z" * 500)
    assert max(map(len, words(EvidenceRows([long])).split())) <= 201
