"""Typed tables, read back by pyarrow and pandas."""

import sys
from datetime import date

import pandas as pd
import pyarrow as pa
import pytest
from pyarrow import parquet
from where import words

from kg import cli
from kg.errors import InputError
from kg.exports import export
from kg.exports import parquet as ours


@pytest.fixture(scope="module")
def folder(full, tmp_path_factory):
    return export(full, "parquet", tmp_path_factory.mktemp("parquet") / "tables")


@pytest.fixture(scope="module")
def tables(folder):
    return {name: pd.read_parquet(folder / f"{name}.parquet", dtype_backend="pyarrow") for name in ours.TABLES}


def test_columns_have_types(folder):
    assert sorted(file.name for file in folder.iterdir()) == sorted(f"{name}.parquet" for name in ours.TABLES)
    kinds = {field.name: field.type for field in parquet.read_schema(folder / "reports.parquet")}
    assert kinds["earliest"] == pa.date32()
    assert kinds["actors"] == pa.list_(pa.string())
    assert (kinds["fatalities"], kinds["confidence"], kinds["factive"]) == (pa.int64(), pa.float64(), pa.bool_())


def test_each_statement_leads_to_its_sentence_document_and_offsets(tables):
    documents = set(tables["documents"]["iri"])
    for name in ("statements", "reports", "attributions"):
        assert len(tables[name]) >= 3
        for row in tables[name].to_dict("records"):
            assert words(row["passage"]) == row["sentence"]
            assert row["passage"] == f"{row['document']}#char={row['begin']},{row['end']}"
            assert row["document"] in documents
    for name in ("mentions", "passages"):
        assert all(words(row["iri"]) == row["words"] for row in tables[name].to_dict("records"))
    texts = tables["documents"].set_index("iri")["text"]
    mention = tables["mentions"].iloc[0]
    assert texts[mention["document"]][mention["begin"] : mention["end"]] == mention["words"]


def test_each_fact_and_event_leads_to_its_statements(tables):
    statements, reports = set(tables["statements"]["iri"]), set(tables["reports"]["iri"])
    assert all(set(found) <= statements for found in tables["facts"]["statements"])
    assert all(len(found) > 0 and all(map(words, found)) for found in tables["facts"]["passages"])
    bare = tables["facts"][[len(found) == 0 for found in tables["facts"]["statements"]]]
    assert [*bare["subject_label"]] == ["air defences"]  # by its description alone
    assert all(len(found) > 0 and set(found) <= reports for found in tables["events"]["reports"])
    allied = tables["facts"][tables["facts"]["relation"] == "alliedWith"].iloc[0]
    assert (allied["documents"], len(allied["statements"])) == (2, 2)


def test_what_is_no_fact_is_in_no_fact(tables):
    held = tables["statements"].set_index("iri")["holds"]
    told = {iri for found in tables["facts"]["statements"] for iri in found}
    assert told == set(held[held].index)
    less = tables["statements"][~tables["statements"]["holds"]]
    manners = {
        (r["relation"], r["polarity"], r["certainty"], r["former"], r["speaker"]) for r in less.to_dict("records")
    }
    assert {tuple(None if cell is pd.NA else cell for cell in row) for row in manners} == {
        ("leads", "Denied", "Certain", True, None),
        ("memberOf", "Denied", "Certain", False, None),
        ("memberOf", "Affirmed", "Possible", False, None),
        ("supports", "Affirmed", "Certain", False, "Lena Marsh"),
        ("opposes", "Affirmed", "Possible", False, "Lena Marsh"),
    }
    assert sorted(tables["events"]["status"]) == ["Denied", "Denied", "Happened", "Happened", "Planned", "Threatened"]


def test_days_counts_and_lists_are_values(tables):
    talks = tables["events"][tables["events"]["root"] == "CONSULT"].iloc[0]
    assert (talks["earliest"], talks["place_label"]) == (date(2025, 3, 3), "Ganja")
    downing = tables["events"][tables["events"]["fatalities"] == 38].iloc[0]
    assert len(downing["reports"]) == 2
    documents = tables["documents"].set_index("id")
    assert documents.loc["second.txt", "published_last"] == date(2025, 2, 28)
    assert documents.loc["second.txt", "origin"].endswith("document/first.txt")


def test_rows_come_in_groups_and_bytes_are_the_same(full, folder, tmp_path, monkeypatch):
    again = export(full, "parquet", tmp_path / "again")
    assert all((again / file.name).read_bytes() == file.read_bytes() for file in folder.iterdir())
    monkeypatch.setattr(ours, "ROWS", 5)
    small = export(full, "parquet", tmp_path / "small")
    file = parquet.ParquetFile(small / "mentions.parquet")
    assert file.metadata.num_row_groups == -(-file.metadata.num_rows // 5) > 2


def test_without_pyarrow_it_says_what_to_install(full, tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError, match=r"needs the package pyarrow; pip install 'influence-kg\[parquet\]'"):
        export(full, "parquet", tmp_path / "tables")
    assert not (tmp_path / "tables").exists()
    assert cli.main(["export", str(full.folder), "--format", "parquet", "-o", str(tmp_path / "tables")]) == 2
    assert "needs the package pyarrow" in capsys.readouterr().err
