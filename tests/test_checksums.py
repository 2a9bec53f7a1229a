"""What is loaded is what was published: checksums of tables, models, ontologies and queries."""

import base64
import hashlib
import runpy
import shutil
from pathlib import Path

import pytest

from kg import checksums
from kg.cli import doctor
from kg.errors import DamagedPackageError
from kg.lexica import tables
from kg.ontology import files
from kg.store import packaged

SCRIPT = Path(__file__).parent.parent / "scripts" / "write_checksums.py"


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """A package folder as a wheel leaves it, with a table, a model, an ontology and a query."""
    for name in ("lexica/ties.tsv", "models/pronouns.npz", "ontologies/kg.ttl", "store/queries/ahead.rq"):
        (tmp_path / "kg" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(checksums.path(name), tmp_path / "kg" / name)
    packaged.named_queries()  # what it takes of other tables is there, then
    monkeypatch.setattr(checksums, "PACKAGE", tmp_path / "kg")
    checksums.stated.cache_clear()
    runpy.run_path(str(SCRIPT), run_name="__main__")
    yield tmp_path / "kg"
    checksums.stated.cache_clear()


def test_the_list_is_up_to_date():
    written = runpy.run_path(str(SCRIPT))["written"]()
    assert (checksums.PACKAGE / checksums.LIST).read_text() == written, "run python scripts/write_checksums.py"
    for folder, end in checksums.KINDS.items():
        assert f"  {folder}/" in written, end


def test_what_was_published_is_read(installed):
    assert not checksums.in_checkout()
    assert checksums.verified("lexica/ties.tsv") == (installed / "lexica/ties.tsv").read_bytes()
    assert checksums.changed() == []
    assert doctor._tables() == ("SHA-256 of 4 files is right", True)


@pytest.mark.parametrize(
    ("name", "load"),
    [
        ("lexica/ties.tsv", lambda: tables.lines.__wrapped__("ties.tsv")),
        ("ontologies/kg.ttl", lambda: files.path("kg")),
        ("store/queries/ahead.rq", packaged.named_queries.__wrapped__),
        ("models/pronouns.npz", lambda: checksums.verified("models/pronouns.npz")),
    ],
)
def test_a_file_that_was_changed_is_refused(installed, name, load):
    (installed / name).write_bytes(b"#")
    with pytest.raises(DamagedPackageError, match=f"{name}: is not the file that was published.*install"):
        load()
    assert checksums.changed() == [name]
    finding, works = doctor._tables()
    assert name in finding
    assert not works


def test_files_that_are_missing_or_new_are_told_of(installed):
    (installed / "lexica/ties.tsv").unlink()
    (installed / "lexica/more.tsv").touch()
    assert checksums.changed() == ["lexica/more.tsv", "lexica/ties.tsv"]
    with pytest.raises(DamagedPackageError):
        checksums.verified("lexica/more.tsv")


def test_without_a_list_nothing_is_taken(installed):
    (installed / checksums.LIST).unlink()
    checksums.stated.cache_clear()
    with pytest.raises(DamagedPackageError, match=checksums.LIST):
        checksums.verified("lexica/ties.tsv")


def test_in_a_checkout_tables_may_be_changed(installed):
    (installed.parent / "pyproject.toml").touch()
    checksums._in_repository.cache_clear()
    (installed / "lexica/ties.tsv").write_bytes(b"other\n")
    assert checksums.verified("lexica/ties.tsv") == b"other\n"
    assert doctor._tables() == ("4 files of a checkout, where git tells what changed", True)
    checksums._in_repository.cache_clear()


def test_the_model_is_what_its_package_records(tmp_path, monkeypatch):
    finding, works = doctor._model_files()
    assert works, finding
    info = tmp_path / "invented-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: invented\nVersion: 1.0\n")
    (tmp_path / "weights").write_bytes(b"as published")
    digest = "JQVqR_m3J8B2aWxbq2Ghm8W9AjcI0VYwRZRaMwVKzYg"
    (info / "RECORD").write_text(f"weights,sha256={digest},12\ninvented-1.0.dist-info/RECORD,,\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert checksums.changed_of("invented") == ["weights"]
    right = base64.urlsafe_b64encode(hashlib.sha256(b"as published").digest()).rstrip(b"=").decode()
    (info / "RECORD").write_text(f"weights,sha256={right},12\n")
    assert checksums.changed_of("invented") == []
    (tmp_path / "weights").unlink()
    assert checksums.changed_of("invented") == ["weights"]
