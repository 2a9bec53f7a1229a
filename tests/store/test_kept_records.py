"""Records of extractions: whole or absent, one per document."""

import os
from pathlib import Path

import pytest

from kg.errors import GraphError
from kg.model import Document, Extraction
from kg.namespaces import digest
from kg.store import records


def extraction(text: str) -> Extraction:
    return Extraction(Document("folder/one.txt", text))


def test_a_record_is_read_back_as_it_was(tmp_path: Path) -> None:
    records.save(tmp_path, extraction("First."), "f1")
    assert records.load(tmp_path, digest("folder/one.txt"), "f1") == extraction("First.")


def test_a_new_record_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    records.save(tmp_path, extraction("First."), "f1")
    records.save(tmp_path, extraction("Second."), "f2", "f1")
    assert records.fingerprints(tmp_path) == {digest("folder/one.txt"): "f2"}
    assert records.load(tmp_path, digest("folder/one.txt"), "f2") == extraction("Second.")
    with pytest.raises(GraphError, match="missing or damaged"):
        records.load(tmp_path, digest("folder/one.txt"), "f1")


def test_the_same_record_is_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        records.save(tmp_path / name, extraction("First."), "f1")
    one, two = (next((tmp_path / name).rglob("*.gz")).read_bytes() for name in ("a", "b"))
    assert one == two


def test_a_damaged_record_is_named_with_what_to_do(tmp_path: Path) -> None:
    records.save(tmp_path, extraction("First."), "f1")
    next(tmp_path.rglob("*.gz")).write_bytes(b"\x1f\x8bnonsense")
    with pytest.raises(GraphError, match="missing or damaged; remove it and build again"):
        records.load(tmp_path, digest("folder/one.txt"), "f1")


def test_a_write_that_fails_leaves_the_old_file_and_no_debris(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "ledger.json"
    records.write_whole(target, b"old")

    def refuse(self: Path, other: Path) -> Path:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="disk full"):
        records.write_whole(target, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["ledger.json"]
    assert target.read_bytes() == b"old"


def test_forgetting_deletes_the_record(tmp_path: Path) -> None:
    records.save(tmp_path, extraction("First."), "f1")
    records.forget(tmp_path, "folder/one.txt")
    assert records.fingerprints(tmp_path) == {}


def test_keeping_lists_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a folder was listed")

    records.save(tmp_path, extraction("First."), "f1")
    with monkeypatch.context() as patch:
        for name in ("listdir", "scandir"):
            patch.setattr(os, name, refuse)
        for name in ("glob", "rglob", "iterdir"):
            patch.setattr(Path, name, refuse)
        records.save(tmp_path, extraction("Second."), "f2", "f1")
    assert [path.parent.name for path in tmp_path.rglob("*.gz")] == [digest("folder/one.txt")[:2]]


def test_of_two_records_of_one_document_the_younger_counts_and_the_other_goes(tmp_path: Path) -> None:
    name = digest("folder/one.txt")
    for age, fingerprint in enumerate(("f2", "f3", "f1")):  # a build that is killed leaves the older one there
        records.save(tmp_path, extraction(fingerprint), fingerprint)
        os.utime(tmp_path / name[:2] / f"{name}.{fingerprint}.json.gz", ns=(age, age))
    assert records.fingerprints(tmp_path) == {name: "f1"}
    records.tidy(tmp_path)
    assert [path.name for path in tmp_path.rglob("*.gz")] == [f"{name}.f1.json.gz"]


def test_records_of_an_older_graph_lie_in_one_folder_until_they_are_moved(tmp_path: Path) -> None:
    name = digest("folder/one.txt")
    records.save(tmp_path, extraction("First."), "f1")
    (tmp_path / name[:2] / f"{name}.f1.json.gz").replace(tmp_path / f"{name}.f1.json.gz")
    assert records.fingerprints(tmp_path) == {name: "f1"}
    assert records.load(tmp_path, name, "f1") == extraction("First.")
    records.tidy(tmp_path)
    assert not list(tmp_path.glob("*.gz"))
    assert records.load(tmp_path, name, "f1") == extraction("First.")


def test_forgetting_finds_records_of_an_older_graph_too(tmp_path: Path) -> None:
    name = digest("folder/one.txt")
    records.save(tmp_path, extraction("First."), "f1")
    (tmp_path / name[:2] / f"{name}.f1.json.gz").replace(tmp_path / f"{name}.f1.json.gz")
    records.forget(tmp_path, "folder/one.txt")
    assert records.fingerprints(tmp_path) == {}
