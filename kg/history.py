"""The life of a graph: which builds and removals made it, what each added or took away, and what became of questions.

One JSON line for each, in ``history.jsonl``, a file of the state (`kg.store.states`) that the step led to. It tells
when (the only clock in a graph's folder) and is no part of the quads: the same texts give the same graph whatever its
history.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from kg.errors import GraphError
from kg.files import write_whole
from kg.store import states

FILE = "history.jsonl"


@dataclass(frozen=True, slots=True)
class Step:
    """A build, a removal, or questions asked by themselves.

    Attributes:
        when: Its end, ISO 8601 in UTC, to the second.
        action: ``build``, ``remove``, or ``questions``.
        came: Ids of documents that are new, sorted.
        changed: Ids of documents that were read anew, sorted.
        went: Ids of documents that are gone, sorted.
        corrections: How many rows of corrections hold.
        questions: How many questions of one's own are answered, unanswered, failed or bad, and how many changed.
        counts: What the graph holds then: documents, entities, facts, events.
    """

    when: str
    action: str
    came: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
    corrections: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    questions: Mapping[str, int] = field(default_factory=dict)


def now() -> str:
    """Return the time of day as a step tells it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def note(state: Path, step: Step) -> None:
    """Add a step to the history that a state to come has, by its folder."""
    path = state / FILE
    before = path.read_bytes() if path.exists() else b""
    line = json.dumps(asdict(step), ensure_ascii=False, separators=(",", ":")) + "\n"
    write_whole(path, before + line.encode())


def history(folder: str | Path) -> tuple[Step, ...]:
    """Return the steps that made a graph, the first first; none for a graph of before there was a history.

    Raises:
        GraphError: If the folder is no graph, or the history was damaged.
    """
    try:
        lines = (states.kept(Path(folder), FILE) or b"").splitlines()
    except OSError as err:
        what = f"history can't be read ({err.strerror or err})"
        raise GraphError(what, where=str(folder), hint="delete it; the graph itself is whole") from err
    where = states.path_of(Path(folder), FILE)
    return tuple(_step(line, f"{where}:{number}") for number, line in enumerate(lines, start=1))


def _step(line: bytes, where: str) -> Step:
    try:
        held = json.loads(line)
        lists = {name: tuple(held[name]) for name in ("came", "changed", "went")}
        return Step(**{**held, **lists})
    except (ValueError, TypeError, KeyError, RecursionError) as err:
        hint = "delete the line; the graph itself is whole"
        raise GraphError("history is damaged", where=where, hint=hint) from err


def added(steps: tuple[Step, ...], number: int) -> dict[str, int]:
    """Return by how much the counts grew (or fell) with a step, given by its place from 0."""
    before = steps[number - 1].counts if number else {}
    return {name: count - before.get(name, 0) for name, count in steps[number].counts.items()}
