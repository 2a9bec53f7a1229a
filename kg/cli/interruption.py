"""Ctrl-C: one line at the end and exit code 130 soon, whatever compiled code is at work."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import NoReturn

INTERRUPTED = 128 + signal.SIGINT  # the exit code by which shells know it
FAREWELL = "kg: interrupted; no file was left half written, run the same command again to go on"
_KEPT = "kg: interrupted; what was done is kept, run the same command again to go on"
FAREWELLS = {
    **dict.fromkeys(("build", "demo", "push"), _KEPT),
    **dict.fromkeys(("serve", "mcp"), "kg: stopped; run the same command again to go on"),
}
"""What is said by the command that was interrupted; `FAREWELL` by the others."""
_GRACE = 0.5  # seconds for Python to unwind: files half written are taken away


@contextmanager
def heeded(farewell: str) -> Iterator[None]:
    """Within, Ctrl-C ends the process with a line and code 130, even where a query or the store does not come back.

    Python heeds a signal between two of its own instructions; a query may be minutes away from the next. A thread that
    waits for the signal ends the process then, which is safe at any moment: what is on disk is whole or as before.
    Where somebody else handles the signal, as a server that answers the last requests first, it is left to him.

    Args:
        farewell: The line on standard error.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    over = threading.Event()
    before = signal.set_wakeup_fd(writing, warn_on_full_buffer=False)
    threading.Thread(target=_watch, args=(reading, over, farewell), daemon=True).start()
    try:
        yield
    finally:
        over.set()
        signal.set_wakeup_fd(before)
        os.close(writing)  # which ends the thread


def _watch(reading: int, over: threading.Event, farewell: str) -> None:
    with os.fdopen(reading, "rb", buffering=0) as signals:
        while numbers := signals.read(16):
            ours = signal.SIGINT in numbers and signal.getsignal(signal.SIGINT) is signal.default_int_handler
            if ours and not over.wait(_GRACE):
                end(farewell)


def tell(farewell: str) -> int:
    """Print the line, end what processes there are, and return the exit code."""
    from multiprocessing import active_children

    print(farewell, file=sys.stderr)
    for child in active_children():
        child.terminate()
    return INTERRUPTED


def end(farewell: str) -> NoReturn:
    """Print the line and end this process now; what waits to be printed may be held by another thread, and is lost."""
    sys.stderr.write(f"{farewell}\n")
    sys.stderr.flush()
    os._exit(INTERRUPTED)


def leave() -> NoReturn:
    """End this process now, without what Python does at the end: to take a language model apart takes seconds."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # its reader went away, or it is closed
            stream.flush()
    os._exit(INTERRUPTED)
