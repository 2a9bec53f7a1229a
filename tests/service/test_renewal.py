"""What is served is the last complete state of a graph, whatever happens to its folder."""

import json
import shutil
import time
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg import history
from kg.service import snapshots
from kg.service.served import Served
from kg.store import GraphStore, manifest, states
from kg.store.changing import PENDING

MARK = Quad(NamedNode("urn:new"), NamedNode("urn:is"), Literal("there"))
IS_NEW = "ASK { <urn:new> ?p ?o }"


@pytest.fixture
def folder(graph_folder, tmp_path) -> Path:
    return shutil.copytree(graph_folder, tmp_path / "graph")


def _begin(folder: Path) -> GraphStore:
    """Do what a build does first, up to where it might be killed."""
    graph = GraphStore.create_or_open(folder)
    graph.raw.add(PENDING)
    graph.raw.add(MARK)
    graph.raw.flush()
    return graph


def _finish(graph: GraphStore) -> None:
    graph.raw.remove(PENDING)
    graph.raw.remove_graph(PENDING.graph_name)
    graph.raw.flush()
    history.note(graph.home, history.Step(history.now(), "build", counts={"documents": 2}))
    graph.close()


def _has_mark(served: Served) -> bool:
    return MARK in served.graph.store.raw


def test_a_build_is_served_once_it_has_ended_and_not_before(folder) -> None:
    served = Served(folder)
    try:
        assert not served.renew()
        first = served.build
        building = _begin(folder)
        assert not served.renew()
        assert not _has_mark(served)
        _finish(building)
        assert served.renew()
        assert _has_mark(served)
        assert (served.build.number, first.number) == (1, 0)
        assert not served.renew()
    finally:
        served.close()
    assert not served.snapshot.exists()


def test_a_build_that_is_killed_leaves_the_last_complete_state(folder) -> None:
    served = Served(folder)
    try:
        building = _begin(folder)
        history.note(building.home, history.Step(history.now(), "build"))
        building.close()
        served.renew()
        assert not _has_mark(served)
        again = Served(folder)
        assert not _has_mark(again)
        again.close()
    finally:
        served.close()


def test_a_graph_that_is_deleted_goes_on_being_served(folder) -> None:
    served = Served(folder)
    try:
        shutil.rmtree(folder)
        assert not served.renew()
        assert len(served.graph.query("SELECT ?s { ?s a kg:State }")) > 0
    finally:
        served.close()


def test_a_snapshot_shares_tables_and_copies_what_grows(folder, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(snapshots.tempfile, "gettempdir", lambda: str(tmp_path))
    monkeypatch.setattr(snapshots.tempfile, "tempdir", str(tmp_path))
    place = snapshots.take(folder)
    tables = list((place / "store").glob("*.sst"))
    assert tables
    state = states.current(folder, manifest.read(folder))
    assert all(table.samefile(state / "store" / table.name) for table in tables)
    assert not any(one.samefile(state / "store" / one.name) for one in (place / "store").glob("*.log"))
    assert place.parent == tmp_path
    (place / "owner").write_text("999999999")  # of nobody
    snapshots.sweep(folder)
    assert not place.exists()


def test_a_file_system_without_links_gets_copies(folder, monkeypatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr(states.os, "link", refuse)
    place = snapshots.take(folder)
    try:
        with GraphStore.open(place) as copy, GraphStore.open(folder) as graph:
            assert list(copy.nquads()) == list(graph.nquads())
    finally:
        snapshots.drop(place)


def test_the_server_goes_over_to_a_new_build(start, folder) -> None:
    running = start(folder)
    assert running.ask(IS_NEW).text.strip() == "false"
    _finish(_begin(folder))
    until = time.monotonic() + 30
    while running.ask(IS_NEW).text.strip() == "false" and time.monotonic() < until:
        time.sleep(0.1)
    assert running.ask(IS_NEW).text.strip() == "true"
    assert json.loads(running.request("GET", "/health").text)["build"]["number"] == 1
