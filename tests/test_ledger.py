"""The ledger says what the store holds of each document, and which names a change bears on."""

import json
import sys
from pathlib import Path

import pytest

import kg
from kg import ledger
from kg.assertions import Page, Sighting
from kg.assertions.context import Profile, profile
from kg.errors import GraphError
from kg.ledger import Ledger
from kg.store import GraphStore, manifest, states

TEXTS = {
    "a": "President Nina Orlova of Georgia met Georgian farmers in Tbilisi.",
    "b": "Orlova, the Georgian president, spoke in Tbilisi.",
    "c": "Bob Hill, an Australian senator, spoke in Canberra.",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("ledger")
    lines = [json.dumps({"id": name, "text": text, "published": "2024-03-01"}) for name, text in TEXTS.items()]
    (out / "texts.jsonl").write_text("\n".join(lines))
    kg.build(out / "texts.jsonl", out / "graph").close()
    return out / "graph"


def state(folder: Path) -> Path:
    return states.current(folder, manifest.read(folder))


def filled(folder: Path) -> Ledger:
    kept = Ledger()
    with GraphStore.open(folder) as store:
        ledger.fill(kept, folder, store)
    return kept


def test_the_file_is_read_as_it_was_written(folder: Path) -> None:
    kept = filled(folder)
    assert sorted(kept.held) == ["a", "b", "c"]
    resolved = {name: item.resolved or {} for name, item in kept.held.items()}
    assert resolved["b"]["person/orlova"].key == "person/nina-orlova"
    assert ledger.resolutions(kept) == resolved
    assert ledger.body(kept) == (state(folder) / ledger.FILE).read_bytes()


def test_a_document_that_goes_bears_on_its_names_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = filled(folder)
    ledger.drop(kept, "a")
    asked: list[str] = []

    def note(sighting: Sighting, of: Page) -> Profile:
        asked.append(sighting.label)
        return profile(sighting, of)

    monkeypatch.setattr(sys.modules["kg.assertions.resolve"], "profile", note)
    assert ledger.resolutions(kept)["b"] == {}
    assert asked == ["Orlova"]


def test_what_was_extracted_and_not_stored_is_in_doubt(folder: Path, tmp_path: Path) -> None:
    written = json.loads((state(folder) / ledger.FILE).read_bytes())
    written["b"]["fingerprint"] = "other"
    kept = Ledger()
    with GraphStore.open(folder) as store:
        whole = (state(folder) / ledger.FILE).read_bytes()
        try:
            (state(folder) / ledger.FILE).write_text(json.dumps(written))
            ledger.fill(kept, folder, store)
        finally:
            (state(folder) / ledger.FILE).write_bytes(whole)
    assert kept.held["b"].resolved is None
    assert "s:orlova" in kept.touched
    assert kept.held["a"].resolved is not None


def test_a_damaged_ledger_is_told_of(folder: Path) -> None:
    whole = (state(folder) / ledger.FILE).read_bytes()
    try:
        (state(folder) / ledger.FILE).write_bytes(whole[:-9])
        with GraphStore.open(folder) as store, pytest.raises(GraphError, match="delete it"):
            ledger.fill(Ledger(), folder, store)
    finally:
        (state(folder) / ledger.FILE).write_bytes(whole)


def test_a_ledger_that_may_not_be_read_is_not_called_damaged(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    with GraphStore.open(folder) as store, monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        with pytest.raises(GraphError, match=r"can't be read \(permission denied\); allow"):
            ledger.fill(Ledger(), folder, store)
