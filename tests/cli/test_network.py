"""`kg network` and its switches on the small hand-written graph (crisis.trig); `kg view` takes the same switches."""

import json
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest

from kg import cli
from kg.namespaces import BASE_IRI
from kg.store import GraphStore

AZ, RU, TR, GE = (f"{BASE_IRI}state/{code}" for code in ("AZ", "RU", "TR", "GE"))


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    folder = tmp_path_factory.mktemp("network") / "graph"
    with GraphStore.create_or_open(folder) as store:
        store.raw.load(path=str(Path(__file__).parents[1] / "network" / "crisis.trig"), format=ox.RdfFormat.TRIG)
    return str(folder)


@pytest.fixture
def run(graph, capsys):
    def call(*words, command="network"):
        code = cli.main((command, graph, *words))
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def actors(out):
    return [line.split("\t")[1] for line in out.splitlines()[2:] if "\t" in line]


MEASURES = ("cooperation", "hostility", "brokerage", "bloc")


def test_the_ranking_is_short_and_says_what_it_rests_on(run):
    code, out, err = run()
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "4 actors, 3 edges, 2 documents, 2024-12-27 to 2025-02-01"
    assert lines[1].split("\t") == ["#", "actor", "kind", "influence", "ranks", *MEASURES]
    assert actors(out)[0] == "Russia"
    assert lines[2].split("\t")[4] == "1-2"
    assert lines[-1] == "bloc 1 (2): Azerbaijan, Türkiye"


SWITCHES = [
    (("--kinds", "state"), {"Russia", "Azerbaijan", "Georgia", "Türkiye"}),
    (("--kinds", "STATE,Person"), {"Russia", "Azerbaijan", "Georgia", "Türkiye", "Ilham Aliyev"}),
    (("--since", "2025-01", "--no-to-states"), {"Ilham Aliyev", "Azerbaijan"}),
    (("--until", "2024-11"), {"Azerbaijan", "Georgia"}),
    (("--since", "2024-12-25", "--until", "2024-12-25"), {"Russia", "Azerbaijan"}),
    (("--sources", "caspian wire"), {"Russia", "Azerbaijan", "Türkiye"}),
    (
        ("--sources", "d1", "--sources", "Volga Post", "--kinds", "State"),
        {"Russia", "Azerbaijan", "Georgia", "Türkiye"},
    ),
    (("--min-confidence", "0.99"), {"Azerbaijan", "Georgia"}),
    ((), {"Russia", "Azerbaijan", "Georgia", "Türkiye"}),
    (("--material",), {"Russia", "Azerbaijan", "Georgia", "Türkiye"}),
    (("--verbal",), set()),
    (("--claims", "--verbal"), set()),
    (("--claims",), {"Russia", "Azerbaijan", "Georgia", "Türkiye"}),
    (("--claims", "--unnamed"), {"Russia", "Azerbaijan", "Georgia", "Türkiye", "analysts"}),
    (("--to-states", "--no-to-states"), {"Russia", "Azerbaijan", "Georgia", "Türkiye", "Ilham Aliyev"}),
]


@pytest.mark.parametrize(("words", "expected"), SWITCHES)
def test_switches_choose_what_counts(run, words, expected):
    assert len(SWITCHES) == 15
    code, out, _ = run(*words)
    assert code == 0
    assert set(actors(out)) == expected


def test_a_folded_ranking_says_what_it_leaves_out_and_through_whom_states_act(run):
    _, out, _ = run()
    told = "who acts for a state is counted as it (--no-to-states lists each)"
    assert f"{told}; left out: 1 edge between those who act for one state" in out.splitlines()
    assert told not in run("--no-to-states")[1]
    code, out, _ = run("--explain", "Aliyev")
    assert (code, out.splitlines()[0].partition(":")[0]) == (0, "Azerbaijan")
    assert json.loads(run("--json")[1])["inner"] == 1
    assert "inner" not in json.loads(run("--no-to-states", "--json")[1])


WRONG = [
    (("--since", "2024-13"), "'2024-13' is no date; write 2024, 2024-05 or 2024-05-31"),
    (("--until", "yesterday"), "'yesterday' is no date"),
    (("--kinds", "State,City"), "'City' is no kind of actor; there are Alliance"),
    (("--verbal", "--material"), "not allowed with"),
    (("--min-confidence", "much"), "'much' is no probability; give a number from 0 to 1"),
    (("--min-confidence", "2"), "'2' is no probability"),
    (("--step", "day"), "invalid choice"),
    (("--around", "Russia", "--steps", "0"), "'0' is no whole number above 0"),
    (("--around", "Russia", "--steps", "-1"), "'-1' is no whole number above 0"),
    (("--series", "Russia"), "expected 2 arguments"),
]


