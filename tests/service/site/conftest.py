"""A site over a small graph: two sample documents, a hostile one, and corrections."""

import importlib.util
from pathlib import Path
from types import SimpleNamespace

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from starlette.testclient import TestClient

from kg.model import Assertion, Attribution, Document, Entity, EventReport, Extraction, Mention, Span
from kg.namespaces import BASE_IRI, KG, PREFIXES
from kg.service.app import application
from kg.service.served import Served
from kg.service.site.state import Site
from kg.store import GraphStore

EVIL = "<script>alert(1)</script>\"'&"
HTML = {"accept": "text/html"}


def _samples():
    path = Path(__file__).parents[2] / "quads" / "samples.py"
    spec = importlib.util.spec_from_file_location("kg_samples", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def hostile() -> Extraction:
    """A document whose every word tries to get out of the page, with facts of another time."""
    text = f"{EVIL} leads Norland \x00 since 2019. Norland was an ally of Sudria until 2020. {EVIL} said “{EVIL}”."
    spans = [Span(text.index(part), text.index(part) + len(part)) for part in (EVIL, "Norland", "ally", "Sudria")]
    name, land, ally, other = spans
    one, two = Span(0, text.index(". ") + 1), Span(text.index("Norland was"), text.index("2020.") + 5)
    said = Span(text.index(EVIL, two.end), len(text))
    entities = (
        Entity("e1", "person/evil", EVIL, "Person", aliases=(f"the {EVIL}",)),
        Entity("e2", "state/XN", "Norland", "State"),
        Entity("e3", "state/XS", "Sudria", "State", ("http://www.wikidata.org/entity/Q1", "javascript:alert(1)")),
    )
    return Extraction(
        Document(
            f"a/{EVIL}.html", text, title=EVIL, source=EVIL, author=EVIL, url="javascript:alert(1)", published="2025"
        ),
        (
            Mention("m1", name.start, name.end, "Person", "e1"),
            Mention("m2", land.start, land.end, "State", "e2"),
            Mention("m3", two.start, two.start + 7, "State", "e2"),
            Mention("m4", other.start, other.end, "State", "e3"),
            Mention("m5", said.start, said.start + len(EVIL), "Person", "e1"),
        ),
        entities,
        (
            Assertion("leads", "m1", "m2", one, valid_from="2019", attributed_to=None),
            Assertion("alliedWith", "m3", "m4", two, polarity="Denied", former=True, valid_until="2020"),
            Assertion("position", "m1", None, one, value=EVIL),
        ),
        (),
        (EventReport("v1", "ACCUSE", ally, two, actor=("m1",), recipient=("m3",), time="2025-02"),),
        (Attribution("a1", name, "m5", Span(said.start, said.start + 5), (said,), said),),
    )


def correction(node: str, label: str, *, reason: str, author: str) -> list[Quad]:
    graph, subject = NamedNode(f"{BASE_IRI}corrections"), NamedNode(f"{BASE_IRI}correction/1")
    who = NamedNode(f"{BASE_IRI}author/1")
    rdf, rdfs, prov, dcterms = (PREFIXES[name] for name in ("rdf", "rdfs", "prov", "dcterms"))
    day = Literal("2026-11-01", datatype=NamedNode(PREFIXES["xsd"] + "date"))
    return [
        Quad(subject, NamedNode(rdf + "type"), NamedNode(KG + "Correction"), graph),
        Quad(subject, NamedNode(rdfs + "label"), Literal(label), graph),
        Quad(subject, NamedNode(KG + "action"), Literal("rename"), graph),
        Quad(subject, NamedNode(KG + "corrects"), NamedNode(BASE_IRI + node), graph),
        Quad(subject, NamedNode(rdfs + "comment"), Literal(reason), graph),
        Quad(subject, NamedNode(dcterms + "date"), day, graph),
        Quad(subject, NamedNode(prov + "wasAttributedTo"), who, graph),
        Quad(who, NamedNode(rdfs + "label"), Literal(author), graph),
    ]


@pytest.fixture(scope="session")
def site_folder(tmp_path_factory) -> Path:
    """The folder of the graph; not to be changed."""
    folder, samples = tmp_path_factory.mktemp("site") / "small", _samples()
    with GraphStore.create_or_open(folder) as graph:
        corrections = correction("state/AZ", "rename: Azerbaijan", reason=EVIL, author="Ana Kim")
        graph.put([samples.first(), samples.second(), hostile()], corrections=corrections)
    return folder


@pytest.fixture(scope="session")
def site(site_folder):
    """A client of the site, and its state."""
    served = Served(site_folder)
    with TestClient(application(served)) as client:
        yield SimpleNamespace(client=client, state=Site(served).state, served=served)
    served.close()


@pytest.fixture(scope="session")
def get(site):
    """A function that gets a page as a browser does, without following where it leads."""
    return lambda path, accept="text/html": site.client.get(path, headers={"accept": accept}, follow_redirects=False)
