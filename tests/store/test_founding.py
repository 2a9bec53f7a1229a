"""A new store is filled by bulk loads alone, so that its tables stay compressed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.quads import document_lines
from kg.store import GraphStore, founding

ALONE = 14  # tables: six of documents' quads, three of the default graph's, two of texts, three small ones


def tables(folder: Path) -> int:
    """Return how many tables a new graph's store has; merged they would be fewer."""
    return len(list(folder.glob("states/1/store/*.sst")))


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The bytes of each load, as they come."""
    counted: list[int] = []
    inner = founding.load

    def load(raw: Store, lines: Iterator[bytes]) -> None:
        parts = list(lines)
        counted.append(len(b"".join(parts)))
        inner(raw, iter(parts))

    monkeypatch.setattr(founding, "load", load)
    return counted


def test_what_fits_into_one_load_takes_one_table_of_each_order_of_quads(tmp_path, samples, loads):
    with GraphStore.create_or_open(tmp_path / "graph") as graph:
        graph.put([samples.first(), samples.second()], origins={"second.txt": "first.txt"})
    assert len(loads) == 1
    assert tables(tmp_path / "graph") == ALONE


def test_what_takes_two_loads_takes_two_tables_of_each_order_that_are_not_merged(tmp_path, samples, loads, monkeypatch):
    monkeypatch.setattr(founding, "MOST", 1)
    with GraphStore.create_or_open(tmp_path / "graph") as graph:
        graph.put([samples.first(), samples.second()], origins={"second.txt": "first.txt"})
    assert len(loads) == 2
    assert tables(tmp_path / "graph") >= ALONE + 6


def test_a_load_ends_with_the_document_that_makes_it_large_enough(tmp_path, samples, loads, monkeypatch):
    lines = {one.document.id: document_lines(one) for one in (samples.first(), samples.second())}
    monkeypatch.setattr(founding, "MOST", len(lines["first.txt"]) + 1)
    with GraphStore.create_or_open(tmp_path / "graph") as graph:
        graph.put_lines(iter([*lines.items(), ("third.txt", b"")]))
        assert graph.has("second.txt")
        assert not graph.has("third.txt")
    assert loads[0] == sum(map(len, lines.values()))
    assert len(loads) == 2  # what is known of them beforehand comes last


def test_what_goes_wrong_with_a_document_is_told_as_it_is_and_leaves_nothing_of_its_load(tmp_path, samples):
    def coming() -> Iterator[tuple[str, bytes]]:
        yield "first.txt", document_lines(samples.first())
        raise ZeroDivisionError

    with GraphStore.create_or_open(tmp_path / "graph") as graph:
        with pytest.raises(ZeroDivisionError):
            graph.put_lines(coming())
        assert list(graph.raw) == []
        assert not graph.pending


def test_what_breaks_off_after_a_load_is_gone_on_with(tmp_path, samples, monkeypatch):
    both = [samples.first(), samples.second()]
    with GraphStore.create_or_open(tmp_path / "whole") as graph:
        graph.put(both)
        whole = b"".join(graph.nquads())
    monkeypatch.setattr(founding, "MOST", 1)

    def coming() -> Iterator[tuple[str, bytes]]:
        yield from ((one.document.id, document_lines(one)) for one in both)
        raise ZeroDivisionError

    with GraphStore.create_or_open(tmp_path / "graph") as graph:
        with pytest.raises(ZeroDivisionError):
            graph.put_lines(coming())
        assert graph.pending
        assert graph.has("first.txt")
        graph.put(both)
        assert b"".join(graph.nquads()) == whole
