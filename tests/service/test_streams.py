"""Long answers: one that fails on its way is no whole answer to anybody, and one that nobody reads stops."""

import http.client
import json
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from starlette.testclient import TestClient

from kg.programs import command
from kg.service import frames, sparql, workers
from kg.service.app import application
from kg.service.limits import Limits
from kg.service.served import Served
from kg.service.site import asking

LONG = "SELECT ?a ?b ?c { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z }"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f . ?g ?s ?h . ?i ?t ?j }"


@pytest.fixture(scope="module")
def narrow(start, graph_folder):
    """A server that runs one query at a time, and stops at 80,000 rows: some 10 MB."""
    return start(graph_folder, "--workers", "1", "--max-rows", "80000", "--timeout", "60")


def _lines(server) -> list[dict]:
    return [json.loads(line) for line in server.log.read_text().split("\n")[:-1] if line.startswith("{")]


def _await(server, query_status: int) -> dict:
    """Return the line of the first request that ended so, once there is one."""
    until = time.monotonic() + 30
    while time.monotonic() < until:
        if found := [line for line in _lines(server) if line["status"] == query_status]:
            return found[-1]
        time.sleep(0.05)
    raise AssertionError(server.log.read_text())


def test_an_answer_that_gets_too_long_on_its_way_is_broken_off(narrow) -> None:
    with pytest.raises(http.client.IncompleteRead) as broken:
        narrow.ask(LONG + " LIMIT 80001")
    assert len(broken.value.partial) > 4_000_000
    told = _lines(narrow)[-1]
    assert "more than 80,000 rows" in told["error"]
    assert "trace" not in told
    assert narrow.ask("ASK {}").status == 200


