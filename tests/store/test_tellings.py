"""What documents tell is found again as it was, and made anew where it can't be."""

import shutil
import sqlite3
import zlib
from collections.abc import Callable
from dataclasses import field, fields, make_dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import UnwritableError
from kg.evidence import Evidence
from kg.model import Document, Entity, EventReport, Extraction, Mention, Span
from kg.namespaces import digest, document_iri
from kg.store import GraphStore, derivation, states, tellings
from kg.store.gathering import Gathering, in_documents, tokens
from kg.store.reported import alone
from kg.store.tellings import Tellings
from kg.table import Table

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
    return state / states.TELLINGS


def put(folder: Path, *found: Extraction) -> bytes:
    with GraphStore.create_or_open(folder) as store:
        store.put(found)
        return b"".join(store.nquads())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path / "graph", *TEXTS)
    return tmp_path / "graph"


def emptied(path: Path) -> None:
    with sqlite3.connect(path) as rows:
        rows.execute("DELETE FROM telling")
        rows.execute("DELETE FROM token")


def without_a_token(path: Path) -> None:
    with sqlite3.connect(path) as rows:
        rows.execute("DELETE FROM token WHERE token = (SELECT min(token) FROM token)")


def of_as_many_others(path: Path) -> None:
    with sqlite3.connect(path) as rows:
        rows.execute("UPDATE document SET number = number + 1")


def with_bodies(body: bytes) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        with sqlite3.connect(path) as rows:
            rows.execute("UPDATE telling SET body = ?", (body,))

    return spoil


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
    "of as many others": of_as_many_others,
    "emptied": emptied,
    "without a token": without_a_token,
    "of bodies that are none": with_bodies(b"\0"),
    "of bodies that are no JSON": with_bodies(zlib.compress(b"[")),
    "of bodies that tell something else": with_bodies(zlib.compress(b"[1, 2]")),
}


@pytest.mark.parametrize("spoil", SPOILT)
def test_a_table_that_can_not_be_used_is_made_anew(folder: Path, tmp_path: Path, spoil: str) -> None:
    SPOILT[spoil](table_of(folder))
    assert put(folder, MORE) == put(tmp_path / "clean", *TEXTS, MORE)
    with GraphStore.open(folder) as store, Tellings() as table:
        table.open(table_of(folder))
        assert table.number() == len(store.graphs()) == 5
        assert len(table.of(document_iri("e", base=store.base_iri))) == 1


MANY = [attack(f"d{n}", f"2024-{1 + n % 12:02d}-{1 + n % 28:02d}", n) for n in range(150)]
PAGE, PAGES = 4096, 16


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    """A graph whose table has some pages, and what it is with one text more."""
    folder = tmp_path_factory.mktemp("large")
    put(folder / "graph", *MANY)
    assert table_of(folder / "graph").stat().st_size >= PAGES * PAGE
    return folder / "graph", put(folder / "clean", *MANY, MORE)


@pytest.mark.parametrize("filled", [b"\xff", b"\0", b""])
@pytest.mark.parametrize("page", range(0, PAGES, 3))
def test_a_page_that_is_damaged_has_the_table_made_anew(large: tuple[Path, bytes], tmp_path, page, filled) -> None:
    folder, whole = Path(shutil.copytree(large[0], tmp_path / "graph")), large[1]
    with table_of(folder).open("rb+") as file:
        file.seek(page * PAGE)
        if filled:
            file.write(filled * PAGE)
        else:
            file.truncate()
    assert put(folder, MORE) == whole
    with GraphStore.open(folder) as store, Tellings() as table:
        table.open(table_of(folder))
        assert table.is_of(store.graphs())


@pytest.mark.parametrize("step", ["of", "take", "add", "bearing"])
def test_what_turns_out_to_be_damaged_at_any_step_is_made_anew(folder, tmp_path, monkeypatch, step) -> None:
    inner, found = getattr(Tellings, step), []

    def damaged(table: Tellings, *given: object) -> object:
        if not found:
            found.append(table)
            raise table.failed(sqlite3.DatabaseError("database disk image is malformed"))
        return inner(table, *given)

    moved = attack("a", "2021-01-01", 3)
    monkeypatch.setattr(Tellings, step, damaged)
    assert put(folder, moved, MORE) == put(tmp_path / "clean", moved, *TEXTS[1:], MORE)
    assert found


def test_a_disk_that_is_full_is_told_and_leaves_the_graph_as_it_was(folder, monkeypatch) -> None:
    def full(table: Tellings, *told: object) -> None:
        table.change("PRAGMA max_page_count = 1")
        Table.change_many(table, "INSERT INTO document VALUES (?)", ((number,) for number in range(10_000)))

    before = put(folder)
    monkeypatch.setattr(Tellings, "add", full)
    with pytest.raises(UnwritableError, match="tellings can't be written"):
        put(folder, MORE)
    with GraphStore.open(folder) as store:
        assert b"".join(store.nquads()) == before


@pytest.mark.parametrize("of", [Evidence, Gathering])
@pytest.mark.parametrize(
    "changed",
    [
        lambda made: [*made, ("more", str, "")],
        lambda made: made[:-1],
        lambda made: [*made[:-2], made[-1], made[-2]],
        lambda made: [*made[:-1], (made[-1][0], "int", *made[-1][2:])],
    ],
)
def test_a_table_of_other_fields_is_of_another_version(tmp_path, monkeypatch, of, changed) -> None:
    with Tellings() as table:
        table.make(tmp_path / "table")
        table.save()
    made = [(one.name, one.type, field(default=one.default, default_factory=one.default_factory)) for one in fields(of)]
    monkeypatch.setattr(tellings, of.__name__, make_dataclass(of.__name__, changed(made)))
    with Tellings() as table, pytest.raises(ValueError, match="tellings of another version"):
        table.open(tmp_path / "table")


def test_a_rule_that_changes_what_is_held_changes_the_version() -> None:
    """If it fails and you meant to change a rule of gathering: raise `VERSION` and put the new digest here."""
    made = {"subjects": ("NO",), "objects": ("SU",), "date": "2024-12-26"}
    told = told_by(
        [
            replace(BASE, iri="r1", graph="d1", time="2024-12-25", place="x/place/aktau", dead=38, **made),
            replace(BASE, iri="r2", graph="d1", time="2024-12", **made),
            replace(BASE, iri="r3", graph="d2", status="Denied", denies=("r1",), speakers=("NO",), speaker="N", **made),
            replace(BASE, iri="r4", graph="d2", term="ACCUSE", time="2024", **made),
            replace(BASE, iri="r5", graph="d3", harmed=(("injured", 4),), **made),
        ]
    )
    held = [(zlib.decompress(tellings._body(one)).decode(), sorted(tokens(one))) for one in told]
    assert (tellings.VERSION, digest(str(held))) == (2, "f9f8f757695c2459")


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
