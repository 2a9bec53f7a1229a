"""Long answers in parts: a cursor leads from one to the next, as long as the graph stays as it is."""

import re
from collections.abc import Sequence

from kg.errors import InputError

_CURSOR = re.compile(r"(\d{1,9})\.(\d{1,9})", re.ASCII)


def part[Row](rows: Sequence[Row], *, cursor: str, limit: int, build: int) -> tuple[Sequence[Row], str]:
    """Return some rows and the cursor of those that follow, empty where none do.

    Args:
        rows: All rows.
        cursor: From the part before; empty for the first.
        limit: At most so many.
        build: Number of the build that made the graph; a cursor of another one is refused.

    Raises:
        InputError: If the cursor is none, or from an older state of the graph.
    """
    start = 0
    if cursor:
        found = _CURSOR.fullmatch(cursor)
        if found is None:
            raise InputError(f"{cursor[:40]!r} is no cursor", hint="give the next_cursor of an answer, or none")
        if int(found[1]) != build:
            raise InputError("the graph has changed since that cursor was given", hint="ask again without a cursor")
        start = int(found[2])
    end = start + limit
    return rows[start:end], f"{build}.{end}" if end < len(rows) else ""
