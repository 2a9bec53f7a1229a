"""Writing files and folders whole or not at all, and tables as CSV."""

import csv
import errno
import io
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from kg.errors import InputError, KgError

GRAPH_MANIFEST = "kg.json"  # what marks a folder as a graph (kg.store.manifest)
GRAPH_PARTS = frozenset({
    GRAPH_MANIFEST, "store", "states", "lock", "records", "ledger.json", "corrections.csv", "history.jsonl",
    "questions", "questions.json", "seen.json", "pushed",
})  # fmt: skip


def read_whole(path: Path) -> bytes:
    """Return what a file of a graph holds; a pipe in its place would be waited for, and a device may never end.

    Raises:
        OSError: If it can't be read, or is no file.
    """
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "Is no regular file", str(path))
    return path.read_bytes()


def write_whole(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Write a file so that it is there completely or, after a crash or a power cut, as it was before.

    A device or pipe (``/dev/stdout``) is written to, not replaced.

    Args:
        path: The file; its folder must exist.
        content: All of it, or its parts in order, which may be made while they are written.
    """
    parts = (content,) if isinstance(content, bytes) else content
    if path.exists() and not path.is_file() and not path.is_dir():
        with path.open("wb") as file:
            file.writelines(parts)
        return
    if path.is_dir():
        raise IsADirectoryError(21, "Is a directory", str(path))
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(parts)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def sync(folder: Path) -> None:
    """Have the disk keep what a folder lists: which names it has, and for what."""
    if os.name == "nt":  # where folders can't be opened, and need not be
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _spare_graph(path: Path) -> None:
    """Refuse to write over what makes up a graph.

    Raises:
        InputError: If the path is one of a graph's own files, or lies in one of its folders.
    """
    whole = path.resolve()
    for folder in whole.parents:
        if (folder / GRAPH_MANIFEST).exists() and whole.relative_to(folder).parts[0] in GRAPH_PARTS:
            hint = f"name a file outside of {folder}"
            raise InputError("is a part of the graph itself", where=str(path), hint=hint)


def write_output(path: str | Path, content: bytes | Iterable[bytes]) -> None:
    """Write a file that the user named; arguments as for `write_whole`.

    Raises:
        InputError: If the place can't be written, or is one of a graph's own files.
    """
    _spare_graph(Path(path))
    try:
        write_whole(Path(path), content)
    except OSError as err:
        if isinstance(err, KgError | BrokenPipeError):  # of what makes the content, or of who reads it
            raise
        what = f"can't be written ({err.strerror or err})"
        raise InputError(what, where=str(path), hint="name a file in a folder that exists") from err


def write_folder(path: str | Path, files: Mapping[str, Callable[[Path], object]]) -> None:
    """Write a folder that the user named, with nothing in it but these files; an older one of the same files goes.

    Args:
        path: The folder; the one that it is in must exist.
        files: By its name in the folder what writes each file, given its path.

    Raises:
        InputError: If something else is in its place, or it can't be written.
    """
    target = Path(path)
    _spare_graph(target)
    if target.exists() and (not target.is_dir() or {file.name for file in target.iterdir()} - set(files)):
        raise InputError("place is taken by something else", where=str(target), hint="name a new folder")
    try:
        with tempfile.TemporaryDirectory(dir=target.parent, prefix=".part-") as folder:
            half = Path(folder, "whole")
            half.mkdir()
            for name, write in files.items():
                write(half / name)
            if target.exists():
                shutil.rmtree(target)
            half.replace(target)
    except OSError as err:
        if isinstance(err, KgError):
            raise
        what = f"can't be written ({err.strerror or err})"
        raise InputError(what, where=str(target), hint="name a folder in a folder that exists") from err


def csv_lines(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterable[bytes]:
    """Yield a table as lines of CSV in UTF-8 with a header; no cell is one that a spreadsheet takes for a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(tuple(columns))
    yield text.getvalue().encode()
    for row in rows:
        text.seek(0)
        text.truncate()
        writer.writerow([_harmless(cell) for cell in row])
        yield text.getvalue().encode("utf-8", "replace")


def csv_table(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    """Return a table as `csv_lines` yields it."""
    return b"".join(csv_lines(columns, rows))


def _harmless(cell: object) -> object:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell
