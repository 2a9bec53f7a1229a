"""Writing files whole or not at all."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from kg.errors import InputError, KgError


def write_whole(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Write a file so that it is there completely or, after a crash, as it was before.

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
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def write_output(path: str | Path, content: bytes | Iterable[bytes]) -> None:
    """Write a file that the user named; arguments as for `write_whole`.

    Raises:
        InputError: If the place can't be written.
    """
    try:
        write_whole(Path(path), content)
    except OSError as err:
        if isinstance(err, KgError | BrokenPipeError):  # of what makes the content, or of who reads it
            raise
        what = f"can't be written ({err.strerror or err})"
        raise InputError(what, where=str(path), hint="name a file in a folder that exists") from err
