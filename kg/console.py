"""How commands speak and listen: tables and progress for people, plain lines for pipes, files of JSON Lines."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import InputError, KgError, QueryError

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.model import Document


def complain(problem: KgError) -> None:
    """Print a problem as one line on standard error."""
    print(f"kg: {problem}", file=sys.stderr)


@contextmanager
def progress(label: str) -> "Iterator[Callable[[Document], None] | None]":
    """Give a callback that moves a progress display on a terminal, or None in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(label, total=None)
        yield lambda document: shown.update(task, advance=1, description=f"{label} {document.id}")


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table: drawn on a terminal, tab-separated in a pipe."""
    if not sys.stdout.isatty():
        print("\t".join(columns))
        for row in rows:
            print("\t".join(" ".join(str(cell).split()) for cell in row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*columns)
    for row in rows:
        table.add_row(*(Text(str(cell)) for cell in row))
    Console().print(table)


def parameters(pairs: Sequence[str]) -> dict[str, str]:
    """Return the NAME=VALUE words of a command as a mapping."""
    found = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise QueryError("parameter has no value", where=pair, hint="write --param name=value")
        found[name] = value
    return found


def read_text(path: str) -> str:
    """Return a file's text."""
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as err:
        raise InputError("query file can't be read", where=path, hint="name a UTF-8 text file") from err


def read_lines(path: str) -> Iterator[dict[str, Any]]:
    """Yield the records of a JSON Lines file."""
    for number, line in enumerate(read_text(path).splitlines(), start=1):
        if line.strip():
            try:
                yield json.loads(line)
            except ValueError as err:
                raise InputError("not a JSON object", where=f"{path}:{number}", hint="write one object a line") from err


def write_lines(path: str, records: Iterable[object]) -> int:
    """Write records as JSON Lines, whole or not at all; returns how many."""
    lines = (json.dumps(record, ensure_ascii=False, separators=(", ", ": ")) + "\n" for record in records)
    if path == "-":
        return sum(1 for line in lines if sys.stdout.write(line))
    target = Path(path)
    part = target.with_name(f".{target.name}.part")
    written = 0
    try:
        with part.open("w", encoding="utf-8") as file:
            for line in lines:
                file.write(line)
                written += 1
        part.replace(target)
    except OSError as err:
        raise InputError("can't be written", where=path, hint="name a file in a folder that exists") from err
    finally:
        part.unlink(missing_ok=True)
    return written
