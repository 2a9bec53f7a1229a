"""Names to ask about, and a small graph to ask."""

from collections.abc import Iterator

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.annotated import make_doc
from kg.assertions import collect
from kg.model import Document
from kg.namespaces import BASE_IRI
from kg.quads import terms as t
from kg.store import GraphStore
from kg.store.names import Directory, _index

NAMES = {
    "State": "AM Armenia|AZ Azerbaijan|CN China|GE Georgia|IL Israel|IR Iran|KG Kyrgyzstan|KZ Kazakhstan|RU Russia"
    "|SA Saudi Arabia|SY Syria|TJ Tajikistan|TR Türkiye|UA Ukraine|US United States|YE Yemen",
    "Person": "Benjamin Netanyahu|Dmitry Peskov|Ilham Aliyev|Nikol Pashinyan|Ruben Vardanyan|Vladimir Putin",
    "Alliance": "cstoorg Collective Security Treaty Organization|eu European Union|nato NATO"
    "|turkic-states Organization of Turkic States",
    "Organization": "hamas Hamas|hezbollah Hezbollah|houthis Houthis|iaea International Atomic Energy Agency",
    "Place": "Aktau|Baku|Batken|Damascus|Isfahan|Moscow|Nagorno-Karabakh|Odesa|Tbilisi",
}
OTHER = {
    "Collective Security Treaty Organization": ("CSTO",),
    "European Union": ("EU",),
    "International Atomic Energy Agency": ("IAEA",),
    "Türkiye": ("Turkey",),
}
TEXTS = (
    Document(
        "harbour",
        "Norway attacked Sweden on 10 March 2025. On 12 March 2025 Norway bombed Sweden again. "
        "Norway supports Finland. The Swedish president, Anna Berg, condemned Norway. "
        "Denmark denied that it had attacked Norway. "
        "Sweden might attack Norway.",
        published="2025-03-14",
        source="The Harbour Gazette",
    ),
    Document(
        "lake",
        "Sweden said that Norway attacked Sweden. At least 12 people were killed in an attack in Oslo on 1 May 2025. "
        "Finland is an ally of Norway. Finland threatened Denmark in April 2025. "
        "Denmark demanded that Norway withdraw.",
        published="2025-05-02",
        source="Lake Post",
    ),
)


@pytest.fixture(scope="session")
def names() -> Directory:
    """A directory of the names that the questions of the data file ask about."""
    store = Store()
    for kind, listed in NAMES.items():
        for entry in listed.split("|"):
            key, label = entry.split(" ", 1) if kind in {"State", "Alliance", "Organization"} else ("", entry)
            node = NamedNode(f"{BASE_IRI}{kind.lower()}/{key or label.lower().replace(' ', '-')}")
            store.add(Quad(node, t.TYPE, t.entity_class(kind)))
            store.add(Quad(node, t.LABEL, Literal(label)))
            for other in OTHER.get(label, ()):
                store.add(Quad(node, t.ALT_LABEL, Literal(other)))
    return Directory(store, BASE_IRI, "graph", _index(store, BASE_IRI))


@pytest.fixture(scope="package")
def graph(tmp_path_factory, nlp) -> Iterator[GraphStore]:
    """A graph of two texts."""
    with GraphStore.create_or_open(tmp_path_factory.mktemp("asked") / "graph") as opened:
        opened.put([collect(document, nlp(make_doc(nlp, document))) for document in TEXTS])
        yield opened
