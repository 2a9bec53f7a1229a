"""How far reading is, on a terminal: number and total, rate, time left, and the text at work. Nothing in a pipe."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kg.cli.console import visible
from kg.cli.screen import raw

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

    from kg.errors import KgError
    from kg.model import Document

_WIDTH = 40  # characters of a name; its end tells more than its beginning
_RATE_OVER = 30.0  # seconds: the language model takes texts by the batch


class Progress:
    """What is told of each text; shown where there is a terminal."""

    def __init__(self, bars: "Bars | None" = None, task: "TaskID | None" = None) -> None:
        self.bars, self.task = bars, task

    def advance(self, document: "Document") -> None:
        """Tell that a text is read, or need not be."""
        self._step(document.path or document.id)

    def counting(self, note: "Callable[[KgError], None]") -> "Callable[[KgError], None]":
        """Return what to call with a problem: a text that is left out is done with, too."""

        def noted(problem: "KgError") -> None:
            note(problem)
            self._step(problem.where)

        return noted

    def _step(self, name: str) -> None:
        if self.bars is None or self.task is None:
            return
        shown = visible(name)
        self.bars.update(self.task, advance=1, description=shown if len(shown) <= _WIDTH else f"…{shown[1 - _WIDTH :]}")
        state = self.bars.tasks[0]
        if state.total is not None and state.completed >= state.total:
            self.bars.update(self.task, total=state.completed, description="putting it together")


@contextmanager
def reading(inputs: Sequence[str], out: str = "") -> Iterator[Progress]:
    """Show progress over texts on standard error, while the block reads them.

    Args:
        inputs: As for `kg.texts.read`; what they hold is counted first.
        out: Where what is found goes; a terminal that gets it, by "-", gets nothing between its lines.
    """
    if not sys.stderr.isatty() or (out == "-" and sys.stdout.isatty()):
        yield Progress()
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        ProgressColumn,
        SpinnerColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.progress import Progress as Bars
    from rich.text import Text

    from kg.texts import amount

    class Rate(ProgressColumn):
        """Texts a second."""

        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:.1f} texts/s" if task.speed else "")

    columns = (
        SpinnerColumn(),
        MofNCompleteColumn(),
        BarColumn(24),
        Rate(),
        TimeRemainingColumn(compact=True),
        TextColumn("{task.description}", markup=False),  # a name is no markup
    )
    bars = Bars(
        *columns,
        console=Console(file=raw(sys.stderr)),
        transient=True,
        redirect_stdout=False,
        speed_estimate_period=_RATE_OVER,
    )
    with bars:
        yield Progress(bars, bars.add_task("loading the language model", total=amount(inputs)))
