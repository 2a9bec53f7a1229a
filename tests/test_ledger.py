"""The ledger says what the store holds of each document, and which names a change bears on."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

import kg
from kg import ledger
from kg.assertions import Page, Sighting, imprint, origins
from kg.assertions.context import Profile, profile
from kg.errors import GraphError
from kg.history import history
from kg.ledger import Held, Ledger
from kg.model import Document
from kg.namespaces import digest
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


@pytest.fixture
def own(folder: Path, tmp_path: Path) -> Path:
    """A copy to be damaged."""
    return shutil.copytree(folder, tmp_path / "graph")


@contextmanager
def filled(folder: Path) -> Iterator[Ledger]:
    with GraphStore.open(folder) as store, Ledger() as kept:
        ledger.fill(kept, folder, store)
        yield kept


def test_the_table_says_what_was_put_in(folder: Path) -> None:
    with filled(folder) as kept:
        assert kept.documents() == ("a", "b", "c")
        assert kept.resolved("b")["person/orlova"].key == "person/nina-orlova"
        assert ledger.resolutions(kept) == kept.resolutions()
        assert not kept.changed
        names = {name: {one.label for one in page.sightings} for name, page in kept.pages().items()}
        assert {"Nina Orlova"} <= names["a"]
        assert {"Robert Hill"} <= names["c"]
        assert kept.setting("a").company == kept.pages()["a"].company
        assert [document for document, _ in kept.look()("s:orlova")] == ["a", "b"]


def test_a_document_that_goes_bears_on_its_names_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def note(sighting: Sighting, of: Page) -> Profile:
        asked.append(sighting.label)
        return profile(sighting, of)

    monkeypatch.setattr("kg.assertions.bearer.profile", note)
    with filled(folder) as kept:
        ledger.drop(kept, "a")
        assert ledger.wanted(kept) == {"b": {}}
        assert ledger.resolutions(kept)["b"] == {}
        assert set(asked) == {"Orlova"}
        assert kept.documents() == ("b", "c")


def test_what_was_extracted_and_not_stored_is_in_doubt(own: Path) -> None:
    (record,) = (own / "records").rglob(f"{digest('b')}.*")
    record.rename(record.with_name(f"{digest('b')}.other.json.gz"))
    with filled(own) as kept:
        assert list(kept.unresolved()) == ["b"]
        assert kept.fresh == {"b"}
        assert "s:orlova" in kept.touched


@pytest.mark.parametrize("spoil", ["cut", "garbled", "gone", "folder"])
def test_a_ledger_that_is_damaged_or_missing_is_made_anew_and_told_of(own: Path, spoil: str, nlp: Language) -> None:
    path = state(own) / ledger.FILE
    with kg.open(own) as graph:
        before = b"".join(graph.store.nquads())
    content = path.read_bytes()
    path.unlink()
    if spoil == "cut":
        path.write_bytes(content[:1000])
    elif spoil == "garbled":
        path.write_bytes(b"garbage" * 1000)
    elif spoil == "folder":
        path.mkdir()
    told: list[str] = []
    texts = own.parent / "texts.jsonl"
    texts.write_text(json.dumps({"id": "a", "text": TEXTS["a"], "published": "2024-03-01"}))
    with filled(own) as kept:  # who reads goes on without it
        assert kept.documents() == ("a", "b", "c")
    with kg.build(texts, own, nlp=nlp, on_notice=told.append) as graph:
        assert b"".join(graph.store.nquads()) == before
        assert graph.build_report.built == 0
    assert len(told) == 1
    assert told[0].startswith(f"{own}")
    assert "made anew from the records" in told[0]
    assert len(history(own)) == 1  # nothing that the texts tell has changed
    with filled(own) as kept:
        assert not kept.mended
        assert not kept.changed
        assert kept.resolved("b")["person/orlova"].key == "person/nina-orlova"


def test_a_ledger_of_the_older_form_is_read_and_moved_on(own: Path, nlp: Language) -> None:
    with filled(own) as kept:
        imprints, resolutions, pages = kept.imprints(), kept.resolutions(), kept.pages()
        written = {
            name: {
                "fingerprint": kept.fingerprint(name),
                "page": [
                    [astuple(one) for one in pages[name].sightings],
                    pages[name].published,
                    sorted(pages[name].company),
                    [astuple(one) for one in pages[name].others],
                ],
                "imprint": astuple(imprints[name]),
                "resolved": {key: astuple(found) for key, found in resolutions[name].items()},
            }
            for name in kept.documents()
        }
    (state(own) / ledger.FILE).unlink()
    (state(own) / "ledger.json").write_text(json.dumps(written))
    with filled(own) as kept:
        assert (kept.pages(), kept.resolutions(), kept.imprints()) == (pages, resolutions, imprints)
        assert not kept.unresolved()
    texts = own.parent / "texts.jsonl"
    texts.write_text(json.dumps({"id": "d", "text": TEXTS["b"], "published": "2024-03-01"}))
    kg.build(texts, own, nlp=nlp).close()
    assert not (state(own) / "ledger.json").exists()
    assert (state(own) / ledger.FILE).exists()
    with filled(own) as kept:
        assert kept.resolved("d")["person/orlova"].key == "person/nina-orlova"


def test_a_ledger_that_may_not_be_read_is_not_called_damaged(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    with GraphStore.open(folder) as store, Ledger() as kept, monkeypatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        with pytest.raises(GraphError, match=r"can't be read \(permission denied\); allow"):
            ledger.fill(kept, folder, store)


COPY = " ".join(f"Norland's minister number {n} opened bridge {n} in town {n}." for n in range(30))
IMPRINTS = {
    name: imprint(Document(name, text, published=f"2024-03-{day:02}"))
    for day, (name, text) in enumerate(
        {"x": COPY, "y": COPY[:-120], "z": COPY + " It rained for days.", "o": "Sudria holds a vote. " * 20}.items(), 1
    )
}


@given(orders=st.lists(st.sampled_from(sorted(IMPRINTS)), min_size=1, max_size=12))
def test_copies_found_step_by_step_are_those_of_all_texts_at_once(orders: list[str]) -> None:
    with Ledger() as kept:
        for name in orders:  # each comes, or goes if it is there
            if name in kept:
                ledger.drop(kept, name)
            else:
                ledger.put(kept, name, Held("1", Page((), "", frozenset(), ()), IMPRINTS[name]))
            step_by_step = ledger.origins(kept)
            for one in kept.unresolved():
                kept.settle(one, {}, {})
            assert step_by_step == origins({one: IMPRINTS[one] for one in kept.documents()})
