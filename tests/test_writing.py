"""The quads of documents, written by whoever is at hand: the same bytes, whatever becomes of those who write."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from kg import ledger, settling, writing
from kg.assertions.packing import packed
from kg.assertions.resolve import Resolved
from kg.crew import ALONE, Crew
from kg.errors import GraphError, KgError
from kg.ledger import Ledger
from kg.model import Assertion, Document, Entity, Extraction, Mention, Span
from kg.namespaces import BASE_IRI, digest
from kg.store import GraphStore, records
from kg.writing import Failed, Settled, Written, portions, write

NAMES = ("Nina Orlova", "Orlova", "Nina V. Orlova", "Bob Hill")
TWO = (Crew(2), Crew(2, "dask"))
DOCUMENTS = 12


def told(number: int) -> Extraction:
    """Return a document as read, in which a person opposes an organization."""
    name, text = NAMES[number % len(NAMES)], f"{NAMES[number % len(NAMES)]} opposes Harbor Bank."
    mentions = (
        Mention("m0", 0, len(name), "Person", "e0", identified_by="name"),
        Mention("m1", text.index("Harbor"), len(text) - 1, "Organization", "e1", identified_by="name"),
    )
    entities = (
        Entity("e0", f"person/{name.casefold().replace(' ', '-')}", name, "Person"),
        Entity("e1", "organization/harbor-bank", "Harbor Bank", "Organization"),
    )
    claim = Assertion("opposes", "m0", "m1", Span(0, len(text)))
    return Extraction(Document(f"d{number}", text), mentions, entities, (claim,))


def settled(numbers: Iterable[int]) -> Iterator[Settled]:
    meant = {"person/orlova": Resolved("person/nina-orlova", "Nina Orlova", "Person")}
    for number in numbers:
        yield Settled(f"d{number}", packed(told(number)), f"records/{number}", meant)


REJECTED = frozenset({("person/bob-hill", "opposes", "organization/harbor-bank")})


@pytest.fixture(autouse=True)
def much_is_little(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a crew write what is little, a document at once."""
    monkeypatch.setattr(writing, "_MANY", 3)
    monkeypatch.setattr(writing, "_FAR", 3)
    monkeypatch.setattr(writing, "_SIZE", 1)


@pytest.mark.parametrize("crew", TWO)
def test_a_crew_writes_what_one_process_writes(crew: Crew) -> None:
    alone, crewed = (
        list(write(settled(range(DOCUMENTS)), rejected=REJECTED, base=BASE_IRI, crew=who)) for who in (ALONE, crew)
    )
    assert crewed == alone
    assert [one.document for one in alone] == [f"d{number}" for number in range(DOCUMENTS)]
    lines = [one.lines.decode() for one in alone if isinstance(one, Written)]
    assert "person/nina-orlova> " in lines[1]
    assert "person/orlova>" not in lines[1]
    assert [one.rejected for one in alone[2:4]] == [(), tuple(REJECTED)]


def test_few_documents_call_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[Crew] = []

    def spread(crew: Crew, work: object, batches: object, losses: object) -> Iterator[object]:
        called.append(crew)
        return iter(())

    monkeypatch.setattr(Crew, "spread", spread)
    for number in (2, 3):
        assert not list(write(settled(range(number)), rejected=frozenset(), base=BASE_IRI, crew=Crew(2)))
    assert called == [ALONE, Crew(2)]


def test_what_cannot_be_written_is_told_of_and_the_rest_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(extraction: Extraction, **given: str) -> bytes:
        if extraction.document.id == "d1":
            raise OverflowError("beyond measure")
        return b""

    monkeypatch.setattr(writing, "document_lines", stumble)
    first, failed, last = write(settled(range(3)), rejected=frozenset(), base=BASE_IRI, crew=Crew(2))
    assert [first, last] == [Written("d0", b"", ()), Written("d2", b"", ())]
    assert isinstance(failed, Failed)
    assert str(failed.problem).startswith("d1: what components left can't be used (OverflowError: beyond measure)")


@pytest.mark.parametrize("crew", [ALONE, Crew(2)])
def test_a_damaged_record_ends_the_writing_with_its_path(crew: Crew) -> None:
    damaged = [*settled(range(3)), Settled("d", b"no record", "records/d.gz", {})]
    with pytest.raises(GraphError, match=r"records/d\.gz: record is missing or damaged; remove it and build again"):
        list(write(damaged, rejected=frozenset(), base=BASE_IRI, crew=crew))


def test_what_is_at_hand_is_written_without_its_record() -> None:
    at_hand = [Settled(one.document, b"", "", one.resolution, told(n)) for n, one in enumerate(settled(range(3)))]
    assert list(write(at_hand, rejected=REJECTED, base=BASE_IRI)) == list(
        write(settled(range(3)), rejected=REJECTED, base=BASE_IRI)
    )


def test_portions_hold_so_many_bytes_and_each_document_once() -> None:
    size = len(packed(told(0)))
    held = [Settled(str(number), b"", "", {}, told(number)) for number in range(3)]
    assert list(portions(held, 10)) == [[one] for one in held]  # or the quads of all would be there at once
    few = [Settled(str(number), b"x" * size, "", {}) for number in range(5)]
    found = list(portions(few, 2 * size))
    assert [len(portion) for portion in found] == [2, 2, 1]
    assert [one for portion in found for one in portion] == few
    assert [len(portion) for portion in portions(few, 1)] == [1] * 5
    assert not list(portions([], 1))


def settle(folder: Path, crew: Crew = ALONE) -> bytes:
    """Make a graph of documents whose records are there, and return its quads."""
    problems: list[KgError] = []
    GraphStore.create_or_open(folder).close()
    for number in range(DOCUMENTS):
        records.save(folder / "records", told(number), "1")
    with GraphStore.create_or_open(folder) as store, Ledger() as kept:
        ledger.fill(kept, folder, store)
        settling.settle(folder, store, kept, problems.append, crew=crew)
        assert not problems
        assert kept.number() == DOCUMENTS
        return b"".join(store.nquads())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("crew", TWO)
def test_a_graph_whose_writer_is_killed_half_way_has_the_same_bytes(
    crew: Crew, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = settle(tmp_path / "alone")
    others, killed = {child.pid for child in multiprocessing.active_children()}, list[int]()
    closed = records.closed

    def kill(*asked: object) -> tuple[bytes, str]:
        if asked[1] == digest("d7") and not killed:
            killed.extend([child.pid for child in multiprocessing.active_children() if child.pid not in others][:1])
            for process in killed:
                os.kill(process, signal.SIGKILL)
        return closed(*asked)

    monkeypatch.setattr(records, "closed", kill)
    assert settle(tmp_path / "graph", crew) == whole
    assert len(killed) == 1
    assert {child.pid for child in multiprocessing.active_children()} == others


def test_where_each_one_who_writes_ends_this_process_writes(monkeypatch: pytest.MonkeyPatch) -> None:
    here, write_one = os.getpid(), writing._written

    def end(documents: Sequence[Settled], **given: object) -> list[Written | Failed]:
        if os.getpid() != here and any(one.document == "d1" for one in documents):
            os._exit(7)
        return [write_one(one, frozenset(), BASE_IRI) for one in documents]

    alone = list(write(settled(range(3)), rejected=frozenset(), base=BASE_IRI))
    monkeypatch.setattr(writing, "written", end)
    notices: list[str] = []
    crewed = write(settled(range(3)), rejected=frozenset(), base=BASE_IRI, crew=Crew(2), on_notice=notices.append)
    assert list(crewed) == alone
    assert notices == ["a process ended with code 7; its 1 texts are done again, one by one"]
