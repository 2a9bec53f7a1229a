"""What the page holds, without a browser."""

import json
import re

import networkx as nx
import pytest
from page_sample import sample

from kg.errors import InputError
from kg.evidence import Evidence
from kg.naming import Corrected
from kg.network.edges import edge
from kg.page import notebook_html, page
from kg.page.explorer import placement
from kg.page.explorer.content import choose, content
from kg.page.explorer.passages import SENTENCES
from kg.page.explorer.placement import Place, positions

HOSTILE = "</script><script>alert(1)</script>\"'\n\u2028<img src=x onerror=alert(1)>"


def held(html):
    return json.loads(re.search(r'<script type="application/json" id="kg-data">(.*?)</script>', html, re.DOTALL)[1])


def two(label="B", **edge):
    graph = nx.MultiDiGraph()
    graph.add_node("u:a", label="A", kind="State", named=True)
    graph.add_node("u:b", label=label, kind="State", named=True)
    values = {"kind": "event", "sign": -1, "weight": 1.0, "evidence": (), "times": ()}
    graph.add_edge("u:a", "u:b", key="ASSAULT", **(values | edge))
    return graph


def test_the_page_names_no_host_to_load_from():
    html = page(sample())
    assert "default-src 'none'" in html
    assert not re.search(r'<(?:link|img|iframe|script)[^>]*(?:src|href)\s*=\s*["\']', html)
    assert "@import" not in html
    assert "sourceMappingURL" not in html


def test_no_tag_can_close_the_data(tmp_path):
    html = page(two(HOSTILE), tmp_path / "p.html", title=HOSTILE)
    assert (tmp_path / "p.html").read_text(encoding="utf-8") == html
    assert held(html)["actors"][1]["name"].startswith("</script><script>alert(1)")
    assert html.count("alert(1)") == html.count("\\u003cscript\\u003ealert(1)") + html.count(
        "&gt;alert(1)"
    ) + html.count("onerror=alert(1)")
    assert "<img" not in html


def test_corrections_stand_with_the_actors_and_ties_that_they_bear_on():
    said = Evidence("u:d", 0, 4, "They attacked.", kind="event", event="u:e")
    graph = two(evidence=(said,))
    graph.graph["corrections"] = (
        Corrected("rename: A", "Ana Kim", "2026", "its name", ("u:a",)),
        Corrected("status: u:e", "Ben Ode", "", "", ("u:e",)),
        Corrected("reject: A, B", "", "", HOSTILE, ("u:a", "u:b")),
    )
    found = content(choose(graph))
    assert [actor.get("corrected") for actor in found["actors"]] == [[0, 2], [2]]
    assert [tie.get("corrected") for tie in found["ties"]] == [[1, 2]]
    assert found["notes"][:2] == [
        "corrected by Ana Kim, 2026 (rename: A): its name",
        "corrected by Ben Ode (status: u:e)",
    ]
    assert "<img" not in page(graph)
    plain = content(choose(two()))
    assert plain["notes"] == []
    assert not any("corrected" in part for part in (*plain["actors"], *plain["ties"]))


def test_the_same_network_gives_the_same_page():
    assert page(sample()) == page(sample())


def test_symmetric_ties_stand_once_and_every_tie_has_its_sentences():
    found = content(choose(sample()))
    allied = [tie for tie in found["ties"] if tie["term"] == "alliedWith"]
    assert len(allied) == 3
    assert all(tie["both"] for tie in allied)
    assert all(tie["said"] for tie in found["ties"])


def test_the_most_influential_named_actors_are_kept_and_the_rest_counted():
    choice = choose(sample(), most=20)
    assert len(choice.rows) == 20
    assert all(row.named for row in choice.rows)
    assert content(choice)["figures"]["left"] == choice.left_out == 65 - 20
    everyone = choose(sample()).rows
    assert choice.rows[0] == everyone[0]


def test_sentences_per_tie_are_capped_and_denials_survive_the_cap():
    many = tuple(Evidence(f"u:d{n}", 0, 4, f"S{n}.", "event", date="2024-01-01") for n in range(500))
    denial = Evidence("u:z", 0, 4, "No.", "claim", polarity="Denied")
    (tie,) = content(choose(two(evidence=(*many, denial))))["ties"]
    assert len(tie["said"]) + tie["more"] == 501
    assert len(tie["said"]) <= SENTENCES
    found = content(choose(two(evidence=(*many, denial))))
    assert any(passage[0] == "No." for passage in found["passages"])


def test_offsets_of_marks_count_from_the_start_of_the_sentence():
    said = Evidence("u:d", 100, 110, "A hit B no", "event", trigger=(102, 105), marks=((100, 101), (90, 95)))
    (passage,) = content(choose(two(evidence=(said,))))["passages"]
    assert passage[7] == ((2, 5),)
    assert passage[8] == ((0, 1),)


