"""Queries are answered by a process apart: as here, within bounds, and whatever it comes to, nobody else is harmed."""

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import kg
from kg.bounds import Bounds
from kg.cli.parser import main
from kg.errors import GraphError, QueryError
from kg.store import GraphStore, ask, guarded, named_queries
from kg.store.guarded import Engine, Engines

ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"GRAPH ?g{n} {{ ?s{n} ?p{n} ?o{n} }}" for n in range(9)) + " }"
WIDE = "SELECT * { " + " ".join(f"GRAPH ?g{n} {{ ?s{n} ?p{n} ?o{n} }}" for n in range(3)) + " } ORDER BY ?o2 ?o1"
VALUES = (
    r"""SELECT * { VALUES ?v { 1 1.50 1e6 true "a" "a"@en "2024-01-01"^^xsd:date "\u0000\t\n\r\"\\" <urn:a> UNDEF } }"""
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory, samples) -> Path:
    """The folder of a complete graph."""
    place = tmp_path_factory.mktemp("guarded") / "graph"
    with GraphStore.create_or_open(place) as store:
        store.put([samples.first(), samples.second()])
    return place


@pytest.fixture
def opened(folder):
    with kg.open(folder) as graph:
        yield graph


def engines(graph: kg.Graph) -> list[Engine]:
    return graph.store._engines._idle


def alive(number: int) -> bool:
    try:
        return Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_every_packaged_question_has_the_answer_that_it_has_in_this_process(opened):
    for question in named_queries():
        here = ask(opened.store.raw, name=question.name, base=opened.store.base_iri).table()
        assert opened.sparql(name=question.name).table() == here, question.name


@pytest.mark.parametrize("kind", ["table", "csv", "json", "xml"])
@pytest.mark.parametrize("query", [VALUES, "SELECT * {}", "SELECT ?a {}", "ASK {}", "ASK { <a:b> ?p ?o }"])
def test_every_kind_of_value_comes_whole(opened, query, kind):
    here = ask(opened.store.raw, query, base=opened.store.base_iri)
    there = opened.sparql(query)
    assert there.kind == here.kind
    assert there.serialize(kind) == here.serialize(kind)
    assert opened.sparql(query).table() == ask(opened.store.raw, query, base=opened.store.base_iri).table()


def test_triples_come_whole(opened):
    query = "CONSTRUCT { ?a ?p ?o . ?a kg:said 'Çà\\n' } WHERE { ?a ?p ?o }"
    here = ask(opened.store.raw, query, base=opened.store.base_iri)
    assert opened.sparql(query).serialize("ttl") == here.serialize("ttl")


def test_a_mistake_is_told_with_its_place_and_a_failure_in_words(opened):
    with pytest.raises(QueryError, match=r"^query:1:29: ORDER lacks its BY"):
        opened.sparql("SELECT ?a { ?a ?b ?c } ORDER", limit=3)
    with pytest.raises(QueryError, match="custom function <http://f> is not supported"):
        opened.sparql("SELECT ?x { BIND(<http://f>(1) AS ?x) }")


def test_one_process_answers_all_queries_and_ends_with_the_graph(folder):
    with kg.open(folder) as graph:
        assert not engines(graph)  # it starts when it is needed
        graph.sparql("ASK {}")
        (first,) = engines(graph)
        graph.query(name="facts")
        graph.ask("Who is allied with Azerbaijan?")
        assert engines(graph) == [first]
    assert first._process.returncode is not None
    with pytest.raises(GraphError, match="graph is closed"):
        graph.sparql("ASK {}")


def test_a_graph_that_nobody_closes_leaves_no_process(folder):
    graph = kg.open(folder)
    graph.sparql("ASK {}")
    process = engines(graph)[0]._process
    del graph
    assert process.returncode is not None


def test_a_query_that_takes_too_long_is_ended_and_the_next_one_answered(opened):
    opened.sparql("ASK {}")
    (first,) = engines(opened)
    with pytest.raises(QueryError, match=r"the query took more than 0.3 s; .* raise --timeout \(in Python: timeout\)"):
        opened.query(ENDLESS, timeout=0.3)
    assert first._process.returncode == -signal.SIGKILL
    assert opened.query("SELECT (1 AS ?n) {}").n[0] == 1


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux only")
def test_a_query_that_takes_too_much_memory_ends_alone(opened):
    with pytest.raises(QueryError, match="the engine broke off, out of memory or of stack"):
        opened.sparql(WIDE, max_memory=400)
    assert opened.sparql("ASK {}").table().rows == ((True,),)


