"""Networks of an odd shape or with hostile content: every measure and every form of the command answers sensibly."""

import json
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
from dated import dated, said

from kg import cli
from kg.network import explain_actor, overlap, ranks_over_time, series, stability, summary, trends
from kg.store import GraphStore

LONG = "Ministry of " + "very " * 98 + "far affairs"
HOSTILE = 'Ruritania\'s <script>alert("x")</script>\n& <b>Friends</b>'

PREFIXES = """
@prefix kg: <https://w3id.org/influence-kg/ontology#> . @prefix id: <https://w3id.org/influence-kg/id/> .
@prefix plover: <https://w3id.org/influence-kg/plover#> . @prefix schema: <https://schema.org/> .
@prefix prov: <http://www.w3.org/ns/prov#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .
"""


def trig(events, names=("A", "B")):
    """Two actors and so many undated assaults of the first on the second, each in a sentence of its own."""
    labels = [json.dumps(name, ensure_ascii=False) for name in names]
    lines = [PREFIXES, f"id:a a kg:State ; rdfs:label {labels[0]} . id:b a kg:State ; rdfs:label {labels[1]} ."]
    document = "<https://w3id.org/influence-kg/id/document/d>"
    evidence = [f"{document} a schema:NewsArticle ."]
    for n in range(events):
        lines.append(
            f"id:e{n} a kg:Event ; kg:eventType plover:ASSAULT ; kg:status kg:Happened ; kg:actor id:a ; "
            f"kg:recipient id:b ; kg:reportedIn id:r{n} ."
        )
        passage = f"{document[:-1]}#char={n * 10},{n * 10 + 9}>"
        evidence.append(
            f"id:r{n} a kg:EventReport ; kg:basis kg:Happening ; kg:status kg:Happened ; kg:polarity kg:Affirmed ; "
            f"kg:certainty kg:Certain ; "
            f"prov:wasDerivedFrom {passage} . {passage} nif:beginIndex {n * 10} ; nif:endIndex {n * 10 + 9} ; "
            f'nif:anchorOf "A hit B {n}." .'
        )
    return "\n".join([*lines, f"{document} {{", *evidence, "}"])


def graph(folder: Path, text: str) -> str:
    with GraphStore.create_or_open(folder) as store:
        store.raw.load(text.encode(), format=ox.RdfFormat.TRIG)
    return str(folder)


def run(capsys, *words):
    code = cli.main(words)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


FORMS = [(), ("--stability",), ("--over-time",), ("--overlap",), ("--claims", "--no-to-states"), ("--since", "2024")]


@pytest.mark.parametrize("form", FORMS, ids=" ".join)
def test_a_graph_without_an_actor_has_an_empty_network(form, tmp_path, capsys):
    assert len(FORMS) == 6
    code, out, err = run(capsys, "network", graph(tmp_path / "g", PREFIXES), *form)
    assert code == 0
    assert "Traceback" not in out + err
    assert out.startswith("0 actors, 0 edges") or form[0] in {"--over-time", "--overlap"}
    assert ("no act with a date" in err) == ("--over-time" in form)


def test_an_empty_network_is_json_and_files_too(tmp_path, capsys):
    files = [word for kind in ("graphml", "gexf", "edges", "node-link") for word in (f"--{kind}", str(tmp_path / kind))]
    extra = ("--json", "--stability", "--over-time", "--overlap")
    code, out, _ = run(capsys, "network", graph(tmp_path / "g", PREFIXES), *extra, *files)
    found = json.loads(out)
    assert code == 0
    assert (found["actors"], found["stability"], found["overlap"]) == ([], {}, [])
    assert found["over_time"] == {"ranks": [], "series": [], "heating": []}
    assert len(list(tmp_path.iterdir())) == 5


@pytest.mark.parametrize("form", FORMS[:4], ids=" ".join)
def test_names_long_or_with_markup_stay_on_their_line(form, tmp_path, capsys):
    code, out, _ = run(capsys, "network", graph(tmp_path / "g", trig(2, (LONG, HOSTILE))), *form)
    assert code == 0
    assert all(len(line) < 400 for line in out.splitlines())
    if form in {(), ("--stability",)}:
        assert 'Ruritania\'s <script>alert("x")</script> & <b>Friends</b>' in out
        assert LONG[:59] + "…" in out


