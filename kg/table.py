"""A table of SQLite that is read where states share it, and copied before it is written.

What is written takes effect with the state (`kg.store.states`); nobody waits for the disk before.
"""

import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from kg.errors import DamagedTableError, GraphError, UnwritableError

_PARTS = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"  # code may stand in some of them
# What goes wrong with the disk and not with the table.
_DISK = frozenset({
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_NOMEM,
})  # fmt: skip
_QUICK = "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF;"  # a state that is not whole is thrown away


class Table:
    """A table, in memory until it is made or opened; its schema has a part ``document``.

    Attributes:
        keeps: Whether what changes is written into the file; if not, it is held in memory.
    """

    def __init__(self, name: str, schema: str, version: int) -> None:
        """Hold nothing, in memory; the name is what messages call it."""
        self.keeps = True
        self._name, self._schema, self._version = name, schema, version
        self._path: Path | None = None
        self._owned = True
        self._begin(":memory:")

    def _begin(self, where: str) -> None:
        self._rows = sqlite3.connect(where, isolation_level=None)
        self._rows.executescript(
            f"PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA user_version={self._version};"
        )
        self._rows.executescript(self._schema)
        self._rows.execute("BEGIN")

    def make(self, path: Path) -> None:
        """Hold nothing, in a new file, in place of one that is there, which other states keep."""
        self.close()
        self._path, self._owned = path, True
        if self.keeps:
            if path.is_dir():
                shutil.rmtree(path)
            path.unlink(missing_ok=True)
        self._begin(str(path) if self.keeps else ":memory:")

    def clear(self) -> None:
        """Hold nothing: what there is, and may be damaged, is neither read nor copied."""
        if self._path is not None:
            self.make(self._path)
        else:
            self.close()
            self._begin(":memory:")

    def open(self, path: Path) -> None:
        """Hold what a file says.

        Raises:
            sqlite3.Error: If it is damaged.
            ValueError: If it is of another version, has other tables, views or triggers than ours, or is no file.
        """
        if not path.is_file():
            raise ValueError(f"{self._name} is no file")
        rows = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
        try:
            if rows.execute("PRAGMA user_version").fetchone() != (self._version,):
                raise ValueError(f"{self._name} of another version")
            with closing(sqlite3.connect(":memory:")) as ours:
                ours.executescript(self._schema)
                if rows.execute(_PARTS).fetchall() != ours.execute(_PARTS).fetchall():
                    raise ValueError(f"{self._name} of another shape")
            rows.execute("SELECT count(*) FROM document").fetchone()
        except BaseException:
            rows.close()
            raise
        self.close()
        self._path, self._owned, self._rows = path, False, rows

    def close(self) -> None:
        """Let go of the file; what was not saved is gone."""
        self._rows.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def save(self) -> None:
        """Write what changed; errors as for `ask`."""
        if self._rows.in_transaction:
            with self._telling():
                self._rows.execute("COMMIT")
                self._rows.execute("BEGIN")

    def change(self, statement: str, values: Iterable[Any] = ()) -> int:
        """Write, into a file of our own; errors as for `ask`."""
        with self._telling():
            if not self._owned and self._path is not None:
                self._own(self._path)
            return self._rows.execute(statement, tuple(values)).lastrowid or 0

    def change_many(self, statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Write several rows, into a file of our own; errors as for `ask`."""
        with self._telling():
            if not self._owned and self._path is not None:
                self._own(self._path)
            self._rows.executemany(statement, rows)

    def _own(self, path: Path) -> None:
        """Put a copy in the place of a file that other states share."""
        if self.keeps:
            self._rows.close()
            own = path.with_suffix(".part")
            shutil.copyfile(path, own)
            own.replace(path)
            self._rows = sqlite3.connect(path, isolation_level=None)
        else:
            shared, self._rows = self._rows, sqlite3.connect(":memory:", isolation_level=None)
            shared.backup(self._rows)
            shared.close()
        self._owned = True
        self._rows.executescript(_QUICK)
        self._rows.execute("BEGIN")

    @property
    def changed(self) -> bool:
        """Whether anything is, or is to be, other than in the state that there was."""
        return self._owned

    def ask(self, statement: str, *values: object) -> list[Any]:
        """Return the rows of a question.

        Raises:
            DamagedTableError: If the file is damaged.
            UnwritableError: If the disk fails, or has no room.
        """
        with self._telling():
            return self._rows.execute(statement, values).fetchall()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as err:
            raise self.failed(err) from err

    def failed(self, err: Exception) -> GraphError:
        """Return what is told of an error of the table's, or of what it holds."""
        if getattr(err, "sqlite_errorcode", 0) & 0xFF in _DISK:
            hint = "see whether the disk is full, or may not be written"
            return UnwritableError(f"{self._name} can't be written ({err})", where=str(self._path), hint=hint)
        hint = "delete it, or that of the state before where it is gone; the next build makes it anew"
        return DamagedTableError(f"{self._name} is damaged ({err})", where=str(self._path), hint=hint)
