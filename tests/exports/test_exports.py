"""Files that other tools can read."""

import csv
import json

import pytest
import rdflib
from pyoxigraph import DefaultGraph, RdfFormat, Store, parse

from kg.errors import InputError
from kg.exports import export, rdf
from kg.files import write_folder
from kg.model import Document, Entity, Extraction, Mention
from kg.namespaces import BASE_IRI
from kg.store import GraphStore

FORMATS = {"nquads": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG, "jsonld": RdfFormat.JSON_LD}


@pytest.mark.parametrize("kind", sorted(FORMATS))
def test_an_export_of_everything_reads_back_as_the_same_graph(graph, tmp_path, kind):
    assert len(FORMATS) == 3
    written = export(graph, kind, tmp_path / "out")
    again = Store()
    again.extend(parse(path=str(written), format=FORMATS[kind]))
    assert set(again) == set(graph.raw)


def test_n_quads_are_sorted_within_each_graph_and_equal_the_store(graph, tmp_path):
    written = export(graph, "nquads", tmp_path / "out.nq").read_bytes()
    assert written == b"".join(graph.nquads())
    lines = [line for line in written.splitlines() if line.endswith(b"document/first.txt> .")]
    assert lines == sorted(lines)
    assert len(lines) > 100


def test_offsets_leave_the_store_as_nif_has_them(graph, tmp_path):
    written = export(graph, "nquads", tmp_path / "out.nq").read_text(encoding="utf-8")
    offsets = [line for line in written.splitlines() if "nif-core#beginIndex" in line or "nif-core#endIndex" in line]
    assert len(offsets) > 20
    assert all('"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger>' in line for line in offsets)


def test_turtle_holds_the_default_graph_with_its_prefixes(graph, tmp_path):
    written = export(graph, "ttl", tmp_path / "out.ttl")
    text = written.read_text(encoding="utf-8")
    assert "@prefix kg:" in text
    assert "kg:alliedWith" in text
    facts = list(graph.raw.quads_for_pattern(None, None, None, DefaultGraph()))
    assert len(rdflib.Graph().parse(written)) == len(facts)


def test_json_ld_is_json(graph, tmp_path):
    assert json.loads(export(graph, "jsonld", tmp_path / "out.json").read_text(encoding="utf-8"))


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_tables_list_entities_facts_and_who_took_part_in_events(graph, tmp_path):
    folder = export(graph, "csv", tmp_path / "tables")
    assert sorted(path.name for path in folder.iterdir()) == ["edges.csv", "nodes.csv"]
    nodes = {row["label"]: row for row in rows(folder / "nodes.csv")}
    assert set(nodes) == {"Azerbaijan", "Lena Marsh", "Orlavia", "Türkiye", "air defences"}
    assert (nodes["Türkiye"]["kind"], nodes["Türkiye"]["aliases"]) == ("State", "Turkey")
    assert nodes["air defences"]["named"] == "false"
    edges = {(row["source_label"], row["relation"], row["target_label"]): row for row in rows(folder / "edges.csv")}
    assert set(edges) == {
        ("Azerbaijan", "alliedWith", "Türkiye"),
        ("Lena Marsh", "position", "defence expert"),
        ("Orlavia", "ASSAULT", "Azerbaijan"),
        ("Orlavia", "Denied: ASSAULT", ""),
        ("air defences", "affiliatedWith", "Orlavia"),
    }
    downing = edges["Orlavia", "ASSAULT", "Azerbaijan"]
    assert (downing["time"], downing["status"], downing["documents"]) == ("2024-12-25", "Happened", "2")
    assert edges["Azerbaijan", "alliedWith", "Türkiye"]["documents"] == "2"


def test_a_cell_is_never_a_formula(tmp_path):
    entity = Entity("e1", "group/x", "=cmd|' /C calc'!A1", "Group")
    with GraphStore.create_or_open(tmp_path / "graph") as graph:
        graph.put([Extraction(Document(id="d", text="anyone"), (Mention("m1", 0, 6, "Group", "e1"),), (entity,))])
        (row,) = rows(export(graph, "csv", tmp_path / "tables") / "nodes.csv")
    assert row["label"] == "'=cmd|' /C calc'!A1"
    assert row["id"] == BASE_IRI + "group/x"


def test_an_export_replaces_an_older_one(graph, tmp_path):
    for kind in ("nquads", "csv"):
        first = export(graph, kind, tmp_path / kind)
        assert export(graph, kind, tmp_path / kind) == first
    assert sorted(path.name for path in tmp_path.iterdir()) == ["csv", "graph", "nquads"]


def test_a_write_that_fails_leaves_the_old_file_and_no_scraps(graph, tmp_path, monkeypatch):
    target = tmp_path / "out.nq"
    target.write_text("old")

    def broken(_graph):
        yield b"new"
        raise KeyboardInterrupt

    monkeypatch.setitem(rdf._CONTENT, "nquads", broken)
    with pytest.raises(KeyboardInterrupt):
        export(graph, "nquads", target)
    assert target.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph", "out.nq"]


def test_a_folder_that_fails_leaves_the_old_one_and_no_scraps(tmp_path):
    target = tmp_path / "tables"
    write_folder(target, {"a.csv": lambda file: file.write_text("old"), "b.csv": lambda file: file.write_text("old")})

    def broken(_file):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_folder(target, {"a.csv": lambda file: file.write_text("new"), "b.csv": broken})
    assert [file.read_text() for file in sorted(target.iterdir())] == ["old", "old"]
    assert [path.name for path in tmp_path.iterdir()] == ["tables"]


def test_what_is_in_the_way_stays(graph, tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    folder.joinpath("letters.txt").write_text("dear")
    with pytest.raises(InputError, match="taken by something else"):
        export(graph, "csv", folder)
    with pytest.raises(InputError, match="can't be written"):
        export(graph, "ttl", folder)
    with pytest.raises(InputError, match="can't be written"):
        export(graph, "ttl", tmp_path / "none" / "out.ttl")
    assert [path.name for path in folder.iterdir()] == ["letters.txt"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["graph", "mine"]


def test_an_unknown_format_names_the_known_ones(graph, tmp_path):
    with pytest.raises(InputError, match="unknown format 'doc'; there are csv, edges, "):
        export(graph, "doc", tmp_path / "out")
