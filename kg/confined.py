"""Work in a process of its own that can be ended: after a time, with a bound of memory, or when the user wants."""

import os
import pickle  # nosec B403  # what our own child says
import resource
import select
import signal
import time
import warnings
from collections.abc import Callable
from contextlib import suppress

from kg.bounds import Bounds, broken_off, large, late
from kg.errors import KgError
from kg.offline import go_offline

_BLOCK = 1 << 20
_AROUND = 1 << 12  # bytes that a result may have more as it is pickled


def confine(memory: int, *, offline: bool = True) -> None:
    """Let this process take so many bytes at most, and reach nobody; both as far as the system can bound it.

    To be called before other threads are started.
    """
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    if offline:
        go_offline()


def confined[T](work: Callable[[], T], bounds: Bounds, *, offline: bool = True) -> T:
    """Do work in a child of this process, and return what it returns, which must be such that it can be pickled.

    The engine can't be told to stop while it works on a query, and takes its process down when the stack ends. What is
    printed by the child is lost.

    Args:
        work: What to do; best what opens its files itself.
        bounds: The longest that it may take, the most memory, and the most bytes of what it returns.
        offline: Whether it is to reach no other server.

    Raises:
        QueryError: If it takes too long, more than there is, or returns too much.
        KgError: Whatever the work raises.
    """
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of threads: the engine's are idle until a store is open
        child = os.fork()
    if not child:
        _do(work, writing, bounds.memory, offline=offline)
    os.close(writing)
    try:
        told = _told(reading, time.monotonic() + bounds.seconds, bounds.size)
    finally:
        os.close(reading)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    if told is None:
        raise late(bounds.seconds)
    if not told:
        raise broken_off()
    found = pickle.loads(told)  # nosec B301  # from our own child
    if isinstance(found, BaseException):
        raise found
    return found  # type: ignore[no-any-return]  # of the work


def _do(work: Callable[[], object], writing: int, memory: int, *, offline: bool) -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    confine(memory, offline=offline)
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


def _told(reading: int, deadline: float, most: int) -> bytes | None:
    """Return all that comes till the other side closes, or None if that takes too long.

    Raises:
        QueryError: If it is more than so many bytes, and what pickling puts around them.
    """
    parts, size = list[bytes](), 0
    while (left := deadline - time.monotonic()) > 0:
        if select.select([reading], [], [], left)[0]:
            part = os.read(reading, _BLOCK)
            if not part:
                return b"".join(parts)
            parts.append(part)
            size += len(part)
            if size > most + _AROUND:
                raise large(most)
    return None
