"""Agents ask a graph of four example articles through the SDK's client: every tool, over stdio, and over HTTP once."""

import asyncio
import json
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.shared.exceptions import MCPError

import kg
from kg.cli.parser import main

ROOT = Path(__file__).parents[3]
ARTICLES = ("azal-crash-report.txt", "batken-clashes.txt", "grain-and-bridge.html", "straits-faq.txt")
TOOLS = {
    "ask",
    "contested",
    "document",
    "entity",
    "explain",
    "pair",
    "question",
    "questions",
    "search",
    "sparql",
    "timeline",
}
CALLS = {
    "search": ("search", {"text": "Alyev"}),
    "search by class": ("search", {"text": "Ukr", "kind": "State"}),
    "entity": ("entity", {"name": "the Kremlin", "limit": 2}),
    "pair": ("pair", {"a": "Russia", "b": "Azerbaijan", "limit": 3}),
    "explain": ("explain", {"about": "Kyrgyzstan"}),
    "timeline": ("timeline", {"actors": ["Russia"], "since": "2022", "until": "2022-12", "limit": 50}),
    "contested": ("contested", {}),
    "questions": ("questions", {}),
    "question": ("question", {"name": "denials", "limit": 2}),
    "question of one": ("question", {"name": "allies", "parameters": {"actor": "Ankara"}}),
    "ask": ("ask", {"question": "Did Russia attack Ukraine in October 2022?"}),
    "sparql": ("sparql", {"query": "SELECT ?n { ?s a kg:State ; rdfs:label ?n } ORDER BY ?n LIMIT 3"}),
    "sparql yes": ("sparql", {"query": "ASK { ?s a kg:State }"}),
    "sparql triples": ("sparql", {"query": "CONSTRUCT { ?s a kg:State } { ?s a kg:State } LIMIT 2"}),
    "sparql sentences": (
        "sparql",
        {"query": "SELECT ?w { GRAPH ?g { ?a kg:status kg:Denied ; prov:wasDerivedFrom/nif:anchorOf ?w } }"},
    ),
    "document": ("document", {"id": "batken-clashes.txt", "start": 518, "length": 212}),
    "update": ("sparql", {"query": "DELETE WHERE { ?s ?p ?o }"}),
    "service": ("sparql", {"query": "SELECT * { SERVICE <http://other.example/> { ?s ?p ?o } }"}),
    "many rows": ("sparql", {"query": "SELECT * { ?s ?p ?o }", "limit": 5}),
    "slow": ("sparql", {"query": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"}),
    "after slow": ("sparql", {"query": "ASK {}"}),
    "unknown": ("entity", {"name": "Norland"}),
    "no question": ("question", {"name": "nothing"}),
    "not understood": ("ask", {"question": "Who secretly attacked Ukraine?"}),
    "no date": ("timeline", {"since": "May"}),
    "no cursor": ("explain", {"about": "Russia", "cursor": "next"}),
    "old cursor": ("explain", {"about": "Russia", "cursor": "99.5"}),
    "too many": ("explain", {"about": "Russia", "limit": 100_000}),
    "no document": ("document", {"id": "nothing.txt"}),
    "no event": ("explain", {"about": "https://w3id.org/influence-kg/id/event/0"}),
}
READ = (
    "kg://graph",
    "kg://document/batken-clashes.txt",
    "kg://document/batken-clashes.txt/518",
    "kg://entity/state/AZ",
    "kg://document/nothing.txt",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory, nlp) -> Path:
    out = tmp_path_factory.mktemp("agents") / "graph"
    kg.build([str(ROOT / "examples" / name) for name in ARTICLES], out, nlp=nlp).close()
    return out


async def _told(folder: Path, log: Path) -> dict[str, object]:
    found: dict[str, object] = {}
    arguments = ["-m", "kg.cli", "mcp", str(folder), "--timeout", "3"]
    server = StdioServerParameters(
        command=sys.executable, args=arguments, env=os.environ | {"TMPDIR": str(log.parent)}, cwd=ROOT
    )
    with log.open("w") as errors:
        async with Client(stdio_client(server, errlog=errors)) as client:
            found["tools"] = (await client.list_tools()).tools
            found["templates"] = (await client.list_resource_templates()).resource_templates
            for name, (tool, arguments) in CALLS.items():
                found[name] = await client.call_tool(tool, arguments)
            pages = [found["pair"]]
            while cursor := pages[-1].structured_content["next_cursor"]:
                pages.append(await client.call_tool("pair", CALLS["pair"][1] | {"cursor": cursor}))
            found["pages"] = pages
            event = found["timeline"].structured_content["events"][0]["iri"]
            found["event"] = await client.call_tool("explain", {"about": event})
            for address in READ:
                try:
                    found[address] = (await client.read_resource(address)).contents[0].text
                except MCPError as error:
                    found[address] = error
    found["log"] = log.read_text()
    return found


@pytest.fixture(scope="module")
def told(folder, tmp_path_factory) -> dict[str, object]:
    """What a server on standard input and output answers to every call."""
    return asyncio.run(_told(folder, tmp_path_factory.mktemp("told") / "log"))


def _data(told, name):
    assert not told[name].is_error, told[name].content[0].text
    return told[name].structured_content


def test_every_tool_is_read_only_and_has_schemas(told):
    tools = {tool.name: tool for tool in told["tools"]}
    assert set(tools) == TOOLS
    for tool in tools.values():
        assert tool.annotations.read_only_hint
        assert not tool.annotations.destructive_hint
        assert len(tool.description) > 40
        assert tool.output_schema["properties"]
        assert all("description" in value for value in tool.input_schema.get("properties", {}).values()), tool.name
    assert told["log"] == ""


def test_every_answer_is_text_and_data(told):
    for name, (tool, _) in CALLS.items():
        if not told[name].is_error:
            schema = next(one.output_schema for one in told["tools"] if one.name == tool)
            assert set(schema["required"]) <= set(told[name].structured_content)
            assert len(told[name].content[0].text) < 30_000


def test_entities_are_found_and_told(told):
    assert _data(told, "search")["found"][0]["label"] == "Ilham Aliyev"
    assert [one["kind"] for one in _data(told, "search by class")["found"]] == ["State"]
    russia = _data(told, "entity")
    assert (russia["label"], russia["kind"], len(russia["citations"])) == ("Russia", "State", 2)
    assert russia["next_cursor"] == "1.2"


def test_each_sentence_stands_where_it_is_said_to(told):
    citations = [one for page in told["pages"] for one in page.structured_content["citations"]]
    assert len(citations) == _data(told, "pair")["total"] > 3
    assert len({one["iri"] for one in citations}) == len(citations)
    for one in (*citations, *_data(told, "explain")["citations"], *_data(told, "ask")["citations"]):
        assert one["outlet"]
        assert one["date"]
        assert one["uri"] == f"kg://document/{one['document']}"
    text = told["kg://document/batken-clashes.txt"]
    batken = [one for one in _data(told, "question")["citations"] if one["document"] == "batken-clashes.txt"]
    for one in (*batken, *_data(told, "sparql sentences")["citations"]):
        if one["document"] == "batken-clashes.txt":
            assert text[one["start"] : one["end"]] == one["sentence"]
    assert any("Azerbaijan" in one["speaker"] for one in citations)


def test_events_in_order_and_their_sentences(told):
    events = _data(told, "timeline")["events"]
    days = [one["time"] or one["earliest"] or one["latest"] for one in events]
    assert days == sorted(days)
    assert all("Russia" in (*one["actors"], *one["recipients"]) for one in events)
    assert all(one["time"].startswith("2022") or one["earliest"] <= "2022-12-31" for one in events)
    assert events[0]["citation"]["sentence"]
    assert _data(told, "event")["total"] == events[0]["reports"]


def test_what_is_contested_has_both_sides(told):
    contest = next(one for one in _data(told, "contested")["contests"] if one["kind"] == "denied")
    assert contest["what"].startswith("ASSAULT: Tajikistan -> Kyrgyzstan")
    assert [side["said"] for side in contest["sides"]] == ["affirmed", "denied"]
    assert all(side["citations"][0]["statement"] == contest["what"] for side in contest["sides"])


def test_questions_queries_and_plain_english(told):
    assert {"allies", "denials", "threats"} <= {one["name"] for one in _data(told, "questions")["questions"]}
    assert len(_data(told, "question")["rows"]) == 2 < _data(told, "question")["total"]
    assert _data(told, "question of one")["columns"][0] == "one"
    assert _data(told, "ask")["answer"] == "1 text says that Russia attacked Ukraine in October 2022."
    assert "plover:ASSAULT" in _data(told, "ask")["sparql"]
    assert _data(told, "sparql")["rows"] == [["Afghanistan"], ["Azerbaijan"], ["Brazil"]]
    assert _data(told, "sparql yes")["rows"] == [[True]]
    assert len(_data(told, "sparql triples")["rows"]) == 2


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("update", "DELETE is refused"),
        ("service", "SERVICE"),
        ("many rows", "more than 5 rows; add LIMIT"),
        ("slow", "more than 3 s; simplify it"),
        ("unknown", "nobody named 'Norland'; did you mean"),
        ("no question", "no packaged query 'nothing'; there are"),
        ("not understood", "not understood: 'secretly'"),
        ("no date", "'May' is no date; write 2024"),
        ("no cursor", "'next' is no cursor"),
        ("old cursor", "the graph has changed"),
        ("too many", "less than or equal to 100"),
        ("no document", "no document 'nothing.txt'"),
        ("no event", "holds no event"),
    ],
)
def test_errors_say_what_to_do(name, words, told):
    assert told[name].is_error
    assert words in told[name].content[0].text
    assert ".served" not in told[name].content[0].text
    assert "Traceback" not in told[name].content[0].text


