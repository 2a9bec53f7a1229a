"""A new store is filled by bulk loads alone, so that its tables stay compressed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, Store

from kg.namespaces import BASE_IRI, KG, NIF, RDF, RDFS, SCHEMA, document_iri
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


LABEL, TYPE, STATE = f"{RDFS}label", f"{RDF}type", f"{KG}State"


def lines_of(document: str, *states: str, words: str = "") -> bytes:
    """Return the N-Quads of a text that names states, and says some words."""
    graph = document_iri(document)
    lines = [f"<{graph}> <{TYPE}> <{SCHEMA}NewsArticle> <{graph}> ."]
    for key in states:
        lines.append(f'<{BASE_IRI}state/{key}> <{LABEL}> "{key}" <{graph}> .')
        lines.append(f"<{BASE_IRI}state/{key}> <{TYPE}> <{STATE}> <{graph}> .")
    if words:
        lines.append(f"<{graph}#char=0,9> <{NIF}anchorOf> {Literal(words)} <{graph}> .")
    return ("\n".join(lines) + "\n").encode()


def built(folder: Path, *documents: tuple[str, bytes | None]) -> set[bytes]:
    with GraphStore.create_or_open(folder) as graph:
        graph.put_lines(documents)
        return set(graph.nquads())


@pytest.mark.parametrize(
    "words",
    [
        f'see <http://x/a> <{LABEL}> "Berlin"',
        f"see <{BASE_IRI}state/AZ> <{LABEL}> Baku",
        f"<{BASE_IRI}state/AZ> <{LABEL}> Baku",
        f'{BASE_IRI}state/AZ> <{LABEL}> "Baku"\nand <{BASE_IRI}state/RU> <{LABEL}> a second line',
    ],
)
def test_words_of_a_text_that_look_like_a_name_are_none(tmp_path, words):
    found = built(tmp_path / "one", ("a", lines_of("a", "FR", words=words)))
    assert b"Baku" in b"".join(found) or b"Berlin" in b"".join(found)
    assert not any(b"state/AZ" in line and b"background" in line for line in found)
    with GraphStore.create_or_open(tmp_path / "two") as graph:
        graph.put_lines([("b", lines_of("b"))])
        graph.put_lines([("a", lines_of("a", "FR", words=words))], gone=["b"])
        assert set(graph.nquads()) == found


@pytest.mark.parametrize("most", [1, founding.MOST])
@pytest.mark.parametrize(
    "before",
    [
        [("a", lines_of("a", "AZ", "RU")), ("a", lines_of("a", "FR"))],
        [("a", lines_of("a", "FR")), ("b", lines_of("b", "AZ", "RU")), ("b", None)],
        [("b", lines_of("b", "AZ")), ("b", None), ("a", lines_of("a", "FR"))],
        [("b", lines_of("b", "AZ")), ("a", None), ("a", lines_of("a", "FR")), ("b", None)],
        [("a", lines_of("a", "AZ")), ("a", None), ("a", lines_of("a", "RU")), ("a", lines_of("a", "FR"))],
    ],
)
def test_of_what_is_given_twice_the_last_alone_counts(tmp_path, monkeypatch, most, before):
    monkeypatch.setattr(founding, "MOST", most)
    assert built(tmp_path / "one", *before) == built(tmp_path / "two", ("a", lines_of("a", "FR")))


def test_what_was_given_and_taken_leaves_nothing(tmp_path):
    assert built(tmp_path / "graph", ("a", lines_of("a", "AZ", "RU")), ("a", None)) == set()