def test_names_long_or_with_markup_are_found_again(tmp_path, capsys):
    folder = graph(tmp_path / "g", trig(2, (LONG, HOSTILE)))
    code, out, _ = run(capsys, "network", folder, "--explain", LONG.upper())
    assert (code, "“A hit B 0.”" in out) == (0, True)
    code, out, err = run(capsys, "network", folder, "--explain", "x" * 500)
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert len(err) < 400


def test_two_thousand_happenings_between_two_are_one_edge_and_a_few_lines(tmp_path, capsys):
    folder = graph(tmp_path / "g", trig(2_000))
    code, out, _ = run(capsys, "network", folder, "--stability")
    assert (code, out.splitlines()[0]) == (0, "2 actors, 1 edge, 1 document")
    assert "all acts rest on one text" in out
    code, out, _ = run(capsys, "network", folder, "--explain", "A")
    assert code == 0
    assert len(out.splitlines()) < 12
    assert "and 1997 more" in out
    gexf = tmp_path / "n.gexf"
    assert run(capsys, "network", folder, "--gexf", str(gexf))[0] == 0
    assert len(nx.read_gexf(gexf, version="1.3").edges) == 1


def test_undated_reports_make_no_series_and_say_so(tmp_path, capsys):
    folder = graph(tmp_path / "g", trig(3))
    code, out, err = run(capsys, "network", folder, "--series", "A", "B")
    assert (code, out, err) == (0, "", "kg: 0 rows: no dated act between A, B\n")
    code, out, err = run(capsys, "network", folder, "--over-time", "--step", "week")
    assert (code, out, err) == (0, "", "kg: 0 rows: no act with a date as exact as a week\n")
    assert run(capsys, "network", folder, "--since", "2020")[1].startswith("0 actors")


def test_measures_of_one_actor_and_of_none():
    lone = nx.MultiDiGraph()
    lone.add_node("a", label=HOSTILE, kind="State", named=True)
    for network in (nx.MultiDiGraph(), lone):
        assert len(summary(network).actors) == len(network) == len(stability(network, draws=3))
        assert series(network) == ranks_over_time(network) == overlap(network) == trends(network) == []
    assert (explain_actor(lone, "a").score, explain_actor(lone, "a").edges) == (0, ())


def test_ten_thousand_edges_between_two_actors():
    crowd = nx.MultiDiGraph()
    for n in range(10_000):
        crowd.add_edge("a", "b", key=f"T{n}", sign=(-1) ** n, weight=0.1, strength=1.0, kind="event")
    found = summary(crowd)
    assert (found.edges, len(found.dyads)) == (10_000, 1)
    assert found.dyads[0].sign == "mixed"
    assert found.balance.frustration is None or found.balance.frustration == 0.0
    assert len(explain_actor(crowd, "a").edges) == 10_000
    assert stability(crowd, draws=5)["a"].rank == 1


def test_all_reports_in_one_period():
    network = dated(("a", "b", "ASSAULT", [said("1", "2024-01-05"), said("2", "2024-01-31")]))
    (one,) = series(network)
    assert (one.periods, one.conflict) == (("2024-01-01",), (18.0,))
    assert trends(network) == []
    assert [row.ranks for row in ranks_over_time(network)] == [(1,), (2,)]


PAGES = [("view",), ("view", "--dashboard"), ("report",), ("timeline",), ("map",)]


@pytest.fixture(scope="module")
def crowd(tmp_path_factory):
    return graph(tmp_path_factory.mktemp("crowd") / "g", trig(1_000))


@pytest.mark.parametrize("page", PAGES, ids=" ".join)
def test_a_thousand_happenings_between_two_make_a_page_of_few_words(crowd, tmp_path, capsys, page):
    code, _, err = run(capsys, *page, crowd, "-o", str(tmp_path / "page.html"))
    assert (code, err) == (0, "")
    assert (tmp_path / "page.html").stat().st_size < 2_000_000
