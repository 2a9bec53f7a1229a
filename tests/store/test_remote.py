"""A graph on a server answers as the one on disk does."""

import json

import pytest
from fakes import forward, serving

import kg
from kg import cli
from kg.errors import EndpointError, GraphError, QueryError, UnknownNameError
from kg.exports.push import push
from kg.network import write_json
from kg.store import named_queries
from kg.store.inferred import inferred
from kg.store.refusals import prologue

ASKED = [
    ("facts", {"actor": "Turkey"}),
    ("evidence", {"subject_name": "Turkey", "relation_name": "alliedWith"}),
    ("corroboration", {"actor": "Orlavia"}),
]


@pytest.fixture
def there(graph, oxigraph):
    push(graph, f"{oxigraph}/store")
    return f"{oxigraph}/query"


def test_every_packaged_question_has_the_same_answer(graph, there):
    here, remote = kg.Graph(graph), kg.open(there)
    for question in named_queries():
        assert remote.sparql(name=question.name).table() == here.sparql(name=question.name).table(), question.name
    for name, parameters in ASKED:
        table = here.sparql(name=name, parameters=parameters).table()
        assert table.rows
        assert remote.sparql(name=name, parameters=parameters).table() == table


def test_every_form_of_query_has_the_same_answer(graph, there):
    here, remote = kg.Graph(graph), kg.open(there)
    for query, kind in (
        ("SELECT ?a ?b { ?a kg:alliedWith/rdfs:label ?b }", "json"),
        ("ASK { ?a kg:opposes ?b }", "table"),
        ("CONSTRUCT { ?a kg:ally ?b } WHERE { ?a kg:alliedWith ?b }", "ttl"),
        ("DESCRIBE <https://w3id.org/influence-kg/id/state/AZ>", "ttl"),
        ("PREFIX kg: <http://other.example/> SELECT ?a { ?a kg:alliedWith ?b }", "csv"),
    ):
        assert remote.sparql(query).serialize(kind) == here.sparql(query).serialize(kind)


def test_the_network_and_exports_are_the_same(graph, there, tmp_path):
    here, remote = kg.Graph(graph), kg.open(there)
    for name, one in (("here", here), ("there", remote)):
        write_json(one.network(claims=True), tmp_path / f"{name}.json")
        one.export("nquads", tmp_path / f"{name}.nq")
    for kind in ("json", "nq"):
        assert (tmp_path / f"there.{kind}").read_bytes() == (tmp_path / f"here.{kind}").read_bytes()
    assert len(json.loads((tmp_path / "there.json").read_bytes())["edges"]) > 1


def test_names_that_nobody_bears_are_told_as_ever(there):
    remote = kg.open(there)
    with pytest.raises(UnknownNameError, match="the graph knows nobody named 'Atlantis'"):
        remote.sparql(name="facts", parameters={"actor": "Atlantis"})


def test_bad_queries_are_told_of_before_the_server_is_asked(monkeypatch, there):
    remote = kg.open(there)
    monkeypatch.setattr("kg.wire.Server.ask", lambda *_args, **_named: pytest.fail("asked"))
    monkeypatch.setattr(type(remote.store), "base_iri", "http://x/")
    with pytest.raises(QueryError, match="query:1:19: "):
        remote.sparql("SELECT ?a WHERE { ?? }")
    with pytest.raises(QueryError, match="refused"):
        remote.sparql("DROP ALL")


def test_prefixes_are_declared_where_they_are_used_and_not_declared():
    known = {"kg": "http://kg/", "rdf": "http://rdf/", "org": "http://org/"}
    assert prologue("SELECT * { ?a kg:b ?c }", known) == "PREFIX kg: <http://kg/> "
    assert prologue("prefix kg: <http://other/> SELECT * { ?a kg:b ?c }", known) == ""
    assert prologue('SELECT * { ?a ?b "rdf:type", <http://org:80/> }', known) == ""


def test_what_follows_is_read_from_a_server_as_well(graph, oxigraph):
    graph.infer(True)
    push(graph, f"{oxigraph}/store")
    with kg.open(f"{oxigraph}/query") as remote:
        rows = remote.inferred("Azerbaijan")
    assert [row.statement for row in rows] == ["Türkiye is allied with Azerbaijan"]
    assert rows == inferred(graph, ["Azerbaijan"])


def test_a_server_that_takes_all_graphs_together_is_refused(there, oxigraph):
    def answer(request, body):
        if request.path == "/query":
            request.path = "/query?union-default-graph"
        return forward(request, body, oxigraph)

    with serving(answer) as url:
        remote = kg.open(f"{url}/query")
        for ask in (lambda: remote.sparql(name="facts"), remote.network):
            with pytest.raises(GraphError, match="claims would look like facts"):
                ask()


def test_an_answer_that_is_cut_short_is_found_out(there, oxigraph):
    def answer(request, body):
        if b"VALUES ?g" in body:
            body += b" LIMIT 50"
        return forward(request, body, oxigraph)

    with (
        serving(answer) as url,
        pytest.raises(EndpointError, match=r"cuts its answers short: 50 of .* came"),
    ):
        kg.open(f"{url}/query").network()


def test_what_is_no_endpoint(oxigraph, capsys):
    with (
        serving(lambda _request, _body: (200, {"Content-Type": "text/html"}, b"<h1>Welcome</h1>")) as url,
        pytest.raises(EndpointError, match=r"answer is none .*check that this is a SPARQL"),
    ):
        kg.open(url).sparql("SELECT * { ?s ?p ?o }")
    with pytest.raises(GraphError, match="holds no graph of kg's"):
        kg.open(f"{oxigraph}/query").sparql(name="facts")
    assert cli.main(["network", "http://127.0.0.1:9/query"]) == 2
    assert capsys.readouterr().err.startswith("kg: error: http://127.0.0.1:9/query: server can't be reached")


def test_the_commands_take_an_address_in_place_of_a_folder(graph, there, capsys):
    graph.close()
    printed = []
    for place in (str(graph.folder), there):
        assert cli.main(["query", place, "--name", "facts"]) == 0
        assert cli.main(["network", place, "--claims", "--json", "--sources", "The Lantern"]) == 0
        assert cli.main(["explain", place, "Azerbaijan"]) == 0
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1]
    assert "alliedWith" in printed[0]
