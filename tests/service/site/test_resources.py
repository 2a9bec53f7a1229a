"""Resources of the graph at their paths: which form comes, and what is said when none does."""

from urllib.parse import quote

import pytest
from pyoxigraph import NamedNode, RdfFormat
from pyoxigraph import parse as parse_rdf
from starlette.testclient import TestClient

from kg.errors import AmbiguousNameError, GraphError
from kg.namespaces import BASE_IRI
from kg.service.app import application
from kg.service.limits import Limits
from kg.service.site import routes as site_routes
from kg.service.site.describe import FORMATS

AZ = f"{BASE_IRI}state/AZ"
ALLIED = NamedNode("https://w3id.org/influence-kg/ontology#alliedWith")


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
        ("text/turtle", "text/turtle"),
        ("application/ld+json", "application/ld+json"),
        ("application/n-triples;q=0.9, text/turtle;q=0.2", "application/n-triples"),
        ("*/*", "text/html"),
        ("", "text/html"),
    ],
)
def test_the_form_goes_by_what_is_accepted(get, accept, media):
    response = get("/id/state/AZ", accept)
    assert response.status_code == 200
    assert response.headers["content-type"].partition(";")[0] == media
    assert "accept" in response.headers["vary"].lower()


@pytest.mark.parametrize("suffix", sorted(FORMATS))
def test_a_suffix_asks_for_data_whatever_is_accepted(get, suffix):
    triples = {quad.triple for quad in parse_rdf(get(f"/id/state/AZ.{suffix}").content, format=FORMATS[suffix][1])}
    allied = {triple.object.value for triple in triples if triple.subject.value == AZ and triple.predicate == ALLIED}
    assert f"{BASE_IRI}state/TR" in allied
    named = {triple.object.value for triple in triples if triple.subject.value == f"{BASE_IRI}state/TR"}
    assert "Türkiye" in named  # what is spoken of, has its name


def test_a_document_in_rdf_is_all_its_evidence(site, get):
    held = list(parse_rdf(get("/document/first.txt.nt").content, format=RdfFormat.N_TRIPLES))
    graph = NamedNode(f"{BASE_IRI}document/first.txt")
    own = {str(quad.triple) for quad in site.state.graph.store.raw.quads_for_pattern(None, None, None, graph)}
    assert own
    assert own <= {str(quad.triple) for quad in held}


def test_ids_of_documents_may_hold_anything(get):
    evil = quote("a/<script>alert(1)</script>\"'&.html", safe="")
    assert get(f"/document/{evil}").status_code == 200
    assert get(f"/document/{evil.lower()}").status_code == 200  # percent signs in small letters
    moved = get(f"/id/document/{evil}")
    assert (moved.status_code, moved.headers["location"]) == (303, f"/document/{evil}")


def test_a_statement_leads_to_its_sentence(site, get):
    raw = site.state.graph.store.raw
    assertion = next(q.subject.value for q in raw if q.subject.value.startswith(f"{BASE_IRI}assertion/"))
    path = "/id/" + assertion.removeprefix(BASE_IRI)
    led = get(path)
    assert led.status_code == 303
    assert led.headers["location"].startswith("/document/")
    assert "#char=" in led.headers["location"]
    assert get(path, "text/turtle").status_code == 200


def test_what_is_not_there_is_told_with_what_is_near(get):
    response = get("/id/state/azerbaijan")
    assert response.status_code == 404
    assert "This graph holds nothing at /id/state/azerbaijan" in response.text
    assert 'href="/id/state/AZ"' in response.text
    assert get("/id/nobody", "application/json").json()["error"].startswith("This graph holds nothing")
    assert get("/nowhere").status_code == 404
    assert get("/id/", "text/turtle").status_code == 404
    assert get("/id/state/AZ", "image/png").status_code == 406


def test_questions_that_cant_be_asked_say_why(get):
    missing = get("/questions/no-such-question")
    assert missing.status_code == 404
    assert "allies" in missing.text
    nobody = get("/questions/facts?actor=Westland")
    assert nobody.status_code == 404
    assert "The graph knows nobody named" in nobody.text
    assert 'value="Westland"' in nobody.text  # to be mended where it was typed
    assert get("/pair?one=Westland&other=Azerbaijan").status_code == 404
    assert get("/pair").status_code == 404


def test_an_ambiguous_name_offers_its_bearers(get, monkeypatch):
    def find(store, names):
        raise AmbiguousNameError("2 entities bear the name", choices=[AZ, f"{BASE_IRI}state/TR"])

    monkeypatch.setattr(site_routes, "find", find)
    response = get("/pair?one=Land&other=Azerbaijan")
    assert response.status_code == 400
    assert "Which one?" in response.text
    assert 'href="/id/state/TR"' in response.text


def test_a_graph_that_cant_be_read_is_told_as_such(get, monkeypatch):
    def gone(state):
        raise GraphError("graph is closed", hint="try again")

    monkeypatch.setattr(site_routes, "front_page", gone)
    response = get("/")
    assert response.status_code == 503
    assert "Graph is closed." in response.text


def test_an_answer_is_a_table_that_sorts_and_a_csv(get):
    page = get("/questions/entities?sort=-mentions").text
    assert 'aria-sort="descending"' in page
    assert page.index(">Azerbaijan<") < page.index(">Lena Marsh<")
    upwards = get("/questions/entities?sort=mentions").text
    assert upwards.index(">Lena Marsh<") < upwards.index(">Azerbaijan<")
    assert 'href="/id/state/AZ"' in page  # a cell that names an entity leads to it
    facts = get("/questions/facts?actor=Azerbaijan&relation_name=")
    assert "alliedWith" in facts.text
    csv = get("/questions/facts?actor=Azerbaijan&format=csv")
    assert csv.headers["content-type"] == "text/csv; charset=utf-8"
    assert csv.text.splitlines()[0].startswith("subject,")
    assert get("/questions/facts?format=json").json()["head"]["vars"][0] == "subject"
    assert "0 rows" in get("/questions/arms").text


@pytest.mark.parametrize("kind", ["network", "dashboard", "report", "timeline", "map"])
def test_drawn_pages_are_made_once_for_a_state_and_load_nothing(site, get, kind):
    response = get(f"/{kind}")
    assert response.status_code == 200
    assert "default-src 'none'" in response.text  # their own policy
    assert site.state.__class__.__name__ == "State"
    assert "src=" not in response.text.partition("<body")[0]


def test_files_are_served_by_name_alone(get):
    assert get("/static/site.css").headers["content-type"].startswith("text/css")
    assert get("/static/vis-network.js").status_code == 200
    for path in ("/static/nothing.css", "/static/..%2Fapp.py", "/static/%2Fetc%2Fpasswd"):
        assert get(path).status_code == 404


def test_a_question_that_takes_too_long_is_given_up(site):
    with TestClient(application(site.served, Limits(seconds=1e-4))) as hasty:
        response = hasty.get("/questions/facts", headers={"accept": "text/html"})
    assert response.status_code == 503
    assert "Not just now" in response.text
    assert "try again" in response.text or "simplify it" in response.text