@pytest.mark.parametrize(
    ("words", "message"), WRONG, ids=lambda value: " ".join(value) if isinstance(value, tuple) else ""
)
def test_switches_that_mean_nothing_are_refused(run, capsys, words, message):
    assert len(WRONG) == 10
    with pytest.raises(SystemExit) as stopped:
        run(*words)
    assert stopped.value.code == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--since", "2025", "--until", "2024-12"), "--until 2024-12 is before --since 2025; swap them"),
        (("--sources", "Volga Past"), "no text is from 'Volga Past'; did you mean Volga Post?"),
        (("--explain", "Rassia"), "did you mean Russia"),
        (("--explain", "analysts"), "'analysts' is not in the network; it has no tie"),
        (("--series", "Russia", "Nobody"), "the graph knows nobody named 'Nobody'"),
    ],
)
def test_names_that_are_not_there_are_refused_with_those_that_are_near(run, words, message):
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert message in err
    assert len(err.splitlines()) == 1


def test_until_a_year_may_hold_the_month_it_starts_from(run):
    assert run("--since", "2024-12", "--until", "2024")[0] == 0


def test_explain_shows_the_acts_and_sentences_behind_a_rank(run):
    code, out, _ = run("--explain", "azerbaijan")
    assert code == 0
    assert out.splitlines()[0].startswith("Azerbaijan: influence 0.")
    assert "MOBILIZE Georgia" in out
    assert "“The army massed on the border.”\n          Volga Post, 2025-02-01, d2, characters 161 to 190" in out
    assert "Assault" not in out
    assert "“Russia shot" not in out  # that is Russia's act


def test_explain_ends_after_the_top_acts(run):
    assert run("--explain", "Russia", "--claims", "--top", "1")[1].splitlines()[-1] == "and 2 more acts (--top)"


def test_a_series_lists_periods_with_reports(run):
    code, out, _ = run("--series", "Russia", "Azerbaijan")
    assert code == 0
    assert out.splitlines()[1].startswith("2024-12-01\t0.0\t18.0\t-18.0\t2\t")
    assert run("--series", "Russia", "Azerbaijan", "--step", "week")[1].splitlines()[1].startswith("2024-12-23\t")
    assert "no dated act between Russia, Türkiye" in run("--series", "Russia", "Türkiye")[2]


def test_over_time_lists_ranks_by_period(run):
    code, out, _ = run("--over-time")
    header, *rows = out.splitlines()
    assert code == 0
    assert header.split("\t")[0] == "actor"
    assert header.split("\t")[1:] == ["2024-12-01", "2025-01-01", "2025-02-01"]  # to the last text
    assert [row.split("\t")[0] for row in rows[:2]] == ["Russia", "Azerbaijan"]


def test_stability_adds_ranges_and_what_a_rank_rests_on(run):
    code, out, _ = run("--stability")
    assert code == 0
    assert out.splitlines()[1].split("\t")[-3:] == ["90 % of draws", "without a source", "rests on"]
    assert run("--stability")[1] == out


def test_json_holds_all_that_is_asked_for(run):
    words = ("--stability", "--explain", "Russia", "--series", "Russia", "Azerbaijan", "--over-time", "--overlap")
    found = json.loads(run("--json", *words)[1])
    assert found["actors"][0]["iri"] == RU
    assert {"hub", "authority", "effective_size", "constraint"} <= found["actors"][0].keys()
    assert found["balance"]["frustration"] == 0.0
    assert found["stability"][RU]["rank"] == 1
    assert found["explanation"]["edges"][0]["evidence"][0]["graph"] == f"{BASE_IRI}document/d1"
    assert found["series"]["conflict"] == [18.0, 0.0, 0.0]
    assert {row["actor"] for row in found["over_time"]["ranks"]} >= {RU, AZ}
    assert isinstance(found["overlap"], list)
    plain = json.loads(run("--json")[1])
    assert {(tie["term"], tie["documents"], tie["origins"]) for tie in plain["ties"]} >= {("ASSAULT", 2, 2)}
    assert not {"explanation", "series", "over_time", "overlap"} & plain.keys()


def test_files_hold_the_network_that_the_switches_choose(run, tmp_path):
    paths = {kind: tmp_path / kind for kind in ("graphml", "gexf", "edges", "node-link")}
    words = [word for kind, path in paths.items() for word in (f"--{kind}", str(path))]
    assert run("--since", "2024-12-25", "--until", "2024-12-25", *words)[0] == 0
    assert list(nx.read_graphml(paths["graphml"]).edges) == [(RU, AZ)]
    drawn = nx.read_gexf(paths["gexf"], version="1.3")
    assert list(drawn.edges) == [(RU, AZ)]
    assert drawn.nodes[RU]["influence"] > drawn.nodes[AZ]["influence"]
    assert {drawn.nodes[RU]["bloc"], drawn.nodes[AZ]["bloc"]} == {1, 2}
    assert len(paths["edges"].read_text(encoding="utf-8").splitlines()) == 2
    assert len(json.loads(paths["node-link"].read_text(encoding="utf-8"))["edges"]) == 1
    code, _, err = run("--edges", str(tmp_path / "none" / "e.csv"))
    assert code == 2
    assert "can't be written" in err


def test_a_page_takes_the_same_switches(run, tmp_path):
    page = tmp_path / "page.html"
    assert run("-o", str(page), command="view")[0] == 0
    whole = page.read_text(encoding="utf-8")
    assert run("-o", str(page), "--no-claims", "--until", "2024-11", command="view")[0] == 0
    part = page.read_text(encoding="utf-8")
    assert "Russia shot the airliner down." in whole
    assert "The army massed on the border." in part
    assert "Russia shot the airliner down." not in part
    assert run("-o", str(page), "--sources", "Nobody", command="view")[0] == 2


