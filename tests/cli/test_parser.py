"""Commands answer as their help says; bad input gets one clear line on standard error and exit code 2."""

import csv
import io
import json
import pydoc
import re
from pathlib import Path

import pytest

import kg
from kg import cli
from kg.cli import commands, console
from kg.cli.options import GROUPS
from kg.cli.parser import command_parser
from kg.store import named_queries

TEXT = """---
title: A pact in Tbilisi
date: 2024-03-05
source: The Harbour Gazette
---
Georgia and Kazakhstan are close allies. Kazakhstan's president, Aidar Seitov, visited Georgia on Monday.

"Our partnership is growing," said Nina Orlova, a logistics analyst.

Russian forces attacked the Ukrainian port of Odesa on 2 March 2024, killing 5 people. Russia denied that it had
attacked Georgia.
"""

EMPTY = "kg: 0 rows: nothing in the graph fits the query\n"


@pytest.fixture(scope="module")
def text(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("texts") / "pact.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def graph(text: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    out = tmp_path_factory.mktemp("out") / "graph"
    kg.build(text, out).close()
    return str(out)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = cli.main(arguments)
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_the_version_is_looked_up_only_when_asked_for(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(commands, "version", lambda: asked.append("once") or "1.2.3")
    command_parser()
    assert not asked
    with pytest.raises(SystemExit) as stopped:
        cli.main(["--version"])
    assert (stopped.value.code, capsys.readouterr().out, asked) == (0, "kg 1.2.3\n", ["once"])


def test_the_help_lists_every_command_once_in_its_group(capsys: pytest.CaptureFixture[str]) -> None:
    grouped = [name for names in GROUPS.values() for name in names]
    (chosen,) = [action.choices for action in command_parser()._actions if action.choices]
    assert sorted(grouped) == sorted(chosen)
    with pytest.raises(SystemExit) as stopped:
        cli.main(["--help"])
    assert stopped.value.code == 0
    listed = [
        line.split()[0] for line in capsys.readouterr().out.split("begin:")[1].splitlines() if re.match(r"  \w", line)
    ]
    assert listed == grouped


def test_every_command_has_help_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    actions = [action for action in command_parser()._actions if action.choices]
    commands = [name for action in actions for name in action.choices]  # type: ignore[union-attr]  # choices is a dict here
    assert len(commands) >= 20
    for name in commands:
        with pytest.raises(SystemExit) as stopped:
            cli.main([name, "--help"])
        assert stopped.value.code == 0
        assert f"kg {name}" in capsys.readouterr().out.split("example:")[1]


def test_build_says_what_it_did(text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "build", str(text), "-o", str(tmp_path / "graph"))
    assert (code, err) == (0, "")
    assert out.startswith("1 documents read, 0 unchanged, 0 not usable")


def test_build_reports_bad_inputs_builds_the_rest_and_exits_with_2(
    text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    inputs = (str(text), str(tmp_path / "missing.txt"), str(tmp_path / "photo.txt"))
    code, out, err = run(capsys, "build", *inputs, "-o", str(tmp_path / "graph"))
    assert code == 2
    assert out.startswith("1 documents read, 0 unchanged, 2 not usable")
    lines = err.splitlines()
    assert len(lines) == 2
    assert "missing.txt" in lines[0]
    assert "photo.txt" in lines[1]
    assert "Traceback" not in err


def test_an_undated_text_is_built_with_a_line_that_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "note.txt").write_text("Georgia met Armenia last week.\n", encoding="utf-8")
    code, _, err = run(capsys, "build", str(tmp_path / "note.txt"), "-o", str(tmp_path / "graph"))
    assert code == 0
    assert err.startswith("kg: note.txt: undated text; ")


def test_extract_writes_one_record_a_text_in_order(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "in.jsonl"
    records = [{"id": name, "text": f"Georgia criticised {name}."} for name in ("Armenia", "Russia")]
    source.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    target = tmp_path / "out.jsonl"
    code, _, _ = run(capsys, "extract", str(source), "-o", str(target))
    found = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert code == 0
    assert [(item["id"], item["text"]) for item in found] == [(item["id"], item["text"]) for item in records]
    for item in found:
        labels = {entity["id"]: entity["label"] for entity in item["entities"]}
        first = item["mentions"][0]
        assert item["text"][first["start"] : first["end"]] == labels[first["entity"]] == "Georgia"


def test_code_events_writes_a_line_for_each_line_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "pairs.jsonl", tmp_path / "coded.jsonl"
    pairs = [
        {"id": "1", "sentence": "Georgia imposed sanctions on Belarus.", "source": "Georgia", "target": "Belarus"},
        {"id": "2", "sentence": "Iran shelled a base in Iraq.", "source": [0, 4], "target": None},
    ]
    source.write_text("\n".join(map(json.dumps, pairs)), encoding="utf-8")
    assert run(capsys, "code-events", str(source), "-o", str(target))[0] == 0
    found = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [(item["id"], item["root"]) for item in found] == [("1", "SANCTION"), ("2", "ASSAULT")]
    assert {"quad", "polarity", "status", "confidence"} <= found[0].keys()


def test_query_prints_csv_json_and_tables(graph: str, capsys: pytest.CaptureFixture[str]) -> None:
    asked = "SELECT ?name WHERE { ?s a kg:State ; rdfs:label ?name } ORDER BY ?name"
    _, table, _ = run(capsys, "query", graph, asked)
    _, as_csv, _ = run(capsys, "query", graph, asked, "--format", "csv")
    _, as_json, _ = run(capsys, "query", graph, asked, "--format", "json")
    names = ["Georgia", "Kazakhstan", "Russia", "Ukraine"]
    assert table.split() == ["name", *names]
    assert [row["name"] for row in csv.DictReader(io.StringIO(as_csv))] == names
    assert [row["name"]["value"] for row in json.loads(as_json)["results"]["bindings"]] == names


def test_every_packaged_question_runs(graph: str, capsys: pytest.CaptureFixture[str]) -> None:
    listed = run(capsys, "query", graph, "--list")[1].splitlines()[1:]
    names = [line.split("\t")[0] for line in listed]
    assert names == [item.name for item in named_queries()]
    assert len(names) >= 12
    for name in names:
        code, out, err = run(capsys, "query", graph, "--name", name)
        assert (code, err) == (
            0,
            "" if "\n" in out.rstrip("\n") else "kg: 0 rows: nothing in the graph fits the query\n",
        ), name
        assert out, name


def test_bad_sparql_is_one_line_with_its_place(graph: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "query", graph, "SELECT ?x WHERE { ?x a }")
    assert (code, out) == (2, "")
    assert err.startswith("kg: error: ")
    assert len(err.splitlines()) == 1


def test_what_follows_is_kept_explained_and_taken_out_again(
    text: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "inferring")
    assert run(capsys, "build", str(text), "-o", out, "--infer")[0] == 0
    code, told, _ = run(capsys, "explain", out, "Georgia", "Kazakhstan", "--inferred")
    assert code == 0
    assert told.startswith("[inferred] Kazakhstan is allied with Georgia (by symmetry, confidence ")
    assert (
        "\n  rests on [fact] Georgia alliedWith Kazakhstan (Affirmed, Certain)\n    “Georgia and Kazakhstan are" in told
    )
    rows = json.loads(run(capsys, "explain", out, "Georgia", "Kazakhstan", "--inferred", "--json")[1])
    assert [row["predicate"] for row in rows] == ["alliedWith"]
    code, told, complaint = run(capsys, "explain", out, "Georgia", "Odesa", "--inferred")
    assert (code, told, complaint) == (0, "", "kg: 0 rows: nothing is inferred of Georgia and Odesa\n")
    assert run(capsys, "build", str(text), "-o", out, "--no-infer")[0] == 0
    code, told, complaint = run(capsys, "explain", out, "Georgia", "--inferred")
    assert (code, told) == (2, "")
    assert complaint == f"kg: error: {out}: graph holds no inferences; kg build ... --infer makes them\n"


def test_explain_shows_the_sentence_its_outlet_and_its_date(graph: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "explain", graph, "Georgia", "Kazakhstan")
    assert code == 0
    assert "Georgia and Kazakhstan are close allies." in out
    assert "The Harbour Gazette" in out
    assert "2024-03-05" in out


def test_explaining_a_name_that_is_not_there_suggests_one_that_is(
    graph: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run(capsys, "explain", graph, "Gerogia")
    assert code == 2
    assert "Georgia" in err


def test_network_ranks_actors_and_writes_files(graph: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gexf, graphml = tmp_path / "n.gexf", tmp_path / "n.graphml"
    code, out, _ = run(capsys, "network", graph, "--gexf", str(gexf), "--graphml", str(graphml))
    assert code == 0
    assert "Russia\tState" in out
    assert gexf.stat().st_size > 500
    assert graphml.stat().st_size > 500


def test_view_writes_a_page_that_stands_alone(graph: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.html"
    assert run(capsys, "view", graph, "-o", str(page))[0] == 0
    html = page.read_text(encoding="utf-8")
    assert "Kazakhstan" in html
    assert 'src="http' not in html


def test_validate_says_that_a_built_graph_conforms(graph: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "validate", graph)[:2] == (0, "conforms\n")


@pytest.mark.parametrize("name", ["ttl", "nquads", "trig", "jsonld", "csv", "graphml", "gexf", "edges", "node-link"])
def test_export_writes_every_format(name: str, graph: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / f"out.{name}"
    assert run(capsys, "export", graph, "--format", name, "-o", str(target))[0] == 0
    files = sorted(target.iterdir()) if target.is_dir() else [target]
    assert "Kazakhstan" in "".join(file.read_text(encoding="utf-8") for file in files)


@pytest.mark.parametrize(
    "command",
    [("query", "{}", "ASK {}"), ("network", "{}"), ("validate", "{}"), ("explain", "{}", "x"), ("remove", "{}", "x")],
)
def test_a_folder_that_is_no_graph_is_refused(
    command: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, *(word.format(tmp_path) for word in command))
    assert (code, out) == (2, "")
    assert str(tmp_path) in err
    assert len(err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_many_undated_texts_are_counted_not_listed(capsys: pytest.CaptureFixture[str]) -> None:
    console.note_undated([f"{number}.txt" for number in range(25)])
    assert capsys.readouterr().err.startswith("kg: 0.txt, 1.txt, 2.txt and 22 more: undated texts; dates such as")
    console.note_undated([f"{number}.txt" for number in range(100)])
    assert len(capsys.readouterr().err.splitlines()) == 1
    console.note_undated(["\x1b[2Jname.txt", "b.txt"])
    assert capsys.readouterr().err.startswith("kg: '\\x1b[2Jname.txt', b.txt: undated texts; ")


def test_ask_answers_in_plain_english(graph: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "ask", graph, "Who attacked Odesa?")
    assert (code, err) == (0, "")
    assert out.splitlines()[0].startswith("1 text says who attacked")
    told = json.loads(run(capsys, "ask", graph, "Who is allied with Georgia?", "--json")[1])
    assert told["cited"][0]["answers"] == ["Kazakhstan"]
    query = run(capsys, "ask", graph, "Who is allied with Georgia?", "--sparql")[1]
    assert run(capsys, "query", graph, query)[0] == 0


def test_ask_says_what_it_does_not_understand(graph: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "ask", graph, "Who secretly attacked Georgia?")
    assert (code, out) == (1, "")
    assert "'secretly'" in err
    assert "Who attacked Georgia?" in err
    code, out, err = run(capsys, "ask", graph, "Who attacked Norland?")
    assert (code, out) == (2, "")
    assert "nobody named 'Norland'" in err


def test_a_query_without_answers_says_so_and_tells_of_a_misspelt_term(
    graph: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(capsys, "query", graph, "SELECT ?a ?b { ?a kg:aliedWith ?b }")
    assert (code, out) == (0, "a\tb\n")
    assert err == "kg: query:1:19: the ontology has no kg:aliedWith; the nearest is kg:alliedWith\n" + EMPTY


def test_a_query_is_bounded_in_rows_and_time(graph: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "query", graph, "--name", "entities", "--limit", "2")
    assert (code, len(out.splitlines())) == (0, 3)
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    code, out, err = run(capsys, "query", graph, endless, "--timeout", "0.5")
    assert (code, out) == (2, "")
    assert err.startswith("kg: error: the query took more than 0.5 s; simplify it")
    pairs = "SELECT ?a ?b { ?a kg:alliedWith ?b }"
    for form in ("table", "csv", "json"):
        code, out, err = run(capsys, "query", graph, "--name", "entities", "--max-rows", "2", "--format", form)
        assert (code, out) == (2, "")
        assert (
            err == "kg: error: the answer has more than 2 rows; add LIMIT, or raise --max-rows (in Python: max_rows)\n"
        )
    code, out, err = run(capsys, "query", graph, pairs, "--max-rows", "2", "--format", "json")
    assert (code, err) == (0, "")
    code, out, err = run(capsys, "query", graph, "CONSTRUCT { ?a ?b ?c } { ?a ?b ?c }", "--max-rows", "2")
    assert (code, out, "more than 2 rows" in err) == (2, "", True)
    code, out, err = run(capsys, "query", graph, "--name", "entities", "--max-bytes", "10", "--format", "csv")
    assert (code, out, "more than 10 bytes; ask for fewer" in err) == (2, "", True)


def test_help_of_the_package_shows_its_functions() -> None:
    told = pydoc.plain(pydoc.render_doc(kg))
    for start in ("build(inputs", "extract(inputs", "examples()", "class Graph", "class KgError"):
        assert start in told
