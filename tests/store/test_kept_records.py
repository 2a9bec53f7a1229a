"""Records of extractions: whole or absent, one per document."""

from pathlib import Path

import pytest

from kg.errors import GraphError
from kg.model import Document, Extraction
from kg.namespaces import digest
from kg.store import records


def extraction(text: str) -> Extraction:
    return Extraction(Document("folder/one.txt", text))


def test_a_record_is_read_back_as_it_was(tmp_path: Path) -> None:
    records.save(tmp_path, extraction("First."), "f1", False)
    assert records.load(tmp_path, digest("folder/one.txt"), "f1") == extraction("First.")


def test_a_new_record_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    records.save(tmp_path, extraction("First."), "f1")
    records.save(tmp_path, extraction("Second."), "f2")
    assert records.fingerprints(tmp_path) == {digest("folder/one.txt"): "f2"}
    assert records.load(tmp_path, digest("folder/one.txt"), "f2") == extraction("Second.")
    with pytest.raises(GraphError, match="missing or damaged"):
        records.load(tmp_path, digest("folder/one.txt"), "f1")


def test_the_same_record_is_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        records.save(tmp_path / name, extraction("First."), "f1")
    one, two = (next((tmp_path / name).iterdir()).read_bytes() for name in ("a", "b"))
    assert one == two


def test_a_damaged_record_is_named_with_what_to_do(tmp_path: Path) -> None:
    records.save(tmp_path, extraction("First."), "f1")
    next(tmp_path.iterdir()).write_bytes(b"\x1f\x8bnonsense")
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
