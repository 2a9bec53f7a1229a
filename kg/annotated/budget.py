"""What one text may cost: so many tokens, and so much CPU time where that is limited. What costs more is left out."""

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from kg.errors import InputError
from kg.model import Document

MOST_TOKENS = 250_000  # more than a million characters of prose have, the longest text that is read


@dataclass(frozen=True, slots=True)
class Budget:
    """What one text may cost.

    Attributes:
        tokens: Most tokens of a text: the same texts are left out wherever they are read.
        seconds: Most CPU seconds that reading a text may take, or None. What is left out then depends on the machine,
            and texts are read one by one, which takes longer.
    """

    tokens: int = MOST_TOKENS
    seconds: float | None = None

    def too_long(self, document: Document, tokens: int) -> InputError:
        """Return the problem of a text of so many tokens."""
        hint = "the text is left out; split it, or raise --most-tokens"
        return InputError(
            f"text of {tokens:,} tokens is longer than {self.tokens:,}", where=_where(document), hint=hint
        )

    def too_dear(self, document: Document, component: str) -> InputError:
        """Return the problem of a text in which a component was at work when the time was over."""
        what = f"text takes more than {self.seconds:g} CPU seconds (component {component!r} was at work)"
        hint = "the text is left out; split it, or raise --most-seconds"
        return InputError(what, where=_where(document), hint=hint)


USUAL = Budget()


class OverBudgetError(BaseException):
    """The time is over; no `Exception`, so that nothing which spares a text's errors takes it for one."""


def _where(document: Document) -> str:
    return document.path or document.id


@contextmanager
def limited(seconds: float | None) -> Iterator[Callable[[], None]]:
    """Raise `OverBudgetError` in a block once the process has taken so many CPU seconds over it.

    Yields:
        What to call in between: it raises where no signal can, as in threads.
    """
    if seconds is None:
        yield lambda: None
        return
    until = time.process_time() + seconds

    def check(*_: object) -> None:
        if time.process_time() >= until:
            raise OverBudgetError

    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield check
        return
    before = signal.signal(signal.SIGPROF, check)
    signal.setitimer(signal.ITIMER_PROF, seconds, 0.05)  # again, should its clock be a little fast
    try:
        yield check
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
