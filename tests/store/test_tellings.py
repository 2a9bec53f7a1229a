"""What documents tell is found again as it was, and made anew where it can't be."""

import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evidence import Evidence
from kg.model import Document, Entity, EventReport, Extraction, Mention, Span
from kg.namespaces import document_iri
from kg.store import GraphStore, derivation, tellings
from kg.store.gathering import in_documents, tokens
from kg.store.reported import alone
from kg.store.tellings import Tellings

BASE = Evidence(graph="d", start=0, end=9, sentence="", iri="r", status="Happened", term="ASSAULT")
LONG = "The minister said on Tuesday that the pipeline had been cut by divers who came at night."
sides = st.frozensets(st.sampled_from(["NO", "SU", "x/group/d1/villagers"]), max_size=2).map(lambda s: tuple(sorted(s)))
reports = st.lists(
    st.fixed_dictionaries(
        {
            "graph": st.sampled_from(["d1", "d2", "d3"]),
            "term": st.sampled_from(["ASSAULT", "ACCUSE"]),
            "subjects": sides,
            "objects": sides,
            "time": st.sampled_from(["", "2024", "2024-12", "2024-12-25"]),
            "date": st.sampled_from(["", "2024-12-26"]),
            "place": st.sampled_from(["", "x/place/aktau"]),
            "dead": st.sampled_from([None, 0, 38]),
            "harmed": st.sampled_from([(), (("injured", 4), ("missing", 1))]),
            "bounds": st.sampled_from([(), (("fatalities", "atLeast"),)]),
            "status": st.sampled_from(["Happened", "Denied"]),
            "speaker": st.sampled_from(["", "somebody"]),
            "speakers": st.sampled_from([(), ("NO",)]),
            "denies": st.sampled_from([(), ("r0",)]),
            "confidence": st.sampled_from([1.0, 0.35]),
            "factive": st.booleans(),
        }
    ),
    max_size=6,
).map(lambda found: [replace(BASE, iri=f"r{n}", **values) for n, values in enumerate(found)])


def told_by(found):
    gists = [frozenset({"~cut", "pipelin"}), frozenset({"diver"})]
    return in_documents(
        alone(one, within=["x/state/NO"], sentence=LONG, about=gists[n % 2], words=gists[n % 2] if n else None)
        for n, one in enumerate(found)
    )


@given(found=reports)
def test_what_is_told_is_read_as_it_was_and_found_by_each_of_its_tokens(found):
    told = told_by(found)
    with Tellings() as table:
        table.add(told, ["d1", "d2", "d3"])
        assert [one for document in ("d1", "d2", "d3") for _, one in table.of(document)] == sorted(
            told, key=lambda one: min(one.documents)
        )
        for token in {token for one in told for token in tokens(one)}:
            bearing = [one for one in told if token in tokens(one)]
            assert [one for _, one in table.bearing(token)] == bearing


@given(found=reports)
def test_a_document_that_goes_leaves_nothing(found):
    told = told_by(found)
    with Tellings() as table, Tellings() as other:
        table.add(told, ["d1", "d2", "d3"])
        table.take("d2")
        other.add([one for one in told if one.documents != {"d2"}], ["d1", "d3"])
        assert table.number() == 2
        for part in ("document ORDER BY number", "telling ORDER BY number"):
            assert len(table.ask(f"SELECT * FROM {part}")) == len(other.ask(f"SELECT * FROM {part}"))
        tokens_left = "SELECT token FROM token ORDER BY token"
        assert table.ask(tokens_left) == other.ask(tokens_left)


def test_a_token_of_another_that_has_the_same_number_is_none(monkeypatch):
    monkeypatch.setattr(tellings, "_number", lambda *words: 7)
    norland, sudria = (replace(BASE, subjects=(one,), time="2024", iri=one) for one in ("NO", "SU"))
    with Tellings() as table:
        table.add(told_by([norland, sudria]), ["d"])
        assert [one.actors for _, one in table.bearing(("ASSAULT", "2024", "SU"))] == [{"SU"}]


def attack(name, day, dead=None):
    text = f"Norland attacked Sudria ({name})."
    entities = (Entity("e1", "state/XO", "Norland", "State"), Entity("e2", "state/XP", "Sudria", "State"))
    mentions = (Mention("m1", 0, 7, "State", "e1"), Mention("m2", 17, 23, "State", "e2"))
    whole = Span(0, len(text))
    act = EventReport("v1", "ASSAULT", whole, whole, actor=("m1",), recipient=("m2",), time=day, fatalities=dead)
    return Extraction(Document(name, text, sha256=name), mentions, entities, events=(act,))


TEXTS = [attack("a", "2024-12"), attack("b", "2024-12-25", 3), attack("c", "2023"), Extraction(Document("d", "Calm."))]
MORE = attack("e", "2024-12-25")


def table_of(folder: Path) -> Path:
    [state] = (folder / "states").iterdir()
    return state / tellings.FILE


def put(folder: Path, *found: Extraction) -> bytes:
    with GraphStore.create_or_open(folder) as store:
        store.put(found)
        return b"".join(store.nquads())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path / "graph", *TEXTS)
    return tmp_path / "graph"


def of_other_documents(path: Path) -> None:
    with sqlite3.connect(path) as rows:
        rows.execute("DELETE FROM document WHERE number = (SELECT min(number) FROM document)")
        rows.execute("DELETE FROM telling")


SPOILT = {
    "gone": Path.unlink,
    "cut": lambda path: path.write_bytes(path.read_bytes()[:1000]),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
    "of another version": lambda path: sqlite3.connect(path).executescript("PRAGMA user_version = 0").close(),
    "of other documents": of_other_documents,
}


@pytest.mark.parametrize("spoil", SPOILT)
def test_a_table_that_can_not_be_used_is_made_anew(folder: Path, tmp_path: Path, spoil: str) -> None:
    SPOILT[spoil](table_of(folder))
    assert put(folder, MORE) == put(tmp_path / "clean", *TEXTS, MORE)
    with GraphStore.open(folder) as store, Tellings() as table:
        table.open(table_of(folder))
        assert table.number() == len(store.graphs()) == 5
        assert len(table.of(document_iri("e", base=store.base_iri))) == 1


def test_one_more_text_reads_no_reports_of_others(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = []
    inner = derivation.reported
    monkeypatch.setattr(derivation, "reported", lambda reader, graph: read.append(graph.value) or inner(reader, graph))
    put(folder, MORE)
    assert [iri.rpartition("/")[2] for iri in read] == ["e"]


def test_the_state_before_keeps_its_table(folder: Path, tmp_path: Path) -> None:
    kept = shutil.copytree(folder, tmp_path / "kept")
    before = table_of(folder).read_bytes()
    with GraphStore.open(folder):  # holds the state
        state = table_of(folder)
        put(folder, MORE)
        assert state.read_bytes() == before
    assert put(kept, MORE) == put(tmp_path / "clean", *TEXTS, MORE)


def test_a_table_that_can_not_be_saved_leaves_the_store_pending(folder, tmp_path, monkeypatch):
    def full(table: Tellings) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    moved = attack("a", "2021-01-01", 3)
    other = attack("n", "2021-01-01", 3)
    with GraphStore.create_or_open(folder) as store:
        with monkeypatch.context() as patch, pytest.raises(sqlite3.OperationalError):
            patch.setattr(Tellings, "save", full)
            store.put([moved])
        assert store.pending
        store.put([other])
        found = b"".join(store.nquads())
    assert found == put(tmp_path / "clean", moved, *TEXTS[1:], other)
