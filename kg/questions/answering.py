"""Asking one's own questions of a graph, and telling what became of the answers since last time.

A graph remembers the questions that builds are to ask (``questions/``) and the last answers (``questions.json``) in its
states (`kg.store.states`). Neither is part of the quads: the same texts give the same graph whatever is asked of it.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Literal

from kg.bounds import Bounds
from kg.errors import GraphError, InputError, KgError, MissingInputError, UnwritableError
from kg.files import read_whole, write_whole
from kg.namespaces import digest
from kg.questions.expectations import Row, expectations, failure
from kg.store import Answer, GraphStore, ask, states

FOLDER, FILE = "questions", "questions.json"
_USUAL = Bounds()

type Answers = Mapping[str, Any]
type State = Literal["answered", "unanswered", "failed", "bad"]


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of a question.

    Attributes:
        name: Name of its file, without ``.rq``.
        question: The question in words: its first comment, or empty.
        state: ``failed`` where an expectation does not hold, ``bad`` where it can't be asked; else ``answered``, or
            with no row (or false) ``unanswered``.
        columns: Names of the columns.
        rows: The answer, sorted; a false ASK has no row.
        changed: Whether the answer differs from last time; None where the very same query was not asked before.
        came: Rows that are new, sorted.
        went: Rows that are gone, sorted.
        failures: Which expectations do not hold, and why.
        problem: Why it can't be asked, with file, line and column; or empty.
        unkept: Why its answer is not kept for the next time; or empty.
    """

    name: str
    question: str
    state: State
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    changed: bool | None = None
    came: tuple[Row, ...] = ()
    went: tuple[Row, ...] = ()
    failures: tuple[str, ...] = ()
    problem: str = ""
    unkept: str = ""


def files(folder: str | Path) -> tuple[Path, ...]:
    """Return the questions of a folder, by name.

    Raises:
        MissingInputError: If there is no such folder.
    """
    path = Path(folder)
    if not path.is_dir():
        raise MissingInputError("no such folder of questions", where=str(folder), hint="name one with .rq files")
    return tuple(sorted(file for file in path.iterdir() if file.suffix == ".rq" and file.is_file()))


def remembered(store: GraphStore) -> tuple[Path, ...]:
    """Return the questions that builds of a graph ask."""
    return files(store.home / FOLDER) if (store.home / FOLDER).is_dir() else ()


def remember(store: GraphStore, questions: Sequence[Path]) -> None:
    """Keep questions in a graph that is open for writing, in place of those that it has; none takes all back.

    Raises:
        InputError: If a file can't be read; nothing changes then.
    """
    kept = {file.name: _bytes(file) for file in questions}
    folder = store.home / FOLDER
    for old in remembered(store):
        if old.name not in kept:
            old.unlink()
    if kept:
        folder.mkdir(exist_ok=True)
        for name, body in kept.items():
            write_whole(folder / name, body)
    elif folder.is_dir():
        folder.rmdir()
        (store.home / FILE).unlink(missing_ok=True)


def answer(store: GraphStore, questions: Iterable[Path]) -> tuple[Answered, ...]:
    """Ask questions, tell what changed since they were last asked, and keep the answers for the next time.

    Where the graph can't be written, or somebody else writes it, they are answered and not kept.

    Arguments and errors as for `asked`; the graph may be open for reading.
    """
    found, now = asked(store, questions, before := answers(store.folder))
    return kept(store.folder, found, partial(keep, answers=now)) if now != before else found


def kept(graph: Path, found: tuple[Answered, ...], change: Callable[[Path], object]) -> tuple[Answered, ...]:
    """Return what became of questions once a change of the graph keeps it, or with why it is not kept.

    Raises:
        GraphError: If the graph is damaged.
    """
    try:
        states.amend(graph, change)
    except UnwritableError as error:
        return tuple(replace(one, unkept=str(error)) for one in found)
    return found


