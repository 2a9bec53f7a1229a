"""Rows are counted in the bytes of an answer, wherever blocks are cut and whatever the values hold."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, QueryResultsFormat, RdfFormat, Store, Triple, serialize
from pyoxigraph import NamedNode as Node

from kg.store.rows import END, counter

FORMATS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
# What looks like the ends of rows, quotes and escapes; not what JSON alone can't tell from two rows.
WORDS = st.sampled_from(["a", '"', "\\", "\n", "\r\n", ",", '"}', "}},", '"bindings":[{', "<result>", "&", "\t", "ä"])
CELLS = st.none() | st.lists(WORDS, max_size=4).map("".join).filter(lambda cell: "},{" not in cell)


def _count(kind: str, answer: bytes, size: int) -> int:
    count = counter(kind)
    return sum(count(answer[at : at + size]) for at in range(0, len(answer), size)) + count(END)


@pytest.mark.parametrize("kind", FORMATS)
@given(rows=st.lists(st.tuples(CELLS, CELLS), max_size=6), size=st.integers(1, 200))
def test_rows_are_counted(kind, rows, size) -> None:
    cells = " ".join(f"({' '.join('UNDEF' if cell is None else str(Literal(cell)) for cell in row)})" for row in rows)
    answer = Store().query(f"SELECT ?a ?b {{ VALUES (?a ?b) {{ {cells} }} }}").serialize(format=FORMATS[kind])
    assert _count(kind, answer, size) == len(rows)


@given(number=st.integers(0, 9), size=st.integers(1, 100))
def test_triples_are_counted(number, size) -> None:
    triples = [Triple(Node("urn:a"), Node("urn:b"), Literal(f"{i}\n")) for i in range(number)]
    assert _count("nt", serialize(triples, format=RdfFormat.N_TRIPLES), size) == number
