"""Pushing to a real server: whole, only what changed, after an interruption, and what it says when it can't."""

import os
import shutil
import signal
import subprocess
import sys
from urllib.request import ProxyHandler, Request, build_opener

import pytest
import samples
from fakes import forward, serving
from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store, parse

from kg import cli
from kg.errors import EndpointError, GraphError, InputError
from kg.exports.push import beside, push
from kg.namespaces import document_iri
from kg.store import GraphStore
from kg.wire import Server

FIRST, SECOND = (document_iri(f"{name}.txt") for name in ("first", "second"))
WAYS = {"store": {}, "update": {"update": True}}


@pytest.fixture(autouse=True)
def _nobody(monkeypatch, tmp_path):
    for name in ("TOKEN", "USER", "PASSWORD"):
        monkeypatch.delenv(f"KG_ENDPOINT_{name}", raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))


def held(oxigraph):
    """All that the server holds."""
    request = Request(f"{oxigraph}/store", headers={"Accept": "application/n-quads"})
    with build_opener(ProxyHandler({})).open(request) as answer:
        found = Store()
        found.extend(parse(answer.read(), RdfFormat.N_QUADS))
        return set(found)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("batch", [50_000, 7])
def test_the_server_holds_the_graph(graph, oxigraph, way, batch):
    done = push(graph, f"{oxigraph}/{way}", batch=batch, **WAYS[way])
    assert held(oxigraph) == set(graph.raw)
    assert done.statements == len(graph.raw)
    assert done.sent[-1] == ""  # the facts, when what they rest on is there
    assert (done.counted, done.wrong, done.removed, done.unchanged, done.strange) == (True, (), (), 0, ())


@pytest.mark.parametrize("way", WAYS)
def test_later_only_what_changed_is_sent_and_what_went_is_removed(graph, oxigraph, way):
    url = f"{oxigraph}/{way}"
    number = len(push(graph, url, **WAYS[way]).sent)
    again = push(graph, url, **WAYS[way])
    assert (again.sent, again.unchanged) == ((), number)
    graph.remove("second.txt")
    later = push(graph, url, **WAYS[way])
    assert FIRST not in later.sent
    assert set(later.sent) <= {"", graph.base_iri + "origins", graph.base_iri + "background"}
    assert later.removed == (SECOND,)
    assert held(oxigraph) == set(graph.raw)
    graph.put([samples.second()])
    assert SECOND in push(graph, url, **WAYS[way]).sent
    assert held(oxigraph) == set(graph.raw)


def test_what_the_server_lost_is_sent_again(graph, oxigraph):
    url = f"{oxigraph}/store"
    push(graph, url)
    Server(url).ask("DELETE", f"{url}?graph={FIRST.replace('%', '%25')}")
    assert push(graph, url).sent == (FIRST,)
    assert held(oxigraph) == set(graph.raw)


def test_compressed_on_request(graph, oxigraph):
    packed = []

    def answer(request, body):
        packed.append(request.headers.get("Content-Encoding"))
        return forward(request, body, oxigraph)

    with serving(answer) as url:
        push(graph, f"{url}/store", packed=True)
    assert "gzip" in packed
    assert held(oxigraph) == set(graph.raw)


