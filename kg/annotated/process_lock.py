"""A lock among the threads of one process."""

import os
from dataclasses import dataclass, field
from threading import Lock


@dataclass(frozen=True, slots=True)
class ProcessLock:
    """A lock for ``with``, which is free in a process that is forked off while a thread of its parent has it.

    Nobody in the new process would ever let go of it: of the threads, only the one that forked is there.
    """

    locks: dict[int, Lock] = field(default_factory=dict)  # by process id; setting the default is one step

    def __enter__(self) -> None:
        """Wait for the lock and take it."""
        self.locks.setdefault(os.getpid(), Lock()).acquire()

    def __exit__(self, *error: object) -> None:
        """Let go of the lock."""
        self.locks[os.getpid()].release()
