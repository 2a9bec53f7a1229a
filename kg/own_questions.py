"""Questions of one's own that a graph remembers, asked after each build or between builds; see `kg.questions`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg import history
from kg.bounds import Bounds
from kg.errors import InputError
from kg.questions import Answered, answers, asked, counted, files, keep, kept, remember, remembered
from kg.store import GraphStore
from kg.store.counting import counts

_USUAL = Bounds()


def ask_again(store: GraphStore, questions: Sequence[Path] | None, before: Mapping[str, Any]) -> tuple[Answered, ...]:
    """Ask what a graph that was built remembers, or is to remember from now on, and keep the answers.

    Args:
        store: The graph, open for writing.
        questions: Files that it is to remember in place of those that it has; None leaves them.
        before: The answers that it kept so far.
    """
    if questions is not None:
        remember(store, questions)
        store.take_up()
    found, now = asked(store, remembered(store), before)
    if found and now != before:
        keep(store.home, now)
        store.take_up()
    return found


def ask_own(out: str | Path, folder: str | Path | None = None, bounds: Bounds = _USUAL) -> tuple[Answered, ...]:
    """Ask questions of one's own between builds, and note it in the history; see `kg.questions`.

    Args:
        out: Folder of the graph.
        folder: Folder of the questions (``.rq``); None takes those that builds ask.
        bounds: Of each question.

    Returns:
        What became of each, by name; with why it is not kept, where the graph can't be written now.

    Raises:
        InputError: If there is no question.
        GraphError: If the graph, its history or the answers that it keeps are damaged.
    """
    with GraphStore.open(out) as store:
        own = remembered(store) if folder is None else files(folder)
        if not own:
            hint = "name a folder of .rq files" if folder is None else "write one, as docs/questions.md shows"
            raise InputError("no question", where=str(folder or out), hint=hint)
        found, now = asked(store, own, answers(store.folder), bounds)
        last = history.history(store.folder)[-1:]
        hold = last[0].corrections if last else 0
        step = history.Step(history.now(), "questions", corrections=hold, questions=counted(found))
        step = replace(step, counts=counts(store.raw))

        def change(state: Path) -> None:
            keep(state, now)
            history.note(state, step)

        return kept(store.folder, found, change)