def test_a_slow_query_leaves_the_server_well(told):
    assert _data(told, "after slow")["rows"] == [[True]]


def test_documents_and_entities_are_resources(told):
    assert [one.uri_template for one in told["templates"]] == [
        "kg://document/{id}",
        "kg://document/{id}/{start}",
        "kg://entity/{kind}/{key}",
    ]
    graph = json.loads(told["kg://graph"])
    assert {one["id"] for one in graph["documents"]} == set(ARTICLES)
    assert graph["counts"]["documents"] == len(ARTICLES)
    text = told["kg://document/batken-clashes.txt"]
    part = _data(told, "document")
    assert text[518:730] == part["words"] == told["kg://document/batken-clashes.txt/518"][:212]
    assert (part["start"], part["end"], part["next_start"]) == (518, 730, 730)
    assert json.loads(told["kg://entity/state/AZ"])["label"] == "Azerbaijan"
    assert "no document" in str(told["kg://document/nothing.txt"])


def test_over_http_on_this_machine_alone(folder, tmp_path):
    log = tmp_path / "log"
    with log.open("w") as errors:
        command = [sys.executable, "-m", "kg.cli", "mcp", str(folder), "--http", "--port", "0"]
        around = os.environ | {"TMPDIR": str(tmp_path)}
        process = subprocess.Popen(command, cwd=ROOT, env=around, stderr=errors, stdout=subprocess.DEVNULL)
    try:
        while not log.read_text().endswith("mcp\n"):  # it says so once its socket is bound
            assert process.poll() is None, log.read_text()
            time.sleep(0.05)
        url = log.read_text().rpartition(" at ")[2].strip()
        assert url.startswith("http://127.0.0.1:")

        async def ask() -> str:
            async with Client(url) as client:
                found = await client.call_tool("ask", {"question": "Who attacked Ukraine?"})
                return found.structured_content["answer"]

        assert asyncio.run(ask()).startswith("2 texts say who attacked Ukraine: Russia")
        foreign = urllib.request.Request(url, b"{}", {"Host": "evil.example", "Content-Type": "application/json"})
        with pytest.raises(urllib.error.HTTPError, match="421") as refused:
            urllib.request.urlopen(foreign)
        refused.value.close()
    finally:
        process.terminate()
        assert process.wait(timeout=20) == 0


def test_without_the_sdk_the_command_says_what_to_install(folder, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "mcp.server.mcpserver", None)
    for name in [name for name in sys.modules if name.startswith("kg.service.agents")]:
        monkeypatch.delitem(sys.modules, name)
    assert main(["mcp", str(folder)]) == 2
    assert "influence-kg[agents]" in capsys.readouterr().err
    assert main(["mcp", str(folder / "nothing")]) == 2
