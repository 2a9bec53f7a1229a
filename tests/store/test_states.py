"""Readers see one complete state of a graph or the next, and what nobody reads any more does not stay on the disk."""

import json
import shutil
from pathlib import Path

import pytest

from kg.errors import GraphError
from kg.store import GraphStore, manifest, states


def kept(folder: Path) -> list[str]:
    return sorted(place.name for place in (folder / states.FOLDER).iterdir())


def content(folder: Path) -> bytes:
    with GraphStore.open(folder) as graph:
        return b"".join(graph.nquads())


@pytest.fixture
def folder(tmp_path: Path, samples) -> Path:
    with GraphStore.create_or_open(tmp_path / "graph") as graph:
        graph.put([samples.first()])
    return tmp_path / "graph"


def test_who_reads_sees_the_state_that_was_there_whatever_is_built_meanwhile(folder: Path, samples) -> None:
    before = content(folder)
    with GraphStore.open(folder) as reader:
        with GraphStore.create_or_open(folder) as writer:
            writer.put([samples.second()])
            assert content(folder) == before
        assert content(folder) != before
        with GraphStore.create_or_open(folder) as writer:
            writer.remove("second.txt")
        assert kept(folder) == ["1", "3"]  # what is read, what is new
        assert b"".join(reader.nquads()) == before == content(folder)
    with GraphStore.create_or_open(folder) as writer:
        writer.put([samples.second()])
    assert kept(folder) == ["4"]


def test_what_fails_leaves_the_state_that_was_there_and_nothing_else(folder: Path, samples) -> None:
    before = content(folder)
    with pytest.raises(ZeroDivisionError), GraphStore.create_or_open(folder, infer=True) as writer:
        writer.put([samples.second()])
        raise ZeroDivisionError
    assert content(folder) == before
    assert kept(folder) == ["1"]
    assert "infer" not in manifest.read(folder)


def test_what_cannot_be_made_whole_on_the_disk_takes_no_place(folder: Path, samples, monkeypatch) -> None:
    before = content(folder)

    def refuse(_: int) -> None:
        raise OSError(28, "No space left on device")

    writer = GraphStore.create_or_open(folder)
    writer.put([samples.second()])
    with monkeypatch.context() as patch, pytest.raises(OSError, match="No space"):
        patch.setattr(states.os, "fsync", refuse)
        writer.close()
    assert content(folder) == before
    assert kept(folder) == ["1"]
    with GraphStore.create_or_open(folder) as again:  # the lock is gone too
        again.put([samples.second()])


def test_the_tables_of_two_states_are_shared(folder: Path) -> None:
    handle = states.lock(folder)
    place = states.begin(folder, manifest.read(folder))  # a store that is open may merge them at once
    tables = list((folder / "states" / "1" / "store").glob("*.sst"))
    assert tables
    assert all(table.samefile(place / "store" / table.name) for table in tables)
    states.release(handle)


def test_a_graph_of_the_older_form_is_read_and_moved_on_by_the_next_build(folder: Path, samples) -> None:
    held = json.loads((folder / "kg.json").read_text())
    (folder / "states" / "1" / "store").rename(folder / "store")
    shutil.rmtree(folder / "states")
    del held["state"]
    (folder / "kg.json").write_text(json.dumps(held | {"format": 2}))
    before = content(folder)
    assert before
    with GraphStore.create_or_open(folder) as writer:
        assert b"".join(writer.nquads()) == before
        writer.put([samples.second()])
    assert not (folder / "store").exists()
    assert kept(folder) == ["1"]
    assert manifest.read(folder)["format"] == manifest.FORMAT


def test_a_state_that_is_gone_is_told_of_and_a_damaged_one_is_begun_anew(folder: Path) -> None:
    store = folder / "states" / "1" / "store"
    (store / "CURRENT").write_bytes(b"garbage")
    with pytest.raises(GraphError, match="run kg build again: it makes the graph anew from its records"):
        GraphStore.open(folder)
    shutil.rmtree(store.parent)
    with pytest.raises(GraphError, match="state of the graph is missing"):
        GraphStore.open(folder)
    with GraphStore.create_or_open(folder) as writer:
        assert writer.documents() == {}


def test_who_holds_the_error_that_ended_a_change_can_write_again(folder: Path, samples) -> None:
    before, errors = content(folder), []
    for _ in range(2):
        with GraphStore.create_or_open(folder) as writer:
            store = writer.raw  # as the frames of an error's traceback have it
            errors.append(store)
            writer.give_up()
    assert content(folder) == before
    with GraphStore.create_or_open(folder) as writer:
        writer.put([samples.second()])
    assert kept(folder) == ["4"]
    assert content(folder) != before
    errors.clear()


def test_a_store_that_this_process_never_lets_go_of_is_told_of(
    folder: Path, samples, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(*_: object, **__: object) -> None:
        raise BlockingIOError("lock hold by current process")

    with monkeypatch.context() as patched:
        patched.setattr(manifest, "open_store", held)
        with pytest.raises(GraphError, match="in use by this process"):
            GraphStore.create_or_open(folder)
    with GraphStore.create_or_open(folder) as writer:
        writer.put([samples.second()])


def test_a_table_that_is_missing_for_a_moment_only_is_looked_for_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, before = folder / "states" / "1" / "store", content(folder)
    table = min(store.glob("*.sst"))
    aside = table.rename(table.with_suffix(".aside"))
    opened = manifest.open_store

    def merged_meanwhile(*args: object, **named: object) -> object:
        try:
            return opened(*args, **named)
        finally:
            aside.rename(table) if aside.exists() else None

    with pytest.raises(GraphError, match=f"graph can't be opened: .*{table.name}"):
        GraphStore.open(folder)
    monkeypatch.setattr(manifest, "open_store", merged_meanwhile)
    assert content(folder) == before


def test_a_damaged_state_does_not_keep_a_build_from_beginning_anew(folder: Path) -> None:
    (folder / "states" / "1" / "store" / "CURRENT").write_bytes(b"garbage")
    with GraphStore.create_or_open(folder) as writer:
        assert writer.documents() == {}
