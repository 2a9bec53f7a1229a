"""What is served is the last complete state of a graph, whatever happens to its folder."""

import asyncio
import json
import shutil
import time
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg import history
from kg.errors import GraphError
from kg.service import snapshots
from kg.service.frames import Question
from kg.service.limits import Limits
from kg.service.served import Served
from kg.service.sparql import _answer, ask_workers
from kg.service.workers import Workers
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


def test_a_state_stays_while_somebody_reads_in_it_and_goes_afterwards(folder) -> None:
    served = Served(folder)
    try:
        read, first, places = served.graph, served.graph.store, [served.snapshot]
        for _ in range(3):
            _finish(_begin(folder))
            assert served.renew()
            places.append(served.snapshot)
        served.renew()
        assert [place.exists() for place in places] == [True, False, False, True]
        assert len(read.query("SELECT ?s { ?s a kg:State }")) > 0
        del read
        served.renew()
        assert [place.exists() for place in places] == [False, False, False, True]
        with pytest.raises(GraphError, match="closed"):  # with its files
            _ = first.raw
    finally:
        served.close()


def test_a_query_may_be_asked_of_the_state_that_a_page_shows(folder, tmp_path) -> None:
    newer = shutil.copytree(folder, tmp_path / "newer")
    _finish(_begin(newer))

    async def asked(workers: Workers, place: Path | None) -> str:
        question = Question(IS_NEW, None, None, "csv", None, 10, 10_000, 10.0)
        response = await ask_workers(workers, question, place) if place else await _answer(workers, question, {})
        return bytes(response.body).decode().strip()

    async def both() -> list[str]:
        workers = Workers(folder, Limits(workers=1))
        await workers.ready()
        workers.move(newer)
        try:
            return [await asked(workers, place) for place in (folder, None, newer, folder)]
        finally:
            await workers.close()

    assert asyncio.run(both()) == ["false", "true", "true", "false"]


def test_a_process_that_starts_while_its_state_goes_takes_the_next(folder, tmp_path) -> None:
    async def started() -> Path:
        workers = Workers(tmp_path / "gone", Limits(workers=1))
        taking = asyncio.ensure_future(workers.take())
        await asyncio.sleep(0)
        workers.move(folder)
        try:
            worker = await taking
            workers.give_back(worker)
            return worker.folder
        finally:
            await workers.close()

    assert asyncio.run(started()) == folder


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
