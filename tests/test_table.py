"""A table that states share: read where it is, copied before it is written."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from kg.errors import DamagedTableError, UnwritableError
from kg.table import Table

SCHEMA = "CREATE TABLE document (name TEXT);"
NAMES = "SELECT name FROM document ORDER BY name"


def table() -> Table:
    return Table("list", SCHEMA, 3)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with table() as made:
        made.make(tmp_path / "one")
        made.change_many("INSERT INTO document VALUES (?)", [("a",), ("b",)])
        made.save()
    return tmp_path / "one"


@pytest.mark.parametrize("many", [False, True])
def test_a_file_that_is_shared_stays_as_it_is(path: Path, many: bool) -> None:
    os.link(path, path.with_name("two"))
    with table() as mine:
        mine.open(path)
        assert (mine.changed, mine.ask(NAMES)) == (False, [("a",), ("b",)])
        if many:
            mine.change_many("INSERT INTO document VALUES (?)", [("c",)])
        else:
            mine.change("INSERT INTO document VALUES (?)", ["c"])
        assert mine.changed
        mine.save()
    for name, expected in (("one", "abc"), ("two", "ab")):
        with table() as read:
            read.open(path.with_name(name))
            assert "".join(row[0] for row in read.ask(NAMES)) == expected


def test_what_is_not_kept_is_changed_in_memory_alone(path: Path) -> None:
    with table() as mine:
        mine.keeps = False
        mine.open(path)
        mine.change("DELETE FROM document")
        mine.save()
        assert mine.ask(NAMES) == []
    with table() as read:
        read.open(path)
        assert len(read.ask(NAMES)) == 2


def test_a_file_of_another_version_or_that_is_none_is_refused(path: Path) -> None:
    with Table("list", SCHEMA, 4) as other, pytest.raises(ValueError, match="list of another version"):
        other.open(path)
    path.write_bytes(b"\0" * 5000)
    with table() as mine, pytest.raises(sqlite3.Error):
        mine.open(path)


def test_a_question_that_fails_tells_where(path: Path) -> None:
    with table() as mine:
        mine.open(path)
        with pytest.raises(DamagedTableError, match="list is damaged") as told:
            mine.ask("SELECT nothing FROM document")
    assert str(path) in str(told.value)


def test_a_change_of_what_is_damaged_tells_so_as_a_question_does(tmp_path: Path) -> None:
    path, schema = tmp_path / "two", f"{SCHEMA} CREATE TABLE more (name TEXT);"
    with Table("list", schema, 3) as made:
        made.make(path)
    with path.open("rb+") as file:
        file.seek(2 * 4096)
        file.write(b"\xff" * 4096)
    with Table("list", schema, 3) as mine:
        mine.open(path)
        for use in (
            lambda: mine.ask("SELECT name FROM more"),
            lambda: mine.change("INSERT INTO more VALUES ('c')"),
            lambda: mine.change_many("INSERT INTO more VALUES (?)", [("c",)]),
        ):
            with pytest.raises(DamagedTableError, match="list is damaged"):
                use()
        mine.clear()
        assert mine.ask("SELECT name FROM more") == []


def test_a_full_disk_is_no_damage(path: Path) -> None:
    with table() as mine:
        mine.open(path)
        mine.change("PRAGMA max_page_count = 1")
        with pytest.raises(UnwritableError, match="list can't be written"):
            mine.change_many("INSERT INTO document VALUES (?)", ((f"name {n}",) for n in range(5000)))


@pytest.mark.parametrize("shared", [False, True])
def test_what_is_cleared_is_neither_read_nor_copied(path: Path, shared: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    os.link(path, path.with_name("two"))
    monkeypatch.setattr(shutil, "copyfile", None)
    with table() as mine:
        mine.open(path) if shared else mine.make(path)
        mine.clear()
        mine.change("INSERT INTO document VALUES ('c')")
        mine.save()
    for name, expected in (("one", "c"), ("two", "ab")):
        with table() as read:
            read.open(path.with_name(name))
            assert "".join(row[0] for row in read.ask(NAMES)) == expected


def test_what_is_in_memory_is_cleared_there() -> None:
    with table() as mine:
        mine.change("INSERT INTO document VALUES ('c')")
        mine.save()
        mine.clear()
        assert mine.ask(NAMES) == []
