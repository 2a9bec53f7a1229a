"""Whatever names and titles hold, each format is well formed and gives them back."""

import csv
import io
import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import escape

import lxml.etree
import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
import samples
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from kg.exports import FORMATS, export
from kg.exports.ftm_values import clean
from kg.store import GraphStore

LETTERS = st.characters(exclude_categories=["Cs"])
MARKS = st.sampled_from((
    *("\x01", "\x7f", "\x85", "\xad", "\u200b", "\u202e", "\u2028", "\ufeff", "\ufffe", "\U0001f525", "e\u0301", "é"),
    *("]]>", "<!--", "</script>", "\\u0041", "\\n", '"""', "=1+1", "@import", "${x}", *"<>&\"'|;,=+-@#/{}[]%$`~^*_"),
))  # fmt: skip
NAMES = (
    st.lists(LETTERS | MARKS, min_size=1, max_size=12)
    .map("".join)
    .map(lambda words: " ".join(words.split()))
    .filter(bool)
)
TOLD = 5  # of the entities of the sample; of the last one nothing is told
FEW = settings(
    max_examples=4, derandomize=True, phases=[Phase.explicit, Phase.generate]
)  # each makes a graph: no shrinking


@contextmanager
def graph(names: list[str]) -> Iterator[GraphStore]:
    """Make a graph of the first sample with other names, titles and outlets."""
    first = samples.first()
    entities = [
        replace(entity, label=name, aliases=(f"{name} {name}",))
        for entity, name in zip(first.entities, [*names, *names], strict=False)
    ]
    document = replace(first.document, title=names[0], source=names[1], author=names[2])
    with tempfile.TemporaryDirectory() as folder, GraphStore.create_or_open(Path(folder) / "graph") as store:
        store.put([replace(first, entities=tuple(entities), document=document)])
        yield store


def written(store: GraphStore, kind: str) -> Path:
    return export(store, kind, store.folder.parent / f"out.{kind}")


LABELS = st.lists(NAMES, min_size=6, max_size=6, unique_by=lambda name: clean(name).casefold())


@FEW
@given(LABELS)
def test_rdf_gives_back_each_quad(names):
    with graph(names) as store:
        graphs = (ox.DefaultGraph(), *store.raw.named_graphs())
        quads = {quad for one in graphs for quad in store.quads(one)}
        for kind, form in (("nquads", ox.RdfFormat.N_QUADS), ("trig", ox.RdfFormat.TRIG)):
            assert set(ox.parse(path=str(written(store, kind)), format=form)) == quads
        facts = rdflib.Graph().parse(written(store, "ttl"), format="turtle")
        assert set(names[:TOLD]) <= {str(label) for label in facts.objects(None, rdflib.RDFS.label)}
        held = json.loads(written(store, "jsonld").read_text(encoding="utf-8"))
        assert all(any(name in words for words in _words(held)) for name in names[:TOLD])


def _words(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _words(one)


@FEW
@given(LABELS)
def test_networks_are_well_formed_and_keep_names(names):
    with graph(names) as store:
        json_file = json.loads(written(store, "node-link").read_text(encoding="utf-8"))
        labels = {node["label"] for node in json_file["nodes"]}
        assert labels & set(names)
        fit = {_of_xml(label) for label in labels}
        assert {data["label"] for _, data in nx.read_graphml(written(store, "graphml")).nodes(data=True)} == fit
        tree = lxml.etree.parse(written(store, "gexf"))
        assert {node.get("label") for node in tree.iter("{*}node")} == fit
        rows = _rows(written(store, "edges"))
        assert {row["source_label"].removeprefix("'") for row in rows} <= {name.removeprefix("'") for name in fit}


def _of_xml(name: str) -> str:
    """Return a name without what XML has no way to write."""
    return "".join(letter for letter in name if _fits_xml(letter))


def _fits_xml(letter: str) -> bool:
    try:
        lxml.etree.fromstring(f"<a>{escape(letter)}</a>".encode())
    except lxml.etree.XMLSyntaxError:
        return False
    return True


def _rows(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline=""), strict=True))


@FEW
@given(LABELS)
def test_tables_give_names_back_and_no_formula(names):
    with graph(names) as store:
        rows = _rows(written(store, "csv") / "nodes.csv")
        assert {name.removeprefix("'") for name in names[:TOLD]} <= {row["label"].removeprefix("'") for row in rows}
        assert not any(cell.startswith(("=", "@", "+")) for row in rows for cell in row.values())


@FEW
@given(LABELS)
def test_exchange_formats_are_valid_and_keep_names(names):
    with graph(names) as store:
        bundle = json.loads(written(store, "stix").read_text(encoding="utf-8"))
        told = {one.get("name") for one in bundle["objects"]}
        assert sum(name in told for name in names) >= 3
        lines = [json.loads(line) for line in written(store, "ftm").read_text(encoding="utf-8").split("\n") if line]
        kept = {name for one in lines for name in one["properties"].get("name", [])}
        assert sum(clean(name) in kept for name in names) >= 3
        assert all(value == clean(value) for one in lines for value in one["properties"].get("name", []))


@pytest.mark.parametrize("kind", sorted(FORMATS))
def test_names_of_marks_alone_are_written_in_each_format(kind):
    with graph(["<", "&amp;", "]]>", "\x01a", "\ufffe b", "=x"]) as store:
        assert written(store, kind).exists()