def test_the_memory_that_is_asked_for_is_the_memory_of_the_process(opened):
    opened.sparql("ASK {}", max_memory=500)
    opened.sparql("ASK {}", max_memory=600)
    assert [engine.memory for engine in engines(opened)] == [600_000_000]


def test_too_little_memory_to_begin_with_is_an_error_as_well(opened):
    with pytest.raises(QueryError, match="the engine broke off"):
        opened.sparql("ASK {}", max_memory=1)


def test_a_longer_answer_is_an_error_and_one_of_the_length_is_not(opened):
    query = "SELECT * { VALUES ?v { 1 2 3 } }"
    assert len(opened.query(query, max_rows=3)) == 3
    with pytest.raises(QueryError, match="the answer has more than 2 rows"):
        opened.query(query, max_rows=2)


@pytest.mark.parametrize(
    "bounds", [{"timeout": 0}, {"timeout": -1}, {"timeout": float("nan")}, {"max_rows": -1}, {"max_bytes": 0}]
)
def test_bounds_that_bound_nothing_are_refused(opened, bounds):
    with pytest.raises(QueryError, match="a query can't have"):
        opened.sparql("ASK {}", **bounds)
    with pytest.raises(QueryError, match="a query can't have"):
        Bounds(seconds=float("inf"))


def test_a_plain_question_has_a_bound_of_time_too(opened, monkeypatch, capsys):
    monkeypatch.setattr("kg.asking.answering.sparql", lambda question: ENDLESS)
    with pytest.raises(QueryError, match=r"took more than 0[.]2 s"):
        opened.ask("Who is allied with Azerbaijan?", timeout=0.2)
    assert main(["ask", str(opened.path), "Who is allied with Azerbaijan?", "--timeout", "0.3"]) == 2
    assert "the query took more than 0.3 s" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="sockets are forbidden on Linux only")
def test_the_process_can_make_no_socket(opened):
    opened.sparql("ASK {}")
    (engine,) = engines(opened)
    tasks = [file.read_text() for file in Path(f"/proc/{engine._process.pid}/task").glob("*/status")]
    assert {line for text in tasks for line in text.splitlines() if line.startswith("Seccomp:")} == {"Seccomp:\t2"}


def test_threads_may_ask_at_a_time(opened):
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda n: opened.query(f"SELECT ({n} AS ?n) {{}}").n[0], range(40)))
    assert found == list(range(40))
    assert 1 <= len(engines(opened)) <= 4


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork")
def test_a_process_that_is_forked_has_an_engine_of_its_own(folder, tmp_path):
    program = (
        "import kg, os, sys\n"
        "graph = kg.open(sys.argv[1])\n"
        "graph.sparql('ASK {}')\n"
        "first = graph.store._engines._idle[0]._process.pid\n"
        "child = os.fork()\n"
        "found = [graph.sparql('SELECT (%d AS ?n) {}' % n).table().rows[0][0] for n in range(30)]\n"
        "assert found == list(range(30))\n"
        "assert (graph.store._engines._idle[0]._process.pid == first) == bool(child)\n"
        "if not child:\n"
        "    os._exit(0)  # the store that was open at the fork can't be closed\n"
        "sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))\n"
    )
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", program, folder], check=False, timeout=120)
    assert done.returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up as Linux lists them")
def test_an_engine_ends_with_whoever_asked_it_however_that_ends(folder):
    program = (
        "import kg, os, sys\n"
        "graph = kg.open(sys.argv[1])\n"
        "graph.sparql('ASK {}')\n"
        "print(graph.store._engines._idle[0]._process.pid, flush=True)\n"
        "os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, folder], stdout=subprocess.PIPE, check=False, timeout=120)
    until = time.monotonic() + 30
    while alive(int(done.stdout)):
        assert time.monotonic() < until
        time.sleep(0.05)


def test_an_interruption_ends_what_runs(opened, monkeypatch):
    opened.sparql("ASK {}")
    (first,) = engines(opened)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Engine, "_heard", interrupted)
    with pytest.raises(KeyboardInterrupt):
        opened.sparql(ENDLESS)
    assert first._process.returncode == -signal.SIGKILL
    assert not engines(opened)


