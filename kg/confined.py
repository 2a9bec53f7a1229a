"""Work in a process of its own that can be ended: after a time, with a bound of memory, or when the user wants."""

import os
import pickle
import resource
import select
import signal
import time
import warnings
from collections.abc import Callable
from contextlib import suppress

from kg.errors import KgError, QueryError

MEMORY = 4_000_000_000  # bytes that a query may take
_BLOCK = 1 << 20
_HINT = "simplify it, add LIMIT to it, or give it more time with --timeout"


def bound_memory(size: int) -> None:
    """Let this process take so many bytes at most, where the system can bound that, or bounds it closer."""
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_DATA, (size, size))


def confined[T](work: Callable[[], T], *, seconds: float, memory: int = MEMORY) -> T:
    """Do work in a child of this process, and return what it returns, which must be such that it can be pickled.

    The engine can't be told to stop while it works on a query, and takes its process down when the stack ends. What is
    printed by the child is lost.

    Args:
        work: What to do; best what opens its files itself.
        seconds: The longest that it may take.
        memory: Most bytes that it may take.

    Raises:
        QueryError: If it takes too long, or more than there is.
        KgError: Whatever the work raises.
    """
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of threads: the engine's are idle until a store is open
        child = os.fork()
    if not child:
        _do(work, writing, memory)
    os.close(writing)
    try:
        told = _told(reading, time.monotonic() + seconds)
    finally:
        os.close(reading)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    if told is None:
        raise QueryError(f"the query took more than {seconds:g} s", hint=_HINT)
    if not told:
        raise QueryError("the engine broke off, out of memory or of stack", hint="simplify the query")
    found = pickle.loads(told)  # from our own child
    if isinstance(found, BaseException):
        raise found
    return found  # type: ignore[no-any-return]  # of the work


def _do(work: Callable[[], object], writing: int, memory: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    bound_memory(memory)
    try:
        try:
            told = pickle.dumps(work())
        except (KgError, OSError, MemoryError) as err:
            told = pickle.dumps(err)
        left = memoryview(told)
        while left:
            left = left[os.write(writing, left) :]
    finally:
        os._exit(0)  # past what the parent has registered


def _told(reading: int, deadline: float) -> bytes | None:
    """Return all that comes till the other side closes, or None if that takes too long."""
    parts = list[bytes]()
    while (left := deadline - time.monotonic()) > 0:
        if select.select([reading], [], [], left)[0]:
            part = os.read(reading, _BLOCK)
            if not part:
                return b"".join(parts)
            parts.append(part)
    return None
