"""What was made of some keys lately, kept within bounds; several threads may ask at a time."""

from collections.abc import Callable, Hashable
from threading import Lock


class Recent[Key: Hashable, Made]:
    """Remembers what was made of a key, of so many keys at most: the one that came first gives way to the next.

    Two threads may make the same at a time; all that ask after that are given the value of the first.
    """

    def __init__(self, most: int) -> None:
        """Remember so many, one at least."""
        self._most, self._held, self._lock = most, dict[Key, Made](), Lock()

    def __len__(self) -> int:
        """Return how many it remembers."""
        return len(self._held)

    def of(self, key: Key, make: Callable[[], Made]) -> Made:
        """Return what was made of a key, or what is made now, which is remembered."""
        with self._lock:
            if key in self._held:
                return self._held[key]
        made = make()  # outside of the lock: it may take long, and nobody else needs to wait for it
        with self._lock:
            if key not in self._held and len(self._held) >= self._most:
                del self._held[next(iter(self._held))]
            return self._held.setdefault(key, made)