def test_a_page_opens_folded_and_with_the_unnamed_as_it_is_told(run, tmp_path):
    def held(*words):
        assert run("-o", str(tmp_path / "p.html"), *words, command="view")[0] == 0
        text = (tmp_path / "p.html").read_text(encoding="utf-8")
        return json.loads(text.split('id="kg-data">', 1)[1].split("</script>", 1)[0])

    assert held()["start"] == {"unnamed": False, "fold": True}
    assert held("--no-to-states")["start"] == {"unnamed": False, "fold": False}
    both = held("--unnamed")
    assert both["start"] == {"unnamed": True, "fold": True}
    assert {"Ilham Aliyev", "analysts"} <= {actor["name"] for actor in both["actors"]}
    states = held("--kinds", "State")  # nobody is left on the page who could be folded there
    assert states["figures"]["folded"] is None
    assert {actor["kind"] for actor in states["actors"]} == {"State"}


SCOPES = [
    (("--actors", "Russia,AZ"), "Azerbaijan, Russia"),
    (("--actors", "Russia", "--actors", "state/AZ"), "Azerbaijan, Russia"),
    (("--region", "South Caucasus"), "Azerbaijan, Georgia"),
    (("--region", "Georgia", "--actors", "Baku"), "Azerbaijan, Georgia"),
    (("--around", "Russia"), "Azerbaijan, Russia"),
    (("--around", "Russia", "--steps", "2"), "Azerbaijan, Georgia, Russia, Türkiye"),
    (("--around", "Russia", "--steps", "2", "--since", "2024-12"), "Azerbaijan, Russia, Türkiye"),
    (("--actors", "Aliyev,Azerbaijan"), "Azerbaijan, Ilham Aliyev"),
]


@pytest.mark.parametrize(("words", "expected"), SCOPES)
def test_a_part_of_the_network_is_chosen_and_named(run, words, expected):
    assert len(SCOPES) == 8
    code, out, err = run(*words)
    assert (code, err) == (0, "")
    assert ", ".join(sorted(actors(out))) == expected
    assert ": " in out.splitlines()[0]


def test_a_part_without_a_tie_says_so(run):
    code, out, err = run("--region", "Sahel")
    assert (code, out) == (0, "Sahel: 0 actors, 0 edges, 0 documents\n")
    assert err == "kg: 0 rows: no tie between two of those chosen; choose more, or switch less off\n"


@pytest.mark.parametrize("command", ["network", "view", "report", "timeline", "map"])
@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--actors", "Narnia"), "nobody named 'Narnia'"),
        (("--region", "Westen Asia"), "no region is called 'Westen Asia'; did you mean Western Asia"),
        (("--around", "Narnia"), "nobody named 'Narnia'"),
        (("--steps", "2"), "there is nobody to go around; say around whom as well"),
    ],
)
def test_every_command_refuses_a_scope_of_nobody_and_writes_nothing(run, tmp_path, command, words, message):
    page = () if command == "network" else ("-o", str(tmp_path / "page.html"))
    code, out, err = run(*page, *words, command=command)
    assert (code, out, len(err.splitlines())) == (2, "", 1)
    assert message in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("command", "heading"),
    [
        ("view", "Influence network: South Caucasus"),
        ("report", "Influence report: South Caucasus"),
        ("timeline", "Timeline: South Caucasus"),
        ("map", "Map of influence: South Caucasus"),
    ],
)
def test_every_page_is_of_the_part_that_is_chosen_and_says_so(run, tmp_path, command, heading):
    page = tmp_path / "page.html"
    assert run("-o", str(page), "--region", "South Caucasus", command=command)[0] == 0
    text = page.read_text(encoding="utf-8")
    assert f'<h1 dir="auto">{heading}</h1>' in text or f">{heading}</h1>" in text
    assert "The army massed on the border." in text
    assert "Russian air defenses hit an airliner." not in text
    assert run("-o", str(page), "--region", "Sahel", command=command)[0] == 0
    assert "The army massed on the border." not in page.read_text(encoding="utf-8")


def test_a_title_that_names_the_part_is_left_as_it_is(run, tmp_path):
    words = ("--region", "south caucasus", "--title", "The South Caucasus this week")
    assert run("-o", str(tmp_path / "p.html"), *words, command="map")[0] == 0
    assert "this week</h1>" in (tmp_path / "p.html").read_text(encoding="utf-8")


def test_a_step_without_a_time_to_walk_through_is_refused(run):
    code, out, err = run("--step", "week")
    assert (code, out) == (2, "")
    assert err.startswith("kg: error: --step says how --series and --over-time go; ")
    assert run("--step", "week", "--over-time")[0] == 0


def test_stability_is_told_beside_what_else_is_asked(run):
    _, out, _ = run("--stability", "--series", "Russia", "Azerbaijan")
    assert "90 % of draws" in out
    assert "cooperation" in out
