"""Reading a file of corrections, in CSV or in Turtle."""

from pathlib import Path

from kg.corrections import rows, turtle
from kg.corrections.rows import Correction
from kg.errors import InputError, MissingInputError


def read(path: str | Path) -> tuple[Correction, ...]:
    """Return the rows of a corrections file; rows that stand there twice are taken once.

    Args:
        path: A file in Turtle if it ends in ``.ttl`` or ``.turtle`` (`kg.corrections.turtle`), else CSV
            (`kg.corrections.rows`), whose rows keep their order.

    Raises:
        MissingInputError: If there is no such file.
        InputError: If it is not UTF-8, lacks a column, or holds a row that can't be used; the message has file and
            line.
    """
    parse = turtle.parse if Path(path).suffix.lower() in turtle.SUFFIXES else rows.parse
    return parse(_text(path), str(path))


def _text(path: str | Path) -> str:
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except FileNotFoundError as err:
        raise MissingInputError("corrections file not found", where=str(path), hint="check the path") from err
    except (OSError, UnicodeDecodeError) as err:
        what, hint = "corrections file can't be read as UTF-8 text", "save it as UTF-8"
        raise InputError(what, where=str(path), hint=hint) from err