def test_what_lies_where_it_was_started_is_not_run(folder, tmp_path, monkeypatch):
    for name in ("json", "kg", "pyoxigraph", "struct"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit")
    monkeypatch.chdir(tmp_path)
    with kg.open(folder) as graph:
        assert graph.sparql("ASK {}").table().rows == ((True,),)


def test_answers_are_those_of_the_state_that_was_opened(folder, tmp_path, samples):
    copy = tmp_path / "graph"
    with GraphStore.create_or_open(copy) as store:
        store.put([samples.first(), samples.second()])
    query = "SELECT ?d { GRAPH ?d { ?d a schema:NewsArticle } }"
    with kg.open(copy) as old:
        before = len(old.query(query))
        with GraphStore.create_or_open(copy) as store:
            store.remove("second.txt")
        with kg.open(copy) as new:
            assert (len(new.query(query)), len(old.query(query)), before) == (before - 1, before, before)


def test_a_graph_that_is_being_written_answers_from_what_it_holds_now(tmp_path, samples):
    with GraphStore.create_or_open(tmp_path / "graph") as store:
        for count, document in enumerate((samples.first(), samples.second()), start=1):
            store.put([document])
            before = sorted(store.state.iterdir())
            with store.guarded(Bounds()) as asked:
                rows = ask(asked, "SELECT ?d { GRAPH ?d { ?d a schema:NewsArticle } }").table().rows
            assert len(rows) == count
            assert sorted(store.state.iterdir()) == before


def test_a_store_that_is_gone_is_an_error_of_one_line(tmp_path):
    with pytest.raises(QueryError, match="the engine broke off"):
        Engines(tmp_path / "none").ask(Bounds(), query="ASK {}", prefixes={}, base=None)


def test_the_engine_imports_little():
    code = "import json, sys, kg.engine; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, check=True)
    ours = [name for name in json.loads(done.stdout) if name.partition(".")[0] == "kg"]
    assert ours == ["kg", "kg.engine"]


def test_a_process_that_another_thread_takes_meanwhile_is_not_missed(tmp_path):
    class Taken(list):
        def __bool__(self) -> bool:
            return True  # as it was when somebody looked

    Engines(tmp_path, Taken()).close()


def grown(times: int) -> str:
    """Return a query whose one value has ten characters to the power of so many."""
    value = "?a"
    for _ in range(times):
        value = f'REPLACE({value}, "a", "aaaaaaaaaa")'
    return f'SELECT ?x {{ VALUES ?a {{ "a" }} BIND({value} AS ?x) }}'


def test_an_answer_has_so_many_bytes_and_the_next_one_is_answered(opened):
    opened.sparql("ASK {}")
    (first,) = engines(opened)
    assert len(opened.query(grown(6)).x[0]) == 10**6
    with pytest.raises(QueryError, match=r"the answer has more than 100,000 bytes; .*\(in Python: max_bytes\)"):
        opened.query(grown(5), max_bytes=100_000)
    with pytest.raises(QueryError, match="more than 100,000 bytes"):
        opened.sparql(f"CONSTRUCT {{ <urn:a> <urn:b> ?x }} {{ {{ {grown(5)} }} }}", max_bytes=100_000)
    assert engines(opened) == [first]


@pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux only")
def test_a_value_that_grows_without_end_ends_alone(opened):
    with pytest.raises(QueryError, match=r"more than 1,000,000,000 bytes|broke off|took more than"):
        opened.query(grown(12), max_memory=2000)
    assert opened.query("SELECT (1 AS ?n) {}").n[0] == 1


@pytest.mark.parametrize(
    ("code", "says"),
    [("import time; time.sleep(600)", "did not begin within 0.5 s; see whether the disk"), ("pass", "broke off")],
)
def test_a_process_that_does_not_begin_is_told_of_in_time(folder, monkeypatch, code, says):
    monkeypatch.setattr(guarded, "command", lambda *_: (sys.executable, "-c", code))
    monkeypatch.setattr("kg.bounds.START", 0.5)
    with kg.open(folder) as graph:
        with pytest.raises(QueryError, match=says):
            graph.sparql("ASK {}")
        assert not engines(graph)