def _send(server, query: str) -> socket.socket:
    place = urlsplit(server.url)
    client = socket.create_connection((place.hostname, place.port), timeout=30)
    client.sendall(f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: here\r\nAccept: text/csv\r\n\r\n".encode())
    return client


def test_a_query_whose_client_goes_away_stops(narrow) -> None:
    with _send(narrow, SLOW):
        time.sleep(0.3)  # long enough to be under way; if it is not, it never runs
    assert _await(narrow, 499)["ms"] < 30_000
    assert narrow.ask("ASK {}").status == 200  # the one place is free again


def test_a_client_that_stops_reading_frees_its_process_when_it_goes(narrow) -> None:
    with _send(narrow, LONG + " LIMIT 79999") as client:
        assert client.recv(1000).startswith(b"HTTP/1.1 200")
    assert narrow.ask("ASK {}").status == 200


def test_a_client_that_does_not_read_frees_its_process_in_time(start, graph_folder) -> None:
    strict = start(graph_folder, "--workers", "1", "--timeout", "2")
    with _send(strict, LONG + " LIMIT 200000") as client:  # more than the kernel holds
        assert client.recv(1000).startswith(b"HTTP/1.1 200")
        assert strict.ask("ASK {}").status == 200
        assert any("took more than 2 s" in line.get("error", "") for line in _lines(strict))


def test_a_long_answer_that_a_page_shows_frees_its_process(graph_folder, monkeypatch) -> None:
    monkeypatch.setattr(sparql, "_HELD_BACK", 1)
    monkeypatch.setattr(sparql, "_PATIENCE", 1.0)
    served = Served(graph_folder)
    with TestClient(application(served, Limits(seconds=5, workers=1))) as client:
        got = [client.get("/questions/documents", headers={"accept": "text/html"}).status_code for _ in range(3)]
    served.close()
    assert got == [200, 200, 200]


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux only")
def test_a_query_that_takes_too_much_memory_ends_alone(start, graph_folder) -> None:
    running = start(graph_folder, "--max-memory", "400")
    got = running.ask("SELECT ?a ?c { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f . ?g ?s ?h } ORDER BY ?h ?b")
    assert (got.status, "out of memory" in got.text) == (500, True)
    assert running.ask("ASK {}").status == 200


def test_what_lies_where_a_server_was_started_is_not_run(start, graph_folder, tmp_path) -> None:
    for name in ("json", "kg", "pyoxigraph", "zlib"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit")
    running = start(graph_folder, where=tmp_path)
    assert running.ask("ASK {}").status == 200


@pytest.mark.skipif(sys.platform != "linux", reason="sockets are forbidden on Linux only")
def test_the_processes_of_queries_can_make_no_socket(graph_folder) -> None:
    words = command("kg.service.worker", str(graph_folder), "4000000000")
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as worker:
        assert worker.stdout.read(1) == frames.READY
        tasks = [file.read_text() for file in Path(f"/proc/{worker.pid}/task").glob("*/status")]
        worker.stdin.close()
    assert len(tasks) > 1  # the engine has threads of its own
    assert {line for text in tasks for line in text.splitlines() if line.startswith("Seccomp:")} == {"Seccomp:\t2"}


def test_a_stop_while_a_query_runs_leaves_nothing_behind(start, graph_folder) -> None:
    running = start(graph_folder)
    with _send(running, SLOW):
        time.sleep(0.3)
        assert running.stop() == 0
    assert not list(running.log.parent.glob(".served-*"))
    commands = [file.read_bytes() for file in Path("/proc").glob("[0-9]*/cmdline") if file.exists()]
    assert not [command for command in commands if str(running.log.parent).encode() in command]
    assert "Traceback" not in running.log.read_text()


GROWN = 'SELECT ?x { VALUES ?a { "a" } BIND(%s AS ?x) }'


def _grown(times: int) -> str:
    """Return a query whose one value has ten characters to the power of so many."""
    value = "?a"
    for _ in range(times):
        value = f'REPLACE({value}, "a", "aaaaaaaaaa")'
    return GROWN % value


@pytest.fixture(scope="module")
def short(start, graph_folder):
    """A server whose answers have 1 MB at most."""
    return start(graph_folder, "--max-bytes", "1000000", "--timeout", "60")


@pytest.mark.parametrize(
    ("accept", "encoding"), [("text/csv", "identity"), ("application/sparql-results+json", "gzip")]
)
def test_an_answer_of_too_many_bytes_is_refused_whatever_it_is_packed_in(short, accept, encoding) -> None:
    assert json.loads(short.request("GET", "/health").text)["limits"]["size"] == 1_000_000
    assert len(short.ask(_grown(5)).body) > 100_000
    got = short.ask(_grown(6), accept, accept_encoding=encoding)
    assert (got.status, got.text) == (
        400,
        "the answer has more than 1,000,000 bytes; ask for fewer or shorter values, or raise --max-bytes "
        "(in Python: max_bytes)",
    )


def test_triples_of_too_many_bytes_are_refused(short) -> None:
    for form in ("text/turtle", "application/n-triples"):
        got = short.ask(f"CONSTRUCT {{ <urn:a> <urn:b> ?x }} {{ {{ {_grown(6)} }} }}", form)
        assert (got.status, "1,000,000 bytes" in got.text) == (400, True)


def test_an_answer_that_gets_too_many_bytes_on_its_way_is_broken_off(start, graph_folder) -> None:
    longer = start(graph_folder, "--max-bytes", "10000000", "--timeout", "60")
    with pytest.raises(http.client.IncompleteRead) as broken:
        longer.ask(LONG + " LIMIT 200000")
    assert 4_000_000 < len(broken.value.partial) <= 10_000_000
    assert "more than 10,000,000 bytes" in _lines(longer)[-1]["error"]


def test_one_long_text_comes_in_parts(graph_folder) -> None:
    words = command("kg.service.worker", str(graph_folder), "4000000000")
    asked = frames.Question(_grown(7), None, None, "csv", None, 10, 10**9, 60.0)
    done = subprocess.run(words, input=asked.frame(), stdout=subprocess.PIPE, check=True, timeout=120)
    sizes, at = [], 0
    while at < len(done.stdout):
        kind, size = frames.HEADER.unpack_from(done.stdout, at)
        at += frames.HEADER.size + size
        sizes += [size] if kind == frames.DATA else []
    assert sum(sizes) > 10**7
    assert max(sizes) <= 1 << 20


def test_a_page_of_too_many_bytes_leads_to_the_table(graph_folder, monkeypatch) -> None:
    monkeypatch.setattr(asking, "MOST_WHOLE", 100)
    served = Served(graph_folder)
    with TestClient(application(served, Limits(seconds=20, workers=1))) as client:
        page = client.get("/questions/documents", headers={"accept": "text/html"})
        table = client.get("/questions/documents?format=csv")
    served.close()
    assert (page.status_code, "more than 100 bytes" in page.text, "format=csv" in page.text) == (400, True, True)
    assert (table.status_code, len(table.content) > 100) == (200, True)


def test_a_process_that_does_not_begin_is_an_error_in_time(graph_folder, monkeypatch) -> None:
    monkeypatch.setattr(workers, "command", lambda *_: (sys.executable, "-c", "import time; time.sleep(600)"))
    monkeypatch.setattr("kg.bounds.START", 0.5)
    served = Served(graph_folder)
    with TestClient(application(served, Limits(seconds=20, workers=1))) as client:
        got = client.get("/sparql", params={"query": "ASK {}"})
        assert client.get("/health").status_code == 200
    served.close()
    assert (got.status_code, "broke off" in got.text) == (500, True)