@pytest.mark.parametrize(("way", "at"), [("store", 1), ("update", 4), ("store", 9), ("update", 9)])
def test_a_push_that_is_killed_goes_on(built, tmp_path, oxigraph, way, at):
    """The pusher dies while its request number ``at`` is under way: at even numbers before, at odd ones after it."""
    folder, seen, victim = shutil.copytree(built, tmp_path / "graph"), [], []

    def answer(request, body):
        if request.path == "/query":
            return forward(request, body, oxigraph)
        seen.append(request.path)
        fatal = len(seen) == at and victim
        if fatal and at % 2 == 0:
            os.kill(victim[0].pid, signal.SIGKILL)
            return 500, {}, b""
        answered = forward(request, body, oxigraph)
        if fatal:
            os.kill(victim[0].pid, signal.SIGKILL)
        return answered

    options = ["--batch", "60", *(["--update"] if way == "update" else [])]
    with serving(answer) as url:
        command = [sys.executable, "-m", "kg.cli", "push", str(folder), f"{url}/{way}", *options]
        victim.append(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        assert victim[0].wait(60) == -signal.SIGKILL
        victim.clear()
        with GraphStore.open(folder) as graph:
            before = len(seen)
            done = push(graph, f"{url}/{way}", batch=60, **WAYS[way])
            assert held(oxigraph) == set(graph.raw)
            assert done.counted
            assert not done.wrong
            resumed = len(seen) - before
            fresh = push(graph, f"{url}/{way}", batch=60, state=tmp_path / "new", replace=True, **WAYS[way])
            assert (len(fresh.sent), fresh.unchanged) == (done.unchanged + len(done.sent), 0)
            if at == 9:
                assert resumed < len(seen) - before - resumed
                assert done.unchanged > 0


def test_somebody_elses_default_graph_stays(graph, oxigraph):
    url, theirs = f"{oxigraph}/store", b"<http://a> <http://b> <http://c> .\n"
    Server(url).ask("PUT", f"{url}?default", body=theirs, headers={"Content-Type": "application/n-triples"})
    before = held(oxigraph)
    with pytest.raises(GraphError, match="1 statements that were not pushed from here; push with --replace"):
        push(graph, url)
    assert held(oxigraph) == before
    push(graph, url, replace=True)
    assert held(oxigraph) == set(graph.raw)


def test_documents_of_others_stay_unless_asked(graph, oxigraph):
    url, theirs = f"{oxigraph}/store", document_iri("other.txt")
    body, headers = b"<http://a> <http://b> <http://c> .\n", {"Content-Type": "application/n-triples"}
    for name in (theirs, "http://elsewhere.example/g"):
        Server(url).ask("PUT", f"{url}?graph={name}", body=body, headers=headers)
    assert push(graph, url).strange == (theirs,)
    pruned = push(graph, url, prune=True)
    assert (pruned.removed, pruned.strange) == ((theirs,), ())
    left = {quad.graph_name for quad in held(oxigraph) - set(graph.raw)}
    assert left == {NamedNode("http://elsewhere.example/g")}


def test_a_server_that_loses_statements_is_found_out(graph, oxigraph, capsys, tmp_path):
    def answer(request, body):
        if request.command == "PUT" and request.path.endswith("default"):
            body = b"".join(body.splitlines(keepends=True)[1:])
        return forward(request, body, oxigraph)

    with serving(answer) as url:
        done = push(graph, f"{url}/store")
    assert done.wrong == ("",)
    assert len([quad for quad in held(oxigraph) if quad.graph_name == DefaultGraph()]) > 10


def test_a_server_without_queries_is_not_counted(graph, oxigraph):
    def answer(request, body):
        return (404, {}, b"") if request.path == "/query" else forward(request, body, oxigraph)

    with serving(answer) as url:
        assert push(graph, f"{url}/store").counted is False
    assert held(oxigraph) == set(graph.raw)


def test_where_a_server_answers_queries():
    assert beside("http://h:1/store") == "http://h:1/query"
    assert beside("http://h/ds/data?x=1") == "http://h/ds/query"
    assert beside("http://h/sparql") == "http://h/sparql"


def test_a_record_of_another_push_is_refused(graph, oxigraph, tmp_path):
    state = tmp_path / "state"
    push(graph, f"{oxigraph}/store", state=state)
    with pytest.raises(InputError, match=r"tells what was pushed to .*name another file with --state"):
        push(graph, f"{oxigraph}/update", update=True, state=state)
    state.write_text("dear diary")
    with pytest.raises(InputError, match="is no record of a push"):
        push(graph, f"{oxigraph}/store", state=state)
    with pytest.raises(InputError, match=r"can't be written .*--state"):
        push(graph, f"{oxigraph}/store", state=tmp_path / "none" / "state")


def test_credentials_that_are_wrong(graph, oxigraph, monkeypatch):
    def answer(request, body):
        known = request.headers.get("Authorization") == "Bearer right"
        return forward(request, body, oxigraph) if known else (401, {"WWW-Authenticate": "Bearer"}, b"who are you")

    with serving(answer) as url:
        with pytest.raises(EndpointError, match=r"401.*who are you; set KG_ENDPOINT_USER"):
            push(graph, f"{url}/store")
        monkeypatch.setenv("KG_ENDPOINT_TOKEN", "wrong")
        with pytest.raises(EndpointError, match=r"401.*who are you; check KG_ENDPOINT_USER"):
            push(graph, f"{url}/store")
        assert held(oxigraph) == set()
        monkeypatch.setenv("KG_ENDPOINT_TOKEN", "right")
        assert push(graph, f"{url}/store").counted
    assert held(oxigraph) == set(graph.raw)


def test_the_command_tells_what_it_did(built, tmp_path, oxigraph, capsys):
    folder = shutil.copytree(built, tmp_path / "graph")
    assert cli.main(["push", str(folder), f"{oxigraph}/store"]) == 0
    assert "graphs sent" in capsys.readouterr().out
    assert cli.main(["push", str(folder), f"{oxigraph}/store"]) == 0
    assert ": 0 graphs sent (0 statements), " in capsys.readouterr().out


def test_the_command_on_a_host_that_is_not_there(built, tmp_path, capsys):
    folder = shutil.copytree(built, tmp_path / "graph")
    assert cli.main(["push", str(folder), "http://127.0.0.1:9/store"]) == 2
    error = capsys.readouterr().err
    assert error.startswith("kg: error: http://127.0.0.1:9/query: server can't be reached")
    assert error.count("\n") == 1
    assert cli.main(["push", str(folder), "store"]) == 2
    assert "'store' is no address of a server" in capsys.readouterr().err