def test_a_sentence_carries_the_time_it_tells_of_and_its_report():
    first = Evidence("u:d1", 0, 3, "A.", "event", date="2024-02-01", time="2024-01-09", event="u:e")
    copy = Evidence("u:d2", 0, 3, "B.", "event", date="2024-02-02", event="u:e", origin="u:d1")
    found = content(choose(two(evidence=(first, copy))))["passages"]
    assert {(passage[0], passage[9]) for passage in found} == {("A.", "2024-01-09"), ("B.", "2024-02-02")}
    assert len({passage[10] for passage in found}) == 1  # a wire copy is no report of its own


def test_where_there_are_many_the_leading_have_places_of_their_own():
    graph = nx.MultiDiGraph()
    for n in range(200):
        graph.add_node(f"u:{n:03}", label=f"N{n}", kind="State", named=n % 10 > 0)
        graph.add_edge(f"u:{n:03}", "u:000", key="AID", kind="event", sign=1, weight=1.0, evidence=(), times=())
    found = held(page(graph))
    assert len(found["opening"]) == 120
    assert all(actor["named"] for place, actor in enumerate(found["actors"]) if str(place) in found["opening"])
    assert held(page(sample()))["opening"] == {}


def looks_of_placing(size, monkeypatch):
    """Place so many actors, and return how many pairs were looked at because they stood near each other."""
    looks, real = [], placement._near

    def near(points, reach):
        found = real(points, reach)
        looks.append(len(found[0]))
        return found

    places = [Place(f"n{n:04}", n % 40 if n < 0.8 * size else n, 8 + n % 9) for n in range(size)]
    ties = {(f"n{n:04}", f"n{n // 3:04}"): 1.0 for n in range(1, size)}
    with monkeypatch.context() as patched:
        patched.setattr(placement, "_near", near)
        spots = positions(places, ties)
    assert len(set(spots.values())) == size
    return sum(looks)


def test_thousands_of_actors_are_placed_apart_with_looks_at_those_near_alone(monkeypatch):
    assert 0 < looks_of_placing(2000, monkeypatch) < 3 * looks_of_placing(1000, monkeypatch)


def test_only_web_addresses_become_links():
    said = Evidence("u:d", 0, 3, "A.", "event", url="javascript:alert(1)")
    assert content(choose(two(evidence=(said,))))["documents"][0][3] == ""


@pytest.mark.parametrize("count", [0, 1, 2, 60])
def test_actors_never_overlap(count):
    places = [Place(f"n{n}", n % 4, 8 + n % 20, 90 if n < 20 else 0) for n in range(count)]
    spots = positions(places, {(f"n{n}", f"n{n // 2}"): 1.0 for n in range(1, count)})
    assert len(spots) == count
    for one in places:
        for other in places:
            if one.key < other.key:
                (x1, y1), (x2, y2) = spots[one.key], spots[other.key]
                assert abs(x1 - x2) > one.radius + other.radius or abs(y1 - y2) > one.radius + other.radius


def test_an_empty_network_gives_a_page():
    assert held(page(nx.MultiDiGraph()))["actors"] == []


def test_half_a_surrogate_pair_does_not_break_the_page(tmp_path):
    page(two("odd \ud800 name"), tmp_path / "p.html")
    assert "odd name" in (tmp_path / "p.html").read_text(encoding="utf-8")


def test_a_failed_write_leaves_nothing_behind(tmp_path):
    (tmp_path / "taken").mkdir()
    with pytest.raises(InputError, match="taken"):
        page(two(), tmp_path / "taken")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]


def test_a_notebook_frame_holds_the_whole_page_as_text():
    frame = notebook_html(page(two()), 500)
    assert frame.count("<iframe") == 1
    assert "<script" not in frame
    assert "height: 500px" in frame


def test_a_tie_tells_in_how_many_texts_of_how_many_origins_it_is_borne_out():
    first = Evidence("u:d1", 0, 3, "A.", "event", event="u:e")
    copy = Evidence("u:d2", 0, 3, "B.", "event", event="u:e", origin="u:d1")
    against = Evidence("u:d3", 0, 3, "C.", "claim", polarity="Denied", event="u:e")
    found = content(choose(two(**edge("ASSAULT", (first, copy, against)))))
    (tie,) = found["ties"]
    assert (tie["texts"], tie["origins"]) == (2, 1)
    places = {passage[0]: passage[11:13] for passage in found["passages"]}
    assert places["B."][1] == places["A."][0] == places["A."][1] != places["B."][0]
