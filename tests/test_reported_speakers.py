"""Somebody reports what another says: both are kept, from the text to the graph, its evidence and the page."""

import json
from pathlib import Path

import pytest

import kg
from kg.cli import main

TEXT = "The Turkish Defence Ministry said that Russia had told Iran that Israel had attacked Syria.\n"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> kg.Graph:
    folder: Path = tmp_path_factory.mktemp("reported")
    (folder / "report.txt").write_text(TEXT, encoding="utf-8")
    return kg.build(folder / "report.txt", folder / "graph")


def test_an_event_inside_is_attributed_to_the_inner_speaker_and_leads_to_the_outer_one(graph: kg.Graph) -> None:
    rows = graph.query(
        """SELECT ?inner ?outer WHERE { GRAPH ?document {
             ?report kg:eventType plover:ASSAULT ; kg:attributedTo ?i ; kg:attribution ?a .
             ?a kg:source ?i ; kg:within ?o . ?o kg:source ?s }
           ?i rdfs:label ?inner . ?s rdfs:label ?outer }"""
    )
    assert rows.to_numpy().tolist() == [["Russia", "Turkish Defence Ministry"]]


def test_the_evidence_names_both_speakers(graph: kg.Graph) -> None:
    speakers = {row.speaker for row in graph.explain("Syria") if row.kind == "event"}
    assert speakers == {"Russia, according to Turkish Defence Ministry"}


def test_the_page_names_both_speakers(graph: kg.Graph) -> None:
    assert "Russia, according to Turkish Defence Ministry" in graph.page(claims=True)


def test_extracted_records_lead_from_the_inner_attribution_to_the_outer_one(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    assert main(["extract", str(tmp_path / "report.txt"), "-o", str(tmp_path / "out.jsonl")]) == 0
    record = json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))
    (event,) = [e for e in record["events"] if e["root"] == "ASSAULT"]
    by_id = {a["id"]: a for a in record["attributions"]}
    inner = by_id[event["attribution"]]
    outer = by_id[inner["within"]]
    assert TEXT[inner["source"]["start"] : inner["source"]["end"]] == "Russia"
    assert TEXT[outer["source"]["start"] : outer["source"]["end"]] == "The Turkish Defence Ministry"
    assert event["attributedTo"] == inner["source"]["mention"]