def asked(
    store: GraphStore, questions: Iterable[Path], before: Answers, bounds: Bounds = _USUAL
) -> tuple[tuple[Answered, ...], dict[str, Any]]:
    """Ask questions, and tell what changed since they were last asked.

    One that can't be asked, or not within its bounds, is told of, and the others are asked all the same.

    Args:
        store: The graph.
        questions: Files of SPARQL; see `kg.questions.expectations` for what they may expect.
        before: What `answers` gave.
        bounds: Of each question.

    Returns:
        What became of each, and the answers to `keep`.
    """
    found, now, files = list[Answered](), dict(before), list(questions)
    if not files:
        return (), now
    with store.guarded(bounds) as guarded:
        put = partial(ask, guarded, base=store.base_iri, most=bounds.rows)
        for file in files:
            try:
                text = _bytes(file).decode("utf-8-sig")
                one = _answered(put, store.base_iri, file, text, before.get(file.stem))
                rows = list(map(list, one.rows))
                now[file.stem] = {"query": digest(text), "columns": list(one.columns), "rows": rows}
            except UnicodeDecodeError:
                one = Answered(file.stem, "", "bad", problem=f"{file}: is not UTF-8 text; save it as UTF-8")
            except KgError as error:
                problem = str(error) if error.where else f"{file}: {error}"
                one = Answered(file.stem, "", "bad", problem=problem)
            found.append(one)
    return tuple(found), now


def keep(state: Path, answers: Answers) -> None:
    """Keep answers in the folder of a state to come."""
    write_whole(state / FILE, json.dumps(answers, ensure_ascii=False, sort_keys=True, indent=1).encode())


def _answered(put: Callable[..., Answer], base: str, file: Path, text: str, last: Mapping[str, Any] | None) -> Answered:
    expected = expectations(text, str(file))
    answered = put(text, where=str(file))
    table = answered.table()
    rows = tuple(sorted(table.rows, key=repr))
    if answered.kind == "boolean":
        rows = tuple(row for row in rows if row[0])
    came = went = tuple[Row, ...]()
    changed = None
    if last is not None and last["query"] == digest(text):
        old = [tuple(row) for row in last["rows"]]
        came, went = _beyond(rows, old), _beyond(old, rows)
        changed = bool(came or went)
    why = [(one, failure(one, table.columns, rows, changed=changed, base=base)) for one in expected]
    failures = tuple(f"expected {one.words}: {reason}" for one, reason in why if reason)
    state: State = "failed" if failures else "answered" if rows else "unanswered"
    return Answered(file.stem, _words(text), state, table.columns, rows, changed, came, went, failures)


def _beyond(one: Iterable[Row], other: Iterable[Row]) -> tuple[Row, ...]:
    """Return the rows that are in one answer more often than in the other, sorted."""
    return tuple(sorted((Counter(one) - Counter(other)).elements(), key=repr))


def _words(text: str) -> str:
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    words = first.lstrip("#").strip() if first.startswith("#") else ""
    return "" if words.casefold().startswith("expect") else words


def _bytes(file: Path) -> bytes:
    try:
        return read_whole(file)
    except OSError as err:
        raise InputError(f"can't be read ({err.strerror or err})", where=str(file), hint="check the file") from err


def answers(graph: Path) -> dict[str, Any]:
    """Return the answers that the last complete state of a graph keeps, by its folder.

    Raises:
        GraphError: If they are damaged or may not be read, or the folder is no graph.
    """
    path = states.path_of(graph, FILE)
    try:
        held = json.loads(states.kept(graph, FILE) or b"{}")
        for one in held.values():
            _ = one["query"], one["columns"], [tuple(row) for row in one["rows"]]
    except GraphError:
        raise
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as err:
        hint = "delete it; the questions are then asked as for the first time"
        raise GraphError("answers to questions are damaged", where=str(path), hint=hint) from err
    return dict(held)


def counted(found: Iterable[Answered]) -> dict[str, int]:
    """Return how many questions are in which state, sorted by state, and how many answers changed."""
    answers = list(found)
    states = Counter(one.state for one in answers)
    changed = sum(one.changed is True for one in answers)
    return dict(sorted(states.items())) | ({"changed": changed} if changed else {})


def records(found: Iterable[Answered]) -> list[dict[str, Any]]:
    """Return what became of questions as plain values, for JSON."""
    return [asdict(one) for one in found]
