"""An empty answer says so on standard error, in plain words, whatever the command and the form; the exit code is 0."""

import pytest
from spacy.language import Language

import kg
from kg import cli

TIES = "{ ?a kg:alliedWith ?b }"
EMPTY = {
    ("query", "GRAPH", f"SELECT * {TIES}"): "nothing in the graph fits the query",
    ("query", "GRAPH", f"SELECT * {TIES}", "--format", "csv"): "nothing in the graph fits the query",
    ("query", "GRAPH", f"SELECT * {TIES}", "--format", "json"): "nothing in the graph fits the query",
    ("query", "GRAPH", f"CONSTRUCT {TIES} {TIES}"): "nothing in the graph fits the query",
    ("query", "GRAPH", "--name", "allies"): "nothing in the graph fits the query",
    ("conflicts", "GRAPH"): "no source contradicts another",
    ("conflicts", "GRAPH", "--json"): "no source contradicts another",
    ("duplicates", "GRAPH"): "no two entities are likely one",
    ("diff", "GRAPH", "GRAPH"): "no difference",
    ("diff", "GRAPH", "GRAPH", "--json"): "no difference",
    ("corrections", "check", "ROWS", "GRAPH"): "the file holds no correction",
    ("network", "GRAPH"): "no tie between two actors; nothing in these texts tells of one, or it is switched off",
    (
        "network",
        "GRAPH",
        "--json",
    ): "no tie between two actors; nothing in these texts tells of one, or it is switched off",
    ("network", "GRAPH", "--edges", "-"): (
        "no tie between two actors; nothing in these texts tells of one, or it is switched off"
    ),
    ("network", "GRAPH", "--overlap"): "no two actors share a membership, partner, friend or enemy",
    ("network", "GRAPH", "--over-time"): "no act with a date as exact as a month",
    **{
        (page, "GRAPH", "-o", "PAGE"): "nothing in these texts tells who did what, or is what, to whom"
        for page in ("view", "report", "timeline", "map")
    },
    ("export", "GRAPH", "--format", "graphml", "-o", "PAGE"): (
        "nothing in these texts tells who did what, or is what, to whom"
    ),
}


@pytest.fixture(scope="module")
def places(nlp: Language, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("empty")
    (folder / "text.txt").write_text("It rained all day. The soup was warm.", encoding="utf-8")
    (folder / "rows.csv").write_text("action,subject,object,value,author,date,reason\n", encoding="utf-8")
    kg.build(folder / "text.txt", folder / "graph").close()
    return {"GRAPH": str(folder / "graph"), "PAGE": str(folder / "page"), "ROWS": str(folder / "rows.csv")}


@pytest.mark.parametrize("command", sorted(EMPTY), ids=" ".join)
def test_an_empty_answer_says_so(
    command: tuple[str, ...], places: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([places.get(word, word) for word in command]) == 0
    assert f"kg: 0 rows: {EMPTY[command]}\n" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["table", "csv", "json", "ttl"])
def test_an_answer_says_nothing(form: str, places: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    body = "{ <urn:a> <urn:b> ?c }" if form == "ttl" else ""
    query = f"CONSTRUCT {body} WHERE {{ BIND(1 AS ?c) }}" if body else "SELECT (1 AS ?c) {}"
    assert cli.main(["query", places["GRAPH"], query, "--format", form]) == 0
    assert cli.main(["query", places["GRAPH"], "ASK { ?a kg:alliedWith ?b }"]) == 0
    assert capsys.readouterr().err == ""
