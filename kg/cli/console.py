"""How commands speak and listen: tables and progress for people, plain lines for pipes, files of JSON Lines."""

import io
import json
import os
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from kg.cli.screen import printable, raw
from kg.errors import InputError, KgError, QueryError

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.answers import Answers
    from kg.corrections.rows import Outcome

_TOLD = "ASK { { ?e a kg:Event } UNION { GRAPH ?document { ?fact kg:basis kg:Fact } } }"
UNDATED_SHOWN = 3  # of the texts without a date, by name


def complain(problem: KgError) -> None:
    """Print a problem as one line on standard error."""
    print(printable(f"kg: {problem}"), file=sys.stderr)


def remark(notice: str) -> None:
    """Print a line on standard error that tells of no mistake of the user's."""
    print(printable(f"kg: {notice}"), file=sys.stderr)


def none(why: str) -> None:
    """Say on standard error that an answer is empty, and why."""
    remark(f"0 rows: {why}")


def note_empty(graph: "Answers") -> None:
    """Say so if a graph tells of nothing that a page could show."""
    from kg.store import select

    if not select(graph.store.asked, _TOLD).rows[0][0]:
        none("nothing in these texts tells who did what, or is what, to whom")


def listening() -> "tuple[list[KgError], Callable[[KgError], None]]":
    """Return a list and what to call with each problem: it is told at once, and kept in the list."""
    problems: list[KgError] = []

    def note(problem: KgError) -> None:
        problems.append(problem)
        complain(problem)

    return problems, note


def note_undated(documents: Sequence[str]) -> None:
    """Say on standard error, in one line, how many texts state no date, and name the first of them."""
    if not documents:
        return
    hint = "dates such as 'last week' stay unresolved; add front matter with a date, as 'date: 2025-08-19'"
    more = len(documents) - UNDATED_SHOWN
    named = ", ".join(map(visible, documents[:UNDATED_SHOWN])) + (f" and {more:,} more" if more > 0 else "")
    print(f"kg: {named}: undated text{'s' * (len(documents) > 1)}; {hint}", file=sys.stderr)


def visible(name: str) -> str:
    """Return a name as a terminal may show it: on one line, without what would move its cursor."""
    return name if name.isprintable() else repr(name)


def note_corrections(outcomes: "Sequence[Outcome]") -> None:
    """Print how many corrections hold, and say on standard error of each other one what is wrong and what to do."""
    for outcome in outcomes:
        if outcome.state != "applied":
            hint = f"; {outcome.hint}" if outcome.hint else ""
            print(
                f"kg: {outcome.row.where}: {outcome.row.action} {outcome.state}: {outcome.why}{hint}", file=sys.stderr
            )
    counted = Counter(outcome.state for outcome in outcomes)
    print("corrections: " + ", ".join(f"{number} {state}" for state, number in sorted(counted.items())))


@contextmanager
def output[Named: (str, str | None)](path: Named) -> Iterator[Named]:
    """Give the file for a command to write: the one named, or for ``-`` one that goes to standard output once whole.

    Raises:
        InputError: If a folder of files was written where one file was to go to standard output.
    """
    if path != "-":
        yield path
        return
    with TemporaryDirectory(prefix="kg-") as folder:
        file = Path(folder, "output")
        yield str(file)
        if file.is_dir():
            raise InputError("several files can't go to standard output", where="-o -", hint="name a folder")
        sys.stdout.flush()
        if sys.stdout.isatty():
            sys.stdout.write(file.read_text(encoding="utf-8", errors="replace"))
            return
        with file.open("rb") as whole:
            shutil.copyfileobj(whole, sys.stdout.buffer)


@contextmanager
def printing(path: str) -> Iterator[None]:
    """Write what the block prints to a file, whole or not at all; for ``-`` it is printed.

    Raises:
        InputError: If the file can't be written.
    """
    if path == "-":
        yield
        return
    from kg.files import write_output

    text = io.StringIO()
    with redirect_stdout(text):
        yield
    write_output(path, text.getvalue().encode("utf-8", "replace"))


def check_outputs(*paths: str | None) -> None:
    """Raise InputError if more than one file is to go to standard output, or to one place."""
    if paths.count("-") > 1:
        raise InputError("two files can't both go to standard output", where="-", hint="name one of them")
    places = [os.path.realpath(path) for path in paths if path and path != "-"]
    twice = next((path for path in places if places.count(path) > 1), None)
    if twice is not None:
        raise InputError("two files would be written to one place", where=twice, hint="give each a name of its own")


def wrote(*paths: str | None) -> None:
    """Print the files that were written, unless one of them went to standard output."""
    if "-" not in paths:
        print("\n".join(path for path in paths if path))


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print a table: drawn on a terminal, tab-separated in a pipe."""
    if not sys.stdout.isatty():
        print("\t".join(columns))
        for row in rows:
            print("\t".join(printable(" ".join(str(cell).split())) for cell in row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*columns)
    for row in rows:
        table.add_row(*(Text(printable(str(cell))) for cell in row))
    Console(file=raw(sys.stdout)).print(table)


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
    """Return a file's text, or that of standard input for ``-``."""
    try:
        return sys.stdin.buffer.read().decode() if path == "-" else Path(path).read_text(encoding="utf-8-sig")
    except OSError as err:
        raise InputError(f"can't be read ({err.strerror or err})", where=path, hint="check the path") from err
    except UnicodeDecodeError as err:
        raise InputError("is not UTF-8 text", where=path, hint="save it as UTF-8") from err


def read_lines(path: str, on_problem: "Callable[[KgError], None]") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the place (``file:line``) and the record of each line of a JSON Lines file that holds one."""
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            record = None
        if isinstance(record, dict):
            yield where, record
        else:
            on_problem(InputError("not a JSON object", where=where, hint="write one object a line"))


def as_json(value: object) -> None:
    """Print a value for programs."""
    print(json.dumps(value, ensure_ascii=False, indent=1))


def line(record: object) -> str:
    """Return a record as a line of JSON Lines.

    Raises:
        TypeError, ValueError: If it holds what does not fit into JSON.
    """
    return json.dumps(record, ensure_ascii=False, separators=(", ", ": ")) + "\n"


def write_lines(path: str, lines: Iterable[str]) -> int:
    """Write lines, whole or not at all; returns how many."""
    if path == "-":
        return sum(1 for one in lines if sys.stdout.write(one))
    from kg.files import write_output

    written = 0

    def counted() -> Iterator[bytes]:
        nonlocal written
        for one in lines:
            written += 1
            yield one.encode("utf-8", "replace")

    write_output(path, counted())
    return written
